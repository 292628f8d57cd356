"""Read documents in this process or in several, results in the order of the input."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.corpus.conditions import EVERYTHING, Conditions, MetValues
from framing.corpus.documents import IdCheck, duplicate_error, read_chunk, read_documents
from framing.corpus.languages import identify_language, is_clearly
from framing.corpus.operands import STDIN, Chunk, check_operands, plan_chunks
from framing.errors import InputError, Problem
from framing.types import Document

if TYPE_CHECKING:  # a run in one process does not pay for the machinery of many
    from concurrent.futures import Future, ProcessPoolExecutor

Work = Callable[[Document], Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each document, and how documents are read.

    `prepare` is called once in each process and returns what is done there with every document, so that only `prepare`
    has to travel; it and the results must pickle. With `languages`, documents in another are reported; only documents
    that meet the conditions of `where` are worked on.
    """

    prepare: Callable[[], Work]
    text_field: str = "text"
    id_field: str = "id"
    headline_field: str | None = None
    skip_bad: bool = False
    languages: frozenset[str] = frozenset()
    where: Conditions = EVERYTHING

    def foreign(self, document: Document) -> str | None:
        """Return the language of a document that is in none of `languages`, else `None`."""
        if not self.languages or any(is_clearly(document.text, language) for language in self.languages):
            return None
        language = identify_language(document.text)
        return None if language in self.languages else language


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Who hears of what could not be read, is worth knowing, is not read at all, or is in another language.

    `on_met` hears what documents have in the fields that the conditions are about.
    """

    on_bad: Callable[[InputError], None]
    on_note: Callable[[Problem], None]
    on_aside: Callable[[str, str], None]
    on_foreign: Callable[[str, str], None]
    on_met: Callable[[MetValues], None]


@dataclass(slots=True)
class _Batch:
    """What one task gave: ids and results of its documents, and what there is to hear."""

    met: MetValues
    results: list[tuple[str, str | None, Any]] = field(default_factory=list)
    bad: list[InputError] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    foreign: list[tuple[str, str]] = field(default_factory=list)
    others: list[tuple[str, str | None]] = field(default_factory=list)
    """Ids and paths of documents that do not meet the conditions."""
    failure: InputError | None = None

    def tell(self, callbacks: Callbacks) -> None:
        """Pass on what there is to hear."""
        for note in self.notes:
            callbacks.on_note(note)
        for error in self.bad:
            callbacks.on_bad(error)
        for path, reason in self.aside:
            callbacks.on_aside(path, reason)
        for document_id, language in self.foreign:
            callbacks.on_foreign(document_id, language)
        callbacks.on_met(self.met)


FEWEST_AT_MOST = 8
"""Processes that are always granted; more than these only where there are processors for them."""


def work_in_processes(paths: Sequence[str], job: Job, callbacks: Callbacks, *, jobs: int) -> Iterator[Any]:
    """Yield what the job makes of each document, in order, read and worked on by `jobs` processes, at most.

    Raises what reading in one process would raise. Standard input is read by the calling process.
    """
    from concurrent.futures import ProcessPoolExecutor

    check = IdCheck()
    check_operands(paths)
    jobs = min(jobs, max(FEWEST_AT_MOST, os.cpu_count() or 1))
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(job,)) as pool:
        try:
            for batch in _batches(pool, plan_chunks(paths, on_aside=callbacks.on_aside), job, ahead=2 * jobs):
                batch.tell(callbacks)
                for document_id, path, result in batch.results:
                    if check.is_new(document_id):
                        yield result
                    elif job.skip_bad:
                        callbacks.on_bad(duplicate_error(document_id, path))
                    else:
                        raise duplicate_error(document_id, path)
                for document_id, path in batch.others:
                    if not check.is_new(document_id) and not job.skip_bad:
                        raise duplicate_error(document_id, path)
                if batch.failure is not None:
                    raise batch.failure
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def work_here(paths: Sequence[str], job: Job, callbacks: Callbacks) -> Iterator[Any]:
    """Yield what the job makes of each document, in order, read and worked on by the calling process."""
    work, met = job.prepare(), MetValues(job.where)
    for document in read_documents(
        paths,
        text_field=job.text_field,
        id_field=job.id_field,
        headline_field=job.headline_field,
        on_bad=callbacks.on_bad if job.skip_bad else None,
        on_note=callbacks.on_note,
        on_aside=callbacks.on_aside,
    ):
        if not met.choose(document):
            continue
        if (language := job.foreign(document)) is not None:
            callbacks.on_foreign(document.id, language)
        yield work(document)
    callbacks.on_met(met)


def _batches(
    pool: ProcessPoolExecutor, tasks: Iterable[tuple[Chunk, ...]], job: Job, *, ahead: int
) -> Iterator[_Batch]:
    waiting: deque[Future[_Batch]] = deque()
    for task in tasks:
        if any(chunk.path == STDIN for chunk in task):
            while waiting:
                yield waiting.popleft().result()
            yield _read(task, job, job.prepare())
            continue
        waiting.append(pool.submit(_work, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


# A worker prepares once (compiles lexicons, say); a pool gives its workers no other place to keep that.
_worker: tuple[Job, Work] | None = None


def _start_worker(job: Job) -> None:
    global _worker  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = (job, job.prepare())


def _work(task: tuple[Chunk, ...]) -> _Batch:
    assert _worker is not None
    return _read(task, *_worker)


def _read(task: tuple[Chunk, ...], job: Job, work: Work) -> _Batch:
    batch = _Batch(MetValues(job.where))
    try:
        for chunk in task:
            for document in read_chunk(
                chunk,
                text_field=job.text_field,
                id_field=job.id_field,
                headline_field=job.headline_field,
                on_bad=batch.bad.append if job.skip_bad else None,
                on_note=batch.notes.append,
                on_aside=lambda path, reason: batch.aside.append((path, reason)),
            ):
                if not batch.met.choose(document):
                    batch.others.append((document.id, document.path))
                    continue
                if (language := job.foreign(document)) is not None:
                    batch.foreign.append((document.id, language))
                batch.results.append((document.id, document.path, work(document)))
    except InputError as error:
        batch.failure = error
    return batch
