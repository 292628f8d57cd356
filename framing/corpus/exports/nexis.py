"""Read exports of Nexis Uni and Lexis Advance (DOCX, RTF, and texts made of them).

An optional cover sheet lists search and documents. Each article has headline, outlet, date and copyright on lines of
their own, labelled lines, a line "Body", the text, "Graphic" with captions, "Classification" with more labelled lines,
and a line "End of Document".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.corpus.exports.articles import Article, is_furniture, make_document
from framing.corpus.exports.dates import find_date, is_date_line, looks_like_date
from framing.corpus.exports.nexis_labels import (
    BODY,
    END,
    GRAPHIC,
    INDEX,
    ends_text,
    find_label,
    is_copyright,
    take_field,
    word_of,
)
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.values import clean
from framing.corpus.paragraphs import find_paragraphs
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document

_COVER = re.compile(
    r"(?:user name|benutzername|nom d'utilisateur|date and time|datum und uhrzeit|date et heure|job number"
    r"|auftragsnummer|numéro de travail|client/matter|search terms|suchbegriffe|search type|narrowed by|content type)"
    r"\s*:?.*",
    re.IGNORECASE | re.DOTALL,
)
_COUNT = re.compile(r"\s*(?:documents|dokumente|documentos|document)\s*\((\d{1,5})\)\s*", re.IGNORECASE)
_ITEM = re.compile(r"\s*\d{1,5}\.\s*(?P<title>\S.*)", re.DOTALL)
_FURNITURE = re.compile(
    r"page \d{1,5} (?:of|von|de) \d{1,5}|seite \d{1,5} von \d{1,5}|about lexisnexis.*|\|?\s*privacy policy.*"
    r"|terms & conditions.*"
    r"|link to (?:image|pdf)|(?:table of contents|inhaltsverzeichnis)|copyright © \d{4} lexisnexis.*|\d{1,4}",
    re.IGNORECASE,
)
_BROKEN = "error in this document and it is not possible to display it"
_HEAD = 80  # lines in which the labels of a first article stand
_MOST_COVER = 20_000
_CONTINUED = frozenset(("author", "standfirst", "section", "headline"))


def is_nexis(head: Sequence[Paragraph]) -> bool:
    """Tell from the first lines whether this is an export of Nexis Uni."""
    words = [word_of(line) for line in head]
    cover = [line.text for line in head[:40] if _COVER.fullmatch(line.text.strip())]
    if len(cover) >= 2 and any(_COUNT.fullmatch(line.text) for line in head[:60]):
        return True
    start = next((i for i, word in enumerate(words) if word in BODY), None)
    ends = any(word in END for word in words)
    if start is None:
        return ends and sum(find_label(line.text) is not None for line in head) >= 2
    signs = {sign for line in head[max(0, start - _HEAD) : start] if (sign := _sign(line.text))}
    if ends:
        return bool(signs)
    return ("length" in signs and len(signs) >= 2) or (len(signs) >= 3 and words[start] != "text")


def _sign(text: str) -> str:
    """Return what a line above the text of an article is, "" if it may be anything."""
    label = find_label(text)
    if label is not None:
        return label[0]
    return "copyright" if is_copyright(text) else "date" if is_date_line(text) else ""


def read_nexis(lines: Iterable[Paragraph], path: str, request: Request, *, wrapped: bool = False) -> Iterator[Document]:
    """Yield the articles of an export, one at a time. `wrapped` says that lines of the text may run on.

    Notes articles without a date that can be read, error pages, and a cover sheet that promises another number.
    """
    promised = number = 0
    for part in _split(lines):
        count, article_lines = _strip_cover(part)
        promised += count
        article = _read_article(article_lines, wrapped=wrapped)
        if article.is_empty:
            continue
        number += 1
        if any(_BROKEN in text for text, _ in article.parts[:2]) or _BROKEN in article.headline:
            request.set_aside(f"{path}:{number}", "an error page of Nexis instead of an article")
            continue
        article.put("archive", "Nexis")
        yield make_document(article, path=path, number=number, request=request)
    if promised and promised != number:
        request.note(Problem(path, f"the cover sheet lists {promised} documents, but {number} were found"))


def _split(lines: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    part: list[Paragraph] = []
    for paragraph in lines:
        for text in paragraph.text.splitlines() or [""]:
            line = Paragraph(text, paragraph.style, paragraph.bold)
            if word_of(line) in END:
                yield part
                part = []
            else:
                part.append(line)
    if any(line.text.strip() for line in part):
        yield part


def _strip_cover(lines: list[Paragraph]) -> tuple[int, list[Paragraph]]:
    """Return how many documents a cover sheet at the top lists (0: no sheet), and the lines under it."""
    head = lines[:60]
    count = next((int(found[1]) for line in head if (found := _COUNT.fullmatch(line.text))), 0)
    if not count or not any(_COVER.fullmatch(line.text.strip()) for line in head):
        return 0, lines
    body = next((i for i, line in enumerate(lines) if word_of(line) in BODY), len(lines))
    top = lines[: min(body, _MOST_COVER)]
    items = [clean(found["title"]) for line in top if (found := _ITEM.match(line.text))]
    last = max((i for i, line in enumerate(top) if _is_cover_line(line.text)), default=0)
    starts = [i for i in range(last, len(top)) if items and clean(top[i].text) == items[0]]
    starts += [i for i in range(last, len(top)) if top[i].is_heading]
    if not starts:
        dates = [i for i in range(last, len(top)) if is_date_line(top[i].text)]
        written = [i for i in range(last + 1, dates[0] if dates else len(top)) if top[i].text.strip()]
        starts = written[-2:-1] if dates else written[:1]
    return count, lines[min(starts, default=last + 1) :]


def _is_cover_line(text: str) -> bool:
    text = text.strip()
    return bool(_COVER.fullmatch(text) or _COUNT.fullmatch(text) or _ITEM.match(text)) and not is_date_line(text)


def _read_article(lines: list[Paragraph], *, wrapped: bool) -> Article:
    article = Article()
    body = next((i for i, line in enumerate(lines) if word_of(line) in BODY), None)
    if body is None:
        body = _end_of_labels(lines)
        header, rest = lines[:body], lines[body:]
    else:
        header, rest = lines[:body], lines[body + 1 :]
    _read_header(
        article, [line for line in header if line.text.strip() and not _FURNITURE.fullmatch(line.text.strip())]
    )
    _read_body(article, rest, wrapped=wrapped)
    return article


def _end_of_labels(lines: Sequence[Paragraph]) -> int:
    """Return where the header of an article without the line "Body" ends."""
    end = between = 0
    seen: set[str] = set()
    for i, line in enumerate(lines[:_HEAD]):
        key = _sign(line.text).replace("date", "")
        if not key:
            between += bool(end and line.text.strip())
        elif between > 1 or (key in seen and key != "dropped"):
            break  # the text stands between these
        else:
            end, between = i + 1, 0
            seen.add(key)
    return end


def _read_header(article: Article, lines: Sequence[Paragraph]) -> None:
    first = next((i for i, line in enumerate(lines) if find_label(line.text) or is_copyright(line.text)), len(lines))
    _read_top(article, lines[:first])
    key = ""
    for line in lines[first:]:
        label = find_label(line.text)
        if label is not None:
            key, value = label
            take_field(article, key, value)
        elif is_copyright(line.text):
            article.put("copyright", line.text)
        elif key in _CONTINUED:
            _continue(article, key, line.text)
        elif not article.date and (is_date_line(line.text) or looks_like_date(line.text)):
            _take_date(article, line.text)


def _continue(article: Article, key: str, text: str) -> None:
    if key == "standfirst" or (key == "headline" and not article.headline) or key not in article.meta:
        take_field(article, key, text)


def _read_top(article: Article, lines: Sequence[Paragraph]) -> None:
    """Read headline, outlet, date and edition, which are known by their places alone."""
    day = next((i for i in range(1, len(lines)) if is_date_line(lines[i].text)), None)
    if day is None:
        day = next((i for i in range(len(lines) - 1, 0, -1) if looks_like_date(lines[i].text)), len(lines))
    above = lines[:day]
    headings = [line for line in above if line.is_heading]
    plain = [line for line in above if not line.is_heading]
    if headings and plain:
        article.headline = " ".join(line.text for line in headings)
        article.put("outlet", plain[-1].text)
    elif len(above) == 1 and not headings and day < len(lines):
        article.put("outlet", above[0].text)
    elif above:
        split = max(1, len(above) - 1) if day < len(lines) else 1
        article.headline = " ".join(line.text for line in above[:split])
        article.put("outlet", above[split].text if split < len(above) else "")
    if article.headline.strip().casefold() in ("no headline in original", "kein titel", "no headline"):
        article.headline = ""
    if day < len(lines):
        _take_date(article, lines[day].text)
        article.put("edition", "; ".join(clean(line.text) for line in lines[day + 1 : day + 3]))


def _take_date(article: Article, text: str) -> None:
    article.date = text
    found = find_date(text)
    if found is not None:
        article.put("edition", found.rest)


def _read_body(article: Article, lines: Sequence[Paragraph], *, wrapped: bool) -> None:
    labels = next((i for i in range(len(lines)) if _is_tail(lines, i)), len(lines))
    # The last one: the word may be a heading in the text.
    end = next((i for i in range(labels - 1, -1, -1) if word_of(lines[i]) in GRAPHIC), labels)
    add_text(article, lines[:end], wrapped=wrapped)
    zone = ""
    for i in range(end, len(lines)):
        line = lines[i]
        word, label = word_of(line), find_label(line.text)
        if word in GRAPHIC or word in INDEX:
            zone = "caption" if word in GRAPHIC else "index"
        elif label is not None:
            key, value = label
            zone = "caption" if key == "caption" else zone if zone == "index" else ""
            take_field(article, key, value)
        elif is_copyright(line.text):
            article.put("copyright", line.text)
        elif zone != "index":
            article.add(line.text, "caption" if zone and not _FURNITURE.fullmatch(line.text.strip()) else "boilerplate")


def _is_tail(lines: Sequence[Paragraph], i: int) -> bool:
    if word_of(lines[i]) in INDEX:
        return any(find_label(line.text) is not None for line in lines[i + 1 : i + 5])
    return ends_text(lines[i].text)


def add_text(article: Article, lines: Sequence[Paragraph], *, wrapped: bool) -> None:
    """Add lines of running text as paragraphs; where lines are `wrapped`, blank lines and their shape tell which."""
    texts = [line.text for line in lines]
    if wrapped:
        texts = [f"\n{text}\n" if is_furniture(text.strip()) else text for text in texts]
    text = ("\n" if wrapped else "\n\n").join(texts)
    for start, end in find_paragraphs(text):
        article.add(text[start:end])
