"""Find reports made by verbs: "X says that …", "…, said X", "X called Y a Z"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.contents import Content, content_after, report_end
from framing.reading.attribution.cues import Verb
from framing.reading.attribution.finds import Find
from framing.reading.attribution.sentences import FULL
from framing.reading.attribution.subjects import (
    Subject,
    is_plural,
    is_singular,
    nearest_subject,
    noun_start,
    phrase_start,
    skip_verb_group,
    subject_after,
    subject_before,
)
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_STRONG = word_set("say tell insist argue contend allege announce explain")
_SPOKEN = Verb("", frozenset({"past"}), {"quote": "say", "aside": "say"}, {}, False)
"""What an unknown verb beside a quotation is taken for."""
_TURN = re.compile("Q,?")
_SPEAKER = re.compile("H|D?[lN]*[Nl]")
_FRONTED = "PUWIgTe"


class VerbFinder:
    """The reports of one sentence, gathered from left to right."""

    def __init__(self, s: Sentence, lexicon: Lexicon, *, titled: bool = False) -> None:
        self.s = s
        self.lexicon = lexicon
        self.titled = titled
        self.finds: list[Find] = []
        self.end = _sentence_end(s)
        self._covered = [False] * len(s.words)
        self._last: Subject | None = None

    def run(self) -> list[Find]:
        """Return all reports by verbs."""
        verbs = self.lexicon.verbs
        for i, word in enumerate(self.s.words):
            verb = verbs.get(word)
            if verb is not None:
                self._at(i, verb)
            elif self.s.tags[i] == "e" and self._beside_quote(i):
                self._at(i, _SPOKEN)
        return self.finds

    def _beside_quote(self, i: int) -> bool:
        """Tell whether an unknown past form stands where only a verb of saying can: `"…," NAME growled`."""
        s = self.s
        full = _TURN.search(s.tags, 0, i)
        if full is None or (s.raw[full.start()][-1] != FULL and "," not in full.group()):
            return False
        return _SPEAKER.fullmatch(s.tags, full.end(), i) is not None or (
            full.end() == i and s.tags[i + 1 : i + 2] in tuple("NHD")
        )

    def _at(self, i: int, verb: Verb) -> None:
        s = self.s
        if self._covered[i] or not self._is_verb(i, verb):
            return
        frames, after = self._uses(i, verb)
        if not frames:
            return
        subject, inverted = self._subject(i, verb, frames)
        if subject is None:
            return
        stop = self._relative_stop(after, subject) if subject.antecedent else self.end
        a = subject.end if inverted else after
        strong = verb.lemma in _STRONG
        forward = content_after(s, a, self.end, frames, strong=strong, stop=stop) if a < self.end else None
        if (
            forward is not None
            and forward.frame not in ("quote", "that")
            and (inverted or self._follows_quote(subject))
        ):
            forward = None
        backward = self._backward(i, a, subject, frames, forward, inverted)
        if forward is None and backward is None:
            rest = self._after_as(subject, a) if "aside" in frames else None
            if rest is not None:
                source = (s.starts[subject.start], s.ends[subject.end - 1])
                span = (s.starts[rest[0]], s.ends[rest[1] - 1])
                self.finds.append(
                    Find(source, (s.starts[i], s.ends[after - 1]), (span,), None, frames["aside"], "as-reported")
                )
            return
        self._keep(i, after, subject, backward, forward, frames)

    def _is_verb(self, i: int, verb: Verb) -> bool:
        s = self.s
        tags, words = s.tags, s.words
        if tags[i] == "N" and not self.titled:
            return False
        previous = tags[i - 1] if i else ""
        gerund = "gerund" in verb.forms
        if previous in ("D", "S", "Y", "O") and not (gerund and previous == "O"):
            return previous == "D" and words[i - 1] in (
                "some",
                "many",
                "all",
                "most",
                "others",
                "those",
                "these",
                "few",
                "several",
                "both",
            )
        if previous == "P" and not gerund:
            return False
        if previous == "T" and words[i - 2 : i - 1] == ["according"]:
            return False
        if verb.nominal:
            if previous in ("e", "g", "v", "#"):
                return False
            following = tags[i + 1] if i + 1 < len(tags) else ""
            if following in ("B", "X", "O") and words[i + 1] != "having" and "clause" not in verb.frames:
                return False
            if following in ("B", "X") or (following == "O" and "of" not in verb.frames):
                return False
        return True

    def _uses(self, i: int, verb: Verb) -> tuple[Mapping[str, str], int]:
        s = self.s
        if verb.particles:
            for length in (1, 2):
                frames = verb.particles.get("-".join(s.words[i + 1 : i + 1 + length]))
                if frames is not None:
                    return frames, i + 1 + length
        return verb.frames, i + 1

    def _subject(self, i: int, verb: Verb, frames: Mapping[str, str]) -> tuple[Subject | None, bool]:
        s = self.s
        tags, _words = s.tags, s.words
        previous = tags[i - 1] if i else ""
        auxiliary = self._auxiliary(i)
        if auxiliary == "passive" and "gerund" not in verb.forms:
            return None, False
        if "gerund" in verb.forms and auxiliary != "passive":
            return self._participle(i), False
        if "gerund" not in verb.forms and previous == "T" and skip_verb_group(s, i) == i - 1:
            return self._infinitive(i), False
        subject = subject_before(s, i)
        if subject is not None and subject.carried:
            subject = self._carried(subject)
        if subject is not None and self._agrees(i, verb, subject, auxiliary):
            return subject, False
        if "quote" in frames and self._may_invert(i):
            after = subject_after(s, i)
            if after is not None and self._agrees(i, verb, after, auxiliary):
                return after, True
        return None, False

    def _auxiliary(self, i: int) -> str:
        """Tell which auxiliary governs the verb: `passive` for forms of be, `active` for others, else nothing."""
        s = self.s
        k = i - 1
        while k >= 0 and s.tags[k] == "A":
            k -= 1
        if k < 0:
            return ""
        if s.tags[k] == "B" or (s.tags[k] == "K" and s.words[k][-2:] in ("'s", "re", "'m")):
            return "passive"
        if s.tags[k] in "XT" or s.tags[k] == "K":
            return "active"
        return ""

    def _agrees(self, i: int, verb: Verb, subject: Subject, auxiliary: str) -> bool:
        if auxiliary or verb.forms & {"past", "gerund"} or self.titled:
            return "participle" not in verb.forms or bool(verb.forms & {"past", "base"}) or bool(auxiliary)
        if "base" in verb.forms and "third" not in verb.forms:
            return (
                is_plural(self.s, subject)
                or (self.s.tags[subject.end - 1] == "N" and not verb.nominal)
                or subject.antecedent is not None
            )
        if "third" in verb.forms and verb.nominal:
            return is_singular(self.s, subject)
        return "participle" not in verb.forms

    def _participle(self, i: int) -> Subject | None:
        """Give a participle the subject of its sentence: "…, saying that", "while denying that"."""
        s = self.s
        previous = s.tags[i - 1] if i else ""
        if i and previous in "lNY" and s.words[i + 1 : i + 2] in (["that"], ["whether"]):
            start = phrase_start(s, i - 1)
            if start is None:
                return None
            start = noun_start(s, start, i - 1)
            return Subject(start, i, start, antecedent=(start, i))
        if i and previous not in ",UPCQAO-":
            return None
        if self._last is not None:
            return self._last
        subject = self._first_subject(i)
        if subject is None and i < 2:
            subject = self._main_subject(i)
        return subject

    def _infinitive(self, i: int) -> Subject | None:
        if self.s.words[i] not in (
            "say",
            "argue",
            "claim",
            "suggest",
            "insist",
            "believe",
            "think",
            "assume",
            "conclude",
            "contend",
            "ask",
            "note",
            "acknowledge",
            "admit",
            "point",
            "suspect",
            "tell",
            "announce",
            "warn",
            "declare",
            "denounce",
            "condemn",
            "criticize",
            "praise",
            "explain",
            "call",
            "complain",
            "defend",
        ):
            return None
        s = self.s
        k = i - 2
        if k > 0 and s.tags[k] in "HM":
            return Subject(k, k + 1, k)
        if k > 0 and s.words[k] in ("many", "some", "critics", "officials", "others", "people"):
            return Subject(k, k + 1, k)
        return self._last or self._first_subject(i)

    def _carried(self, subject: Subject) -> Subject | None:
        """Give a second verb ("and added") the subject of the first."""
        s = self.s
        at = subject.lead
        found = self._last if self._last is not None and at and self._covered[at - 1] else None
        if found is None:
            found = nearest_subject(s, at, self.lexicon.verbs) or self._last
        return None if found is None else Subject(found.start, found.end, at, carried=True)

    def _first_subject(self, before: int) -> Subject | None:
        """Return the subject of the first finite verb left of a token."""
        s = self.s
        for k in range(1, before):
            if s.tags[k] in "BXve" or (
                s.words[k] in self.lexicon.verbs and s.tags[k] == "l" and k > 1 and s.tags[k - 1] in "NH"
            ):
                found = subject_before(s, k)
                if found is not None and found.end > found.start:
                    return found
        return None

    def _main_subject(self, i: int) -> Subject | None:
        """Return the subject of the clause that follows a fronted participle clause."""
        s = self.s
        for comma in range(i + 1, self.end - 1):
            if s.tags[comma] == "," and s.tags[comma + 1] in "HNDS":
                for k in range(comma + 1, self.end):
                    if s.tags[k] in "BXve" or s.words[k] in self.lexicon.verbs:
                        found = subject_before(s, k)
                        return found if found is not None and found.end > found.start and found.start > comma else None
        return None

    def _may_invert(self, i: int) -> bool:
        s = self.s
        if i == 0:
            return False
        return s.tags[i - 1] in ",-Q" or (s.tags[i - 1] == "." and i > 1)

    def _relative_stop(self, after: int, subject: Subject) -> int:
        """End a relative clause: at its closing comma, or where the main verb takes over."""
        if not subject.comma:
            return report_end(self.s, after, self.end)
        for k in range(after, self.end):
            if self.s.tags[k] == ",":
                if k + 1 < self.end and self.s.tags[k + 1] in "QZ":
                    continue
                return k
        return self.end

    def _backward(
        self, i: int, a: int, subject: Subject, frames: Mapping[str, str], forward: Content | None, inverted: bool
    ) -> Span | None:
        """Return the token range of words said before the cue: "…, officials say"."""
        s = self.s
        tags = s.tags
        if "aside" not in frames or subject.carried or subject.antecedent:
            return None
        lead = i if inverted else subject.lead
        if lead == 0 or tags[lead - 1] not in ",Q-.":
            return None
        e = lead
        while e > 0 and tags[e - 1] in ",-":
            e -= 1
        if e == 0:
            return None
        b = self._clause_start(e)
        if b >= e:
            return None
        quoted = "Q" in tags[b:e]
        if tags[e - 1] == "Q" or (quoted and forward is None):
            return b, e
        following = tags[a] if a < self.end else "."
        if forward is not None and (forward.frame not in ("quote",) or a >= self.end):
            return None
        if following not in ",.;-" and not self._ends_loosely(a):
            return None
        if tags[b] in _FRONTED and not (tags[b] == "W" and following == ",") and not self._holds_clause(b, e):
            return None
        if e - b < 3 and following != ",":
            return None
        return b, e

    def _holds_clause(self, b: int, e: int) -> bool:
        tags = self.s.tags
        if tags[b] in "UWI" and tags[b:e].count(",") == 0:
            return self.end - e < 6
        return any(t in "BXveK" for t in tags[b + 1 : e])

    def _ends_loosely(self, a: int) -> bool:
        """Tell whether only circumstances follow an aside ("…, officials said on Monday in Geneva")."""
        tags = self.s.tags
        return tags[a] in "PyAUeT" and "Q" not in tags[a : self.end]

    def _follows_quote(self, subject: Subject) -> bool:
        lead = subject.lead
        return lead > 0 and (self.s.tags[lead - 1] == "Q" or self.s.tags[max(0, lead - 2) : lead] in ("Q,", "Q-"))

    def _clause_start(self, e: int) -> int:
        s = self.s
        for k in range(e - 1, -1, -1):
            if s.tags[k] == ";":
                return k + 1
        b = 0
        while b < e and (s.tags[b] in "C," or (s.tags[b] == "." and len(s.raw[b]) == 1)):
            b += 1
        return b

    def _after_as(self, subject: Subject, a: int) -> Span | None:
        """Return the main clause after "As X reported, …", or the one before ", as X reported"."""
        s = self.s
        lead = subject.lead
        if lead == 0 or s.words[lead - 1] != "as":
            return None
        comma = s.tags.find(",", a, a + 12)
        if lead <= 2 and 0 <= comma < self.end - 2:
            return comma + 1, self.end
        if lead > 3 and s.tags[lead - 2] == "," and (a >= self.end or s.tags[a] in ",."):
            return self._clause_start(lead - 2), lead - 2
        return None

    def _keep(
        self,
        i: int,
        after: int,
        subject: Subject,
        backward: Span | None,
        forward: Content | None,
        frames: Mapping[str, str],
    ) -> None:
        s = self.s
        parts: list[Span] = []
        topic: Span | None = None
        kind = frames.get("aside") or frames.get("quote") or "say"
        rule = "verb-aside"
        if backward is not None:
            parts.append((s.starts[backward[0]], s.ends[backward[1] - 1]))
            rest = self._rest(after) if forward is None and subject.end <= i else None
            if rest is not None:
                parts.append((s.starts[rest[0]], s.ends[rest[1] - 1]))
        if forward is not None:
            parts.append((s.starts[forward.start], s.ends[forward.end - 1]))
            kind = forward.cue_class
            rule = f"verb-{forward.frame}"
            if forward.topic > forward.start:
                topic = (s.starts[forward.start], s.ends[forward.topic - 1])
            if forward.frame in ("clause", "that", "wh"):
                self._cover(forward)
        source = (s.starts[subject.start], s.ends[subject.end - 1])
        antecedent = None
        if subject.antecedent is not None:
            antecedent = s.starts[subject.antecedent[0]], s.ends[subject.antecedent[1] - 1]
        cue = s.starts[i], s.ends[after - 1]
        self.finds.append(Find(source, cue, tuple(parts), topic, kind, rule, antecedent))
        embedded = s.tags[subject.start] == "H" and subject.start > 0 and s.tags[subject.start - 1] in "lN"
        if not subject.antecedent and not embedded:
            self._last = Subject(subject.start, subject.end, subject.start)

    def _rest(self, a: int) -> Span | None:
        """Return the words that go on after an aside set off by commas: "The policy, the panel found, amounted …"."""
        s = self.s
        if a + 1 < self.end and s.tags[a] == "," and s.tags[a + 1] not in "CgRUWP":
            return a + 1, self.end
        return None

    def _cover(self, forward: Content) -> None:
        s = self.s
        for k in range(forward.start, forward.end):
            if not (s.tags[k] == "g" and s.tags[k - 1] == ","):
                self._covered[k] = True


def _sentence_end(s: Sentence) -> int:
    end = len(s.words)
    while end and s.tags[end - 1] in ".;:" and len(s.raw[end - 1]) == 1:
        end -= 1
    return end
