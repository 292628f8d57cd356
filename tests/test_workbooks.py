"""Excel workbooks: what is in the cells, and files that are none."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.corpus.documents import read_documents
from framing.corpus.formats.workbooks import read_workbook
from framing.errors import InputError
from tests.made.files import zipped

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def workbook(sheet: str, *, strings: str = "", target: str = "worksheets/sheet1.xml") -> bytes:
    """Return a workbook with the given rows as XML."""
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {SPACE} {LINKED}><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Target="{target}"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {SPACE}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {SPACE}><sheetData>{sheet}</sheetData></worksheet>",
        }
    )


def rows(data: bytes) -> list[tuple[int, dict[int, str]]]:
    return list(read_workbook(io.BytesIO(data), "a.xlsx"))


def test_texts_numbers_truth_and_formulas_are_what_they_show() -> None:
    sheet = (
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>3.0</v></c><c r="D2"><v>1.5</v></c></row>'
        '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="str"><f>A1</f><v>out</v></c>'
        '<c r="AA5" t="inlineStr"><is><t>far</t></is></c></row>'
    )
    strings = "<si><t>a</t></si><si><r><t>Mül</t></r><r><t>ler</t></r><rPh><t>x</t></rPh></si>"
    assert rows(workbook(sheet, strings=strings)) == [
        (2, {0: "Müller", 2: "3", 3: "1.5"}),
        (5, {0: "true", 1: "out", 26: "far"}),
    ]


def test_cells_without_references_follow_one_another() -> None:
    assert rows(workbook("<row><c><v>1</v></c><c><v>2</v></c></row>")) == [(1, {0: "1", 1: "2"})]


def test_a_sheet_may_be_linked_from_the_root() -> None:
    data = workbook("<row><c><v>1</v></c></row>", target="/xl/worksheets/sheet1.xml")
    assert rows(data) == [(1, {0: "1"})]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04nothing", "broken ZIP archive"),
        (zipped({"word/document.xml": "<w/>"}), "no Excel workbook"),
        (workbook("", target="worksheets/none.xml"), "without a sheet"),
        (workbook('<row><c t="s"><v>7</v></c></row>'), "a cell whose text is missing"),
        (workbook('<row><c r="ZZZ1"><v>7</v></c></row>'), "columns"),
        (workbook("<row><c>"), "broken XML"),
        (workbook("<!DOCTYPE x>"), "broken XML"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        rows(data)


def test_entities_are_refused() -> None:
    data = zipped(
        {
            "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>',
            "xl/_rels/workbook.xml.rels": "<a/>",
        }
    )
    with pytest.raises(InputError, match="document type declaration"):
        rows(data)


@limits(max_examples=40)
@given(
    st.lists(
        st.lists(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Cc"]), max_size=20)),
        max_size=4,
    )
)
def test_every_text_that_is_written_comes_back(table: list[list[str]]) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    book.close()
    expected = [
        (number, {column: text for column, text in enumerate(row) if text})
        for number, row in enumerate(table, 1)
        if any(row)
    ]
    assert rows(data.getvalue()) == expected


def book(*table: tuple[object, ...], dates: str = "yyyy-mm-dd", **options: object) -> bytes:
    """Return a workbook as a spreadsheet saves it, with its dates shown in this way."""
    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": dates, **options})
    sheet = made.add_worksheet()
    for number, row in enumerate(table):
        sheet.write_row(number, 0, row)
    made.close()
    return data.getvalue()


@pytest.mark.parametrize("dates", ["yyyy-mm-dd", "d/m/yy", "d mmmm", '[$-409]d" of "mmm'])
@pytest.mark.parametrize("first", [False, True])
def test_what_is_shown_as_a_date_is_one(dates: str, first: bool) -> None:
    data = book((date(2023, 5, 12), datetime(2023, 5, 12, 6, 30), 45058), dates=dates, date_1904=first)
    assert rows(data) == [(1, {0: "2023-05-12", 1: "2023-05-12T06:30:00", 2: "45058"})]


@pytest.mark.parametrize("dates", ["0.00", '0 "days"', "hh:mm", "[red]0"])
def test_other_formats_make_no_dates(dates: str) -> None:
    assert rows(book((date(2023, 5, 12),), dates=dates)) == [(1, {0: "45058"})]


def test_a_workbook_is_read_as_a_table_with_or_without_its_suffix(tmp_path: Path) -> None:
    table = [
        ("id", "text", "outlet", "page"),
        ("a", "The harbour froze.", "Hill Post", 3),
        ("b", "It thawed.", "", 4.5),
    ]
    for name in ("corpus.xlsx", "corpus"):
        (tmp_path / name).write_bytes(book(*table))
        found = list(read_documents(tmp_path / name))
        assert [(one.id, one.text) for one in found] == [("a", "The harbour froze."), ("b", "It thawed.")]
        assert [one.meta for one in found] == [{"outlet": "Hill Post", "page": "3"}, {"outlet": None, "page": "4.5"}]


def test_a_value_under_no_name_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book(("id", "text"), ("a", "The harbour froze.", "stray")))
    with pytest.raises(InputError, match="3 fields where the header has 2") as error:
        list(read_documents(tmp_path / "a.xlsx"))
    assert error.value.problems[0].hint == "name every column in the first row"


def test_a_workbook_in_an_archive_and_in_a_directory_is_read(tmp_path: Path) -> None:
    content = book(("text",), ("The harbour froze.",))
    (tmp_path / "all.zip").write_bytes(zipped({"one.xlsx": content}))
    (tmp_path / "two.xlsx").write_bytes(content)
    assert [one.text for one in read_documents(tmp_path)] == ["The harbour froze."] * 2


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ((("headline", "outlet"), ("a", "b")), 'no column "text"'),
        ((("text", "outlet"), ("a", "b", "c")), "a.xlsx:2: 3 fields where the header has 2"),
        ((("text", "x", "x"), ("a", "b", "c")), "two columns are called x"),
        ((), "an empty table"),
    ],
)
def test_a_workbook_that_is_no_corpus_says_why(
    table: tuple[tuple[object, ...], ...], words: str, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(book(*table))
    with pytest.raises(InputError) as caught:
        list(read_documents(tmp_path / "a.xlsx"))
    first = caught.value.problems[0]
    assert words in f"{first.place.removeprefix(f'{tmp_path}/')}: {first.message}"
