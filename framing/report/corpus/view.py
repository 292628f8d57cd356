"""A survey of a corpus for people: on the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.corpus.survey import Oddity, Outlier, Survey, Tally
from framing.report.corpus.json import LeftOut
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.phrases import percent, plural

_MOST_ROWS = 12
_MOST_MEMBERS = 4
_SHOWN = 100
_ODDITIES: dict[Oddity, str] = {
    "empty": "no words that count",
    "short": "far shorter than the others",
    "long": "far longer than the others",
    "same_text": "the same text as",
    "future_date": "a date that is still to come",
    "unreadable_date": "a date that cannot be read",
    "spoilt_letters": "letters spoilt before they were read here",
    "other_language": "in another language than most",
}


@dataclass(frozen=True, slots=True)
class _Section:
    """A table of a survey: its title, its columns (those that begin with ">" are numbers), and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def corpus_table(survey: Survey, left_out: LeftOut, *, with_text: bool = True) -> Iterator[RenderableType]:
    """Yield a survey for the terminal."""
    yield Text(_summary(survey), style="bold")
    for section in _sections(survey, left_out, with_text=with_text):
        yield Text()
        yield Text(section.title, style="bold")
        table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 1), header_style="dim", show_header=True)
        for column in section.columns:
            table.add_column(
                column.removeprefix(">"), justify="right" if column[:1] == ">" else "left", overflow="fold"
            )
        for row in section.rows:
            table.add_row(*(Text(one_line(cell)) for cell in row))
        yield table


def corpus_markdown(survey: Survey, left_out: LeftOut, *, with_text: bool = True) -> str:
    """Return a survey as Markdown."""
    lines = ["# Corpus", "", markdown(_summary(survey))]
    for section in _sections(survey, left_out, with_text=with_text):
        lines += ["", f"## {markdown(section.title)}", ""]
        lines.append("| " + " | ".join(column.removeprefix(">") for column in section.columns) + " |")
        lines.append("|" + "|".join("--:" if column[:1] == ">" else "---" for column in section.columns) + "|")
        lines += ["| " + " | ".join(markdown(cell) for cell in row) + " |" for row in section.rows]
    return "\n".join(lines) + "\n"


def _summary(survey: Survey) -> str:
    facts = [plural(survey.documents, "document"), plural(survey.words, "word")]
    lengths = survey.lengths
    if lengths is not None:
        facts.append(
            f"{lengths.shortest:,} to {lengths.longest:,} a document, half of them {lengths.lower:,.0f} to "
            f"{lengths.upper:,.0f}"
        )
    return " · ".join(facts)


def _sections(survey: Survey, left_out: LeftOut, *, with_text: bool) -> Iterator[_Section]:
    for title, name, tallies in (
        ("Outlets", "outlet", survey.outlets), ("Dates", "month", survey.dates), ("Genres", "genre", survey.genres),
        ("Languages", "language", survey.languages),
    ):  # fmt: skip
        if title == "Dates" and len(tallies) > _MOST_ROWS:
            years = _by_year(tallies)
            yield _Section(title, ("year", ">documents", ">words"), list(_tally_rows(years, at_most=len(years))))
        elif any(tally.value is not None for tally in tallies):
            yield _Section(title, (name, ">documents", ">words"), list(_tally_rows(tallies)))
    missing = [
        (x.field, f"{x.documents:,}", percent(x.documents / survey.documents)) for x in survey.missing if x.documents
    ]
    if missing:
        yield _Section("Missing", ("field", ">documents", ">share"), missing)
    aside = list(_aside_rows(survey, left_out))
    if aside:
        yield _Section("Set aside", ("what", ">number", "such as"), aside)
    if survey.copies:
        copies = sum(len(cluster.members) for cluster in survey.copies)
        title = f"Copies: {plural(copies, 'document')} in {plural(len(survey.copies), 'cluster')}"
        yield _Section(title, ("longest", ">documents", ">shared", "others"), list(_copy_rows(survey)))
    if survey.reused:
        yield _Section("Paragraphs that several documents have", (">documents", ">words", "text"), [
            (f"{len(reuse.documents):,}", f"{reuse.words:,}", shorten(reuse.text, _SHOWN) if with_text else "")
            for reuse in survey.reused[:_MOST_ROWS]
        ])  # fmt: skip
    if survey.outliers:
        yield _Section("To look at", ("why", ">documents", "such as"), list(_outlier_rows(survey.outliers)))


def _by_year(months: Sequence[Tally]) -> list[Tally]:
    """Return the months of a long time summed up by year: cut short they would hide its end."""
    years: dict[str | None, tuple[int, int]] = {}
    for month in months:
        year = None if month.value is None else month.value.split("-")[0]
        documents, words = years.get(year, (0, 0))
        years[year] = documents + month.documents, words + month.words
    return [Tally(year, documents, words) for year, (documents, words) in years.items()]


def _tally_rows(tallies: Sequence[Tally], *, at_most: int = _MOST_ROWS) -> Iterator[tuple[str, ...]]:
    for tally in tallies[:at_most]:
        yield (tally.value if tally.value is not None else "not known"), f"{tally.documents:,}", f"{tally.words:,}"
    rest = tallies[at_most:]
    if rest:
        documents, words = sum(tally.documents for tally in rest), sum(tally.words for tally in rest)
        yield f"{len(rest):,} others", f"{documents:,}", f"{words:,}"


def _aside_rows(survey: Survey, left_out: LeftOut) -> Iterator[tuple[str, ...]]:
    if survey.boilerplate:
        yield "paragraphs of page furniture", f"{survey.boilerplate:,}", ""
    if survey.repeats:
        yield "paragraphs that repeat an earlier one", f"{survey.repeats:,}", ""
    if survey.words_aside:
        yield "words in them", f"{survey.words_aside:,}", ""
    for reason, names in left_out.files.items():
        yield f"files: {reason}", f"{len(names):,}", _some(list(names))
    if left_out.unreadable:
        problems = [f"{problem.place} ({problem.message})" for problem in left_out.unreadable]
        yield "unreadable", f"{len(problems):,}", _some(problems)


def _copy_rows(survey: Survey) -> Iterator[tuple[str, ...]]:
    clusters = sorted(survey.copies, key=lambda cluster: -len(cluster.members))
    for cluster in clusters[:_MOST_ROWS]:
        others = [member for member in cluster.members if member.document != cluster.representative]
        shared = sorted({member.containment for member in others})
        span = percent(shared[0]) if len(shared) == 1 else f"{percent(shared[0])} to {percent(shared[-1])}"
        yield cluster.representative, str(len(cluster.members)), span, _some([member.document for member in others])


def _outlier_rows(outliers: Sequence[Outlier]) -> Iterator[tuple[str, ...]]:
    for oddity, title in _ODDITIES.items():
        found = [outlier for outlier in outliers if outlier.oddity == oddity]
        if found:
            shown = [f"{x.document} ({x.detail})" if x.detail else x.document for x in found]
            yield title, f"{len(found):,}", _some(shown)


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_MEMBERS
    return ", ".join(names[:_MOST_MEMBERS]) + (f" and {rest:,} more" if rest > 0 else "")
