"""From the options of a command to its scores: lexicons, filters, documents, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import typer

import framing
from framing.cli.exit_status import ExitStatus
from framing.cli.options import CountOptions, PrintOptions, ReadOptions
from framing.cli.output import report_problem, say
from framing.cli.progress import counted
from framing.corpus import read_documents
from framing.errors import InputError, Problem
from framing.lexicon import load_bundled, load_lexicons
from framing.lexicon.entries import Lexicon
from framing.reading.scoring import Scorer
from framing.reading.selecting import Selection, select
from framing.report.json import Json, run_json
from framing.report.naming import plural
from framing.types import Document


def operands(context: typer.Context, paths: list[str] | None) -> list[str]:
    """Return the operands; without any, piped standard input, or on a terminal short help and exit status 2."""
    if paths:
        return paths
    if sys.stdin is not None and not sys.stdin.isatty():
        return ["-"]
    sys.stderr.write(context.get_usage() + "\n")
    say(f"nothing to read; name files or directories, or pipe text in (framing {context.info_name} --help)")
    raise typer.Exit(ExitStatus.COULD_NOT_RUN)


@dataclass(slots=True)
class Run:
    """What one command runs with, and what it could not read."""

    read: ReadOptions
    count: CountOptions
    show: PrintOptions
    lexicons: tuple[Lexicon, ...]
    selection: Selection
    bad: list[InputError] = field(default_factory=list)

    @classmethod
    def start(cls, read: ReadOptions, count: CountOptions, show: PrintOptions) -> Run:
        """Load the lexicons and resolve the filters."""
        lexicons = load_lexicons(count.lexicon) if count.lexicon else load_bundled()
        selection = select(
            lexicons,
            voices=count.voice or (),
            stances=count.stance or (),
            zones=count.zone or (),
            concepts=count.concept or (),
            frames=count.frame or (),
        )
        return cls(read, count, show, lexicons, selection)

    def scorer(self, *, context: int | None = None) -> Scorer:
        """Compile the lexicons."""
        return Scorer(
            self.lexicons,
            unit=self.count.unit,
            gate=not self.count.no_gate,
            selection=self.selection,
            context=context,
        )

    def documents(self, paths: Sequence[str]) -> Iterator[Document]:
        """Read the operands; notes and, with `--skip-bad`, unreadable records go to standard error."""
        documents = read_documents(
            paths,
            text_field=self.read.text_field,
            id_field=self.read.id_field,
            headline_field=self.read.headline_field,
            on_bad=self._skip if self.read.skip_bad else None,
            on_note=self._note,
        )
        return counted(documents, noun="documents", quiet=self.show.quiet)

    def finish(self) -> None:
        """Say how many records were left out."""
        if self.bad:
            say(f"{plural(len(self.bad), 'unreadable record')} left out")

    def provenance(self, command: str) -> Json:
        """Return what one needs to repeat the run."""
        count = self.count
        settings = {
            "unit": count.unit,
            "gate": not count.no_gate,
            "voice": count.voice or [],
            "stance": count.stance or [],
            "zone": count.zone or [],
            "concept": count.concept or [],
            "frame": count.frame or [],
        }
        return run_json(command, framing.__version__, self.lexicons, settings)

    def _skip(self, error: InputError) -> None:
        self.bad.append(error)
        for problem in error.problems:
            report_problem(problem, kind="skipped")

    def _note(self, problem: Problem) -> None:
        if not self.show.quiet:
            report_problem(problem, kind="note")
