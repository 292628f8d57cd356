"""Results as CSV: long and complete, columns in the order of the JSON keys, metadata as `meta.FIELD`."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import orjson

from framing.report.media.json import dump_line, meta_json
from framing.report.media.safe import cell
from framing.types import KwicLine, MetaValue, Score

if TYPE_CHECKING:  # a command pays for the results of its own alone
    from framing.comparing.results import Comparison, Contrast
    from framing.comparing.rewrites import Rewrite
    from framing.curating.suggesting import ConceptSuggestions
    from framing.learning.applying import Classification
    from framing.reading.quoting import QuotedDocument

Row = list[object]
SPOOLED_BYTES = 16_000_000
"""Rows wait in memory up to here, then in a temporary file, until all metadata fields are known."""

SCORE_COLUMNS = ("document", "passage", "start", "end", "words")
COUNT_COLUMNS = (
    "lexicon", "concept", "frame", "generic", "voice", "wording", "stance", "zone", "count",
)  # fmt: skip
KWIC_COLUMNS = (
    "document", "id", "counted", "reason", "lexicon", "concept", "frame", "generic", "term", "text", "start", "end",
    "line", "column", "zone", "voice", "wording", "stance", "stance_by", "source", "source_resolved", "source_type",
    "cue", "cue_class", "rule", "readers", "left", "right",
)  # fmt: skip
QUOTE_COLUMNS = (
    "document", "start", "end", "text", "attribution", "kind", "source", "source_start", "source_end",
    "source_resolved", "source_type", "cue", "cue_start", "cue_end", "cue_class", "rule", "line", "column", "zone",
    "counted", "reason",
)  # fmt: skip
COMPARE_COLUMNS = (
    "group", "documents", "words", "lexicon", "concept", "frame", "generic", "side", "count", "frame_documents",
    "share", "share_low", "share_high", "rate", "rate_low", "rate_high", "method", "against", "difference",
    "difference_low", "difference_high", "odds_ratio", "cohens_h", "p", "q", "tier", "flags",
)  # fmt: skip

DIFF_COLUMNS = (
    "old_document", "new_document", "within", "change", "kinds", "in_place", "version", "paragraph",
)  # fmt: skip

SUGGEST_COLUMNS = (
    "lexicon", "concept", "term", "count", "documents", "score", "document", "line", "column", "left", "text", "right",
)  # fmt: skip

CLASSIFY_COLUMNS = ("document", "passage", "start", "end", "words")
LABEL_COLUMNS = (
    "model", "label", "probability", "assigned", "sure", "threshold", "score", "relative", "abstained", "unknown",
    "validity",
)  # fmt: skip


def score_csv(scores: Iterable[Score], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield a row per passage × concept × frame × voice × wording × stance × zone, and one of 0 for frames not met."""
    rows = (
        (meta_json(score.meta, with_text=with_text), head, tail)
        for score in scores
        for head, tail in _score_rows(score)
    )
    yield from rows_with_meta(SCORE_COLUMNS, COUNT_COLUMNS, rows)


def kwic_csv(lines: Iterable[KwicLine], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per match."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        (meta_json(line.meta, with_text=with_text), _kwic_row(line, with_text=with_text), []) for line in lines
    )
    yield from rows_with_meta(KWIC_COLUMNS, (), rows)


def quotes_csv(documents: Iterable[QuotedDocument], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per contiguous piece of an attribution."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        (meta_json(quoted.meta, with_text=with_text), row, [])
        for quoted in documents
        for row in _quote_rows(quoted, with_text=with_text)
    )
    yield from rows_with_meta(QUOTE_COLUMNS, (), rows)


def classify_csv(
    every: Iterable[Classification], states: Callable[[], Mapping[str, str]], *, with_text: bool = True
) -> Iterator[bytes]:
    """Yield one row per passage × model × label.

    `every` comes when all passages have been read; only then are `states` asked how far each model is validated.
    """

    def rows() -> Iterator[tuple[Mapping[str, MetaValue], Row, Row]]:
        known: Mapping[str, str] = {}
        for found in every:
            known = known or states()
            meta = meta_json(found.meta, with_text=with_text)
            yield from ((meta, head, tail) for head, tail in _label_rows(found, known[found.model]))

    yield from rows_with_meta(CLASSIFY_COLUMNS, LABEL_COLUMNS, rows())


def _label_rows(found: Classification, state: str) -> Iterator[tuple[Row, Row]]:
    head: Row = [found.document, found.passage, found.start, found.end, found.words]
    ranks = found.relative or [None] * len(found.labels)
    for label, rank in zip(found.labels, ranks, strict=True):
        tail: Row = [
            found.model, label.label, round(label.probability, 4), label.assigned, label.sure,
            round(label.threshold, 4), round(label.score, 4), rank and round(rank, 4), found.abstained,
            round(found.unknown, 4), state,
        ]  # fmt: skip
        yield head, tail


def suggestions_csv(found: Iterable[ConceptSuggestions]) -> Iterator[bytes]:
    """Yield a row for every suggested term, best first in each concept, with a place where its phrase stands."""
    yield csv_line(SUGGEST_COLUMNS)
    for one in found:
        for suggestion in one.suggestions:
            e = suggestion.example
            for term in suggestion.terms:
                yield csv_line(
                    [one.lexicon.id, one.concept.id, term, suggestion.count, suggestion.documents, suggestion.score,
                     e.document, e.line, e.column, e.left, e.text, e.right]
                )  # fmt: skip


def comparison_csv(comparison: Comparison) -> Iterator[bytes]:
    """Yield one row per group × concept × frame × side, then one per contrast: those have `against`.

    Where classifiers were applied, rows of their labels follow, with columns of their own behind.
    """
    from framing.report.labels.json import LABEL_COLUMNS, label_rows

    more = len(LABEL_COLUMNS) if comparison.models else 0
    yield csv_line([*COMPARE_COLUMNS, *LABEL_COLUMNS[:more]])
    for group in comparison.groups:
        for concept in group.concepts:
            for frame in concept.frames:
                for side, counts in frame.by_side.items():
                    share, rate = counts.share, counts.rate
                    yield csv_line(
                        [
                            group.group, group.documents, group.words, concept.lexicon, concept.concept, frame.frame,
                            frame.generic, side, counts.count, counts.documents,
                            share.value, share.low, share.high, rate.value, rate.low, rate.high, share.method,
                            *[None] * (10 + more),
                        ]
                    )  # fmt: skip
    for contrast in comparison.contrasts:
        yield csv_line([*_contrast_row(contrast), *[None] * more])
    for row in label_rows(comparison):
        yield csv_line(row)


def _contrast_row(contrast: Contrast) -> Row:
    first, size, effect = contrast.first, contrast.difference, contrast.effect
    values: Row = [first.value, first.low, first.high]
    share, rate = (values, [None] * 3) if contrast.measure == "share" else ([None] * 3, values)
    return [
        contrast.group, first.n_documents, None, contrast.lexicon, contrast.concept, contrast.frame, False,
        contrast.side, None, None, *share, *rate, size.method, contrast.against, size.value, size.low, size.high,
        effect and effect.odds_ratio, effect and effect.cohens_h, contrast.p, contrast.q, contrast.tier,
        " ".join(contrast.flags),
    ]  # fmt: skip


def diff_csv(rewrites: Iterable[Rewrite], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per change and version, with the columns of a concordance after those of the change."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        row for rewrite in rewrites for row in _diff_rows(rewrite, with_text=with_text)
    )
    yield from rows_with_meta((*DIFF_COLUMNS, *KWIC_COLUMNS), (), rows)


def _diff_rows(rewrite: Rewrite, *, with_text: bool) -> Iterator[tuple[Mapping[str, MetaValue], Row, Row]]:
    for number, change in enumerate(rewrite.changes):
        head: Row = [
            rewrite.old.document, rewrite.new.document, rewrite.within, number, " ".join(change.kinds), change.in_place
        ]  # fmt: skip
        for version, use in (("old", change.old), ("new", change.new)):
            if use is not None:
                row = [*head, version, use.paragraph, *_kwic_row(use.line, with_text=with_text)]
                yield meta_json(use.line.meta, with_text=with_text), row, []


def _score_rows(score: Score) -> Iterator[tuple[Row, Row]]:
    cells: dict[tuple[str, str, str], Counter[tuple[str, str, str, str]]] = {}
    for match in score.matches:
        if match.counted:
            reading = match.reading
            key = (match.lexicon, match.concept, match.frame)
            cells.setdefault(key, Counter())[(reading.voice, reading.wording, reading.stance, match.zone)] += 1
    head: Row = [score.document, score.passage, score.start, score.end, score.words]
    for concept in score.concepts:
        for frame in concept.frames:
            name: Row = [concept.lexicon, concept.concept, frame.frame, frame.generic]
            met = cells.get((concept.lexicon, concept.concept, frame.frame))
            if met is None:
                yield head, [*name, None, None, None, None, 0]
                continue
            for where, count in sorted(met.items()):
                yield head, [*name, *where, count]


def _kwic_row(line: KwicLine, *, with_text: bool) -> Row:
    match, reading = line.match, line.match.reading
    source, cue = reading.source, reading.cue
    row: Row = [
        line.document, match.id, match.counted, match.reason, match.lexicon, match.concept, match.frame, match.generic,
        match.term, match.text, match.start, match.end, match.line, match.column, match.zone, reading.voice,
        reading.wording, reading.stance, reading.stance_by, source and source.text, source and source.resolved,
        source and source.type, cue and cue.text, cue and cue.cue_class, reading.rule, match.readers, line.left,
        line.right,
    ]  # fmt: skip
    if not with_text:
        row = _without(KWIC_COLUMNS, row, {"text", "source", "source_resolved", "cue", "left", "right"})
    return row


def _quote_rows(quoted: QuotedDocument, *, with_text: bool) -> Iterator[Row]:
    for item in quoted.attributions:
        attribution = item.attribution
        source, cue = attribution.source, attribution.cue
        for (start, end), text in zip(attribution.content, item.pieces, strict=True):
            row: Row = [
                quoted.document, start, end, text, item.id, attribution.kind, source and source.text,
                source and source.start, source and source.end, source and source.resolved, source and source.type,
                cue and cue.text, cue and cue.start, cue and cue.end, cue and cue.cue_class, attribution.rule,
                item.line, item.column, item.zone, item.counted, item.reason,
            ]  # fmt: skip
            yield row if with_text else _without(QUOTE_COLUMNS, row, {"text", "source", "source_resolved", "cue"})


def _without(columns: Sequence[str], row: Row, hidden: set[str]) -> Row:
    return [None if name in hidden else value for name, value in zip(columns, row, strict=True)]


def rows_with_meta(
    before: Sequence[str], after: Sequence[str], rows: Iterable[tuple[Mapping[str, MetaValue], Row, Row]]
) -> Iterator[bytes]:
    """Yield the header and the rows with a column for every metadata field that any document has."""
    fields: dict[str, None] = {}
    with tempfile.SpooledTemporaryFile(max_size=SPOOLED_BYTES) as spool:
        for meta, head, tail in rows:
            fields.update(dict.fromkeys(meta))
            spool.write(dump_line([meta, head, tail]))
        yield csv_line([*before, *(f"meta.{name}" for name in fields), *after])
        spool.seek(0)
        for line in spool:
            meta, head, tail = orjson.loads(line)
            yield csv_line([*head, *(meta.get(name) for name in fields), *tail])


def csv_line(values: Sequence[object]) -> bytes:
    """Return one row, with what a spreadsheet could take for a formula defused."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_value(value) for value in values])
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def _value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return round(value, 6)
    return cell(value) if isinstance(value, str) else value
