"""Make the bundled classifiers and their cards: `python -m tests.bench.bundled_models SHARED_DATA`.

`policy-frames` learns from the passages in tests/data/training/passages and from two published sets that allow it:
CCF (CC-BY 4.0, English units, six of its frames) and the narrative frames (MIT, two). Labels that a set does not have
are unknown in it, not absent. `loaded-wording` learns from our sentences alone: the published sets that may be used
(hyperpartisan articles, sentiment towards persons) made it no better on the sentences of others.

Each is then tried on published sets from which it has learnt nothing; for CCF and the narrative frames a model is
trained without them. The same texts give the same bytes, figures included.
"""

import argparse
import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from framing.learning.bundled import MODELS
from framing.learning.card import Origin, make_card, with_card
from framing.learning.card_parts import Elsewhere, Source
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Language, Recipe
from framing.learning.keywords import Keywords
from framing.learning.model import Model
from framing.learning.model_file import SUFFIX, dump_model
from framing.learning.probabilities import area_under_curve
from framing.learning.training import Training, train_model
from framing.report.model.card import card_markdown
from tests.bench import given
from tests.bench.training_texts import LOADED, POLICY_FRAMES, read_frame_keywords, read_passages, read_sentences

COMMAND = "python -m tests.bench.bundled_models SHARED_DATA"
LOADED_RECIPE = Recipe(coarse=0.0, fine=0.0, broad=0.7, narrow=1.0)
POLICY_RECIPE = replace(LOADED_RECIPE, stems=2.0, named=0.5)
"""Without characters, which are slow to apply; beginnings of words and keywords carry more over to other subjects."""
POLICY_STRENGTH, LOADED_STRENGTH = 0.1, 0.5
NAMING = 1000.0
"""Passages up to which what is like the keywords of a frame counts in full."""
OURS = Source(
    "our own texts", 0, "as the package", "written for this package, independently of every text it is tried on"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A published set: where its texts and labels are, and which of its labels mean which of ours."""

    name: str
    file: str
    text: str
    labels: str
    frames: Mapping[str, str]
    group: str | None = None
    licence: str | None = None
    attribution: str | None = None
    only: tuple[str, object] | None = None

    def records(self, shared: Path) -> list[dict[str, object]]:
        """Return the records that have labels."""
        lines = (shared / self.file).read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        field, value = self.only or ("", None)
        return [one for one in records if one[self.labels] is not None and (not field or one[field] == value)]

    def examples(self, shared: Path) -> list[Example]:
        """Return its passages; the labels it looked for are those that mean one of ours."""
        return [self._example(i, one) for i, one in enumerate(self.records(shared))]

    def _example(self, number: int, one: dict[str, object]) -> Example:
        found = one[self.labels]
        if isinstance(found, str) and found.startswith("["):
            found = ast.literal_eval(found)
        names = [str(name) for name in (found if isinstance(found, list) else [found])]
        mapped = frozenset(self.frames[name] for name in names if name in self.frames)
        group = f"{self.name} {one[self.group] if self.group else number}"
        known = frozenset(self.frames.values())
        return Example(f"{self.name}/{number}", str(one[self.text]), mapped, (group,), None, known)


CCF = Published(
    "CCF climate frames",
    "frames/ccf_climate_train.jsonl",
    "text",
    "frames",
    {
        "economic": "economic",
        "health": "health_and_safety",
        "security": "security_and_defense",
        "justice": "fairness_and_equality",
        "political": "political",
        "cultural": "cultural_identity",
    },
    "doc",
    "CC-BY 4.0",
    "Canadian Climate Framing corpus, annotated English training units; weights only, no text is kept",
    ("lang", "EN"),
)
NARRATIVE = Published(
    "narrative frames",
    "frames/narrative_frames.jsonl",
    "text",
    "labels",
    {"economic": "economic", "morality": "morality"},
    None,
    "MIT",
    "news narrative frames on climate change; weights only, no text is kept",
)
GUNS = Published(
    "headlines on gun violence (GVFC)",
    "frames/gun_headlines.jsonl",
    "headline",
    "frame1",
    {
        "economic_consequences": "economic",
        "politics": "political",
        "public_opinion": "public_opinion",
        "mental_health": "health_and_safety",
        "society_culture": "cultural_identity",
        "gun_control_regulation": "policy_prescription_and_evaluation",
        "2nd_amendment_gun_rights": "legality_and_jurisprudence",
        "race_ethnicity": "fairness_and_equality",
        "school_public_space_safety": "security_and_defense",
    },
)
CONGRESS = Published(
    "tweets of members of Congress",
    "frames/congress_tweets.jsonl",
    "text",
    "labels",
    {
        "capacity_resources": "capacity_and_resources",
        "crime_punishment": "crime_and_punishment",
        "cultural_identity": "cultural_identity",
        "economic": "economic",
        "external_regulation": "external_regulation_and_reputation",
        "fairness_equality": "fairness_and_equality",
        "health_safety": "health_and_safety",
        "legality": "legality_and_jurisprudence",
        "morality": "morality",
        "policy": "policy_prescription_and_evaluation",
        "political": "political",
        "public_sentiment": "public_opinion",
        "quality_of_life": "quality_of_life",
        "security_defense": "security_and_defense",
    },
)
BABE = Published("BABE sentences", "loaded/babe.jsonl", "text", "label_bias", {"Biased": LOADED})
HYPERPARTISAN = Published(
    "hyperpartisan articles", "loaded/hyperpartisan.jsonl", "text", "hyperpartisan", {"True": LOADED}
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with frames/ and loaded/")
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    given.folder(options.shared, *(one.file for one in (CCF, NARRATIVE, GUNS, CONGRESS, BABE, HYPERPARTISAN)))
    options.out.mkdir(parents=True, exist_ok=True)
    language = Language.load()
    for model, card in (make_policy_frames(options.shared, language), make_loaded_wording(options.shared, language)):
        content = dump_model(model)
        (options.out / f"{model.id}{SUFFIX}").write_bytes(content)
        (options.out / f"{model.id}.md").write_text(card, encoding="utf-8")
        print(f"{model.id}: {len(content) / 1e6:.1f} MB")


def make_policy_frames(shared: Path, language: Language) -> tuple[Model, str]:
    whole, labelled = train_policy_frames(shared, (CCF, NARRATIVE), language)
    elsewhere = [try_on(whole.model, one, shared, language) for one in (GUNS, CONGRESS)]
    for target, others in ((CCF, (NARRATIVE,)), (NARRATIVE, (CCF,))):
        without, _ = train_policy_frames(shared, others, language, curve=False)
        elsewhere.append(try_on(without.model, target, shared, language, note="a model trained without this set"))
    sources = [
        counted(OURS, len(read_passages().examples)),
        *(Source(one.name, len(one.examples(shared)), one.licence, one.attribution) for one in (CCF, NARRATIVE)),
    ]
    return finish(whole, labelled, sources, elsewhere, keywords=read_frame_keywords())


def train_policy_frames(
    shared: Path, published: Sequence[Published], language: Language, *, curve: bool = True
) -> tuple[Training, LabelledSet]:
    examples = [*read_passages().examples, *(one for each in published for one in each.examples(shared))]
    labelled = LabelledSet(tuple(examples), POLICY_FRAMES, single=False)
    training = train_model(
        labelled,
        model_id="policy-frames",
        title="Policy frames",
        recipe=POLICY_RECIPE,
        strength=POLICY_STRENGTH,
        keywords=read_frame_keywords(),
        naming=NAMING,
        neighbours=False,  # of published sets weights are shipped, never texts
        language=language,
        curve=curve,
    )
    return training, labelled


def make_loaded_wording(shared: Path, language: Language) -> tuple[Model, str]:
    labelled = read_sentences()
    training = train_model(
        labelled,
        model_id="loaded-wording",
        title="Loaded wording",
        unit="sentence",
        recipe=LOADED_RECIPE,
        strength=LOADED_STRENGTH,
        language=language,
    )
    elsewhere = [try_on(training.model, one, shared, language) for one in (BABE, HYPERPARTISAN)]
    return finish(training, labelled, [counted(OURS, len(labelled.examples))], elsewhere)


def counted(source: Source, passages: int) -> Source:
    return Source(source.name, passages, source.licence, source.attribution)


def try_on(
    model: Model, published: Published, shared: Path, language: Language, *, note: str | None = None
) -> Elsewhere:
    """Measure how well scores rank the passages of a set for the labels that mean one of the model's."""
    examples = published.examples(shared)
    scores = model.scores([language.analyse(one.text) for one in examples], language)
    areas = {}
    for label in sorted(set(published.frames.values())):
        marks = np.array([label in one.labels for one in examples])
        area = area_under_curve(scores[:, model.names.index(label)].astype(float), marks)
        if area is not None:
            areas[label] = area
    mean = float(np.mean(list(areas.values())))
    print(f"  {published.name}: mean AUC {mean:.3f}", {name: round(area, 3) for name, area in areas.items()})
    return Elsewhere(published.name, len(examples), len(areas), mean, note=note)


def finish(
    training: Training,
    labelled: LabelledSet,
    sources: Sequence[Source],
    elsewhere: Sequence[Elsewhere],
    keywords: Keywords | None = None,
) -> tuple[Model, str]:
    """Return the model with its card, and the card as Markdown."""
    print(f"{training.model.id}: macro-F1 {training.quality.macro_f1.value:.3f}, curve {training.curve}")
    origin = Origin(sources, seed=1, groups=("subject",), keywords=keywords, command=COMMAND)
    card = make_card(training, labelled, origin, elsewhere=elsewhere)
    return with_card(training.model, card), card_markdown(card)


if __name__ == "__main__":
    main()
