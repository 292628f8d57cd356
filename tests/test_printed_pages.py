"""Printed pages: furniture, hyphens, paragraphs, headline; and PDF files through pypdf."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import read_documents
from framing.corpus.formats.printed_pages import Line, join_pages
from framing.errors import InputError
from framing.types import Document
from tests.made.files import Placed, column, pdf


def lines(*texts: str) -> list[Line]:
    return [Line(text, 60, 700 - 12 * number, 10) for number, text in enumerate(texts)]


def paragraphs(*pages: list[Line]) -> list[str]:
    return join_pages(pages, "a.pdf").text.split("\n\n")


def test_lines_become_paragraphs_where_one_ends_short() -> None:
    page = lines(
        "The owners of the salt sheds closed the last of them",
        "on Monday.",
        "Nobody was hurt when the gates were shut",
        "for the last time, they said, and went home.",
    )
    assert paragraphs(page) == [
        "The owners of the salt sheds closed the last of them on Monday.",
        "Nobody was hurt when the gates were shut for the last time, they said, and went home.",
    ]


def test_a_larger_gap_or_an_indent_parts_paragraphs() -> None:
    placed = (
        (60, 700, "The sheds on the island are closed now."), (60, 670, "The owners have left the island too."),
        (60, 658, "They may come back one day in spring"), (60, 646, "if there is work for them to do then."),
        (72, 634, "Ships will call until the end of May."),
    )  # fmt: skip
    gap = [Line(text, x, y, 10) for x, y, text in placed]
    assert [text[:9] for text in paragraphs(gap)] == ["The sheds", "The owner", "Ships wil"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They said on Mon-", "day that it was over.", "They said on Monday that it was over."),
        ("It was a long-", "term plan, a long-term thing.", "It was a long-term plan, a long-term thing."),
        ("They met in Stratford-", "Upon the river it was.", "They met in Stratford- Upon the river it was."),
        ("It was soft\u00ad", "ware of a kind.", "It was software of a kind."),
        ("From 1990-", "2000 it grew.", "From 1990- 2000 it grew."),
    ],
)  # fmt: skip
def test_hyphens_at_line_ends_are_undone_unless_the_word_has_one(first: str, second: str, joined: str) -> None:
    assert paragraphs(lines(first, second)) == [joined]


def test_running_heads_and_page_numbers_are_left_out_and_sentences_go_on_over_the_page() -> None:
    pages = [
        lines("The River Daily, 2 May", "The owners of the salt sheds closed the last of", "Page 1 of 3"),
        lines("The River Daily, 2 May", "them on Monday and went back to the main-", "- 2 -"),
        lines("The River Daily, 2 May", "land, where they have other works to look after.", "3"),
    ]
    document = join_pages(pages, "a.pdf")
    assert document.text == (
        "The owners of the salt sheds closed the last of them on Monday and went back to the mainland, where they have "
        "other works to look after."
    )
    starts = json.loads(str(document.meta["page_starts"]))
    assert [document.text[start:][:5] for start in starts] == ["The o", "them ", "land,"]
    assert document.meta["pages"] == 3


def test_the_largest_line_of_the_first_page_is_the_headline() -> None:
    page = [Line("Salt sheds close", 60, 740, 22), *lines("The owners of the salt sheds closed the last of them.")]
    document = join_pages([page], "a.pdf")
    assert document.marked == ((0, 16, "headline"),)
    assert join_pages([lines("All of one size.", "And so on.")], "a.pdf").marked == ()


@given(
    st.lists(
        st.lists(
            st.tuples(st.text("aB-. 9", min_size=1, max_size=9), st.integers(0, 9), st.integers(0, 900)), max_size=9
        ),
        max_size=5,
    )
)
def test_any_pages_can_be_joined(pages: list[list[tuple[str, int, int]]]) -> None:
    made = [[Line(text.strip() or "x", x, y, 9) for text, x, y in page] for page in pages]
    document = join_pages(made, "a.pdf")
    starts = json.loads(str(document.meta["page_starts"]))
    assert len(starts) == len(pages)
    assert starts == sorted(starts)
    assert all(0 <= start <= len(document.text) + 2 for start in starts)


LEFT = [
    "The owners of the salt sheds closed the", "last of them on Monday, a hundred years", "after the first load.",
    "Nobody was hurt when the gates were shut", "for the last time.",
]  # fmt: skip
RIGHT = ["The council had offered a loan in spring,", "which the family turned down."]
NEXT = ["Sixty people worked there at the end.", "Most live on the island."]


def two_columns(number: int, left: list[str], right: list[str]) -> list[Placed]:
    return [
        (60, 800, 8, "The River Daily"), *column(left, x=60, top=700), *column(right, x=320, top=700),
        (290, 30, 8, f"Page {number}"),
    ]  # fmt: skip


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return next(iter(read_documents([path])))


def test_two_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    headline: Placed = (60, 760, 20, "Salt sheds close")
    document = read(tmp_path, pdf([[headline, *two_columns(1, LEFT, RIGHT)], two_columns(2, NEXT, [])]))
    assert document.text.split("\n\n") == [
        "Salt sheds close",
        "The owners of the salt sheds closed the last of them on Monday, a hundred years after the first load.",
        "Nobody was hurt when the gates were shut for the last time.",
        "The council had offered a loan in spring, which the family turned down.",
        "Sixty people worked there at the end. Most live on the island.",
    ]
    assert document.marked == ((0, 16, "headline"),)
    assert "River" not in document.text
    assert "Page" not in document.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 and nothing more", "broken PDF"),
        (b"no PDF", "broken PDF"),
        (pdf([[]]), "without text"),
        (pdf([column(["x"])]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "broken PDF"),
    ],
    ids=["cut", "other", "scan", "circle"],
)
def test_a_pdf_that_cannot_be_read_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(InputError) as caught:
        read(tmp_path, data)
    assert reason in str(caught.value)
    assert caught.value.problems[0].place.endswith("a.pdf")


def test_pages_without_end_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdf")
    monkeypatch.setattr("framing.corpus.formats.pdf.MOST_PAGES", 20)
    data = pdf([column(["x"])]).replace(b"/Kids [5 0 R]", b"/Kids [" + b"5 0 R " * 21 + b"]")
    with pytest.raises(InputError, match="more than 20 pages"):
        read(tmp_path, data)


def test_a_missing_library_is_an_error_that_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError) as caught:
        read(tmp_path, pdf([column(["x"])]))
    assert str(caught.value).endswith(
        "PDF files need pypdf, which is not installed\nhint: pip install 'mediaframing[pdf]'"
    )
