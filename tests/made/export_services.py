"""Layouts of Factiva, ProQuest, news services and web archives, filled with invented articles."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from tests.made.export_articles import BARE, BROKEN, ENGLISH, FERRY, PORT, PUERTO, SALT, WERFT, Story
from tests.made.export_files import make_docx, make_rtf
from tests.made.export_layouts import Variant

_MONTHS = {
    "English": "January February March April May June July August September October November December",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_WORDS = {"English": "words", "German": "Wörter", "French": "mots", "Spanish": "palabras"}
_OWN = {"English": "English", "German": "Deutsch", "French": "Français", "Spanish": "Español"}


def day_month_year(story: Story) -> str:
    """`4 March 2019`, or what is wrong with the date."""
    if story.day is None:
        return "31 February 2019"
    year, month, day = story.day.split("-")
    return f"{int(day)} {_MONTHS[story.language].split()[int(month) - 1]} {year}"


def month_day_year(story: Story) -> str:
    """`Mar 4, 2019`."""
    if story.day is None:
        return "Feb 31, 2019"
    year, month, day = story.day.split("-")
    return f"{_MONTHS['English'].split()[int(month) - 1][:3]} {int(day)}, {year}"


# --- Factiva ---------------------------------------------------------------------------------------------------------


def code(story: Story) -> str:
    return (
        "HRBC0000" + (story.day or "2019-02-31").replace("-", "") + "ef34000" + story.headline[:2].lower().strip() + "1"
    )


def factiva_lines(story: Story, *, time: bool = True, section: bool = False, bold: bool = False) -> list[str]:
    """Article format: everything on lines of its own, known by its place and shape."""
    mark = "**" if bold else ""
    lines = [story.section] if section and story.section else []
    lines += [f"{mark}{story.headline}{mark}"]
    lines += (
        [f"By {story.author}"] if story.author and story.language == "English" else [story.author] * bool(story.author)
    )
    lines += [f"{story.words or 120:,} {_WORDS[story.language]}", day_month_year(story)]
    lines += ["04:12"] if time else []
    lines += [story.outlet, "HRBC"]
    lines += [story.edition] if story.edition else []
    lines += [story.page] if story.page else []
    lines += [_OWN[story.language], *([story.rights] if story.rights else [])]
    return [*lines, "", *[text for paragraph in story.body for text in (paragraph, "")], f"Document {code(story)}", ""]


def factiva_codes(story: Story, mark: str = "\t") -> list[str]:
    """Article format with indexing: each field behind its code."""
    fields = [
        ("SE", story.section),
        ("HD", story.headline),
        ("BY", f"By {story.author}" if story.author else ""),
        ("WC", f"{story.words or 120} words"),
        ("PD", day_month_year(story)),
        ("ET", "04:12"),
        ("SN", story.outlet),
        ("SC", "HRBC"),
        ("ED", story.edition),
        ("PG", story.page),
        ("LA", _OWN[story.language]),
        ("CY", story.rights),
    ]
    lines = [f"{name}{mark}{value}" for name, value in fields if value]
    first, *others = story.body
    lines += ["", f"LP{mark}", first, "", f"TD{mark}", *[text for body in others for text in (body, "")]]
    return [
        *lines,
        f"NS{mark}gtrans : Transport",
        f"RE{mark}isl : Island",
        f"PUB{mark}Courier Papers",
        f"AN{mark}Document {code(story)}",
        "",
    ]


def factiva_page(story: Story, language: str = "en", *, time: bool = True) -> str:
    parts = [f"<div>{escape(story.section)}</div>" if story.section else ""]
    parts.append(f'<div id="hd"><span class="{language}Headline">{escape(story.headline)} </span></div>')
    parts.append(f'<div class="author">By {escape(story.author)} </div>' if story.author else "")
    middle = [
        f"{story.words or 120} {_WORDS[story.language]}",
        day_month_year(story),
        *(["04:12"] if time else []),
        story.outlet,
        "HRBC",
        story.edition,
        story.page,
        _OWN[story.language],
        story.rights,
    ]
    parts += [f"<div>{escape(text)} </div>" for text in middle if text]
    for paragraph in story.body:
        text = escape(paragraph).replace("ferry", "<b>ferry</b>")
        parts.append(f'<p class="articleParagraph {language}articleParagraph">\n   {text}\n</p>')
    tail = f"<p>Document {code(story)}</p><br/><span></span>"
    return f'<div id="article-{code(story)}" class="article {language}Article">{"".join(parts)}{tail}</div>'


def factiva_table(story: Story) -> str:
    rows = []
    for line in factiva_codes(story, "\0"):
        name, mark, value = line.partition("\0")
        if mark:
            rows.append([name, [value] if value else []])
        elif line:
            rows[-1][1].append(line)  # type: ignore[attr-defined]
    cells = "".join(
        f'<tr><td class="index"><b>{name}</b>&nbsp;</td><td>'
        + "".join(f'<p class="articleParagraph enarticleParagraph">{escape(v)}</p>' for v in values)
        + "</td></tr>"
        for name, values in rows
    )
    return f'<div class="article enArticle"><p><table width="100%"><tbody>{cells}</tbody></table></p></div>'


def page(inner: str, title: str = "Factiva") -> bytes:
    style = "<style>.article{margin:0} .enArticle p{color:red}</style><script>var a = '<div class=\"x\">';</script>"
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="UTF-8"/><title>{title}</title>{style}</head>'
        f'<body><form><div class="carryOver">{inner}</div></form><p>© 2026 Factiva, Inc. All rights reserved.</p>'
        "</body></html>"
    ).encode()


SEARCH = [
    "Search Summary",
    "Text\tferry and bridge",
    "Date\tAll Dates",
    "Results Found\t3",
    "Timestamp\t5 March 2019 10:12",
]


def lines_of(stories: Sequence[Story], layout: Callable[..., list[str]], **options: bool) -> list[str]:
    return [line for story in stories for line in layout(story, **options)]


def factiva() -> Iterator[Variant]:
    yield Variant("factiva.html", page("".join(map(factiva_page, ENGLISH))), ENGLISH)
    yield Variant("factiva-no-time.html", page("".join(factiva_page(story, time=False) for story in ENGLISH)), ENGLISH)
    yield Variant("factiva-german.html", page(factiva_page(WERFT, "de")), (WERFT,))
    yield Variant("factiva-french.html", page(factiva_page(PORT, "fr")), (PORT,))
    yield Variant("factiva-spanish.html", page(factiva_page(PUERTO, "es")), (PUERTO,))
    yield Variant("factiva-index.html", page("".join(map(factiva_table, ENGLISH))), ENGLISH)
    yield Variant("factiva-broken-date.html", page(factiva_page(BROKEN) + factiva_page(FERRY)), (BROKEN, FERRY))
    yield Variant("factiva-bare.html", page(factiva_page(BARE) + factiva_page(SALT)), (BARE, SALT))
    bold = lines_of(ENGLISH, factiva_lines, bold=True, section=True)
    yield Variant("factiva.rtf", make_rtf([*bold, *SEARCH]), ENGLISH)
    yield Variant("factiva-plain.rtf", make_rtf(lines_of(ENGLISH, factiva_lines, time=False)), ENGLISH)
    yield Variant("factiva-sections.rtf", make_rtf(lines_of(ENGLISH, factiva_lines, section=True), page=True), ENGLISH)
    yield Variant("factiva-german.rtf", make_rtf(factiva_lines(WERFT, bold=True), page=True), (WERFT,))
    yield Variant("factiva-index.rtf", make_rtf(lines_of(ENGLISH, factiva_codes)), ENGLISH)
    yield Variant("factiva.txt", "\n".join([*lines_of(ENGLISH, factiva_lines), *SEARCH]).encode(), ENGLISH)
    spaced = [line.replace("\t", "   ") for line in lines_of(ENGLISH, factiva_codes)]
    yield Variant("factiva-index.txt", "\n".join(spaced).encode(), ENGLISH)
    yield Variant("factiva-broken-date.rtf", make_rtf(lines_of((BROKEN, FERRY), factiva_lines)), (BROKEN, FERRY))
    yield Variant("factiva.docx", make_docx(lines_of(ENGLISH, factiva_lines, bold=True)), ENGLISH)


# --- ProQuest --------------------------------------------------------------------------------------------------------

RULE = "_" * 60
PQ = {
    "text": "Full text",
    "title": "Title",
    "outlet": "Publication title",
    "date": "Publication date",
    "author": "Author",
    "language": "Language of publication",
    "type": "Document type",
    "year": "Publication year",
}
PQ_DE = {
    "text": "Volltext",
    "title": "Titel",
    "outlet": "Titel der Publikation",
    "date": "Publikationsdatum",
    "author": "Autor",
    "language": "Publikationssprache",
    "type": "Dokumententyp",
    "year": "Erscheinungsjahr",
}
PQ_ES = {
    "text": "Texto completo",
    "title": "Título",
    "outlet": "Título de publicación",
    "date": "Fecha de publicación",
    "author": "Autor",
    "language": "Idioma de la publicación",
    "type": "Tipo de documento",
    "year": "Año de publicación",
}


def info(story: Story) -> str:
    year, month, day = (story.day or "2019-02-28").split("-")
    short = _MONTHS["English"].split()[int(month) - 1][:3]
    return f"{story.outlet} ; Ardmel [Ardmel]{day} {short} {year}: A.{story.page or 1}."


def details(story: Story, labels: dict[str, str]) -> list[str]:
    rows = [
        f"{labels['title']}: {story.headline}",
        f"{labels['outlet']}: {story.outlet}; Ardmel",
        "Pages: A.3",
        f"{labels['year']}: {(story.day or '2019')[:4]}",
        f"{labels['date']}: {month_day_year(story)}",
        "Section: News",
        "Publisher: Courier Papers",
        "ISSN: 01234567",
        "Source type: Newspapers",
        f"{labels['language']}: {story.language}",
        f"{labels['type']}: News",
        "ProQuest document ID: 2187654321",
        "Document URL: https://example.org/docview/2187654321",
        f"Copyright: Copyright Courier Papers {month_day_year(story)}",
        "Last updated: 2019-03-05",
        "Database: Global Newsstream",
    ]
    return [line for row in rows for line in (row, "")]


def proquest_text(story: Story, labels: dict[str, str] = PQ, *, text: bool = True) -> str:
    lines = ["", "", story.headline, ""]
    lines += [f"{labels['author']}: {story.author}", ""] if story.author else []
    lines += [
        f"Publication info: {info(story)}",
        "",
        "Abstract:",
        "",
        f"{story.body[0]}",
        "",
        "Links: https://example.org/link",
        "",
    ]
    lines += (
        [f"{labels['text']}: {story.body[0]}", "", *[part for body in story.body[1:] for part in (body, "")]]
        if text
        else []
    )
    lines += ["Subject: Ferries; Bridges", "", "Location: Ardmel", "", *details(story, labels)]
    return "\n".join([*lines, "", RULE])


def proquest_file(
    stories: Sequence[Story], labels: dict[str, str] = PQ, *, number: bool = False, text: bool = True
) -> str:
    parts = [RULE, "", "Report Information from ProQuest", "", "5 March 2019 10:12", "", RULE] if number else [RULE]
    for i, story in enumerate(stories, 1):
        parts += [f"\nDocument {i} of {len(stories)}"] if number else []
        parts.append(proquest_text(story, labels, text=text))
    return "\n".join(
        [*parts, "", "Contact us at: http://example.org/go/contacttechsupport Copyright © 2019 ProQuest LLC.", ""]
    )


def proquest_new(story: Story) -> list[str]:
    """Headings on lines of their own, the details in a table (cells parted by tabs)."""
    lines = [
        story.headline,
        f"{story.author or 'Anonymous'} . {info(story)}",
        "",
        "ProQuest document link",
        "",
        "ABSTRACT",
        "",
    ]
    lines += [story.body[0], "", "FULL TEXT", "", *[part for body in story.body for part in (body, "")], "DETAILS", ""]
    rows = [row.replace(": ", ":\t", 1) for row in details(story, PQ) if row]
    return [*lines, "Subject:\tFerries; Bridges", *rows, "", "LINKS", "Link to full text", "", ""]


def proquest() -> Iterator[Variant]:
    yield Variant("proquest.txt", proquest_file(ENGLISH).encode(), ENGLISH)
    yield Variant("proquest-numbered.txt", proquest_file(ENGLISH, number=True).replace("\n", "\r\n").encode(), ENGLISH)
    yield Variant("proquest-abstracts.txt", proquest_file(ENGLISH, text=False).encode(), ENGLISH)
    yield Variant("proquest-german.txt", proquest_file((WERFT,), PQ_DE).encode(), (WERFT,))
    german = proquest_file((WERFT,), PQ_DE, number=True).replace("Document 1 of 1", "Dokument 1 von 1")
    yield Variant("proquest-german-numbered.txt", german.encode(), (WERFT,))
    edition = proquest_file((FERRY,)).replace("Courier; Ardmel", "Courier, Late Edition (North); Ardmel, N.S.")
    yield Variant("proquest-edition.txt", edition.encode(), (FERRY,))
    yield Variant("proquest-spanish.txt", proquest_file((PUERTO,), PQ_ES).encode("cp1252"), (PUERTO,))
    yield Variant("proquest-bare.txt", proquest_file((BARE,)).encode(), (BARE,))
    broken = proquest_file((BROKEN, FERRY)).replace(f"Publication info: {info(BROKEN)}", "Publication info: none", 1)
    yield Variant("proquest-broken-date.txt", broken.encode(), (BROKEN, FERRY))
    new = [line for story in ENGLISH for line in proquest_new(story)]
    yield Variant("proquest-details.txt", "\n".join(line.replace("\t", " ") for line in new).encode(), ENGLISH)
    yield Variant("proquest-details.rtf", make_rtf(new), ENGLISH)
    yield Variant("proquest.docx", make_docx(proquest_file(ENGLISH).split("\n")), ENGLISH)
    blocks = "".join(f"<p>{escape(line)}</p>" for line in proquest_file(ENGLISH).split("\n") if line.strip())
    yield Variant("proquest.html", page(f"<p><a>ProQuest document link</a></p>{blocks}", "ProQuest"), ENGLISH)
    yield Variant("proquest.ris", "".join(ris(story) for story in ENGLISH).encode(), ENGLISH)
    yield Variant(
        "proquest-windows.ris",
        "".join(ris(s) for s in (FERRY, WERFT)).replace("\n", "\r\n").encode("cp1252"),
        (FERRY, WERFT),
    )
    yield Variant("ris-in-text.txt", "".join(ris(story, date="PY") for story in ENGLISH).encode(), ENGLISH)
    yield Variant("ris-broken-date.ris", (ris(BROKEN) + ris(SALT)).encode(), (BROKEN, SALT))


def ris(story: Story, *, date: str = "Y1") -> str:
    day = (story.day or "2019-02-31").replace("-", "/")
    names = [f"{name.split()[-1]}, {' '.join(name.split()[:-1])}" for name in story.author.split(" and ") if name]
    tags = [
        ("TY", "NEWS"),
        ("T1", story.headline),
        *(("A1", name) for name in names),
        ("JF", story.outlet),
        ("SP", story.page),
        (date, day),
        ("CY", "Ardmel"),
        ("PB", "Courier Papers"),
        ("LA", story.language),
        ("KW", "Ferries"),
        ("N1", f"Copyright - Copyright Courier Papers {month_day_year(story)}"),
        ("N1", "Last updated - 2019-03-05"),
        ("AB", "\n".join(story.body)),
        ("UR", "https://example.org/docview/2187654321"),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in tags if value) + "\nER  - \n\n"


# --- News services ---------------------------------------------------------------------------------------------------


def table(rows: Sequence[dict[str, Any]], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def address(story: Story) -> str:
    return f"https://www.example.org/{(story.day or 'x').replace('-', '/')}/{story.words}"


def newsapi(story: Story) -> dict[str, Any]:
    return {
        "source": {"id": None, "name": story.outlet},
        "author": story.author or None,
        "title": story.headline,
        "description": story.highlight or None,
        "url": address(story),
        "urlToImage": None,
        "publishedAt": f"{story.day or '0000-00-00'}T06:12:00Z",
        "content": story.body[0][:200].replace(". ", ".\r\n") + "… [+2417 chars]",
    }


def gdelt(story: Story) -> dict[str, Any]:
    return {
        "url": address(story),
        "url_mobile": "",
        "title": story.headline,
        "seendate": (story.day or "").replace("-", "") + "T061500Z",
        "socialimage": "",
        "domain": "example.org",
        "language": story.language,
        "sourcecountry": "Ireland",
    }


def knowledge_graph(story: Story) -> str:
    columns = [""] * 27
    stamp = (story.day or "").replace("-", "") + "061500"
    columns[0:5] = [f"{stamp}-{story.words}", stamp, "1", "example.org", address(story)]
    columns[26] = f"<PAGE_LINKS>a;b</PAGE_LINKS><PAGE_TITLE>{escape(story.headline, quote=False)}</PAGE_TITLE>"
    return "\t".join(columns)


def mediacloud(story: Story) -> dict[str, Any]:
    return {
        "id": f"f{story.words}a",
        "indexed_date": "2024-01-05 12:00:00.123456",
        "language": story.language[:2].lower(),
        "media_name": story.outlet,
        "media_url": "example.org",
        "publish_date": story.day or "31/31/2019",
        "title": story.headline,
        "url": address(story),
    }


def services() -> Iterator[Variant]:
    hosted = tuple(replace(story, outlet="example.org") for story in ENGLISH)
    yield Variant("mediacloud.csv", table([mediacloud(story) for story in ENGLISH]), ENGLISH)
    yield Variant("mediacloud-broken-date.csv", table([mediacloud(story) for story in (BROKEN, SALT)]), (BROKEN, SALT))
    old = [
        {
            "stories_id": 100 + i,
            "publish_date": f"{s.day} 06:12:00",
            "title": s.headline,
            "url": address(s),
            "language": "en",
            "ap_syndicated": "False",
            "themes": "",
            "media_id": 1,
            "media_name": s.outlet,
            "media_url": "",
        }
        for i, s in enumerate(ENGLISH)
    ]
    yield Variant("mediacloud-topics.csv", table(old), ENGLISH)
    with_text = [mediacloud(story) | {"text": "\n".join(story.body)} for story in ENGLISH]
    yield Variant("mediacloud-text.csv", table(with_text), ENGLISH)
    yield Variant("mediacloud.jsonl", "\n".join(map(json.dumps, with_text)).encode(), ENGLISH)
    yield Variant("gdelt.json", json.dumps({"articles": list(map(gdelt, ENGLISH))}).encode(), hosted)
    lists = [{"URL": address(s), "MobileURL": "", "Date": f"{s.day} 06:15:00", "Title": s.headline} for s in ENGLISH]
    yield Variant("gdelt-articles.csv", b"\xef\xbb\xbf" + table(lists), hosted)
    outlets = [
        {
            "date": f"{s.day}T06:15:00Z",
            "url": address(s),
            "outletName": s.outlet,
            "lang": "en",
            "title": s.headline,
            "desc": s.body[0],
            "author": s.author,
            "image": "",
        }
        for s in ENGLISH
    ]
    yield Variant("gdelt-list.jsonl", "\n".join(map(json.dumps, outlets)).encode(), ENGLISH)
    yield Variant("gdelt-gkg.csv", "\n".join(map(knowledge_graph, ENGLISH)).encode(), hosted)
    answer = {"status": "ok", "totalResults": 3, "articles": list(map(newsapi, ENGLISH))}
    yield Variant("newsapi.json", json.dumps(answer).encode(), ENGLISH)
    flat = [
        {
            "source.name" if name == "source" else name: value["name"] if name == "source" else value
            for name, value in newsapi(story).items()
        }
        for story in ENGLISH
    ]
    yield Variant("newsapi-flat.csv", table(flat), ENGLISH)
    yield Variant("newsapi-dictionaries.csv", table(list(map(newsapi, ENGLISH)), ";"), ENGLISH)
    gnews = [
        {
            "title": s.headline,
            "description": s.highlight,
            "content": s.body[0],
            "url": address(s),
            "image": "",
            "publishedAt": f"{s.day}T06:12:00Z",
            "source": {"name": s.outlet, "url": "https://example.org"},
        }
        for s in ENGLISH
    ]
    yield Variant("gnews.json", json.dumps({"totalArticles": 3, "articles": gnews}).encode(), ENGLISH)
    registry = [
        {
            "uri": str(i),
            "lang": "eng",
            "date": s.day,
            "time": "06:12:00",
            "dateTime": f"{s.day}T06:12:00Z",
            "dataType": "news",
            "url": address(s),
            "title": s.headline,
            "body": "\n\n".join(s.body),
            "source": {"uri": "example.org", "title": s.outlet},
            "authors": [{"name": s.author}],
        }
        for i, s in enumerate(ENGLISH)
    ]
    yield Variant("event-registry.json", json.dumps({"articles": {"page": 1, "results": registry}}).encode(), ENGLISH)
    guardian = [
        {
            "id": f"news/{i}",
            "type": "article",
            "sectionName": s.section,
            "webPublicationDate": f"{s.day}T06:12:00Z",
            "webTitle": s.headline,
            "webUrl": address(s),
            "fields": {
                "headline": s.headline,
                "byline": s.author,
                "wordcount": "355",
                "publication": s.outlet,
                "trailText": "<p>In <b>short</b></p>",
                "bodyText": "\n".join(s.body),
            },
        }
        for i, s in enumerate(ENGLISH)
    ]
    yield Variant("guardian.json", json.dumps({"response": {"status": "ok", "results": guardian}}).encode(), ENGLISH)
    please = [
        {
            "authors": [s.author],
            "date_download": "2024-01-05 12:00:00",
            "date_publish": f"{s.day} 06:12:00",
            "description": s.highlight,
            "filename": "x.html",
            "image_url": "",
            "language": "en",
            "maintext": "\n".join(s.body),
            "source_domain": s.outlet,
            "title": s.headline,
            "url": address(s),
        }
        for s in ENGLISH
    ]
    yield Variant("news-please.json", json.dumps(please[0], indent=1).encode(), ENGLISH[:1])
    yield Variant("news-please.jsonl", "\n".join(map(json.dumps, please)).encode(), ENGLISH)


# --- Web archives ----------------------------------------------------------------------------------------------------


def web_page(story: Story) -> bytes:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in story.body)
    return (
        f'<html><head><meta charset="utf-8"><meta property="og:site_name" content="{escape(story.outlet)}">'
        f'<meta property="article:published_time" content="{story.day}T06:12:00+00:00">'
        f"<title>{escape(story.headline)} | x</title>"
        f'<meta property="og:title" content="{escape(story.headline)}"></head><body><nav>News Sport</nav><article>'
        f"<h1>{escape(story.headline)}</h1>{paragraphs}</article><footer>Imprint</footer></body></html>"
    ).encode()


def warc_record(kind: str, url: str, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-01-05T12:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body: bytes, *, chunked: bool = False, zipped: bool = False, found: bool = True) -> bytes:
    head = f"HTTP/1.1 {'200 OK' if found else '404 Not Found'}\r\nContent-Type: text/html; charset=utf-8\r\n"
    if zipped:
        head, body = head + "Content-Encoding: gzip\r\n", gzip.compress(body, mtime=0)
    if chunked:
        pieces = [body[i : i + 300] for i in range(0, len(body), 300)]
        body = b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"
        head += "Transfer-Encoding: chunked\r\n"
    return head.encode() + b"\r\n" + body


def web_archives() -> Iterator[Variant]:
    first = warc_record("warcinfo", "x", b"software: crawler\r\n")
    for name, options in (
        ("crawl", {}),
        ("crawl-chunked", {"chunked": True}),
        ("crawl-zipped", {"chunked": True, "zipped": True}),
    ):
        records = [warc_record("request", address(ENGLISH[0]), b"GET / HTTP/1.1\r\n\r\n")]
        records += [warc_record("response", address(story), response(web_page(story), **options)) for story in ENGLISH]
        records.append(warc_record("response", "https://example.org/gone", response(b"<p>Gone", found=False)))
        yield Variant(f"{name}.warc", first + b"".join(records), ENGLISH)


def everything() -> list[Variant]:
    """All variants of all families."""
    from tests.made.export_layouts import nexis_classic, nexis_uni

    families = (nexis_uni, nexis_classic, factiva, proquest, services, web_archives)
    return [variant for family in families for variant in family()]
