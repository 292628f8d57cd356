"""Find reports made by verbs: "X says that …", "…, said X", "X called Y a Z"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.agreement import (
    agrees,
    auxiliary_of,
    is_adjective,
    is_apposition,
    is_beside_quote,
    is_happening,
    is_named,
    is_no_aside,
    is_reduced,
    is_verb,
    may_invert,
)
from framing.reading.attribution.asides import (
    content_around,
    content_before,
    content_inserted,
    content_of_as,
    follows_quote,
    subject_at_close,
)
from framing.reading.attribution.clauses import skip_circumstance
from framing.reading.attribution.contents import content_after
from framing.reading.attribution.cues import Verb
from framing.reading.attribution.finds import WRITERS, Content, Find
from framing.reading.attribution.main_clauses import clause_limit, gap_end, relative_end
from framing.reading.attribution.participles import (
    carried_subject,
    infinitive_subject,
    is_listed,
    out_of_relative,
    participle_subject,
)
from framing.reading.attribution.sentences import places
from framing.reading.attribution.subjects import NOT_SPEAKERS, Subject, subject_after, subject_before
from framing.reading.attribution.verb_groups import skip_verb_group
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_SPEAKING = word_set("quote aside clause that")
_STRONG = word_set("believe think say tell insist argue contend allege")
"""Verbs after which a clause needs no proof that it is one."""
_WITHOUT_OBJECT = (("accuse", "of"), ("suspect", "of"))
"""Verbs that take an object first, so that without one they are participles: "a clerk | accused of"."""
_INFINITIVE = re.compile("Tl+")
_TELLING = word_set("tell inform remind assure notify")
"""Verbs whose hearer, never their subject, follows them."""
_THEMSELVES = word_set("itself himself herself themselves myself ourselves")
_AIMED = word_set("promise vow pledge demand propose request recommend predict fear expect announce describe envision")
"""Verbs that rather have an object before them than a clause without subject after them."""
_SERIES = re.compile(",?CA?[ev]")
"""Where a series of verbs ends: "spread lies, claimed the vote was stolen, | and urged …"."""
_CLAUSAL = frozenset({"clause", "name", "as"})
_SHOWING = word_set(
    "show signal prove demonstrate indicate suggest underscore illustrate confirm reveal highlight expose"
)
"""Verbs with which the writer draws a conclusion from what happened."""
_PARTICLES = word_set("off down over away aside")
"""Words that make another verb of the one before them: "shrugged off", "called off"."""
_CLAIMED = word_set("allegiance responsibility credit victory lives")
"""What one claims by something done: "claimed | responsibility"."""
_ENDS = ("Z", "Q", ",", ".", "")
"""Tags after "off" or "down" before which it changes no verb: "called down, “…”"."""
_SPOKEN = Verb("", frozenset({"past"}), {"quote": "say", "aside": "say"}, {}, False)
"""What an unknown verb beside a quotation is taken for."""


class VerbFinder:
    """The reports of one sentence, gathered from left to right."""

    def __init__(self, s: Sentence, lexicon: Lexicon, *, titled: bool = False, headline: bool = False) -> None:
        self.end = _sentence_end(s)
        self._s = s
        self._lexicon = lexicon
        self._titled = titled
        self._headline = headline
        self._finds: list[Find] = []
        self._covered = [False] * len(s.words)
        self._last: Subject | None = None
        self._quoted = "Q" in s.tags

    def run(self, hits: Sequence[int]) -> list[Find]:
        """Return all reports by verbs; `hits` are the tokens that may be cues."""
        s, verbs = self._s, self._lexicon.verbs
        if self._quoted:
            hits = sorted({*hits, *places(s.tags, "e")})
        for i in hits:
            verb = verbs.get(s.words[i])
            if verb is None and self._quoted and s.tags[i] == "e" and is_beside_quote(s, i):
                verb = _SPOKEN
            if (
                verb is not None
                and (not self._covered[i] or "name" in verb.frames)
                and is_verb(s, i, verb, titled=self._titled)
            ):
                self._at(i, verb)
        return self._finds

    def _at(self, i: int, verb: Verb) -> None:
        """Read the report at the verb `i`, if it has a subject and says something."""
        s, end = self._s, self.end
        frames, after = self._uses(i, verb)
        if not frames:
            return
        forward, strong = None, verb.lemma in _STRONG
        if "quote" not in frames and "aside" not in frames:
            forward = content_after(s, after, end, frames, strong=strong, stop=end)
            if forward is None:  # most often; its subject need not be sought
                return
        if self._covered[i] and (forward is None or forward.frame != "name"):
            return  # inside reported words, only who calls what a name is told
        subject, inverted = self._subject(i, verb, frames)
        if subject is None or is_adjective(s, i, verb, subject) or s.words[subject.start] == "there":
            return
        if subject.antecedent:
            stop = relative_end(s, after, end, comma=subject.comma)
        elif subject.lead > i and not inverted:
            stop = subject.lead - 1  # "After denying that he fled, | Holt left"
        else:
            stop = clause_limit(s, i, end)
        contact = subject.lead > 1 and s.tags[subject.lead - 1 : subject.end] == "lH"
        if contact and verb.lemma in _AIMED and s.tags[after : after + 1] in ("B", "X"):
            return  # "the revival he promised | has come"
        if contact and s.tags[after : after + 1] == "T":
            stop = gap_end(s, after, end, comma=False)
        if s.tags[after : after + 1] in ("B", "X") and s.tags[subject.lead - 1 : subject.lead] in ("R", "Z"):
            stop = gap_end(s, after, end, comma=s.tags[subject.lead - 2 : subject.lead - 1] == ",")
        a = subject.end if inverted else after
        if forward is None or stop < end:
            forward = content_after(s, a, end, frames, strong=strong, stop=stop)
        if forward is not None and forward.frame == "quote" and s.words[subject.end - 1] in NOT_SPEAKERS:
            return
        if (
            forward is not None
            and forward.frame == "as"
            and self._s.words[forward.start] == "as"
            and is_reduced(s, i, verb, subject)
        ):
            return
        if forward is not None and forward.start == i + 1 and is_named(s, i, verb, subject, titled=self._titled):
            return
        gerund = "gerund" in verb.forms
        beside = self._quoted and not subject.carried and not gerund and follows_quote(s, subject.lead)
        aside = inverted or (beside and not _SPEAKING.isdisjoint(frames))
        if forward is not None and aside and forward.frame not in ("quote", "that"):
            forward = None
        backward: Span | None = None
        if "aside" in frames and not subject.carried and not subject.antecedent and not gerund:
            backward = content_before(s, i if inverted else subject.lead, a, end, frames, forward)
        if backward is not None and (
            is_apposition(s, i, subject)
            or ("Q" not in s.tags[slice(*backward)] and is_no_aside(s, verb, after, end, inverted=inverted))
        ):
            backward = None
        if forward is not None or backward is not None:
            self._keep(i, after, subject, backward, forward, frames)
        elif "aside" in frames:
            rest = content_of_as(s, subject, a, end) or content_inserted(s, subject, a, end, frames)
            if rest is not None:
                self._add(i, after, subject, (s.span(*rest),), None, frames["aside"], "as-reported")

    def _uses(self, i: int, verb: Verb) -> tuple[Mapping[str, str], int]:
        """Return the frames of the verb, of its use with a particle if one follows, and where it ends."""
        words, after = self._s.words, i + 1
        if verb.lemma == "claim" and words[after : after + 1] and words[after] in _CLAIMED:
            return {}, after
        if verb.lemma == "find" and words[after : after + 1] and words[after] in _THEMSELVES:
            return {}, after
        for length in (1, 2) if verb.particles else ():
            frames = verb.particles.get("-".join(words[after : after + length]))
            if frames is not None:
                return frames, after + length
        if after < len(words) and words[after] in _PARTICLES and self._s.tags[i + 2 : i + 3] not in _ENDS:
            return {}, after
        return verb.frames, after

    def _subject(self, i: int, verb: Verb, frames: Mapping[str, str]) -> tuple[Subject | None, bool]:
        """Return the subject of the verb, and whether it follows it."""
        s, lexicon = self._s, self._lexicon
        auxiliary = auxiliary_of(s, i)
        gerund = "gerund" in verb.forms
        if gerund and auxiliary != "passive":
            return participle_subject(s, i, self.end, lexicon, self._last), False
        if auxiliary == "passive" and not gerund:
            return None, False
        if (
            not auxiliary
            and "participle" in verb.forms
            and (verb.lemma, *s.words[i + 1 : i + 2])
            in ((*_WITHOUT_OBJECT, ("expect", "to")) if self._headline else _WITHOUT_OBJECT)
        ):
            return None, False
        if self._headline and _is_announced(s, i):
            return Subject(0, i - 1, 0), False
        if i and s.tags[i - 1] == "T" and skip_verb_group(s, i) == i - 1:
            return infinitive_subject(s, i, lexicon, self._last), False
        if i and s.tags[i - 1] == ",":
            closing = subject_at_close(s, i, self.end) if "quote" in frames and "hearer" not in frames else None
            if closing is not None:
                return closing, True
        elif i and s.words[i - 1] == "having":
            return participle_subject(s, i - 1, self.end, lexicon, self._last), False
        subject = subject_before(s, i)
        if subject is not None and not subject.carried and subject.antecedent is None:
            subject = out_of_relative(s, subject, lexicon)
        if subject is not None and subject.carried:
            said = subject.lead - 1 if s.tags[subject.lead - 1] != "," else subject.lead - 2
            inside = said >= 0 and self._covered[said]
            past = "past" in verb.forms and "base" not in verb.forms and not auxiliary
            subject = carried_subject(s, subject.lead, lexicon, self._last, inside=inside, past=past)
        if (
            subject is not None
            and verb.nominal
            and _INFINITIVE.fullmatch(s.tags, max(0, subject.lead - 1), subject.end)
        ):
            return None, False  # "to echo | remarks", "to house foreign | suspects"
        if subject is not None and agrees(s, verb, subject, auxiliary, titled=self._titled):
            return subject, False
        if "quote" in frames and verb.lemma not in _TELLING and (may_invert(s, i) or (i == 0 and "Q" in s.tags)):
            following = subject_after(s, i)
            if following is not None and agrees(s, verb, following, auxiliary, titled=self._titled):
                return following, True
        if (
            s.tags[i - 1 : i] == ","
            and "past" in verb.forms
            and _SERIES.search(s.tags, i + 1)
            and frames.keys() & _CLAUSAL
        ):
            return carried_subject(s, i - 1, lexicon, self._last, inside=False, past=True), False
        if s.tags[i - 1 : i] == "," and (self._headline or is_listed(s, i, self.end)):
            return carried_subject(s, i - 1, lexicon, self._last, inside=False), False
        return None, False

    def _keep(
        self,
        i: int,
        after: int,
        subject: Subject,
        backward: Span | None,
        forward: Content | None,
        frames: Mapping[str, str],
    ) -> None:
        """Put the report together from what stands before and after its cue."""
        s = self._s
        parts: list[Span] = []
        topic: Span | None = None
        kind, rule = frames.get("aside") or frames.get("quote") or "say", "verb-aside"
        if backward is not None:
            parts.append(s.span(*backward))
            inverted = subject.end > i
            at = skip_circumstance(s, subject.end if inverted else after, self.end, frames)
            rest = content_around(s, at, self.end) if forward is None else None
            if inverted and rest is not None and s.tags[rest[0]] not in "XB":
                rest = None
            if rest is not None:
                parts.append(s.span(*rest))
        if forward is not None:
            parts.append(s.span(forward.start, forward.end))
            kind, rule = forward.cue_class, f"verb-{forward.frame}"
            if is_happening(s, subject) and self._lexicon.verbs[s.words[i]].lemma in _SHOWING:
                kind, rule = "seem", "verb-shows"
            if forward.topic > forward.start:
                topic = s.span(forward.start, forward.topic)
            if forward.frame in ("clause", "that", "wh") and forward.cue_class not in WRITERS:
                self._cover(forward)
        self._add(i, after, subject, tuple(parts), topic, kind, rule)
        embedded = s.tags[subject.start] == "H" and subject.start > 0 and s.tags[subject.start - 1] in "lN"
        if not subject.antecedent and not embedded:
            self._last = Subject(subject.start, subject.end, subject.start)

    def _add(
        self,
        i: int,
        after: int,
        subject: Subject,
        parts: tuple[Span, ...],
        topic: Span | None,
        kind: str,
        rule: str,
    ) -> None:
        s = self._s
        antecedent = None if subject.antecedent is None else s.span(*subject.antecedent)
        source = s.span(subject.start, subject.end)
        self._finds.append(Find(source, s.span(i, after), parts, topic, kind, rule, antecedent))

    def _cover(self, forward: Content) -> None:
        """Leave cues inside reported words alone, but for participles that take up the main clause."""
        tags = self._s.tags
        for k in range(forward.start, forward.end):
            if not (tags[k] == "g" and tags[k - 1] == ","):
                self._covered[k] = True


def _is_announced(s: Sentence, i: int) -> bool:
    """Tell whether a headline announces a verb: "Holt to tell | the port …"."""
    return i > 1 and s.tags[i - 1] == "T" and set(s.tags[: i - 1]) <= set("NlYDS#")


def _sentence_end(s: Sentence) -> int:
    end = len(s.words)
    while end and s.tags[end - 1] in ".;:" and len(s.words[end - 1]) == 1:
        end -= 1
    return end
