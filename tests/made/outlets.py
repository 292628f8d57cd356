"""Scores that tests of comparisons share: made-up outlets that name made-up sites."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from framing.lexicon import load_lexicon
from framing.reading.scoring import score_documents
from framing.types import Document, MetaValue, Score
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
CAMP, SCHOOL = "detention camp", "vocational training centre"


def written(camps: int, schools: int = 0, *, filler: int = 0) -> str:
    """Return a text that names camps and schools so many times in its own voice."""
    names = [CAMP] * camps + [SCHOOL] * schools
    parts = [f"On Ostrava Island stands a {name}." for name in names]
    return " ".join([*parts, *["The weather was mild."] * filler])


def scored(*documents: tuple[str, str] | tuple[str, str, Mapping[str, MetaValue]], context: int = 40) -> list[Score]:
    """Return the scores of texts with their outlet, and further metadata."""
    made = [
        Document(f"d{i}", row[1], {"outlet": row[0], **(row[2] if len(row) > 2 else {})})
        for i, row in enumerate(documents)
    ]
    return list(score_documents(made, [SITES], context=context))


def outlets(**fields: MetaValue) -> Iterator[Score]:
    """Yield the scores of the filed corpus of three outlets."""
    rows = [json.loads(line) for line in (DATA / "outlets.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = [
        Document(row["id"], f"{row['title']}\n\n{row['text']}", {**row, "text": None, **fields}) for row in rows
    ]
    return score_documents(documents, [SITES], context=2_000)


def apart(each: int, other: int | None = None) -> Sequence[Score]:
    """Return so many documents of an outlet that writes of camps and of one that writes of schools."""
    rows = [("Courier", written(3, i % 2)) for i in range(each)]
    rows += [("Daily", written(i % 2, 3)) for i in range(each if other is None else other)]
    return scored(*rows)
