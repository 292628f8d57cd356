"""Counts per document that several tests of the statistics share."""

from __future__ import annotations

from tests.conftest import DATA

TOY = {
    "jobs": (12, 8, 5, 4, 6),
    "crime": (3, 2, 9, 7, 11),
    "tax": (0, 3, 1, 0, 2),
    "the": (40, 35, 60, 52, 58),
    "rare": (1, 0, 0, 2, 0),
    "family": (4, 2, 0, 1, 0),
}
"""Words in two documents of one group, then in three of the other."""


def toy_groups() -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    documents = [{word: float(counts[i]) for word, counts in TOY.items() if counts[i]} for i in range(5)]
    return documents[:2], documents[2:]


def economy_sentences(*, since: int = 0, period: str | None = None) -> tuple[list[float], list[float], list[str]]:
    """Return hits, sentences and period ("pre" or "post") per address."""
    lines = (DATA / "economy_sentences.csv").read_text(encoding="utf-8").splitlines()[2:]
    rows = [line.split(",") for line in lines]
    kept = [row for row in rows if int(row[0]) >= since and period in {None, row[1]}]
    return [float(row[2]) for row in kept], [float(row[3]) for row in kept], [row[1] for row in kept]
