"""Arrays of an ONNX file (protocol buffers), which is trusted: only one whose hash is known is ever read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_GRAPH, _INITIALIZER = 7, 5
_DIMENSION, _TYPE, _NAME, _RAW = 1, 2, 8, 9
_TYPES = {1: "<f4", 3: "i1"}
"""Numbers of fields and types in ONNX's `ModelProto`, `GraphProto` and `TensorProto`."""


def read_tensors(model: bytes) -> dict[str, Floats]:
    """Return the named arrays of an ONNX file, those of eight bits multiplied by their scales."""
    import numpy as np

    tensors: dict[str, Any] = {}
    graph = next(value for number, value in _fields(memoryview(model)) if number == _GRAPH)
    for number, tensor in _fields(graph):
        if number == _INITIALIZER:
            name, kind, shape, raw = _describe(tensor)
            if kind in _TYPES and len(raw):
                tensors[name] = np.frombuffer(raw, dtype=_TYPES[kind]).reshape(shape)
    return {
        name.removesuffix("_q"): one * tensors[f"{name.removesuffix('_q')}_scale"] if name.endswith("_q") else one
        for name, one in tensors.items()
        if not name.endswith("_scale")
    }


def _describe(tensor: memoryview) -> tuple[str, int, list[int], memoryview]:
    """Return the name, type, shape and bytes of a tensor."""
    name, kind, raw = "", 0, memoryview(b"")
    shape: list[int] = []
    for part, value in _fields(tensor):
        if part == _DIMENSION:
            shape += [value] if isinstance(value, int) else list(_varints(value))
        elif part == _TYPE:
            kind = value
        elif part == _NAME:
            name = bytes(value).decode()
        elif part == _RAW:
            raw = value
    return name, kind, shape, raw


def _fields(message: memoryview) -> Iterator[tuple[int, Any]]:
    """Yield the fields of a message of protocol buffers: numbers as numbers, all else as bytes."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        if key & 7 == 0:
            value, place = _varint(message, place)
            yield key >> 3, value
            continue
        if key & 7 == 2:
            length, place = _varint(message, place)
        else:
            length = 8 if key & 7 == 1 else 4
        yield key >> 3, message[place : place + length]
        place += length


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        value, shift, place = value | (byte & 127) << shift, shift + 7, place + 1
        if byte < 128:
            return value, place


def _varints(message: memoryview) -> Iterator[int]:
    place = 0
    while place < len(message):
        value, place = _varint(message, place)
        yield value
