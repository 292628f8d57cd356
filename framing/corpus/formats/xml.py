"""Walk through the XML of a document: no document type, no entities, nothing fetched, bounded in depth."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from framing.corpus.formats.limits import DEEPEST
from framing.errors import InputError

_BLOCK = 1 << 16


def walk_xml(
    stream: IO[bytes],
    place: str,
    *,
    on_start: Callable[[str, dict[str, str]], None],
    on_end: Callable[[str], None],
    on_text: Callable[[str], None],
) -> None:
    """Call back for every element and text, in order; names are local names, without their namespace.

    Raise `InputError` for broken XML, for elements nested deeper than 500, and for a document type declaration, which
    no office file has and which is where entities that grow without bound are declared.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise InputError(place, f"elements nested deeper than {DEEPEST}")
        on_start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        on_end(_local(name))

    def refuse(*_: object) -> None:
        raise InputError(place, "a document type declaration, which is not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = on_text
    parser.StartDoctypeDeclHandler = refuse
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(place, f"broken XML: {error}") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
