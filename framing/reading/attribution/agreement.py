"""Tell whether a form that may be a cue verb is one, and whether a subject agrees with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import SUMMING
from framing.reading.attribution.tagging import MASK
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Verb
    from framing.reading.attribution.sentences import Sentence
    from framing.reading.attribution.subjects import Subject

_QUANTIFIERS = word_set("some many all most others those these few several both another one each")
_ADJECTIVES = word_set(
    "suspect allege accuse claim presume expect estimate propose promise threaten predict assume confirm suppose"
)
_PLURAL = word_set(
    "people police men women critics some many others all most few several both those these media staff children "
    "data third quarter polls public majority number dozens hundreds thousands millions half percent family crowd "
    "array host slew handful"
)
_SAID = word_set("said argued insisted suggested pledged promised vowed admitted acknowledged tweeted")
"""Participles that after "he's" are more likely his words than what is done to him."""
_GOVERNED = frozenset(("He", "Xe", "Ke", "Bg", "Kg"))
_CONTACT = re.compile("[le]N+$")
_PAST = word_set(
    "went came took gave began ran became fell rose grew broke drew drove chose flew threw shook ate wore lay sang swam"
    " tore blew woke knew said"
)
"""Forms of verbs that are never participles."""
_DONE = word_set("made issued got put held raised found")
"""Verbs in the past that have something for their object where a noun or a number follows."""
_REPORTING = ("said", "found")
_NO_HEADS = word_set("hourlong daylong weeklong yearlong")
_NEVER_ALONE = word_set("more less much far new recent federal national local first last next whose")
"""Words that are no phrase by themselves: "the | new | reported cases"."""
_ADJECTIVAL = ("ive", "ous", "ful", "able", "ible", "less")
_NOUNS_IN_IVE = word_set(
    "executive representative detective relative initiative native operative conservative archive fugitive captive"
    " progressive objective perspective alternative narrative motive directive incentive collective cooperative"
    " constable table cable five hive olive"
)
_DAYS = word_set("day week weekend month year moment minute hour night morning afternoon evening time")
_FIRST_WORDS = word_set("the a an it he she they we some both many most all his her its their this these those")
_HAPPENINGS = word_set(
    "approval pledge decision move attack attacks vote votes election elections victory win defeat failure success"
    " episode incident case cases fact loss war strike strikes withdrawal silence visit trip protest protests"
    " crisis rise fall lack absence history experience example event events outcome timing behaviour behavior"
    " action actions conduct appointment nomination choice battle fight clash clashes scandal arrest arrests killing"
    " killings death deaths shooting shootings bombing bombings riot riots raid invasion collapse refusal willingness"
    " reluctance presence approach rhetoric handling turmoil violence this"
)
_LISTED = re.compile("l[DS]")
_HEADLESS = re.compile("[POTegRZ]")
_TURN = re.compile("Q,?")
_SPEAKER = re.compile("H|D?[lN]*[Nl]")


def is_verb(s: Sentence, i: int, verb: Verb, *, titled: bool) -> bool:
    """Tell whether token `i` stands where a verb can, not a noun or an adjective."""
    tags, words = s.tags, s.words
    if tags[i] == "N" and not titled:
        return False
    if words[i] == "states" and tags[i + 1 : i + 2] not in tuple("ZQ:,"):
        return False
    if verb.nominal and _LISTED.match(tags, i + 1) is not None and words[i + 1][-1] == "s" and words[i + 1][-2] != "s":
        return False  # "the sanctions list | targets a"
    if words[i] == "related" and words[i + 1 : i + 2] == ("to",):
        return False
    before = i - 1
    while before > 0 and tags[before] == "A" and "past" in verb.forms:
        before -= 1
    previous = tags[before] if i else ""
    gerund = "gerund" in verb.forms
    if previous in ("D", "S", "Y", "O") and not (gerund and previous == "O"):
        return previous == "D" and words[before] in _QUANTIFIERS
    if (previous == "P" and not gerund) or (gerund and previous == "#" and tags[before - 1] in "DS"):
        return False  # "by | an 8-1 | ruling"
    if not verb.nominal:
        return True
    following = tags[i + 1] if i + 1 < len(tags) else ""
    if previous in ("e", "g", "v", "#") or words[before] == "enough":
        return False
    if following == "e" and words[i + 1] in _PAST:
        return False  # "the guild's | reports | grew louder"
    if previous == "l" and words[before].endswith(_ADJECTIVAL) and words[before] not in _NOUNS_IN_IVE:
        return False  # "massive | protests"
    if following in ("B", "X"):
        return previous == "H"  # "which they argue will …", not "the claim is"
    return following != "O" or "of" in verb.frames


def sound_start(s: Sentence, start: int | None, end: int) -> int | None:
    """Return where a subject begins, after a verb or an adverbial before it; `None` where no noun phrase is left."""
    if start is None or s.words[start] in _NO_HEADS or s.words[start : end + 1] in (("the", "most"), ("the", "least")):
        return None
    if start == end and s.words[start] in _NEVER_ALONE and (start == 0 or s.tags[start] != "N"):
        return None
    if start == 0 and end and s.tags[1] == "N" and s.words[1] in _FIRST_WORDS and s.raw[0].isupper() and not s.titled:
        start = 1  # "DAKAR | The minister said", "REF | It said"
    if end - start > 2:
        start = _after_day(s, start, end)
    verb = predicate_in(s, start, end) if "e" in s.tags[start : end + 1] or s.tags[start] == "g" else -1
    if verb >= start and s.words[verb] in _REPORTING and verb < end:
        return verb + 1  # "a poll found | two thirds | believed"
    if verb >= 0:
        named = _CONTACT.search(s.tags, start, end + 1)
        return None if named is None else named.start() + 1  # "the story | Anna Holt | told"
    if start == end:
        return start
    verbal = s.tags[start] in "ev" and s.tags[start + 1] in "PA"
    if not verbal and not (s.tags[start] == "P" and s.words[start] != "outside" and s.tags[start + 1] in "ly"):
        return start
    for k in range(end, start + 1, -1):
        if s.tags[k] in "DS" and s.tags[k - 1] in "lNy" and k < end:
            return k
    return None if verbal or end - start < 2 else start


def _after_day(s: Sentence, start: int, end: int) -> int:
    """Return where a subject begins after a time told by it: "it came the same day | the mayor said"."""
    for k in range(start + 2, end):
        if s.tags[k] in "DS" and s.words[k - 1] in _DAYS and s.tags[k - 2] in "lD":
            return k
    return start


def predicate_in(s: Sentence, start: int, end: int) -> int:
    """Return the verb in what looks like a noun phrase but is one with its object: "has | made sharp", else -1."""
    tags = s.tags
    if start and tags[start - 1 : start + 1] in _GOVERNED:
        return start
    at = tags.find("e", start, end)
    while at >= 0:
        if tags[at + 1] in "DS" or s.words[at] in _PAST or (s.words[at] in _DONE and tags[at + 1] in "l#N"):
            return at
        at = tags.find("e", at + 1, end)
    return -1


def is_adjective(s: Sentence, i: int, verb: Verb, subject: Subject) -> bool:
    """Tell "five suspected militants" from "five suspected a plot"."""
    tags = s.tags
    return (
        verb.lemma in _ADJECTIVES
        and "participle" in verb.forms
        and tags[subject.end - 1] not in "HK"
        and not (tags[subject.end - 1] == "N" and subject.end - subject.start > 1)
        and (tags[subject.start] not in "DSY" or s.words[subject.start] in _QUANTIFIERS)
        and tags[i + 1 : i + 2] in ("l", "g")
    )


def auxiliary_of(s: Sentence, i: int) -> str:
    """Tell which auxiliary governs the verb: `passive` for forms of be, `active` for others, else nothing."""
    k = i - 1
    while k >= 0 and s.tags[k] == "A":
        k -= 1
    if k < 0:
        return ""
    if s.tags[k] == "K" and s.words[k][-2:] == "'s" and s.words[i] in _SAID and s.tags[i + 1 : i + 2] not in ("T", "P"):
        return "active"  # "he's | said | he will"
    if s.tags[k] == "B" or (s.tags[k] == "K" and s.words[k][-2:] in ("'s", "re", "'m")):
        return "passive"
    return "active" if s.tags[k] in "XTK" else ""


def agrees(s: Sentence, verb: Verb, subject: Subject, auxiliary: str, *, titled: bool) -> bool:
    """Tell whether number and form of the verb fit the subject."""
    forms = verb.forms
    if verb.nominal and s.tags[subject.start] == "e" and s.tags[max(0, subject.start - 1)] == ",":
        return False  # "the verdict, | sparked violent | protests"
    if titled and verb.nominal and "base" in forms and not auxiliary:
        return _is_plural(s, subject)  # "Senate | Report Details Failures"
    if auxiliary or forms & {"past", "gerund"} or titled:
        return "participle" not in forms or bool(forms & {"past", "base"}) or bool(auxiliary)
    if "base" in forms and "third" not in forms:
        return _is_plural(s, subject) or subject.antecedent is not None
    if "third" in forms and verb.nominal:
        bare = s.tags[subject.lead : subject.end] == "l" and s.words[subject.start].find("-") > 0
        return not bare and _is_singular(s, subject)
    return "participle" not in forms


def is_happening(s: Sentence, subject: Subject) -> bool:
    """Tell whether a subject is something that happened or was done, which says nothing: "the vote | shows that"."""
    head = subject.end - 1
    if s.tags[max(0, subject.start - 2) : subject.start] == "lT":
        return s.words[subject.start - 2] in _HAPPENINGS  # "the pledge to free | the ship"
    for k in range(subject.start + 1, subject.end):
        if s.tags[k] in "OPTR" and s.tags[k - 1] in "lN":
            head = k - 1
            break
    return s.tags[head] in "lD" and s.words[head] in _HAPPENINGS


def is_beside_quote(s: Sentence, i: int) -> bool:
    """Tell whether an unknown past form stands where only a verb of saying can: `"…," NAME growled`."""
    turn = _TURN.search(s.tags, 0, i)
    if turn is None or (s.words[turn.start()][-1] == MASK and "," not in turn.group()):
        return False
    if _SPEAKER.fullmatch(s.tags, turn.end(), i) is not None:
        return True
    return turn.end() == i and s.tags[i + 1 : i + 2] in tuple("NHD")


def is_reduced(s: Sentence, i: int, verb: Verb, subject: Subject) -> bool:
    """Tell whether a participle without object adds to the noun before it: "a law | often regarded as harsh"."""
    bare = "participle" in verb.forms and s.tags[subject.end - 1] in "lN" and not auxiliary_of(s, i)
    return bare and subject.antecedent is None and s.tags[max(0, subject.lead - 1)] not in "WRZlN"


def is_named(s: Sentence, i: int, verb: Verb, subject: Subject, *, titled: bool) -> bool:
    """Tell whether a noun has a quotation for its name: "a rally | called “Onward”"."""
    if "participle" not in verb.forms or "name" not in verb.frames or s.tags[i + 1] != "Q":
        return False
    opener = s.tags[max(0, subject.lead - 1) : subject.lead]
    beside = subject.end == i and s.tags[i - 1] != "H"
    return "quote" not in verb.frames and beside and opener not in tuple("WRZ") and not titled


def is_apposition(s: Sentence, i: int, subject: Subject) -> bool:
    """Tell whether a participle adds to a noun in apposition: "the toll, a plan | announced in May"."""
    if s.words[subject.start] not in ("a", "an"):
        return False
    return s.words[subject.end - 1] in SUMMING or s.words[i : i + 2] == ("charged", "with")


def is_no_aside(s: Sentence, verb: Verb, after: int, end: int, *, inverted: bool) -> bool:
    """Tell whether a form cannot stand after reported words without marks: "…, a loud figure | like Holt"."""
    if verb.lemma == "read":
        return True
    noun = verb.nominal and "past" not in verb.forms and not inverted
    return noun and after < end and s.tags[after] not in ",.;-y"


def may_invert(s: Sentence, i: int) -> bool:
    """Tell whether the subject of a verb of saying may follow it: after a comma, a dash, a quotation or a stop."""
    if i == 0:
        return False
    return s.tags[i - 1] in ",-Q" or (s.tags[i - 1] == "." and i > 1)


def _is_plural(s: Sentence, subject: Subject) -> bool:
    """Tell whether a subject may govern a plural verb."""
    last = s.words[subject.end - 1]
    if s.words[subject.start + 1 : subject.end - 1] == ("in",):
        return True  # "six in ten"
    if last in ("i", "you", "we", "they", "who", "that", "which") or s.tags[subject.end - 1] == "K":
        return True
    if "C" in s.tags[subject.start : subject.end]:
        return True
    if s.tags[subject.end - 1] in "lN" and not _HEADLESS.search(s.tags, subject.start + 1, subject.end):
        noun = subject.end - (2 if last == "abroad" and subject.end - subject.start > 1 else 1)
        plurals = range(noun, noun + 1)
        if "#" in s.tags[subject.start : subject.end]:
            return True
    else:
        plurals = range(subject.start, subject.end)
    for k in plurals:
        if s.tags[k] in "POTeg" and k > subject.start:
            break
        word = s.words[k]
        if s.tags[k] == "#":
            return True
        ends_in_s = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        if word in _PLURAL or word.endswith(("men", "people")) or (ends_in_s and s.tags[k] in "lN"):
            return True
    return False


def _is_singular(s: Sentence, subject: Subject) -> bool:
    """Tell whether a subject may govern a verb in the third person singular."""
    last = s.words[subject.end - 1]
    if last in ("he", "she", "it", "who", "which", "that"):
        return True
    if s.tags[subject.start] in "H" or last in _PLURAL:
        return False
    if s.tags[subject.end - 1] == "N" and "#" not in s.tags[subject.start : subject.end]:
        return True
    return not _is_plural(s, subject)
