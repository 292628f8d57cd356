"""Read exports of ProQuest: texts with a line of underscores between documents, and RTF, Word or HTML files like them.

A document is its headline, labelled fields ("Publication title: …"), "Full text:" with the text, and more fields. Newer
files set headings alone on a line ("FULL TEXT", "DETAILS") and the fields of the details in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.dates import find_date
from framing.corpus.exports.nexis import add_text
from framing.corpus.exports.nexis_labels import bare_author
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.values import clean, read_count, read_language
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document

_NAMES = {
    "text": "full text|volltext|texto completo|texte intégral|testo completo",
    "abstract": "abstract|zusammenfassung|resumen|résumé|abstract (english)|abstract (abstract)",
    "headline": "title|titel|título|titre|titolo",
    "author": "author|authors|autor|auteur|autore",
    "outlet": "publication title|titel der publikation|título de publicación|titre de la publication"
    "|titolo pubblicazione",
    "date": "publication date|publikationsdatum|fecha de publicación|date de publication|data di pubblicazione",
    "year": "publication year|year|erscheinungsjahr|año de publicación|année de publication|anno di pubblicazione",
    "info": "publication info|publikationsinformationen|información de publicación|informations sur la publication",
    "section": "section|bereich|sección|sezione|column",
    "page": "pages|first page|start page|seiten|páginas|pagine|page",
    "edition": "edition|ausgabe|issue",
    "language": "language of publication|publikationssprache|idioma de la publicación|langue de publication|language"
    "|lingua di pubblicazione",
    "genre": "document type|dokumententyp|tipo de documento|type de document|tipo di documento",
    "medium": "source type|quellentyp|tipo de fuente|type de source|tipo di fonte",
    "accession": "proquest document id|proquest-dokument-id|id del documento de proquest|proquest id",
    "url": "document url|dokument-url|url del documento|url du document",
    "copyright": "copyright|rights",
    "publisher": "publisher|herausgeber|editorial|éditeur|casa editrice",
    "country": "country of publication|publikationsland|país de publicación|pays de publication",
    "dateline": "dateline",
    "loaded": "last updated|zuletzt aktualisiert|última actualización",
    "words": "word count",
    "dropped": "subject|thema|materia|sujet|location|people|company / organization|business indexing term"
    "|identifier / keyword|classification|links|link|issn|isbn|doi|eissn|place of publication|verlagsort|database"
    "|lugar de publicación|datenbank|base de datos|publication subject|journal subject|volume|number of pages"
    "|proquest document link|credit|series|naics|lieu de publication|base de données|source attribution|cited by"
    "|publication history",
}  # fmt: skip
LABELS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_RULE = re.compile(r"\s*_{20,}\s*")
_NUMBERED = re.compile(r"\s*(?:Document|Dokument|Documento)\s+\d{1,6}\s+(?:of|von|de)\s+\d{1,6}\s*")
_LINK = re.compile(r"\W*(?:proquest document link|link zum proquest-dokument|enlace de documento de proquest"
                   r"|lien vers le document proquest)\W*", re.IGNORECASE)  # fmt: skip
_HEADINGS = {
    "full text": "text", "volltext": "text", "texto completo": "text", "abstract": "abstract",
    "abstract (english)": "abstract", "details": "dropped", "links": "dropped", "detalles": "dropped",
    "abstract (abstract)": "abstract",
}  # fmt: skip
_NONE = re.compile(r"(?:not available|none available|nicht verfügbar|no disponible)\.?", re.IGNORECASE)
_CITATION = re.compile(
    r"(?P<outlet>[^;\[\]:]{2,80}?)\s*;\s*[^\[\]]{1,60}(?:\[[^\[\]]{1,60}\])?\.?\s*(?P<date>\d{1,2} \w{3,9} \d{4})"
)
_EDITION = re.compile(r"\b(?:edition|ausgabe|édition|edición)\b", re.IGNORECASE)
_LONGEST_NAME = 40


def is_proquest(head: Sequence[Paragraph]) -> bool:
    """Tell from the first lines whether this is an export of ProQuest."""
    labels = [found for line in head if (found := _label(line.text)) is not None]
    names = {key for key, _ in labels}
    if any(_LINK.fullmatch(line.text) for line in head) and names & {"outlet", "info", "date"}:
        return True
    divided = any(_RULE.fullmatch(line.text) or _NUMBERED.fullmatch(line.text) for line in head)
    return divided and len(names & {"outlet", "info", "date", "accession", "genre", "medium", "text"}) >= 3


def read_proquest(lines: Iterable[Paragraph], path: str, request: Request) -> Iterator[Document]:
    """Yield the articles of an export; where there is no full text the abstract stands for it, which is noted."""
    number = 0
    for part in _split([row for line in lines for row in _rows(line)]):
        article, is_full = _read_article(part)
        if article is None:
            continue
        number += 1
        article.put("archive", "ProQuest")
        if not is_full:
            request.note(Problem(f"{path}:{number}", "has no full text; its abstract is read instead"))
        yield make_document(article, path=path, number=number, request=request)


def _rows(line: Paragraph) -> Iterator[Paragraph]:
    for text in line.text.splitlines() or [""]:
        bare = text.strip("| \t") if text.lstrip().startswith("|") else text
        yield Paragraph(bare.replace("|", " ") if bare is not text else bare, line.style, line.bold)


def _split(lines: list[Paragraph]) -> Iterator[list[Paragraph]]:
    rules = [i for i, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    numbers = [i for i, line in enumerate(lines) if _NUMBERED.fullmatch(line.text)]
    if len(rules) > 1 or (rules and not numbers):
        edges = rules
    elif len(numbers) > 0:
        edges = numbers
    else:
        edges = [_top_of(lines, i) - 1 for i, line in enumerate(lines) if _LINK.fullmatch(line.text)]
    for start, end in zip([-1, *edges], [*edges, len(lines)], strict=True):
        yield lines[start + 1 : max(end, 0)]


def _top_of(lines: Sequence[Paragraph], link: int) -> int:
    """Return where the article begins that has its link in a line: above it stand headline and source alone."""
    start = link
    while start > 0 and link - start < 8:
        text = lines[start - 1].text
        if _label(text) is not None or lines[start - 1].text.strip().lower() in _HEADINGS:
            break
        if not text.strip() and start < link and lines[start].text.strip() and link - start > 1:
            break
        start -= 1
    return start


def _label(text: str) -> tuple[str, str] | None:
    name, mark, _ = text.strip()[:200].partition(":")
    if not mark or len(name) > _LONGEST_NAME:
        return None
    key = LABELS.get(clean(name).lower())
    return None if key is None else (key, text.strip()[len(name) + 1 :].strip())


def _read_article(lines: Sequence[Paragraph]) -> tuple[Article | None, bool]:
    """Return the article of a part (`None` where it is none), and whether it has a full text."""
    kept = [line for line in lines if not _NUMBERED.fullmatch(line.text) and not _LINK.fullmatch(line.text)]
    if not any(_label(line.text) for line in kept):
        return None, True
    article = Article()
    fields, body = _fields(article, kept)
    for key, value in fields:
        _take(article, key, value)
    add_text(article, body, wrapped=False)
    has_text = any(zone == "body" for _, zone in article.parts) and not _NONE.fullmatch(article.parts[0][0])
    if has_text:
        return article, True
    abstract = next((value for key, value in fields if key == "abstract" and not _NONE.fullmatch(value)), "")
    article.parts.clear()
    article.add(abstract)
    return (None if article.is_empty else article), not abstract


def _fields(article: Article, lines: Sequence[Paragraph]) -> tuple[list[tuple[str, str]], Sequence[Paragraph]]:
    """Return the labelled fields in order, and the lines of the full text."""
    start = next((i for i, line in enumerate(lines) if _opening(line.text) == "text"), None)
    end = _end_of_text(lines, start) if start is not None else 0
    top: list[str] = []
    fields: list[tuple[str, list[str]]] = []
    for i, line in enumerate(lines):
        if start is not None and start <= i < end:
            continue
        label, text = _label(line.text), line.text.strip()
        if label is not None:
            fields.append((label[0], [label[1]] if label[1] else []))
        elif text[:40].lower() in _HEADINGS:
            fields.append((_HEADINGS[text.lower()], []))
        elif text and fields and (not fields[-1][1] or lines[i - 1].text.strip() or fields[-1][0] == "abstract"):
            fields[-1][1].append(text)
        elif text and not fields:
            top.append(text)
    _read_top(article, top)
    joined = [(key, " ".join(values)) for key, values in fields]
    if start is None:
        return joined, ()
    first = _label(lines[start].text)
    return joined, [Paragraph(first[1] if first else ""), *lines[start + 1 : end]]


def _opening(text: str) -> str:
    label = _label(text)
    return label[0] if label is not None else _HEADINGS.get(text.strip().lower(), "")


def _end_of_text(lines: Sequence[Paragraph], start: int) -> int:
    """Return where the full text ends: at the labels that lead without a break to the title of the publication."""
    anchors = [i for i in range(start + 1, len(lines)) if _opening(lines[i].text) in ("outlet", "accession", "genre")]
    if not anchors:
        heading = (i for i in range(start + 1, len(lines)) if lines[i].text.strip().lower() == "details")
        return next(heading, len(lines))
    end = i = anchors[0]
    gap = 0
    while i > start + 1 and gap <= 1:
        i -= 1
        text = lines[i].text.strip()
        if text and _opening(text) not in ("", "text"):
            end, gap = i, 0
        elif text:
            gap += 1 if _is_value(lines, i) else 2
    return end


def _is_value(lines: Sequence[Paragraph], i: int) -> bool:
    """Tell whether a line is the value of a label that stands alone on the line before."""
    label = _label(lines[i - 1].text) if i else None
    return label is not None and not label[1]


def _read_top(article: Article, lines: Sequence[str]) -> None:
    if lines:
        article.headline = lines[0]
    for line in lines[1:]:
        if found := _CITATION.search(line):
            author, _, outlet = found["outlet"].rpartition(" . ")
            article.put("outlet", outlet)
            article.put("author", author)
            article.date = article.date or found["date"]


def _take(article: Article, key: str, value: str) -> None:
    value = clean(value)
    match key:
        case "headline":
            article.headline = article.headline or value
        case "outlet":
            article.meta.pop("outlet", None)
            outlet, mark, edition = value.split(";")[0].partition(", ")
            is_edition = _EDITION.search(edition) is not None
            article.put("outlet", outlet if is_edition else outlet + mark + edition)
            article.put("edition", edition if is_edition else "")
        case "author":
            article.meta.pop("author", None)
            article.put("author", "" if value.lower() in ("anonymous", "anonymous.") else bare_author(value))
        case "date":
            article.date = value if find_date(value) is not None or not article.date else article.date
        case "year":
            article.put("year", read_count(value))
        case "info":
            if found := _CITATION.search(value):
                article.put("outlet", found["outlet"])
                article.date = article.date or found["date"]
        case "language":
            article.put("language", read_language(value))
        case "words":
            article.put("words", read_count(value))
        case "loaded":
            found_date = find_date(value)
            article.put("loaded", found_date.iso if found_date else value)
        case "text" | "abstract" | "dropped":
            pass
        case _:
            article.put(key, value)
