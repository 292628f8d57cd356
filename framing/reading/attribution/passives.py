"""Find reports made by passives: "is said to", "was accused by prosecutors of", "is seen by many as", "is called"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import noun_phrase_end
from framing.reading.attribution.finds import Find
from framing.reading.attribution.main_clauses import gap_end
from framing.reading.attribution.noun_phrases import noun_start, phrase_start
from framing.reading.attribution.subjects import subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_REPORTEDLY = word_set("said believed thought alleged reported rumored rumoured")
_RUMOURED = word_set("said reported rumored rumoured alleged believed thought understood suspected feared")
_STANDING = word_set("stand stands stood")
_AFTER_PASSIVE = (
    {
        "accused": ("of", "to", "that"),
        "suspected": ("of", "to", "that"),
        "blamed": ("on", "for"),
        "assured": ("that",),
        "known": ("as", "for"),
    }
    | dict.fromkeys(("revealed", "disclosed", "announced"), ("that",))
    | dict.fromkeys(
        word_set("criticized criticised praised lambasted condemned mocked ridiculed lauded hailed faulted"), ("for",)
    )
    | dict.fromkeys(("told", "warned", "informed", "advised"), ("that", "of"))
)
"""Words after a passive that open what is said, where they are not "to" and "that" alone."""
_BY_AGENT = frozenset({"topic", "object", "news"})
"""Uses of verbs whose object a passive makes the subject."""
_APPOINTING = ("name", "rule")
_APPOINTED = word_set("winner victor nominee champion")
"""What somebody is made by being declared it, whoever says so."""
"""Verbs that in the passive give an office more often than a name."""


def find_passive(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Return the report of the passive at token `i`, by the first pattern that fits."""
    word = s.words[i]
    found = _passive(s, i, end, lexicon.passives[word]) if word in lexicon.passives else None
    if found is not None or word not in lexicon.verbs:
        return found
    if word in lexicon.seen:
        found = _passive_as(s, i, end, lexicon) or _passive_name(s, i, end, lexicon)
    return _passive_by(s, i, end, lexicon) if found is None and s.words[i + 1] == "by" else found


def _passive(s: Sentence, i: int, end: int, kind: str) -> Find | None:
    """Find what is said by nobody named, or by an agent: "is said to be", "was accused by prosecutors of"."""
    j = i - 1
    while j >= 0 and s.tags[j] == "A":
        j -= 1
    blamed = s.words[i] == "blamed" and s.tags[max(j, 0)] in "lNBK"
    reduced = s.words[i] in ("accused", "suspected") and s.words[i + 1] == "of"
    definite = s.words[min(i + 2, end - 1)] in ("the", "this", "these", "those")
    blamed = blamed or (reduced and not definite and s.tags[max(j, 0)] not in "HX")
    known = s.words[i] == "known" and s.tags[max(j, 0)] in ",lN"
    carrier = j >= 0 and (s.tags[j] in "BK" or s.words[j] in _STANDING or known)
    if not carrier and not blamed and not (j >= 0 and s.tags[j] == "," and s.words[i] in _REPORTEDLY):
        return None
    source: Span | None = None
    a = i + 1
    if s.words[a] == "by":
        b = next((k for k in range(a + 2, min(end, a + 14)) if s.words[k] in ("of", "that", "for")), None)
        if b is not None:
            source, a = s.span(a + 1, b), b
    gap = s.tags.find("Z", a, min(end, a + 6)) if s.tags[a] in "Py" else -1
    if gap > 0 and set(s.tags[a:gap]) <= set("PDlyN"):
        a = gap
    if s.words[a] not in _AFTER_PASSIVE.get(s.words[i], ("to", "that")) or a + 1 >= end:
        return None
    comma = s.tags.find(",", a + 2, end) if s.words[i] == "known" else -1
    b = clause_end(s, a + 1, comma if comma > 0 else end, tight=True)
    content = s.span(a + 1, min(b, gap_end(s, a + 1, end, comma=False)) if reduced and not carrier else b)
    subject = _new_subject(s, j) if s.words[a] == "to" and s.words[i] in _RUMOURED else None
    parts = (content,) if subject is None else (subject, content)
    return Find(source, s.span(i, i + 1), parts, None, kind, "passive")


def _new_subject(s: Sentence, j: int) -> Span | None:
    """Return a subject that brings up what is only believed: "a coup | is thought to be near"."""
    found = subject_before(s, j + 1)
    if found is None or found.carried or s.words[found.start] not in ("a", "an"):
        return None
    return s.span(found.start, found.end)


def _passive_as(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find how something is seen or described by nobody named, or by an agent: "is seen by many as a threat"."""
    verb = lexicon.verbs[s.words[i]]
    if "as" not in verb.frames or "participle" not in verb.forms:
        return None
    j = i - 1
    while j >= 0 and s.tags[j] == "A":
        j -= 1
    if i and (j < 0 or s.tags[j] not in ("BKlN," if s.words[i + 1 : i + 2] == ("as",) else "BK")):
        return None
    source: Span | None = None
    a = i + 1
    if s.words[a] == "by" and "as" in s.words[a + 2 : a + 9]:
        b = s.words.index("as", a + 2)
        source, a = s.span(a + 1, b), b
    if a + 1 >= end or s.words[a] != "as":
        return None
    b = clause_end(s, a + 1, end, tight=True)
    comma = s.tags.find(",", a + 2, b)
    if i == 0 and comma > 0:
        b = comma  # "Viewed as a hawk, | she …"
    by = s.words.index("by", a + 2, b) if source is None and "by" in s.words[a + 2 : b] else -1
    if by > 0 and by + 1 < b and s.tags[by + 1] in "NlDS":
        source, b = s.span(by + 1, b), by
    return Find(source, s.span(i, i + 1), (s.span(a + 1, b),), None, verb.frames["as"], "passive-as")


def _passive_by(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find what somebody named takes a stand on: "the levy, opposed by the guilds, …", "was first reported by"."""
    verb = lexicon.verbs[s.words[i]]
    if "participle" not in verb.forms or _BY_AGENT.isdisjoint(verb.frames) or i < 1 or i + 2 >= end:
        return None
    if s.tags[i + 2] not in "DNSl":
        return None
    j = i - 1
    while j > 0 and (s.tags[j] in "AB," or s.words[j] == "first"):
        j -= 1
    start = phrase_start(s, j) if s.tags[j] in "NlY" else None
    if start is None:
        return None
    b = noun_phrase_end(s, i + 2, end)
    theme = s.span(noun_start(s, start, j), j + 1)
    kind = next(verb.frames[frame] for frame in ("topic", "object", "news") if frame in verb.frames)
    c = s.tags.find(",", b, b + 3)
    if "news" in verb.frames and s.tags[j + 1] == "," and 0 < c < end - 1 and s.tags[c + 1] != "R":
        return Find(s.span(i + 2, b), s.span(i, i + 1), (theme, s.span(c + 1, end)), None, kind, "passive-by")
    return Find(s.span(i + 2, b), s.span(i, i + 1), (theme,), theme, kind, "passive-by")


def _passive_name(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find what something is called by nobody named, or by an agent: "was deemed | unsafe | by the port"."""
    j = i - 1
    while j >= 0 and s.tags[j] == "A":
        j -= 1
    verb = lexicon.verbs[s.words[i]]
    naming = "name" in verb.frames and "participle" in verb.forms and verb.lemma not in _APPOINTING
    if not naming or j < 0 or s.tags[j] not in "BK" or s.tags[i + 1] not in "DSlNeAQ":
        return None
    if not _APPOINTED.isdisjoint(s.words[i + 1 : i + 4]):
        return None
    b = clause_end(s, i + 1, end, tight=True)
    by = next((k for k in range(i + 2, b - 1) if s.words[k] == "by"), b)
    source = s.span(by + 1, noun_phrase_end(s, by + 1, b)) if by < b else None
    return Find(source, s.span(i, i + 1), (s.span(i + 1, by),), None, verb.frames["name"], "passive-name")
