"""Read RIS files, as ProQuest and other databases write them: tags of two characters, `TY` to `ER` for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.values import clean, read_language
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document

_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")
_OPENING = re.compile(r"\ufeff?\s*(?:\d+\.?\s*\n)?TY  ?- ?\w")
_FIELDS = {
    "JF": "outlet", "JO": "outlet", "T2": "outlet", "JA": "outlet", "SP": "page", "SE": "section", "ET": "edition",
    "UR": "url", "PB": "publisher", "CY": "place", "AN": "accession", "M3": "genre", "DB": "archive", "DP": "archive",
}  # fmt: skip
_HEADLINE = ("TI", "T1", "CT")
_DATE = ("DA", "Y1", "PY")
_TEXT = ("FT", "AB", "N2")
_GENRES = {"NEWS": "Newspaper", "MGZN": "Magazine", "JOUR": "Journal", "BLOG": "Blog", "ELEC": "Web page"}
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)


def is_ris(text: str) -> bool:
    """Tell whether a text is clearly RIS."""
    return _OPENING.match(text[:200]) is not None


def read_ris(text: str, path: str, request: Request) -> Iterator[Document]:
    """Yield the records, one at a time. The abstract is read where there is no full text, which is noted once."""
    number, is_noted = 0, False
    for record in _records(text):
        article = _read_record(record)
        if article.is_empty:
            continue
        number += 1
        if not is_noted and "FT" not in record:
            request.note(Problem(path, "RIS records have no full text; titles and abstracts are read"))
            is_noted = True
        yield make_document(article, path=path, number=number, request=request)


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    record: dict[str, list[str]] = {}
    tag = ""
    for line in text.splitlines():
        found = _TAG.fullmatch(line.rstrip())
        if found is not None:
            tag, value = found["tag"], (found["value"] or "").strip()
            if tag in ("TY", "ER") and record:
                yield _joined(record)
                record = {}
            if tag != "ER":
                record.setdefault(tag, []).append(value)
        elif tag in record and line.strip():
            record[tag].append(f"\n{line.strip()}")  # runs on from the value before
    if record:
        yield _joined(record)


def _joined(record: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return a record with values that run on over lines in one piece."""
    joined: dict[str, list[str]] = {}
    for tag, values in record.items():
        groups: list[list[str]] = []
        for value in values:
            if value.startswith("\n") and groups:
                groups[-1].append(value)
            else:
                groups.append([value])
        joined[tag] = ["".join(group) for group in groups]
    return joined


def _read_record(record: dict[str, list[str]]) -> Article:
    article = Article()
    article.headline = clean(" ".join(next((record[tag] for tag in _HEADLINE if tag in record), [""])))
    article.date = clean(next((record[tag][0] for tag in _DATE if tag in record), "")).strip("/")
    article.put("author", "; ".join(value for tag in ("AU", "A1") for value in record.get(tag, ()) if value))
    for tag, name in _FIELDS.items():
        article.put(name, clean(record.get(tag, [""])[0]))
    article.put("language", read_language(record.get("LA", [""])[0]))
    rights = [clean(value) for value in record.get("N1", ()) if _RIGHTS.search(value)]
    article.put("copyright", rights[0] if rights else "")
    article.put("genre", _GENRES.get(record.get("TY", [""])[0], ""))
    for text in next((record[tag] for tag in _TEXT if tag in record), ()):
        for line in text.split("\n"):
            article.add(line)
    return article
