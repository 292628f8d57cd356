"""Read the text layer of PDF files."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from framing.corpus.formats.limits import LARGEST_WHOLE, MOST_PAGES
from framing.corpus.formats.printed_pages import Line, join_pages
from framing.errors import InputError
from framing.extras import load_extra
from framing.types import Document

_MOST_CHARACTERS = 10_000_000
_LARGEST_PAGE = 20_000_000  # bytes of what draws a page


def read_pdf(stream: IO[bytes], path: str) -> Document:
    """Return a PDF file as one document, in the order in which its text is drawn.

    Raise `InputError` when pypdf is not installed, when the file is broken, encrypted, too large, or has no text (a
    scan).
    """
    pypdf = load_extra("pypdf", extra="pdf", place=path, what="PDF files")
    data = stream.read(LARGEST_WHOLE + 1)
    if len(data) > LARGEST_WHOLE:
        raise InputError(path, f"a PDF file of more than {LARGEST_WHOLE:,} bytes")
    try:
        with _quiet():
            pages = list(_pages(pypdf.PdfReader(io.BytesIO(data)), path))
    except InputError:
        raise
    # A broken file can break pypdf anywhere.
    except Exception as error:
        reason = "encrypted" if "crypt" in f"{type(error).__name__} {error}".lower() else f"broken PDF: {error}"
        raise InputError(path, reason) from None
    if not any(line.text for page in pages for line in page):
        raise InputError(path, "a PDF file without text, such as a scan", "have its text recognised first (OCR)")
    return join_pages(pages, path)


def _pages(reader: Any, path: str) -> Iterator[list[Line]]:
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        if number > MOST_PAGES:
            raise InputError(path, f"a PDF file of more than {MOST_PAGES:,} pages")
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _LARGEST_PAGE:
            raise InputError(path, f"page {number} is drawn by more than {_LARGEST_PAGE:,} bytes")
        lines = _lines(page)
        characters += sum(len(line.text) for line in lines)
        if characters > _MOST_CHARACTERS:
            raise InputError(path, f"a PDF file of more than {_MOST_CHARACTERS:,} characters")
        yield lines


def _lines(page: Any) -> list[Line]:
    """Return the lines of a page with their places and sizes."""
    lines: list[Line] = []
    pieces: list[str] = []
    place: tuple[float, float, float] | None = None

    def finish() -> None:
        nonlocal place
        text = " ".join("".join(pieces).replace("\0", "").split())
        if text:
            lines.append(Line(text, *(place or (0.0, 0.0, 0.0))))
        pieces.clear()
        place = None

    def visit(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        nonlocal place
        for i, part in enumerate(text.split("\n")):
            if i:
                finish()
            if place is None and part.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                place = (round(x, 1), round(y, 1), round(abs(tm[3] * cm[3]) * size, 1))
            pieces.append(part)

    page.extract_text(visitor_text=visit)
    finish()
    return lines


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on broken files off standard error."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
