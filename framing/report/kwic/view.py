"""Concordance lines for people: each match on one line, aligned, with its voice in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.naming import STANCE_MARKS, STANCE_WORDS, VOICE_MARKS, VOICE_WORDS, Labels
from framing.types import STANCES, VOICES, KwicLine, Match, Stance, Voice

MARGIN = 10
"""Columns for the line, the marks, and one that stays empty at the end."""
LONGEST = 48
"""Characters of a keyword that context makes way for."""


def kwic_lines_text(lines: Sequence[KwicLine], labels: Labels, *, width: int) -> Iterator[Text]:
    """Yield the lines of one document for the terminal under a heading, each no wider than the terminal.

    Where room is scarce context makes way for the keywords, on the left down to a quarter of the room, and further
    for a keyword that would be cut all the same.
    """
    if not lines:
        return
    yield Text(one_line(lines[0].document), style="bold")
    word = min(max(len(one_line(line.match.text)) for line in lines), LONGEST)
    tail = 30 if width >= 100 else 0
    room = width - MARGIN - (tail + 2 if tail else 0)
    before = max(room // 4, (room - word) // 2)
    for line in lines:
        text = _line(line, labels, before=before, after=room - before, tail=tail)
        text.truncate(width, overflow="ellipsis")
        yield text
    yield Text()


def legend(lines: Iterable[KwicLine]) -> str:
    """Return what the marks in the margin mean, only those that occur."""
    voices: set[Voice] = set()
    stances: set[Stance] = set()
    aside = False
    for line in lines:
        voices.add(line.match.reading.voice)
        stances.add(line.match.reading.stance)
        aside |= not line.match.counted
    return legend_of(voices, stances, aside=aside)


def legend_of(voices: set[Voice], stances: set[Stance], *, aside: bool) -> str:
    """Return the legend for the voices and stances that occur."""
    parts = [f"{VOICE_MARKS[voice]} {VOICE_WORDS[voice]}" for voice in VOICES if voice in voices]
    parts += [f"{STANCE_MARKS[s]} {STANCE_WORDS[s]}" for s in STANCES if s in stances and STANCE_MARKS[s]]
    if aside:
        parts.append("× not counted")
    return "   ".join(parts)


def kwic_markdown(lines: Sequence[KwicLine], labels: Labels) -> str:
    """Return the lines of one document as a Markdown table under a heading."""
    if not lines:
        return ""
    rows = [f"## {markdown(lines[0].document)}", "", "| where | frame | voice | stance | source | text |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    for line in lines:
        match, reading = line.match, line.match.reading
        left = shorten(one_line(line.left), 80, keep="end")
        right = shorten(one_line(line.right), 80)
        source = markdown(reading.source.resolved) if reading.source else ""
        label = labels.frame(match.lexicon, match.concept, match.frame)
        counted = "" if match.counted else f" (not counted: {match.reason})"
        rows.append(
            f"| {match.line}:{match.column} | {markdown(label.title)} | {VOICE_WORDS[reading.voice]}{counted} "
            f"| {STANCE_WORDS[reading.stance]} | {source} "
            f"| {markdown(left)}**{markdown(match.text)}**{markdown(right)} |"
        )
    return "\n".join(rows) + "\n"


def _line(line: KwicLine, labels: Labels, *, before: int, after: int, tail: int) -> Text:
    match, reading = line.match, line.match.reading
    before, after = _room(one_line(match.text), before, after)
    color = labels.frame(match.lexicon, match.concept, match.frame).color
    left = shorten(one_line(line.left), before, keep="end")
    found = shorten(one_line(match.text), after)
    right = shorten(one_line(line.right), after - len(found))
    text = Text(f"{match.line:>5} ", style="dim", no_wrap=True)
    text.append(_marks(match).ljust(3), style="bold")
    text.append(left.rjust(before), style="default")
    text.append(found, style=f"bold {color}" if match.counted else "dim")
    text.append(right.ljust(after - len(found)), style="default")
    if tail and reading.source is not None:
        text.append(f"  {shorten(one_line(reading.source.resolved), tail)}", style="italic")
    text.rstrip()
    return text


def _room(keyword: str, before: int, after: int) -> tuple[int, int]:
    """Return the room before a keyword and from it on; one that would be cut begins further to the left."""
    moved = min(max(len(keyword) - after, 0), before)
    return before - moved, after + moved


def _marks(match: Match) -> str:
    mark = VOICE_MARKS[match.reading.voice] + STANCE_MARKS[match.reading.stance]
    return mark if match.counted else f"×{mark}"
