"""What a format can carry comes back from it; what it cannot carry is noted, term by term."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.curating.check import check_lexicon
from framing.errors import LexiconError
from framing.lexicon.interchange import FORMATS, Dictionary, Entry, Written, parse_dictionary, write_dictionary
from framing.lexicon.interchange.draft import Draft, tidy
from framing.lexicon.loading import read_lexicon
from tests.made.dictionary_texts import read, write

TEXTS = st.text(
    st.sampled_from("ab zß'Ké-_.:%+@#=>*?[]{}()|&<\"\\,;\t~!7") | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=9,
).filter(lambda text: bool(tidy(text)))
WORDS = st.text("abcdefgé", min_size=4, max_size=8)
NESTING = {"csv", "tsv", "liwc", "quanteda", "yoshikoder", "wordstat"}
WEIGHING = {"csv", "tsv", "liwc22", "yoshikoder", "wordstat"}
BOTH_WAYS = [one.name for one in FORMATS if one.read and one.write and one.name != "toml"]


@st.composite
def dictionaries(draw: st.DrawFn, *, texts: st.SearchStrategy[str] = TEXTS, deep: bool, weighted: bool) -> Dictionary:
    """Return a dictionary in which no term is both in a category and in one above it."""
    draft = Draft("made")
    names = st.lists(texts, min_size=1, max_size=3 if deep else 1)
    paths = draw(st.lists(names, min_size=1, max_size=4))
    if texts is TEXTS:  # else only categories that get a term
        for names_of_one in paths:
            draft.open(names_of_one)
    weights: st.SearchStrategy[Any] = st.floats(-9, 9).filter(lambda number: number != 1) if weighted else st.none()
    taken: dict[str, list[tuple[str, ...]]] = {}
    for number, term in enumerate(map(tidy, draw(st.lists(texts, min_size=1, max_size=8))), start=1):
        path = draft.open(draw(st.sampled_from(paths)))
        if any(path[: len(other)] == other[: len(path)] for other in taken.setdefault(term, [])):
            continue
        taken[term].append(path)
        kind = "glob" if "*" in term or "?" in term else "fixed"
        draft.add(term, path, kind=kind, weight=draw(weights), line=number)  # type: ignore[arg-type]
    return draft.dictionary()


def content(dictionary: Dictionary) -> dict[tuple[str, ...], set[tuple[str, str, float | None]]]:
    return {
        path: {(entry.pattern, entry.kind, entry.weight) for entry in entries}
        for path, entries in dictionary.grouped().items()
        if entries
    }


@pytest.mark.parametrize("name", BOTH_WAYS)
@given(data=st.data())
@settings(max_examples=40)
def test_plain_words_in_plain_categories_come_back_without_a_note(name: str, data: st.DataObject) -> None:
    made = dictionaries(texts=WORDS, deep=name in NESTING, weighted=name in WEIGHING)
    dictionary = data.draw(made)
    written = write_dictionary(dictionary, format_name=name)
    again = read(written.data, name)
    assert written.notes == again.notes == ()
    assert content(again) == content(dictionary)


@pytest.mark.parametrize("name", BOTH_WAYS)
@given(data=st.data())
@settings(max_examples=60)
def test_whatever_is_not_noted_comes_back(name: str, data: st.DataObject) -> None:
    dictionary = data.draw(dictionaries(deep=name in NESTING, weighted=False))
    try:
        written = write_dictionary(dictionary, format_name=name)
    except LexiconError as error:
        all_lost = error
    else:
        check_kept(dictionary, written, name)
        return
    assert len(all_lost.problems) > len(dictionary.entries)


def check_kept(dictionary: Dictionary, written: Written, name: str) -> None:
    kept = {entry.pattern for entry in dictionary.entries} - {note.about for note in written.notes}
    again = read(written.data, name)
    assert len(again.entries) == written.terms
    found = {entry.pattern for entry in again.entries}
    if name == "wordstat":  # which takes no notice of capitals
        kept, found = {term.lower() for term in kept}, {term.lower() for term in found}
    assert kept <= found
    if not written.notes:
        assert len(again.entries) == len(dictionary.entries)


@given(dictionary=dictionaries(deep=True, weighted=True))
@settings(max_examples=60)
def test_every_dictionary_with_terms_left_gives_a_lexicon_without_errors(
    dictionary: Dictionary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = dataclasses.replace(
        dictionary, entries=(*dictionary.entries, Entry("plain word", dictionary.categories[-1].path))
    )
    path = tmp_path_factory.mktemp("made") / "made.toml"
    written = write_dictionary(plain, format_name="toml", identity="made")
    path.write_bytes(written.data)
    report = check_lexicon(path)
    assert report.errors == 0, [finding.message for finding in report.findings]
    lost = {note.about for note in written.notes}
    forms = {
        form
        for concept in read_lexicon(path).concepts
        for frame in concept.frames
        for term in frame.terms
        for form in term.forms
    }
    assert {entry.pattern for entry in plain.entries} - lost <= forms


@pytest.mark.parametrize("name", BOTH_WAYS)
@given(data=st.data())
@settings(max_examples=40)
def test_a_damaged_file_is_read_or_refused_with_its_place(name: str, data: st.DataObject) -> None:
    dictionary = data.draw(dictionaries(texts=WORDS, deep=name in NESTING, weighted=False))
    raw = bytearray(write(dictionary, name).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        places = [note.place for note in parse_dictionary(bytes(raw), format_name=name, shown="quays").notes]
    except LexiconError as error:
        places = [problem.place for problem in error.problems]
    assert all(place.startswith("quays") for place in places)


def test_a_format_told_twice_is_the_same_dictionary() -> None:
    dictionary = read("+works\nplan\n", "lexicoder")
    assert dataclasses.replace(dictionary, path="elsewhere") == dictionary
