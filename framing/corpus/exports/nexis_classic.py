"""Read exports of nexis.com and LexisNexis Academic: plain texts whose articles begin with "1 of 10 DOCUMENTS".

Two orders are met: outlet, date, headline, labelled lines, text (from about 2006 on), and before that copyright,
outlet, date, labelled lines with HEADLINE and BODY among them. Labels are in capitals; more of them follow the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.dates import find_date, is_date_line, looks_like_date
from framing.corpus.exports.nexis import add_text
from framing.corpus.exports.nexis_labels import ends_text, find_label, is_copyright, take_field
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.values import clean
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document

_NUMBERED = re.compile(
    r"\s*(?:(?P<a>\d{1,6}) of (?P<b>\d{1,6}) DOCUMENTS?|Dokument (?P<c>\d{1,6}) von (?P<d>\d{1,6})"
    r"|Document (?P<e>\d{1,6}) de (?P<f>\d{1,6})|Documento (?P<g>\d{1,6}) de (?P<h>\d{1,6}))\s*"
)
_HEADER = frozenset(("section", "length", "author", "headline", "standfirst", "dateline", "edition", "body"))
_FIRST_BLOCKS = 16
_RIGHTS = re.compile(r"all rights reserved|alle rechte vorbehalten|tous droits", re.IGNORECASE)

Blocks = list[list[str]]


def is_classic(head: Sequence[Paragraph]) -> bool:
    """Tell from the first lines whether this is an export with numbered documents."""
    start = next((i for i, line in enumerate(head) if _number(line.text)), None)
    if start is None:
        return False
    rest = head[start + 1 : start + 400]
    return any(find_label(line.text, upper=True) or is_copyright(line.text) for line in rest)


def read_classic(lines: Iterable[Paragraph], path: str, request: Request) -> Iterator[Document]:
    """Yield the articles of an export, one at a time; what stands above the first is the search. Gaps are noted."""
    promised = number = 0
    for numbers, part in _split(lines):
        number, promised = number + 1, max(promised, numbers[1])
        article = _read_article(part)
        if article.is_empty:
            continue
        article.put("archive", "Nexis")
        yield make_document(article, path=path, number=number, request=request)
    if promised > number:
        request.note(Problem(path, f"its documents are numbered up to {promised}, but {number} were found"))


def _number(text: str) -> tuple[int, int] | None:
    match = _NUMBERED.fullmatch(text) if len(text) <= 120 else None
    if match is None:
        return None
    first, second = (int(group) for group in match.groups() if group is not None)
    return first, second


def _split(lines: Iterable[Paragraph]) -> Iterator[tuple[tuple[int, int], list[str]]]:
    part: list[str] = []
    numbers: tuple[int, int] | None = None
    for paragraph in lines:
        for line in paragraph.text.splitlines() or [""]:
            if found := _number(line):
                if numbers is not None:
                    yield numbers, part
                numbers, part = found, []
            elif numbers is not None:
                part.append(line.replace("\f", ""))
    if numbers is not None:
        yield numbers, part


def _blocks(lines: Iterable[str]) -> Blocks:
    blocks: Blocks = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _read_article(lines: list[str]) -> Article:
    article = Article()
    blocks = _blocks(lines)
    first = next((i for i, block in enumerate(blocks[:_FIRST_BLOCKS]) if _is_header(block)), None)
    if first is None:
        day = next((i for i, block in enumerate(blocks[:6]) if any(map(is_date_line, block))), 0)
        first = min(len(blocks), day + 2)
    _read_top(article, blocks[:first])
    _read_rest(article, blocks[first:])
    return article


def _is_header(block: Sequence[str]) -> bool:
    label = find_label(block[0], upper=True)
    return label is not None and label[0] in _HEADER


def _read_top(article: Article, blocks: Blocks) -> None:
    """Read outlet, date, edition and headline, which are known by their places alone."""
    kept: Blocks = []
    for block in blocks:
        rights = [line for line in block if is_copyright(line) or _RIGHTS.search(line)]
        article.put("copyright", " ".join(rights))
        kept.append([line for line in block if not is_copyright(line) and not _RIGHTS.search(line)])
    kept = [block for block in kept if block]
    day = next(((i, j) for i, block in enumerate(kept) for j, line in enumerate(block) if is_date_line(line)), None)
    if day is None:
        day = next(((i, 0) for i, block in enumerate(kept) if i and looks_like_date(block[0])), (1, -1))
    i, j = day
    above = [line for block in kept[:i] for line in block] + (kept[i][: max(j, 0)] if i < len(kept) else [])
    article.put("outlet", " ".join(above))
    if j >= 0:
        article.date = kept[i][j]
        found = find_date(article.date)
        edition = [found.rest if found else "", *kept[i][j + 1 :]]
        article.put("edition", " ".join(clean(line) for line in edition if line.strip()))
    below = kept[i + 1 :] if j >= 0 else kept[1:]
    if below:
        article.headline = " ".join(below[0])
        article.standfirst = " ".join(line for block in below[1:] for line in block)


def _read_rest(article: Article, blocks: Blocks) -> None:
    start = 0
    length = next((i for i, block in enumerate(blocks[:_FIRST_BLOCKS]) if _has(block, "length")), None)
    while start < len(blocks) and (_is_header(blocks[start]) or (length is not None and start < length)):
        texts = _read_labels(article, blocks[start])
        start += 1
        if texts is not None:  # the label BODY, with the text in the same block
            blocks = [*blocks[:start], *([texts] if texts else []), *blocks[start:]]
            break
    end = next((i for i in range(start, len(blocks)) if _is_tail(blocks[i])), len(blocks))
    text = [Paragraph(line) for block in blocks[start:end] for line in [*block, ""]]
    add_text(article, text, wrapped=True)
    key = ""
    for block in blocks[end:]:
        if find_label(block[0], upper=True) is not None:
            key = _last_key(block)
            _read_labels(article, block)
        elif is_copyright(block[0]):
            article.put("copyright", " ".join(block))
        else:
            article.add(" ".join(block), "caption" if key == "caption" else "boilerplate")


def _has(block: Sequence[str], key: str) -> bool:
    return any((label := find_label(line, upper=True)) is not None and label[0] == key for line in block)


def _last_key(block: Sequence[str]) -> str:
    keys = [label[0] for line in block if (label := find_label(line, upper=True)) is not None]
    return keys[-1] if keys else ""


def _is_tail(block: Sequence[str]) -> bool:
    return ends_text(block[0], upper=True) or (is_copyright(block[0]) and len(block) <= 3)


def _read_labels(article: Article, block: Sequence[str]) -> list[str] | None:
    """Take the labelled lines of a block, each with the lines it runs on to; return the text under a label BODY."""
    fields: list[tuple[str, list[str]]] = []
    above: list[str] = []
    for line in block:
        label = find_label(line, upper=True)
        if label is not None and not (fields and fields[-1][0] == "body"):
            fields.append((label[0], [label[1]] if label[1].strip() else []))
        elif fields:
            fields[-1][1].append(line)
        else:
            above.append(line)
    if above and not article.headline:
        article.headline = " ".join(above)
    elif above:
        take_field(article, "standfirst", " ".join(above))
    for key, lines in fields:
        take_field(article, key, " ".join(lines))
    return fields[-1][1] if fields and fields[-1][0] == "body" else None
