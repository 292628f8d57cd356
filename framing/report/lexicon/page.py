"""One lexicon as a page that one can read: what is named, in which rival ways, by whom, on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Literal

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from framing.lexicon.entries import Citation, Concept, Frame, Lexicon, Term
from framing.report.lexicon.list import summary_json
from framing.report.media.csv import csv_line
from framing.report.media.json import Json
from framing.report.media.safe import markdown, one_line
from framing.report.words.naming import PALETTE

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


Detail = Literal["names", "words", "forms"]
"""How far a page goes: what things and their names are called, with the words, or with all forms of these."""


def lexicon_json(lexicon: Lexicon, concepts: Sequence[Concept]) -> Json:
    """Return a lexicon, or some concepts of it, as `framing.lexicon/1`."""
    return {
        "schema": "framing.lexicon/1",
        **summary_json(lexicon),
        "description": lexicon.description,
        "sha256": lexicon.sha256,
        "validation": _fields(lexicon.validation) if lexicon.validation is not None else None,
        "content": [_concept_json(concept) for concept in concepts],
        "sources": [_fields(source) for source in lexicon.sources],
    }


COLUMNS = ("lexicon", "concept", "frame", "generic", "title", "term", "case", "forms")


def lexicon_csv(lexicon: Lexicon, concepts: Sequence[Concept]) -> bytes:
    """Return one row per term, with all its forms in one cell."""
    rows = (
        [lexicon.id, concept.id, frame.id, frame.generic, frame.title, term.notation, term.case, "; ".join(term.forms)]
        for concept in concepts
        for frame in concept.frames
        for term in frame.terms
    )
    return b"".join(csv_line(row) for row in chain([COLUMNS], rows))


def lexicon_markdown(lexicon: Lexicon, concepts: Sequence[Concept], *, detail: Detail = "words") -> str:
    """Return the page as Markdown."""
    lines = [f"# {markdown(lexicon.title)}", "", markdown(_facts(lexicon)), ""]
    lines += [line for text in (lexicon.description, _read(lexicon)) if text for line in (markdown(text), "")]
    for concept in concepts:
        lines += [f"## {markdown(concept.title)}", ""]
        if detail != "names":
            lines += [f"- *{name}*: {markdown(text)}" for name, text in _about_concept(lexicon, concept)]
            lines.append("")
        for frame in concept.frames:
            lines += [f"### {markdown(_heading(frame))}", ""]
            if frame.gloss:
                lines += [markdown(frame.gloss), ""]
            if detail != "names":
                lines += [f"- *{name}*: {markdown(text)}" for name, text in _about_frame(lexicon, frame)]
                lines += [f"- *words*: {'; '.join(_code(term) for term in frame.terms)}"]
                lines += [f"    - {_code(x)}: {markdown('; '.join(x.forms))}" for x in frame.terms if detail == "forms"]
                lines.append("")
    if detail != "names" and (cited := _cited(lexicon, concepts)):
        lines += ["## Sources", ""]
        lines += [f"- **{markdown(source.key)}** {markdown(_reference(source))}" for source in cited]
    return "\n".join(lines).rstrip() + "\n"


def lexicon_page(
    lexicon: Lexicon, concepts: Sequence[Concept], *, detail: Detail = "words"
) -> Iterator[RenderableType]:
    """Yield the page for the terminal."""
    yield Text(one_line(lexicon.title), style="bold")
    yield Text(one_line(_facts(lexicon)), style="dim")
    if lexicon.description:
        yield Text(one_line(lexicon.description))
    if read := _read(lexicon):
        yield Text(one_line(read), style="dim")
    for concept in concepts:
        yield Text()
        yield Text(one_line(concept.title), style="bold underline").append(f"  {concept.id}", style="not bold dim")
        for name, text in _about_concept(lexicon, concept) if detail != "names" else ():
            yield _line(name, text, indent=2)
        for index, frame in enumerate(concept.frames):
            yield Text()
            color = "default" if frame.generic else PALETTE[index % len(PALETTE)]
            heading = Text("  ■ ", style=color).append(one_line(_heading(frame)), style="bold default")
            yield heading.append(f"  {concept.id}.{frame.id}", style="dim default")
            if frame.gloss:
                yield Padding(Text(one_line(frame.gloss), style="italic"), (0, 0, 0, 4))
            if detail != "names":
                yield from _evidence(lexicon, frame, forms=detail == "forms")
    if detail != "names" and (cited := _cited(lexicon, concepts)):
        yield Text()
        yield Text("Sources", style="bold")
        for source in cited:
            yield _line(source.key, _reference(source), indent=2)


def _evidence(lexicon: Lexicon, frame: Frame, *, forms: bool) -> Iterator[RenderableType]:
    """Yield who uses a name, where that can be checked, and its words, with `forms` each with all it stands for."""
    for name, text in _about_frame(lexicon, frame):
        yield _line(name, text, indent=4)
    yield _line("words", "" if forms else "; ".join(_shown(term) for term in frame.terms), indent=4)
    for term in frame.terms if forms else ():
        yield _line(_shown(term), "; ".join(term.forms), indent=6)


def say_date(date: str) -> str:
    """Return an ISO date, month or year in words.

    >>> say_date("2019-08-16"), say_date("2019-08"), say_date("2019")
    ('16 August 2019', 'August 2019', '2019')
    """
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def _line(name: str, text: str, *, indent: int) -> RenderableType:
    return Padding(Text(f"{name}  ", style="dim").append(one_line(text), style="not dim"), (0, 0, 0, indent))


def _facts(lexicon: Lexicon) -> str:
    facts = [lexicon.id, lexicon.version, lexicon.kind, lexicon.language, lexicon.licence]
    return " · ".join(facts if lexicon.default else [*facts, "only when asked for with -l"])


def _read(lexicon: Lexicon) -> str:
    """Say what people found who read its hits; empty where nobody has."""
    record = lexicon.validation
    if record is None:
        return ""
    note = f" ({record.note})" if record.note else ""
    return f"Where people read its hits, {record.right:,} of {record.read:,} were right{note}."


def _heading(frame: Frame) -> str:
    return f"{frame.title} (listed, not in shares)" if frame.generic else frame.title


def _about_concept(lexicon: Lexicon, concept: Concept) -> Iterator[tuple[str, str]]:
    if lexicon.kind == "register":
        yield "measured as", "matches per 1,000 words"
    if concept.context:
        yield f"counts only in a {concept.gate_scope} with", "; ".join(_shown(term) for term in concept.context)
    if concept.ignore:
        yield "never counted", "; ".join(_shown(term) for term in concept.ignore)
    if concept.note:
        yield "note", concept.note


def _about_frame(lexicon: Lexicon, frame: Frame) -> Iterator[tuple[str, str]]:
    dates = {source.key: source.date for source in lexicon.sources}
    for used in frame.used_by:
        date = used.date or dates.get(used.source)
        yield "used by", f"{used.actor}{', ' + say_date(date) if date else ''} [{used.source}]"
    for by in frame.recommended_by:
        yield "recommended by", f"{by.guide}{': ' + by.note if by.note else ''} [{by.source}]"
    if frame.valid_from or frame.valid_until:
        start = f"from {say_date(frame.valid_from)}" if frame.valid_from else ""
        end = f"until {say_date(frame.valid_until)}" if frame.valid_until else ""
        yield "in force", f"{start} {end}".strip()
    if frame.sources:
        yield "sources", ", ".join(frame.sources)


def _shown(term: Term) -> str:
    return f"{term.notation} (in these capitals)" if term.case else term.notation


def _code(term: Term) -> str:
    fence = "``" if "`" in term.notation else "`"
    return f"{fence}{one_line(term.notation)}{fence}{' (in these capitals)' if term.case else ''}"


def _cited(lexicon: Lexicon, concepts: Sequence[Concept]) -> list[Citation]:
    keys: set[str] = set()
    for concept in concepts:
        for frame in concept.frames:
            keys.update(frame.sources, (used.source for used in frame.used_by))
            keys.update(by.source for by in frame.recommended_by)
    return [source for source in lexicon.sources if source.key in keys]


def _reference(source: Citation) -> str:
    parts = [source.title, source.publisher, say_date(source.date) if source.date else None]
    text = " ".join(part if part[-1] in ".?!" else part + "." for part in parts if part)
    text = f"{text} {source.url}" if source.url else text
    return f"{text} (seen {say_date(source.accessed)})" if source.accessed else text


def _concept_json(concept: Concept) -> Json:
    return {
        "concept": concept.id,
        "title": concept.title,
        "note": concept.note,
        "gate_scope": concept.gate_scope,
        "context": [_term_json(term) for term in concept.context],
        "ignore": [_term_json(term) for term in concept.ignore],
        "frames": [_frame_json(frame) for frame in concept.frames],
    }


def _frame_json(frame: Frame) -> Json:
    return {
        "frame": frame.id,
        "title": frame.title,
        "gloss": frame.gloss or None,
        "generic": frame.generic,
        "valid_from": frame.valid_from,
        "valid_until": frame.valid_until,
        "used_by": [_fields(used) for used in frame.used_by],
        "recommended_by": [_fields(by) for by in frame.recommended_by],
        "sources": list(frame.sources),
        "terms": [_term_json(term) for term in frame.terms],
    }


def _term_json(term: Term) -> Json:
    return {"term": term.notation, "case": term.case, "forms": list(term.forms)}


def _fields(value: Any) -> Json:
    return {name: getattr(value, name) for name in value.__dataclass_fields__ if name != "line"}
