"""Find letters that were spoilt when UTF-8 was read as Windows-1252, or that were lost; repair nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What bytes 0x80 to 0xBF are as Windows-1252, and as Latin-1 where that has none.
_TAIL = "".join(sorted({bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)} - {"\ufffd"}))
_TAILS = re.escape(_TAIL) + "\x80-\x9f"
_SPOILT = re.compile(rf"[ÂÃÄÅ][{_TAILS}]|[Ð-ÑØÙ][{_TAILS}]|[âã][{_TAILS}]{{2}}|\ufffd")
_HINTS = ("Ã", "â€", "Â", "Ä", "Å", "Ð", "Ñ", "Ø", "ã", "\ufffd")
_SURE = re.compile("â€|ï»¿")
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Mojibake:
    """Spoilt letters of a text: the first as they are seen, what they were meant to be, and how many places."""

    seen: str
    meant: str
    places: int


def find_mojibake(text: str) -> Mojibake | None:
    """Return what is spoilt in a text, or `None`.

    One place is enough where it is a spoilt quotation mark or dash, or a replacement character; other letters must be
    met three times, since “Ã”, “Â” and the like are letters too.
    """
    if text.isascii() or not any(map(text.__contains__, _HINTS)):
        return None
    found = [(match[0], meant) for match in _SPOILT.finditer(text) if (meant := _meant(match[0])) is not None]
    if not found or (len(found) < _ENOUGH and not any(seen == "\ufffd" or _SURE.match(seen) for seen, _ in found)):
        return None
    return Mojibake(*found[0], len(found))


def _meant(seen: str) -> str | None:
    """Return the letter that was meant ("a lost letter" for U+FFFD), `None` where it is what it seems."""
    if seen == "\ufffd":
        return "a lost letter"
    data = b"".join(_byte(char) for char in seen)
    try:
        meant = data.decode()
    except UnicodeDecodeError:
        return None
    # Letters of other scripts and rare ones are less likely than two letters that belong there.
    return meant if meant.isalpha() or "\u00a0" <= meant <= "\u00bf" or "\u2010" <= meant <= "\u2122" else None


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "ignore")
