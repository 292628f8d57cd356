"""Excel workbooks: what is in the cells, and files that are none."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.corpus.workbooks import read_workbook
from framing.errors import InputError
from tests.made_files import zipped

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
