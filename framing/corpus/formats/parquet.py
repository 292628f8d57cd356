"""Read and write Parquet: any table with a text column, and the normal form of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, Any

import orjson

from framing.corpus.formats.limits import MOST_COLUMNS
from framing.corpus.normal import SCHEMA, from_record
from framing.corpus.request import Request
from framing.errors import InputError
from framing.extras import load_extra
from framing.types import Document

_ROWS = 256
_KEY = b"framing"


def read_parquet(stream: IO[bytes], path: str, request: Request) -> Iterator[Document]:
    """Yield one document a row, as of a table; a row without id is called `FILE:ROW`.

    Raise `InputError` when pyarrow is not installed or the file is broken.
    """
    parquet = load_extra("pyarrow.parquet", extra="arrow", place=path, what="Parquet files")
    try:
        source = parquet.ParquetFile(stream)
        names = list(source.schema_arrow.names)
        is_normal = (source.schema_arrow.metadata or {}).get(_KEY) == SCHEMA.encode()
    # A broken file can break pyarrow in many ways.
    except Exception as error:
        raise _broken(path, error) from None
    if len(names) > MOST_COLUMNS:
        raise InputError(path, f"{len(names):,} columns; more than {MOST_COLUMNS:,} are not read")
    if not is_normal and request.text_field not in names:
        request.refuse_missing_text(path, dict.fromkeys(names))
        return
    for number, row in enumerate(_rows(source, path), 1):
        place = f"{path}:{number}"
        if is_normal:
            document = _from_normal(row, place, path, request)
        else:
            record = {name: _value(value) for name, value in row.items()}
            document = request.document(record, place=place, path=path, record_id=place)
        if document is not None:
            yield document


def _rows(source: Any, path: str) -> Iterator[dict[str, Any]]:
    try:
        for batch in source.iter_batches(batch_size=_ROWS):
            yield from batch.to_pylist()
    except Exception as error:
        raise _broken(path, error) from None


def _broken(path: str, error: Exception) -> InputError:
    reason = str(error).partition("\n")[0]
    return InputError(path, f"broken Parquet file: {reason}")


def _from_normal(row: dict[str, Any], place: str, path: str, request: Request) -> Document | None:
    try:
        meta = orjson.loads(row.get("meta") or "")
    except orjson.JSONDecodeError:
        meta = None
    marked = [[span.get("start"), span.get("end"), span.get("zone")] for span in row.get("marked") or []]
    quotes = [[span.get("start"), span.get("end")] for span in row.get("block_quotes") or []]
    record = {**row, "meta": meta, "marked": marked, "block_quotes": quotes}
    return from_record(record, place=place, path=path, request=request)


def _value(value: Any) -> Any:
    """Return a value as JSON has it; bytes have no meaning here and become `None`."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bytes):
        return None
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _value(item) for name, item in value.items()}
    return value


def write_parquet(records: Iterable[dict[str, Any]], out: IO[bytes], place: str) -> None:
    """Write records of the normal form, 256 at a time; metadata become one column of JSON.

    Raise `InputError` when pyarrow is not installed.
    """
    arrow = load_extra("pyarrow", extra="arrow", place=place, what="Parquet files")
    parquet = load_extra("pyarrow.parquet", extra="arrow", place=place, what="Parquet files")
    mark = arrow.struct([("start", arrow.int64()), ("end", arrow.int64()), ("zone", arrow.string())])
    quote = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    schema = arrow.schema(
        [
            ("id", arrow.string()), ("text", arrow.large_string()), ("marked", arrow.list_(mark)),
            ("meta", arrow.string()), ("path", arrow.string()), ("language", arrow.string()),
            ("characters", arrow.int64()), ("sha256", arrow.string()), ("block_quotes", arrow.list_(quote)),
        ],
        metadata={_KEY: SCHEMA.encode()},
    )  # fmt: skip
    rest = iter(records)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(rest, _ROWS)):
            rows = [
                {
                    **{name: _text(record[name]) for name in schema.names},
                    "marked": [dict(zip(("start", "end", "zone"), mark, strict=True)) for mark in record["marked"]],
                    "block_quotes": [dict(zip(("start", "end"), span, strict=True)) for span in record["block_quotes"]],
                    "meta": orjson.dumps(record["meta"]).decode(),
                }
                for record in batch
            ]
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


def _text(value: Any) -> Any:
    # A file name may hold bytes that are no text.
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
