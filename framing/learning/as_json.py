"""Dataclasses as JSON values and back; what is read is checked against the types of the fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_DIGITS = 6
_LARGEST = 2**53
"""Numbers from here on, and what is no number, are in no card."""


class GarbledError(ValueError):
    """A JSON value that is not what it should be; the message says where."""


def encode(value: Any) -> Any:
    """Return a value made of dataclasses, mappings, tuples and plain values for JSON; numbers with six digits."""
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    return round(value, _DIGITS) if isinstance(value, float) else value


def decode(kind: type[T], value: Any, place: str = "card") -> T:
    """Return the dataclass that a JSON value stands for. Raises `GarbledError` for one of another shape.

    Fields that are missing take their defaults, and what is not known is passed over, so that other versions are read.
    """
    if not isinstance(value, dict):
        raise GarbledError(f"{place} is no object")
    hints = get_type_hints(kind)
    given = {}
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in value:
            given[field.name] = _decode(hints[field.name], value[field.name], f"{place}.{field.name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise GarbledError(f"{place} lacks {field.name}")
    return kind(**given)


def _decode(hint: Any, value: Any, place: str) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if dataclasses.is_dataclass(hint):
        return decode(hint, value, place)  # type: ignore[arg-type]
    if origin in (Union, UnionType):
        if value is None and NoneType in inside:
            return None
        return _decode(next(one for one in inside if one is not NoneType), value, place)
    if origin is Literal:
        fits = value in inside if isinstance(value, str) else False
    elif origin is tuple:
        return _decode_tuple(inside, value, place)
    elif origin is not None and issubclass(origin, Mapping):
        if isinstance(value, dict):
            return {key: _decode(inside[1], one, f"{place}.{key}") for key, one in value.items()}
        fits = False
    elif hint is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST
        value = float(value) if fits else value
    else:
        fits = isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
        fits = fits and not (hint is int and abs(value) >= _LARGEST)
    if not fits:
        raise GarbledError(f"{place} is not what it should be")
    return value


def _decode_tuple(inside: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise GarbledError(f"{place} is no list")
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_decode(inside[0], one, f"{place}[{i}]") for i, one in enumerate(value))
    if len(value) != len(inside):
        raise GarbledError(f"{place} has {len(value)} values")
    return tuple(_decode(hint, one, place) for hint, one in zip(inside, value, strict=True))
