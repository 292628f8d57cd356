"""The bundled lexicons keep the promises of lexicons/README.md."""

from __future__ import annotations

import re

import pytest

from framing.curating.check import check_lexicons
from framing.lexicon import load_bundled
from framing.lexicon.entries import Lexicon
from tests.bench.precision_table import BEGIN, END, README, read_figures, table, wilson

# Camps of disputes, by words of the names of those who are cited as using a label. Who is missing here is on no side.
OPPOSED = {
    "xinjiang-": (
        r"State Council|PRC|Xinhua|Global Times|China Daily|Chinese Embassy|Liu Xiaoming|Shohrat Zakir|Sputnik",
        r"World Uyghur|East Turkistan|Uyghur (Tribunal|Human)|Human Rights Watch|Amnesty|US Department|Pompeo|Zenz",
    ),
    "china-": (
        r"State Council|Xinhua|Global Times|Xi Jinping|Wang Yi|Chinese Embassy|Zhu Fenglian|Yang Guang|Wei Fenghe",
        r"Tibet|Lai,|Mainland Affairs|Taipei Times|Pelosi|Blinken|Pompeo|US Embassy|Falun Gong|Chen Ming-tong",
    ),
    "ukraine-war": (r"Putin|Russia|TASS|Nebenzia", r"Ukrain|Poroshenko|Euromaidan|UN General Assembly"),
    "israel-palestine": (r"of Israel|Israel Defense", r"Palestinian|Islamic Cooperation|Solidarity|New Arab|National:"),
    "karabakh": (r"Azerbaijan", r"Armenia"),
    "us-": (
        r"Trump|Bush|Republican|Abbott|McConnell|Boehner|Kemp|Conway|Luntz|Breitbart|Free Beacon|Family Research|NRA"
        r"|Shooting Sports|Friedman|Connerly|Krikorian|Power Line|Twitchy|60-Plus|Reason",
        r"Biden|Obama|Pelosi|Democrats|Abrams|NARAL|Civil Liberties|NAACP|Center for American|Levine|Mayorkas|PEN"
        r"|Public Citizen|Physicians|Teachers Association|La Unión|Invisible People|Salon",
    ),
}  # fmt: skip
MOTIVES = re.compile(
    r"delegitimi|demoni|alarm(?!ists)|scare|smear|propagand|disinform|whitewash|euphem|dysphem|bias|loaded|neutral"
    r"|hostile|mislead|critics|(^|-)sides?(-|$)"
)


@pytest.fixture(scope="module")
def lexicons() -> tuple[Lexicon, ...]:
    return load_bundled(default_only=False)


@pytest.fixture(scope="module")
def naming(lexicons: tuple[Lexicon, ...]) -> tuple[Lexicon, ...]:
    return tuple(one for one in lexicons if one.kind == "naming")


def test_every_lexicon_passes_the_strict_check() -> None:
    assert {report.path: report.findings for report in check_lexicons() if not report.passed(strict=True)} == {}


def test_the_library_is_as_large_as_promised(lexicons: tuple[Lexicon, ...], naming: tuple[Lexicon, ...]) -> None:
    assert sum(len(one.concepts) for one in naming) >= 120
    assert len(lexicons) - len(naming) >= 12


def test_naming_terms_rest_on_a_source_or_a_dated_example(naming: tuple[Lexicon, ...]) -> None:
    frames = [frame for one in naming for concept in one.concepts for frame in concept.frames if not frame.generic]
    bare = [frame.id for frame in frames if not (frame.sources or frame.used_by or frame.recommended_by)]
    assert bare == []
    assert sum(len(frame.terms) for frame in frames) >= 1_500


def test_naming_lexicons_are_used_by_themselves_and_registers_on_request(lexicons: tuple[Lexicon, ...]) -> None:
    assert [one.id for one in lexicons if one.default != (one.kind == "naming")] == []


def test_every_example_of_use_has_a_date(naming: tuple[Lexicon, ...]) -> None:
    for one in naming:
        dates = {source.key: source.date for source in one.sources}
        used = [by for concept in one.concepts for frame in concept.frames for by in frame.used_by]
        assert [by.actor for by in used if not (by.date or dates[by.source])] == []


def test_no_id_names_a_motive(naming: tuple[Lexicon, ...]) -> None:
    ids = [f"{concept.id}.{frame.id}" for one in naming for concept in one.concepts for frame in concept.frames]
    assert [name for name in ids if MOTIVES.search(name.partition(".")[2])] == []


def test_no_concept_shows_the_names_of_one_speaker_alone(naming: tuple[Lexicon, ...]) -> None:
    for one in naming:
        for concept in one.concepts:
            shown = [{by.actor for by in frame.used_by} for frame in concept.frames if frame.used_by]
            assert len(shown) < 2 or len(set.union(*shown)) > 1, f"{one.id}:{concept.id}"


@pytest.mark.parametrize("subject", sorted(OPPOSED))
def test_labels_of_both_camps_are_shown_in_use(naming: tuple[Lexicon, ...], subject: str) -> None:
    """Count the frames that somebody of a camp is cited as using: neither has more than three times the other's."""
    users = [
        "; ".join(by.actor for by in frame.used_by)
        for one in naming
        if one.id.startswith(subject)
        for concept in one.concepts
        for frame in concept.frames
    ]
    one, other = (sum(re.search(camp, names) is not None for names in users) for camp in OPPOSED[subject])
    assert min(one, other) >= 2
    assert max(one, other) <= 3 * min(one, other), f"{one} against {other}"


def test_forms_stay_few_enough_to_load_fast(naming: tuple[Lexicon, ...]) -> None:
    terms = [t for one in naming for concept in one.concepts for frame in concept.frames for t in frame.terms]
    around = [t for one in naming for concept in one.concepts for t in (*concept.context, *concept.ignore)]
    forms = sum(len(term.forms) for term in terms)
    assert forms <= 14 * len(terms)
    assert forms + sum(len(term.forms) for term in around) <= 35_000


def test_every_lexicon_was_read_in_texts(lexicons: tuple[Lexicon, ...]) -> None:
    figures = read_figures()
    assert list(figures) == sorted(one.id for one in lexicons)
    for name, row in figures.items():
        assert 0 < row.right <= row.read <= row.hits, name
        assert row.read >= min(40, row.hits), name
        assert row.note
    assert sum(row.read for row in figures.values()) >= 400


def test_what_is_less_than_nine_in_ten_right_was_mended() -> None:
    poor = {name: row.note or "" for name, row in read_figures().items() if row.right < 0.9 * row.read}
    assert [name for name, note in poor.items() if not re.search(r"since (ignored|dropped)", note)] == []


def test_the_readme_shows_the_figures() -> None:
    shown = README.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert shown == table(read_figures()), "run python -m tests.bench.precision_table"


def test_the_interval_is_wilsons() -> None:
    # Newcombe 1998, Statistics in Medicine 17: 857-872, table I, method 3.
    assert tuple(round(limit, 4) for limit in wilson(81, 263)) == (0.2553, 0.3662)
    assert tuple(round(limit, 4) for limit in wilson(29, 29)) == (0.8830, 1.0)
