"""Find reports made without a finite verb: "according to", noun and adjective cues, passives, colons, dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import noun_phrase_end
from framing.reading.attribution.finds import Find
from framing.reading.attribution.subjects import nearest_subject
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_NO_SOURCE = word_set(
    "calendar plan schedule rules law custom tradition size weight age need ability formula timetable script"
    " instructions"
)
_UNITS = word_set("capita cent year day hour month week person head annum se diem")
"""Words that "per" counts by."""
_VIEWS = ("view", "opinion", "eyes", "words", "telling", "account", "reckoning")
_OPENING = frozenset({"according", "as", "per", *_VIEWS})
_OWN = frozenset({"own", "personal", "considered", "humble", "first-hand"})
_VIEW_OPENERS = ("in", "by", "on")
_SEEING = word_set("sees saw see tells told tell puts put")
_CREDITED = word_set(
    "police report reports source sources official officials study minister ministers ministry court survey poll"
    " experts watchdog union charity scientists researchers army military government media mp mps museum inquiry"
    " inquest coroner lawyer lawyers spokesman spokeswoman mayor governor prosecutor prosecutors witnesses activists"
    " campaigners un"
)
NO_SPEAKERS = word_set(
    "update updated related more photo photos video note correction fact facts latest claim verdict read watch"
    " listen editor opinion analysis exclusive breaking timeline subject date time place where when what who why how"
    " pros cons myth reality rating score address phone email credit topics tags the here this there and but next see"
    " advertisement also file clarification executive order just watched must special coverage revealed wanted"
    " explainer explained factbox live transcript quiz thread podcast obituary q&a"
)
"""Words that stand before a colon, or in capitals, and name no speaker."""
_REPORTED = word_set(
    "reported noted described recounted explained documented observed shown suggested detailed told quoted cited"
)


def find_according(s: Sentence, end: int, hits: Sequence[int]) -> list[Find]:
    """Find "according to X", "per X", "in the words of X" among the tokens that may be cues."""
    finds: list[Find] = []
    words, tags = s.words, s.tags
    for i in hits:
        first, word = i, words[i]
        if word not in _OPENING:
            continue
        if word == "according" and words[i + 1 : i + 2] == ("to",):
            a = i + 2
        elif word == "as" and words[i + 2 : i + 3] == ("by",) and words[i + 1] in _REPORTED:
            a = i + 3
        elif word in _VIEWS and i > 1 and _opens_view(s, i) >= 0:
            found = _in_view(s, i, end)
            if found is not None:
                finds.append(found)
            continue
        elif word == "as" and i < 2 and (seen := _as_seen(s, i)) is not None:
            finds.append(seen)
            continue
        elif word == "per" and (i == 0 or tags[i - 1] in ",Q") and tags[i + 1 : i + 2] in ("N", "D", "S"):
            a = i + 1
        elif (
            word in ("words", "view", "opinion", "eyes")
            and words[i - 2 : i] == ("in", "the")
            and words[i + 1 : i + 2] == ("of",)
        ):
            a, first = i + 2, i - 2
        else:
            continue
        found = _according(s, first, a, end)
        if found is not None:
            finds.append(found)
    return finds


def _opens_view(s: Sentence, i: int) -> int:
    """Return where "in Cairo's view" or "by his own account" begins, -1 where a word is no such view."""
    k = i - 1
    while k > 0 and i - k < 6 and s.tags[k] not in "P":
        k -= 1
    owner = max(s.tags.rfind("Y", k + 1, i), s.tags.rfind("S", k + 1, i))
    owned = (
        owner > 0
        and "g" not in s.tags[k + 1 : owner]
        and "T" not in s.tags[k + 1 : owner]
        and set(s.words[owner + 1 : i]) <= _OWN
    )
    return k if owned and k >= 0 and s.words[k] in _VIEW_OPENERS else -1


def _in_view(s: Sentence, i: int, end: int) -> Find | None:
    """Read "the dam is a weapon, in Cairo's view" and "In Cairo's view, …"."""
    first = _opens_view(s, i)
    if first == 0:
        a = i + 2 if s.tags[i + 1 : i + 2] == "," else i + 1
        b = clause_end(s, a, end) if a < end else a
    else:
        a = _segment_start(s, first)
        b = first - 1 if s.tags[first - 1] == "," else first
    if a >= b:
        return None
    return Find(s.span(first + 1, i), s.span(first, i + 1), (s.span(a, b),), None, "believe", "according-to")


def _as_seen(s: Sentence, i: int) -> Find | None:
    """Read "As the ombudsman sees it, the office failed"."""
    comma = s.tags.find(",", i, i + 12)
    if comma < i + 4 or s.words[comma - 1] != "it" or s.words[comma - 2] not in _SEEING or comma + 1 >= len(s.tags):
        return None
    content = s.span(comma + 1, clause_end(s, comma + 1, len(s.tags)))
    return Find(s.span(i + 1, comma - 2), s.span(comma - 2, comma), (content,), None, "believe", "according-to")


def _according(s: Sentence, i: int, a: int, end: int) -> Find | None:
    tags = s.tags
    b = a
    while (
        b < end
        and tags[b] not in ",;:Q-"
        and b - a < 25
        and not (b > a and tags[b] == "H" and tags[b - 1] not in "UIWR")
    ):
        b += 1
    none = _UNITS if s.words[i] == "per" else _NO_SOURCE
    if (
        b == a
        or s.words[b - 1] in none
        or (s.words[a] in ("the", "a", "our") and s.words[a + 1 : a + 2] != () and s.words[a + 1] in none)
    ):
        return None
    clause = b + 2 if tags[b : b + 3] == ",A," and b + 3 < end else b  # "According to Holt, | however, | the dam held"
    parts: list[Span] = []
    if i > 1:
        first = _segment_start(s, i)
        last = i - 1 if tags[i - 1] in ",-" else i
        if last > first:
            parts.append(s.span(first, last))
    if b + 1 < end and tags[b] == "H":
        return Find(s.span(a, b), s.span(i, a), (s.span(b, clause_end(s, b, end)),), None, "say", "according-to")
    if b + 1 < end and tags[b] in ",:" and (i <= 1 or tags[b + 1] not in "CRg"):
        parts.append(s.span(clause + 1, clause_end(s, clause + 1, end) if tags[b] == "," else end))
    if not parts:
        return None
    return Find(s.span(a, b), s.span(i, a), tuple(parts), None, "say", "according-to")


def _segment_start(s: Sentence, before: int) -> int:
    for k in range(before - 1, -1, -1):
        if s.tags[k] == ";":
            return k + 1
    return 0


def find_colon(s: Sentence, end: int, *, headline: bool) -> Find | None:
    """Find "Minister: rebels used school", in headlines and transcripts."""
    if headline and s.tags[:2] == "Q:" and end > 2:
        b = noun_phrase_end(s, 2, end)
        return Find(s.span(2, b), s.span(1, 1 + 1), (s.span(0, 0 + 1),), None, "say", "colon")
    k = s.tags.find(":Q")
    if k > 0:
        return _colon_quote(s, k, end)
    k = s.tags.find(":")
    if k < 1 or k > 6 or k + 1 >= end:
        return None
    if any(t not in ("NDSlPOYC#T" if headline else "NDSlPOYC#") for t in s.tags[:k]) or not NO_SPEAKERS.isdisjoint(
        s.words[:k]
    ):
        return None
    if not headline and not all(word.isupper() for word in s.raw[:k]):
        return None
    content = s.span(k + 1, end)
    addressed = s.tags.find("T", 1, k)
    source = s.span(0, addressed if addressed > 0 else k)
    return Find(source, s.span(k, k + 1), (content,), None, "say", "colon")


def _colon_quote(s: Sentence, k: int, end: int) -> Find | None:
    """Read `From the report: "…"` and `She had one message: "…"`."""
    source: Span | None = None
    if not NO_SPEAKERS.isdisjoint(s.words[:k]) and "(" in s.tags[:k]:
        return None
    if all(t in "NDSlOYC#P(" for t in s.tags[:k]):
        first = 1 if s.tags[0] == "P" and k > 1 else 0
        source = s.span(first, k)
    else:
        dash = s.tags.rfind("-", 0, k)
        if dash >= 0 and all(t in "NC" for t in s.tags[dash + 1 : k]) and dash + 1 < k:
            source = s.span(dash + 1, k)
        else:
            subject = nearest_subject(s, k, ())
            if subject is not None:
                source = s.span(subject.start, subject.end)
    if source is None:
        return None
    content = s.span(k + 1, max(k + 1, end - 1) + 1)
    return Find(source, s.span(k, k + 1), (content,), None, "say", "colon")


def find_dash(s: Sentence) -> Find | None:
    """Find a quotation credited after a dash: "…" — Name."""
    k = s.tags.find("Q-N")
    n = len(s.tags)
    if k < 0 or n - k > 16:
        return None
    e = k + 2
    while e < n and s.tags[e] in "N.":
        e += 1
    return Find(
        s.span(k + 2, e),
        s.span(k + 1, k + 1 + 1),
        (s.span(k, k + 1),),
        None,
        "say",
        "dash",
    )


def find_closing_credit(s: Sentence) -> Find | None:
    """Find a headline credited after a dash: "Wreckers cut the cable – police"."""
    k = s.tags.rfind("-")
    if k < 3 or not 1 < len(s.tags) - k < 6 or s.words[-1] not in _CREDITED or s.raw[-1].istitle():
        return None
    return Find(s.span(k + 1, len(s.tags)), s.span(k, k + 1), (s.span(0, k),), None, "say", "dash")
