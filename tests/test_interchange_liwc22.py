from __future__ import annotations

import pytest

from framing.errors import LexiconError
from tests.made.dictionary_texts import QUAYS, entry_of, notes, read, terms, write, written_notes


def test_a_mark_puts_a_term_into_the_category_of_its_column() -> None:
    dictionary = read("DicTerm,renewal,hedge\nrenew*,X,\nquay renewal,x,\nperhaps,,X\nfacility,X,X\n", "liwc22")
    assert terms(dictionary) == {"renewal": ["renew*", "quay renewal", "facility"], "hedge": ["perhaps", "facility"]}
    assert dictionary.notes == ()


def test_numbers_are_weights() -> None:
    dictionary = read('DicTerm,loaded\n"scheme*",0.4\nprogramme,-0.2\n', "liwc22")
    assert [(entry.pattern, entry.weight) for entry in dictionary.entries] == [("scheme*", 0.4), ("programme", -0.2)]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_separators_and_line_ends_are_known_by_the_header(sign: str) -> None:
    text = "\ufeffdicterm,renewal\r\n\r\nrenew*,X\r\n".replace(",", sign)
    assert terms(read(text, "liwc22")) == {"renewal": ["renew*"]}


def test_bare_carriage_returns_end_lines() -> None:
    assert terms(read('DicTerm\trenewal\r"renew, again"\tX\r', "liwc22")) == {"renewal": ["renew, again"]}


def test_cells_that_mean_nothing_are_noted_with_their_line() -> None:
    text = 'DicTerm,renewal,,renewal\nrenew*,yes,,\n"two\nlines",,X,\nquay,X,,X\nsite,,,,X\nberth,,,\n'
    dictionary = read(text, "liwc22")
    assert terms(dictionary) == {"renewal": ["quay"]}
    assert notes(dictionary) == [
        "quays:1: two categories of one name “renewal”: put together",
        "quays:2: a cell that is neither X nor a number “renew* yes”: left out of renewal",
        "quays:3: a cell without a category “two lines X”: read without it",
        "quays:5: a repeated term “quay”: kept once in renewal",
        "quays:6: a cell without a category “site X”: read without it",
        "quays:7: a term without a category “berth”: left out",
    ]


@pytest.mark.parametrize("text", ["term,renewal\nrenew*,X\n", "", 'DicTerm,a\n"x,X\n'])
def test_another_table_is_an_error(text: str) -> None:
    with pytest.raises(LexiconError):
        read(text, "liwc22")


def test_nested_categories_are_written_flat_and_noted() -> None:
    assert write(QUAYS, "liwc22").splitlines()[:3] == [
        "DicTerm,works,works.renewal,works.demolition,hedge",
        "scheme,X,,,",
        "renew*,,X,,",
    ]
    assert written_notes(QUAYS, "liwc22") == [
        "quays.yml: nested category “works > renewal”: made flat as works.renewal",
        "quays.yml: nested category “works > demolition”: made flat as works.demolition",
    ]


def test_where_one_term_has_a_weight_the_others_get_one() -> None:
    dictionary = read("category,term,weight\nloaded,scheme,0.5\nloaded,plan,\n", "csv")
    assert write(dictionary, "liwc22") == "DicTerm,loaded\nscheme,0.5\nplan,1\n"
    assert written_notes(dictionary, "liwc22") == [
        "quays:3: a term without a weight “plan”: given the weight 1, since others have one"
    ]
    assert entry_of(dictionary, "plan").weight is None
