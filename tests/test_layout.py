"""Zones, repeats and counted words of whole documents."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.layout import lay_out
from framing.corpus.words import count_words
from framing.types import Document, MetaValue, Zone

STORY = "The salt sheds on the island were closed on Monday, the harbour master said. Nobody was hurt."
MORE = "A second hall stays open for the winter, and the owners expect to hire again in the spring, they said."
SCRAPED = f"""| Welcome to The River Daily

Thursday, May 23, 2030

Island Closes its Salt Sheds after ‘Night of Fire’

{STORY}

Read more: Salt prices rise for the third year

{MORE}

{STORY}

Read more: The owners and the law

The end came quickly.
"""


def zones(text: str, **meta: MetaValue) -> list[Zone]:
    return [block.zone for block in lay_out(Document("d", text, meta)).blocks]


def zone_of(line: str) -> Zone:
    return zones(f"{MORE}\n\n{line}\n\n{STORY}")[1]


def test_a_scraped_article_is_told_from_its_page() -> None:
    layout = lay_out(Document("d", SCRAPED))
    found = [block.zone for block in layout.blocks]
    assert found == [
        "boilerplate", "boilerplate", "headline", "body", "boilerplate", "body", "body", "boilerplate", "body",
    ]  # fmt: skip
    assert [block.repeats for block in layout.blocks] == [None] * 6 + [3] + [None] * 2


def test_words_are_those_of_the_blocks_that_count() -> None:
    layout = lay_out(Document("d", SCRAPED))
    counted = [SCRAPED[block.start : block.end] for block in layout.blocks if block.counted]
    assert len(counted) == 4
    assert layout.words == sum(map(count_words, counted))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Salt prices rise again",
        "READ MORE | Salt prices rise",
        "►READ MORE:",
        "Related: The owners of the quay",
        "Also read: Ten years of salt",
        "SEE ALSO: ‘It is a shame’: the harbour master speaks",
        "More:Salt prices rise again",
        "( Also on NORTH WIRE: The owners speak)",
        "( PHOTOS: The night of the fire)",
        "How the sheds burned – a visual guide Read more",
        "Read or share this story: https://example.org/salt",
        "Click here to subscribe",
        "Sign up for our newsletter and get the morning’s news. It is free.",
        "Subscribe to our podcast on Apple or here.",
        "Follow Ines Calder on Twitter @calder.",
        "Follow us on Facebook",
        "Copyright 2031 North Wire. All rights reserved.",
        "© 2031 The River Daily",
        "Share Tweet Email Print",
        "LISTEN TO STORY 4:12 SHARE THIS STORY Share Tweet Print Email",
        "Advertisement",
        "ADVERTISEMENT",
        "Story Continued Below",
        "Leave a comment",
        "Comments (12)",
        "By Ines Calder",
        "By Ines Calder and Jo van Marsh, North Wire",
        "BY INES CALDER | May 3, 2030",
        "Jo Marsh in Oslo contributed to this report.",
        "(Reporting by Jo Marsh; Editing by Ines Calder)",
        "Updated at 9:05 p.m. ET",
        "Published on 12 March 2031, 14:05 GMT",
        "2031-03-12",
        "3 days ago",
        "This article is more than 8 months old",
        "[pullquote]",
        "JUST WATCHED Master says the quay is safe Replay More Videos ... MUST WATCH Master says so 02:42",
        "Related Coverage Master says the quay is safe",
    ],
)
def test_page_furniture_is_boilerplate(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Read the charter and weep, the harbour master told the hall.",
        "Related families were told to leave the quay, she said.",
        "More than 400 pages were leaked.",
        "More: that is what the owners wanted.",
        "Also on Monday, the court freed two men.",
        "Follow the money, she said, and you find the owners of the quay.",
        "Support for free journalism has fallen on the island.",
        "Sponsored by Senator Brook, the bill would close the sheds.",
        "Copyright law was passed in 2012, and nobody has read it since.",
        "By Monday, the guards had taken the town.",
        "By George, he did it again.",
        "Share prices fell.",
        "Article 19",
        "May 3 was cold.",
        "Comments by the mayor angered the crew.",
        "Watch the quay, he said.",
        "Related coverage of the strike was cut.",
        "Just watched by two guards, the quay was quiet.",
        "Sign up for work, the owners told the men.",
        "Get out, the guard said.",
        "Advertisement revenue has fallen for years.",
        "He was told by AFP.",
        "The end",
    ],
)
def test_prose_that_looks_like_furniture_is_body(line: str) -> None:
    assert zone_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: the quay at night",
        "File photo of the harbour master.",
        "FILE - In this Jan. 29, 2030, file photo, the harbour master shows a bag of salt to Rep. Ada Brook.",
        "The sheds after the fire [Reuters]",
        "The harbour master at the quay on Monday. (Jo Marsh/AP)",
        "Guards stand at the gate. Jo Marsh/Getty Images",
        "Photographer: Jo Marsh/Bloomberg",
        "Enlarge this image toggle caption Jo Marsh/AP",
    ],
)
def test_captions_are_known_by_their_credit(line: str) -> None:
    assert zone_of(line) == "caption"


def test_an_agency_that_closes_the_story_makes_no_caption() -> None:
    assert zones(f"{MORE}\n\n{STORY} (AFP)")[1] == "body"


def test_a_first_line_without_a_period_is_the_headline() -> None:
    assert zones(f"Salt sheds close on the island\n\n{STORY}\n\n{MORE}")[0] == "headline"


@pytest.mark.parametrize(
    "line", ["Ada Brook", "Salt sheds close on the island.", "Here is what we know:", f"{STORY[:-1]} {MORE[:-1]}"]
)
def test_other_first_lines_are_no_headline(line: str) -> None:
    assert zones(f"{line}\n\n{STORY}\n\n{MORE}")[0] == "body"


def test_a_single_paragraph_is_no_headline() -> None:
    assert zones("Salt sheds close on the island") == ["body"]


def test_a_known_title_is_the_headline_even_with_a_period() -> None:
    text = f"Salt Sheds Close.\n\n{STORY}\n\n{MORE}"
    assert zones(text, title="Salt sheds close")[0] == "headline"


def test_a_text_that_does_not_begin_with_its_known_title_has_no_headline() -> None:
    text = f"What the fire means for the owners of the quay\n\n{STORY}\n\n{MORE}"
    assert zones(text, title="Salt sheds close")[0] == "standfirst"


def test_a_summary_above_the_byline_is_the_standfirst() -> None:
    text = f"Salt sheds close on the island\n\n{MORE}\n\nBy Ines Calder\n\n{STORY}\n\n{STORY}"
    assert zones(text)[:4] == ["headline", "standfirst", "boilerplate", "body"]


def test_marked_zones_come_first() -> None:
    text = f"Chapter one of the salt story\n\n{STORY}\n\n{MORE}"
    document = Document("d", text, marked=((0, 29, "caption"), (text.index(MORE), len(text), "headline")))
    assert [block.zone for block in lay_out(document).blocks] == ["caption", "body", "headline"]


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        STORY.replace(" ", "  "),
        STORY.rstrip("."),
        f"“{STORY}”",
        f"{STORY} — AFP",
        f"{STORY} (North Wire)",
        f"{STORY} https://example.org/salt?x=1",
        f"{STORY} (AFP) www.example.org",
    ],
)
def test_a_paragraph_repeats_but_for_typography_credit_and_link(copy: str) -> None:
    for first, second in ((STORY, copy), (copy, STORY)):
        layout = lay_out(Document("d", f"{first}\n\n{MORE}\n\n{second}"))
        assert [block.repeats for block in layout.blocks] == [None, None, 0]


def test_other_scripts_repeat_too() -> None:
    text = "Гавань закрыта с утра понедельника, сказал он."
    layout = lay_out(Document("d", f"{text}\n\n{text}\n\nДругая гавань открыта с утра понедельника."))
    assert [block.repeats for block in layout.blocks] == [None, 0, None]


def test_short_or_different_paragraphs_are_no_repeats() -> None:
    text = f"Yes.\n\nYes.\n\nHe said so twice.\n\nHe said so twice.\n\n{STORY}\n\n{STORY} Two men were."
    assert [block.repeats for block in lay_out(Document("d", text)).blocks] == [None] * 6


def test_an_empty_document_has_no_blocks() -> None:
    for text in ("", " \n\n\t"):
        layout = lay_out(Document("d", text))
        assert (layout.blocks, layout.words) == ((), 0)


@given(
    st.lists(
        st.sampled_from([STORY, MORE, "Read more: x", "By A B", "©", "Photo:", "Yes.", "\n", " ", "é", "中", "(", "|"])
    )
)
def test_blocks_are_ordered_bare_and_repeat_earlier_ones(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    layout = lay_out(Document("d", text))
    position = 0
    for index, block in enumerate(layout.blocks):
        assert position <= block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert block.repeats is None or block.repeats < index
        position = block.end
    assert layout.words == sum(count_words(text[block.start : block.end]) for block in layout.blocks if block.counted)


@pytest.mark.parametrize(
    "unit",
    ["\n", "x\n\n", "x\n", "A line here.\n", "line of text\n", '"', "<", " ", "Read more: x\n\n", "a b c d e f\n\n",
     "By A B\n\n", "http://a ", "— ", "x\n=", "\r", "1/1 "],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    begin = time.process_time()
    lay_out(Document("d", text))
    assert time.process_time() - begin < 15
