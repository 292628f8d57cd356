"""Block quotes: where texts mark them, whose words they are, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.block_quotes import markdown_quotes, plain_quotes, unmarked_text
from framing.corpus.formats.texts import read_markdown, read_text
from framing.corpus.formats.webpages import read_webpage
from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.quoting import quote_document
from framing.reading.voices import read_voices
from framing.types import Document, Reading

LEAD = "The harbour strike went into its third week on Tuesday, and few think back to the winter with its storms."
END = "The port stays shut until the vote, which is to be held in the old salt sheds on the first Sunday of the month."
STORY = f"<p>{LEAD}</p>{{}}<p>{END}</p>"


def page(inside: str) -> Document:
    return read_webpage(f"<html><body><article><h1>The strike</h1>{STORY.format(inside)}</article></body></html>", "a")


def markdown(inside: str) -> Document:
    return read_markdown(f"# The strike\n\n{LEAD}\n\n{inside}\n\n{END}\n", "a.md")


def plain(inside: str) -> Document:
    return read_text(f"{LEAD}\n\n{inside}\n\n{END}\n", "a.txt")


def reading(document: Document, word: str) -> Reading:
    start = document.text.index(word)
    return read_voices(document, lay_out(document), [(start, start + len(word))])[0]


def voice(document: Document, word: str = "wreckers") -> tuple[str, str, str | None]:
    found = reading(document, word)
    return found.voice, found.wording, None if found.source is None else found.source.resolved


def quoted(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


QUOTED = ("direct_quote", "verbatim")
UNNAMED = ("unattributed_quote", "verbatim", None)
OWN = ("narrator", "own", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\n\n> Two.\n> Three.\n\nFour.", ["> Two.\n> Three."]),
        ("> Two.\n>\n> Three.", ["> Two.\n>\n> Three."]),
        ("> Two goes\non.\n\nFour.", ["> Two goes\non."]),
        ("> Two.\n# Three\n\nFour.", ["> Two."]),
        ("> Two.\n- Three.", ["> Two."]),
        ("- > Two.", ["- > Two."]),
        ("One.\n\n<blockquote>\n\nTwo.</blockquote>", ["<blockquote>\n\nTwo.</blockquote>"]),
        ("```\n> Two.\n```\n", []),
        ("<!--\n> Two.\n-->\n", []),
        (">> Two.", []),
        ("> [!NOTE]\n> Two.", []),
        ("1 > 0 and 2 > 1.", []),
    ],
)
def test_block_quotes_of_markdown_are_found(text: str, found: list[str]) -> None:
    assert quoted(text, markdown_quotes(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 3 May Clara Holt wrote:\n> The sheds\n> Were shut", ["> The sheds\n> Were shut"]),
        (
            "> The sheds were shut by\n> their owners, I hear\n\nNo.",
            ["> The sheds were shut by\n> their owners, I hear"],
        ),
        ("Hello.\n\n> The sheds were shut.\n\nNo.", ["> The sheds were shut."]),
        ("> One.\n\n> Two.", ["> One.", "> Two."]),
        ("&gt; One.\n\nNo.", ["&gt; One."]),
        (">> One.\n> Two.", [">> One.", "> Two."]),
        ("Also today\n\n> Sheds shut in Norby\n> Storm takes the quay\n", []),
        (">> CLARA HOLT: No.\n>> IVO KERN: Yes.", []),
        ("The rate is\n>3 %\n", []),
        ("  > One.", []),
    ],
)
def test_quoted_lines_of_plain_text_are_told_from_lists_and_turns(text: str, found: list[str]) -> None:
    assert quoted(text, plain_quotes(text)) == found


@pytest.mark.parametrize(
    ("inside", "source"),
    [
        ("Clara Holt said:\n\n> The wreckers came at night.", "Clara Holt"),
        ("The Harbour Courier reported on Monday:\n\n> The wreckers came at night.", "The Harbour Courier"),
        ("Clara Holt wrote on her page\n\n> The wreckers came at night.", "Clara Holt"),
        ("Clara Holt said in a statement.\n\n> The wreckers came at night.", "Clara Holt"),
        ("“It was late,” said Clara Holt.\n\n> The wreckers came at night.", "Clara Holt"),
        ("Clara Holt said that it was late.\n\n> The wreckers came at night.", "Clara Holt"),
        ("Clara Holt went on, to loud applause:\n\n> The wreckers came at night.", "Clara Holt"),
        ("Clara Holt said:\n\n> It was late.\n>\n> The wreckers came at night.", "Clara Holt"),
        ("Clara Holt said:\n\n> It was late.\n\n> The wreckers came at night.", "Clara Holt"),
        ("> The wreckers came at night.\n> — Clara Holt", "Clara Holt"),
        ("> The wreckers came at night.\n>\n> -- Clara Holt, mayor of Norby", "Clara Holt"),
        ("> The wreckers came at night. — Clara Holt, mayor", "Clara Holt"),
        ("> The wreckers came at night.\n>\n> *— Clara Holt*", "Clara Holt"),
        ("> The wreckers came at night.\n>\n> — **Clara Holt**, mayor", "Clara Holt"),
        ("> The wreckers came at night.\n>\n> — [Clara Holt](https://example.org/holt)", "Clara Holt"),
        ("> The wreckers came at night.\n\n— Clara Holt, mayor of Norby", "Clara Holt"),
        ("> The wreckers came at night.\n>\n> Clara Holt, mayor of Norby", "Clara Holt"),
        ("Ivo Kern said no.\n\n> The wreckers came at night.\n> — Clara Holt", "Clara Holt"),
        ("> “The wreckers came,” said Clara Holt.", "Clara Holt"),
    ],
)
def test_a_block_quote_is_the_words_of_who_is_named_beside_it(inside: str, source: str) -> None:
    assert voice(markdown(inside)) == (*QUOTED, source)
    assert voice(markdown(inside), "vote") == OWN


@pytest.mark.parametrize(
    "inside",
    [
        "> The wreckers came at night.",
        "Nothing was heard of the night.\n\n> The wreckers came at night.",
        "The order does three things:\n\n> The wreckers came at night.",
        "I said that it was late.\n\n> The wreckers came at night.",
        "> It was late. — Ivo Kern\n\n> The wreckers came at night.",
        "> The wreckers came at night.\n> - by sea and land",
        "> The wreckers came at night.\n\n— it was late, they say, and the wind had turned to the north again",
    ],
)
def test_a_block_quote_beside_no_name_is_of_nobody_named(inside: str) -> None:
    assert voice(markdown(inside)) == UNNAMED


@pytest.mark.parametrize(
    "inside",
    [
        "> [!NOTE]\n> The wreckers are told of in part two.",
        "> **Update:** the wreckers have left.",
        "> *Editor’s note:* the wreckers have left.",
        "As I wrote in May:\n\n> The wreckers have left.",
    ],
)
def test_words_of_the_writers_own_are_no_quotation(inside: str) -> None:
    assert voice(markdown(inside)) == OWN


def test_a_transcript_in_a_block_quote_keeps_its_speakers() -> None:
    document = markdown("> CLARA HOLT: The wreckers came.\n>\n> IVO KERN: The saboteurs left.")
    assert [voice(document, word)[2] for word in ("wreckers", "saboteurs")] == ["CLARA HOLT", "IVO KERN"]


def test_stance_is_the_speakers() -> None:
    document = markdown("Clara Holt said:\n\n> There are no wreckers here. The so-called saboteurs left.")
    found = reading(document, "wreckers")
    assert (found.stance, found.stance_by, found.rule) == ("rejected", "source", "block-quote+negated")
    assert reading(document, "saboteurs").stance == "distanced"


def test_lines_of_a_block_quote_are_read_as_one_paragraph() -> None:
    document = markdown(
        "Clara Holt said:\n\n> The wreckers came at night and left the\n> old quay by sea. Nobody\n> was hurt."
    )
    layout = lay_out(document)
    assert [layout.blocks.index(block) for block in layout.blocks if block.block_quote == 0] == [3]
    assert len(unmarked_text(document)) == len(document.text)
    found = find_attributions(document, layout)
    assert [
        " ".join(unmarked_text(document)[slice(*item.content[0])].split())
        for item in found
        if item.rule == "block-quote"
    ] == [
        "The wreckers came at night and left the old quay by sea.",
        "Nobody was hurt.",
    ]


def test_an_announcement_ends_with_the_block_quote() -> None:
    document = markdown("The Courier reported:\n\n> The wreckers came at night.\n\nThe saboteurs left by sea.")
    assert voice(document, "saboteurs") == OWN


def test_a_mark_left_open_in_a_block_quote_quotes_nothing_after_it() -> None:
    document = markdown("> “The wreckers came at night.\n\nThe saboteurs,” it is told, left by sea.")
    assert voice(document, "saboteurs") == OWN


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>Clara Holt said:</p><blockquote><p>The wreckers came.</p></blockquote>", (*QUOTED, "Clara Holt")),
        ("<blockquote>The wreckers came.<cite>Clara Holt, mayor</cite></blockquote>", (*QUOTED, "Clara Holt")),
        ("<blockquote><p>The wreckers came.<br>— Clara Holt, mayor</p></blockquote>", (*QUOTED, "Clara Holt")),
        (
            "<p>Clara Holt wrote:</p><figure><figcaption>The old quay</figcaption></figure>"
            "<blockquote>The wreckers came.</blockquote>",
            (*QUOTED, "Clara Holt"),
        ),
        ("<blockquote><p>The wreckers came.</p><cite>Norby Guild</cite></blockquote>", (*QUOTED, "Norby Guild")),
        ("<blockquote>The wreckers came. — <cite>Clara Holt</cite></blockquote>", (*QUOTED, "Clara Holt")),
        ("<blockquote><p>The wreckers came.</p><footer>— Clara Holt</footer></blockquote>", (*QUOTED, "Clara Holt")),
        (
            "<figure><blockquote>The wreckers came.</blockquote><figcaption>Clara Holt</figcaption></figure>",
            (*QUOTED, "Clara Holt"),
        ),
        (
            '<blockquote class="twitter-tweet"><p lang="en">The wreckers came.</p>&mdash; Clara Holt (@holt) '
            '<a href="https://example.org">May 3, 2031</a></blockquote>',
            (*QUOTED, "Clara Holt"),
        ),
        (
            "<blockquote><p>The wreckers came.</p>&mdash; Clara Holt (<a>@holt.example.org</a>) May 3</blockquote>",
            (*QUOTED, "Clara Holt"),
        ),
        ("<blockquote><p>The wreckers came.</p></blockquote>", UNNAMED),
        ("<blockquote><p>I read <cite>The Quay</cite> on the wreckers twice.</p></blockquote>", UNNAMED),
        ("<blockquote><blockquote>The storm.</blockquote>The wreckers came.</blockquote>", UNNAMED),
        ("<blockquote><p>The storm.</p></blockquote><p>The wreckers came.</p>", OWN),
        ("<div><blockquote><p>The storm.</p></div><p>The wreckers came.</p>", OWN),
    ],
)
def test_block_quotes_of_pages(inside: str, expected: tuple[str, str, str | None]) -> None:
    assert voice(page(inside)) == expected


def test_a_page_that_is_only_indented_is_no_quotation() -> None:
    source = (
        f"<body><blockquote><h2>The strike</h2><p>{LEAD}</p><p>The wreckers came.</p></blockquote><p>{END}</p></body>"
    )
    assert voice(read_webpage(source, "a")) == OWN


def test_a_post_in_a_page_is_a_post() -> None:
    document = page("<blockquote><p>The wreckers came.</p>&mdash; Clara Holt (@holt) <a>May 3</a></blockquote>")
    assert reading(document, "wreckers").rule == "post"


@pytest.mark.parametrize(
    "quote",
    [
        "few think back to the winter with its storms",
        "“Few think back to the winter with its storms.”",
        "The harbour strike … few think back to the winter with its storms",
        "The strike went into its third week on Tuesday, and few think back to the winter with its storms.",
    ],
)
def test_a_pull_quote_repeats_and_is_not_counted(quote: str) -> None:
    for document in (page(f"<blockquote>{quote}<cite>Clara Holt</cite></blockquote>"), markdown(f"> {quote}")):
        layout = lay_out(document)
        blocks = [block for block in layout.blocks if block.block_quote is not None]
        assert blocks
        assert not any(block.counted for block in blocks)
        lead = layout.blocks[blocks[0].repeats or 0]
        assert document.text[lead.start : lead.end] == LEAD


def test_words_of_which_the_text_has_only_some_are_no_pull_quote() -> None:
    known, _, _ = LEAD.partition(",")
    document = markdown(f"> {known}, said the wreckers, and they will not go back to work for such wages.")
    assert all(block.counted for block in lay_out(document).blocks if block.block_quote is not None)


def test_a_pull_quote_before_what_it_repeats_leaves_that_counted() -> None:
    text = (
        f"# The strike\n\n{LEAD}\n\n> The wreckers came at night.\n\nClara Holt said the wreckers came at night. {END}"
    )
    document = read_markdown(text, "a.md")
    assert [block.repeats for block in lay_out(document).blocks] == [None, None, 3, None]


def test_replies_in_a_mail_are_who_is_answered() -> None:
    document = plain(
        "On Mon, 3 May 2031 at 10:12, Clara Holt <holt@example.org> wrote:\n> The wreckers came\n> at night."
    )
    assert voice(document) == (*QUOTED, "Clara Holt")


def test_escaped_marks_of_posts_are_no_words() -> None:
    document = plain("&gt; The wreckers came.\n\nNo.")
    assert voice(document) == UNNAMED
    assert lay_out(document).words == lay_out(plain("> The wreckers came.\n\nNo.")).words


def test_a_block_quote_is_neither_headline_nor_standfirst() -> None:
    document = read_text(f"> The sheds were shut by the owners.\n\n{LEAD}\n\n{END}", "a.txt")
    assert [block.zone for block in lay_out(document).blocks] == ["body"] * 3


def test_block_quotes_are_listed_as_quoted_words() -> None:
    document = markdown("Clara Holt said:\n\n> The wreckers came at night.\n\nThe port shut.\n\n> They left.")
    found = quote_document(document)
    assert [(item.attribution.kind, item.words, item.verbatim) for item in found.attributions] == [
        ("direct_quote", 5, 5),
        ("unattributed_quote", 2, 2),
    ]


def test_who_is_quoted_within_a_block_quote_of_nobody_named_is_listed_alone() -> None:
    found = quote_document(markdown("> “The wreckers came at night,” said Clara Holt. It was late."))
    kinds = [
        (item.attribution.kind, item.attribution.source and item.attribution.source.text) for item in found.attributions
    ]
    assert kinds == [("direct_quote", "Clara Holt"), ("unattributed_quote", None)]


@settings(max_examples=60, derandomize=True)
@given(st.text(st.sampled_from("ab.:— \n>-“”#`@()"), max_size=120))
def test_any_text_is_read(text: str) -> None:
    for document in (read_markdown(text, "a.md"), read_text(text, "a.txt")):
        spans = document.block_quotes
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(spans[i][1] <= spans[i + 1][0] for i in range(len(spans) - 1))
        assert len(unmarked_text(document)) == len(text)
        layout = lay_out(document)
        read_voices(document, layout, [(i, i + 1) for i in range(len(text))])
        quote_document(document)


@pytest.mark.parametrize(
    "text",
    [
        "> a\n" * 20_000,
        "> a\n\n" * 20_000,
        "> " * 50_000,
        "> a.\n\n> — B\n\n" * 8_000,
        ">" * 100_000,
        "<blockquote>" * 9_000,
    ],
    ids=["lines", "quotes", "nested", "credits", "marks", "tags"],
)
def test_reading_is_linear(text: str) -> None:
    began = time.process_time()
    document = read_markdown(text, "a.md")
    layout = lay_out(document)
    read_voices(document, layout, [(len(text) - 3, len(text) - 2)])
    plain_quotes(text)
    assert time.process_time() - began < 4


NESTED = """Some talk first, and more of it.

On Monday Clara Holt <holt@example.org> wrote:
> I know what you say.
>
> On Sunday, 2 May 2021, Jon Kern <kern@example.org> wrote:
>> The halls are prisons.
>> I have seen them.
>
> They are schools.

Both are wrong.
"""


def told(text: str) -> list[tuple[str | None, str]]:
    """Return what a plain text sets off as the words of others, with whose they are."""
    document = plain(text)
    found = find_attributions(document, lay_out(document))
    set_off = [a for a in found if a.rule == "block-quote"]
    return [(a.source.text if a.source else None, unmarked_text(document)[slice(*a.content[0])]) for a in set_off]


def test_what_somebody_quoted_quotes_is_the_inner_writers() -> None:
    assert [(source, text) for source, text in told(NESTED) if source is not None] == [
        ("Clara Holt", "I know what you say."),
        ("Clara Holt", "On Sunday, 2 May 2021, Jon Kern <kern@example.org> wrote:"),
        ("Jon Kern", "The halls are prisons."),
        ("Jon Kern", "I have seen them."),
        ("Clara Holt", "They are schools."),
    ]


def test_whom_somebody_answers_is_nobody_named() -> None:
    text = (
        "Some talk.\n\nOn Monday Clara Holt <h@mail.org> wrote:\n> > The halls are prisons.\n>\n> They are schools.\n"
    )
    assert told(text)[-2:] == [(None, "The halls are prisons."), ("Clara Holt", "They are schools.")]
