"""Word and RTF files: their paragraphs, and what is refused."""

from __future__ import annotations

import io

import pytest

from framing.corpus.exports.docx import is_docx, read_docx
from framing.corpus.exports.paragraphs import Paragraph
from framing.corpus.exports.rtf import is_rtf, read_rtf
from framing.errors import InputError
from tests.made.export_files import Line, make_docx, make_rtf, make_zip

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, prolog: str = "") -> bytes:
    return make_zip({"word/document.xml": f"{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>"})


def paragraphs(data: bytes) -> list[Paragraph]:
    return list(read_docx(io.BytesIO(data), "a.docx"))


def rtf(body: str) -> list[str]:
    return [paragraph.text for paragraph in read_rtf(rf"{{\rtf1\ansi {body}}}".encode("ascii"), "a.rtf")]


def test_word_paragraphs_have_styles_breaks_and_bold() -> None:
    lines: list[Line] = [("Heading1", "A headline"), "", "Plain **bold** plain", "**All bold**", "One\ntwo"]
    assert paragraphs(make_docx(lines)) == [
        Paragraph("A headline", "heading 1"),
        Paragraph(""),
        Paragraph("Plain bold plain"),
        Paragraph("All bold", bold=True),
        Paragraph("One\ntwo"),
    ]
    assert paragraphs(make_docx(lines))[0].is_heading


def test_tables_are_read_deletions_and_text_boxes_are_not() -> None:
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    gone = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    assert [p.text for p in paragraphs(docx(cell + gone + box))] == ["In a cell", "kept", ""]


def test_entities_and_bombs_are_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(InputError, match="document type"):
        paragraphs(docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", laughs))
    with pytest.raises(InputError, match="nested more than"):
        paragraphs(docx("<w:p>" * 3_000))
    with pytest.raises(InputError, match="many times its size"):
        paragraphs(docx("<w:p/>" * 12_000_000))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"text", make_docx(["a"])[:200], make_zip({"word/document.xml": "<w:p"})]
)
def test_broken_word_files_are_errors(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.docx: "):
        paragraphs(data)


def test_word_files_are_told_from_other_zips() -> None:
    assert is_docx(io.BytesIO(make_docx(["a"])))
    assert not is_docx(io.BytesIO(make_zip({"a.txt": "a"})))
    assert not is_docx(io.BytesIO(b"no zip"))


def test_rtf_letters_come_in_all_ways() -> None:
    assert rtf(r"\'e4\u246?\u8220?a\u8221?\emdash\~\{\}\\") == ["äö“a”—\u00a0{}\\"]
    assert rtf(r"\uc2\u8220??x\uc0\u8221 y") == ["“x”y"]
    assert rtf(r"\u55357?\u56832?") == ["\U0001f600"]
    assert rtf(r"\u-10179?\u-8704?") == ["\U0001f600"]
    assert rtf(r"{\fonttbl{\f1\fcharset204 A;}}{\f1\'ef\'f0} \'e4") == ["пр ä"]
    assert rtf(r"\ansicpg1250\'9a\'e8") == ["šč"]


def test_rtf_paragraphs_cells_and_breaks() -> None:
    assert rtf(r"a\par b\line c\par\pard d\cell e\cell\row f\page g") == ["a", "b\nc", "d\te", "f", "g"]
    assert [p.bold for p in read_rtf(rb"{\rtf1 {\b all}\par {\b some} not\par\b all\b0\par}", "a")] == [
        True,
        False,
        True,
    ]


def test_rtf_pictures_fields_and_notes_are_skipped() -> None:
    assert rtf(r"{\info{\title t}}{\*\generator x;}{\stylesheet{\s1 h;}}a{\pict\pngblip 00ff}b") == ["ab"]
    assert rtf(r'{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt link}}') == ["link"]
    assert rtf(r"a{\footnote n}b{\header h\par}c") == ["abc"]
    binary = b"{\\rtf1 a{\\pict\\bin6 }}}\\'x}b\\par}"
    assert [p.text for p in read_rtf(binary, "a.rtf")] == ["ab"]


def test_rtf_that_is_none_or_nested_without_end_is_an_error() -> None:
    assert is_rtf(make_rtf(["a"]))
    with pytest.raises(InputError, match="not an RTF file"):
        read_rtf(b"text", "a.rtf")
    with pytest.raises(InputError, match="nested more than"):
        list(read_rtf(b"{\\rtf1" + b"{" * 5_000, "a.rtf"))
