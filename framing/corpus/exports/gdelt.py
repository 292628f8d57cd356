"""Read tables of GDELT's Global Knowledge Graph: 27 columns, tabs between them, no header, no text but the headline."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.values import host_of
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document

_COLUMNS = 27
_FIRST = re.compile(r"\d{14}-T?\d{1,7}\t\d{14}\t\d{1,2}\t")
_TITLE = re.compile(r"<PAGE_TITLE>(?P<title>[^<]{1,1000})</PAGE_TITLE>")
_AUTHORS = re.compile(r"<PAGE_AUTHORS>(?P<authors>[^<]{1,1000})</PAGE_AUTHORS>")
_LANGUAGE = re.compile(r"srclc:(?P<code>[a-z]{3})")
_CODES = {
    "deu": "de",
    "fra": "fr",
    "spa": "es",
    "ita": "it",
    "nld": "nl",
    "por": "pt",
    "rus": "ru",
    "zho": "zh",
    "ara": "ar",
}


def is_knowledge_graph(line: str) -> bool:
    """Tell whether a first line is one of the Global Knowledge Graph (2.0 or 2.1)."""
    return _FIRST.match(line) is not None and line.count("\t") == _COLUMNS - 1


def read_knowledge_graph(lines: Iterable[str], path: str, request: Request) -> Iterator[Document]:
    """Yield one document a line that has a headline: outlet (its host), date when it was seen, address, headline."""
    without = 0
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if not line.strip():
            continue
        if len(columns) != _COLUMNS:
            request.refuse(
                f"{path}:{number}", f"{len(columns)} columns where the Global Knowledge Graph has {_COLUMNS}"
            )
            continue
        title = _TITLE.search(columns[26])
        if title is None:
            without += 1
            continue
        article = Article(headline=html.unescape(title["title"]), date=columns[1])
        article.put("outlet", columns[3] or host_of(columns[4]))
        authors, language = _AUTHORS.search(columns[26]), _LANGUAGE.search(columns[25])
        article.put("author", html.unescape(authors["authors"]) if authors else "")
        article.put("language", _CODES.get(language["code"], language["code"]) if language else "en")
        article.put("url", columns[4])
        article.put("archive", "GDELT")
        yield make_document(article, path=path, number=number, request=request, document_id=columns[0])
    request.note(Problem(path, "GDELT gives no texts; the headlines are read"))
    if without:
        request.set_aside(path, f"{without} records of GDELT without a headline")
