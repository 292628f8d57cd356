"""Counts of labels that tests of comparisons share: made-up outlets, and a made-up classifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.comparing.correction import Validation
from framing.comparing.groups import compare_groups
from framing.comparing.label_checks import ForeignTests
from framing.comparing.label_results import LabelCounts, LabelExample, Labelling, LabelModel
from framing.comparing.results import Comparison
from framing.types import Score
from tests.made.outlets import scored

MODEL = LabelModel(
    id="tone",
    version="1.0.0",
    sha256="0" * 64,
    title="Tone",
    unit="paragraph",
    own=True,
    precision=0.8,
    thresholds={"praise": 0.3, "blame": 0.4},
    errors={"praise": Validation(80, 100, 380, 400)},
    elsewhere=ForeignTests("validated", 2, 900, 0.79, 0.84),
    tested="Tested on outlets not seen in training; expect worse on other outlets, genres, subjects or years.",
)


def counted(document: str, praise: int, *, of: int = 10, unsure: int = 0, unfamiliar: int = 0) -> LabelCounts:
    """Return the counts of a document: so many of its paragraphs praise, on so many more the model abstains."""
    example = LabelExample(document, 3, f"{document} is full of praise.", len(document) * 7 + praise)
    return LabelCounts(
        document=document,
        passages=of,
        labelled={"praise": praise},
        abstained={"praise": unsure},
        any_labelled=praise,
        any_abstained=unsure,
        unfamiliar=unfamiliar,
        judged=of,
        words={"praise": {"splendid": 0.5 * praise, "the": 9.0, "dull": -1.0}} if praise else {},
        examples={"praise": (example,)} if praise else {},
    )


def labelled(rows: Sequence[tuple[str, LabelCounts]], *, model: LabelModel = MODEL, **options: object) -> Comparison:
    """Return the comparison of documents by outlet, with what the classifier makes of each."""
    scores: list[Score] = scored(*((outlet, "The weather was mild.") for outlet, _ in rows))
    labelling = Labelling((model,))
    for score, (_, counts) in zip(scores, rows, strict=True):
        labelling.add(model.id, _named(counts, score.document))
    return compare_groups(scores, by="outlet", labelling=labelling, **options)  # type: ignore[arg-type]


def _named(counts: LabelCounts, document: str) -> LabelCounts:
    fields: Mapping[str, object] = {name: getattr(counts, name) for name in counts.__slots__}
    return LabelCounts(**{**fields, "document": document})  # type: ignore[arg-type]
