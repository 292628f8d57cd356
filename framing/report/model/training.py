"""What was learnt, and how far it can be relied on: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from framing.learning.as_json import encode
from framing.learning.card_parts import ModelCard
from framing.learning.measuring import ENOUGH_POSITIVES
from framing.report.media.csv import csv_line
from framing.report.media.json import Json
from framing.report.media.sections import Section, section_markdown
from framing.report.model.card import OWN_WORDS, TIER_NOTE, doubt_sections, tested_sections, tier_line
from framing.report.model.evaluation import MACRO
from framing.report.words.phrases import joined, plural


def training_sections(card: ModelCard, *, file: str) -> Iterator[Section]:
    """Yield what was learnt, how it did, and what to beware of; the model is in a file of that name."""
    yield Section(title_of(card), (tier_line(card), *_facts(card)))
    yield from tested_sections(card)
    yield from doubt_sections(card)
    yield Section(notes=(card.caveats[0], TIER_NOTE, f"The model card: framing model show {file}"))


def title_of(card: ModelCard) -> str:
    """Say what was learnt from how much."""
    details = card.details
    many = plural(len(details.labels), "label") + (", one each" if details.single else "")
    return f"{details.title}: {many}, from {plural(card.training_data.passages, 'passage')}"


def _facts(card: ModelCard) -> Iterator[str]:
    if card.details.upon:
        yield f"Built upon {joined(below.id for below in card.details.upon)}, whose scores are features."
    if card.details.voice == "narrator":
        yield f"It reads {OWN_WORDS}."
    if card.training_data.keywords:
        yield f"Keywords speak for {plural(len(card.training_data.keywords), 'label')} beforehand."
    for line in card.training_data.left_out:
        yield f"Not used: {line}."


def training_markdown(card: ModelCard, *, file: str) -> str:
    """Return the report as Markdown."""
    first, *others = training_sections(card, file=file)
    return section_markdown(first.title, [Section(lines=first.lines), *others])


COLUMNS = (
    "label", "passages", "documents", "positives", "given", "precision", "precision_low", "precision_high", "recall",
    "recall_low", "recall_high", "f1", "f1_low", "f1_high", "auc", "evaluated",
)  # fmt: skip


def training_csv(card: ModelCard) -> bytes:
    """Return a row for each label, on passages kept from training; `(macro)` has macro-F1."""
    quality = card.evaluation.quality
    size, macro = [quality.passages, quality.documents], quality.macro_f1
    lines = [csv_line(COLUMNS), csv_line([MACRO, *size, *[None] * 8, macro.value, macro.low, macro.high, None, None])]
    for one in quality.labels:
        precision, recall = (limits or (None, None) for limits in (one.precision_limits, one.recall_limits))
        f1 = [one.f1.value, one.f1.low, one.f1.high]
        lines.append(csv_line([one.label, *size, one.positives, one.given, one.precision, *precision, one.recall,
                               *recall, *f1, one.auc, one.positives >= ENOUGH_POSITIVES]))  # fmt: skip
    return b"".join(lines)


def training_json(card: ModelCard, run: Json) -> Json:
    """Return the report as `framing.training/1`."""
    tested = encode(card.evaluation)
    for label in tested["quality"]["labels"]:
        label["evaluated"] = label["positives"] >= ENOUGH_POSITIVES
    return {
        "schema": "framing.training/1",
        "run": run,
        "model": encode(card.details),
        "reliability": encode(card.reliability),
        "evaluation": tested,
        "training_data": encode(card.training_data),
        "warnings": encode(card.doubts),
        "caveats": list(card.caveats),
    }
