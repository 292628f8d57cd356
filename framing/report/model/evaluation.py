"""How well a model or lexicons find what people have found: for a terminal, as Markdown, JSON and CSV."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace

from framing.comparing.validating import State, state_of
from framing.learning.as_json import encode
from framing.learning.evaluation import Confusion, Evaluation, Miss
from framing.learning.measuring import LabelResult, Quality
from framing.learning.naming_labels import suggestion
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.media.safe import one_line, shorten
from framing.report.media.sections import Column, Section, section_markdown
from framing.report.model.quality import (
    SHOWN_FROM,
    calibration_section,
    coverage_line,
    estimated,
    held_out,
    label_section,
    macro_line,
)
from framing.report.words.phrases import joined, plural, points

CHECKED: dict[State, str] = {"validated": "", "provisional": "provisional", "not": "too few"}
SEEN = "seen in training"
CHECKED_NOTE = (
    "Provisional: a label with 10 to 29 passages, or fewer than 200 passages from 50 groups in all. What is checked "
    "may still be bad: read the numbers."
)
_SEEN = 0.05
"""The part of the passages a model may have learnt from before nothing is called checked."""
EXCERPT = 160
COLUMNS = (
    "source", "label", "passages", "documents", "there", "given", "precision", "precision_low", "precision_high",
    "recall", "recall_low", "recall_high", "f1", "f1_low", "f1_high", "auc", "state",
)  # fmt: skip
MACRO = "(macro)"
"""The label of a row with macro-F1."""


def evaluation_sections(result: Evaluation, *, width: int, with_text: bool = True) -> Iterator[Section]:
    """Yield what came of it: labels, sources, confusion, errors, and what to beware of."""
    scored = result.kind == "model"
    yield Section(title_of(result), tuple(headline(result)))
    table = label_section(_renamed(result), scored=scored, least=SHOWN_FROM, judge=lambda one: _checked(result, one))
    notes = (*table.notes, CHECKED_NOTE) if any(row[-1] == "provisional" for row in table.rows) else table.notes
    yield Section(columns=table.columns, rows=table.rows, notes=notes)
    if scored:
        section = calibration_section(result.quality)
        lines = (*section.lines, *coverage_line(result.quality.coverage))
        yield Section(section.title, lines, columns=section.columns, rows=section.rows)
    if result.sources:
        yield _sources(result)
    if result.confusion is not None:
        yield _confusion(result.confusion)
    if beware := tuple(warnings(result)):
        yield Section("Beware", items=beware)
    if result.errors:
        yield _errors(result, width=width, with_text=with_text)


def evaluation_markdown(result: Evaluation, *, with_text: bool = True) -> str:
    """Return the result as Markdown."""
    first, *others = evaluation_sections(result, width=EXCERPT, with_text=with_text)
    return section_markdown(first.title, [Section(lines=first.lines), *others])


def title_of(result: Evaluation) -> str:
    """Say what was checked on how much."""
    return f"{result.subject}: {plural(len(result.labels), 'label')} on {held_out(result.quality)}"


def headline(result: Evaluation) -> Iterator[str]:
    """Yield the measures over all labels."""
    auc = f", mean AUC {points(result.mean_auc)}" if result.mean_auc is not None else ""
    yield f"{macro_line(result.quality, result.baseline)}{auc}."
    if result.weighted:
        yield "Passages stand for unequal numbers of others; measures are of those, counts of the passages."


def _checked(result: Evaluation, one: LabelResult) -> str:
    return (
        SEEN
        if _is_seen(result)
        else CHECKED[state_of(result.quality.passages, result.quality.documents, one.positives)]
    )


def _is_seen(result: Evaluation) -> bool:
    return (result.seen or 0) > _SEEN * result.quality.passages


def state(result: Evaluation, quality: Quality, one: LabelResult) -> State:
    """Return how far so many passages check a label; those that the model has learnt from check nothing."""
    return "not" if _is_seen(result) else state_of(quality.passages, quality.documents, one.positives)


def _renamed(result: Evaluation) -> Quality:
    """Return the measures with the names of people behind labels that they call otherwise."""

    def name(label: str) -> str:
        people = result.labels[label]
        return label if people == (label,) else f"{label} = {joined(people, at_most=3)}"

    labels = tuple(replace(one, label=name(one.label)) for one in result.quality.labels)
    return replace(result.quality, labels=labels)


def _sources(result: Evaluation) -> Section:
    columns = (
        Column("group"),
        Column("passages", right=True),
        Column("macro-F1"),
        Column("given per there", right=True),
    )
    rows = []
    for name, quality in result.sources:
        there, given = (sum(getattr(one, what) for one in quality.labels) for what in ("positives", "given"))
        ratio = f"{given / there:.2f}" if there else ""
        rows.append((name, f"{quality.passages:,}", estimated(quality.macro_f1), ratio))
    notes = ("Groups of --by with 20 passages or more. Labels of each: -f csv.",)
    return Section("By group", columns=columns, rows=tuple(rows), notes=notes)


def _confusion(table: Confusion) -> Section:
    columns = (Column("people say"), *(Column(f"{i}", right=True) for i in range(1, len(table.columns) + 1)))
    rows = []
    for i, (name, counts) in enumerate(zip(table.rows, table.counts, strict=True), start=1):
        number = f"{i} " if name in table.columns else ""
        rows.append((f"{number}{name}", *(f"{count:,}" if count else "·" for count in counts)))
    extra = [f"{i} {name}" for i, name in enumerate(table.columns, start=1) if name not in table.rows]
    note = "Columns: what was given, by the numbers of the rows" + (f"; {', '.join(extra)}" if extra else "") + "."
    return Section("Which for which", columns=columns, rows=tuple(rows), notes=(note,))


def warnings(result: Evaluation) -> Iterator[str]:
    """Yield what to beware of."""
    if result.seen:
        many = f"{result.seen:,} of {result.quality.passages:,} passages"
        yield f"{many} are among those the model has learnt from: on them this is no test."
    if result.unknown:
        names = ", ".join(f"{name} ({count:,})" for name, count in result.unknown.items())
        yield f"{result.subject} does not know: {names}. Passages with them count as without the labels it knows."
        if maps := _maps(result):
            yield f"Perhaps they are the same: {maps}."
    if result.untested:
        yield f"Not tested here, as no passage has them: {', '.join(result.untested)}."
    if result.closed:
        found = "1 match was" if result.closed == 1 else f"{result.closed:,} matches were"
        yield f"{found} not counted, as the context that the lexicon asks for is absent (--no-gate counts them)."
    for one in result.differing:
        more, less = (points(value) for value in one.recalls)
        yield (
            f"{one.label} is found more often in {one.more} (recall {more}) than in {one.less} ({less}): part of a "
            "difference between them may be that."
        )


def _maps(result: Evaluation) -> str:
    """Return options that may say which unknown labels are known by another name."""
    meant = {name: suggestion(name, result.untested) for name in result.unknown}
    return " ".join(f"--map {shlex.quote(f'{name}={one}')}" for name, one in meant.items() if one is not None)


def _errors(result: Evaluation, *, width: int, with_text: bool) -> Section:
    lines: list[str] = []
    for one in result.errors:
        lines.append(_error(one))
        if with_text:
            lines.append("    " + shorten(one_line(one.text), max(width - 6, 20)))
    order = "surest first" if result.kind == "model" else "in their order"
    title = f"Errors: {len(result.errors):,} of {plural(result.wrong, 'passage')} with one, {order}"
    return Section(title, tuple(lines))


def _error(one: Miss) -> str:
    parts = [f"missed {', '.join(one.missed)}"] if one.missed else []
    parts += [f"wrongly {', '.join(one.false)}"] if one.false else []
    sure = "" if one.surest is None else f" · {points(one.surest)}"
    source = "" if one.source is None else f" · {one.source}"
    return f"{one.id}{source} · {'; '.join(parts)}{sure}"


def evaluation_json(result: Evaluation, run: Json, *, with_text: bool = True) -> Json:
    """Return the result as `framing.evaluation/1`."""
    errors = [encode(one) for one in result.errors]
    if not with_text:
        errors = [{**one, "text": None} for one in errors]
    return {
        "schema": "framing.evaluation/1",
        "run": run,
        "subject": result.subject,
        "kind": result.kind,
        "labels": [{"label": name, "people": list(people)} for name, people in result.labels.items()],
        "unknown": dict(result.unknown),
        "untested": list(result.untested),
        "quality": _quality_json(result, result.quality),
        "baseline": rounded(result.baseline),
        "mean_auc": rounded(result.mean_auc),
        "sources": [{"source": name, **_quality_json(result, quality)} for name, quality in result.sources],
        "confusion": None if result.confusion is None else encode(result.confusion),
        "wrong": result.wrong,
        "errors": errors,
        "seen_in_training": result.seen,
        "closed_matches": result.closed,
        "weighted": result.weighted,
        "warnings": list(warnings(result)),
    }


def _quality_json(result: Evaluation, quality: Quality) -> Json:
    scored = result.kind == "model"
    value: Json = encode(quality)
    del value["outlets"]
    for label, one in zip(value["labels"], quality.labels, strict=True):
        label["state"] = state(result, quality, one)
        if not scored:
            label["auc"] = None
    if not scored:
        value |= {"brier": None, "calibration_error": None, "bins": [], "coverage": []}
    return value


def evaluation_csv(result: Evaluation) -> Iterator[bytes]:
    """Yield a row for each label, of all passages and of each source; `(macro)` has macro-F1."""
    yield csv_line(COLUMNS)
    for source, quality in (("", result.quality), *result.sources):
        size = [quality.passages, quality.documents]
        macro = quality.macro_f1
        yield csv_line([source, MACRO, *size, *[None] * 8, macro.value, macro.low, macro.high, None, None])
        for one in quality.labels:
            auc = one.auc if result.kind == "model" else None
            f1 = [one.f1.value, one.f1.low, one.f1.high]
            precision, recall = (limits or (None, None) for limits in (one.precision_limits, one.recall_limits))
            yield csv_line([source, one.label, *size, one.positives, one.given, one.precision, *precision, one.recall,
                            *recall, *f1, auc, state(result, quality, one)])  # fmt: skip
