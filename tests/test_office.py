"""Word and OpenDocument files: paragraphs, zones, and what is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.corpus import read_documents
from framing.errors import InputError
from framing.types import Document
from tests.made.files import docx, odt, zipped


def read(tmp_path: Path, name: str, data: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return next(iter(read_documents([path])))


def marks(document: Document) -> list[tuple[str, str]]:
    return [(zone, document.text[start:end]) for start, end, zone in document.marked]


def test_styles_of_a_word_file_become_zones_in_any_language(tmp_path: Path) -> None:
    data = docx(
        [
            ("Salt sheds close", "Titel"),
            ("Owners leave.", "Untertitel"),
            "The last shed closed.",
            ("Quay", "Beschriftung"),
        ]
    )
    document = read(tmp_path, "a.docx", data)
    assert document.text == "Salt sheds close\n\nOwners leave.\n\nThe last shed closed.\n\nQuay"
    assert marks(document) == [
        ("headline", "Salt sheds close"), ("standfirst", "Owners leave."), ("caption", "Quay"),
    ]  # fmt: skip


def test_without_a_title_the_first_main_heading_is_the_headline(tmp_path: Path) -> None:
    document = read(tmp_path, "a.docx", docx([("One", "berschrift1"), "Text.", ("Two", "berschrift1")]))
    assert marks(document) == [("headline", "One")]


def test_tables_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    more = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:r><w:tab/><w:t>after</w:t></w:r></w:p>"
    )
    assert read(tmp_path, "a.docx", docx(["One."], more=more)).text == "One.\n\nCell\n\nnew\tafter"


def test_an_opendocument_text_is_read_without_notes_and_comments(tmp_path: Path) -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Subtitle"/>'
    content = (
        '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>'
        '<text:h text:outline-level="1">Salt sheds close</text:h><text:p text:style-name="P1">Owners leave.</text:p>'
        '<text:p>The <text:span>last</text:span><text:s text:c="2"/>shed<text:note><text:p>note</text:p></text:note>'
        '<text:line-break/>closed<office:annotation><text:p>hm</text:p></office:annotation>.</text:p><text:p/>'
        "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
    )  # fmt: skip
    document = read(tmp_path, "a.odt", odt(content, styles=styles))
    assert document.text == "Salt sheds close\n\nOwners leave.\n\nThe last  shed\nclosed.\n\nItem"
    assert marks(document) == [("headline", "Salt sheds close"), ("standfirst", "Owners leave.")]


def test_quotation_styles_become_block_quotes(tmp_path: Path) -> None:
    word = docx(["The guild wrote:", ("The sheds are ours.", "Zitat"), ("They stay.", "Zitat"), "It is over."])
    content = '<text:p>One.</text:p><text:p text:style-name="Quotations">Two.</text:p><text:p>Three.</text:p>'
    for document, quotes in (
        (read(tmp_path, "a.docx", word), ["The sheds are ours.\n\nThey stay."]),
        (read(tmp_path, "a.odt", odt(content)), ["Two."]),
    ):
        assert [document.text[start:end] for start, end in document.block_quotes] == quotes


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    "<office:x xmlns:office='o'>&b;&c;</office:x>"
)


@pytest.mark.parametrize(
    ("name", "members", "reason"),
    [
        ("a.odt", {"content.xml": LAUGHS}, "document type"),
        ("a.docx", {"word/document.xml": LAUGHS}, "document type"),
        ("a.odt", {"content.xml": "<a>" * 1000}, "nested deeper"),
        ("a.docx", {"word/document.xml": "<a>" * 5000}, "nested more"),
        ("a.odt", {"content.xml": "<a><b></a>"}, "broken XML"),
        ("a.docx", {"word/document.xml": "<a><b></a>"}, "broken Word file"),
        ("a.odt", {"other.xml": "<a/>"}, "no OpenDocument text"),
        ("a.docx", {"other.xml": "<a/>"}, "no Word file"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, name: str, members: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, name, zipped(members))
    assert reason in str(caught.value)
    assert name in caught.value.problems[0].place
