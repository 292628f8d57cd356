"""Say of lexicons and classifiers how far people have checked them: in these texts, in others, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.comparing.label_checks import ForeignTests, LabelCheck
from framing.comparing.lexicon_checks import WordingCheck
from framing.comparing.validating import POSITIVES, SOME_POSITIVES, Detection
from framing.lexicon.entries import HandCheck, Lexicon
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import estimate_json
from framing.report.words.naming import label_words
from framing.report.words.phrases import listed, plural, points
from framing.report.words.wording import value_of

NAMED = 4
"""The most lexicons that are named in each state."""

_STATES = (
    "validated here", "provisionally here", "validated elsewhere", "provisionally elsewhere", "not validated",
)  # fmt: skip
_HERE = {"validated": "validated here", "provisional": "provisionally here"}
_ELSEWHERE = {"validated": "validated elsewhere", "provisional": "provisionally elsewhere"}
_SAID = {
    "provisionally here": "provisionally validated here",
    "provisionally elsewhere": "provisionally validated elsewhere",
}
"""How states are put in a sentence."""

NOTHING = "No term of the lexicons in use is counted in these texts."
"""What is said instead where there is no wording to speak of."""

TOLD = 6
"""The most labels whose precision here is told."""


def wording_note(checks: Sequence[WordingCheck], lexicons: Iterable[Lexicon]) -> str:
    """Return which of the lexicons that were met are in which state, with hits right of those read; empty for none."""
    records = {lexicon.id: lexicon.validation for lexicon in lexicons}
    parts: dict[str, list[str]] = {}
    for check in checks:
        state, right, read = state_in(check, records.get(check.lexicon))
        counts = f" ({right:,} of {read:,} hits right)" if read else ""
        parts.setdefault(state, []).append(check.lexicon + counts)
    said = (f"{_SAID.get(state, state)}: {listed(parts[state], at_most=NAMED)}" for state in _STATES if state in parts)
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


@dataclass(frozen=True, slots=True)
class Validity:
    """How far a classifier that was applied is validated."""

    model: str
    elsewhere: ForeignTests
    check: LabelCheck | None


def validity_lines(every: Iterable[Validity]) -> Iterator[str]:
    """Yield a line for each classifier: in which state it is, and which labels people found right here."""
    for one in every:
        here = right_here(one.check) if one.check is not None else ""
        yield " ".join(filter(None, (model_note(one.model, one.elsewhere, one.check), here)))


def model_state(elsewhere: ForeignTests, check: LabelCheck | None) -> str:
    """Return the state of a classifier: what people have coded here comes first, then what is known from others."""
    if check is not None and check.state in _HERE:
        return _HERE[check.state]
    return _ELSEWHERE.get(elsewhere.state, "not validated")


def label_state(label: str, elsewhere: ForeignTests, check: LabelCheck | None) -> str:
    """Return the state of one label of a classifier."""
    found = check.label(label) if check is not None else None
    if found is not None and found[0].state in _HERE:
        return _HERE[found[0].state]
    return _ELSEWHERE.get(elsewhere.state, "not validated")


def model_note(model: str, elsewhere: ForeignTests, check: LabelCheck | None, *, here: bool = True) -> str:
    """Say in which state a classifier is, and by what; with `here=False` there are no texts to speak of."""
    state = model_state(elsewhere, check)
    said = f"{model} is {_SAID.get(state, state)}"
    if check is not None and check.state in _HERE:
        right = (
            f"; of what it was sure of, {value_of(check.precision)} was right"
            if check.precision.value is not None
            else ""
        )
        return f"{said}: people have coded {_coded(check)}{right}."
    if elsewhere.sets:
        said += f" ({_foreign(elsewhere)})"
    if not here and not elsewhere.sets:
        return f"{model} was tested on passages kept back from its own set, as below, and on no texts of others."
    if not here:
        return f"{said}."
    few = "nobody has checked it on these texts"
    if check is not None and check.passages:
        few = f"people have coded {_coded(check)}, too few to tell"
    return f"{said}, and {few}." if state == "not validated" else f"{said}; {few}."


def label_note(model: str, label: str, elsewhere: ForeignTests, check: LabelCheck | None) -> str:
    """Say in which state one label of a classifier is."""
    found, state = (check.label(label) if check is not None else None), label_state(label, elsewhere, check)
    if found is None or state not in _HERE.values():
        return f"{model} is {_SAID.get(state, state)}; this label is not checked on these texts."
    sure = found[1]
    right = f": right in {value_of(sure.precision)} of what it was sure of" if sure.precision.low is not None else ""
    return f"This label of {model} is {_SAID.get(state, state)}{right}."


def right_here(check: LabelCheck) -> str:
    """Say of which of the labels that it was sure of how many people found right; empty where there are none."""
    told = sorted((one for one in check.sure if one.found), key=lambda one: (-one.found, one.label))
    said = (f"{label_words(one.label)} {_right(one)}" for one in told)
    return f"Right here, of what was given surely: {listed(said, at_most=TOLD)}." if told else ""


def _right(one: Detection) -> str:
    return (
        value_of(one.precision) if one.documents > 1 and one.precision.low is not None else f"{one.both} of {one.found}"
    )


def _coded(check: LabelCheck) -> str:
    return f"{plural(check.passages, 'passage')} of {plural(check.documents, 'document')} here for it"


def _foreign(tests: ForeignTests) -> str:
    """Say on what it was tried elsewhere, and how that went."""
    said = f"on {plural(tests.passages, 'passage')} in {plural(tests.sets, 'set')} of others"
    if tests.low is None or tests.high is None:
        return said
    low, high = points(tests.low), points(tests.high)
    return f"{said}, mean AUC {low}" + (f" to {high}" if high != low else "")


def model_validity_json(elsewhere: ForeignTests, check: LabelCheck | None) -> Json:
    """Return the state of a classifier, and what it rests on."""
    return {
        "state": model_state(elsewhere, check),
        "elsewhere": {
            "state": elsewhere.state,
            "sets": elsewhere.sets,
            "passages": elsewhere.passages,
            "low_auc": rounded(elsewhere.low),
            "high_auc": rounded(elsewhere.high),
        },
        "here": None if check is None else _check_json(check),
    }


def _check_json(check: LabelCheck) -> Json:
    return {
        "state": check.state,
        "coded": check.coded,
        "passages": check.passages,
        "documents": check.documents,
        "sure": check.told,
        "right": check.right,
        "precision": estimate_json(check.precision),
        "labels": [
            {
                "label": one.label,
                "coded": one.coded,
                "documents": one.documents,
                "present": one.present,
                "given": one.found,
                "given_right": one.both,
                "sure": sure.found,
                "sure_right": sure.both,
                "precision": estimate_json(one.precision),
                "sure_precision": estimate_json(sure.precision),
                "recall": estimate_json(one.recall),
                "share": estimate_json(one.share),
                "state": one.state,
            }
            for one, sure in zip(check.given, check.sure, strict=True)
        ],
    }
