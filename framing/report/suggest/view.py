"""Suggested terms for people: how often, why, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from framing.curating.suggesting import ConceptSuggestions, Suggestion
from framing.curating.suggesting_ranking import Signal
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.phrases import plural

SIGNALS: dict[Signal, str] = {
    "alias": "introduced as a name",
    "slot": "where known labels stand",
    "gate": "keeps to texts on the subject",
    "words": "shares words with a label",
    "vectors": "near in meaning or topic",
    "variant": "a label in another spelling or number",
}
SPEAKS = 100
"""The last rank at which a signal is said to speak for a phrase."""
_NOTE = "Candidates from your texts alone, the likeliest first. Read each in its context before it becomes a term."


def suggestions_lines(found: Sequence[ConceptSuggestions], *, width: int) -> Iterator[RenderableType]:
    """Yield the suggestions for the terminal, one a line, under the concept they are for."""
    for one in found:
        yield Text(f"{one.lexicon.id}  {one_line(one.concept.title)}", style="bold").append(
            f" · {_facts(one)}", style="not bold dim"
        )
        if not one.suggestions:
            yield Text(f"  {_nothing(one)}", style="dim")
        term = min(40, max((len(_terms(row)) for row in one.suggestions), default=0))
        for row in one.suggestions:
            yield _line(row, term=term, width=width)
        yield Text()
    if any(one.suggestions for one in found):
        yield Text(_legend(), style="dim")
        yield Text(_NOTE, style="dim")


def suggestions_markdown(found: Sequence[ConceptSuggestions]) -> str:
    """Return the suggestions as Markdown, a table for each concept."""
    lines: list[str] = []
    for one in found:
        lines += [f"## {markdown(one.concept.title)}", "", f"`{one.lexicon.id}:{one.concept.id}` · {_facts(one)}", ""]
        if not one.suggestions:
            lines += [_nothing(one), ""]
            continue
        lines += ["| term | places | documents | why | for example |", "|---|--:|--:|---|---|"]
        lines += [_row(row) for row in one.suggestions]
        lines.append("")
    return "\n".join([*lines, _NOTE]) + "\n"


def _nothing(one: ConceptSuggestions) -> str:
    if one.documents:
        return "Nothing to suggest."
    lacking = "the context that it asks for" if one.concept.context else "a known label of it"
    return f"Nothing to suggest: no text has {lacking}."


def _facts(one: ConceptSuggestions) -> str:
    return f"{plural(one.documents, 'document')}, {plural(one.labels, 'known label')} in them"


def _terms(row: Suggestion) -> str:
    return " / ".join(row.terms)


def _line(row: Suggestion, *, term: int, width: int) -> Text:
    text = Text(f"{row.count:>5} ", style="dim", no_wrap=True)
    text.append(_marks(row).ljust(7), style="dim")
    text.append(shorten(_terms(row), term).ljust(term), style="bold")
    example = row.example
    room = max(20, width - term - 18 - len(example.text)) // 2
    text.append("  " + shorten(one_line(example.left), room, keep="end").rjust(room))
    text.append(one_line(example.text), style="bold")
    text.append(shorten(one_line(example.right), room))
    text.rstrip()
    return text


def _speaking(row: Suggestion) -> list[Signal]:
    return [signal for signal in SIGNALS if 0 < row.ranks.get(signal, 0) <= SPEAKS]


def _legend() -> str:
    why = " · ".join(f"{_mark(signal)} {meaning}" for signal, meaning in SIGNALS.items())
    return f"Before a term stands in how many places it was found, and what speaks for it: {why}."


def _marks(row: Suggestion) -> str:
    return "".join(map(_mark, _speaking(row)))


def _mark(signal: Signal) -> str:
    return "=" if signal == "variant" else signal[0]


def _row(row: Suggestion) -> str:
    example = row.example
    left, right = shorten(one_line(example.left), 60, keep="end"), shorten(one_line(example.right), 60)
    context = f"{markdown(left)}**{markdown(example.text)}**{markdown(right)}"
    why = ", ".join(SIGNALS[signal] for signal in _speaking(row))
    terms = "<br>".join(markdown(term) for term in row.terms)
    return f"| {terms} | {row.count} | {row.documents} | {why} | {context} |"
