"""Scores for people: which names a text chooses, in its own voice and in others' mouths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.readers import read_sentence
from framing.report.media.safe import markdown, one_line
from framing.report.media.terminal import NARROW, bar
from framing.report.words.naming import STANCE_WORDS, Labels, label_words
from framing.report.words.phrases import joined, listed, number, percent, plural, points
from framing.report.words.rulings import readers_of
from framing.speakers import speaker_name
from framing.types import ClosedGate, ConceptScore, FrameScore, Match, Score

NAME = 26
"""Columns for the name of a frame on a narrow terminal."""

NOTHING = "No term of the lexicons in use is counted here."

TIGHT = 2 * NAME
"""Columns below which numbers stand under the names of frames."""


def score_table(score: Score, labels: Labels, *, width: int) -> RenderableType:
    """Return one passage for the terminal."""
    parts: list[RenderableType] = [_header(score)]
    named = named_concepts(score)
    if not named:
        parts.append(Text(f"  {NOTHING}", style="dim"))
    else:
        narrow = width < NARROW
        parts += _narrow(score, named, labels, width=width) if narrow else [_concepts_table(score, named, labels)]
    parts += [Text(f"  {line}", style="dim") for line in footnotes(score, labels)]
    parts.append(Text())
    return Group(*parts)


def score_markdown(score: Score, labels: Labels) -> str:
    """Return one passage as Markdown."""
    lines = [f"## {markdown(title_of(score))}", "", f"{facts(score)}.", ""]
    if not named_concepts(score):
        lines += [NOTHING, ""]
    for concept in named_concepts(score):
        evidence = evidence_of(score, concept)
        paired = f" · rival names side by side in {plural(concept.paired, 'sentence')}" if concept.paired else ""
        lines += [f"### {markdown(labels.concept(concept.lexicon, concept.concept))}{paired}", ""]
        measure = "share" if concept.measure == "share" else "per 1,000 words"
        lines.append(f"| frame | wording | own voice | {measure} | attributed | held off | in whose mouth |")
        lines.append("|---|---|--:|--:|--:|--:|---|")
        for frame in concept.frames:
            if not frame.count:
                continue
            words, sources = evidence[frame.frame]
            label = labels.frame(concept.lexicon, concept.concept, frame.frame)
            value = percent(frame.own.share) if concept.measure == "share" else number(frame.rate)
            lines.append(
                f"| {markdown(label.title)} | {markdown(words)} | {frame.own.count} | {value} "
                f"| {frame.attributed.count} | {frame.held_off} | {markdown(sources)} |"
            )
        lines.append("")
    lines += [f"*{markdown(line)}*  " for line in footnotes(score, labels)]
    return "\n".join(lines).rstrip() + "\n"


def named_concepts(score: Score) -> list[ConceptScore]:
    """Return the concepts that the passage names, those with most names first."""
    met = [concept for concept in score.concepts if any(frame.count for frame in concept.frames)]
    return sorted(met, key=lambda concept: -concept.count)


def _header(score: Score) -> Text:
    text = Text(one_line(title_of(score)), style="bold")
    return text.append(f" · {facts(score)}", style="not bold dim")


def title_of(score: Score) -> str:
    """Return the document, and which of its passages it is where it is not all of it."""
    return score.document if score.passage == 0 and score.start == 0 else f"{score.document} · passage {score.passage}"


def facts(score: Score) -> str:
    """Say how many words counted, and what was set aside."""
    aside = []
    if score.set_aside.boilerplate:
        aside.append(plural(score.set_aside.boilerplate, "line") + " of page furniture")
    if score.set_aside.repeats:
        aside.append(plural(score.set_aside.repeats, "repeated paragraph"))
    counted = plural(score.words, "word")
    return counted + (" · set aside: " + ", ".join(aside) if aside else "")


def _concepts_table(score: Score, concepts: list[ConceptScore], labels: Labels) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    for name in ("", "own voice", "", "attributed", "held off", "wording", "in whose mouth"):
        table.add_column(name, overflow="fold", no_wrap=False)
    biggest = max(frame.count for concept in concepts for frame in concept.frames)
    for concept in concepts:
        title = one_line(labels.concept(concept.lexicon, concept.concept))
        table.add_row(Text(f" {title}", style="bold"))
        evidence = evidence_of(score, concept)
        for frame in concept.frames:
            if frame.count:
                table.add_row(*_frame_cells(concept, frame, labels, biggest, evidence[frame.frame]))
    return table


def _narrow(score: Score, concepts: list[ConceptScore], labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield the concepts for a narrow terminal: numbers, wording and sources beside each frame, or under its name."""
    biggest = max(frame.count for concept in concepts for frame in concept.frames)
    for concept in concepts:
        yield Text(f" {one_line(labels.concept(concept.lexicon, concept.concept))}", style="bold")
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        if width >= TIGHT:
            table.add_column(width=NAME)
        table.add_column()
        evidence = evidence_of(score, concept)
        for frame in concept.frames:
            if frame.count:
                name, own, share, attributed, held_off, words, sources = _frame_cells(
                    concept, frame, labels, biggest, evidence[frame.frame]
                )
                lines = []
                if frame.own.count:
                    lines.append(own.append(" own voice ").append_text(share))
                if frame.attributed.count:
                    lines.append(attributed.append(" attributed"))
                if frame.held_off:
                    lines.append(held_off.append(" held off"))
                told = words.append(" · ", style="dim").append_text(sources) if sources.plain else words
                said = Text("\n").join([*lines, told])
                if width < TIGHT:
                    table.add_row(Group(name, Padding(said, (0, 0, 0, 5))))
                else:
                    table.add_row(name, said)
        yield table


def _frame_cells(
    concept: ConceptScore, frame: FrameScore, labels: Labels, biggest: int, evidence: tuple[str, str]
) -> Iterator[Text]:
    label = labels.frame(concept.lexicon, concept.concept, frame.frame)
    words, sources = evidence
    yield Text(f"   {one_line(label.title)}")
    yield bar(frame.own.count, biggest, "█", label.color)
    yield Text(percent(frame.own.share) if concept.measure == "share" else f"{number(frame.rate)} ‰", style="dim")
    yield bar(frame.attributed.count, biggest, "▒", label.color)
    yield Text(f"~ {frame.held_off}" if frame.held_off else "·", style="" if frame.held_off else "dim")
    yield Text(one_line(words), style=label.color)
    yield Text(one_line(sources))


def evidence_of(score: Score, concept: ConceptScore) -> dict[str, tuple[str, str]]:
    """Return, per frame, the wordings met and the sources that say them."""
    by_frame: dict[str, list[Match]] = {}
    for match in score.matches:
        if match.counted and (match.lexicon, match.concept) == (concept.lexicon, concept.concept):
            by_frame.setdefault(match.frame, []).append(match)
    return {frame: (_wordings(matches), _sources(matches)) for frame, matches in by_frame.items()}


def _wordings(matches: Iterable[Match]) -> str:
    counts = Counter(" ".join(match.text.split()).lower() for match in matches)
    return listed((name for name, _ in counts.most_common()), at_most=3)


def _sources(matches: Iterable[Match]) -> str:
    counts: Counter[str] = Counter()
    for match in matches:
        reading = match.reading
        if reading.source is not None:
            suffix = " (rejects it)" if reading.denied else ""
            counts[speaker_name(reading.source) + suffix] += 1
        elif reading.side == "attributed":
            counts["nobody named"] += 1
    return listed((name if n == 1 else f"{name} {n}" for name, n in counts.most_common()), at_most=3)


def footnotes(score: Score, labels: Labels) -> Iterator[str]:
    """Yield what a reader of the numbers should know besides."""
    yield from _resembled(score)
    paired = [c for c in score.concepts if c.paired]
    if paired:
        yield "Rival names side by side: " + ", ".join(
            f"{labels.concept(c.lexicon, c.concept)} in {plural(c.paired, 'sentence')}" for c in paired
        )
    yield from _drifts(score, labels)
    uncounted = Counter(match.reason for match in score.matches if not match.counted)
    if uncounted:
        words = {
            "boilerplate": "in page furniture",
            "repeat": "in repeated paragraphs",
            "address": "in web addresses",
            "unnamed": "before any name",
            "excluded": "excluded",
        }
        yield "Not counted: " + ", ".join(f"{n} {words[reason]}" for reason, n in uncounted.items() if reason)
    read = readers_of(score.matches)
    if any(read):
        yield read_sentence(read) + "."
    yield from left_out(score.closed_gates, labels)


def left_out(gates: Sequence[ClosedGate], labels: Labels, *, many: bool = False) -> Iterator[str]:
    """Say how many terms lack their context, by where it is looked for, in one document or in many."""
    for scope in ("document", "paragraph"):
        closed = [gate for gate in gates if gate.scope == scope]
        total = sum(gate.matches for gate in closed)
        if total:
            whose, where = ("its", "its paragraph") if total == 1 else ("their", "their paragraphs")
            where = where if scope == "paragraph" else "the document" if total == 1 or not many else "their documents"
            names = listed(labels.concept(gate.lexicon, gate.concept) for gate in closed)
            yield f"{plural(total, 'term')} left out because {whose} context does not occur in {where} ({names})"


def _resembled(score: Score) -> Iterator[str]:
    """Say what coded passages it resembles, by each classifier."""
    for model in dict.fromkeys(label.model for label in score.labels):
        own = [label for label in score.labels if label.model == model]
        sure, perhaps = (
            joined(f"{label_words(one.label)} ({points(one.probability)})" for one in own if one.sure is kind)
            for kind in (True, False)
        )
        said = [f"Resembles passages coded {sure}"] if sure else []
        said += [f"{'perhaps' if sure else 'Perhaps resembles passages coded'} {perhaps}"] if perhaps else []
        yield one_line(f"{'; '.join(said)}, says {model}")


def _drifts(score: Score, labels: Labels) -> Iterator[str]:
    """Say which names the text first leaves to others or holds off, and later uses in its own voice.

    A name that was merely attributed first is listed only where the text has a rival for it, so that a choice was made.
    """
    matches = {match.id: match for match in score.matches}
    rivals: dict[tuple[str, str], set[str]] = {}
    for match in score.matches:
        if match.counted and not match.generic:
            rivals.setdefault((match.lexicon, match.concept), set()).add(match.frame)
    for drift in score.drift:
        first, later = matches.get(drift.first), matches.get(drift.later)
        if first is None or later is None:
            continue
        if first.reading.side == "held_off" or len(rivals[drift.lexicon, drift.concept]) > 1:
            title = labels.frame(drift.lexicon, drift.concept, drift.frame).title
            yield (f"First {_stood(first)} (line {first.line}), later in its own voice (line {later.line}): {title}")


def _stood(match: Match) -> str:
    reading = match.reading
    if reading.side == "held_off":
        return STANCE_WORDS[reading.stance]
    return f"attributed to {speaker_name(reading.source) or 'nobody named'}"
