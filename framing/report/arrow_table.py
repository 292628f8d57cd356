"""Results as an Arrow table, which pandas, polars and R take as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from framing.errors import InputError
from framing.extras import load_extra
from framing.learning.applying import Classification
from framing.reading.quoting import QuotedDocument
from framing.report.classify.json import classification_json
from framing.report.kwic.json import kwic_json
from framing.report.media.json import Json
from framing.report.parts.matches import cue_json, match_json, source_json
from framing.report.quotes.json import pieces_json
from framing.report.score.json import score_json
from framing.types import Attribution, Document, KwicLine, Match, Score

if TYPE_CHECKING:
    import pyarrow

_NESTED = ("source", "cue")

Result = Score | Classification | KwicLine | Match | Attribution | QuotedDocument | Document


def to_frame(results: Iterable[Result]) -> pyarrow.Table:
    """Return results as a `pyarrow.Table`: `.to_pandas()` and `polars.from_arrow` take it from there.

    Scores give a row per passage, concept and frame; classifications one per passage and label; quotations and
    attributions one per contiguous piece; concordance lines, matches and documents one each. Columns are the keys of
    the JSON; what is nested is joined by `_` (`own_share`, `source_text`), metadata by a dot (`meta.outlet`). A column
    whose values are of several kinds becomes text.
    Raise `InputError` when pyarrow is not installed, `TypeError` for anything else than results.
    """
    arrow = load_extra("pyarrow", extra="arrow", place="framing.to_frame", what="Arrow tables")
    columns: dict[str, list[Any]] = {}
    number = 0
    for result in results:
        for row in _rows(result):
            for name in row:
                if name not in columns:
                    columns[name] = [None] * number
            for name, values in columns.items():
                values.append(row.get(name))
            number += 1
    return arrow.table({name: _array(arrow, values) for name, values in columns.items()})


def _rows(result: Result) -> Iterator[Json]:
    match result:
        case Score():
            yield from _score_rows(result)
        case Classification():
            whole = classification_json(result)
            head = {name: whole[name] for name in ("document", "passage", "start", "end", "words", "meta", "model")}
            for label in whole["labels"]:
                yield _flat({**head, **label, "abstained": whole["abstained"], "unknown": whole["unknown"]})
        case KwicLine():
            yield _flat(kwic_json(result))
        case Match():
            yield _flat(match_json(result))
        case QuotedDocument():
            yield from map(_flat, pieces_json(result))
        case Attribution():
            source, cue = source_json(result.source), cue_json(result.cue)
            for start, end in result.content:
                yield _flat(
                    {"start": start, "end": end, "kind": result.kind, "source": source, "cue": cue, "rule": result.rule}
                )
        case Document():
            yield _flat({"document": result.id, "text": result.text, "path": result.path, "meta": result.meta})
        case _:
            raise TypeError(f"no result of framing: {type(result).__name__}")


def _score_rows(score: Score) -> Iterator[Json]:
    whole = score_json(score)
    head = {name: whole[name] for name in ("document", "passage", "start", "end", "words", "sha256", "meta")}
    for concept in whole["concepts"]:
        for frame in concept["frames"]:
            about = {name: concept[name] for name in ("lexicon", "concept", "measure")}
            yield _flat({**head, **about, **frame})


def _flat(value: Json) -> Json:
    """Return a row: what is nested joined to its key, lists as JSON."""
    row: Json = {}
    for name, item in value.items():
        if name == "schema" or (item is None and name in _NESTED):
            continue
        if name == "meta":
            row |= {f"meta.{field}": entry for field, entry in item.items()}
        elif isinstance(item, Mapping):
            row |= {f"{name}_{key}": entry for key, entry in item.items()}
        else:
            row[name] = orjson.dumps(item).decode() if isinstance(item, list | tuple) else item
    return row


def _array(arrow: Any, values: list[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) > 1 and kinds != {int, float}:
        values = [None if value is None else str(value) for value in values]
    try:
        return arrow.array(values)
    except (arrow.ArrowInvalid, OverflowError, UnicodeEncodeError) as error:
        raise InputError("framing.to_frame", f"no Arrow column: {error}") from None
