"""Yoshikoder `.ykd` and Lexicoder 2 `.lcd`: XML with nested `cnode` categories and `pnode` patterns.

The outermost `cnode` is the dictionary itself. Document types are refused, and with them entities of one's own.
"""

from __future__ import annotations

from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.dictionary import Dictionary, Written
from framing.lexicon.interchange.draft import Draft, kind_of, read_number, show_number, tidy

CAPACITY = Capacity(wildcards="*", weights=True, notes=True)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def read_yoshikoder(data: bytes, draft: Draft) -> None:
    """Read a Yoshikoder or Lexicoder 2 dictionary. Raises `LexiconError` for XML that is broken, unsafe or another."""
    parser = expat.ParserCreate()
    tree = _Tree(parser, draft)
    parser.StartDoctypeDeclHandler = tree.refuse
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise draft.error(error.lineno, f"is not valid XML: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError) as error:
        raise draft.error(1, f"cannot be read: {error}") from None
    tree.finish()


class _Tree:
    """Receives the parts of the XML text in order. Nodes are kept until it is known which one is the dictionary."""

    def __init__(self, parser: expat.XMLParserType, draft: Draft) -> None:
        self._parser = parser
        self._draft = draft
        self._names: list[str] = []
        self._elements: list[str] = []
        self._categories: list[tuple[tuple[str, ...], str, int]] = []
        self._patterns: list[tuple[str, tuple[str, ...], float | None, int]] = []
        self._regexp = False
        self._substrings = False

    def refuse(self, *_: object) -> None:
        """Refuse a document type: it could declare entities that grow without end or read other files."""
        raise self._draft.error(self._parser.CurrentLineNumber, "declares a document type, which is not read")

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Take an element in."""
        line = self._parser.CurrentLineNumber
        if not self._elements and element != "dictionary":
            raise self._draft.error(line, f"is XML, but {element!r} is no dictionary")
        self._elements.append(element)
        name = attributes.get("name", "")
        if element == "dictionary":
            self._head(attributes, line)
        elif element == "cnode":
            self._names.append(name)
            if len(self._names) > 60:
                raise self._draft.error(line, "categories are nested too deeply")
            self._categories.append((tuple(self._names), attributes.get("desc", ""), line))
            if not tidy(name):
                self._draft.note(line, "a category without a name", "", "its terms go to the category above")
            if attributes.get("score"):
                self._draft.note(line, "a score of a category", tidy(name), "left out")
        elif element == "pnode":
            self._pattern(name, attributes, line)
        else:
            self._draft.note(line, "an unknown element", element, "left out")

    def _head(self, attributes: dict[str, str], line: int) -> None:
        self._draft.name = tidy(attributes.get("name", "")) or self._draft.name
        engine = attributes.get("patternengine", "")
        self._regexp = engine.lower().startswith("reg")
        if engine and not self._regexp and engine != "substring":
            self._draft.note(line, "an unknown pattern engine", engine, "read as substring, with * as a wildcard")

    def _pattern(self, name: str, attributes: dict[str, str], line: int) -> None:
        weight = read_number(attributes["score"]) if attributes.get("score") else None
        if attributes.get("score") and weight is None:
            self._draft.note(line, "a score that is no number", tidy(name), "kept without it")
        if attributes.get("desc"):
            self._draft.note(line, "a note on a term", tidy(name), "left out")
        if name != name.strip() and not self._substrings:
            self._substrings = True
            self._draft.note(line, "blanks at the edge of a pattern", name, "this and all others read as whole words")
        self._patterns.append((name, tuple(self._names), weight, line))

    def text(self, data: str) -> None:
        """Note text between the elements, where there is none in a dictionary."""
        if data.strip():
            self._draft.note(self._parser.CurrentLineNumber, "text between elements", tidy(data)[:60], "left out")

    def end(self, element: str) -> None:
        """Leave an element."""
        self._elements.pop()
        if element == "cnode":
            self._names.pop()

    def finish(self) -> None:
        """Fill the draft: a single outermost category with categories in it is the dictionary, not a category."""
        tops = {path[0] for path, _, _ in self._categories}
        count = sum(len(path) == 1 for path, _, _ in self._categories)
        skip = count == 1 and any(len(path) > 1 for path, _, _ in self._categories)
        if skip:
            self._draft.name = tidy(tops.pop()) or self._draft.name
        for path, note, line in self._categories:
            if path[skip:]:
                self._draft.open(path[skip:], note=note, line=line)
        for pattern, path, weight, line in self._patterns:
            category = self._draft.open(path[skip:], line=line)
            kind = "regex" if self._regexp else kind_of(pattern, wildcards="*")
            self._draft.add(pattern, category, kind=kind, weight=weight, line=line)


def write_yoshikoder(dictionary: Dictionary) -> Written:
    """Write a Yoshikoder dictionary, which Lexicoder 2 reads too."""
    fitted, notes = fit(dictionary, CAPACITY)
    lines = [_HEAD + '<dictionary style="050805" patternengine="substring">', f"  {_opening(fitted.name, None)}"]
    described = {category.path: category.note for category in fitted.categories}
    above = 0
    for path, entries in fitted.grouped().items():
        depth = len(path)
        lines += ["  " * (level + 1) + "</cnode>" for level in range(above, depth - 1, -1)]
        above = depth
        lines.append("  " * (depth + 1) + _opening(path[-1], described[path]))
        for entry in entries:
            score = "" if entry.weight is None else f" score={quoteattr(show_number(entry.weight))}"
            lines.append("  " * (depth + 2) + f"<pnode name={quoteattr(entry.pattern)}{score}/>")
    lines += ["  " * (level + 1) + "</cnode>" for level in range(above, -1, -1)]
    return Written(("\n".join([*lines, "</dictionary>"]) + "\n").encode(), tuple(notes), len(fitted.entries))


def _opening(name: str, note: str | None) -> str:
    return f"<cnode name={quoteattr(name)} desc={quoteattr(note or '')}>"
