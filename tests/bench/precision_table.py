"""Write the table of precision in lexicons/README.md anew: `python -m tests.bench.precision_table`.

The figures are in tests/data/lexicon_precision.json, one object a lexicon: how many hits it had in the texts it was run
over, how many of them were read, how many of those were right, and a note. Read hits with `framing kwic`, put the new
figures there, and run this.
"""

import json
from math import sqrt
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).parent.parent.parent
FIGURES, README = ROOT / "tests" / "data" / "lexicon_precision.json", ROOT / "lexicons" / "README.md"
BEGIN, END = "<!-- precision: begin -->\n", "<!-- precision: end -->\n"
HEAD = "| Lexicon | Hits | Read | Right | Precision | 95 % interval | Note |\n|---|--:|--:|--:|--:|---|---|\n"


class Row(TypedDict):
    """The figures of one lexicon."""

    id: str
    hits: int
    read: int
    right: int
    note: str


def read_figures() -> list[Row]:
    rows: list[Row] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return rows


def wilson(right: int, read: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    z = 1.959964
    share, spread = right / read, z * z / read
    centre, half = share + spread / 2, z * sqrt(share * (1 - share) / read + spread / (4 * read))
    return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))


def table(rows: list[Row]) -> str:
    lines = []
    for row in sorted(rows, key=lambda row: row["id"]):
        low, high = wilson(row["right"], row["read"])
        lines.append(
            f"| {row['id']} | {row['hits']:,} | {row['read']} | {row['right']} "
            f"| {row['right'] / row['read']:.2f} | {low:.2f} – {high:.2f} | {row['note']} |\n"
        )
    hits, read, right = (sum(row[key] for row in rows) for key in ("hits", "read", "right"))
    low, high = wilson(right, read)
    lines.append(f"| **all** | {hits:,} | {read:,} | {right:,} | {right / read:.2f} | {low:.2f} – {high:.2f} | |\n")
    return HEAD + "".join(lines)


def main() -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}{table(read_figures())}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
