"""What was drawn for coding, for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.curating.allocating import CLOSED, FAR, FLAGGED, NEAR, PERHAPS, SURE, UNFLAGGED
from framing.curating.sampling import Sample, Stratum
from framing.report.media.safe import one_line
from framing.report.media.terminal import fits
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

GROUPS = 16
"""Columns that the groups need at least, which may go over several lines."""
MOST_BANDS = 30
"""With more labels than this they are put together by lexicon, or those that are sure with those that are not."""


def sample_lines(
    sample: Sample, written: Sequence[str], *, width: int, grouped: bool, model: bool = False
) -> Iterator[RenderableType]:
    """Yield what was drawn, from how many, stratum by stratum, and which files hold it."""
    noun = _noun(sample)
    documents = len({drawn.unit.document for drawn in sample.units})
    population = sum(stratum.population for stratum in sample.strata)
    rows = list(_rows(sample, grouped=grouped, model=model))
    yield Text.assemble(
        (f"{plural(len(sample.units), *noun)} of {population:,} drawn", "bold"),
        (f" · from {plural(documents, 'document')} · seed {sample.seed}", "dim"),
    )
    what = "" if sample.kind == "match" else "label it was given" if model else "what was counted in it"
    is_whole = fits(_table(rows, what, grouped=False), width=width - GROUPS if grouped else width)
    yield from [_table(rows, what, grouped=grouped)] if is_whole else _list(rows, what)
    yield Text()
    yield from (Text(line) for line in _advice(sample, written))


def _rows(sample: Sample, *, grouped: bool, model: bool) -> Iterator[tuple[str, ...]]:
    """Yield what a stratum is, how many are in the texts and drawn, for how many each stands, and of which groups."""
    bands: dict[str, list[Stratum]] = defaultdict(list)
    many = len({stratum.band for stratum in sample.strata}) > MOST_BANDS
    for stratum in sample.strata:
        bands[stratum.band.partition(" (" if model else ":")[0] if many else stratum.band].append(stratum)
    for band in sorted(bands, key=lambda band: (list(BANDS).index(band) if band in BANDS else -1, band)):
        inside = bands[band]
        groups: Counter[str] = Counter()
        for s in inside if grouped else ():
            groups[s.group] += s.drawn
        yield (
            BANDS.get(band, one_line(band)),
            f"{sum(s.population for s in inside):,}",
            f"{sum(s.drawn for s in inside):,}",
            _weights(inside),
            listed((f"{one_line(group)} {count}" for group, count in groups.items()), at_most=6),
        )


def _table(rows: Sequence[tuple[str, ...]], what: str, *, grouped: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(what, no_wrap=True)
    for name in ("in the texts", "drawn", "each stands for"):
        table.add_column(name, justify="right", no_wrap=True)
    if grouped:
        table.add_column("by group", overflow="fold")
    for row in rows:
        table.add_row(*row[: 5 if grouped else 4])
    return table


def _list(rows: Sequence[tuple[str, ...]], what: str) -> Iterator[RenderableType]:
    """Yield the same one under the other, for terminals on which names would be broken."""
    if what:
        yield Text(what, style="dim")
    for name, population, drawn, weight, groups in rows:
        yield Text(name, style="bold")
        stands = f"{drawn} of {population} drawn, each stands for {weight}"
        yield Padding(Text(f"{stands} · {groups}" if groups else stands), (0, 0, 0, 4))


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
