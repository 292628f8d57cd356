from __future__ import annotations

import pytest

from framing.errors import LexiconError
from tests.made.dictionary_texts import entry_of, notes, read, terms, write
from tests.made.lexicon_texts import SOUND, changed, line_of


def test_frames_become_categories_and_every_form_a_term() -> None:
    dictionary = read(SOUND, "toml", shown="quays.toml")
    assert dictionary.name == "Naming the works at Norby"
    assert terms(dictionary) == {
        "works > renewal": ["quay renewal", "quay renewals"],
        "works > demolition": ["quay demolition", "quay demolitions"],
    }
    assert [category.note for category in dictionary.categories] == [
        "What the works are called", "Foregrounds what is built.", "Foregrounds what goes.",
    ]  # fmt: skip


def test_stems_capitals_and_lines_are_kept() -> None:
    text = changed(('"quay renewal[s]"', '"renew*", { term = "NHR", case = true }, "why \\\\* not"'))
    dictionary = read(text, "toml")
    assert [(entry.pattern, entry.kind, entry.case) for entry in dictionary.entries[:3]] == [
        ("renew*", "glob", False), ("NHR", "fixed", True), ("why * not", "fixed", False),
    ]  # fmt: skip
    assert entry_of(dictionary, "NHR").line == line_of(text, "NHR")


def test_what_is_more_than_terms_is_noted() -> None:
    text = changed(
        (
            'ignore = ["kidney renewal"]',
            'ignore = ["kidney renewal"]\nnote = "one quay only"\ngate-scope = "paragraph"',
        ),
        ('gloss = "Foregrounds what goes."', "generic = true"),
    )
    where = f"quays.toml:{line_of(text, '[concepts.works]')}"
    assert notes(read(text, "toml", shown="quays.toml")) == [
        f"quays.toml:{line_of(text, '[[sources]]')}: sources “1”: left out",
        f"quays.toml:{line_of(text, '[[tests]]')}: embedded tests “2”: left out",
        "quays.toml: language, version and licence “en, 1.0.0, CC-BY-4.0”: left out",
        f"{where}: the paragraph gate of a concept “works”: left out: its terms count in any text",
        f"{where}: ignore phrases of a concept “works”: left out: what they cover counts",
        f"{where}: a note on a concept “works”: left out",
        f"quays.toml:{line_of(text, '[concepts.works.frames.renewal]')}: "
        "users, guides and dates of a frame “works.renewal”: left out",
        f"quays.toml:{line_of(text, '[concepts.works.frames.demolition]')}: second mentions “works.demolition”: "
        "kept, though other tools count them like the rest",
    ]


def test_what_a_guide_recommends_is_the_advice_for_its_rivals() -> None:
    advice = 'recommended-by = [{ guide = "Norby style guide", source = "council" }]\nterms = ["quay demolition[s]"]'
    dictionary = read(changed(('terms = ["quay demolition[s]"]', advice)), "toml")
    assert entry_of(dictionary, "quay renewals").instead == "quay demolition"
    assert entry_of(dictionary, "quay demolition").instead is None
    assert '"quay renewal": "quay demolition"' in write(dictionary, "vale-substitution")


def test_a_broken_lexicon_tells_all_its_problems() -> None:
    text = changed(("gloss", "glos"), ("1.0.0", "one"))
    with pytest.raises(LexiconError) as caught:
        read(text, "toml", shown="quays.toml")
    places = [f"quays.toml:{line_of(text, part)}" for part in ("version", "glos")]
    assert [problem.place for problem in caught.value.problems] == places
