"""quanteda YAML: categories as keys, patterns as lists of globs, `__` for those beside sub-categories.

JSON of the same shape is YAML, too. So much else is JSON that nothing but lists of texts counts as patterns there. The
text is read event by event, so that no object is built from a tag, no alias multiplies, and a bare `no` is the word it
was meant to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.decoding import decode
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, Entry, Written
from framing.lexicon.interchange.draft import Draft, kind_of, tidy
from framing.lexicon.interchange.yaml_text import quote

BESIDE = "__"
_KINDS = {"str": "a text", "int": "a number", "float": "a number", "bool": "true or false"}
VALE_RULES = ("existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "capitalization")
CAPACITY = Capacity(wildcards="*?", misread_name=re.compile(rf"^{BESIDE}$"))
JSON_HINT = (
    'dictionaries in JSON are {"category": ["pattern", …]} or {"category": {"one below it": ["pattern", …]}}, '
    "and hold nothing else; terms with weights are read from CSV: term,category,weight"
)


def read_quanteda(data: bytes, draft: Draft) -> None:
    """Read a quanteda dictionary. Raises `LexiconError` for what is no YAML, or YAML or JSON of another shape."""
    import yaml

    text = decode(data, draft)
    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_type(text)
        events = []
        while loader.check_event():
            events.append(loader.get_event())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 0
        raise draft.error(line, f"is not valid YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise draft.error(0, f"is not valid YAML: {' '.join(str(error).split())}") from None
    strict = _is_json(text, draft)
    _Walk(lambda event: loader.resolve(yaml.ScalarNode, event.value, event.implicit), draft, strict).read(events)


def _is_json(text: str, draft: Draft) -> bool:
    """Tell JSON by the suffix, or by being JSON."""
    if draft.path is not None and draft.path.suffix.lower() == ".json":
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


class _Walk:
    """One pass over the events of a document; `strict` for JSON. `path` are the names of the open mappings."""

    def __init__(self, tag_of: Callable[[Any], str], draft: Draft, strict: bool) -> None:
        self._tag_of = tag_of
        self._draft = draft
        self._strict = strict
        self._open: list[str] = []  # Mapping or Sequence
        self._path: list[str] = []  # the key of every open mapping's current value
        self._key: str | None = None  # a key that waits for its value
        self._numbers = self._values = 0

    def read(self, events: list[Any]) -> None:
        """Take the events in, by the names of their types."""
        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            kind = type(event).__name__.removesuffix("Event")
            if kind == "DocumentStart":
                documents += 1
                if documents > 1:
                    raise self._draft.error(line, "holds a second YAML document", "put each into a file of its own")
            elif kind == "Alias":
                raise self._draft.error(line, f"holds an alias, *{event.anchor}", "write its value out")
            elif kind == "Scalar":
                self._scalar(event, line)
            elif kind in ("MappingStart", "SequenceStart"):
                self._start(kind.removesuffix("Start"), line)
            elif kind in ("MappingEnd", "SequenceEnd"):
                self._end()
        if self._values and self._numbers == self._values:
            raise self._draft.error(0, "holds numbers where a quanteda dictionary has patterns")

    def _hint(self, otherwise: str | None = None) -> str | None:
        return JSON_HINT if self._strict else otherwise

    def _start(self, what: str, line: int) -> None:
        if not self._open and what == "Sequence":
            raise self._draft.error(line, "is a list, not categories with lists of patterns", self._hint())
        if self._open and self._open[-1] == "Sequence":
            hint = self._hint("give a category a name: name: [pattern, …]")
            raise self._draft.error(line, "a list holds texts only", hint)
        if self._open and self._key is None:
            raise self._draft.error(line, "a list or mapping as a key")
        if self._key is not None:
            self._path.append("" if self._key == BESIDE else self._key)
            self._category(self._path, line)
            self._key = None
        self._open.append(what)

    def _end(self) -> None:
        self._open.pop()
        if self._path:
            self._path.pop()

    def _scalar(self, event: Any, line: int) -> None:
        text: str = event.value
        if not self._open:
            if tidy(text):
                raise self._draft.error(line, "is a text, not categories with lists of patterns", self._hint())
        elif self._open[-1] == "Sequence":
            self._add(event, self._path, line)
        elif self._key is None:
            self._key = text
        else:
            if self._key == "extends" and text in VALE_RULES:
                raise self._draft.error(line, f"is a Vale rule ({text}), and Vale rules are only written")
            self._add(event, [*self._path, "" if self._key == BESIDE else self._key], line)
            self._key = None

    def _category(self, names: list[str], line: int) -> CategoryPath | None:
        """Open a category; at the top, `__` and a nameless key have none but the dictionary's."""
        return self._draft.open(names, line=line) if any(map(tidy, names)) else None

    def _add(self, event: Any, names: list[str], line: int) -> None:
        kind = (event.tag or self._tag_of(event)).rpartition(":")[2]
        if self._strict and (kind != "str" or self._open[-1] == "Mapping"):
            what = _KINDS.get(kind, kind) + (", not a text" if kind != "str" else ", not a list of patterns")
            raise self._draft.error(line, f"is no dictionary: “{tidy(' > '.join(names))}” holds {what}", JSON_HINT)
        if kind == "null" and tidy(event.value) in ("", "~"):
            self._draft.note(line, "an empty value", " > ".join(names), "left out")
            self._category(names, line)
            return
        if kind != "str":
            self._draft.note(line, f"a bare {kind}, not a text", event.value, "read as it is written")
        self._values += 1
        self._numbers += kind in ("int", "float")
        path = self._draft.open(names, line=line)
        self._draft.add(event.value, path, kind=kind_of(event.value, wildcards="*?"), line=line)


def write_quanteda(dictionary: Dictionary) -> Written:
    """Write a quanteda dictionary."""
    fitted, notes = fit(dictionary, CAPACITY)
    parents = {category.path[:-1] for category in fitted.categories}
    lines = []
    for path, entries in fitted.grouped().items():
        indent = "  " * (len(path) - 1)
        if path not in parents:
            lines.append(f"{indent}{quote(path[-1])}:{'' if entries else ' []'}")
            lines += _items(entries, indent)
            continue
        lines.append(f"{indent}{quote(path[-1])}:")
        if entries:
            lines += [f"{indent}  {BESIDE}:", *_items(entries, indent + "  ")]
    return Written(("\n".join(lines) + "\n").encode(), tuple(notes), len(fitted.entries))


def _items(entries: list[Entry], indent: str) -> list[str]:
    return [f"{indent}  - {quote(entry.pattern)}" for entry in entries]
