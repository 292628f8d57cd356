"""What coders' sheets come to, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from framing.comparing.results import Estimate
from framing.comparing.validating import Detection, Precision
from framing.curating.adjudicating import Disagreement
from framing.curating.sample_keys import SampledModel
from framing.learning.agreement import Agreement, Verdict

VERDICTS: dict[Verdict, str] = {
    "firm": "firm",
    "tentative": "tentative",
    "insufficient": "too low",
    "undefined": "",
}
STATES = {"validated": "validated here", "provisional": "provisional", "not": "not yet"}
SCALE = (
    "Alpha (Krippendorff): from .80 on firm, .667 to .80 for tentative conclusions only, below that for none; these "
    "limits are customary. With “?” the interval reaches below .667: code more rows before anything rests on them. "
    "Both: how often one coder gives a code that the other gives, too."
)
RESAMPLED = (
    "Intervals are 95 %, from {draws:,} draws of {what} with replacement (seed {seed}); none where no draw differs."
)
UNSETTLED = (
    "What coders differ on is left out of these measures until it is settled (--settled): it is what is hard, so they "
    "may be too good."
)
VALIDATED = (
    "Validated here: 200 coded rows or more from 50 documents or more, 30 of them positive; with 10 to 29, or less of "
    "the rest, provisional."
)
SHARE_NOTE = (
    "Precision, recall, and how many of all passages have the label are estimates for the texts, not for the sample."
)
UNSOUGHT_NOTE = (
    "No recall where all coded passages have what was counted in them: nobody has looked for what is missed."
)
SURE_ROW = "if sure"
OWN_NOTE = "Coded and counted is what the writer says in their own words and takes up."
SURE_NOTE = "If sure: only what was given as surely as was asked (right in {precision} of held-out passages) is found."


@dataclass(frozen=True, slots=True)
class Reading:
    """How often the rules read a variable of the matches as people do."""

    variable: str
    coded: int
    same: int
    share: Estimate


FEW = 2
"""Labels that nobody gave which still have a row each."""


@dataclass(frozen=True, slots=True)
class CodingResults:
    """All that the sheets say.

    `coders` have the rows that each has coded; `variables` are measured where there are two coders. `decided` rows are
    settled, `open` ones are not. Without a key (`keyed`) rows count as documents and nothing is known of a lexicon.
    `detections` are of lexicons, or of a `model`: then of all labels it gave, and `sure` of those it was sure of.
    """

    kind: str
    coders: tuple[tuple[str, int], ...]
    keyed: bool
    documents: int
    variables: tuple[tuple[str, Agreement], ...]
    disagreements: tuple[Disagreement, ...]
    decided: int
    open: int
    precision: tuple[Precision, ...]
    readings: tuple[Reading, ...]
    detections: tuple[Detection, ...]
    groups: tuple[tuple[str, Detection], ...]
    draws: int
    seed: int
    model: SampledModel | None = None
    own: bool = False
    """Whether passages were coded for what the writer says in their own words."""
    sure: tuple[Detection, ...] = ()
    disputed: str | None = None
    """The file with all that coders differ on, where it was written."""

    @property
    def never_given(self) -> tuple[str, ...]:
        """Return the labels that no coder gave to any passage, if a row for each would hide the others."""
        if self.kind != "passage":
            return ()
        none = [
            name
            for name, agreement in self.variables
            if agreement.units and all(code.code != "1" for code in agreement.codes)
        ]
        return tuple(none) if FEW < len(none) < len(self.variables) else ()

    @property
    def never_met(self) -> tuple[Detection, ...]:
        """Return what was neither coded nor found in any passage, if a row for each would hide the others."""
        none = [item for item in self.detections if not item.present and not item.found]
        return tuple(none) if FEW < len(none) < len(self.detections) else ()

    @property
    def rows(self) -> int:
        """Return the number of rows that anybody has coded."""
        return self.decided + self.open
