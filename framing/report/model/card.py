"""A model card for people: what a classifier is for, how well it did, on what it rests, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.validating import State
from framing.learning.card_parts import Learnt, ModelCard, Tested
from framing.learning.measuring import ENOUGH_POSITIVES, LabelResult
from framing.report.media.sections import Column, Section, section_markdown
from framing.report.model.quality import (
    calibration_section,
    coverage_line,
    estimated,
    held_out,
    label_section,
    macro_line,
    outlet_section,
)
from framing.report.words.phrases import joined, plural, points

TIERS: dict[State, str] = {"validated": "validated", "provisional": "provisional", "not": "not to be relied on"}
OWN_WORDS = "the writer's own words alone: quotations and reported speech are left out"
TIER_NOTE = (
    "Validated: 200 held-out passages or more from 50 groups or more, half of the labels with 30, a mean AUC of .7 or "
    "more, and macro-F1 above what can be had without reading; provisional: the last two. It is about texts like these."
)


def card_sections(card: ModelCard) -> Iterator[Section]:
    """Yield the sections of a card, after Mitchell et al. (2019)."""
    yield Section(lines=(tier_line(card),))
    yield Section("Model", items=tuple(_details(card)))
    yield Section("Intended use", items=card.intended_use)
    yield Section("Not to be used for", items=card.out_of_scope)
    yield Section("What results may depend on", items=tuple(_factors(card)))
    yield from tested_sections(card)
    yield Section("How it was measured", items=card.metrics)
    yield learnt_section(card.training_data)
    yield from doubt_sections(card)
    yield Section("Caveats", items=card.caveats)


def card_markdown(card: ModelCard) -> str:
    """Return a card as Markdown."""
    return section_markdown(f"Model card: {card.details.title or card.details.id}", card_sections(card))


def tier_line(card: ModelCard) -> str:
    """Return how far a model is to be relied on, and why."""
    return f"Reliability: {TIERS[card.reliability.tier]} ({card.reliability.reason})."


def _details(card: ModelCard) -> Iterator[str]:
    one = card.details
    many = plural(len(one.labels), "label")
    alike = (
        "each passage has one" if one.single else "a passage may have several" if len(one.labels) > 1 else "yes or no"
    )
    yield f"{one.id} {one.version}: {many} ({alike}), for a {one.unit} of text in the language {one.language}"
    yield f"Labels: {', '.join(one.labels)}"
    if one.voice == "narrator":
        yield f"Reads {OWN_WORDS}"
    yield f"Kind: {one.kind}; C = {one.strength:g}, seed {one.seed}, framing {one.framing}"
    if one.upon:
        yield f"Built upon: {joined(f'{below.id} {below.version}' for below in one.upon)}"
    if one.command:
        yield f"Made by: {one.command}"


def _factors(card: ModelCard) -> Iterator[str]:
    factors = card.factors
    yield f"Language: {factors.language}; on other languages it says nothing"
    yield "Genre, period and subject: those of the training data"
    if factors.outlets:
        count = len(factors.outlets)
        most = sorted(factors.outlets.items(), key=lambda item: (-item[1], item[0]))[:5]
        named = ", ".join(f"{name} ({passages:,})" for name, passages in most)
        yield f"Outlets: {count:,}{', most from' if count > len(most) else ':'} {named}"


def headline(tested: Tested) -> Iterator[str]:
    """Yield macro-F1 beside what is reached without learning."""
    yield f"{macro_line(tested.quality, tested.baseline)}."
    if tested.lexicon is not None:
        one = tested.lexicon
        same = "" if one.labels == len(tested.quality.labels) else f", this model {points(one.model)}"
        yield f"The lexicon {one.name} {estimated(one.macro_f1)} on {plural(one.labels, 'label')} it knows{same}."


def tested_sections(card: ModelCard) -> Iterator[Section]:
    """Yield how well a model did, label by label, and what its probabilities are worth."""
    tested = card.evaluation
    quality = tested.quality
    lines = (f"On {held_out(quality)}, {tested.folds} folds: {tested.data}.", *headline(tested))
    table = label_section(quality, judge=_not_evaluated)
    yield Section("How well it did", lines, columns=table.columns, rows=table.rows, notes=(*table.notes,))
    calibration = calibration_section(quality)
    lines = (*calibration.lines, *coverage_line(quality.coverage))
    yield Section(calibration.title, lines, columns=calibration.columns, rows=calibration.rows)
    yield from outlet_section(quality.outlets, title="By outlet")
    if tested.curve:
        yield Section("More passages", lines=tuple(curve_lines(tested)))
    if tested.elsewhere:
        yield _elsewhere(tested)


def _not_evaluated(one: LabelResult) -> str:
    return "" if one.positives >= ENOUGH_POSITIVES else "not evaluated"


def curve_lines(tested: Tested) -> Iterator[str]:
    """Yield the learning curve in words."""
    names = {0.25: "a quarter", 0.5: "half", 1.0: "all"}
    said = ", ".join(f"{names.get(part, f'{part:.0%}')} {points(f1)}" for part, f1 in tested.curve)
    rising = (
        "Still rising: label more." if tested.rising else "Levelling off: more passages of the same kind add little."
    )
    yield f"Macro-F1 when it learns from parts of the passages: {said}. {rising}"


def _elsewhere(tested: Tested) -> Section:
    columns = (
        Column("labelled by others"),
        Column("passages", right=True),
        Column("labels", right=True),
        Column("mean AUC", right=True),
        Column("macro-F1", right=True),
        Column(""),
    )
    rows = tuple(
        (one.name, f"{one.passages:,}", f"{one.labels:,}", points(one.mean_auc), points(one.macro_f1), one.note or "")
        for one in tested.elsewhere
    )
    return Section("On passages of others", columns=columns, rows=rows)


def learnt_section(learnt: Learnt) -> Section:
    """Return what a model has learnt from, and on what terms."""
    columns = (Column("from"), Column("passages", right=True), Column("licence"), Column("attribution"))
    rows = tuple(
        (one.name, f"{one.passages:,}", one.licence or "not stated", one.attribution or "") for one in learnt.sources
    )
    lines = (f"{plural(learnt.passages, 'passage')}, SHA-256 {learnt.sha256[:16]}…",)
    keywords = (learnt.keywords or {}).items()
    spoken = (f"keywords of {label}: {', '.join(words)}" for label, words in keywords)
    return Section("Training data", lines, (*learnt.left_out, *spoken), columns, rows)


def doubt_sections(card: ModelCard) -> Iterator[Section]:
    """Yield what to beware of."""
    if card.doubts:
        items = tuple(one.message + (f" ({one.hint})" if one.hint else "") for one in card.doubts)
        yield Section("Beware", items=items)
