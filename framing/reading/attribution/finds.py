"""What one sentence yields: a report with source, cue and content, in document offsets."""

from __future__ import annotations

from typing import NamedTuple

Span = tuple[int, int]


class Find(NamedTuple):
    """One report, before its source is resolved.

    `topic` is the part of the content in which the writer names what is talked about. `antecedent` is what a relative
    pronoun that is the source stands for. `rule` names the pattern.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    topic: Span | None
    cue_class: str
    rule: str
    antecedent: Span | None = None

    def covers(self, start: int, end: int) -> bool:
        """Tell whether any of the content touches a span."""
        return any(a < end and b > start for a, b in self.content)

    @property
    def is_topic(self) -> bool:
        """Tell whether the content only names what is talked about: "spoke about the raid"."""
        return self.rule in TOPICS

    @property
    def is_writers(self) -> bool:
        """Tell whether the content is the writer's account of a theme, a mood or a plan."""
        return self.is_topic or self.cue_class in WRITERS

    def says(self, start: int, end: int) -> bool:
        """Tell whether any of the content touches a span outside the writer's part of it."""
        if self.topic is not None and self.topic[0] <= start and end <= self.topic[1]:
            return False
        return self.covers(start, end)


class Passage(NamedTuple):
    """A stretch of a block that `source` speaks, with the words that show it (`None` where none do) and the rule."""

    span: Span
    source: Span | None
    cue: Span | None
    rule: str


class Content(NamedTuple):
    """Token range [start, end) of what is said, the frame that licensed it, its class, and the writer's part of it.

    `topic` is the end of the leading tokens that name what is talked about in the writer's words.
    """

    start: int
    end: int
    frame: str
    cue_class: str
    topic: int


TOPICS = frozenset(
    {f"verb-{word}" for word in ("about", "on", "to", "with", "against", "over", "in", "at", "topic")}
    | {"adjective-about", "passive-by"}
)
"""Rules by which words name what is talked about."""
WRITERS = frozenset({"attitude", "wish", "plan", "expect", "topic", "seem", "hearsay"})
"""Classes of cues whose content is the writer's account of a mood, a plan or a theme, not of what somebody said."""
FIRST_PERSONS = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})
"""Sources that are the one who writes or speaks."""
SPEECH = frozenset({"say", "claim", "ask", "deny", "factive", "label"})
"""Classes of cues after which a quotation without cue of its own is taken for the same speaker's."""
