"""What a reader must know beside the numbers, in plain sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from framing.comparing.findings import MARKED
from framing.comparing.gathering import Gathering, GroupCounts
from framing.comparing.misreading import voice_notes
from framing.comparing.results import CopyReport, GroupComparison, Testing, VoiceCheck
from framing.comparing.tiers import allows_intervals, tier_of

TESTABLE = 5
"""Independent documents from which on a group can be tested."""

STANDARD = 10
"""Below this many a difference is a lead and no result."""

AUTHORS = ("author", "authors", "byline", "writer")
OUTLETS = ("outlet", "source", "publication", "publisher", "newspaper", "site")
GENRES = ("genre", "section", "category", "type", "kind", "desk")
_LENGTH_RATIO = 1.5
_OPINION = re.compile(r"\b(opinions?|editorials?|op-?eds?|comments?|commentary|columns?|columnists?|letters?)\b", re.I)


def cautions(
    gathering: Gathering,
    groups: Sequence[GroupComparison],
    testing: Testing | None,
    copies: CopyReport | None,
    voices: VoiceCheck,
    *,
    by: str | None,
) -> Iterator[str]:
    """Yield what these documents allow one to conclude, what else could explain a difference, who has read them."""
    yield from _of_documents(gathering, groups, testing, copies, by)
    if len(groups) > 1:
        yield from voice_notes(voices, alone=all(group.documents == 1 for group in groups))


def _of_documents(
    gathering: Gathering,
    groups: Sequence[GroupComparison],
    testing: Testing | None,
    copies: CopyReport | None,
    by: str | None,
) -> Iterator[str]:
    if len(groups) < 2:
        yield "One group only: there is nothing to compare it with."
        return
    if all(group.documents == 1 for group in groups):
        each = "either outlet" if len(groups) == 2 else "any of them"
        yield (
            f"One document each: this describes these texts. It says nothing about how {each} usually writes, "
            "and nothing can be tested."
        )
        return
    if all(group.units < TESTABLE for group in groups):
        yield _too_little(groups)
        return
    yield from _of_size(groups)
    if testing is not None:
        yield from _of_tests(testing, groups)
    if copies is not None and copies.clusters:
        yield _of_copies(copies)
    yield from _of_names(groups)
    yield from _of_genre(gathering, by)
    yield from _of_authors(gathering, by)
    yield from _of_length(groups)


def _too_little(groups: Sequence[GroupComparison]) -> str:
    single = sum(group.units == 1 for group in groups)
    alone = (
        f"{single} have a single document and " if single > 1 else "one has a single document and " if single else ""
    )
    return (
        f"Too little to compare: of {len(groups)} groups {alone}none has five. This describes these texts; it says "
        "nothing about how any of them usually writes, and nothing can be tested."
    )


def _of_size(groups: Sequence[GroupComparison]) -> Iterator[str]:
    smallest = min(group.units for group in groups)
    few = [group for group in groups if group.units < TESTABLE]
    if few:
        yield (
            f"{len(few)} of {len(groups)} groups {'has' if len(few) == 1 else 'have'} fewer than five documents "
            f"(the smallest has {smallest}): this describes these texts, and nothing can be tested for those groups."
        )
    tested = [group.units for group in groups if group.units >= TESTABLE]
    if len(tested) > 1 and min(tested) < STANDARD:
        yield "Where a group has fewer than ten documents, a difference is a lead to check, not a result."


def _of_tests(testing: Testing, groups: Sequence[GroupComparison]) -> Iterator[str]:
    if testing.paired and testing.strata is not None:
        both = "both groups" if len(groups) == 2 else "both groups of a pair"
        yield f"Only documents on events that {both} report are compared (same value of “{testing.strata}”)."
    elif testing.strata is not None:
        yield f"Tests compare documents with the same value of “{testing.strata}” only; shares are of all documents."
    if not testing.tests:
        enough = "on five events by two groups" if testing.paired else "in five documents each of two groups"
        yield f"Nothing is named {enough}, so no name is tested: this describes these texts."
        return
    seen = ""
    if testing.detectable is not None:
        points = 100 * testing.detectable
        which = "it" if testing.tests == 1 else "half of these tests"
        seen = (
            f"{which} would usually notice only differences above about {points:.0f} points."
            if points < 99
            else "hardly any difference would be noticed."
        )
    if not testing.marked:
        seen = f" With documents this few, {seen}" if seen else ""
        tests = "1 test" if testing.tests == 1 else f"{testing.tests:,} tests"
        yield f"No difference was established in {tests} of own-voice wording.{seen}"
        return
    share = f"{100 * MARKED:.0f} %"
    rest = f" Those not marked may be there all the same: {seen}" if seen and testing.marked < testing.tests else ""
    yield (
        f"{testing.tests:,} differences in own-voice wording were tested; {testing.marked:,} "
        f"{'is' if testing.marked == 1 else 'are'} marked (q < .05), and about {share} of the marked ones "
        f"are expected to be accidents.{rest}"
    )


def _of_copies(copies: CopyReport) -> str:
    clusters = f"{copies.clusters:,} {'cluster' if copies.clusters == 1 else 'clusters'} of copies"
    text = (
        f"{copies.documents:,} documents share text with another ({clusters}). Within a group they are one piece of "
        "evidence"
    )
    left_out = "1 of them is" if copies.dropped == 1 else f"{copies.dropped:,} of them are"
    done = {
        "keep": "counted in full; one of each alone would move",
        "weight": "sharing one weight; this moves",
        "drop": f"and {left_out} left out; this moves",
    }[copies.policy]
    points = round(100 * (copies.change or 0))
    if not points:
        return f"{text}, {done} no own-voice share by a point."
    size = "1 point" if points == 1 else f"{points} points"
    return f"{text}, {done} no own-voice share by more than {size} ({copies.change_group})."


def _of_names(groups: Sequence[GroupComparison]) -> Iterator[str]:
    spellings: dict[str, list[str]] = {}
    for group in groups:
        spellings.setdefault(" ".join(group.group.split()).casefold(), []).append(group.group)
    same = [" and ".join(names) for names in spellings.values() if len(names) > 1]
    if same:
        yield f"Groups whose names differ in capitals only are kept apart: {'; '.join(same[:4])}."


def _of_genre(gathering: Gathering, by: str | None) -> Iterator[str]:
    for name in GENRES:
        if name == by:
            return
        counts = {}
        for group, data in gathering.groups.items():
            values = [str(value) for value in data.values(name) if value not in (None, "")]
            counts[group] = (sum(bool(_OPINION.search(value)) for value in values), len(values))
        opinion, whole = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
        if 0 < opinion < whole:
            parts = ", ".join(f"{n} of {m} in {group}" for group, (n, m) in list(counts.items())[:6] if m)
            yield (
                f"News and opinion are mixed here: by the field “{name}”, {parts} are opinion. What an outlet prints "
                f"as opinion is not its reporting; compare them apart, or test inside each with --strata {name}."
            )
            return


def _of_authors(gathering: Gathering, by: str | None) -> Iterator[str]:
    if by in AUTHORS:
        yield from _one_outlet_each(gathering)
        return
    for fields, one in ((AUTHORS, "author"), (OUTLETS, "outlet")):
        if by in fields:
            continue
        found = [(group, *chief) for group, data in gathering.groups.items() if (chief := _chief(data, fields))]
        if found:
            parts = "; ".join(f"{group}: {name}, {n} of {m}" for group, name, n, m in found[:4])
            more = f"; and {len(found) - 4} more" if len(found) > 4 else ""
            yield (
                f"Most documents of a group come from one {one} ({parts}{more}): what distinguishes it may be a habit "
                f"of that {one}."
            )


def _one_outlet_each(gathering: Gathering) -> Iterator[str]:
    outlets = [
        {str(v) for name in OUTLETS for v in data.values(name) if v not in (None, "")}
        for data in gathering.groups.values()
    ]
    if all(len(own) == 1 for own in outlets) and len(set().union(*outlets)) > 1:
        yield "Every author here writes for one outlet only: a difference between authors may be one between outlets."


def _chief(data: GroupCounts, fields: Sequence[str]) -> tuple[str, int, int] | None:
    """Return the value that more than half of a group's documents have, with counts; `None` where none does."""
    for name in fields:
        values = [str(value) for value in data.values(name) if value not in (None, "")]
        if len(values) >= TESTABLE:
            value, count = Counter(values).most_common(1)[0]
            return (value, count, len(values)) if 2 * count > len(values) else None
    return None


def _of_length(groups: Sequence[GroupComparison]) -> Iterator[str]:
    lengths = [(g.median_words, g.group) for g in groups if g.median_words and allows_intervals(tier_of(g.units))]
    if len(lengths) < 2:
        return
    (short, one), (long, other) = min(lengths), max(lengths)
    if long > _LENGTH_RATIO * short:
        yield (
            f"Texts differ in length: the middle one has {short:,.0f} words in {one} and {long:,.0f} in {other}. "
            "Shares and rates allow for that; what is not found and where a name stands do not."
        )
