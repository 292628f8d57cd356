"""What was drawn for coding, for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.curating.allocating import CLOSED, FAR, FLAGGED, NEAR, PERHAPS, SURE, UNFLAGGED
from framing.curating.sampling import Sample, Stratum
from framing.report.media.safe import one_line
from framing.report.words.phrases import listed, plural

BANDS = {
    FLAGGED: "any label",
    SURE: "any label, surely",
    PERHAPS: "any label, perhaps",
    UNFLAGGED: "nothing counted",
    CLOSED: "nothing counted, subject absent",
    NEAR: "no label, but nearly one",
    FAR: "no label, nor nearly one",
}

BESIDE, ROOMY = 32, 100
"""Columns that the numbers beside a label need at least, and from which on everything has room."""
MOST_BANDS = 30
"""With more labels than this they are put together by lexicon, or those that are sure with those that are not."""


def sample_lines(
    sample: Sample, written: Sequence[str], *, width: int, grouped: bool, model: bool = False
) -> Iterator[RenderableType]:
    """Yield what was drawn, from how many, stratum by stratum, and which files hold it."""
    noun = _noun(sample)
    documents = len({drawn.unit.document for drawn in sample.units})
    population = sum(stratum.population for stratum in sample.strata)
    yield Text.assemble(
        (f"{plural(len(sample.units), *noun)} of {population:,} drawn", "bold"),
        (f" · from {plural(documents, 'document')} · seed {sample.seed}", "dim"),
    )
    yield _table(sample, width=width, grouped=grouped, model=model)
    yield Text()
    yield from (Text(line) for line in _advice(sample, written))


def _table(sample: Sample, *, width: int, grouped: bool, model: bool) -> Table:
    longest = max((cell_len(BANDS.get(s.band, one_line(s.band))) for s in sample.strata), default=0)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    what = "label it was given" if model else "what was counted in it"
    whole = longest if longest + BESIDE <= width < ROOMY else None
    table.add_column("" if sample.kind == "match" else what, overflow="fold", width=whole)
    for name in ("in the texts", "drawn", "each stands for"):
        table.add_column(name, justify="right")
    if grouped:
        table.add_column("by group", overflow="fold")
    bands: dict[str, list[Stratum]] = defaultdict(list)
    many = len({stratum.band for stratum in sample.strata}) > MOST_BANDS
    for stratum in sample.strata:
        bands[stratum.band.partition(" (" if model else ":")[0] if many else stratum.band].append(stratum)
    for band in sorted(bands, key=lambda band: (list(BANDS).index(band) if band in BANDS else -1, band)):
        inside = bands[band]
        row = [f"{sum(s.population for s in inside):,}", f"{sum(s.drawn for s in inside):,}", _weights(inside)]
        if grouped:
            groups: Counter[str] = Counter()
            for s in inside:
                groups[s.group] += s.drawn
            row.append(listed((f"{one_line(group)} {count}" for group, count in groups.items()), at_most=6))
        table.add_row(BANDS.get(band, one_line(band)), *row)
    return table


def _weights(strata: Sequence[Stratum]) -> str:
    low, high = min(s.weight for s in strata), max(s.weight for s in strata)
    return f"{low:,.1f}" if f"{low:.1f}" == f"{high:.1f}" else f"{low:,.1f}–{high:,.1f}"


def _advice(sample: Sample, written: Sequence[str]) -> Iterator[str]:
    *sheets, key, codebook = written
    rows = [sum(coder in drawn.coders for drawn in sample.units) for coder in range(1, sample.coders + 1)]
    if len(sheets) == 1:
        yield f"{sheets[0]}: {plural(rows[0], 'row')} to code."
    else:
        both = sum(len(drawn.coders) == sample.coders for drawn in sample.units)
        each = ", ".join(f"{sheet} {count:,}" for sheet, count in zip(sheets, rows, strict=True))
        yield f"Rows to code: {each}; {both:,} of them on {'both' if len(sheets) == 2 else 'all'} sheets."
    yield f"{codebook}: what the codes mean. {key}: not for coders; it tells what each row is."
    coders = " ".join(f"--coder {sheet}" for sheet in sheets)
    yield f"When the sheets are filled in: framing evaluate {coders} --key {key}"


def _noun(sample: Sample) -> tuple[str, str]:
    return ("match", "matches") if sample.kind == "match" else (sample.kind, f"{sample.kind}s")
