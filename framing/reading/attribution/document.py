"""Find the attributions of a whole document, or those that can touch given spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.scan import Scan
from framing.types import Attribution, AttributionKind, Cue, Document, Layout, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.finds import Find


def find_attributions(
    document: Document, layout: Layout, *, near: Sequence[tuple[int, int]] | None = None
) -> tuple[Attribution, ...]:
    """Find every stretch of quoted or reported speech, in the order of the text.

    With `near` (spans in document offsets) only the sentences that hold those spans are read; what is found there is
    the same as without. Plans, wishes and attitudes are reported too, with cue classes `wish` and `attitude`.
    """
    scan = Scan(document.text, layout)
    result: list[Attribution] = []
    for k in range(len(layout.blocks)):
        for number in range(len(scan.paragraph(k))):
            result.extend(_attribution(scan, k, find) for find in scan.reports(k, number))
    return tuple(result)


def _attribution(scan: Scan, k: int, find: Find) -> Attribution:
    text = scan.text
    source = None if find.source is None else Source(text[slice(*find.source)], *find.source, text[slice(*find.source)])
    cue = None if find.cue is None else Cue(text[slice(*find.cue)], *find.cue, find.cue_class)
    return Attribution(_kind(scan, k, find), find.content, source, cue, find.rule)


def _kind(scan: Scan, k: int, find: Find) -> AttributionKind:
    if find.rule == "unattributed":
        return "unattributed_quote"
    if find.rule == "short-quote":
        return "scare_quote"
    quotes = [q for q in scan.quotation(k).quotes if find.covers(q.start, q.end)]
    return "direct_quote" if quotes else "indirect"
