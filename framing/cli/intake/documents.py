"""From the operands of a command to what it makes of each document, and what could not be read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import typer

from framing.cli.exit_status import ExitStatus
from framing.cli.options.shared import PrintOptions, ReadOptions
from framing.cli.output.filing import files_among, refuse_written_over
from framing.cli.output.progress import counted
from framing.cli.output.writing import report_problem, say
from framing.corpus.conditions import MetValues, field_hint, parse_conditions
from framing.corpus.documents import read_documents
from framing.errors import InputError, Problem, UsageError
from framing.report.words.phrases import plural
from framing.scale.processes import Callbacks, Job, Work, work_here, work_in_processes
from framing.types import Document

NAMED = 3
"""Texts in another language, or with the same note, that are named; the others are counted."""
BY_SUFFIX = "no text by its suffix"
FOREIGN_HINT = "what is counted there are chance hits; framing corpus lists the texts of each language"


def operands(context: typer.Context, paths: list[str] | None) -> list[str]:
    """Return the operands; without any, piped standard input, or on a terminal short help and exit status 2."""
    read = [*(paths or ()), *_read_beside(context)]
    refuse_written_over("--output", context.params.get("output"), read)
    if paths:
        return paths
    if sys.stdin is not None and not sys.stdin.isatty():
        return ["-"]
    sys.stderr.write(context.get_usage() + "\n")
    say(f"nothing to read; name files or directories, or pipe text in (framing {context.info_name} --help)")
    raise typer.Exit(ExitStatus.COULD_NOT_RUN)


def _read_beside(context: typer.Context) -> Iterator[str]:
    """Yield the files that a command reads beside its operands, where it has such options."""
    for name in ("decisions", "house", "baseline", "lexicon", "model", "calibrate"):
        value = context.params.get(name) or []
        yield from files_among(map(str, value if isinstance(value, list | tuple) else [value]))


def check_field(option: str, name: str | None, fields: Mapping[str, None]) -> None:
    """Raise UsageError for a field that no document has."""
    if name is None or name in fields:
        return
    raise UsageError(option, f"no document has a field “{name}”", field_hint(name, fields))


@dataclass(slots=True)
class Intake:
    """How one command reads its operands, and what it could not read."""

    read: ReadOptions
    show: PrintOptions
    languages: frozenset[str] = frozenset()
    """Those that can be told apart from a text's; none means that it does not matter."""
    foreign_hint: str = FOREIGN_HINT
    bad: list[InputError] = field(default_factory=list)
    aside: dict[str, list[str]] = field(default_factory=dict)
    foreign: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    """How often the same was noted, of one place after another."""
    barren: list[str] = field(default_factory=list)
    """The operands, where not one document was in them."""

    def each(self, paths: Sequence[str], prepare: Callable[[], Work]) -> Iterator[Any]:
        """Yield what the work that `prepare` returns makes of each document of the operands, in order.

        Notes, texts in other languages and, with `--skip-bad`, unreadable records go to standard error. Raises
        UsageError where there are documents, but none that meets the conditions of `--where`.
        """
        read = self.read
        where = parse_conditions(read.where or ())
        job = Job(prepare, read.text_field, read.id_field, read.headline_field, read.skip_bad, self.languages, where)
        met = MetValues(where)
        heard = Callbacks(self.skip, self.note, self.put_aside, self.meet_foreign, met.merge)
        done = work_in_processes(paths, job, heard, jobs=read.jobs) if read.jobs > 1 else work_here(paths, job, heard)
        self.barren = list(paths)
        for found in counted(done, noun="documents", quiet=self.show.quiet):
            self.barren = []
            yield found
        self._check_met(met)

    def _check_met(self, met: MetValues) -> None:
        """Raise UsageError where no document is left, and say what was asked for in vain."""
        if self.barren and met.left_out:
            raise met.error("document")
        if not self.barren:
            for problem in met.unmet("document"):
                self.note(problem)

    def asked(self) -> dict[str, Any]:
        """Return which documents were asked for, as settings of a run; nothing where that is all."""
        return {"where": list(self.read.where)} if self.read.where else {}

    def documents(self, path: str) -> Iterator[Document]:
        """Yield the documents of one operand as they are, without a measure of progress."""
        read = self.read
        return read_documents(
            [path],
            text_field=read.text_field,
            id_field=read.id_field,
            headline_field=read.headline_field,
            on_bad=self.skip if read.skip_bad else None,
            on_note=self.note,
        )

    def finish(self, *, surveyed: bool = False) -> None:
        """Say what was not read, and how many texts are in another language; a survey lists files itself."""
        if not surveyed:
            self._note_aside()
        if self.barren and not self.bad:
            self.note(Problem(", ".join(self.barren), "no document is in there"))
        if self.bad:
            say(f"{plural(len(self.bad), 'unreadable record')} left out")
        for message, count in self.told.items():
            if count > NAMED and not self.show.quiet and not self.show.verbose:
                say(f"note: {count - NAMED:,} more: {message}")
        total = self.foreign.total()
        if total > NAMED:
            kinds = ", ".join(f"{language} {count:,}" for language, count in self.foreign.most_common())
            message = f"{total:,} texts are in other languages than {self._expected()} ({kinds})"
            self.note(Problem("language", message, self.foreign_hint))

    def _note_aside(self) -> None:
        """Say how many files of directories and archives were passed over for what they are called, or of each why."""
        if self.show.verbose:
            for reason, names in self.aside.items():
                for name in names:
                    self.note(Problem(name, f"passed over: {reason}"))
            return
        unread = [name for reason, names in self.aside.items() if reason.startswith(BY_SUFFIX) for name in names]
        if unread:
            message = f"{plural(len(unread), 'file')} of no suffix that is read passed over, such as {unread[0]}"
            self.note(Problem("directories", message, "framing corpus lists them; a file that is named itself is read"))

    def _expected(self) -> str:
        return "/".join(sorted(self.languages))

    def put_aside(self, path: str, reason: str) -> None:
        """Keep what is not read, by reason."""
        self.aside.setdefault(reason, []).append(path)

    def meet_foreign(self, document: str, language: str) -> None:
        """Say of the first texts in another language that they are, or of each, and count all."""
        self.foreign[language] += 1
        if self.show.verbose or self.foreign.total() <= NAMED:
            self.note(Problem(document, f"its language is {language}, not {self._expected()}", self.foreign_hint))

    def note(self, problem: Problem) -> None:
        """Say on standard error what is worth knowing, the same three times unless all is asked for."""
        self.told[problem.message] += 1
        if not self.show.quiet and (self.show.verbose or self.told[problem.message] <= NAMED):
            report_problem(problem, kind="note")

    def skip(self, error: InputError) -> None:
        """Say on standard error what cannot be read, and count it."""
        self.bad.append(error)
        for problem in error.problems:
            report_problem(problem, kind="skipped")
