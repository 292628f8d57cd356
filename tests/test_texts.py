"""Plain text and Markdown: the text is the file itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.formats.texts import read_markdown, read_text
from framing.corpus.layout import lay_out
from framing.types import Document

PAGE = """---
title: "Salt sheds: the end"
outlet: The River Daily
date: 2031-05-02 # a Friday
tags: [salt, sheds]
draft: null
---

# Salt sheds close

The **owners** closed the sheds.

# Another heading
"""


def test_plain_text_is_named_by_its_path() -> None:
    assert read_text("One.\r\n", "in/a.txt") == Document("in/a.txt", "One.\r\n", {}, "in/a.txt", as_filed=True)


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("\n", "\r\n")])
def test_front_matter_becomes_meta_and_the_first_heading_the_headline(text: str) -> None:
    document = read_markdown(text, "a.md")
    assert document.text == text
    assert document.meta == {
        "title": "Salt sheds: the end",
        "outlet": "The River Daily",
        "date": "2031-05-02",
        "draft": None,
    }
    blocks = [(block.zone, text[block.start : block.end]) for block in lay_out(document).blocks]
    assert {zone for zone, line in blocks if ":" in line or line == "---"} == {"boilerplate"}
    assert [line for zone, line in blocks if zone == "headline"] == ["# Salt sheds close"]
    assert [zone for zone, line in blocks if "owners" in line] == ["body"]


def test_an_underlined_heading_is_the_headline() -> None:
    layout = lay_out(read_markdown("Salt sheds close\n================\nThe owners left.\n", "a.md"))
    assert [block.zone for block in layout.blocks] == ["headline", "headline", "body"]


def test_a_rule_is_no_front_matter() -> None:
    document = read_markdown("One.\n\n---\na: b\n---\n", "a.md")
    assert (document.meta, document.marked) == ({}, ())


@given(st.text(alphabet='-#=: \n\rab"[.'))
def test_any_text_stays_itself(text: str) -> None:
    document = read_markdown(text, "a.md")
    assert document.text == text
    assert all(0 <= start < end <= len(text) for start, end, _ in document.marked)
    lay_out(document)
