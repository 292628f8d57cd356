"""Read exports of Factiva as RTF, or as texts made of them: "Article format", with or without field codes.

Without codes an article is section, headline, byline, number of words, date, time, outlet, code, edition, page,
language and copyright on lines of their own, then the text, then "Document" and its number. With codes each field
begins with two or three capitals (HD headline, SN outlet, PD date, LP and TD text …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.dates import is_date_line, looks_like_date
from framing.corpus.exports.nexis import add_text
from framing.corpus.exports.nexis_labels import bare_author, is_copyright
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.values import clean, is_language, read_count, read_language
from framing.corpus.request import Request
from framing.types import Document

_END = re.compile(r"\s*(?:Document|Dokument|Documento|Documento n\.)\s+(?P<id>[A-Za-z][A-Za-z0-9]{13,40})\s*")
_WORDS = re.compile(
    r"\s*\d{1,3}(?:[.,\u00a0\u202f ]?\d{3})*\s+(?:words?|wörter|mots|palabras|parole|woorden|palavras|ord|слов\w*)\s*",
    re.I,
)
_TIME = re.compile(r"\s*\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s?[A-Z]{2,4})?\s*", re.IGNORECASE)
_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{1,9}\s*")
_PAGE = re.compile(r"\s*(?:page\s+|seite\s+|s\.\s*)?(?P<page>[A-Z]{0,2}\d{1,4}(?:[-–,]\s?[A-Z]{0,2}\d{1,4})*)\s*", re.I)
_EDITION = re.compile(r".{0,60}(?:edition|ausgabe|édition|edición|final|late|first)\b.{0,40}", re.IGNORECASE)
_BYLINE = re.compile(r"\s*(?:By|BY|Von|VON|Par|Por|Door|Di)\s+\S.*")
_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*|and|und|et|y|de|van|von|der|la|di|[,;&/])(?:[\s,;&/]+|$)")
_TAGGED = re.compile(
    r"\s*(?P<code>HD|SE|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CLM|NS|RE|CO|IN|IPD|IPC|PUB|AN)"
    r"(?:[ \t\u00a0]+(?P<value>\S.*)|\s*)",
    re.DOTALL,
)
_FIELDS = {
    "SE": "section", "BY": "author", "PD": "date", "SN": "outlet", "ED": "edition", "PG": "page", "CY": "copyright",
    "PUB": "publisher", "AN": "accession", "WC": "words", "LA": "language", "HD": "headline",
}  # fmt: skip
_SUMMARY = re.compile(r"\s*(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de búsqueda)\s*", re.I)
_TOP = 12


def is_factiva(head: Sequence[Paragraph]) -> bool:
    """Tell from the first lines whether this is an export of Factiva."""
    lines = [line for line in head if line.text.strip()]
    codes = {found["code"] for line in lines[:40] if (found := _TAGGED.fullmatch(line.text))}
    if "HD" in codes and codes & {"SN", "PD"} and len(codes) >= 4:
        return True
    words = next((i for i, line in enumerate(lines[:40]) if _WORDS.fullmatch(line.text)), None)
    if words is None or words == 0:
        return False
    following = lines[words + 1 : words + _TOP]
    dated = any(is_date_line(line.text) for line in following[:2])
    ended = any(_END.fullmatch(line.text) for line in lines[words:])
    return ended or (dated and any(is_copyright(line.text) for line in following) and not _has_label(lines[:words]))


def read_factiva(
    lines: Iterable[Paragraph], path: str, request: Request, *, wrapped: bool = False
) -> Iterator[Document]:
    """Yield the articles of an export, one at a time. `wrapped` says that lines of the text may run on."""
    number = 0
    for accession, part in _split(lines):
        article = _read_tagged(part) if _is_tagged(part) else _read_plain(part, wrapped=wrapped)
        if article.is_empty:
            continue
        number += 1
        article.put("accession", accession)
        article.put("archive", "Factiva")
        yield make_document(article, path=path, number=number, request=request)


def _has_label(lines: Sequence[Paragraph]) -> bool:
    return any(re.match(r"[A-Z][A-Za-z-]{3,20}:\s", line.text) for line in lines)


def _split(lines: Iterable[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    part: list[Paragraph] = []
    has_words = False
    for paragraph in lines:
        for text in paragraph.text.replace("\f", "\n").splitlines() or [""]:
            end = _END.fullmatch(text.removeprefix("AN").lstrip(" \t"))
            if end is not None:
                yield end["id"], part
                part, has_words = [], False
            elif _SUMMARY.fullmatch(text) and not has_words:
                return  # what was searched for, at the end of the file
            else:
                has_words = has_words or _WORDS.fullmatch(text) is not None
                part.append(Paragraph(text, paragraph.style, paragraph.bold))
    if has_words or _is_tagged(part):
        yield "", part


def _is_tagged(lines: Sequence[Paragraph]) -> bool:
    codes = [found["code"] for line in lines if (found := _TAGGED.fullmatch(line.text))]
    return "HD" in codes and len(codes) >= 4


def _read_tagged(lines: Sequence[Paragraph]) -> Article:
    article = Article()
    fields: dict[str, list[Paragraph]] = {}
    code = ""
    for line in lines:
        found = _TAGGED.fullmatch(line.text)
        if found is not None and found["code"] not in fields:
            code = found["code"]
            fields[code] = [Paragraph(found["value"])] if found["value"] else []
        elif code:
            fields[code].append(Paragraph(line.text.strip("\t")))
    for code, values in fields.items():
        take_code(article, code, " ".join(value.text for value in values))
    for code in ("LP", "TD"):
        add_text(article, fields.get(code, []), wrapped=False)
    if "ART" in fields:
        article.add(" ".join(value.text for value in fields["ART"]), "caption")
    return article


def take_code(article: Article, code: str, value: str) -> None:
    """Put the value of a field code where it belongs; the text (LP, TD) is not taken here."""
    name = _FIELDS.get(code)
    value = clean(value)
    match name:
        case None:
            return
        case "headline":
            article.headline = value
        case "date":
            article.date = value
        case "words":
            article.put("words", read_count(value))
        case "language":
            article.put("language", read_language(value))
        case "author":
            article.put("author", bare_author(value))
        case "accession":
            found = _END.fullmatch(value)
            article.put("accession", found["id"] if found else value)
        case _:
            article.put(name, value)


def _read_plain(lines: list[Paragraph], *, wrapped: bool) -> Article:
    article = Article()
    words = next((i for i, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)
    if words is None:
        return article
    _read_top(article, [line for line in lines[:words] if line.text.strip()])
    article.put("words", read_count(lines[words].text))
    start = read_middle(article, [line.text for line in lines[words + 1 :]]) + words + 1
    add_text(article, lines[start:], wrapped=wrapped)
    return article


def _read_top(article: Article, lines: Sequence[Paragraph]) -> None:
    """Read section, headline and byline, which stand above the number of words."""
    bold = [i for i, line in enumerate(lines) if line.bold or line.is_heading]
    if bold and len(bold) < len(lines):
        first, last = bold[0], bold[-1] + 1
    else:
        last = len(lines)
        if last > 1 and (_BYLINE.fullmatch(lines[-1].text) or (last > 2 and _is_names(lines[-1].text))):
            last -= 1
        first = 1 if last > 1 and len(lines[0].text.split()) <= 3 else 0
        if last == len(lines) == 2 and first == 1 and _is_names(lines[1].text):
            first, last = 0, 1
    article.put("section", " ".join(line.text for line in lines[:first]))
    article.headline = " ".join(line.text for line in lines[first:last])
    article.put("author", bare_author(" ".join(line.text for line in lines[last:])))


def _is_names(text: str) -> bool:
    text = clean(text)
    position = 0
    while len(text) <= 120 and (word := _NAMES.match(text, position)) and word.end() > position:
        position = word.end()
    return position == len(text) > 0


def read_middle(article: Article, lines: Sequence[str]) -> int:
    """Read what stands between the number of words and the text; return how many lines that is."""
    end, previous = 0, 0
    for i, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        previous += 1
        if previous > _TOP:
            break
        if is_copyright(text):
            article.put("copyright", text)
            return i + 1
        if not _take_line(article, text):
            break
        end = i + 1
    return end


def _take_line(article: Article, text: str) -> bool:
    """Take one line by what it looks like; return whether it was one of these."""
    has_outlet = "outlet" in article.meta
    if not article.date and not has_outlet and (is_date_line(text) or looks_like_date(text)):
        article.date = text
    elif _TIME.fullmatch(text) and not has_outlet:
        pass
    elif not has_outlet and len(text) <= 120:
        article.put("outlet", text)
    elif is_language(text):
        article.put("language", read_language(text))
    elif found := _PAGE.fullmatch(text):
        article.put("page", found["page"])
    elif not _CODE.fullmatch(text):
        if "language" in article.meta or len(text) > 80 or not (_EDITION.fullmatch(text) or len(text) <= 30):
            return False
        article.put("edition", text)
    return True
