"""Research exports: every layout gives its articles, with headline, date and outlet right."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import read_documents
from framing.corpus.exports.docx import read_docx
from framing.corpus.exports.feeds import SERVICES, Service
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.reading import read_page_export, read_paragraphs_export, read_text_export
from framing.corpus.exports.rtf import read_rtf
from framing.corpus.exports.warc import read_warc
from framing.corpus.formats.records import read_json
from framing.corpus.request import Request
from framing.errors import InputError, Problem
from framing.types import Document
from tests.conftest import DATA
from tests.made.export_articles import ENGLISH, FERRY, SALT, WERFT, Story
from tests.made.export_files import make_docx, make_rtf
from tests.made.export_layouts import Variant, uni, uni_cover
from tests.made.export_services import everything, factiva_page, page, proquest_file, response, warc_record, web_page

VARIANTS = {variant.name: variant for variant in everything()}
BRIEF = (
    "proquest-abstracts",
    "gdelt",
    "newsapi",
    "gnews",
    "mediacloud.csv",
    "mediacloud-topics",
    "mediacloud-broken",
    "ris",
    "crawl",
)


def read(variant: Variant, folder: Path, **listeners: Callable[..., None]) -> list[Document]:
    path = folder / variant.name
    path.write_bytes(variant.data)
    return list(read_documents([path], **listeners))  # type: ignore[arg-type]


def zoned(document: Document, *zones: str) -> list[str]:
    return [document.text[start:end] for start, end, zone in document.marked if zone in zones]


def is_right(document: Document, story: Story) -> bool:
    found = ("".join(zoned(document, "headline")), document.meta.get("date"), document.meta.get("outlet"))
    return found == (story.headline, story.day, story.outlet)


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_a_layout_gives_its_articles(name: str, tmp_path: Path) -> None:
    variant = VARIANTS[name]
    documents = read(variant, tmp_path)
    assert len(documents) == len(variant.stories)
    for document, story in zip(documents, variant.stories, strict=True):
        assert is_right(document, story), (document.meta, document.text[:200])
        assert document.meta["title"] == (story.headline or None)
        if not name.startswith(BRIEF):
            assert "\n\n".join(zoned(document, "body")) == "\n\n".join(story.body)


def test_headline_date_and_outlet_are_right_in_nearly_all_documents(tmp_path: Path) -> None:
    assert len(VARIANTS) >= 90
    right = [is_right(d, s) for v in VARIANTS.values() for d, s in zip(read(v, tmp_path), v.stories, strict=True)]
    assert sum(right) >= 0.98 * sum(len(variant.stories) for variant in VARIANTS.values())


@pytest.mark.parametrize("name", ["uni-cover.docx", "uni.rtf", "uni-cover.txt", "classic.txt", "classic.html"])
def test_nexis_gives_all_its_fields(name: str, tmp_path: Path) -> None:
    first = read(VARIANTS[name], tmp_path)[0]
    assert first.meta == {
        "outlet": "The Harbour Courier", "date": "2019-03-04", "title": FERRY.headline, "author": "Ines Calder",
        "section": "NEWS", "page": "3", "edition": "Final Edition", "words": 355, "language": "en",
        "copyright": FERRY.rights, "loaded": "2019-03-05", "archive": "Nexis", "medium": "Newspaper",
    }  # fmt: skip
    assert zoned(first, "standfirst") == [FERRY.highlight]
    assert zoned(first, "caption") == [FERRY.caption]
    assert first.text == "\n\n".join((FERRY.headline, FERRY.highlight, *FERRY.body, FERRY.caption))


@pytest.mark.parametrize(
    "name", ["factiva.html", "factiva-index.html", "factiva.rtf", "factiva-index.rtf", "factiva.txt"]
)
def test_factiva_gives_all_its_fields(name: str, tmp_path: Path) -> None:
    meta = dict(read(VARIANTS[name], tmp_path)[0].meta)
    assert meta.pop("publisher", "Courier Papers") == "Courier Papers"
    assert meta.pop("section", "NEWS") == "NEWS"
    assert str(meta.pop("accession")).startswith("HRBC000020190304")
    assert meta == {
        "outlet": "The Harbour Courier", "date": "2019-03-04", "title": FERRY.headline, "author": "Ines Calder",
        "page": "3", "edition": "Final Edition", "words": 355, "language": "en",
        "copyright": FERRY.rights, "archive": "Factiva",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["proquest.txt", "proquest-details.rtf", "proquest.docx", "proquest.html"])
def test_proquest_gives_all_its_fields(name: str, tmp_path: Path) -> None:
    meta = read(VARIANTS[name], tmp_path)[0].meta
    assert meta == {
        "outlet": "The Harbour Courier", "date": "2019-03-04", "title": FERRY.headline, "author": "Ines Calder",
        "section": "News", "page": "A.3", "genre": "News", "language": "en", "year": 2019, "medium": "Newspapers",
        "url": "https://example.org/docview/2187654321", "copyright": "Copyright Courier Papers Mar 4, 2019",
        "loaded": "2019-03-05", "publisher": "Courier Papers", "accession": "2187654321", "archive": "ProQuest",
    }  # fmt: skip


def test_the_language_of_an_article_is_known_whatever_language_names_it(tmp_path: Path) -> None:
    for name in (
        "uni-german.docx",
        "classic-german.txt",
        "factiva-german.html",
        "factiva-german.rtf",
        "proquest-german.txt",
    ):
        assert read(VARIANTS[name], tmp_path)[0].meta["language"] == "de"


def test_a_date_that_is_none_stays_empty_and_is_noted(tmp_path: Path) -> None:
    notes: list[Problem] = []
    document, _ = read(VARIANTS["uni-broken-date.docx"], tmp_path, on_note=notes.append)[::-1]
    assert document.meta["date"] is None
    assert [note.message for note in notes] == ['no date can be read from "February 31, 2019 Monday Final Edition"']
    assert notes[0].place.endswith("uni-broken-date.docx:2")


def test_documents_missing_from_what_the_cover_sheet_lists_are_noted(tmp_path: Path) -> None:
    notes: list[Problem] = []
    short = Variant("short.docx", make_docx([*uni_cover(ENGLISH, count=4), *uni(FERRY), *uni(SALT)]), (FERRY, SALT))
    assert len(read(short, tmp_path, on_note=notes.append)) == 2
    assert "lists 4 documents, but 2 were found" in notes[0].message


def test_error_pages_and_removed_articles_are_set_aside(tmp_path: Path) -> None:
    aside: list[str] = []
    read(VARIANTS["uni-error-page.docx"], tmp_path, on_aside=lambda place, reason: aside.append(reason))
    list(
        read_documents(
            [DATA / "exports/newsapi-dirty.json"], on_bad=lambda _: None, on_aside=lambda _, why: aside.append(why)
        )
    )
    assert aside == ["an error page of Nexis instead of an article", "removed from NewsAPI"]


def test_what_a_service_leaves_out_is_noted_once(tmp_path: Path) -> None:
    notes: list[Problem] = []
    for name in ("mediacloud.csv", "newsapi.json", "proquest.ris"):
        read(VARIANTS[name], tmp_path, on_note=notes.append)
    assert [note.message for note in notes] == [
        "Media Cloud gives no texts; the headlines are read",
        "NewsAPI gives the beginnings of texts alone",
        "RIS records have no full text; titles and abstracts are read",
    ]


def dirty(name: str) -> list[Document]:
    return list(read_documents([DATA / "exports" / name], on_bad=lambda _: None))


def test_dirt_of_nexis_uni() -> None:
    report, letters, bridge = dirty("nexis-uni-dirty.txt")
    assert [d.meta["title"] for d in (report, letters, bridge)] == [
        'Ferry board "did not read" the report', "Letters: what readers say", "A bridge too many",
    ]  # fmt: skip
    assert [d.meta["date"] for d in (report, letters, bridge)] == ["2019-03-04", "2019-03-03", None]
    assert (report.meta["author"], report.meta["words"], report.meta["genre"]) == (
        "Ines Calder, Tomas Brandt",
        1355,
        "News; Letter",
    )
    assert report.meta["section"] == "NEWS; Metro Desk"
    assert zoned(report, "boilerplate") == ["Page 2 of 6", "Copyright 2019 Courier Papers Ltd"]
    assert zoned(report, "caption") == [
        "The report on a desk in the town hall. PHOTO: T. BRANDT",
        "The town hall in March.",
    ]
    assert "The report itself is on the board's pages." in report.text
    assert letters.text.endswith("writes another.")


def test_dirt_of_the_older_nexis() -> None:
    strikes, plain, nameless = dirty("nexis-classic-dirty.txt")
    assert strikes.meta["title"] == "Ferries: a week of strikes, and a headline that wraps"
    assert strikes.meta["edition"] == "Correction Appended Edition 1; National"
    assert strikes.meta["author"] == "EDDA LUND; Tomas Brandt in the capital"
    assert zoned(strikes, "body")[0].startswith("UPDATE: the crews walked out on Monday. NAME: nobody gave one")
    assert zoned(strikes, "caption")[-2:] == ["Crews on the quay", "A second picture, of a gull"]
    assert plain.meta["outlet"] == "The Sundial (Port)"
    assert zoned(plain, "body") == ["The text follows at once and has no other field."]
    assert (nameless.meta["title"], nameless.meta["date"]) == (None, None)


def test_dirt_of_proquest() -> None:
    labels, notice, magazine = dirty("proquest-dirty.txt")
    assert zoned(labels, "body")[0].count("\n\n") == 2
    assert "Location: the harbour, where" in labels.text
    assert labels.meta["author"] == "Calder, Ines; Brandt, Tomas"
    assert (notice.meta.get("author"), notice.meta["date"], zoned(notice, "body")) == (
        None,
        "2019-03-05",
        ["The board meets on Friday."],
    )
    assert (magazine.meta["outlet"], magazine.meta["date"], magazine.meta["genre"]) == (
        "The Island Magazine",
        None,
        "Cover Story",
    )


def test_dirt_of_factiva() -> None:
    strike, headless, korean = dirty("factiva-dirty.html")
    assert (strike.meta["title"], strike.meta["author"]) == ("Ferry & crews strike", "Ines Calder and Tomas Brandt")
    assert (strike.meta["section"], strike.meta["edition"], strike.meta["page"]) == (
        "Home News",
        "Late Edition - Final",
        "12",
    )
    assert zoned(strike, "body") == [
        "The crews of the Island Ferries walked out.\n\nThey want more.\n\nThe board says no."
    ]
    assert zoned(strike, "boilerplate") == ["Copyright 2019, Courier Papers"]
    assert (headless.meta["outlet"], headless.meta["date"], headless.meta["language"]) == ("River Daily", None, "en")
    assert (korean.meta["outlet"], korean.meta["date"], korean.meta["words"]) == ("섬신문", "2019-03-04", 120)


def test_dirt_of_news_services() -> None:
    stopped, nameless = dirty("newsapi-dirty.json")
    assert zoned(stopped, "body") == ["The ferry stopped on Monday.\n\nNobody knew why"]
    assert stopped.meta["cut"] is True
    assert (nameless.meta["outlet"], nameless.meta["date"], nameless.text) == ("herald.example", None, "No outlet")
    runs_on, open_end, last = dirty("dirty.ris")
    assert runs_on.meta["title"] == "A headline that runs on over two lines"
    assert runs_on.meta["author"] == "Calder, Ines; Brandt, Tomas"
    assert [d.meta["date"] for d in (runs_on, open_end, last)] == ["2019-03-04", None, "2019-03-05"]


def test_other_columns_of_a_service_stay(tmp_path: Path) -> None:
    meta = read(VARIANTS["mediacloud-topics.csv"], tmp_path)[0].meta
    assert (meta["accession"], meta["ap_syndicated"], meta["media_id"]) == ("100", "False", "1")


def test_a_text_the_user_names_is_read_from_a_service_s_table_as_from_any(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("media_name,publish_date,title,url,mine\nX,2019-03-04,Y,z,Words of mine\n", encoding="utf-8")
    (document,) = read_documents([path], text_field="mine")
    assert document.text == "Words of mine"
    assert document.meta["media_name"] == "X"


def test_sections_and_outlets_come_without_version_and_edition(tmp_path: Path) -> None:
    (late,) = read(VARIANTS["proquest-edition.txt"], tmp_path)
    assert (late.meta["outlet"], late.meta["edition"]) == ("The Harbour Courier", "Late Edition (North)")
    lines = [line.replace("NEWS;", "NEWS; Version:2;") if isinstance(line, str) else line for line in uni(FERRY)]
    (first,) = read(Variant("version.docx", make_docx(lines), (FERRY,)), tmp_path)
    assert (first.meta["section"], first.meta["page"]) == ("NEWS", "3")


ORDINARY = (
    "Ferry stops\nMarch 4, 2019\nPhoto: T. Brandt\nText\nShare\nThe ferry stopped.\n",
    "Body\n\nThe word stands alone, and nothing else does.\n",
    "Length: forty minutes\nSection: two\n\nA recipe.\n",
    "Document 1 of 3\n\nMinutes of the board, first part of three. Copyright: none.\n",
    "500 words\n\nAn essay by a pupil, on ferries.\n",
    "____________________\n\nSubject: a letter\n\nDear Sir, the ferry is late.\n",
    "1 of 3 DOCUMENTS\n",
    "TYPE - a word that is no tag\n",
    "HD television came late to the island.\n\nSN is the sign for tin.\n",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_texts_are_no_exports(text: str) -> None:
    assert read_text_export(text, "a.txt", Request()) is None
    (document,) = read_paragraphs_export([Paragraph(line) for line in text.split("\n")], "a.docx", Request(), _whole)
    assert document.id == "a.docx"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.name)
def test_articles_of_the_suite_are_no_exports(path: Path) -> None:
    assert read_text_export(path.read_text(encoding="utf-8"), path.name, Request()) is None


def test_ordinary_pages_are_no_exports() -> None:
    assert read_page_export(web_page(FERRY).decode(), "a.html", Request()) is None
    assert read_page_export("<p class=article>LexisNexis bought a ferry.</p>", "a.html", Request()) is None


def _whole(paragraphs: Iterable[Paragraph], path: str) -> Document:
    return Document(path, "\n".join(paragraph.text for paragraph in paragraphs))


def test_web_archives_say_what_they_cannot_read() -> None:
    errors: list[InputError] = []
    request = Request(on_bad=errors.append)
    good = warc_record("response", "https://example.org/a", response(web_page(FERRY)))
    assert [d.meta["title"] for d in read_warc(io.BytesIO(good + good[:-40]), "a.warc", request)] == [FERRY.headline]
    assert "middle of a record" in str(errors[0])
    with pytest.raises(InputError, match=r"^a\.warc: broken web archive"):
        list(read_warc(io.BytesIO(good + b"<html>"), "a.warc", request))
    with pytest.raises(InputError, match="without its length"):
        list(read_warc(io.BytesIO(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"), "a.warc", request))


def test_a_huge_page_in_a_web_archive_is_skipped_and_reported() -> None:
    errors: list[InputError] = []
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {1 << 27}\r\n\r\n".encode()
    assert list(read_warc(io.BytesIO(head + b"x"), "a.warc", Request(on_bad=errors.append))) == []
    assert "64 MB" in str(errors[0])


def texts_of(variant: Variant) -> str:
    return variant.data.decode("utf-8", "replace")


SEEDS = [
    "\n".join(line if isinstance(line, str) else line[1] for line in [*uni_cover((WERFT,)), *uni(WERFT)]),
    texts_of(VARIANTS["classic-bare.txt"]),
    texts_of(VARIANTS["factiva.txt"])[:2500],
    texts_of(VARIANTS["factiva-index.txt"])[:2500],
    proquest_file((FERRY,), number=True),
    texts_of(VARIANTS["proquest-details.txt"])[:3000],
    texts_of(VARIANTS["ris-in-text.txt"])[:2000],
]
PAGES = [
    page(factiva_page(FERRY)).decode(),
    texts_of(VARIANTS["factiva-index.html"]),
    texts_of(VARIANTS["classic.html"]),
]


HOSTILE: dict[str, Callable[[int], str]] = {
    "copyrights": lambda n: (
        "1 of 1 DOCUMENTS\n\nX\n\nMarch 4, 2019\n\n" + "Copyright 2019\n" * n + "\nLENGTH: 3 words\n\nx"
    ),
    "highlights": lambda n: "1 of 1 DOCUMENTS\n\nX\n\nLENGTH: 3 words\n\n" + "HIGHLIGHT: abc def\n\n" * n,
    "classifications": lambda n: (
        "A\nB\nMarch 4, 2019\nLength: 3 words\nBody\n" + "Classification\n" * n + "End of Document"
    ),
    "abstracts": lambda n: (
        f"{'_' * 60}\nA\nAbstract: x\n" + "more\n" * n + "Publication title: X\nPublication date: y\nSection: z"
    ),
    "summaries": lambda n: (
        "H\n12 words\n4 March 2019\nX\nEnglish\nCopyright 2019\n" + "x\n" * n + "Search Summary\n" * n
    ),
    "tags": lambda n: "TY  - NEWS\nTI  - a\n" + "more\n" * n,
    "elements": lambda n: '<div class="article enArticle">' + "<div id=" * n,
    "comments": lambda n: '<div class="article enArticle">' + "<!-- <div>" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length(name: str) -> None:
    def spent(n: int) -> float:
        source = HOSTILE[name](n)
        start = time.process_time()
        check((read_page_export if "<" in source else read_text_export)(source, "a", Request()) or ())
        return time.process_time() - start

    spent(100)
    assert spent(16_000) < 40 * spent(2_000) + 0.5  # quadratic would be 64


def check(documents: Iterable[Document]) -> None:
    for document in documents:
        position = 0
        for start, end, _ in document.marked:
            assert position <= start < end <= len(document.text)
            position = end
        assert "\0" not in document.text


@settings(max_examples=150)
@given(st.sampled_from(SEEDS), st.data())
def test_lines_in_any_disorder_are_read_without_a_fault(seed: str, data: st.DataObject) -> None:
    lines = seed.split("\n")
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=len(lines)))
    cut = data.draw(st.integers(0, len(lines)))
    text = "\n".join([*lines[:cut], *kept, data.draw(st.text(max_size=30)), *lines[cut:]])
    check(read_text_export(text, "a.txt", Request()) or ())
    check(read_paragraphs_export([Paragraph(line) for line in kept], "a.docx", Request(), _whole))


@settings(max_examples=80)
@given(st.sampled_from(PAGES), st.integers(0, 4000), st.integers(0, 300), st.text("<>/\"' =dipv!-", max_size=20))
def test_broken_pages_are_read_without_a_fault(seed: str, start: int, length: int, put: str) -> None:
    check(read_page_export(seed[:start] + put + seed[start + length :], "a.html", Request()) or ())


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["{'name': 'X'}", "[1, 2]"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=200)
@given(st.sampled_from(SERVICES), st.data())
def test_records_of_services_may_hold_anything(service: Service, data: st.DataObject) -> None:
    record = {name: data.draw(JSON) for name in data.draw(st.sampled_from(service.needs))}
    check(read_json([record], "a.json", Request(on_bad=lambda _: None)))


@settings(max_examples=150)
@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 50))
def test_broken_word_files_are_errors_or_read(noise: bytes, start: int, length: int) -> None:
    whole = make_docx(uni(FERRY))
    for data in (noise, whole[:start] + noise[:9] + whole[start + length :]):
        with contextlib.suppress(InputError):
            list(read_docx(io.BytesIO(data), "a.docx"))


@settings(max_examples=150)
@given(
    st.integers(0, 3000),
    st.integers(0, 60),
    st.binary(max_size=12) | st.sampled_from([b"{", b"}", b"\\", b"\\u", b"\\bin9 "]),
)
def test_broken_rtf_is_an_error_or_read(start: int, length: int, put: bytes) -> None:
    whole = make_rtf([FERRY.headline, "“Größe”", *FERRY.body], picture=True)
    data = whole[:start] + put + whole[start + length :]
    with contextlib.suppress(InputError):
        assert all(paragraph.text.encode() is not None for paragraph in read_rtf(data, "a.rtf"))


@settings(max_examples=100)
@given(st.integers(0, 3000), st.integers(0, 60), st.binary(max_size=12))
def test_a_broken_web_archive_is_an_error_or_read(start: int, length: int, put: bytes) -> None:
    whole = VARIANTS["crawl-zipped.warc"].data
    data = whole[:start] + put + whole[start + length :]
    with contextlib.suppress(InputError):
        check(read_warc(io.BytesIO(data), "a.warc", Request(on_bad=lambda _: None)))
