"""Where in the text a label stands: headline, lead or further down, and how early it comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from framing.comparing.intervals import LEVEL, prevalence_interval

if TYPE_CHECKING:
    from framing.comparing.results import Estimate
    from framing.types import Match


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one document has a label. `first` is where it comes first, from 0 to 1 of the text, `None` if nowhere."""

    headline: bool
    lead: bool
    body: bool
    first: float | None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How many of a group's documents have a label in the headline, the lead and the body; and only in the body.

    `first_mention` is the median over documents that have it, from 0 to 1 of the text, `None` where none has.
    """

    headline: Estimate
    lead: Estimate
    body: Estimate
    body_only: Estimate
    first_mention: float | None


def place_label(matches: Iterable[Match], *, lead_end: int, length: int) -> Placement:
    """Place one label in one document of `length` characters; matches that are not counted are passed over.

    The lead is the standfirst and the body up to `lead_end`. That leads carry the point of a text is a habit of news
    reports, not of opinion, features and transcripts.
    """
    counted = [match for match in matches if match.counted]
    in_lead = [m for m in counted if m.zone == "standfirst" or (m.zone == "body" and m.start < lead_end)]
    in_headline = [m for m in counted if m.zone == "headline"]
    return Placement(
        headline=bool(in_headline),
        lead=bool(in_lead),
        body=len(counted) > len(in_lead) + len(in_headline),
        first=min(m.start for m in counted) / length if counted and length else None,
    )


def measure_emphasis(placements: Sequence[Placement], *, level: float = LEVEL) -> Emphasis:
    """Measure where a group's documents have a label, one placement per document, those without it included."""

    def estimate(flags: Iterable[bool]) -> Estimate:
        return prevalence_interval(sum(flags), len(placements), level=level)

    return Emphasis(
        headline=estimate(p.headline for p in placements),
        lead=estimate(p.lead for p in placements),
        body=estimate(p.body for p in placements),
        body_only=estimate(p.body and not p.headline and not p.lead for p in placements),
        first_mention=median(firsts) if (firsts := [p.first for p in placements if p.first is not None]) else None,
    )
