"""Read documents from JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from framing.corpus.exports.feeds import find_service, read_record, unwrap_records
from framing.corpus.normal import from_record, is_normal
from framing.corpus.request import Request
from framing.types import Document


def read_json_lines(lines: Iterable[bytes], path: str, request: Request, *, first_line: int = 1) -> Iterator[Document]:
    """Yield one document a line; blank lines are skipped. A record without id is called `FILE:LINE`."""
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            record = parse_json(line)
        except ValueError as error:
            request.refuse(place, f"broken JSON: {json_reason(error)}")
            continue
        yield from _document(record, number, path, request)


def read_json(content: Any, path: str, request: Request) -> Iterator[Document]:
    """Yield the documents of a JSON value: an object, a list of objects, or an object that holds one such list."""
    content = unwrap_records(content)
    if isinstance(content, dict) and request.text_field not in content:
        lists = [value for value in content.values() if are_records(value)]
        content = lists[0] if len(lists) == 1 else content
    if not isinstance(content, list):
        content = [content]
    for number, record in enumerate(content, 1):
        yield from _document(record, number, path, request)


def parse_json(data: bytes) -> Any:
    """Return the value of a JSON text (NaN and Infinity allowed, as Python writes them), or raise `ValueError`."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if b"NaN" not in data and b"Infinity" not in data:
            raise
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            raise error from None


def _document(record: Any, number: int, path: str, request: Request) -> Iterator[Document]:
    place = f"{path}:{number}"
    if not isinstance(record, dict):
        request.refuse(place, "not a JSON object", 'each record looks like {"id": "…", "text": "…"}')
        return
    if is_normal(record):
        document = from_record(record, place=place, path=path, request=request)
    elif (service := find_service(record, request.text_field)) is not None:
        document = read_record(record, service, path=path, number=number, request=request)
    else:
        document = request.document(record, place=place, path=path, record_id=place)
    if document is not None:
        yield document


def are_records(value: Any) -> bool:
    """Tell whether a JSON value is a list of objects, not empty."""
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)


def json_reason(error: ValueError) -> str:
    """Return what is wrong with a JSON text, in a few words."""
    # "unexpected end of data: line 1 column 5 (char 4)": the line is always 1 here.
    message, _, position = str(error).partition(": line ")
    _, _, column = position.partition("column ")
    return f"{message} (column {column.partition(' ')[0]})" if column else message
