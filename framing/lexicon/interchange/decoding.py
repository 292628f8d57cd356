"""The bytes of a dictionary file → its text: byte order mark, then UTF-8, then Windows-1252 with a note."""

from __future__ import annotations

import codecs
import re

from framing.lexicon.interchange.draft import Draft

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, draft: Draft) -> str:
    """Return the text of a dictionary file. Raises `LexiconError` for binary data."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise draft.error(line, "neither UTF-8 nor Windows-1252 text", "is this a dictionary?") from None
        draft.note(line, "an encoding that is not UTF-8", "", "read as Windows-1252")
    if "\0" in text:
        raise draft.error(0, "binary data, not a dictionary")
    return text


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them: LF, CRLF or the bare CR of old files."""
    return _LINE_END.split(text)
