"""`framing quotes`: who is quoted saying what, and how much of a text is theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import typer

import framing
from framing.cli.intake.documents import Intake, operands
from framing.cli.options.quotes import QuoteOptions
from framing.cli.options.shared import PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render, width_of
from framing.reading.quoting import QuotedDocument, quote_document
from framing.reading.selecting import Selection, select
from framing.reading.tallying import SourceTally
from framing.report.media.json import dump_indented
from framing.report.parts.provenance import run_json
from framing.report.quotes.csv import quotes_csv
from framing.report.quotes.json import QuoteLines, attributions_json
from framing.types import Document


@dataclass(frozen=True, slots=True)
class _Quoting:
    """Finds the quotations of each document; `make`, where given, turns them into what is sent back."""

    selection: Selection
    make: Callable[[QuotedDocument], Any] | None = None

    def __call__(self) -> Callable[[Document], Any]:
        make, quote = self.make, partial(quote_document, selection=self.selection)
        return quote if make is None else lambda document: make(quote(document))


def run_quotes(
    context: typer.Context, paths: list[str] | None, read: ReadOptions, show: PrintOptions, wanted: QuoteOptions
) -> None:
    """Write the quotations of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    intake = Intake(read, show, frozenset({"en"}))
    with open_output(show.output) as out:
        for piece in _pieces(intake, chosen, places, wanted):
            out.write(piece)
    intake.finish()


def _pieces(intake: Intake, chosen: str, places: list[str], wanted: QuoteOptions) -> Iterator[bytes]:
    with_text = not intake.show.no_text
    selection = select((), voices=wanted.voice or (), zones=wanted.zone or ())
    if chosen == "jsonl":
        return intake.each(places, _Quoting(selection, QuoteLines(with_text=with_text)))
    documents: Iterator[QuotedDocument] = intake.each(places, _Quoting(selection))
    if chosen == "csv":
        return quotes_csv(documents, with_text=with_text)
    if chosen == "json":
        every = list(documents)
        sources = _tally(every).totals()
        settings = {"voice": wanted.voice or [], "zone": wanted.zone or [], **intake.asked()}
        run = run_json("quotes", framing.__version__, (), settings)
        return iter([dump_indented(attributions_json(every, sources, run, with_text=with_text))])
    return _views(intake.show, chosen, documents)


def _tally(documents: Iterable[QuotedDocument]) -> SourceTally:
    tally = SourceTally()
    for quoted in documents:
        tally.add(quoted.attributions, words=quoted.words)
    return tally


def _views(show: PrintOptions, chosen: str, documents: Iterable[QuotedDocument]) -> Iterator[bytes]:
    from framing.report.quotes.markdown import quotes_markdown, summary_markdown
    from framing.report.quotes.view import quotes_table, summary_table

    to_file = goes_to_file(show.output)
    tally = SourceTally()
    number = words = 0
    for quoted in documents:
        tally.add(quoted.attributions, words=quoted.words)
        number, words = number + 1, words + quoted.words
        if chosen == "markdown":
            yield (("\n" if number > 1 else "") + quotes_markdown(quoted)).encode()
        else:
            yield render(quotes_table(quoted, width=width_of(to_file=to_file)), color=show.color, to_file=to_file)
    if number < 2:
        return
    if chosen == "markdown":
        yield ("\n" + summary_markdown(tally.totals(), documents=number, words=words)).encode()
    else:
        summary = summary_table(tally.totals(), documents=number, words=words, width=width_of(to_file=to_file))
        yield render(summary, color=show.color, to_file=to_file)
