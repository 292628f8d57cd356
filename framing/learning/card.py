"""Write the card of a trained model: what it is for, what it is not for, how it was tested, and on what it rests."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import framing
from framing.comparing.validating import DOCUMENTS, UNITS
from framing.errors import ModelError
from framing.learning.as_json import GarbledError, decode, encode
from framing.learning.card_parts import (
    SCHEMA,
    Below,
    Details,
    Elsewhere,
    Factors,
    Learnt,
    LexiconBaseline,
    ModelCard,
    Reliability,
    Source,
    Tested,
)
from framing.learning.doubts import Doubt
from framing.learning.embedding import EXTRA
from framing.learning.examples import Example, LabelledSet
from framing.learning.keywords import Keywords
from framing.learning.measuring import ENOUGH_POSITIVES, Quality
from framing.learning.model import Model
from framing.learning.overlap import fingerprints
from framing.learning.tokens import Kind
from framing.learning.training import Training

_LIKE = "groups of like words"
_READ: Mapping[Kind, str] = {
    "words": "weighted words and pairs",
    "stems": "beginnings of words",
    "characters": "letters within words",
    "coarse": _LIKE,
    "fine": _LIKE,
    "broad": _LIKE,
    "narrow": _LIKE,
    "named": "likeness of words to the names of labels and to keywords",
    "style": "marks, common words and shapes of words",
}
INTENDED = (
    "Say which passages resemble those that people have coded with a label, for counting and comparing many texts.",
    "Find passages that are worth reading.",
)
OUT_OF_SCOPE = (
    "Rating a person, or saying what somebody meant.",
    "Rating the truthfulness, quality or leaning of an outlet.",
    "Deciding anything about a single text without reading it.",
)
METRICS = (
    "Precision, recall and F1 of each label, macro-F1 and the area under the ROC curve (AUC), on passages kept from "
    "the model, its thresholds and its calibration.",
    "Intervals are 95 %: of F1 by resampling documents, of precision and recall Wilson's with documents as clusters.",
    "Brier score and calibration error (ten bins of equal width) of the probabilities.",
    f"A label with fewer than {ENOUGH_POSITIVES} passages is not evaluated.",
)
_CAVEATS = (
    "Ranking carries over to other subjects, thresholds often do not: on other texts, calibrate (framing classify "
    "--calibrate) and have people check a sample (framing sample, framing evaluate).",
    "Words move scores; they are not the reasons for which people gave labels.",
)
_KEEPS = (
    "It keeps the terms of the passages it has learnt from, a list for each: who has the file can tell which words a "
    "passage had. To share a model but not its passages, train with --no-neighbours."
)
FAIR = 0.7
"""Mean AUC from which on ranks tell labels apart acceptably (Hosmer and Lemeshow 2000)."""
_RISING = 0.02


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a model comes from, which neither it nor its passages tell: their files, what was asked for, and how.

    `groups` are fields whose values were never on both sides of a test; `outlet_field` names what is measured apart,
    `weight_field` how many passages each stands for. `upon` are models that it is built upon, `left_out` says which
    passages it has not learnt from, and `command` makes it again.
    """

    sources: Sequence[Source]
    seed: int
    groups: Sequence[str] = ()
    outlet_field: str | None = None
    weight_field: str | None = None
    upon: Sequence[Model] = ()
    left_out: Sequence[str] = ()
    keywords: Keywords | None = None
    command: str | None = None


def make_card(
    training: Training,
    labelled: LabelledSet,
    origin: Origin,
    *,
    lexicon: LexiconBaseline | None = None,
    elsewhere: Sequence[Elsewhere] = (),
    doubts: Sequence[Doubt] = (),
) -> ModelCard:
    """Return the card of a training. It holds no time and no path: the same passages give the same card."""
    model, quality = training.model, training.quality
    return ModelCard(
        schema=SCHEMA,
        details=Details(
            id=model.id,
            title=model.title,
            version=model.version,
            kind=describe_kind(model),
            labels=model.names,
            single=model.single,
            unit=model.unit,
            language=model.language,
            framing=framing.__version__,
            strength=training.strength,
            seed=origin.seed,
            voice=model.hearing,
            upon=tuple(Below(one.id, one.version, one.sha256) for one in origin.upon),
            command=origin.command,
        ),
        intended_use=INTENDED,
        out_of_scope=OUT_OF_SCOPE,
        factors=Factors(model.language, tuple(origin.groups), origin.outlet_field, _count_outlets(labelled)),
        metrics=METRICS,
        evaluation=Tested(
            data=_tested_on(origin),
            folds=training.folds,
            tied=training.tied,
            quality=quality,
            baseline=training.baseline,
            lexicon=lexicon,
            curve=training.curve,
            rising=is_rising(training.curve),
            elsewhere=tuple(elsewhere),
        ),
        training_data=_learnt(labelled, origin),
        caveats=(_expect(origin), *_CAVEATS, *((_KEEPS,) if model.keeps_passages else ())),
        doubts=tuple(doubts),
        reliability=judge(quality, training.baseline),
        fingerprints=fingerprints(example.original for example in labelled.examples),
    )


def with_card(model: Model, card: ModelCard) -> Model:
    """Return a model with a card."""
    return replace(model, card=encode(card))


def read_card(model: Model, *, place: str) -> ModelCard | None:
    """Return the card of a model, `None` where it has none. Raises `ModelError` for one that is garbled."""
    if not model.card:
        return None
    try:
        return decode(ModelCard, model.card)
    except GarbledError as error:
        raise ModelError(place, f"its card is garbled: {error}", "train it anew with framing train") from None


def describe_kind(model: Model) -> str:
    """Say what a model is and what it reads, its main part first."""
    first = model.parts[0].features
    read = [_READ[block.kind] for block in first.terms]
    read += ["word vectors"] if first.vectors else []
    read += [f"sentence embeddings (extra {EXTRA})"] if first.embedding else []
    kind = f"logistic regressions on {', '.join(dict.fromkeys(read))}"
    further = [f"a transformer tuned to the labels (extra {EXTRA})"] if model.tuned is not None else []
    further += ["the labels of the coded passages it is most like"] if model.keeps_passages else []
    return "; and ".join((kind, *further))


def is_rising(curve: Sequence[tuple[float, float]]) -> bool | None:
    """Tell whether twice the passages raised macro-F1 by two points or more; `None` where that was not measured."""
    return curve[-1][1] - curve[-2][1] >= _RISING if len(curve) > 1 else None


def judge(quality: Quality, baseline: float) -> Reliability:
    """Say how far a model that did so well is to be relied on.

    *Validated* takes 200 held-out passages from 50 documents, half of the labels with 30 positives, a mean AUC of .7,
    and macro-F1 above what can be had without reading (see `blind_f1`), interval and all; *provisional* the last two.
    """
    low, enough = quality.macro_f1.low, sum(label.evaluated for label in quality.labels)
    seen = f"{quality.passages:,} held-out passages of {quality.documents:,} groups"
    if low is None:
        return Reliability("not", f"{seen}: too few for an interval")
    if low <= baseline:
        return Reliability("not", f"on {seen} not clearly better than what can be had without reading")
    areas = [label.auc for label in quality.labels if label.auc is not None]
    if not areas or sum(areas) / len(areas) < FAIR:
        mean = f"mean AUC {sum(areas) / len(areas):.2f}".replace("0.", ".") if areas else "no AUC"
        return Reliability("not", f"on {seen} it hardly tells labels apart: {mean}")
    labels = f"{enough} of {len(quality.labels)} labels with {ENOUGH_POSITIVES} or more"
    if quality.passages >= UNITS and quality.documents >= DOCUMENTS and 2 * enough >= len(quality.labels):
        return Reliability("validated", f"tested on {seen}, {labels}")
    return Reliability("provisional", f"tested on {seen} only, {labels}")


def _count_outlets(labelled: LabelledSet) -> dict[str, int] | None:
    outlets = Counter(example.outlet for example in labelled.examples if example.outlet is not None)
    return dict(sorted(outlets.items())) or None


def _learnt(labelled: LabelledSet, origin: Origin) -> Learnt:
    counts = Counter(label for example in labelled.examples for label in example.labels)
    keywords = origin.keywords
    return Learnt(
        passages=len(labelled.examples),
        sha256=hash_examples(labelled.examples),
        labels={name: counts[name] for name in labelled.labels},
        sources=tuple(origin.sources),
        left_out=tuple(origin.left_out),
        keywords=None if keywords is None else {label: tuple(words) for label, words in keywords.items()},
    )


def hash_examples(examples: Sequence[Example]) -> str:
    """Return the SHA-256 of the texts, labels and groups of passages, in order."""
    whole = hashlib.sha256()
    for one in examples:
        known = None if one.known is None else sorted(one.known)
        line = json.dumps([one.text, sorted(one.labels), sorted(one.groups), one.outlet, known])
        whole.update(f"{line}\n".encode())
    return whole.hexdigest()


def _tested_on(origin: Origin) -> str:
    apart = " and ".join(origin.groups) if origin.groups else "passage"
    alike = "" if origin.outlet_field is None or origin.outlet_field in origin.groups else "; outlets are on both sides"
    weight = origin.weight_field
    weighed = "" if weight is None else f"; a passage counts for as many as its {weight} says"
    sides = f"no {apart}, and no copy of a text, is on both sides of a test"
    return f"held-out parts of the training data; {sides}{alike}{weighed}"


def _expect(origin: Origin) -> str:
    fields = " and ".join(origin.groups)
    verb = "was" if len(origin.groups) == 1 else "were"
    if origin.outlet_field in origin.groups:
        unseen = "outlets that were"
    elif origin.groups:
        unseen = f"passages whose {fields} {verb}"
    else:
        unseen = "passages that were"
    return f"Tested on {unseen} not seen in training; expect worse on other outlets, genres, subjects or years."
