"""Write the table of precision in lexicons/README.md anew: `python -m tests.bench.precision_table`.

The figures are in the lexicons themselves, under `[validation]`: how many hits there were in the texts it was run over,
how many of them were read, how many of those were right, and a note.
"""

from math import sqrt
from pathlib import Path

from framing.lexicon.entries import HandCheck
from framing.lexicon.loading import read_lexicon

ROOT = Path(__file__).parent.parent.parent
LEXICONS, README = ROOT / "lexicons", ROOT / "lexicons" / "README.md"
BEGIN, END = "<!-- precision: begin -->\n", "<!-- precision: end -->\n"
HEAD = "| Lexicon | Hits | Read | Right | Precision | 95 % interval | Note |\n|---|--:|--:|--:|--:|---|---|\n"


def read_figures() -> dict[str, HandCheck]:
    lexicons = sorted((read_lexicon(path) for path in LEXICONS.rglob("*.toml")), key=lambda lexicon: lexicon.id)
    return {lexicon.id: lexicon.validation for lexicon in lexicons if lexicon.validation is not None}


def wilson(right: int, read: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    z = 1.959964
    share, spread = right / read, z * z / read
    centre, half = share + spread / 2, z * sqrt(share * (1 - share) / read + spread / (4 * read))
    return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))


def table(figures: dict[str, HandCheck]) -> str:
    lines = []
    for name, row in figures.items():
        low, high = wilson(row.right, row.read)
        lines.append(
            f"| {name} | {row.hits:,} | {row.read} | {row.right} "
            f"| {row.right / row.read:.2f} | {low:.2f} – {high:.2f} | {row.note or ''} |\n"
        )
    hits, read, right = (sum(getattr(row, key) for row in figures.values()) for key in ("hits", "read", "right"))
    low, high = wilson(right, read)
    lines.append(f"| **all** | {hits:,} | {read:,} | {right:,} | {right / read:.2f} | {low:.2f} – {high:.2f} | |\n")
    return HEAD + "".join(lines)


def main() -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}{table(read_figures())}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
