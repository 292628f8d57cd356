"""Quotations for people, on a terminal: who says how much, in which words, and what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from framing.reading.quoting import QuotedDocument
from framing.reading.selecting import Selection
from framing.reading.tallying import Quoted, SourceTotal, source_key, source_name
from framing.report.media.safe import one_line, shorten
from framing.report.media.terminal import bar, choose_columns
from framing.report.words.naming import NOBODY, PALETTE, VOICE_MARKS, VOICE_WORDS
from framing.report.words.phrases import listed, percent, plural
from framing.types import VOICES, ZONES

SHOWN = 20
"""The most sources that a table lists one by one."""

WIDE = ("who speaks", "type", "words", "of the text", "in marks", "times", "documents", "introduced by")
NARROWER = ("who speaks", "words", "of the text", "documents", "introduced by")
TIGHTEST = ("who speaks", "words")
"""What is told of sources, where there is less room, and where there is least."""

DOUBT = re.compile(r"(?:claim|alleg|assert|contend|insist|maintain|purport|profess)", re.IGNORECASE)
VOUCH = re.compile(r"(?:admit|acknowledg|conce|confess|reveal|expos|prov|recogni|reali|know)", re.IGNORECASE)
_REASONS = {
    "boilerplate": "in page furniture",
    "repeat": "in repeated paragraphs",
    "own_voice": "in quotation marks with nobody quoted, or named as a label",
    "no_speech": "about plans, attitudes and topics, in the writer's words",
}


def quotes_table(quoted: QuotedDocument, *, width: int) -> RenderableType:
    """Return one document for the terminal: its sources, then their quotations, each on one line."""
    parts: list[RenderableType] = [
        Text(one_line(quoted.document), style="bold").append(f" · {facts(quoted)}", style="not bold dim")
    ]
    if not quoted.sources:
        parts.append(Text("  Nobody is quoted here.", style="dim"))
    else:
        parts.append(_sources(quoted.sources, documents=False, width=width))
    parts += [Text(f"  {line}", style="dim") for line in footnotes(quoted)]
    for total, items in by_source(quoted):
        kind = f"  {total.type}" if total.type else ""
        parts += [Text(), Text(f" {one_line(total.name or NOBODY)}", style="bold").append(kind, style="not bold dim")]
        cue = min(16, max((len(_cue(item)) for item in items), default=0))
        parts += [_line(item, cue=cue, width=width) for item in items]
    if quoted.sources:
        parts += [Text(), Text(f"  {legend(quoted)}", style="dim")]
    parts.append(Text())
    return Group(*parts)


def summary_table(sources: Sequence[SourceTotal], *, documents: int, words: int, width: int) -> RenderableType:
    """Return the sources of all documents together for the terminal."""
    said = sum(total.words for total in sources)
    title = Text(f"All {plural(documents, 'document')}", style="bold")
    share = f" ({percent(said / words)})" if words else ""
    title.append(f" · {plural(words, 'word')} · {said:,} quoted or reported{share}", style="not bold dim")
    parts: list[RenderableType] = [title]
    if sources:
        parts += [_sources(sources, documents=True, width=width), Text(f"  {types(sources)}", style="dim")]
    return Group(*parts, Text())


def facts(quoted: QuotedDocument) -> str:
    """Return how much of a document is quoted, in a line."""
    verbatim = sum(total.verbatim for total in quoted.sources)
    words = plural(quoted.words, "word") + _asked(quoted.selection)
    if not quoted.quoted_words:
        return words
    return (
        f"{words} · {quoted.quoted_words:,} quoted or reported ({percent(quoted.share)}): "
        f"{verbatim:,} in quotation marks, {quoted.quoted_words - verbatim:,} without"
    )


def _asked(selection: Selection) -> str:
    """Return which voices and zones were asked for, where not all were."""
    voices, zones = selection.voices or (), selection.zones or ()
    asked = [VOICE_WORDS[voice] for voice in VOICES if voice in voices] + [zone for zone in ZONES if zone in zones]
    return f" · only {listed(asked)}" if asked else ""


def types(sources: Sequence[SourceTotal]) -> str:
    """Return how the quoted words divide among types of sources, most first."""
    words: Counter[str] = Counter()
    for total in sources:
        words[total.type or (NOBODY if total.name is None else "type not known")] += total.words
    whole = words.total()
    parts = [f"{name} {percent(n / whole)}" for name, n in sorted(words.items(), key=lambda i: (-i[1], i[0])) if n]
    return "Of the quoted words: " + ", ".join(parts) if parts else ""


def footnotes(quoted: QuotedDocument) -> Iterator[str]:
    """Yield what is worth knowing about the sources of one document."""
    if len(quoted.sources) > 1:
        yield types(quoted.sources)
    for label, pattern in (("Verbs of doubt", DOUBT), ("Verbs that vouch for what is said", VOUCH)):
        yield from _one_sided(label, pattern, quoted.sources)
    reasons = Counter(item.reason for item in quoted.attributions if item.reason is not None)
    if reasons:
        yield "Not counted as quoted: " + ", ".join(f"{n} {_REASONS[reason]}" for reason, n in sorted(reasons.items()))


def by_source(quoted: QuotedDocument) -> Iterator[tuple[SourceTotal, list[Quoted]]]:
    """Yield each source with its counted quotations in the order of the text."""
    groups: dict[str, list[Quoted]] = {}
    for item in quoted.attributions:
        if item.counted:
            groups.setdefault(source_key(source_name(item.attribution)), []).append(item)
    for total in quoted.sources:
        yield total, groups[source_key(total.name)]


def legend(quoted: QuotedDocument) -> str:
    """Return what the marks of the kinds that occur mean."""
    kinds = {item.attribution.kind for item in quoted.attributions if item.counted}
    return "   ".join(f"{VOICE_MARKS[voice]} {VOICE_WORDS[voice]}" for voice in VOICES if voice in kinds)


def cues(total: SourceTotal) -> str:
    """Return the words that introduce a source, most frequent first."""
    words = [pair for use in total.cues for pair in use.words]
    words.sort(key=lambda pair: -pair[1])
    return listed((text if n == 1 else f"{text} {n}" for text, n in words), at_most=4)


def content(item: Quoted) -> str:
    """Return the pieces of an attribution as one text."""
    return " … ".join(one_line(piece) for piece in item.pieces)


def _sources(sources: Sequence[SourceTotal], *, documents: bool, width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    shown = choose_columns(width, WIDE, NARROWER, TIGHTEST)
    shown = tuple(name for name in shown if documents or name != "documents")
    for name in shown:
        right = name in ("of the text", "in marks", "times", "documents")
        heading = "" if name == "type" else f"  {name}" if name == shown[0] else name
        table.add_column(heading, overflow="fold", justify="right" if right else "left")
    biggest = max(total.words for total in sources)
    for total in sources[:SHOWN]:
        cells = {
            "who speaks": Text(f"  {shorten(one_line(total.name or NOBODY), 48)}", style="" if total.name else "dim"),
            "type": Text(total.type or "", style="dim"),
            "words": bar(total.words, biggest, "▒", PALETTE[0]),
            "of the text": Text(percent(total.share)),
            "in marks": Text(percent(total.verbatim / total.words if total.words else None), style="dim"),
            "times": Text(str(total.attributions)),
            "documents": Text(str(total.documents)),
            "introduced by": Text(one_line(cues(total)), style="italic"),
        }
        table.add_row(*(cells[name] for name in shown))
    if len(sources) > SHOWN:
        rest = sources[SHOWN:]
        words = Text(f"{sum(total.words for total in rest):,}", style="dim")
        more = {"who speaks": Text(f"  {len(rest):,} more", style="dim"), "words": words}
        table.add_row(*(more.get(name, Text()) for name in shown))
    return table


def _one_sided(label: str, pattern: re.Pattern[str], sources: Sequence[SourceTotal]) -> Iterator[str]:
    """Yield a line when such verbs introduce some sources and not the others that are introduced by a verb."""
    met: list[str] = []
    others = 0
    for total in sources:
        words = [text for use in total.cues for text, _ in use.words]
        found = [text for text in words if pattern.match(text)]
        if found and total.name is not None:
            met.append(f"{one_line(total.name)} ({', '.join(f'“{one_line(text)}”' for text in found)})")
        elif words and total.name is not None:
            others += 1
    if met and others:
        yield f"{label}: {listed(met)}; none for {plural(others, 'other source')}"


def _cue(item: Quoted) -> str:
    """Return the words that introduce a quotation, with the pronoun that stands for nobody named."""
    source, cue = item.attribution.source, item.attribution.cue
    words = one_line(cue.text) if cue is not None else ""
    return f"{one_line(source.text)} {words}".strip() if source is not None and _is_unnamed(item) else words


def _is_unnamed(item: Quoted) -> bool:
    return source_name(item.attribution) is None


def _line(item: Quoted, *, cue: int, width: int) -> Text:
    text = Text(f"{item.line:>6} ", style="dim", no_wrap=True)
    text.append(f"{VOICE_MARKS[item.attribution.kind]} ", style="bold")
    text.append(shorten(_cue(item), cue).ljust(cue + 2 if cue else 0), style="italic")
    text.append(shorten(content(item), max(20, min(width, 160) - len(text))))
    return text
