"""Say of lexicons how far people have checked what they find: in these texts, in others, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.comparing.validating import POSITIVES, SOME_POSITIVES
from framing.comparing.wordings import WordingCheck
from framing.lexicon.entries import HandCheck, Lexicon
from framing.report.json import Json
from framing.report.naming import listed

NAMED = 4
"""The most lexicons that are named in each state."""

_STATES = (
    "validated here", "provisionally here", "validated elsewhere", "provisionally elsewhere", "not validated",
)  # fmt: skip
_HERE = {"validated": "validated here", "provisional": "provisionally here"}


def wording_note(checks: Sequence[WordingCheck], lexicons: Iterable[Lexicon]) -> str:
    """Return which of the lexicons that were met are in which state, with hits right of those read; empty for none."""
    records = {lexicon.id: lexicon.validation for lexicon in lexicons}
    parts: dict[str, list[str]] = {}
    for check in checks:
        state, right, read = state_in(check, records.get(check.lexicon))
        counts = f" ({right:,} of {read:,} hits right)" if read else ""
        parts.setdefault(state, []).append(check.lexicon + counts)
    said = (f"{state}: {listed(parts[state], at_most=NAMED)}" for state in _STATES if state in parts)
    return f"Wording {'; '.join(said)}." if parts else ""


def state_in(check: WordingCheck, record: HandCheck | None) -> tuple[str, int, int]:
    """Return the state of a lexicon, and the hits right and read that it rests on.

    What people have read here comes first; where that is too little, what its keeper has read elsewhere.
    """
    if check.state in _HERE:
        return _HERE[check.state], check.right, check.read
    if record is not None and record.right >= SOME_POSITIVES:
        state = "validated elsewhere" if record.right >= POSITIVES else "provisionally elsewhere"
        return state, record.right, record.read
    return "not validated", check.right, check.read


def validity_json(checks: Sequence[WordingCheck]) -> list[Json]:
    """Return what people have read here of each lexicon that was met; what was read elsewhere is with the lexicons."""
    return [{"lexicon": c.lexicon, "read": c.read, "right": c.right, "state": c.state} for c in checks]
