"""Measure training by grouped cross-validation on published sets: `python -m tests.bench.classifiers SHARED_DATA`.

Nothing that is tested on has been seen, thresholds and calibration included. The anchor, TF-IDF of words and pairs and
of runs of three to five characters with balanced logistic regression (one of all labels where a passage has a single
one), runs on the same folds. How passages are folded alone moves a small set by a point or two: `--folds 6` takes the
mean over six ways. No bundled model is built upon, except where the table says so. Folds keep together what the last
column names.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from framing.corpus.layout import lay_out
from framing.errors import FramingError
from framing.learning.bundled import load_model
from framing.learning.embedding import load_embedder
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Language
from framing.learning.folds import join_groups, split_folds
from framing.learning.keywords import Keywords, read_keywords
from framing.learning.label_cells import read_labels
from framing.learning.model import Model
from framing.learning.training import train_model
from framing.learning.whose_words import Hearing, NarratorAlone
from framing.types import Document
from tests.bench import given

FEW = 100
KEYWORDS = Path(__file__).parent / "gun_headline_keywords.toml"
DRAWS = 5
Marks = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Task:
    """A published set and how it is read."""

    name: str
    file: str
    text: Callable[[dict[str, str]], str]
    labels: Callable[[dict[str, str]], Sequence[str] | None]
    group: str
    single: bool = False
    hearing: Hearing = "all"
    upon: bool = False


def listed(value: object) -> list[str]:
    """Return the labels of a cell that holds a list, or its text."""
    return [str(one) for one in value] if isinstance(value, list) else sorted(read_labels(str(value)) or ())


GUNS = Task(
    "gun headlines, 9 frames",
    "frames/gun_headlines.jsonl",
    lambda one: one["headline"],
    lambda one: [one["frame1"]] if one["frame1"] else None,
    "headline",
    single=True,
)
CONGRESS = Task(
    "congress tweets, 17 frames",
    "frames/congress_tweets.jsonl",
    lambda one: one["text"],
    lambda one: listed(one["labels"]),
    "text",
)
HYPERPARTISAN = Task(
    "hyperpartisan or not",
    "loaded/hyperpartisan.jsonl",
    lambda one: f"{one['title']}\n\n{one['text']}",
    lambda one: ["hyperpartisan"] if str(one["hyperpartisan"]).lower() == "true" else [],
    "domain",
)
OWN_WORDS = replace(HYPERPARTISAN, name="– in the writer's own words", hearing="narrator")
TASKS = (
    Task(
        "CCF, 8 frames, English",
        "frames/ccf_climate_train.jsonl",
        lambda one: one["text"],
        lambda one: listed(one["frames"]) if one["lang"] == "EN" else None,
        "doc",
    ),
    GUNS,
    replace(GUNS, name="– upon the bundled models", upon=True),
    CONGRESS,
    replace(CONGRESS, name="– upon the bundled models", upon=True),
    Task(
        "BABE, biased or not",
        "loaded/babe.jsonl",
        lambda one: one["text"],
        lambda one: {"Biased": ["biased"], "Non-biased": []}.get(one["label_bias"]),
        "outlet",
    ),
    HYPERPARTISAN,
    OWN_WORDS,
    replace(OWN_WORDS, name="– – upon the bundled models", upon=True),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=1, help="ways to fold to take the mean of")
    options = parser.parse_args()
    given.folder(options.shared, *(task.file for task in TASKS))
    language = Language.load()
    ways = (False, True) if has_embeddings() else (False,)
    print(f"{'macro-F1':30} {'framing':>8} {'embed':>8} {'TF-IDF':>8}   seconds  folds keep together")
    bundled = (load_model("policy-frames"), load_model("loaded-wording"))
    for task in TASKS:
        labelled, upon = read_task(task, options.shared), bundled if task.upon else ()
        seeds = range(1, options.folds + 1)
        ours, spent = [], []
        for embed in ways:
            started = time.process_time()
            found = [cross_validate(labelled, language, seed, upon, embed=embed) for seed in seeds]
            ours.append(float(np.mean(found)))
            spent.append((time.process_time() - started) / len(seeds))
        plain = float(np.mean([anchor(labelled, seed) for seed in seeds]))
        print(row(task.name, ours, plain), f"{spent[0]:9.1f}  {task.group}", flush=True)
    guns = read_task(GUNS, options.shared)
    keywords = read_keywords(KEYWORDS, guns.labels)
    rows = (("100 gun headlines", (), None), ("100, upon the bundled models", bundled, None))
    for name, models, words in (*rows, ("100, with keywords", (), keywords), ("100, with both", bundled, keywords)):
        pairs = [few_examples(guns, models, language, embed=embed, keywords=words) for embed in ways]
        print(row(name, [ours for ours, _ in pairs], pairs[0][1]), f"           mean of {DRAWS} draws", flush=True)


def has_embeddings() -> bool:
    """Tell whether the extra `embed` is there."""
    try:
        load_embedder()
    except FramingError as error:
        print(f"without embeddings: {error}")
        return False
    return True


def cross_validate(
    labelled: LabelledSet, language: Language, seed: int, upon: Sequence[Model], *, embed: bool, tune: bool = False
) -> float:
    """Return macro-F1 as `framing train` states it."""
    training = train_model(
        labelled, model_id="x", language=language, upon=upon, embed=embed, tune=tune, curve=False, seed=seed
    )
    return training.quality.macro_f1.value


def row(name: str, ours: Sequence[float], plain: float) -> str:
    embedded = f"{ours[1]:8.3f}" if len(ours) > 1 else f"{'–':>8}"
    return f"{name:30} {ours[0]:8.3f} {embedded} {plain:8.3f}"


def read_task(task: Task, shared: Path) -> LabelledSet:
    records = [json.loads(line) for line in (shared / task.file).read_text(encoding="utf-8").splitlines()]
    examples = [
        Example(str(i), task.text(one), frozenset(labels), (str(one[task.group]),))
        for i, one in enumerate(records)
        if (labels := task.labels(one)) is not None
    ]
    if task.hearing == "narrator":
        examples = [replace(one, text=own_words(one), whole=one.text) for one in examples]
    names = sorted({label for example in examples for label in example.labels})
    return LabelledSet(tuple(examples), tuple(names), task.single)


def own_words(example: Example) -> str:
    """Return a passage without quotations and reported speech, as `framing train --voice narrator` reads it."""
    document = Document(example.id, example.text)
    return NarratorAlone()(document, lay_out(document), 0, len(example.text))


def marks_of(labelled: LabelledSet) -> Marks:
    return np.array([[name in one.labels for name in labelled.labels] for one in labelled.examples], dtype=np.int8)


def anchor(labelled: LabelledSet, seed: int) -> float:
    """Return macro-F1 of the plain classifier on the folds that training uses."""
    texts, marks = [one.text for one in labelled.examples], marks_of(labelled)
    scores = np.zeros(marks.shape)
    for learn, test in split_folds(labelled.examples, join_groups(labelled.examples)[0], seed=seed):
        scores[test] = plain_scores(texts, marks, learn.tolist(), test.tolist(), single=labelled.single)
    return macro(marks, scores, single=labelled.single)


def plain_scores(
    texts: Sequence[str], marks: Marks, learn: Sequence[int], test: Sequence[int], *, single: bool
) -> NDArray[np.float64]:
    views = (
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True),
    )
    seen = hstack([view.fit_transform([texts[i] for i in learn]) for view in views]).tocsr()
    unseen = hstack([view.transform([texts[i] for i in test]) for view in views]).tocsr()
    scores = np.full((len(test), marks.shape[1]), -9.0)
    if single:
        target = marks[list(learn)].argmax(1)
        model = LogisticRegression(class_weight="balanced", max_iter=500).fit(seen, target)
        scores[:, model.classes_] = model.decision_function(unseen)
        return scores
    for j in range(marks.shape[1]):
        target = marks[list(learn), j]
        if target.min() < target.max():
            model = LogisticRegression(class_weight="balanced", max_iter=500).fit(seen, target)
            scores[:, j] = model.decision_function(unseen)
    return scores


def macro(marks: Marks, scores: NDArray[np.float64], *, single: bool) -> float:
    if single:
        return float(f1_score(marks.argmax(1), scores.argmax(1), average="macro", labels=range(marks.shape[1])))
    if marks.shape[1] == 1:
        return float(f1_score(marks[:, 0], scores[:, 0] > 0, average="macro"))
    return float(f1_score(marks, scores > 0, average="macro"))


def few_examples(
    labelled: LabelledSet,
    upon: Sequence[Model],
    language: Language,
    *,
    embed: bool,
    keywords: Keywords | None = None,
) -> tuple[float, float]:
    """Return the mean macro-F1, ours and the anchor's, of learning from 100 random examples, tested on the rest."""
    texts, marks = [one.text for one in labelled.examples], marks_of(labelled)
    analyses = [language.analyse(text) for text in texts]
    ours, plain = [], []
    for seed in range(DRAWS):
        order = np.random.default_rng(seed).permutation(len(texts)).tolist()
        learn, test = order[:FEW], order[FEW:]
        names = [name for j, name in enumerate(labelled.labels) if marks[learn, j].any()]
        drawn = LabelledSet(tuple(labelled.examples[i] for i in learn), tuple(names), single=True)
        spoken = None if keywords is None else {name: keywords[name] for name in names}
        model = train_model(
            drawn, model_id="x", language=language, upon=upon, embed=embed, keywords=spoken, curve=False
        ).model
        found = model.scores([analyses[i] for i in test], language)
        scores = np.full((len(test), marks.shape[1]), -9.0)
        scores[:, [labelled.labels.index(name) for name in names]] = found
        ours.append(macro(marks[test], scores, single=True))
        plain.append(macro(marks[test], plain_scores(texts, marks, learn, test, single=True), single=True))
    return float(np.mean(ours)), float(np.mean(plain))


if __name__ == "__main__":
    main()
