"""`framing kwic`: every match in its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import typer

from framing.cli.intake.documents import operands
from framing.cli.intake.scoring import Run
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render, width_of
from framing.reading.matches import WINDOW
from framing.report.kwic.csv import kwic_csv
from framing.report.kwic.json import kwic_json
from framing.report.media.json import dump_indented, dump_line
from framing.types import KwicLine, Score, Stance, Voice


def run_kwic(
    context: typer.Context, paths: list[str] | None, read: ReadOptions, count: CountOptions, show: PrintOptions
) -> None:
    """Write the concordance of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    run = Run.start(read, count, show)
    with open_output(show.output) as out:
        for piece in _pieces(run, chosen, run.each(places, _lines, context=WINDOW)):
            out.write(piece)
    run.finish()


def _lines(scores: tuple[Score, ...]) -> tuple[KwicLine, ...]:
    return tuple(line for score in scores for line in score.lines)


def _pieces(run: Run, chosen: str, documents: Iterable[tuple[KwicLine, ...]]) -> Iterator[bytes]:
    with_text = not run.show.no_text
    if chosen == "jsonl":
        for lines in documents:
            for line in lines:
                yield dump_line(kwic_json(line, with_text=with_text))
    elif chosen == "json":
        every = [kwic_json(line, with_text=with_text) for lines in documents for line in lines]
        yield dump_indented({"schema": "framing.concordance/1", "run": run.provenance("kwic"), "lines": every})
    elif chosen == "csv":
        yield from kwic_csv((line for lines in documents for line in lines), with_text=with_text)
    else:
        yield from _views(run, chosen, documents)


def _views(run: Run, chosen: str, documents: Iterable[tuple[KwicLine, ...]]) -> Iterator[bytes]:
    from rich.text import Text

    from framing.comparing.readers import read_sentence
    from framing.report.kwic.view import kwic_lines_text, kwic_markdown, legend_of
    from framing.report.words.naming import Labels
    from framing.report.words.phrases import plural
    from framing.report.words.rulings import readers_of

    labels = Labels(run.lexicons)
    to_file = goes_to_file(run.show.output)
    voices: set[Voice] = set()
    stances: set[Stance] = set()
    total = aside = 0
    readers: Counter[int] = Counter()
    for lines in documents:
        total += len(lines)
        readers += readers_of(line.match for line in lines)
        for line in lines:
            voices.add(line.match.reading.voice)
            stances.add(line.match.reading.stance)
            aside += not line.match.counted
        if chosen == "markdown":
            text = kwic_markdown(lines, labels)
            yield (text + "\n" if text else "").encode()
        elif lines:
            width = width_of(to_file=to_file)
            yield render(*kwic_lines_text(lines, labels, width=width), color=run.show.color, to_file=to_file)
    summary = plural(total, "match", "matches") + (f", {aside} of them not counted" if aside else "")
    if run.rulings is not None:
        summary += "; " + read_sentence(readers, coders=run.rulings.coders)
    if chosen == "markdown":
        yield f"{summary}.\n".encode()
    else:
        legend = legend_of(voices, stances, aside=aside > 0)
        yield render(
            *(Text(part, style="dim") for part in (summary, legend) if part), color=run.show.color, to_file=to_file
        )
