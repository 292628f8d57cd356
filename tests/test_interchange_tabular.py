from __future__ import annotations

import csv

import pytest

from framing.errors import LexiconError
from framing.lexicon.interchange import Category, Dictionary, Entry
from tests.made.dictionary_texts import QUAYS, entry_of, notes, read, terms, write


def test_a_row_is_a_term_in_a_category() -> None:
    dictionary = read("category,term\nworks > renewal,renew*\nworks,scheme\nhedge,no\n", "csv")
    assert terms(dictionary) == {"works": ["scheme"], "works > renewal": ["renew*"], "hedge": ["no"]}
    assert [entry.kind for entry in dictionary.entries] == ["fixed", "glob", "fixed"]
    assert [entry.line for entry in dictionary.entries] == [3, 2, 4]
    assert dictionary.notes == ()


def test_written_rows_have_a_header_and_one_row_per_term_and_category() -> None:
    lines = write(QUAYS, "csv").splitlines()
    assert lines[:3] == [
        "category,term,kind,weight,case,instead",
        "works,scheme,fixed,,false,",
        "works > renewal,renew*,glob,,false,",
    ]
    assert len(lines) == 1 + len(QUAYS.entries)
    assert write(QUAYS, "tsv") == write(QUAYS, "csv").replace(",", "\t")


@pytest.mark.parametrize(
    "header", ["word,label", "Term;Category", "PATTERN\tFrame", "\ufefftoken,cat", "phrase,class"], ids=repr
)
def test_common_names_of_columns_and_separators_are_known(header: str) -> None:
    sign = next(sign for sign in ",;\t" if sign in header)
    assert terms(read(f"{header}\r\nrenew*{sign}works\r\n", "csv")) == {"works": ["renew*"]}


def test_all_columns_are_read() -> None:
    text = (
        "term,category,kind,weight,case,instead\n"
        'NHR,works,fixed,"0,5",yes,quay renewal\nquays?,works,regex,,,\nwhy?,works,fixed,-1,no,\n'
    )
    first, second, third = read(text, "csv").entries
    assert (first.weight, first.case, first.instead) == (0.5, True, "quay renewal")
    assert (second.kind, second.weight, second.case, second.instead) == ("regex", None, False, None)
    assert (third.kind, third.pattern, third.weight) == ("fixed", "why?", -1)


def test_a_column_of_regular_expressions_is_read_as_such() -> None:
    assert [entry.kind for entry in read("regex,category\nquays?,a\nquay,a\n", "csv").entries] == ["regex", "fixed"]


def test_without_categories_all_terms_are_in_one() -> None:
    dictionary = read("term\tscore\nscheme\t-2\n", "tsv")
    assert terms(dictionary) == {"dictionary": ["scheme"]}
    assert entry_of(dictionary, "scheme").weight == -2
    assert notes(dictionary) == ["quays:1: no column is called category: all terms are put into dictionary"]


def test_cells_that_mean_nothing_are_noted_with_their_line() -> None:
    text = (
        "category,term,weight,kind,case,source\nworks,plan,much,,,\nworks,site,,stem,,\nworks,quay,nan,,maybe,\n\n"
        "works,,,,,\nworks,pier,,,,x,more\n"
    )
    dictionary = read(text, "csv")
    assert terms(dictionary) == {"works": ["plan", "quay", "pier"]}
    assert notes(dictionary) == [
        "quays:1: an unknown column “source”: left out",
        "quays:2: a weight that is no number “plan much”: kept without it",
        "quays:3: a kind that is none of fixed, glob, regex “site stem”: left out",
        "quays:4: a weight that is no number “quay nan”: kept without it",
        "quays:4: a case that is neither true nor false “quay maybe”: kept, in any case of letters",
        "quays:6: a term without letters: left out",
        "quays:7: more cells than the header “more”: left out",
    ]


@pytest.mark.parametrize("text", ["category,phrases\nworks,plan\n", "plan\n", "", "term\n"])
def test_a_table_without_terms_is_an_error(text: str) -> None:
    with pytest.raises(LexiconError):
        read(text, "csv")


NASTY = ("=SUM(A1)", "+plan", "-plan", "@plan", "'=x", "''-x", "'tis", 'a "b", c', "a;b", "plan -x")


def test_no_cell_is_a_formula_and_all_come_back() -> None:
    path = ("=STATE=", "+ > x")
    entries = tuple(Entry(term, path, instead=term) for term in NASTY)
    dictionary = Dictionary("dictionary", (Category(path[:1]), Category(path)), entries)
    text = write(dictionary, "csv")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read(text, "csv") == dictionary


@pytest.mark.parametrize("name", ["a > b", ">", ">>", "> a", "a >", "a->b", "a > > b", "> >"])
def test_an_arrow_in_a_name_is_no_level(name: str) -> None:
    path = (name, name)
    dictionary = Dictionary("dictionary", (Category(path[:1]), Category(path)), (Entry("plan", path),))
    assert read(write(dictionary, "csv"), "csv") == dictionary
