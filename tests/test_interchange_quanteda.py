from __future__ import annotations

import pytest

from framing.errors import LexiconError
from tests.dictionary_texts import notes, read, terms, write, written_notes

QUAYS = """\
# an invented quarrel
works:
  renewal:
    - renew*
    - 'quay renewal'
  __: [scheme, "works*"]
  demolition: demol?lish
hedge: [reportedly, "no"]
"""


def test_keys_are_categories_and_lists_hold_globs() -> None:
    dictionary = read(QUAYS, "quanteda")
    assert terms(dictionary) == {
        "works": ["scheme", "works*"],
        "works > renewal": ["renew*", "quay renewal"],
        "works > demolition": ["demol?lish"],
        "hedge": ["reportedly", "no"],
    }
    assert dictionary.notes == ()
    assert [entry.line for entry in dictionary.entries] == [6, 6, 4, 5, 7, 8, 8]


def test_json_of_the_same_shape_is_read() -> None:
    text = '{\n"works": {\n\t"renewal": ["renew*"],\n\t"": ["scheme"]}}'
    assert terms(read(text, "quanteda")) == {"works": ["scheme"], "works > renewal": ["renew*"]}


def test_bare_words_that_yaml_takes_for_something_else_stay_words() -> None:
    dictionary = read("hedge: [no, on, 2021-05-04, 7, ~, !!str 8, !x y]\n", "quanteda")
    assert terms(dictionary) == {"hedge": ["no", "on", "2021-05-04", "7", "8", "y"]}
    assert notes(dictionary) == [
        "quays:1: a bare bool, not a text “no”: read as it is written",
        "quays:1: a bare bool, not a text “on”: read as it is written",
        "quays:1: a bare timestamp, not a text “2021-05-04”: read as it is written",
        "quays:1: a bare int, not a text “7”: read as it is written",
        "quays:1: an empty value “hedge”: left out",
        "quays:1: a bare !x, not a text “y”: read as it is written",
    ]


def test_a_key_that_comes_twice_is_one_category() -> None:
    assert terms(read("a: [x1]\nb: [x2]\na: [x3]\n", "quanteda")) == {"a": ["x1", "x3"], "b": ["x2"]}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("works: [renew*\nhedge: x\n", "quays:2", "not valid YAML"),
        ("works:\n\t- renew*\n", "quays:2", "not valid YAML"),
        ("- renew*\n", "quays:1", "is a list"),
        ("renew*, demol*\n", "quays:1", "is a text"),
        ("works:\n  - name: x\n", "quays:2", "a list holds texts only"),
        ("works: &w [renew*]\nhedge: *w\n", "quays:2", "an alias"),
        ("works: [renew*]\n---\nhedge: [x]\n", "quays:2", "second YAML document"),
        ("? [a, b]\n: c\n", "quays:1", "as a key"),
        ("extends: existence\ntokens: [x]\n", "quays:1", "Vale rule"),
        ("good: 3\nbad: -3\n", "quays", "numbers"),
        ("works: []\n", "quays", "holds no terms"),
        ("", "quays", "holds no terms"),
        ("a: " + "{a: " * 2000, "quays:1", "YAML"),
        ("{a: " * 60 + "[x]" + "}" * 60, "quays:1", "nested more than"),
        ("works: [\x07]\n", "quays", "not valid YAML"),
    ],
)
def test_what_is_no_dictionary_is_an_error_at_its_line(text: str, place: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(text, "quanteda")
    assert caught.value.problems[0].place == place
    assert message in caught.value.problems[0].message


def test_every_text_is_written_in_quotes() -> None:
    dictionary = read(QUAYS, "quanteda")
    text = write(dictionary, "quanteda")
    assert '"hedge":\n  - "reportedly"\n  - "no"\n' in text
    assert read(text, "quanteda") == dictionary


def test_a_category_called_like_the_sign_for_beside_is_renamed() -> None:
    dictionary = read("+__\nrenew*\n", "lexicoder")
    assert write(dictionary, "quanteda") == '"___":\n  - "renew*"\n'
    assert written_notes(dictionary, "quanteda") == [
        "quays: a category name with a meaning of its own “__”: written as ___"
    ]
