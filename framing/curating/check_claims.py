"""Doubts about what a lexicon claims: who uses a label, who says so, and in which words the keeper says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.curating.doubts import Doubt
from framing.lexicon.entries import Concept, Frame, Lexicon

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*")

_STEM = 6
_MOTIVE = re.compile(
    r"\b(de-?legitimi[sz]\w*|legitimi[sz]\w*|de-?monis\w*|de-?moniz\w*|alarm\w*|scare\w*|fear-?monger\w*|hysteri\w*|panic"
    r"|propagand\w*|disinformation|smear\w*|slander\w*|spin|whitewash\w*|saniti[sz]\w*|euphemis\w*|dysphemis\w*|bias\w*"
    r"|slant\w*|hostile|sympathetic|apolog\w*|denial\w*|denier\w*|inflammatory|emotive|misleading|dishonest|loaded"
    r"|critics?|opponents?|supporters?|defenders?|detractors?|enem(y|ies)|activists?|mainstream)\b"
)
_NEUTRAL = re.compile(
    r"\b(neutral\w*|unbiased|objective(ly)?|impartial\w*|correct|incorrect|proper name for|true name)\b"
)

_CROWDS = (
    "activists|advocates|advocacy groups|allies|analysts|academics|campaigners|commentators|conservatives|critics"
    "|democrats|detractors|defenders|diplomats|everybody|everyone|experts|governments|human rights groups"
    "|journalists|left|liberals|media|many|ngos|nationalists|newspapers|observers|officials|opponents|others"
    "|outlets|people|politicians|press|progressives|proponents|public|republicans|researchers|right|rights groups"
    "|scholars|separatists|side|sides|social media|some|supporters|unionists|users|west|academia|opposition"
)
_VAGUE = re.compile(
    r"(the|some|many|most|all|its|their|several|various|other|both|certain|numerous)*\s*"
    r"((western|mainstream|liberal|conservative|left-wing|right-wing|progressive|international|foreign|local|state|pro-\w+"
    r"|anti-\w+|us|u\.s\.|american|british|chinese|russian|israeli|palestinian|ukrainian)\s+)*"
    rf"({_CROWDS})(\s+(in|of|on|and)\s+.*)?"
)


def warn_of_claims(lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield every doubt about the frames' ids, glosses, users and sources, and about the language of the lexicon."""
    if not _TAG.fullmatch(lexicon.language):
        yield Doubt("language-tag", 1, f"language {lexicon.language!r} is not a BCP 47 tag", "write en, or en-GB")
    dated = {source.key for source in lexicon.sources if source.date is not None}
    for concept in lexicon.concepts:
        if lexicon.kind == "naming":
            yield from _rivals(concept)
        for frame in concept.frames:
            about = f"{concept.id}.{frame.id}"
            if lexicon.kind == "naming":
                yield from _words(frame, about)
            yield from _evidence(frame, about, dated)
    yield from _unused(lexicon)


def _rivals(concept: Concept) -> Iterator[Doubt]:
    if sum(not frame.generic for frame in concept.frames) == 1:
        message = f"{concept.id} has one frame that counts, so its share is always 100 %"
        yield Doubt("no-rival", concept.line, message, "add the rival names", concept.id)


def _words(frame: Frame, about: str) -> Iterator[Doubt]:
    named = f"{frame.id} {frame.title}".lower()
    if found := _outside_the_terms(_MOTIVE, named, frame):
        message = f"{about} is named after a motive or a side ({found!r}), not after its words"
        yield Doubt("motive-word", frame.line, message, "name the frame by its words", about)
    said = " ".join([named, frame.gloss, *(by.note or "" for by in frame.recommended_by)]).lower()
    if found := _outside_the_terms(_NEUTRAL, said, frame):
        message = f"{about} calls a label {found!r}; what is neutral is part of the dispute"
        yield Doubt("neutral-claim", frame.line, message, "say which guide recommends it (recommended-by)", about)


def _outside_the_terms(pattern: re.Pattern[str], text: str, frame: Frame) -> str | None:
    """Return the first such word that is not one of the frame's own ("climate denial" may be the label)."""
    own = " ".join(form.lower() for term in frame.terms for form in term.forms)
    for found in pattern.finditer(text):
        if found[0][:_STEM] not in own:
            return found[0]
    return None


def _evidence(frame: Frame, about: str, dated: set[str]) -> Iterator[Doubt]:
    if frame.generic:
        return
    if not frame.gloss:
        message = f"{about} has no gloss: what does it bring to the fore?"
        yield Doubt("missing-gloss", frame.line, message, 'add gloss = "Foregrounds …"', about)
    if not (frame.sources or frame.used_by or frame.recommended_by):
        message = f"{about} has no source, no dated user and no guide"
        yield Doubt("uncited-frame", frame.line, message, "add sources, used-by or recommended-by", about)
    for used in frame.used_by:
        if _VAGUE.fullmatch(used.actor.lower()):
            message = f"{about}: {used.actor!r} is a crowd; who wrote or said it, where?"
            yield Doubt("vague-actor", frame.line, message, "name one body or person, as the source shows", about)
        if used.date is None and used.source not in dated:
            message = f"{about}: the use by {used.actor} has no date, nor has its source {used.source}"
            yield Doubt("undated-use", frame.line, message, "add date = 2019-08-16", about)


def _unused(lexicon: Lexicon) -> Iterator[Doubt]:
    cited: set[str] = set()
    for concept in lexicon.concepts:
        for frame in concept.frames:
            cited.update(frame.sources, (used.source for used in frame.used_by))
            cited.update(by.source for by in frame.recommended_by)
    for source in lexicon.sources:
        if source.key not in cited:
            yield Doubt("unused-source", source.line, f"nothing cites {source.key}", "cite it or delete it")
