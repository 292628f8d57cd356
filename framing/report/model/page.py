"""A classifier in full: its card, its thresholds, and the words that speak most for and against each label."""

from __future__ import annotations

from collections.abc import Iterator

from framing.learning.as_json import encode
from framing.learning.card_parts import ModelCard
from framing.learning.model import PRECISIONS, Model
from framing.learning.overlap import KEY
from framing.learning.strongest import Strong, strongest_words
from framing.learning.validity import tested_elsewhere
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.media.sections import Column, Section, section_markdown
from framing.report.model.card import card_sections
from framing.report.parts.validity import model_note, model_validity_json
from framing.report.words.phrases import plural, points

SURE = 0.8
"""The target precision for which limits are shown."""
NO_CARD = "This model has no card: nothing is known of how well it does. Check it: framing evaluate."
CHECK = "To check it on yours: framing sample -m, framing evaluate --coder, and --decisions with what is decided."
WORDS_NOTE = (
    "Words, and pairs of words, that add most to a score where they occur; 0 stands for any number. What else is "
    "read (see Kind) moves scores, too."
)


def model_sections(model: Model, card: ModelCard | None, *, words: int) -> Iterator[Section]:
    """Yield the card, thresholds and words of a model."""
    yield Section(f"{model.title or model.id} ({model.id} {model.version})", tuple(_facts(model)))
    if card is None:
        yield Section(lines=(NO_CARD,))
    else:
        yield from card_sections(card)
    yield _thresholds(model)
    if words:
        yield _words(strongest_words(model, most=words))


def _facts(model: Model) -> Iterator[str]:
    terms = sum(len(block.columns) for part in model.parts for block in part.features.terms)
    yield f"{plural(len(model.labels), 'label')}, {plural(terms, 'term')}, SHA-256 {model.sha256[:16]}…"
    yield f"{model_note(model.id, tested_elsewhere(model), None, here=False)} {CHECK}"


def _thresholds(model: Model) -> Section:
    sure = PRECISIONS.index(SURE)
    columns = (Column("label"), Column("given from", right=True), Column("sure from", right=True))
    rows = tuple((one.name, points(one.threshold), points(one.sure[sure]) or "never") for one in model.labels)
    given = "the label that exceeds its threshold most" if model.single else "labels from their threshold on"
    notes = (
        f"Probabilities. Given are {given}; sure is what was right in {SURE:.0%} of held-out passages or more, "
        "the rest is an abstention.",
    )
    return Section("Thresholds", columns=columns, rows=rows, notes=notes)


def _words(strong: tuple[Strong, ...]) -> Section:
    columns = (Column("label"), Column("words for it"), Column("words against it"))
    rows = tuple(
        (one.label, ", ".join(word for word, _ in one.for_it), ", ".join(word for word, _ in one.against_it))
        for one in strong
    )
    return Section("Strongest words", columns=columns, rows=rows, notes=(WORDS_NOTE,))


COLUMNS = ("model", "label", "threshold", "slope", "offset", "word", "weight")


def model_csv(model: Model, *, words: int) -> bytes:
    """Return a row for each of the strongest words of each label; a label without any has one row."""
    lines = [csv_line(COLUMNS)]
    for one, strong in zip(model.labels, strongest_words(model, most=words), strict=True):
        head = [model.id, one.name, one.threshold, one.slope, one.offset]
        lines += [csv_line([*head, *pair]) for pair in (*strong.for_it, *strong.against_it) or ((None, None),)]
    return b"".join(lines)


def model_markdown(model: Model, card: ModelCard | None, *, words: int) -> str:
    """Return the page as Markdown."""
    first, *others = model_sections(model, card, words=words)
    return section_markdown(first.title, [Section(lines=first.lines), *others])


def model_json(model: Model, card: ModelCard | None, *, words: int) -> Json:
    """Return the page as `framing.model-page/1`; of the fingerprints of passages only that there are some."""
    shown = None if card is None else encode(card)
    if shown is not None:
        del shown[KEY]
    return {
        "schema": "framing.model-page/1",
        "id": model.id,
        "version": model.version,
        "title": model.title,
        "language": model.language,
        "unit": model.unit,
        "single": model.single,
        "sha256": model.sha256,
        "labels": [
            {
                "label": one.name,
                "threshold": rounded(one.threshold),
                "slope": rounded(one.slope),
                "offset": rounded(one.offset),
                "sure": [
                    {"precision": target, "probability": rounded(limit)}
                    for target, limit in zip(PRECISIONS, one.sure, strict=True)
                ],
                "for": [{"word": word, "weight": rounded(weight)} for word, weight in strong.for_it],
                "against": [{"word": word, "weight": rounded(weight)} for word, weight in strong.against_it],
            }
            for one, strong in zip(model.labels, strongest_words(model, most=words), strict=True)
        ],
        "validity": model_validity_json(tested_elsewhere(model), None),
        "card": shown,
    }
