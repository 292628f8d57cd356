"""What classifiers say of passages, as Markdown."""

from __future__ import annotations

from framing.learning.applying import Classification
from framing.learning.evidence import Contribution
from framing.learning.outcomes import Outcome
from framing.report.classify.view import bounds, title
from framing.report.classify.words import (
    SHOWN,
    Moving,
    marked,
    moving_words,
    rank_of,
    sentence,
    signed,
    tally_sentence,
    verdict,
    warnings,
)
from framing.report.media.safe import markdown
from framing.report.words.naming import label_words
from framing.report.words.phrases import percent, plural

LEGEND = "**Bold** words speak for the first label, *slanted* ones against it; 0 is any number."


def classification_markdown(found: Classification, *, precision: float, several: bool) -> str:
    """Return one passage as Markdown; `several` models name themselves."""
    by = f" · {found.model}" if several else ""
    lines = [f"## {markdown(title(found) + by)}", "", f"{plural(found.words, 'word')}.", ""]
    words = {moving.label: moving for moving in moving_words(found)}
    shown = 0
    for line, label in verdict(found, precision=precision):
        rank = rank_of(found, label) if label is not None else None
        above = f", above {percent(rank)} of these passages" if rank is not None else ""
        lines.append(f"- {markdown(sentence(line + above))}")
        moving = words.get(label.label) if label is not None else None
        if moving is not None and shown < SHOWN:
            lines += [f"  - {part}" for part in _words(moving)]
            shown += 1
    if words:
        lines += ["", f"> {_passage(found, next(iter(words.values())))}"]
    return "\n".join(lines) + "\n"


def _words(moving: Moving) -> list[str]:
    parts = []
    for name, words in (("for", moving.words_for), ("against", moving.words_against)):
        if words:
            parts.append(f"{name}: {', '.join(_word(one) for one in words)}")
    return [*parts, moving.sum_words]


def _word(one: Contribution) -> str:
    return f"{markdown(one.feature)} {signed(one.weight)}"


def _passage(found: Classification, moving: Moving) -> str:
    marks = {True: "**", False: "*"}
    parts = []
    for piece in marked(found, moving):
        mark = marks[piece.weight > 0] if piece.weight else ""
        parts.append(f"{mark}{markdown(piece.text)}{mark}")
    return "".join(parts).strip()


def outcome_markdown(outcome: Outcome) -> str:
    """Return what came out for all passages, as Markdown; of a single one, only what speaks against it."""
    lines = [] if outcome.passages < 2 else _outcome(outcome)
    lines += [f"*{markdown(sentence(line))}*  " for line in warnings(outcome)]
    return "\n".join(lines).rstrip() + "\n" if lines else ""


def _outcome(outcome: Outcome) -> list[str]:
    model = outcome.model
    lines = [f"## {markdown(f'{model.title}, {model.id} {model.version}')}", "", f"{tally_sentence(outcome)}.", ""]
    met = [label for label in outcome.labels if label.sure or label.unsure]
    if met:
        lines += ["| resembles passages coded | sure | perhaps | of passages |", "|---|--:|--:|--:|"]
        for label in sorted(met, key=lambda label: (-label.sure, -label.unsure, label.label)):
            name = markdown(label_words(label.label))
            lines.append(f"| {name} | {label.sure:,} | {label.unsure:,} | {bounds(label)} |")
        lines.append("")
    return lines
