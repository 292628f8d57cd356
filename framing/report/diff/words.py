"""What a rewrite did, in plain sentences that say what stands where and never why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from framing.comparing.rewrites import Change, ChangeKind, Finding, Rewrite, Use
from framing.report.words.phrases import joined
from framing.speakers import speaker_name
from framing.types import Reading

KIND_WORDS: dict[ChangeKind, str] = {
    "swapped": "another name",
    "stripped": "source gone",
    "adopted": "now in its own voice",
    "held_off": "now held off",
    "attributed": "now given to a source",
    "turned": "another stance",
    "reassigned": "another source",
    "unquoted": "quotation marks gone",
    "quoted": "now in quotation marks",
    "promoted": "now in the headline",
    "demoted": "out of the headline",
    "added": "new",
    "dropped": "gone",
}
OLD_TEXT, NEW_TEXT = "the old text", "the new text"
_LONGEST_NAME = 40
_MOST_PLACES = 4
_MOST_SOURCES = 2
_ARTICLE = re.compile(r"(?:The|A|An|Some|Many|Several|His|Her|Their|Its)(?= [a-z])")
_Spoken = tuple[str, str, str]


def version_names(rewrite: Rewrite) -> tuple[str, str]:
    """Return what to call the two versions: their file names where these tell them apart and are short."""
    if rewrite.within:
        return "the body", "the headline"
    old, new = (PurePosixPath(version.document).name for version in (rewrite.old, rewrite.new))
    if old == new or not old or not new or max(len(old), len(new)) > _LONGEST_NAME:
        return OLD_TEXT, NEW_TEXT
    return old, new


def caveat(rewrite: Rewrite) -> str:
    """Return what a reader must not read into the findings."""
    why = "a headline has little room" if rewrite.within else "a cut for length looks the same"
    return f"This shows what differs, not why: {why}."


def kind_words(finding: Finding, rewrite: Rewrite) -> str:
    """Return what a finding is about in a word or two."""
    if finding.kind == "dropped" and tallies(finding, rewrite)[1]:
        return "less often"
    if finding.kind == "added" and tallies(finding, rewrite)[0]:
        return "more often"
    if rewrite.within and finding.kind == "added":
        return "in the headline only"
    return KIND_WORDS[finding.kind]


def statement(finding: Finding, rewrite: Rewrite, *, with_text: bool = True) -> str:
    """Return a finding as one plain sentence; `with_text=False` leaves out every word of the documents."""
    old, new = version_names(rewrite)
    before, after = (
        _says(finding.old, with_text=with_text),
        _says(finding.new, with_text=with_text, place=not rewrite.within),
    )
    marks = _marks(finding.changes)
    match finding.kind:
        case "swapped":
            was, name = (_wording(uses, with_text=with_text) for uses in (finding.old, finding.new))
            said = (
                _stands(finding.old, with_text=with_text),
                _stands(finding.new, with_text=with_text, place=not rewrite.within),
            )
            text = f"where {old} has {was}, {said[0]}, {new} has {name}, {said[1]}"
        case "added" | "dropped" if all(tallies(finding, rewrite)):
            before, after = (_times(count) for count in tallies(finding, rewrite))
            where = f"more in {places(finding.new)}" if finding.kind == "added" else f"gone from {places(finding.old)}"
            text = f"{old} has it {before}, {new} {after}; {where}"
        case "added":
            text = f"{new} {after}; {old} does not have it"
        case "dropped":
            text = f"{old} {before}; {new} does not have it"
        case "promoted":
            text = f"{old} {before}, under the headline; {new} has it in the headline"
        case "demoted":
            text = f"{old} has it in the headline; {new} only under it"
        case _:
            text = f"{old} {before}; {new} {after}{marks}"
    return text[0].upper() + text[1:] + "." if text.startswith(("the ", "where ")) else text + "."


def subject(finding: Finding) -> str:
    """Return the wordings of the name that a finding is about."""
    return _wording(finding.new or finding.old, with_text=True)


def tallies(finding: Finding, rewrite: Rewrite) -> tuple[int, int]:
    """Return how often each version uses the name of a finding."""
    name = (finding.lexicon, finding.concept, finding.frame)
    found = next(tally for tally in rewrite.frames if (tally.lexicon, tally.concept, tally.frame) == name)
    return found.old.count, found.new.count


def places(uses: Sequence[Use]) -> str:
    """Return where uses stand: "headline, paragraphs 2 and 5"."""
    zones = dict.fromkeys(use.line.match.zone for use in uses if use.paragraph is None)
    numbers = [str(number) for number in dict.fromkeys(use.paragraph for use in uses if use.paragraph is not None)]
    parts: list[str] = list(zones)
    if numbers:
        rest = len(numbers) - _MOST_PLACES
        shown = [*numbers[:_MOST_PLACES], f"{rest} more"] if rest > 1 else numbers
        parts.append(f"paragraph{'s' if len(numbers) > 1 else ''} {joined(shown)}")
    return ", ".join(parts)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{count:,} times"


def _says(uses: Sequence[Use], *, with_text: bool, place: bool = True) -> str:
    """Return what a version does with a name: "gives it to officials (paragraph 2) and says it itself (headline)"."""
    return joined([
        f"{verb}{who}{suffix} ({places(group)})" if place else f"{verb}{who}{suffix}"
        for (verb, _, suffix), who, group in _doings(uses, with_text=with_text)
    ])  # fmt: skip


def _stands(uses: Sequence[Use], *, with_text: bool, place: bool = True) -> str:
    """Return how names stand: "given to officials (paragraph 2)"."""
    return joined([
        f"{phrase}{who}{suffix} ({places(group)})" if place else f"{phrase}{who}{suffix}"
        for (_, phrase, suffix), who, group in _doings(uses, with_text=with_text)
    ])  # fmt: skip


def _doings(uses: Sequence[Use], *, with_text: bool) -> Iterator[tuple[_Spoken, str, list[Use]]]:
    """Yield the different things a version does with a name, the sources of each, and where."""
    groups: dict[_Spoken, list[Use]] = {}
    for use in uses:
        groups.setdefault(_spoken(use.line.match.reading), []).append(use)
    for spoken, group in groups.items():
        names = [_who(use.line.match.reading, with_text=with_text) for use in group]
        known = list(dict.fromkeys(name for name in names if name))
        rest = len(known) - _MOST_SOURCES
        shown = [*known[:_MOST_SOURCES], f"{rest} others"] if rest > 1 else known
        yield spoken, joined(shown), group


def _who(reading: Reading, *, with_text: bool) -> str:
    if reading.side != "attributed" or reading.source is None:
        return ""
    name = speaker_name(reading.source)
    return _ARTICLE.sub(lambda article: article[0].lower(), name) if with_text else "a source"


def _spoken(reading: Reading) -> _Spoken:
    """Return what the writer does with a name, how it then stands, and what follows the source in both."""
    if reading.side == "own":
        return "says it itself", "in its own voice", ""
    if reading.side == "held_off":
        return (*_held(reading), "")
    if reading.stance != "adopted" and reading.stance_by == "source" and reading.source is not None:
        doing = {"rejected": "rejecting", "questioned": "questioning", "distanced": "holding off"}[reading.stance]
        return "has ", "with ", f" {doing} it"
    if reading.wording == "verbatim":
        return ("quotes it from ", "quoted from ", "") if reading.source else ("quotes it, naming nobody", "quoted", "")
    return ("gives it to ", "given to ", "") if reading.source else ("reports it, naming nobody", "reported", "")


def _held(reading: Reading) -> tuple[str, str]:
    if reading.voice == "scare_quote" and reading.stance == "distanced":
        return "puts it in quotation marks of its own", "in quotation marks of its own"
    match reading.stance:
        case "rejected":
            return "rejects it", "rejected"
        case "questioned":
            return "questions it", "questioned"
        case _:
            return "holds it at arm's length", "held at arm's length"


def _marks(changes: Sequence[Change]) -> str:
    return ", without the quotation marks" if all("unquoted" in change.kinds for change in changes) else ""


def _wording(uses: Sequence[Use], *, with_text: bool) -> str:
    if not with_text:
        return "this name"
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for use in uses:
        text = " ".join(use.line.match.text.split())
        folded = text.casefold()
        counts[folded] += 1
        # Small letters sort last: what begins a sentence somewhere is shown as it stands elsewhere.
        spellings[folded] = max(text, spellings.get(folded, text))
    return ", ".join(f"“{spellings[folded]}”" for folded, _ in counts.most_common(2))
