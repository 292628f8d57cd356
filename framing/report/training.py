"""What was learnt, and how far it can be relied on: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from framing.learning.as_json import encode
from framing.learning.card_parts import ModelCard
from framing.learning.measuring import ENOUGH_POSITIVES
from framing.report.json import Json
from framing.report.model_card import OWN_WORDS, TIER_NOTE, doubt_sections, tested_sections, tier_line
from framing.report.naming import joined, plural
from framing.report.sections import Section, section_markdown


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
