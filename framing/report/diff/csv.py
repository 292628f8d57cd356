"""What a rewrite did, as CSV: a row for each change and version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from framing.comparing.rewrites import Rewrite
from framing.report.kwic.csv import KWIC_COLUMNS, kwic_row
from framing.report.media.csv import Row, rows_with_meta
from framing.report.parts.matches import meta_json
from framing.types import MetaValue

DIFF_COLUMNS = (
    "old_document", "new_document", "within", "change", "kinds", "in_place", "version", "paragraph",
)  # fmt: skip


def diff_csv(rewrites: Iterable[Rewrite], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per change and version, with the columns of a concordance after those of the change."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        row for rewrite in rewrites for row in _diff_rows(rewrite, with_text=with_text)
    )
    yield from rows_with_meta((*DIFF_COLUMNS, *KWIC_COLUMNS), (), rows)


def _diff_rows(rewrite: Rewrite, *, with_text: bool) -> Iterator[tuple[Mapping[str, MetaValue], Row, Row]]:
    for number, change in enumerate(rewrite.changes):
        head: Row = [
            rewrite.old.document, rewrite.new.document, rewrite.within, number, " ".join(change.kinds), change.in_place
        ]  # fmt: skip
        for version, use in (("old", change.old), ("new", change.new)):
            if use is not None:
                row = [*head, version, use.paragraph, *kwic_row(use.line, with_text=with_text)]
                yield meta_json(use.line.meta, with_text=with_text), row, []
