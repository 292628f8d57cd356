"""Whether the wording of a lexicon is validated here, elsewhere or not at all, and how that is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from framing.comparing.lexicon_checks import WordingCheck, WordingTally
from framing.lexicon.entries import HandCheck, Lexicon
from framing.lexicon.loading import read_lexicon
from framing.report.parts.validity import wording_note
from framing.types import Match, Reading
from tests.conftest import DATA, Cli

READING = Reading("narrator", "own", "adopted", "narrator", None, None, "x")


def match(lexicon: str, *, readers: int = 0, right: bool = True, reason: str | None = None) -> Match:
    excluded = readers and not right
    return Match(
        id="0", counted=not excluded and reason is None, reason="excluded" if excluded else reason,  # type: ignore[arg-type]
        lexicon=lexicon, concept="c", frame="f", generic=False, term="t", text="t", start=0, end=1, line=1, column=1,
        zone="body", reading=READING, readers=readers,
    )  # fmt: skip


def lexicon(name: str, record: HandCheck | None) -> Lexicon:
    return replace(read_lexicon(DATA / "sites.toml"), id=name, validation=record)


def test_what_people_counted_is_right_and_what_they_excluded_is_wrong() -> None:
    tally = WordingTally()
    for number in range(12):
        tally.add(f"d{number}", [match("a", readers=1, right=number > 0), match("b"), match("c", reason="boilerplate")])
    assert tally.result() == (WordingCheck("a", 12, 11, "provisional"), WordingCheck("b", 0, 0, "not"))


def test_enough_from_enough_documents_is_validated() -> None:
    tally = WordingTally()
    for number in range(50):
        tally.add(f"d{number}", [match("a", readers=2)] * 4)
    assert tally.result()[0].state == "validated"


@pytest.mark.parametrize(
    ("check", "record", "said"),
    [
        (WordingCheck("a", 0, 0, "not"), None, "Wording not validated: a."),
        (WordingCheck("a", 4, 3, "not"), None, "Wording not validated: a (3 of 4 hits right)."),
        (
            WordingCheck("a", 0, 0, "not"),
            HandCheck(90, 40, 38),
            "Wording validated elsewhere: a (38 of 40 hits right).",
        ),
        (
            WordingCheck("a", 0, 0, "not"),
            HandCheck(12, 12, 12),
            "Wording provisionally validated elsewhere: a (12 of 12 hits right).",
        ),
        (WordingCheck("a", 0, 0, "not"), HandCheck(4, 4, 4), "Wording not validated: a."),
        (
            WordingCheck("a", 240, 230, "validated"),
            HandCheck(9, 9, 9),
            "Wording validated here: a (230 of 240 hits right).",
        ),
        (
            WordingCheck("a", 20, 19, "provisional"),
            None,
            "Wording provisionally validated here: a (19 of 20 hits right).",
        ),
    ],
)
def test_a_state_is_said_with_what_it_rests_on(check: WordingCheck, record: HandCheck | None, said: str) -> None:
    assert wording_note([check], [lexicon("a", record)]) == said


def test_lexicons_are_said_together_by_state() -> None:
    checks = [WordingCheck(name, 0, 0, "not") for name in "abcdefghi"]
    note = wording_note(checks, [lexicon("a", HandCheck(40, 40, 40))])
    assert note == "Wording validated elsewhere: a (40 of 40 hits right); not validated: b, c, d, e +4 more."
    assert wording_note([], []) == ""


@pytest.mark.parametrize(
    ("command", "form"),
    [("compare", "table"), ("compare", "markdown"), ("compare", "html"), ("score", "table"), ("score", "markdown")],
)
def test_reports_say_the_state_of_a_lexicon_that_carries_a_record(cli: Cli, command: str, form: str) -> None:
    text = (DATA / "sites.toml").read_text(encoding="utf-8")
    Path("sites.toml").write_text(f"{text}\n[validation]\nhits = 60\nread = 50\nright = 47\n", encoding="utf-8")
    texts = [DATA / "island-herald.txt", DATA / "island-gazette.txt"]
    result = cli(command, *texts, "-l", "sites.toml", "-f", form)
    assert result.status == 0
    assert "validated elsewhere: sites (47 of 50 hits right)" in " ".join(result.text.split())
