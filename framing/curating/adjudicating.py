"""Put the sheets of coders together: what they agree on stays, what they differ on is settled by somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.curating.coded_sheets import CodedRow, CodedSheet, folded_source
from framing.curating.coding_sheets import MATCH_CODES, TEXTS, CodingSheet, Column
from framing.curating.sample_keys import KeyedUnit, SampleKey
from framing.errors import InputError
from framing.learning.agreement import Coding
from framing.types import OWN_VOICES

SIDE = "side"
"""A variable that follows from voice and stance: the writer uses the name, holds it off, or leaves it to others."""

RULING_COLUMNS = ("id", "ruling", "voice", "wording", "stance", "coder", "note", "weight")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is decided on one unit: codes by variable, and those still `open`, on which coders differ.

    `agreeing` are the coders whose own codes are the final ones; `settled_by` is who settled it, if somebody had to.
    """

    id: str
    codes: Mapping[str, str]
    open: tuple[str, ...]
    agreeing: tuple[str, ...]
    settled_by: str | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One unit on which coders differ: its place, its texts, and what each has written, by variable."""

    id: str
    place: str
    texts: Mapping[str, str]
    codes: Mapping[str, tuple[str | None, ...]]
    notes: tuple[str, ...]


def check_sheets(sheets: Sequence[CodedSheet]) -> None:
    """Raise `InputError` for sheets that cannot belong together."""
    first = sheets[0]
    seen: dict[str, CodedSheet] = {}
    for sheet in sheets:
        if sheet.kind != first.kind:
            raise InputError(sheet.path, f"a sheet of {_many(sheet)}, where {first.path} is one of {_many(first)}")
        other = seen.setdefault(sheet.coder.casefold(), sheet)
        if other is not sheet:
            message = f"the coder of this sheet and of {other.path} is {sheet.coder}"
            raise InputError(sheet.path, message, "write each one's name into the column coder")
    if len(sheets) > 1 and not any(len(ids) > 1 for ids in _having(sheets).values()):
        raise InputError(
            sheets[1].path, f"no row in common with {first.path}", "are both of the same sample? rows go together by id"
        )


def codings_of(sheets: Sequence[CodedSheet], variable: str, key: SampleKey | None) -> list[Coding]:
    """Return what every coder has written on a variable, unit by unit; without a key each is a document of its own."""
    codings = []
    for row_id in _having(sheets):
        rows = [sheet.rows.get(row_id) for sheet in sheets]
        document = key.units[row_id].document if key is not None else row_id
        codings.append(Coding(document, tuple(_compared(row, variable) for row in rows)))
    return codings


def variables_of(sheets: Sequence[CodedSheet]) -> tuple[str, ...]:
    """Return the variables on which coders are compared, in the order in which they are shown."""
    names = list(dict.fromkeys(name for sheet in sheets for name in sheet.variables))
    if sheets[0].kind == "match" and "voice" in names:
        names.insert(names.index("voice"), SIDE)
    return tuple(names)


def find_disagreements(sheets: Sequence[CodedSheet], key: SampleKey | None) -> tuple[Disagreement, ...]:
    """Return the units on which coders differ, in the order of their ids."""
    found = []
    for row_id, having in sorted(_having(sheets).items()):
        rows = [sheet.rows.get(row_id) for sheet in sheets]
        codes = {}
        for variable in dict.fromkeys(name for sheet in sheets for name in sheet.variables):
            if len({_compared(row, variable) for row in rows} - {None}) > 1:
                codes[variable] = tuple(row.codes.get(variable) if row is not None else None for row in rows)
        if codes:
            place = key.units[row_id].place if key is not None else row_id
            notes = tuple(row.note if row is not None else "" for row in rows)
            found.append(Disagreement(row_id, place, having[0].texts, codes, notes))
    return tuple(found)


def adjudicate(sheets: Sequence[CodedSheet], settled: CodedSheet | None = None) -> tuple[Outcome, ...]:
    """Decide every unit that anybody has coded, variable by variable.

    What `settled` says holds; else what all coders say who have coded it, or more than half of three and more. What is
    left is open. A match that is settled as naming something else has no other codes.
    """
    return tuple(_decide(row_id, sheets, settled) for row_id in _having(sheets))


def disputed_sheet(sheets: Sequence[CodedSheet], disagreements: Sequence[Disagreement]) -> CodingSheet:
    """Return a sheet of what coders differ on: a column to settle it, beside what each has written and noted."""
    variables = [
        name
        for name in dict.fromkeys(name for sheet in sheets for name in sheet.variables)
        if any(name in item.codes for item in disagreements)
    ]
    if sheets[0].kind == "match" and "naming" not in variables:
        variables.insert(0, "naming")
    texts = [name for name in TEXTS if any(name in item.texts for item in disagreements)]
    names = [sheet.coder for sheet in sheets]
    columns = [Column("id"), *(Column(name, wide=name not in ("referent", "match")) for name in texts)]
    for variable in variables:
        choices = MATCH_CODES[variable] if sheets[0].kind == "match" else ("1", "0")
        columns += [Column(variable, choices), *(Column(f"{variable} ({name})") for name in names)]
    columns += [Column("coder"), Column("note"), *(Column(f"note ({name})") for name in names)]
    rows = []
    for item in disagreements:
        cells = [item.id, *(item.texts.get(name, "") for name in texts)]
        for variable in variables:
            given = [
                row.codes.get(variable) if (row := sheet.rows.get(item.id)) is not None else None for sheet in sheets
            ]
            agreed = "" if variable in item.codes else next((code for code in given if code is not None), "")
            cells += [agreed, *(code or "" for code in given)]
        rows.append((*cells, "", "", *item.notes))
    return CodingSheet(tuple(columns), tuple(rows))


def _many(sheet: CodedSheet) -> str:
    return "matches" if sheet.kind == "match" else "passages"


def _having(sheets: Sequence[CodedSheet]) -> dict[str, list[CodedRow]]:
    """Return the rows of every unit, in the order in which units are met."""
    having: dict[str, list[CodedRow]] = {}
    for sheet in sheets:
        for row_id, row in sheet.rows.items():
            having.setdefault(row_id, []).append(row)
    return having


def _compared(row: CodedRow | None, variable: str) -> str | None:
    """Return what is compared of a code: of a source not its letters, of voice and stance the side."""
    if row is None:
        return None
    if variable == SIDE:
        return side_of(row.codes)
    code = row.codes.get(variable)
    return folded_source(code) if variable == "source" and code is not None else code


def side_of(codes: Mapping[str, str]) -> str | None:
    """Return the side that voice and stance are on, `None` where they are not coded."""
    voice, stance = codes.get("voice"), codes.get("stance")
    if voice is None:
        return None
    if voice not in OWN_VOICES:
        return "attributed"
    return None if stance is None else "own" if stance == "adopted" else "held_off"


def _decide(row_id: str, sheets: Sequence[CodedSheet], settled: CodedSheet | None) -> Outcome:
    rows = {sheet.coder: row for sheet in sheets if (row := sheet.rows.get(row_id)) is not None and row.codes}
    last = settled.rows.get(row_id) if settled is not None else None
    codes: dict[str, str] = {}
    left: list[str] = []
    for variable in dict.fromkeys(name for sheet in sheets for name in sheet.variables):
        written = last.codes.get(variable) if last is not None else None
        code = written or _common([row for row in rows.values() if variable in row.codes], variable)
        if code is not None:
            codes[variable] = code
        elif any(variable in row.codes for row in rows.values()):
            left.append(variable)
    if codes.get("naming") == "no":
        codes, left = {"naming": "no"}, []
    elif "naming" in left:
        codes, left = {}, ["naming"]
    agreeing = tuple(name for name, row in rows.items() if not left and _same(row.codes, codes))
    by = (
        settled.coder if settled is not None and last is not None and last.codes and len(agreeing) < len(rows) else None
    )
    return Outcome(row_id, codes, tuple(left), agreeing, by)


def _common(rows: Sequence[CodedRow], variable: str) -> str | None:
    """Return the code that all have given, or more than half; `None` where there is no such."""
    votes = Counter(_compared(row, variable) for row in rows)
    if not votes:
        return None
    ((code, count),) = votes.most_common(1)
    if 2 * count <= len(rows):
        return None
    return next(row.codes[variable] for row in rows if _compared(row, variable) == code)


def _same(codes: Mapping[str, str], final: Mapping[str, str]) -> bool:
    one, other = (
        {name: folded_source(code) if name == "source" else code for name, code in each.items()}
        for each in (codes, final)
    )
    return one == other


def ruling_rows(outcomes: Sequence[Outcome], key: SampleKey) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a file of rulings, a row for everybody who has read a match as it is decided.

    `RULING_COLUMNS` names them; the weight is how many matches it was drawn for. What is still open is left out.
    """
    for outcome in outcomes:
        unit = key.units[outcome.id]
        match = unit.match
        if match is None or outcome.open or "naming" not in outcome.codes:
            continue
        verdict = "count" if outcome.codes["naming"] == "yes" else "exclude"
        read = tuple(outcome.codes.get(name, "") for name in ("voice", "wording", "stance"))
        for coder in (*outcome.agreeing, *([outcome.settled_by] if outcome.settled_by is not None else [])):
            yield (match.id, verdict, *read, coder, f"{outcome.id} {unit.place}", f"{unit.weight:.6g}")


def labelled_records(
    sheets: Sequence[CodedSheet], outcomes: Sequence[Outcome], key: SampleKey | None
) -> Iterator[dict[str, Any]]:
    """Yield a record for every passage on all of whose labels it is decided: id, text, the labels that are there.

    With a key also document, group, and how many passages it stands for. Two kinds are files for `--decisions`: of a
    classifier's sample with the id of the passage, the classifier, and which labels people looked for; of documents
    coded for the writer's own words with the hash of the text, the lexicons, and the frames that people decided on,
    that are there, that were counted, and on which coders differ. Such a document comes also where some is not
    decided; then it has no labels, so that nobody learns from it.
    """
    variables = list(dict.fromkeys(name for sheet in sheets for name in sheet.variables))
    texts = {row_id: rows[0].texts.get("text", "") for row_id, rows in _having(sheets).items()}
    for outcome in outcomes:
        decided = all(name in outcome.codes for name in variables)
        own = key is not None and key.own and key.unit == "document"
        if not decided and not (own and (outcome.codes or outcome.open)):
            continue
        labels = [name for name in variables if outcome.codes[name] == "1"] if decided else None
        record: dict[str, Any] = {"id": outcome.id, "text": texts[outcome.id], "labels": labels}
        if key is not None:
            unit = key.units[outcome.id]
            record |= {"document": unit.document, "group": unit.group, "weight": unit.weight}
            if key.model is not None:
                record |= {"passage": unit.passage, "model": key.model.id, "asked": variables}
            elif own:
                record |= {"sha256": unit.sha256} | _own_words(key, unit, outcome)
        yield record


def _own_words(key: SampleKey, unit: KeyedUnit, outcome: Outcome) -> dict[str, list[str]]:
    """Return by canonical names what was decided on a document, what is there, was counted, and is in dispute."""
    frames, codes = key.frames, outcome.codes
    return {
        "lexicons": [f"{lexicon['id']}@{lexicon['sha256']}" for lexicon in key.lexicons],
        "frames": [frames[name] for name in key.labels if name in codes],
        "present": [frames[name] for name in key.labels if codes.get(name) == "1"],
        "counted": sorted(frames[name] for name in unit.labels if name in codes),
        "disputed": [frames[name] for name in outcome.open],
    }
