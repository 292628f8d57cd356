"""JSON as bytes: on one line or over several, and valid whatever stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

Json = dict[str, Any]


def dump(value: Json | list[Any]) -> bytes:
    """Serialise one value on one line, without a line end; what is no valid Unicode in its texts is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return orjson.dumps(_valid(value))


def dump_line(value: Json | list[Any]) -> bytes:
    """Serialise one value on one line, with a line end."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return orjson.dumps(_valid(value), option=orjson.OPT_APPEND_NEWLINE)


def dump_indented(value: Json) -> bytes:
    """Serialise one value over several lines, with a line end."""
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"
    except TypeError:
        return orjson.dumps(_valid(value), option=orjson.OPT_INDENT_2) + b"\n"


def dump_as(value: Json, form: str) -> bytes:
    """Serialise one value as `json`, over several lines, or as `jsonl`, on one."""
    return dump_indented(value) if form == "json" else dump_line(value)


def rounded(value: float | None) -> float | None:
    """Return a number with at most six decimals."""
    return None if value is None else round(value, 6)


def _valid(value: Any) -> Any:
    """Return a value with its texts as valid Unicode (a file name may hold bytes that are no text)."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, Mapping):
        return {_valid(key): _valid(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_valid(item) for item in value]
    return value
