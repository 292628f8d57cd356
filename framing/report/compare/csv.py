"""A comparison as CSV: a row for each group and frame, then one for each contrast."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.results import Comparison, Contrast
from framing.report.labels.csv import LABEL_COLUMNS, label_rows
from framing.report.media.csv import Row, csv_line

COMPARE_COLUMNS = (
    "group", "documents", "words", "lexicon", "concept", "frame", "generic", "side", "count", "frame_documents",
    "share", "share_low", "share_high", "rate", "rate_low", "rate_high", "method", "against", "difference",
    "difference_low", "difference_high", "odds_ratio", "cohens_h", "p", "q", "tier", "flags",
)  # fmt: skip


def comparison_csv(comparison: Comparison) -> Iterator[bytes]:
    """Yield one row per group × concept × frame × side, then one per contrast: those have `against`.

    Where classifiers were applied, rows of their labels follow, with columns of their own behind.
    """
    more = len(LABEL_COLUMNS) if comparison.models else 0
    yield csv_line([*COMPARE_COLUMNS, *LABEL_COLUMNS[:more]])
    for group in comparison.groups:
        for concept in group.concepts:
            for frame in concept.frames:
                for side, counts in frame.by_side.items():
                    share, rate = counts.share, counts.rate
                    yield csv_line(
                        [
                            group.group, group.documents, group.words, concept.lexicon, concept.concept, frame.frame,
                            frame.generic, side, counts.count, counts.documents,
                            share.value, share.low, share.high, rate.value, rate.low, rate.high, share.method,
                            *[None] * (10 + more),
                        ]
                    )  # fmt: skip
    for contrast in comparison.contrasts:
        yield csv_line([*_contrast_row(contrast), *[None] * more])
    for row in label_rows(comparison):
        yield csv_line(row)


def _contrast_row(contrast: Contrast) -> Row:
    first, size, effect = contrast.first, contrast.difference, contrast.effect
    values: Row = [first.value, first.low, first.high]
    share, rate = (values, [None] * 3) if contrast.measure == "share" else ([None] * 3, values)
    return [
        contrast.group, first.n_documents, None, contrast.lexicon, contrast.concept, contrast.frame, False,
        contrast.side, None, None, *share, *rate, size.method, contrast.against, size.value, size.low, size.high,
        effect and effect.odds_ratio, effect and effect.cohens_h, contrast.p, contrast.q, contrast.tier,
        " ".join(contrast.flags),
    ]  # fmt: skip
