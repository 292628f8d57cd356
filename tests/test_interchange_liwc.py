from __future__ import annotations

import pytest

from framing.errors import LexiconError
from tests.made.dictionary_texts import QUAYS, notes, read, terms, write, written_notes

CLEAN = (
    "%\n1\trenewal\n2\tdemolition\n10\thedge\n%\nrenew*\t1\ndemol*\t2\nquay renewal\t1\nfacility\t1\t2\nperhaps\t10\n"
)
EXPECTED = {
    "renewal": ["renew*", "quay renewal", "facility"],
    "demolition": ["demol*", "facility"],
    "hedge": ["perhaps"],
}


def test_terms_are_read_into_the_categories_whose_numbers_they_carry() -> None:
    dictionary = read(CLEAN, "liwc")
    assert terms(dictionary) == EXPECTED
    assert dictionary.notes == ()
    assert {entry.pattern for entry in dictionary.entries if entry.kind == "glob"} == {"renew*", "demol*"}


DIRT = {
    "carriage returns": CLEAN.replace("\n", "\r"),
    "windows line ends": CLEAN.replace("\n", "\r\n"),
    "mark": "\ufeff" + CLEAN,
    "no last line end": CLEAN.rstrip("\n"),
    "tabs after the signs": CLEAN.replace("%\n", "%\t\t\n"),
    "blank lines": CLEAN.replace("\n", "\n\n\t\t\n"),
    "padded numbers": CLEAN.replace("\t1", "\t01").replace("1\trenewal", "01\trenewal"),
    "wide heads": CLEAN.replace("1\trenewal", "1                  renewal"),
    "many tabs": CLEAN.replace("*\t", "*\t\t\t"),
    "blanks before the tab": CLEAN.replace("*\t", "*        \t"),
    "blanks at the end": CLEAN.replace("\n", "   \n"),
    "tabs at the end": CLEAN.replace("\n", "\t \t\n"),
    "numbers apart by blanks": CLEAN.replace("1\t2\n", "1 2 \n"),
    "blanks for tabs": CLEAN.replace("\t", "  "),
    "commas": CLEAN.replace("1\t2\n", "1, 2\n"),
}


@pytest.mark.parametrize("text", DIRT.values(), ids=DIRT.keys())
def test_the_dirt_of_real_files_changes_nothing(text: str) -> None:
    dictionary = read(text, "liwc")
    assert terms(dictionary) == EXPECTED
    assert dictionary.notes == ()


def test_a_doubled_sign_is_read_as_one_and_noted() -> None:
    for text in (CLEAN.replace("%", "%%"), CLEAN.replace("%\n", "%\n\n%\n")):
        dictionary = read(text, "liwc")
        assert terms(dictionary) == EXPECTED
        assert len(dictionary.notes) == 2
        assert all("a doubled %: read as one" in note for note in notes(dictionary))


def test_tabs_nest_categories_and_terms_go_to_the_lowest_ones() -> None:
    text = (
        "%\n1\tworks\n\t2\trenewal\n\t\t4\tquays\n\t3\tdemolition\n10\thedge\n%\nrenew*\t1\t2\nquay\t1 2 4\nsite\t1\n"
    )
    dictionary = read(text + "perhaps\t10\n", "liwc")
    assert [" > ".join(category.path) for category in dictionary.categories] == [
        "works", "works > renewal", "works > renewal > quays", "works > demolition", "hedge",
    ]  # fmt: skip
    assert terms(dictionary) == {
        "works": ["site"],
        "works > renewal": ["renew*"],
        "works > renewal > quays": ["quay"],
        "hedge": ["perhaps"],
    }
    assert dictionary.notes == ()


def test_a_term_that_skips_the_category_above_is_noted() -> None:
    dictionary = read("%\n1\tworks\n\t2\trenewal\n%\nrenew*\t2\n", "liwc")
    assert notes(dictionary) == [
        "quays:5: a term not listed in the category above “renew*”: counts in works too",
    ]


def test_conditions_are_read_as_where_they_do_not_hold() -> None:
    text = "%\n2\tyou\n125\taffect\n126\tgood\n131\tthought\n464\tfiller\n%\n"
    text += "kind\t<of>131/125\nlike\t(02 134)125/464\t(02 134)126\nlove\t125 126\n"
    dictionary = read(text, "liwc")
    assert terms(dictionary) == {"affect": ["kind", "love"], "good": ["love"], "filler": ["like"]}
    assert notes(dictionary) == [
        "quays:8: condition “kind <of>131/125”: put into 125, as where it does not hold",
        "quays:9: condition “like (02 134)125/464”: put into 464, as where it does not hold",
        "quays:9: condition “like (02 134)126”: left out",
    ]


def test_numbers_without_end_are_no_category() -> None:
    text = f"%\n1\trenewal\n%\npier {'9' * 5000}\t1\nquay 1 {'9' * 5000}\n"
    (note,) = read(text, "liwc").notes
    assert (note.place, note.what) == ("quays:5", "something that is no category number")


def test_every_line_that_cannot_be_read_is_noted_with_its_number() -> None:
    text = "%\n1\trenewal\nno number\n1\tagain\n2\tRenewal\n%\n"
    text += "quay\t7\nsite\nberth\t1 x9\nquay\t1\nquay\t1\narea 1\t2\n"
    assert notes(read(text, "liwc")) == [
        "quays:3: a line that is no category “no number”: left out",
        "quays:4: a category number that is taken “1 again”: left out",
        "quays:7: a category number that the head does not name “quay 7”: read without it",
        "quays:7: a term without a category “quay”: left out",
        "quays:8: a term without a category “site”: left out",
        "quays:9: something that is no category number “berth x9”: read without it",
        "quays:11: a repeated term “quay”: kept once in renewal",
        "quays:12: a term that ends in a category number “area 1”: the number is read as part of it",
    ]


def test_an_encoding_that_is_not_utf8_is_noted() -> None:
    dictionary = read("%\n1\tcafés\n%\ncafé*\t1\n".encode("cp1252"), "liwc")
    assert terms(dictionary) == {"cafés": ["café*"]}
    assert notes(dictionary) == ["quays:2: an encoding that is not UTF-8: read as Windows-1252"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("renew*\t1\n", "quays:1", "begins with a line %"),
        ("%\n1\trenewal\nrenew*\t1\n", "quays:1", "no second line %"),
        ("", "quays:1", "begins with a line %"),
        ("%\n1\trenewal\n%\n", "quays", "holds no terms"),
        (b"%\n1\t\x81\x00", "quays:2", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_dictionary_is_an_error(text: str | bytes, place: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(text, "liwc")
    assert caught.value.problems[0].place == place
    assert message in caught.value.problems[0].message


def test_a_term_is_written_with_the_numbers_of_the_categories_above() -> None:
    assert write(QUAYS, "liwc") == (
        "%\n1\tworks\n\t2\trenewal\n\t3\tdemolition\n4\thedge\n%\n"
        "scheme\t1\nrenew*\t1\t2\nquay renewal\t1\t2\nfacility\t1\t2\t3\ndemol*\t1\t3\npulled down\t1\t3\n"
        "reportedly\t4\nno\t4\n"
    )


def test_a_wildcard_inside_is_kept_with_a_note() -> None:
    dictionary = read("+works\nre*build*\n", "lexicoder", shown="quays.lc3")
    assert "re*build*\t1" in write(dictionary, "liwc")
    assert written_notes(dictionary, "liwc") == [
        "quays.lc3:2: wildcard inside a term “re*build*”: kept, though LIWC itself knows * only at the end"
    ]
