"""What classifiers say of passages, for the terminal: label, probability, and the words that moved it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.learning.applying import Classification, LabelScore
from framing.learning.evidence import Contribution
from framing.learning.outcomes import LabelOutcome, Outcome
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
from framing.report.media.safe import one_line, shorten
from framing.report.words.naming import PALETTE, label_words
from framing.report.words.phrases import joined, percent, plural

FOR, AGAINST = "▲", "▽"
FOR_STYLE, AGAINST_STYLE = f"bold {PALETTE[0]}", PALETTE[5]
BAR, WORD_BAR = 10, 5
LEGEND = f"{FOR} words that speak for the first label   {AGAINST} words that speak against it   0 any number"


def classification_view(found: Classification, *, precision: float, several: bool) -> RenderableType:
    """Return one passage for the terminal; `several` models name themselves."""
    parts: list[RenderableType] = [_header(found, several=several)]
    words = {moving.label: moving for moving in moving_words(found)}
    shown = 0
    for line, label in verdict(found, precision=precision):
        if label is None:
            parts.append(Text(f"  {sentence(line)}", style="dim"))
            continue
        parts.append(_verdict(line, found, label))
        moving = words.get(label.label)
        if moving is not None and shown < SHOWN:
            parts += _words(moving)
            shown += 1
    if words:
        parts.append(Padding(_passage(found, next(iter(words.values()))), (0, 0, 0, 4)))
    return Group(*parts, Text())


def _header(found: Classification, *, several: bool) -> Text:
    text = Text(one_line(title(found)), style="bold")
    facts = [plural(found.words, "word")]
    if found.unknown and found.words:
        facts.append(f"{percent(found.unknown)} unknown")
    if several:
        facts.append(one_line(found.model))
    return text.append(f" · {' · '.join(facts)}", style="not bold dim")


def title(found: Classification) -> str:
    """Return the document, and which of its passages it is."""
    return found.document if found.passage == 0 and found.start == 0 else f"{found.document} · passage {found.passage}"


def _verdict(line: str, found: Classification, label: LabelScore) -> Text:
    text = Text("  ").append(probability_bar(label)).append(" ")
    text.append(one_line(line), style="bold" if label.sure else "")
    rank = rank_of(found, label)
    if rank is not None:
        text.append(f" · above {percent(rank)} of these passages", style="dim")
    return text


def probability_bar(label: LabelScore) -> Text:
    """Return a bar as long as the probability, with the threshold as a notch."""
    filled = round(BAR * label.probability)
    notch = min(int(BAR * label.threshold), BAR - 1)
    cells = ["█" if i < filled else "░" for i in range(BAR)]
    cells[notch] = "┃" if notch >= filled else "▓"
    return Text("".join(cells), style=PALETTE[0] if label.assigned else "dim")


def _words(moving: Moving) -> Iterator[Text]:
    strongest = max((abs(one.weight) for one in moving.words), default=1.0)
    for name, words, block, style in (
        ("for", moving.words_for, "█", FOR_STYLE),
        ("against", moving.words_against, "▒", AGAINST_STYLE),
    ):
        if words:
            line = Text().append(f"    {name:<8}", style="dim")
            for i, one in enumerate(words):
                line.append("   " if i else "").append(_word(one, strongest, block, style))
            yield line
    yield Text(f"    {'':<8}{moving.sum_words}", style="dim")


def _word(one: Contribution, strongest: float, block: str, style: str) -> Text:
    length = max(1, round(WORD_BAR * abs(one.weight) / strongest))
    return Text.assemble((shorten(one_line(one.feature), 30), style), f" {block * length} {signed(one.weight)}")


def _passage(found: Classification, moving: Moving) -> Text:
    text = Text()
    for piece in marked(found, moving):
        words = one_line(piece.text)
        if piece.weight > 0:
            text.append(FOR + words, style=FOR_STYLE)
        elif piece.weight < 0:
            text.append(AGAINST + words, style=AGAINST_STYLE)
        else:
            text.append(words)
    text.rstrip()
    return text


def outcome_view(outcome: Outcome) -> RenderableType:
    """Return what came out for all passages, for the terminal; of a single one, only what speaks against it."""
    parts: list[RenderableType] = _outcome(outcome) if outcome.passages > 1 else []
    parts += [Padding(Text(one_line(sentence(line)), style="dim"), (0, 0, 0, 2)) for line in warnings(outcome)]
    return Group(*parts)


def _outcome(outcome: Outcome) -> list[RenderableType]:
    model = outcome.model
    head = Text(f"{one_line(model.title)}, {one_line(model.id)} {one_line(model.version)}", style="bold")
    head.append(f" · {tally_sentence(outcome)}", style="not bold")
    parts: list[RenderableType] = [head]
    met = [label for label in outcome.labels if label.sure or label.unsure]
    if met:
        parts.append(_labels(sorted(met, key=lambda label: (-label.sure, -label.unsure, label.label))))
    absent = [label_words(label.label) for label in outcome.labels if not label.sure and not label.unsure]
    if absent and outcome.passages > outcome.empty:
        parts.append(Padding(Text(one_line(f"Nowhere: {joined(absent)}"), style="dim"), (0, 0, 0, 2)))
    return parts


def _labels(labels: list[LabelOutcome]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("  resembles passages coded", overflow="fold")
    for name in ("sure", "perhaps", "of passages"):
        table.add_column(name, justify="left" if name == "sure" else "right")
    biggest = max(1, *(label.sure for label in labels))
    for label in labels:
        length = max(1, round(BAR * label.sure / biggest)) if label.sure else 0
        table.add_row(
            Text("  " + one_line(f"{label_words(label.label)}")),
            Text.assemble(("█" * length, PALETTE[0]), f"{' ' if length else ''}{label.sure:,}"),
            f"{label.unsure:,}",
            bounds(label),
        )
    return table


def bounds(label: LabelOutcome) -> str:
    """Return between which shares of the passages a label is: only the sure ones have it, or all the unsure, too."""
    if label.low is None or label.high is None:
        return ""
    low, high = (f"{100 * value:.0f}" for value in (label.low, label.high))
    return f"{low} %" if low == high else f"{low}–{high} %"
