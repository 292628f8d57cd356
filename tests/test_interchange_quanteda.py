from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon.interchange import read_dictionary
from tests.made.dictionary_texts import notes, read, terms, write, written_notes

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


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"name": "quays",\n"version": "1.0"}', 1, "“name” holds a text, not a list of patterns"),
        ('{"works": ["renew*"],\n"language": "en"}', 2, "“language” holds a text, not a list of patterns"),
        ('{"works": {"renewal": ["renew*"],\n"since": 2021}}', 2, "“works > since” holds a number, not a text"),
        ('{"works": ["renew*",\n7]}', 2, "“works” holds a number, not a text"),
        ('{"good": 1.9, "bad": -3}', 1, "“good” holds a number, not a text"),
        ('{"works": ["renew*", true]}', 1, "“works” holds true or false, not a text"),
        ('{"works": null}', 1, "“works” holds null, not a text"),
        ('{"terms": [{"term": "renew*", "category": "works"}]}', 1, "a list holds texts only"),
        ('[{"term": "renew*", "category": "works"}]', 1, "is a list, not categories"),
        ('"renew*"', 1, "is a text, not categories"),
    ],
)
def test_json_of_another_shape_is_an_error_that_names_the_shapes(text: str, line: int, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(text, "quanteda")
    problem = caught.value.problems[0]
    assert problem.place == f"quays:{line}"
    assert message in problem.message
    assert '{"category": ["pattern", …]}' in (problem.hint or "")


def test_a_file_called_json_is_held_to_its_shapes_whatever_comma_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "quays.json"
    path.write_text('{"works": ["renew*",],}', encoding="utf-8")
    assert terms(read_dictionary(path)) == {"works": ["renew*"]}
    path.write_text('{"works": ["renew*",], "language": "en",}', encoding="utf-8")
    with pytest.raises(LexiconError, match="“language” holds a text"):
        read_dictionary(path)


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
