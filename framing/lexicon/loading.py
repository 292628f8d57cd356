"""A lexicon file → a `Lexicon`, or all that is wrong with the file at once."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path as FilePath
from typing import cast

from framing.errors import LexiconError, reason_of, remedy_of
from framing.lexicon.caching import keep, recall
from framing.lexicon.coherence import check_coherence
from framing.lexicon.entries import (
    AcceptedWarning,
    Citation,
    Concept,
    Frame,
    GateScope,
    HandCheck,
    Kind,
    Lexicon,
    LexiconTest,
    RecommendedBy,
    Term,
    UsedBy,
)
from framing.lexicon.lines import Path, locate
from framing.lexicon.notation import NotationError, expand
from framing.lexicon.tables import Notes, Table, check_id
from framing.lexicon.toml_text import place_troubles, read_toml

FORMAT = 1

_LEXICON = ("format", "id", "title", "kind", "language", "version", "licence", "default", "description",
            "sources", "concepts", "tests", "accept", "validation")  # fmt: skip
_SOURCE = ("key", "title", "publisher", "date", "url", "accessed")
_CONCEPT = ("title", "context", "ignore", "gate-scope", "note", "frames")
_FRAME = ("title", "gloss", "generic", "terms", "used-by", "recommended-by", "sources", "valid-from", "valid-until")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_TWO_LETTERS = re.compile(r"[^\W_].*?[^\W_]")


def read_lexicon(path: FilePath, *, shown: str | None = None, lines: bool = False) -> Lexicon:
    """Read one lexicon file.

    `shown` is the name of the file in messages (default: the path as given). With `lines` every part knows the line
    it stands on, which costs a second pass. Raises `LexiconError` with every problem of the file, in file order.
    """
    shown = shown or str(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise LexiconError(shown, "is a directory, not a lexicon", "name the .toml file in it") from None
    except FileNotFoundError:
        raise LexiconError(shown, "no such file", "`framing lexicon list` shows the bundled lexicons") from None
    except OSError as error:
        raise LexiconError(shown, f"cannot be read: {reason_of(error)}", remedy_of(error)) from None
    if lines:
        return parse_lexicon(data, shown=shown, lines=True)
    lexicon = recall(sha256(data).hexdigest(), shown=shown)
    if lexicon is None:
        lexicon = parse_lexicon(data, shown=shown)
        keep(lexicon)
    return lexicon


def parse_lexicon(data: bytes, *, shown: str, lines: bool = False) -> Lexicon:
    """Read a lexicon from the bytes of its file; see `read_lexicon`."""
    text, values = read_toml(data, shown, LexiconError)
    notes = Notes(lines=locate(text) if lines else {})
    lexicon = _lexicon(Table(values, (), notes), digest=sha256(data).hexdigest(), shown=shown)
    check_coherence(lexicon, notes)
    if notes.troubles:
        raise place_troubles(notes, text, shown, LexiconError)
    return lexicon


def _lexicon(table: Table, *, digest: str, shown: str) -> Lexicon:
    table.only(_LEXICON)
    if table.values.get("format") != FORMAT or table.values.get("format") is True:
        given = "format is missing" if "format" not in table.values else f"format is {table.values['format']!r}"
        table.note("format", f"{given}: this version reads format = {FORMAT}")
    version = table.text("version")
    if version and not _VERSION.fullmatch(version):
        table.note("version", f"version {version!r} is not like 1.0.0", "see semver.org")
    identity = table.text("id")
    check_id(identity, ("id",), table.notes)
    return Lexicon(
        id=identity,
        title=table.text("title"),
        kind=cast("Kind", table.choice("kind", ("naming", "register"))),
        language=table.text("language"),
        version=version,
        licence=table.text("licence"),
        default=table.flag("default", default=True),
        description=table.optional("description"),
        concepts=tuple(_concept(name, inner) for name, inner in table.named("concepts")),
        sources=tuple(_source(inner) for inner in table.tables("sources")),
        tests=tuple(_test(inner) for inner in table.tables("tests")),
        accept=tuple(_accept(inner) for inner in table.tables("accept")),
        sha256=digest,
        path=shown,
        validation=_validation(table.inner("validation")),
    )


def _source(table: Table) -> Citation:
    table.only(_SOURCE)
    key = table.text("key")
    check_id(key, (*table.path, "key"), table.notes)
    return Citation(
        key=key,
        title=table.text("title"),
        publisher=table.optional("publisher"),
        date=table.date("date"),
        url=table.optional("url"),
        accessed=table.date("accessed"),
        line=table.line,
    )


def _concept(name: str, table: Table) -> Concept:
    table.only(_CONCEPT)
    return Concept(
        id=name,
        title=table.text("title"),
        context=read_terms(table, "context"),
        ignore=read_terms(table, "ignore"),
        gate_scope=cast("GateScope", table.choice("gate-scope", ("document", "paragraph"))),
        note=table.optional("note"),
        frames=tuple(_frame(frame, inner) for frame, inner in table.named("frames")),
        line=table.line,
    )


def _frame(name: str, table: Table) -> Frame:
    table.only(_FRAME)
    return Frame(
        id=name,
        title=table.text("title"),
        gloss=table.text("gloss", required=False),
        generic=table.flag("generic", default=False),
        terms=read_terms(table, "terms", required=True),
        used_by=tuple(_used_by(inner) for inner in table.tables("used-by")),
        recommended_by=tuple(_recommended_by(inner) for inner in table.tables("recommended-by")),
        sources=table.texts("sources"),
        valid_from=table.date("valid-from"),
        valid_until=table.date("valid-until"),
        line=table.line,
    )


def _used_by(table: Table) -> UsedBy:
    table.only(("actor", "source", "date"))
    return UsedBy(actor=table.text("actor"), source=table.text("source"), date=table.date("date"))


def _recommended_by(table: Table) -> RecommendedBy:
    table.only(("guide", "source", "note"))
    return RecommendedBy(guide=table.text("guide"), source=table.text("source"), note=table.optional("note"))


def _test(table: Table) -> LexiconTest:
    table.only(("text", "expect"))
    if "expect" not in table.values:
        table.note(None, "expect is missing", "write expect = [] when nothing may be found")
    return LexiconTest(text=table.text("text"), expect=table.texts("expect"), line=table.line)


def _accept(table: Table) -> AcceptedWarning:
    table.only(("warning", "reason"))
    return AcceptedWarning(warning=table.text("warning"), reason=table.text("reason"), line=table.line)


def _validation(table: Table | None) -> HandCheck | None:
    if table is None:
        return None
    table.only(("hits", "read", "right", "note"))
    hits, read, right = (table.count(key) for key in ("hits", "read", "right"))
    if not right <= read <= hits:
        table.note("read", "of the hits not more can be read than there are, and not more be right than were read")
    return HandCheck(hits=hits, read=read, right=right, note=table.optional("note"))


def read_terms(table: Table, key: str, *, required: bool = False) -> tuple[Term, ...]:
    """Return a list of terms, each a notation or a table with `term` and `case`; what is none of these is noted."""
    terms = []
    for path, item in table.items(key, required=required):
        if isinstance(item, str):
            terms.append(_term(item, path, table.notes, case=False))
        elif isinstance(item, dict):
            inner = Table(item, path, table.notes)
            inner.only(("term", "case"))
            terms.append(_term(inner.text("term"), path, table.notes, case=inner.flag("case", default=False)))
        else:
            table.notes.add(path, f'{key} holds terms: "notation" or {{ term = "notation", case = true }}')
    return tuple(term for term in terms if term is not None)


def _term(notation: str, path: Path, notes: Notes, *, case: bool) -> Term | None:
    try:
        forms = expand(notation)
    except NotationError as error:
        notes.add(path, f"term {notation!r}, character {error.position + 1}: {error}")
        return None
    if not all(map(_TWO_LETTERS.search, forms)):
        form = next(form for form in forms if not _TWO_LETTERS.search(form))
        notes.add(path, f"term {notation!r} stands for {form!r}: a term needs at least two letters or digits")
        return None
    return Term(notation=notation, forms=forms, case=case, line=notes.lines.get(path, 0))
