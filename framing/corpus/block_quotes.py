"""Find block quotes in texts that mark them with ">" at the beginning of lines: Markdown, e-mails, posts in forums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from framing.types import Document

Span = tuple[int, int]

_MARKDOWN = re.compile(
    r"""
      ^[ ]{0,3}(?P<fence>```|~~~) [^`\n]*\n (?s:.*?) (?:^[ ]{0,3}(?P=fence)|\Z)
    | <!-- (?s:.{0,5000}?) -->
    | (?P<quote>
        ^[ ]* (?:(?:[*+-]|[0-9]{1,9}[.)])[ ]+)? > (?!>) [^\n]*
        # the rest of the paragraph, marked or not, but for what begins something else
        (?:\n (?: [ ]*>[^\n]* | (?![ ]{0,3}(?:\#|[*+-][ ]|[0-9]{1,9}[.)][ ]|```|~~~|---|===)) [^\S\n]*\S[^\n]*))*
      | <blockquote\b (?s:.{0,5000}?) </blockquote>
      )
    """,
    re.MULTILINE | re.VERBOSE,
)
_CALLOUT = re.compile(r"[ ]*>[ ]*\[!\w+\]")
"""Opens a note of the writer's that is only set as a block quote is: "> [!NOTE]"."""
_MARKS = re.compile(r"^[ \t]*(?:(?:[*+-]|[0-9]{1,9}[.)])[ \t]+)?(?:>|&gt;)(?:[ \t]*(?:>|&gt;))*", re.MULTILINE)
_LINES = re.compile(r"^(?:>|&gt;)[^\n]*(?:\n(?:>|&gt;)[^\n]*)*", re.MULTILINE)
_LINE = re.compile(r"^[^\n]+", re.MULTILINE)
_OPENINGS = (">", "&gt;")
_TURNS = (">>", "&gt;&gt;")
_WROTE = re.compile(
    r"(?:wrote|writes|written by|said|says|schrieb|schreibt|écrit|escribió|ha scritto|scrisse)[^\n:]{0,80}:\s*$",
    re.IGNORECASE,
)
_BEFORE = 200
_FINISHED = re.compile(r"[.!?:…][*_”\"’')\]]*$")


def markdown_quotes(text: str) -> tuple[Span, ...]:
    """Return the block quotes of a Markdown text, but for callouts such as "> [!NOTE]"."""
    if ">" not in text:
        return ()
    found = (match.span("quote") for match in _MARKDOWN.finditer(text) if match["quote"] is not None)
    spans = (span for span in found if _CALLOUT.match(text, span[0]) is None)
    return tuple(part for span in spans for part in _by_depth(text, *span))


def plain_quotes(text: str) -> tuple[Span, ...]:
    """Return the lines of a plain text that quote others as e-mails and forums do, with ">" (or "&gt;") before each.

    Lines with ">" that are neither announced ("On Monday Clara Holt wrote:") nor run on nor all end as sentences do are
    a list, such as one of headlines; ">>" opens the turns of a transcript.
    """
    if "\n>" not in text and "\n&gt;" not in text and not text.startswith(_OPENINGS):
        return ()
    runs = [run.span() for run in _LINES.finditer(text) if not all(x.startswith(_TURNS) for x in run[0].split("\n"))]
    quoted = (span for group in _neighbours(text, runs) if _is_quoted(text, group) for span in group)
    return tuple(part for span in quoted for part in _by_depth(text, *span))


def depth_at(text: str, offset: int) -> int:
    """Return how many marks stand before an offset in its line: 2 for a quotation in what is quoted, 0 for no mark."""
    marks = _MARKS.match(text, text.rfind("\n", 0, offset) + 1, offset)
    return 0 if marks is None else marks[0].count(">") + marks[0].count("&gt;")


def _by_depth(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a block quote where quotations in it begin and end; a line without marks goes on as the one before."""
    depth = 0
    for line in _LINE.finditer(text, start, end):
        marks = _MARKS.match(text, line.start(), line.end())
        if marks is None or marks.end() == line.end() or not text[marks.end() : line.end()].strip():
            continue
        deep = depth_at(text, marks.end())
        if depth and deep != depth:
            yield start, line.start() - 1
            start = line.start()
        depth = deep
    yield start, end


def _neighbours(text: str, runs: list[Span]) -> Iterator[list[Span]]:
    """Yield the runs in groups that only blank lines part."""
    firsts: list[int] = []
    for number, (start, _) in enumerate(runs):
        is_next = number > 0 and not text[runs[number - 1][1] : start].strip()
        firsts.append(firsts[-1] if is_next else number)
    for _, group in groupby(range(len(runs)), firsts.__getitem__):
        yield [runs[number] for number in group]


def _is_quoted(text: str, group: list[Span]) -> bool:
    start = group[0][0]
    if _WROTE.search(text, max(0, start - _BEFORE), start):
        return True
    for first, last in group:
        lines = [line.strip() for line in _MARKS.sub("", text[first:last]).split("\n")]
        runs_on = any(not line or line[0].islower() for line in lines[1:])
        if not runs_on and not all(_FINISHED.search(line) for line in lines):
            return False
    return True


def unmarked_text(document: Document) -> str:
    """Return the text of a document with a space for each ">" that marks a line of its block quotes."""
    text = document.text
    if not document.block_quotes or (">" not in text and "&gt;" not in text):
        return text
    pieces: list[str] = []
    done = 0
    for start, end in document.block_quotes:
        pieces += (text[done:start], _MARKS.sub(_blank, text[start:end]))
        done = end
    return "".join([*pieces, text[done:]])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
