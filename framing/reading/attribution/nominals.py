"""Find reports made without a verb of saying: "their claim that", "confident that", "is said to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.asides import clause_start
from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import has_verb, noun_phrase_end
from framing.reading.attribution.finds import Find
from framing.reading.attribution.main_clauses import clause_limit, fronted_end, report_end
from framing.reading.attribution.nouns import find_compound, find_noun
from framing.reading.attribution.passives import find_passive
from framing.reading.attribution.subjects import nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_SEEM = word_set("seem seems seemed appear appears appeared")
_HEARSAY = word_set("reportedly allegedly")
_AFTER_ADJECTIVE = word_set("that about whether how if to of")
_OF_ADJECTIVE = word_set(
    "afraid aware certain convinced confident critical sure supportive dismissive suspicious mistrustful distrustful"
    " disdainful enamored enamoured contemptuous tolerant respectful appreciative protective skeptical sceptical proud"
    " wary fearful mindful unaware cognizant hopeful"
)
_WITH_ADJECTIVE = {
    "in": word_set("confident interested"),
    "with": word_set("comfortable uncomfortable happy unhappy pleased frustrated angry upset disappointed"),
    "at": word_set("angry outraged furious alarmed shocked dismayed"),
    "by": word_set("surprised alarmed encouraged outraged shocked dismayed frustrated disappointed"),
    "over": word_set("angry upset outraged concerned worried alarmed"),
}
"""Adjectives that govern what a mood is about after other words than "of" and "about"."""
_DEGREES = word_set("so more weeks most increasingly")
_COPULAS = word_set("remain remains remained seem seems seemed feel feels felt became sounded am")
_FIRM = word_set("certain sure convinced confident adamant")
_OPENED = {"whether": ("over", "about", "on"), "how": ("about", "over"), "why": ("about", "over"), "what": ("about",)}
"""Words that open a question, with the prepositions after which it is left open."""
_QUESTIONS = word_set("about whether if how what why for to who whom which when")
_LATER_QUESTIONS = ("about", "whether", "if", "why", "how", "what", "who", "which")


def find_nominal(
    s: Sentence, end: int, lexicon: Lexicon, hits: Sequence[int], *, titled: bool, taken: list[Find]
) -> list[Find]:
    """Find noun, adjective and passive cues, among the tokens `hits`, outside what other cues already govern."""
    finds: list[Find] = []
    words, nominal, seen = s.words, lexicon.nominal, lexicon.seen
    by = "by" in words
    chosen = [i for i in hits if words[i] in nominal or words[i] in seen or (by and words[i + 1 : i + 2] == ("by",))]
    if not chosen:
        return finds
    verbs = {find.cue[0] for find in taken if find.cue is not None}
    for i in chosen:
        if (s.tags[i] == "N" and not titled and i) or (verbs and s.span(i, i + 1)[0] in verbs):
            continue
        found = _at(s, i, clause_limit(s, i, end), lexicon)
        if found is None or (found.rule == "noun-that" and _is_told(found, taken)):
            continue
        start, stop = s.span(i, i + 1)
        nested = found.rule == "noun-compound" and found.source is not None and s.tags[i - 1] == "l"
        if nested or not any(find.says(start, stop) for find in (*taken, *finds) if not find.is_writers):
            finds.append(found)
    return finds


def _is_told(found: Find, taken: Sequence[Find]) -> bool:
    """Tell whether a verb governs the same words: "said in a statement that …"."""
    return any(found.content[0][0] == start for find in taken for start, _ in find.content)


def _at(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Return the report of the cue at token `i`, by the first pattern that fits."""
    word = s.words[i]
    found: Find | None = None
    if i + 1 >= end:
        return find_compound(s, i, lexicon) if word in lexicon.nouns else None
    if word in _OPENED:
        return _open_question(s, i, end, lexicon)
    if word in lexicon.nouns:
        found = find_noun(s, i, end, lexicon)
    elif word in lexicon.adjectives:
        found = _adjective(s, i, end, lexicon.adjectives[word])
    elif word == "asked":
        found = _asked(s, i, end)
    elif word in _SEEM:
        found = _seeming(s, i, end)
    elif word in _HEARSAY:
        found = _hearsay(s, i, end)
    return find_passive(s, i, end, lexicon) if found is None else found


def _adjective(s: Sentence, i: int, end: int, kind: str) -> Find | None:
    """Find what somebody is sure of, or worried that: after "about" and most "of" only the theme is named."""
    following = s.words[i + 1]
    a = i + 2
    if s.words[i + 1 : i + 3] == ("as", "to"):
        following, a = "whether", i + 3
    bare = s.words[i] in _FIRM and s.tags[i + 1] in "HDSNK" and has_verb(s, i + 1, end)
    mood = s.words[i] in _WITH_ADJECTIVE.get(following, ())
    if not (following in _AFTER_ADJECTIVE or bare or mood) or a >= end or (following == "to") != (kind == "wish"):
        return None
    if following == "of" and s.words[i] not in _OF_ADJECTIVE:
        return None
    source = _holder(s, i)
    if source is None:
        return None
    theme = mood or following == "about" or (following == "of" and s.words[i] not in _FIRM)
    content = s.span(a, clause_end(s, a, end))
    return Find(source, s.span(i, i + 1), (content,), None, kind, "adjective-about" if theme else "adjective")


def _holder(s: Sentence, i: int) -> Span | None:
    """Return who is sure, worried or aware: the subject of the form of be, or its like, before the adjective."""
    j = i - 1
    while j >= 0 and (s.tags[j] in "A" or s.words[j] in _DEGREES):
        j -= 1
    if i and s.words[i + 1] == "that" and set(s.tags[:i]) <= set("DSNl#"):
        return s.span(0, i)  # "Bakers concerned that …", as headlines have it
    if j < 0 or (s.tags[j] not in "BK" and s.words[j] not in _COPULAS):
        return None
    if s.tags[j] == "K":
        return s.span(j, j + 1)
    subject = subject_before(s, j)
    if subject is None or subject.end <= subject.start or s.words[subject.start] in ("it", "there"):
        return None
    return s.span(subject.start, subject.end)


def _asked(s: Sentence, i: int, end: int) -> Find | None:
    """Find a question put to somebody: "asked about the raid, …", "was asked whether …"."""
    previous = s.tags[i - 1] if i else ","
    if previous not in ",BUA" or i + 2 >= end:
        return None
    q = _question(s, i + 1, end)
    if q < 0 or q + 1 >= end:
        return None
    about = s.words[q] in ("about", "for", "to")
    a = q + 1 if about else q
    content = s.span(a, _asked_end(s, a, end))
    asker = s.span(i + 2, noun_phrase_end(s, i + 2, q)) if s.words[i + 1] == "by" and q > i + 2 else None
    return Find(asker, s.span(i, i + 1), (content,), content if about else None, "ask", "asked")


def _open_question(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find a question that is left open: "they are split on | whether to sail"."""
    if not i or s.words[i - 1] not in _OPENED[s.words[i]]:
        return None
    found = nearest_subject(s, i, lexicon.verbs)
    named = found is not None and found.end > found.start and s.words[found.start] not in ("it", "there", "it's")
    source = s.span(found.start, found.end) if named and found is not None else None
    limit = report_end(s, i, end) if i > 1 and s.tags[i - 2] == "l" else end
    content = s.span(i, clause_end(s, i, max(limit, i + 1), tight=True))
    return Find(source, s.span(i - 1, i), (content,), None, "topic", "question")


def _asked_end(s: Sentence, a: int, end: int) -> int:
    """Return where what is asked ends: where the main clause takes over, else at the first comma."""
    main = fronted_end(s, a, end)
    comma = s.tags.find(",", a, end)
    return main if main < end or comma <= a else comma


def _question(s: Sentence, a: int, end: int) -> int:
    """Return where what is asked begins after "asked (by a reporter) (on Monday)", -1 if nowhere."""
    if s.words[a] in _QUESTIONS:
        return a
    if s.tags[a] not in "PyAl" or s.words[a] == "of":
        return -1
    for k in range(a + 1, min(end, a + 14)):
        if s.words[k] in _LATER_QUESTIONS:
            return k
        if s.tags[k] in ",;:BXQR":
            return -1
    return -1


def _seeming(s: Sentence, i: int, end: int) -> Find | None:
    """Find an impression the writer leaves to nobody: "the mayor seemed to waver", "it appears that …"."""
    if i + 2 >= end or s.tags[i + 1] in "P,." or s.words[i + 1] == "as":
        return None
    if s.words[i + 1] == "that":
        content: tuple[Span, ...] = (s.span(i + 2, clause_end(s, i + 2, end)),)
    else:
        subject = subject_before(s, i)
        if subject is None or subject.carried or s.words[subject.start] in ("it", "there"):
            return None
        content = (s.span(subject.start, subject.end), s.span(i + 1, clause_end(s, i + 1, end, tight=True)))
    return Find(None, s.span(i, i + 1), content, None, "seem", "seeming")


def _hearsay(s: Sentence, i: int, end: int) -> Find | None:
    """Find hearsay: "the hackers reportedly broke in"; the clause around the adverb."""
    a = clause_start(s, i)
    if i + 1 >= end or i - a > 30:
        return None
    b = clause_end(s, i + 1, end)
    content = (s.span(a, i), s.span(i + 1, b)) if a < i else (s.span(i + 1, b),)
    return Find(None, s.span(i, i + 1), content, None, "hearsay", "hearsay")
