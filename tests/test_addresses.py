"""What stands in a web address is listed and never counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import load_lexicon
from framing.reading.asides import find_addresses
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.types import Document
from tests.conftest import Cli

MATCHER = Matcher([load_lexicon("xinjiang-facilities")])
OPENING = "A report on Xinjiang is out. "


def counted(text: str) -> list[tuple[str, str | None]]:
    """Return the matches of the facilities with why each is not counted."""
    matches = find_matches(Document("d", OPENING + text), MATCHER).matches
    return [(match.text, match.reason) for match in matches if match.concept == "facility"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://news.example/internment-camps-in-the-west today.", [("internment-camps", "address")]),
        ("See www.news.example/concentration-camps.", [("concentration-camps", "address")]),
        ("[Internment camps](http://news.example/internment-camps) grew.", [
            ("Internment camps", None), ("internment-camps", "address"),
        ]),
        ("(https://news.example/a) Internment camps grew.", [("Internment camps", None)]),
        ("“https://news.example/a”—internment camps grew.", [("internment camps", None)]),
    ],
)  # fmt: skip
def test_words_in_an_address_are_not_counted(text: str, found: list[tuple[str, str | None]]) -> None:
    assert counted(text) == found


def test_an_address_names_nothing_for_second_mentions() -> None:
    text = "See https://news.example/internment-camps. The camps grew. Internment camps they are; the camps grew."
    assert [reason for _, reason in counted(text)] == ["address", "unnamed", None, None]


def test_people_may_count_it_all_the_same(cli: Cli) -> None:
    Path("a.txt").write_text(OPENING + "See https://news.example/internment-camps today.", encoding="utf-8")
    shown = cli("score", "a.txt", "-l", "xinjiang-facilities").out.decode()
    assert "Not counted: 1 in web addresses" in shown
    rows = cli("kwic", "a.txt", "-l", "xinjiang-facilities", "-f", "csv").out.decode().splitlines()
    Path("sheet.csv").write_text(f"{rows[0]},ruling\n{rows[1]},count\n", encoding="utf-8")
    ruled = cli("score", "a.txt", "-l", "xinjiang-facilities", "--decisions", "sheet.csv").out.decode()
    assert "Not counted" not in ruled


@given(st.text(alphabet="w.:/htps) ]\n”é", max_size=40))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_addresses_never_reach_over_a_blank(text: str) -> None:
    holds = find_addresses(text)
    if holds is not None:
        assert not any(holds(i) for i, character in enumerate(text) if character.isspace())
