"""Read exports of Factiva as HTML: one `div` of the class `article` each, as lines or as a table with field codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.factiva import read_middle, take_code
from framing.corpus.exports.markup import MarkupBlock, read_blocks
from framing.corpus.exports.nexis_labels import bare_author
from framing.corpus.exports.values import read_count
from framing.corpus.request import Request
from framing.types import Document

_ARTICLE = re.compile(r"(?:^|\s)article\s+[a-z]{2,4}article(?:\s|$)|(?:^|\s)dj_article(?:\s|$)", re.IGNORECASE)
_SIGN = re.compile(
    r"class\s*=\s*[\"']?article\s+[a-z]{2,4}Article\b|class\s*=\s*[\"'][^\"'<>]{0,80}\b[a-z]{2}articleParagraph", re.I
)
_PARAGRAPH = "articleparagraph"
_END = re.compile(r"(?:Document|Dokument|Documento)\s+(?P<id>[A-Za-z][A-Za-z0-9]{13,40})")
_CODE = re.compile(r"[A-Z]{2,3}")
_WORDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]?\d{3})*\s*[^\W\d_]{1,10}")


def is_factiva_page(source: str) -> bool:
    """Tell whether a page is an export of Factiva."""
    return _SIGN.search(source) is not None


def read_factiva_page(source: str, path: str, request: Request) -> Iterator[Document]:
    """Yield the articles of a page, one at a time."""
    number = 0
    for language, blocks in _split(source):
        tagged = any(block.element == "td" and _CODE.fullmatch(block.text.strip()) for block in blocks)
        article = _read_table(blocks) if tagged else _read_lines(blocks)
        if article.is_empty:
            continue
        number += 1
        article.put("language", language)
        article.put("archive", "Factiva")
        yield make_document(article, path=path, number=number, request=request)


def _split(source: str) -> Iterator[tuple[str, list[MarkupBlock]]]:
    """Yield the language in the class of each article, and its blocks."""
    part: list[MarkupBlock] | None = None
    language = ""
    for block in read_blocks(source):
        if _ARTICLE.search(block.classes):
            if part:
                yield language, part
            found = re.search(r"\b([a-z]{2})article", block.classes, re.IGNORECASE)
            part, language = [], found[1].lower() if found else ""
            if block.text:
                part.append(block)
        elif part is not None and block.text.strip():
            part.append(block)
            if _END.fullmatch(block.text.strip()):
                yield language, part
                part = None
    if part:
        yield language, part


def _read_lines(blocks: Sequence[MarkupBlock]) -> Article:
    article = Article()
    texts = [block for block in blocks if _PARAGRAPH not in block.classes.lower()]
    start = next((i for i, block in enumerate(texts) if block.id == "hd" or "headline" in block.classes.lower()), None)
    words = next((i for i, block in enumerate(texts) if _is_words(block)), None)
    if start is None:
        start = max(0, (words or 1) - 1)
    article.put("section", " ".join(block.text for block in texts[:start] if not block.text.isdigit()))
    article.headline = texts[start].text if texts else ""
    below = [block for block in texts[start + 1 : words] if words is not None or "author" in block.classes]
    article.put("author", bare_author(below[0].text) if below else "")
    middle = texts[start + 1 if words is None else words + 1 :]
    if words is not None:
        article.put("words", read_count(texts[words].text))
    read_middle(article, [block.text for block in middle if block not in below and not _END.fullmatch(block.text)])
    for block in blocks:
        text = block.text.strip()
        if found := _END.fullmatch(text):
            article.put("accession", found["id"])
        elif _PARAGRAPH in block.classes.lower():
            _add_lines(article, text)
    return article


def _is_words(block: MarkupBlock) -> bool:
    return block.id != "hd" and len(block.text) <= 30 and _WORDS.fullmatch(block.text.strip()) is not None


def _read_table(blocks: Sequence[MarkupBlock]) -> Article:
    article = Article()
    code = ""
    values: dict[str, list[str]] = {}
    for block in blocks:
        text = block.text.strip()
        if block.element == "td" and _CODE.fullmatch(text):
            code = text
            values.setdefault(code, [])
        elif code:
            values[code].append(text)
    for name, texts in values.items():
        take_code(article, name, " ".join(texts))
    for name in ("LP", "TD"):
        for text in values.get(name, ()):
            _add_lines(article, text)
    for text in values.get("ART", ()):
        article.add(text, "caption")
    return article


def _add_lines(article: Article, text: str) -> None:
    for line in text.split("\n"):
        article.add(line)
