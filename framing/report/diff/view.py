"""What a rewrite did, for people on a terminal: the names in both versions, then each change with both its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.rewrites import Change, Finding, FrameTally, Rewrite, Tally, Use
from framing.report.diff.words import caveat, kind_words, statement, subject, version_names
from framing.report.media.safe import one_line, shorten
from framing.report.media.terminal import bar
from framing.report.words.naming import STANCE_MARKS, VOICE_MARKS, VOICE_WORDS, Labels
from framing.report.words.phrases import plural
from framing.types import STANCES, VOICES

SHOWN = 3
"""Changes of one finding that are shown; how many more there are is said."""
_WIDEST = 160
_Concept = tuple[str, str]


def rewrite_table(rewrite: Rewrite, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield the parts of a rewrite for the terminal."""
    yield Text(one_line(title(rewrite)), style="bold").append(f"  {facts(rewrite)}", style="not bold dim")
    for note in notes(rewrite):
        yield Text(f"  {note}")
    changed = concepts_changed(rewrite)
    for concept in changed:
        yield Text()
        yield Text(one_line(labels.concept(*concept)), style="bold").append(f"  {':'.join(concept)}", "not bold dim")
        yield _tallies(rewrite, concept, labels)
        for finding in findings_of(rewrite, concept):
            yield from _finding(finding, rewrite, labels, width=min(width, _WIDEST))
    if rewrite.findings:
        yield Text()
        yield Text(f"  {unchanged(rewrite, labels)}{caveat(rewrite)}", style="dim")
        yield Text(f"  {_legend(rewrite)}", style="dim")
    yield Text()


def title(rewrite: Rewrite) -> str:
    """Return what is compared with what."""
    if rewrite.within:
        return f"{rewrite.new.document}: body → headline"
    return f"{rewrite.old.document} → {rewrite.new.document}"


def facts(rewrite: Rewrite) -> str:
    """Return how much text there is, and how much of it was kept."""
    if rewrite.within:
        headline = rewrite.new.headline
        return "no headline recognised" if headline is None else f"“{shorten(one_line(headline), 100)}”"
    words = f"{rewrite.old.words:,} → {plural(rewrite.new.words, 'word')}"
    whole = [passage for passage in rewrite.passages if not passage.part]
    pairs = [passage for passage in whole if passage.old is not None and passage.new is not None]
    counts = [
        (sum(passage.likeness == 1 for passage in pairs), "kept word for word"),
        (sum(passage.likeness != 1 for passage in pairs), "reworded"),
        (sum(passage.moved for passage in pairs), "moved"),
        (sum(passage.part for passage in rewrite.passages), "split or joined"),
        (sum(passage.new is None for passage in whole), "gone"),
        (sum(passage.old is None for passage in whole), "new"),
    ]
    return f"{words} · sentences: " + (", ".join(f"{count} {what}" for count, what in counts if count) or "none")


def notes(rewrite: Rewrite) -> Iterator[str]:
    """Yield what to know when there are no findings, else how many there are of each kind."""
    if rewrite.within and rewrite.new.headline is None:
        return
    if not rewrite.frames:
        yield f"No term of the lexicons in use is counted {'here' if rewrite.within else 'in either text'}."
    elif len(rewrite.findings) > 1:
        counts = Counter(kind_words(finding, rewrite) for finding in rewrite.findings)
        yield "Names by what became of them: " + ", ".join(f"{what} {count}" for what, count in counts.items())
    elif not rewrite.findings and not rewrite.within:
        yield "No label changed."
    elif not rewrite.findings:
        named = any(tally.new.count for tally in rewrite.frames)
        yield "The headline uses its names as the body does." if named else "The headline has none of these names."


def quiet_words(rewrite: Rewrite) -> str:
    """Return all there is to say of a text whose headline does nothing to its names; empty for others."""
    return "" if rewrite.findings else " ".join(notes(rewrite)) or "No headline was recognised."


def concepts_changed(rewrite: Rewrite) -> list[_Concept]:
    """Return the concepts with a finding, in the order of the findings."""
    return list(dict.fromkeys((finding.lexicon, finding.concept) for finding in rewrite.findings))


def findings_of(rewrite: Rewrite, concept: _Concept) -> list[Finding]:
    """Return the findings about one concept."""
    return [finding for finding in rewrite.findings if (finding.lexicon, finding.concept) == concept]


def tallies_of(rewrite: Rewrite, concept: _Concept) -> list[FrameTally]:
    """Return the names of one concept with their counts, the most frequent first."""
    mine = [tally for tally in rewrite.frames if (tally.lexicon, tally.concept) == concept]
    return sorted(mine, key=lambda tally: -tally.old.count - tally.new.count)


def unchanged(rewrite: Rewrite, labels: Labels) -> str:
    """Say which concepts stand alike in both."""
    changed = set(concepts_changed(rewrite))
    same = dict.fromkeys((tally.lexicon, tally.concept) for tally in rewrite.frames)
    names = [one_line(labels.concept(*concept)) for concept in same if concept not in changed]
    return f"Unchanged: {', '.join(names)}. " if names and not rewrite.within else ""


def heading(finding: Finding, labels: Labels) -> str:
    """Return the name a finding is about, with the one it replaces."""
    frame = labels.frame(finding.lexicon, finding.concept, finding.frame).title
    if finding.was is None:
        return one_line(frame)
    return f"{one_line(labels.frame(finding.lexicon, finding.concept, finding.was).title)} → {one_line(frame)}"


def _tallies(rewrite: Rewrite, concept: _Concept, labels: Labels) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    for name in ("", *version_names(rewrite)):
        table.add_column(one_line(name), overflow="fold")
    tallies = tallies_of(rewrite, concept)
    biggest = max(max(tally.old.count, tally.new.count) for tally in tallies)
    for tally in tallies:
        label = labels.frame(tally.lexicon, tally.concept, tally.frame)
        cells = [_cell(side, biggest, label.color) for side in (tally.old, tally.new)]
        table.add_row(Text(f"  {one_line(label.title)}"), *cells)
    return table


def _cell(tally: Tally, biggest: int, color: str) -> Text:
    text = Text()
    for count, block, what in ((tally.own, "█", "own voice"), (tally.attributed, "▒", "attributed")):
        if count:
            text.append("  " if text else "").append(bar(count, biggest, block, color)).append(f" {what}", style="dim")
    if tally.held_off:
        text.append("  " if text else "").append(f"~ {tally.held_off} held off", style="dim")
    return text or Text("·", style="dim")


def _finding(finding: Finding, rewrite: Rewrite, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    color = labels.frame(finding.lexicon, finding.concept, finding.frame).color
    head = Text.assemble(
        (f"  {kind_words(finding, rewrite)}  ", "bold"),
        (heading(finding, labels), color),
        ("" if finding.was else f"  {one_line(subject(finding))}", color),
    )
    yield head
    yield Padding(Text(one_line(statement(finding, rewrite))), (0, 0, 0, 4))
    for sign, use in evidence(finding.changes[:SHOWN]):
        yield _line(sign, use, labels, width=width)
    if len(finding.changes) > SHOWN:
        yield Text(f"      {len(finding.changes) - SHOWN} more", style="dim")


def evidence(changes: Sequence[Change]) -> Iterator[tuple[str, Use]]:
    """Yield the places of changes, old and new in turn, each once."""
    seen: set[tuple[str, int]] = set()
    for change in changes:
        for sign, use in (("−", change.old), ("+", change.new)):
            if use is not None and (sign, use.line.match.start) not in seen:
                seen.add((sign, use.line.match.start))
                yield sign, use


def _line(sign: str, use: Use, labels: Labels, *, width: int) -> Text:
    match, reading = use.line.match, use.line.match.reading
    color = labels.frame(match.lexicon, match.concept, match.frame).color
    mark = VOICE_MARKS[reading.voice] + STANCE_MARKS[reading.stance]
    found = shorten(one_line(match.text), 48)
    source = shorten(one_line(reading.source.resolved), 28) if reading.source is not None and width >= 100 else ""
    room = max(24, width - 14 - len(found) - (len(source) + 2 if source else 0))
    left = shorten(one_line(use.line.left), room // 2, keep="end")
    right = shorten(one_line(use.line.right), room - len(left))
    text = Text.assemble((f"    {sign}{match.line:>5} ", "dim"), (mark.ljust(3), "bold"), no_wrap=True)
    text.append(left).append(found, style=f"bold {color}").append(right)
    return text.append(f"  {source}", style="italic") if source else text


def _legend(rewrite: Rewrite) -> str:
    readings = [use.line.match.reading for f in rewrite.findings for _, use in evidence(f.changes)]
    voices, stances = {reading.voice for reading in readings}, {reading.stance for reading in readings}
    parts = [f"{VOICE_MARKS[voice]} {VOICE_WORDS[voice]}" for voice in VOICES if voice in voices]
    parts += [f"{STANCE_MARKS[s]} {s}" for s in STANCES if s in stances and STANCE_MARKS[s]]
    return "   ".join(parts)
