"""Find the subject of verbs that have none beside them: participles, infinitives, second verbs after "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import has_verb
from framing.reading.attribution.noun_phrases import is_event, noun_start, phrase_start
from framing.reading.attribution.subjects import Subject, nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.sentences import Sentence

_SAYING = word_set("saying claiming alleging arguing insisting warning stating suggesting asserting contending")
_INFINITIVES = word_set(
    "say argue claim suggest insist believe think assume conclude contend ask note acknowledge admit point suspect tell"
    " announce warn declare denounce condemn criticize praise explain call complain defend deny prove show mutter"
    " reveal state confirm vow promise stress demonstrate hint allege"
)
_KEEPING = word_set("keep keeps kept")
_REFUSING = word_set(
    "avoid avoids avoided reject rejects rejected oppose opposes opposed resist resists resisted stop stops stopped"
    " regret regrets regretted defend defends defended consider considers considered"
)
"""Verbs that say how somebody stands to a name: "the mayor | rejects | calling it a riot"."""
_CHARGING = word_set("warning accusing alleging blaming attacking denouncing")
_LATELY = (("the", "weekend"), ("this", "week"), ("last", "week"), ("this", "month"))
_WITNESSED = ("seen", "heard", "filmed", "recorded", "caught", "overheard", "shown", "quoted", "cited")
_MOVING = word_set(
    "prompted prompting prompts led leads leading force forced forces forcing caused inspired moved drove pushed"
    " allowed require requires required requiring"
)
_MEDIA = word_set(
    "ad ads advert adverts advertisement advertisements video videos letter letters statement statements memo memos"
    " leaflet leaflets flyer flyers placard placards banner banners tweet tweets article articles op-ed op-eds"
    " film films documentary documentaries book books lawsuit lawsuits suit suits complaint complaints"
    " editorial editorials resolution resolutions motion email emails report reports post posts petition petitions"
)
"""What says something itself: "ads | attacking the mayor"."""
_ISSUING = word_set(
    "issued issues issuing released releases sent sends posted posts published publishes put puts wrote writes gave"
    " gives delivered filed circulated tweeted"
)
_RELATIVE_REACH = 12
_CONTROLLERS = word_set("many some critics officials others people")


def participle_subject(s: Sentence, i: int, end: int, lexicon: Lexicon, last: Subject | None) -> Subject | None:
    """Give a participle its subject: the noun it follows, or that of its sentence ("…, saying that")."""
    previous = s.tags[i - 1] if i else ""
    governed = i and (s.words[i - 1] in _KEEPING or (s.words[i - 1] in _REFUSING and _names(s, i, lexicon)))
    if governed and (owner := subject_before(s, i - 1)) is not None and not owner.carried:
        return owner
    if i and previous in "lNYy#":
        if (issuer := _issuer(s, i)) is not None:
            return issuer
        if previous == "#" and _ends_in_year(s, i):
            return nearest_subject(s, i - 1, lexicon.verbs)
        if s.words[i - 1] in _MEDIA and s.tags[i + 1 : i + 2] in tuple("DSNlO" if s.words[i] in _CHARGING else "DSN"):
            return _reduced(s, i)
        if s.tags[i + 1 : i + 2] in ("Z", "I", "Q") or _reports(s, i, end) or _names(s, i, lexicon):
            return _reduced(s, i)
        absolute = _absolute(s, i)
        if absolute is not None:
            return absolute
    if i > 1 and s.words[i - 1] in _WITNESSED and s.tags[i - 2] == "B":
        return subject_before(s, i - 1)  # "the duke is seen | saying"
    if i and previous not in ",UPCQAO-":
        return None
    if previous == "U" and i > 2 and s.tags[i - 2] == "," and s.tags[0] in "NDSH" and phrase_start(s, i - 3) == 0:
        return Subject(0, i - 2, 0, antecedent=(0, i - 2), comma=True)  # "Holt, | while saying he knew her, left"
    aside = _absolute(s, i) if previous in ("-", "A") and "with" in s.words[:i] else None
    if aside is not None:
        return aside
    nearest = nearest_subject(s, i - 1, lexicon.verbs) if previous in ("P", "O") and s.words[i - 1] == "by" else None
    if nearest is not None:
        return nearest
    coming = last or first_subject(s, i, lexicon)
    if coming is not None and s.words[coming.end : coming.end + 1] in (("came",), ("comes",), ("come",)):
        return nearest_subject(s, i - 1, lexicon.verbs)  # "The vote came as Holt left the hall, saying …"
    if last is not None:
        return _after_fronted(s, last, i) or last
    subject = first_subject(s, i, lexicon)
    if subject is not None:
        return _after_fronted(s, subject, i) or subject
    return _main_subject(s, i, end, lexicon) if subject is None and (i < 2 or s.tags[0] in "UAP") else subject


def _issuer(s: Sentence, i: int) -> Subject | None:
    """Return who put out the statement that says something: "the port | issued a statement | saying"."""
    last = i - 1
    while last > 1 and (s.tags[last] == "y" or s.words[last - 1 : last + 1] in _LATELY):
        last -= 1
    while last < i - 1 and s.tags[last] in "DP":
        last -= 1
    last -= 2 * _ends_in_year(s, last + 1)
    if not is_event(s.words[last]) and not is_event(s.words[last].removesuffix("s")):
        return None
    k = last - 1
    while k > 0 and s.tags[k] in "DlAN" and s.words[k] not in _ISSUING:
        k -= 1
    if s.words[k] == "out":
        k -= 1
    found = subject_before(s, k) if k > 0 and s.words[k] in _ISSUING else None
    return None if found is None or found.carried or found.antecedent is not None else found


def _ends_in_year(s: Sentence, i: int) -> bool:
    """Tell whether a year stands before a token: "a lawsuit | in 2013 | alleging"."""
    return i > 2 and s.tags[i - 1] == "#" and len(s.words[i - 1]) == 4 and s.words[i - 2] == "in"


def _after_fronted(s: Sentence, last: Subject, i: int) -> Subject | None:
    """Return the subject of the main clause after "When Holt asked him, …"."""
    fronted = s.tags[0] == "U" or (last.lead > 0 and s.tags[last.lead - 1] in "UW")
    comma = s.tags.find(",", last.end, i - 1) if fronted else -1
    for k in range(comma + 2, i if comma > 0 else 0):
        if s.tags[k] in "BXve":
            found = subject_before(s, k)
            if found is not None and found.lead == comma + 1 and found.end > found.start:
                return found
    return None


def infinitive_subject(s: Sentence, i: int, lexicon: Lexicon, last: Subject | None) -> Subject | None:
    """Give an infinitive of saying its subject: "led many to assume that", "used the speech to argue that"."""
    if s.words[i] not in _INFINITIVES and not _names_as(s, i, lexicon) and not _is_stand(lexicon, s.words[i]):
        return None
    k = i - 2
    if k > 0 and (s.tags[k] in "HM" or s.words[k] in _CONTROLLERS or s.words[k] == "her"):
        return Subject(k, k + 1, k)
    governed = _owner(s, k) or _controlled(s, k)
    if governed is not None:
        return governed
    found = last or first_subject(s, i, lexicon)
    found = found and (_after_fronted(s, found, i) or found)
    if found is not None and s.words[found.start] in ("it", "it's", "there"):
        return _taking(s, found, i)
    return found


def _owner(s: Sentence, k: int) -> Subject | None:
    """Return whose wish or failure it is to say something: "the mayor's | refusal to admit"."""
    if k < 1 or s.tags[k] != "l":
        return None
    while k > 0 and s.tags[k] in "lA":
        k -= 1
    if s.tags[k] != "Y" and s.words[k] != "whose":
        return None
    start = phrase_start(s, k) if s.tags[k] == "Y" else k
    return None if start is None else Subject(noun_start(s, start, k), k + 1, start)


def _controlled(s: Sentence, k: int) -> Subject | None:
    """Return whom something moves to say it: "the leak prompted | the mayor | to admit"."""
    start = phrase_start(s, k) if k > 1 and s.tags[k] in "lN" else None
    if start is None:
        return None
    start = noun_start(s, start, k)
    return Subject(start, k + 1, start) if s.words[start - 1] in _MOVING and start else None


def _is_stand(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a verb only takes a stand on a theme or talks of it: "to oppose the dam", "to talk about it"."""
    frames = lexicon.verbs[word].frames
    return "clause" not in frames and (frames.get("topic") == "attitude" or "about" in frames)


def _taking(s: Sentence, it: Subject, i: int) -> Subject | None:
    """Return whom it takes time to say something: "it took | the abbey | nine years to admit"."""
    a = it.end + 1
    if s.words[it.end : a] not in (("took",), ("takes",)) or a >= i:
        return None
    b = a + 1
    while b < i and s.tags[b] == "N":
        b += 1
    if b == a + 1 and s.tags[a] in "DS" and s.tags[b : b + 1] == "l" and b < i:
        b += 1
    return Subject(a, b, a)


def carried_subject(
    s: Sentence, at: int, lexicon: Lexicon, last: Subject | None, *, inside: bool, past: bool = False
) -> Subject | None:
    """Give a second verb ("and added") the subject of the first; `inside` tells that reported words go before.

    `past` tells that the second verb is in the past, as the first one then is.
    """
    found = last if inside else None
    if found is None and past:
        found = nearest_subject(s, at, lexicon.verbs, past=True)
    if found is None:
        found = nearest_subject(s, at, lexicon.verbs) or last
    if found is not None and _is_embedded(s, found, at):
        found = first_subject(s, found.lead - 1, lexicon) or found
    return None if found is None else Subject(found.start, found.end, at, found.antecedent, carried=True)


def _is_embedded(s: Sentence, found: Subject, at: int) -> bool:
    """Tell whether a subject belongs within the clause that goes on at a token: "admitted that | it | fell, but"."""
    if s.tags[at - 1] != "," and s.words[at] != "but":
        return False
    return not found.comma if found.antecedent else found.lead > 2 and s.tags[found.lead - 1] == "Z"


def is_listed(s: Sentence, i: int, end: int) -> bool:
    """Tell whether a verb in the past stands between two of the same subject: "hailed it, | mocked him and said …"."""
    if s.tags[i] != "e" or "e" not in s.tags[1 : i - 1]:
        return False
    joined = s.tags.find("Ce", i, end)
    return joined > 0 and not any(tag in "XBRHZ" for tag in s.tags[i + 1 : joined])


def out_of_relative(s: Sentence, subject: Subject, lexicon: Lexicon) -> Subject:
    """Return the noun before a relative clause that ends in the subject found: "a man | who led the march | said"."""
    low = max(0, subject.start - _RELATIVE_REACH)
    who = s.tags.rfind("R", low, subject.end)
    if who < 1 or s.tags[who - 1] in ",-" or s.words[who] not in ("who", "which"):
        return subject
    inside = s.tags[who + 1 : subject.end]
    if not inside or inside[0] not in "evlABX" or not set(inside).isdisjoint(",;:QZHIW"):
        return subject
    reports = (lexicon.verbs[word] for word in s.words[who + 1 : subject.end] if word in lexicon.verbs)
    if any("clause" in verb.frames for verb in reports):
        return subject
    start = phrase_start(s, who - 1)
    return subject if start is None else Subject(start, who, start)


def first_subject(s: Sentence, before: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject of the first finite verb left of a token."""
    for k in range(1, before):
        plain = s.tags[k] == "l" and s.tags[k - 1] in "NH" and (k > 1 or s.tags[0] == "H")
        verb = lexicon.verbs.get(s.words[k]) if plain else None
        verbal = verb is not None and (s.tags[k - 1] == "H" or not verb.nominal or s.tags[0] in "N")
        if s.tags[k] in "BXve" or verbal:
            found = subject_before(s, k)
            if found is not None and found.end > found.start:
                return _after_relative(s, found, k, before)
    return None


def _after_relative(s: Sentence, found: Subject, verb: int, before: int) -> Subject:
    """Return whom a relative pronoun stands for where its clause has ended: "Holt, | who lost, left, | saying"."""
    if found.antecedent is None or not found.comma or s.tags.find(",", verb, before - 1) < 0:
        return found
    start, end = found.antecedent
    return Subject(start, end, start)


def _main_subject(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject of the clause that follows a fronted participle clause."""
    for comma in range(i + 1, end - 1):
        if s.tags[comma] != "," or s.tags[comma + 1] not in "HNDS":
            continue
        for k in range(comma + 1, end):
            if s.tags[k] in "BXve" or s.words[k] in lexicon.verbs:
                found = subject_before(s, k)
                return found if found is not None and found.end > found.start > comma else None
    return None


def _reduced(s: Sentence, i: int) -> Subject | None:
    """Return the noun before a participle: "leaflets | saying that"."""
    start = phrase_start(s, i - 1)
    if start is None:
        return None
    start = noun_start(s, start, i - 1)
    return Subject(start, i, start, antecedent=(start, i))


def _reports(s: Sentence, i: int, end: int) -> bool:
    """Tell whether a participle after a noun opens a reported clause: "leaflets saying the army had left"."""
    return s.words[i] in _SAYING and i + 2 < end and has_verb(s, i + 1, end)


def _names(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a participle after a noun names something: "a motion calling the raid a crime"."""
    return _names_as(s, i, lexicon) or "name" in lexicon.verbs[s.words[i]].frames


def _names_as(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a participle after a noun describes something as something: "leaflets branding them as …"."""
    return "as" in s.words[i + 1 : i + 7] and "as" in lexicon.verbs[s.words[i]].frames


def _absolute(s: Sentence, i: int) -> Subject | None:
    """Return the subject in "with the mayor calling …", "with the mayor now calling …"."""
    last = i - 1
    while last > 0 and s.tags[last] == "A":
        last -= 1
    if s.tags[last] == "-" and (opened := s.tags.rfind("-", 0, last)) > 0:
        last = opened - 1
    start = last
    while start > 0 and s.tags[start] in "NlDSYA#O":
        start -= 1
    start += 1
    if s.words[start - 1] != "with":
        return None
    return Subject(start, last + 1, start, antecedent=(start, last + 1), comma=True) if start <= last else None
