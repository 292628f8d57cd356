"""Resolve a mention of a source to the fullest name the document gives it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.full_names import COUNTS
from framing.reading.attribution.names import is_given_name, is_institution
from framing.reading.attribution.people import People
from framing.reading.attribution.source_types import source_type
from framing.reading.attribution.subjects import subject_before
from framing.reading.attribution.tagging import CLOSED
from framing.reading.attribution.wordsets import word_set
from framing.types import Source

if TYPE_CHECKING:
    from framing.reading.attribution.finds import Find, Span
    from framing.reading.attribution.paragraphs import Paragraphs
    from framing.types import SourceType

_HE = word_set("he he's he'd he'll his him himself")
_SHE = word_set("she she's she'd she'll her herself")
_THEY = word_set("they they're they've they'd they'll their them")
_IT = word_set("it it's it'll its")
_SHORT = re.compile(r"(?:[A-Z]\.?){2,4}|The [A-Z].*")
"""What names a body or a paper, not a person: "DHA", "D.H.A.", "The Mercury"."""
_RELATIVE = word_set("who which that whom whose")
_WRITER = word_set("i i'm i've i'd i'll we we're we've you my our")
_UNNAMED = _HE | _SHE | _THEY | _IT | _RELATIVE | _WRITER

_DEFINITE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat)\s+((?:[a-z-]+\s+){0,2}[a-z]+)$")
_POINTING = ("the ", "this ", "that ")
_MEDIA_NOUN = word_set(
    "newspaper paper daily magazine outlet broadcaster network channel website site tabloid weekly publication"
)
_MEDIA_NAME = re.compile(
    r"\b(?:[Tt]he\s+)?(?:[A-Z][\w&.’'-]*\s+){0,3}(?:Times|Post|Journal|Guardian|Telegraph|Mail|News|Herald|Tribune|Globe"
    r"|Press|Reuters|AFP|AP|BBC|CNN|NBC|CBS|ABC|NPR|Xinhua|Bloomberg|Economist|Independent|Observer|Standard|Chronicle"
    r"|Gazette|Star|Sun|Express|Mirror|Politico|Axios|Vox|Spiegel|Monde|Daily|Agency|Television|Jazeera|Courier)\b"
)
_APPOSITION = re.compile(r"\b((?:[A-Z][\w’'-]*\s+)*[A-Z][\w’'-]*),\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}$")
_FULLER = re.compile(r"\b((?:(?:[A-Z][\w’'-]*|of) )*[A-Z][\w’'-]* (?:[a-z-]+ ){0,2})$")
_PROPER = re.compile(r"\b((?:[A-Z][\w’'-]* )+)$")
_OF = re.compile(r" of(?: [A-Z]\w+)+")
_PERSON = re.compile(
    r"(?:[\w.]+\s+){0,4}?(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Minister|Secretary|Senator|Governor|Mayor|Chancellor|King"
    r"|Prince|General|Justice|Judge)\.?(?:\s+of\s+[A-Z]\w+)?(?:\s+[A-Z][\w.’'-]*)+"
)
_PLURAL = re.compile(r"^[^A-Z].*s$|(?:[ceil]ans|nis|lis|ists|crats)$")
"""Groups of people: words in small letters, and names such as "Koreans" and "Democrats"."""
_TWO_NAMES = re.compile(r"\b([A-Z][\w-]+) [A-Z][\w’'-]+")
_LONG_SMALL = re.compile(" [a-z]{6}")
"""A longer word in small letters, which no line in title case has: cheap to look for first."""
_TELLING = re.compile(r"\b[^\W\d_]{3,}")
_LONGEST_TITLE = 200
_LEAST_TITLE = 5
_EARLIER = 40
"""Reports before a pronoun that are looked at."""
_OCCURRENCES = 12
_ARTICLE = re.compile(r"^(?:The|A|An|This|That) ")
_PARTING = "DSPTHKMRZIWUCBXevy"
"""Tags of words, in capitals or not, that end the phrase before a noun."""
_OPENERS = ("The", "A", "An", "This", "That")
_WINDOW = 2500
"""Characters before "the ministry" in which its name is sought."""


def _without_titles(paragraphs: Paragraphs) -> str:
    """Return a text with its lines in title case blank but for persons' names: a capital tells nothing there."""
    text = paragraphs.text
    pieces: list[str] = []
    done = 0
    for block in paragraphs.blocks:
        if block.end - block.start > _LONGEST_TITLE or _LONG_SMALL.search(text, block.start, block.end) is not None:
            continue
        if not _is_titled(text[block.start : block.end]):
            continue
        pieces.append(text[done : block.start])
        done = block.start
        for name in _TWO_NAMES.finditer(text, block.start, block.end):
            if is_given_name(name[1]):
                pieces += (" " * (name.start() - done), name[0])
                done = name.end()
        pieces.append(" " * (block.end - done))
        done = block.end
    return "".join([*pieces, text[done:]]) if pieces else text


def _is_titled(line: str) -> bool:
    """Tell whether all words of a line are capitalised, verbs among them, but for small ones such as "the"."""
    words = [word for word in _TELLING.findall(line) if CLOSED.get(word, "e") in "ev"]
    return len(words) >= _LEAST_TITLE and all(word[0].isupper() for word in words)


def _is_titled_person(mention: str) -> bool:
    """Tell whether a mention names a person with an office, whom "it" never stands for."""
    return _PERSON.fullmatch(mention) is not None


@lru_cache(maxsize=4096)
def _type_of(resolved: str, mention: str) -> SourceType | None:
    """Return the type of a source; a name that no person bears is none of a person."""
    kind = source_type(resolved, mention)
    body = kind == "person" and (is_institution(resolved.rsplit(" ", 1)[-1]) or _SHORT.fullmatch(resolved) is not None)
    return None if body else kind


class Sources:
    """Resolves the sources of one document, each mention once."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._known: dict[Span, Source] = {}

    @cached_property
    def _people(self) -> People:
        return People(_without_titles(self._paragraphs))

    def resolve(self, find: Find) -> Source | None:
        """Return the source of a report, or `None` where the text names none."""
        if find.source is None:
            return None
        known = self._known.get(find.source)
        if known is None:
            known = self._known[find.source] = self.name(find.source, antecedent=find.antecedent)
        return known

    def name(self, span: Span, *, antecedent: Span | None = None) -> Source:
        """Return the source at a span with the fullest name the document gives it."""
        mention = self._text[span[0] : span[1]]
        whole = antecedent if antecedent is not None and mention.lower() in _RELATIVE else span
        resolved = self._resolved(whole)
        return Source(mention, span[0], span[1], resolved, _type_of(resolved, mention))

    def _resolved(self, span: Span) -> str:
        mention = " ".join(self._text[span[0] : span[1]].split())
        lower = mention.lower().replace("’", "'")
        if lower in _WRITER:
            return mention
        if lower in _HE or lower in _SHE:
            return self._people.person_before(span[0], female=lower in _SHE) or mention
        if lower in _THEY or lower in _IT:
            return self._earlier(span[0], plural=lower in _THEY) or mention
        definite = _DEFINITE.fullmatch(mention) if lower.startswith(_POINTING) else None
        if definite is not None:
            return self._definite(span[0], definite[1]) or mention
        return self._people.full_name(mention.removesuffix("'s").removesuffix("’s"), span[0])

    def _earlier(self, at: int, *, plural: bool) -> str | None:
        """Return the group or body "they" or "it" stands for: the last source before that fits."""
        for find in islice(self._paragraphs.finds_before(at), _EARLIER):
            if find.source is None or find.source[0] >= at:
                continue
            span = find.source
            if not plural and find.antecedent is not None and self._text[span[0] : span[1]].lower() in _RELATIVE:
                span = find.antecedent
            mention = " ".join(self._text[span[0] : span[1]].split())
            if not mention or mention.lower().replace("’", "'") in _UNNAMED:
                continue
            last = mention.split()[-1]
            many = " and " in mention or last in ("people", "police") or _PLURAL.search(last) is not None
            if plural == many and (plural or not _is_titled_person(mention)):
                return self._resolved(span)
        return self._opening(at)

    def _opening(self, at: int) -> str | None:
        """Return the subject that opens the sentence of a pronoun, where that is a noun phrase."""
        paragraph = self._paragraphs.at(self._paragraphs.block_at(at))
        s = paragraph.read(paragraph.sentence_at(at))
        for i in range(1, len(s.words)):
            if s.span(i, i + 1)[0] >= at:
                return None
            if s.tags[i] in "BXve":
                subject = subject_before(s, i)
                if subject is None or subject.carried or s.tags[subject.start] in "HK":
                    return None
                return " ".join(self._text[slice(*s.span(subject.start, subject.end))].split())
        return None

    def _definite(self, at: int, noun: str) -> str | None:
        """Return the name "the newspaper", "the ministry" or "the spokesman" stands for."""
        low = max(0, at - _WINDOW)
        head = noun.rsplit(maxsplit=1)[-1]
        if head in _MEDIA_NOUN:
            names = [match.group() for match in _MEDIA_NAME.finditer(self._text, low, at)]
            return self._people.full_name(names[-1].strip(), at) if names else None
        return self._described(low, at, noun, head)

    def _described(self, low: int, at: int, noun: str, head: str) -> str | None:
        """Return the last fuller phrase with the noun, the name with it, or the person it is said of."""
        text = self._text
        position = text.rfind(head, low, at)
        for _ in range(_OCCURRENCES):
            if position < 0:
                break
            before = text[max(low, position - 60) : position]
            if text[position + len(head) : position + len(head) + 1].isalpha():
                before = ""
            apposition = _APPOSITION.search(before)
            if apposition is not None:
                return " ".join(apposition[1].split())
            fuller = _FULLER.search(before)
            told = "" if fuller is None else _ARTICLE.sub("", fuller[1]).removeprefix("of ")
            if told[:1].isupper() and f"{told}{head}".endswith(noun) and _is_phrase(told.split()):
                return f"{told}{head}"
            position = text.rfind(head, low, position)
        position = text.rfind(head.capitalize(), low, at)
        whole = position > low and not text[position + len(head) : position + len(head) + 1].isalpha()
        proper = _PROPER.search(text[max(low, position - 60) : position]) if whole else None
        if proper is None:
            return None
        name = _ARTICLE.sub("", f"{proper[1]}{head.capitalize()}")
        if " " not in name or not name.lower().endswith(noun) or not _is_phrase(name.split()):
            return None
        rest = _OF.match(text, position + len(head))
        return f"{name}{rest[0] if rest else ''}"


def _is_phrase(words: list[str]) -> bool:
    """Tell whether words before a noun may be part of its phrase: no verb, no article, no opening "In" or "No"."""
    if words[0] in COUNTS or words[0] in _OPENERS:
        return False
    for word in words:
        tag = CLOSED.get(word.lower())
        if word != "of" and (tag is not None and (tag in _PARTING or word.islower())):
            return False
        if word.islower() and (word.endswith("ed") or (word in load_cues().verbs)):
            return False
    return True
