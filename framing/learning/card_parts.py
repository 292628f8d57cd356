"""The parts of a model card (after Mitchell et al. 2019, “Model Cards for Model Reporting”)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framing.comparing.validating import State
from framing.learning.doubts import Doubt
from framing.learning.measuring import Estimated, Quality
from framing.learning.whose_words import Hearing

SCHEMA = "framing.model-card/1"


@dataclass(frozen=True, slots=True)
class Below:
    """A model that another is built upon: its scores are features."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Details:
    """What a model is, whose words it has learnt from, and the command that makes it again from the same passages."""

    id: str
    title: str
    version: str
    kind: str
    labels: tuple[str, ...]
    single: bool
    unit: str
    language: str
    framing: str
    strength: float
    seed: int
    voice: Hearing = "all"
    upon: tuple[Below, ...] = ()
    command: str | None = None


@dataclass(frozen=True, slots=True)
class Factors:
    """What results may depend on: passages by outlet, and fields whose values were never on both sides of a test."""

    language: str
    groups: tuple[str, ...] = ()
    outlet_field: str | None = None
    outlets: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class LexiconBaseline:
    """What lexicons reach on the labels they know, and what the model reaches on these."""

    name: str
    labels: int
    macro_f1: Estimated
    model: float


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How the model did on labelled passages of others, from which it learnt nothing."""

    name: str
    passages: int
    labels: int
    mean_auc: float | None
    macro_f1: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tested:
    """How a model did on the passages that each fold kept from it.

    `baseline` is macro-F1 without reading (see `blind_f1`). `curve` has macro-F1 with parts of the passages to
    learn from; `rising` says whether more would probably help.
    """

    data: str
    folds: int
    tied: int
    quality: Quality
    baseline: float
    lexicon: LexiconBaseline | None = None
    curve: tuple[tuple[float, float], ...] = ()
    rising: bool | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One file or set of labelled passages, with what its makers allow and ask for."""

    name: str
    passages: int
    licence: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a model has learnt from; the hash is that of all texts, labels and groups, in order.

    `keywords` are words that spoke for a label beforehand; `None` where nobody gave any.
    """

    passages: int
    sha256: str
    labels: Mapping[str, int]
    sources: tuple[Source, ...]
    left_out: tuple[str, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far a model is to be relied on, and why."""

    tier: State
    reason: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """All that somebody should know before they use a model. `fingerprints` tell passages it has learnt from."""

    schema: str
    details: Details
    intended_use: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    factors: Factors
    metrics: tuple[str, ...]
    evaluation: Tested
    training_data: Learnt
    caveats: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    reliability: Reliability
    fingerprints: str
