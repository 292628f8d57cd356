"""Quotations as Markdown, to paste or to publish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.reading.quoting import QuotedDocument
from framing.reading.tallying import Quoted, SourceTotal
from framing.report.media.safe import markdown, shorten
from framing.report.quotes.view import by_source, content, cues, facts, footnotes, types
from framing.report.words.naming import NOBODY, VOICE_WORDS
from framing.report.words.phrases import percent, plural

_LONGEST = 300
TRANSLATED = "Where a source spoke another language the words are a translator's."


def quotes_markdown(quoted: QuotedDocument) -> str:
    """Return one document: its sources as a table, then their quotations."""
    lines = [f"## {markdown(quoted.document)}", "", f"{facts(quoted)}.", ""]
    if quoted.sources:
        lines += [*_table(quoted.sources, documents=False), ""]
    lines += [f"*{markdown(line)}.*  " for line in footnotes(quoted)]
    lines += [f"*{TRANSLATED}*"] if quoted.sources else []
    for total, items in by_source(quoted):
        kind = f" ({total.type})" if total.type else ""
        lines += ["", f"### {markdown(total.name or NOBODY)}{kind}", "", *map(_item, items)]
    return "\n".join(lines).rstrip() + "\n"


def summary_markdown(sources: Sequence[SourceTotal], *, documents: int, words: int) -> str:
    """Return the sources of all documents together."""
    said = sum(total.words for total in sources)
    share = f" ({percent(said / words)})" if words else ""
    lines = ["## All documents", "", f"{plural(documents, 'document')}, {plural(words, 'word')}, "
             f"{said:,} of them quoted or reported{share}.", ""]  # fmt: skip
    if sources:
        lines += [*_table(sources, documents=True), "", f"*{types(sources)}.*"]
    return "\n".join(lines).rstrip() + "\n"


def _table(sources: Sequence[SourceTotal], *, documents: bool) -> Iterator[str]:
    more = ("| documents ", "--:|") if documents else ("", "")
    yield f"| who speaks | type | words | of the text | in marks | times {more[0]}| introduced by |"
    yield f"|---|---|--:|--:|--:|--:|{more[1]}---|"
    for total in sources:
        cells = [
            markdown(total.name or NOBODY),
            total.type or "",
            str(total.words),
            percent(total.share),
            percent(total.verbatim / total.words if total.words else None),
            str(total.attributions),
            *([str(total.documents)] if documents else []),
            markdown(cues(total)),
        ]
        yield "| " + " | ".join(cells) + " |"


def _item(item: Quoted) -> str:
    attribution = item.attribution
    said = VOICE_WORDS[attribution.kind]
    cue = f", *{markdown(attribution.cue.text)}*" if attribution.cue is not None else ""
    return f"- {markdown(shorten(content(item), _LONGEST))} ({said}{cue}; {item.line}:{item.column})"
