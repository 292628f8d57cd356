"""`framing diff`: what a rewrite did to names and voices, or a headline to those of its body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import typer

from framing.cli.intake.documents import operands
from framing.cli.intake.scoring import Run
from framing.cli.options.replication import command_line
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render, width_of
from framing.comparing.rewrites import Rewrite, RewrittenText
from framing.comparing.rewriting import compare_headline, compare_texts
from framing.errors import UsageError
from framing.reading.drafts import read_draft, read_drafts
from framing.reading.matching import Matcher
from framing.report.diff.csv import diff_csv
from framing.report.diff.json import rewrite_json, rewrites_json
from framing.report.media.json import dump_indented, dump_line
from framing.scale.scoring import Scoring
from framing.types import Document, Match


@dataclass(frozen=True, slots=True)
class _Headlines:
    """Compares the headline of each document with its body, and gives all matches along with the result.

    `whole` says that the text is sent back, too.
    """

    scoring: Scoring
    whole: bool

    def __call__(self) -> Callable[[Document], tuple[tuple[Match, ...], Rewrite | RewrittenText]]:
        scorer = self.scoring.scorer()

        def work(document: Document) -> tuple[tuple[Match, ...], Rewrite | RewrittenText]:
            matched = scorer.find(document)
            draft = read_draft(matched)
            rewrite = compare_headline(draft)
            return matched.matches, RewrittenText(rewrite, draft, draft) if self.whole else rewrite

        return work


def run_diff(
    context: typer.Context, paths: list[str] | None, read: ReadOptions, count: CountOptions, show: PrintOptions
) -> None:
    """Write what became of the names between two texts, or between the body and the headline of each text."""
    places = operands(context, paths)
    if len(places) > 2:
        raise UsageError(places[2], "a third operand; two texts are compared", "framing diff OLD NEW, or one FILE")
    if places == ["-", "-"]:
        raise UsageError("-", "both texts from standard input, which is read once", "give one of the two as a file")
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    run = Run.start(read, count, show)
    with open_output(show.output) as out:
        for piece in _page(run, context, places) if chosen == "html" else _pieces(run, chosen, places):
            out.write(piece)
    run.finish()


def _pieces(run: Run, chosen: str, places: list[str]) -> Iterator[bytes]:
    with_text = not run.show.no_text
    within = len(places) == 1
    rewrites = _headlines(run, places) if within else iter([_versions(run, *places).rewrite])
    if chosen == "json":
        provenance = run.provenance("diff")
        if within:
            yield dump_indented(rewrites_json(rewrites, provenance, with_text=with_text))
        else:
            yield dump_indented(rewrite_json(next(rewrites), provenance, with_text=with_text))
    elif chosen == "jsonl":
        for rewrite in rewrites:
            yield dump_line(rewrite_json(rewrite, with_text=with_text))
    elif chosen == "csv":
        yield from diff_csv(rewrites, with_text=with_text)
    else:
        yield from _views(run, chosen, rewrites)


def _page(run: Run, context: typer.Context, places: list[str]) -> Iterator[bytes]:
    from framing.report.diff.html import rewrite_page
    from framing.report.words.naming import Labels

    texts = _headlines(run, places, whole=True) if len(places) == 1 else iter([_versions(run, *places)])
    provenance = run.provenance("diff")
    provenance["settings"]["command_line"] = command_line(context)
    yield rewrite_page(texts, provenance, Labels(run.lexicons), with_text=not run.show.no_text)


def _headlines(run: Run, places: list[str], *, whole: bool = False) -> Iterator[Any]:
    """Yield the rewrite of each document, with its text where the `whole` is wanted."""
    for matches, found in run.intake.each(places, _Headlines(run.scoring(), whole)):
        run.count_read(matches)
        yield found


def _versions(run: Run, old: str, new: str) -> RewrittenText:
    matcher = Matcher(run.lexicons, gate=not run.count.no_gate)
    drafts = read_drafts(
        _only(run, old),
        _only(run, new),
        matcher,
        selection=run.selection,
        rulings=run.rulings,
        on_matches=run.count_read,
    )
    return compare_texts(*drafts)


def _only(run: Run, place: str) -> Document:
    """Return the one document of an operand."""
    found: list[Document] = list(islice(run.intake.each([place], _as_it_is), 2))
    if len(found) != 1:
        what = "holds several documents" if found else "holds no document"
        raise UsageError(place, f"{what}; a rewrite is one text beside another", "name two files with one text each")
    return found[0]


def _as_it_is() -> Callable[[Document], Document]:
    return _same


def _same(document: Document) -> Document:
    return document


def _views(run: Run, chosen: str, rewrites: Iterable[Rewrite]) -> Iterator[bytes]:
    from rich.text import Text

    from framing.report.diff.markdown import rewrite_markdown
    from framing.report.diff.view import quiet_words, rewrite_table
    from framing.report.media.safe import markdown
    from framing.report.words.naming import Labels
    from framing.report.words.phrases import plural

    labels = Labels(run.lexicons)
    to_file = goes_to_file(run.show.output)
    quiet: Counter[str] = Counter()
    told = 0
    alone: Rewrite | None = None

    def view(rewrite: Rewrite) -> bytes:
        if chosen == "markdown":
            return (("\n" if told else "") + rewrite_markdown(rewrite, labels)).encode()
        parts = rewrite_table(rewrite, labels, width=width_of(to_file=to_file))
        return render(*parts, color=run.show.color, to_file=to_file)

    for rewrite in rewrites:
        if said := quiet_words(rewrite):
            alone = alone or rewrite
            quiet[said] += 1
            continue
        yield view(rewrite)
        told += 1
    if alone is not None and told + quiet.total() == 1:
        yield view(alone)
    elif quiet:
        head = f"Of {'the other' if told else 'all'} {plural(quiet.total(), 'text')}:"
        lines = [f"{said} ({count:,})" for said, count in quiet.most_common()]
        if chosen == "markdown":
            yield ("\n" * bool(told) + f"{head}\n\n" + "".join(f"- {markdown(line)}\n" for line in lines)).encode()
        else:
            yield render(Text(head), *(Text(f"  {line}") for line in lines), color=run.show.color, to_file=to_file)
