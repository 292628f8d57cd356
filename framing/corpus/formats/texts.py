"""Read plain text and Markdown. The document text is the decoded file itself, so line and column are the file's own."""

from __future__ import annotations

import re

from framing.corpus.block_quotes import markdown_quotes, plain_quotes
from framing.types import Document, MetaValue, Zone

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<fields>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w -]{0,60}?)[ \t]*:[ \t]+(?P<value>\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"^(?:# +\S.*|\S.*\r?\n=+[ \t]*\r?$)", re.MULTILINE)
_NOT_SCALAR = ("[", "{", "|", ">", "&", "*", "!", "- ")


def read_text(text: str, path: str) -> Document:
    """Return a plain text as a document named by its path."""
    return Document(path, text, {}, path, as_filed=True, block_quotes=plain_quotes(text))


def read_markdown(text: str, path: str) -> Document:
    """Return a Markdown text as a document: front matter becomes metadata, the first top heading is the headline.

    Block quotes are marked.
    """
    marked: list[tuple[int, int, Zone]] = []
    meta: dict[str, MetaValue] = {}
    front = _FRONT_MATTER.match(text)
    if front is not None:
        meta = {field["name"]: _scalar(field["value"].rstrip()) for field in _FIELD.finditer(front["fields"])}
        meta = {name: value for name, value in meta.items() if value != ""}
        marked.append((0, front.end(), "boilerplate"))
    heading = _HEADING.search(text, front.end() if front else 0)
    if heading is not None:
        marked.append((*heading.span(), "headline"))
    return Document(path, text, meta, path, tuple(marked), as_filed=True, block_quotes=markdown_quotes(text))


def _scalar(value: str) -> MetaValue:
    """Return a front matter value, "" if it is more than a scalar."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value in ("null", "~"):
        return None
    return "" if value.startswith(_NOT_SCALAR) else value.partition(" #")[0].rstrip()
