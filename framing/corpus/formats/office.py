"""Documents of word processors: the paragraphs of OpenDocument texts, and paragraphs with styles as one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO

from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.formats.containers import open_archive, open_member
from framing.corpus.formats.limits import LARGEST_WHOLE, MOST_CHARACTERS
from framing.corpus.formats.xml import walk_xml
from framing.errors import InputError
from framing.types import Document, Zone

# Names of built-in styles are English in the file, whatever the program shows.
_STYLES: dict[str, Zone] = {"title": "headline", "subtitle": "standfirst", "caption": "caption"}
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block quotation", "block quote", "block text"})
_FIRST_HEADING = "heading 1"
_UNREAD = frozenset({"note", "annotation", "tracked-changes", "forms", "sequence-decls", "ruby-text"})
_LONGEST_NUMBER = 3


def as_document(paragraphs: Iterable[Paragraph], path: str) -> Document:
    """Return paragraphs as one document; title (or first main heading), subtitle, captions and quotations are marked.

    Raise `InputError` for more than fifty million characters.
    """
    kept = list(_bounded(paragraphs, path))
    title = next((p for p in kept if p.style.lower() == "title"), None) or next(
        (p for p in kept if p.style.lower() == _FIRST_HEADING), None
    )
    parts: list[str] = []
    marked: list[tuple[int, int, Zone]] = []
    quotes: list[tuple[int, int]] = []
    position = 0
    is_quote = False
    for paragraph in kept:
        text = paragraph.text.replace("\0", "").strip()
        zone = "headline" if paragraph is title else _STYLES.get(paragraph.style.lower())
        if zone is not None and (zone != "headline" or paragraph is title):
            marked.append((position, position + len(text), zone))
        goes_on, is_quote = is_quote, paragraph.style.lower() in _QUOTES
        if is_quote:
            quotes.append((quotes.pop()[0] if goes_on else position, position + len(text)))
        parts.append(text)
        position += len(text) + 2
    return Document(path, "\n\n".join(parts), {}, path, tuple(marked), block_quotes=tuple(quotes))


def _bounded(paragraphs: Iterable[Paragraph], path: str) -> Iterable[Paragraph]:
    characters = 0
    for paragraph in paragraphs:
        characters += len(paragraph.text)
        if characters > MOST_CHARACTERS:
            raise InputError(path, f"a document of more than {MOST_CHARACTERS:,} characters")
        if paragraph.text.strip():
            yield paragraph


def odt_paragraphs(stream: IO[bytes], path: str) -> list[Paragraph]:
    """Return the paragraphs of an OpenDocument text, without notes, comments and deletions.

    Raise `InputError` if it is none, or is broken.
    """
    reader = _OdtReader()
    archive = open_archive(stream, path)
    try:
        info = archive.getinfo("content.xml")
    except KeyError:
        raise InputError(path, "no OpenDocument text (it has no content.xml)") from None
    with open_member(archive, info, path, most=LARGEST_WHOLE) as content:
        walk_xml(content, path, on_start=reader.start, on_end=reader.end, on_text=reader.take)
    return reader.finished


@dataclass(slots=True)
class _OdtReader:
    """Paragraphs as they are being read; one may hold others, in a text box, which come before it."""

    finished: list[Paragraph] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    open: list[tuple[str, list[str]]] = field(default_factory=list)
    skipped: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self.parents[attributes.get("name", "")] = attributes.get("parent-style-name", "")
        if self.skipped or name in _UNREAD:
            self.skipped += 1
        elif name == "h":
            self.open.append((f"heading {attributes.get('outline-level', '1')}", []))
        elif name == "p":
            own = attributes.get("style-name", "")
            self.open.append(((self.parents.get(own) or own).replace("_20_", " "), []))
        elif name == "s":
            count = attributes.get("c", "1")
            self.take(" " * (int(count) if count.isdecimal() and len(count) <= _LONGEST_NUMBER else 1))
        elif name in ("tab", "line-break"):
            self.take("\t" if name == "tab" else "\n")

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif name in ("p", "h") and self.open:
            style, pieces = self.open.pop()
            self.finished.append(Paragraph("".join(pieces), style))

    def take(self, text: str) -> None:
        if self.open and not self.skipped:
            self.open[-1][1].append(text)
