"""How fast classifiers are applied, and what reading long texts by stretches is worth.

`python -m tests.bench.classifying` measures passages per second on one core, of the passages in
tests/data/training/passages, each with every model that is shipped, with evidence and without, down to JSON Lines;
and, as an anchor in the same run, a scikit-learn pipeline of TF-IDF of words and characters with logistic regression
that has learnt the same labels from a quarter of them (transform and predict_proba, no evidence). Then the CPU time of
`framing classify` on one article, from start to end.

`python -m tests.bench.classifying DIR`, where DIR holds `frames/narrative_frames.jsonl` and
`loaded/hyperpartisan.jsonl` (with texts of others, not shipped), also measures the area under the ROC curve of whole
articles read at once, by the mean and by the maximum of their stretches, and as `framing classify` reads them; and what
--calibrate does to probabilities there. The frames come from a model that has learnt from our own passages alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from framing.learning.bundled import bundled_models, load_model
from framing.learning.features import Language
from framing.learning.fitting import decide
from framing.learning.marks import UNKNOWN
from framing.learning.model import Model
from framing.learning.probabilities import area_under_curve
from framing.learning.recalibrating import recalibrate
from framing.learning.stretches import cut_stretches, score_passage
from framing.learning.training import train_model
from framing.report.classify.json import ClassificationLines
from framing.scale.classifying import Classifying
from framing.types import Document
from tests.bench import given
from tests.bench.training_texts import POLICY_FRAMES, read_passages

ARTICLES = ("frames/narrative_frames.jsonl", "loaded/hyperpartisan.jsonl")
ROUNDS = 3
SAMPLES, DRAWS = (50, 100, 200), 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    options = parser.parse_args()
    if options.data is not None:
        given.folder(options.data, *ARTICLES)
    measure_speed()
    measure_start()
    if options.data is not None:
        measure_articles(options.data)


def measure_speed() -> None:
    examples = read_passages().examples
    documents = [Document(one.id, one.text) for one in examples]
    words = sum(len(one.text.split()) for one in examples) / len(examples)
    print(f"{len(documents):,} passages of {words:.0f} words, passages a second on one core")
    for name in bundled_models():
        for evidence in (0, 10):
            work = Classifying((load_model(name),), make=ClassificationLines(), evidence=evidence)()
            work(documents[0])
            rate = rate_of(lambda work=work: [work(document) for document in documents], len(documents))  # type: ignore[misc]
            print(f"  {name:<16} {'with evidence' if evidence else 'no evidence':<14} {rate:>7,.0f}")
    print(f"  {'scikit-learn TF-IDF word + char, LR':<31} {anchor_rate():>7,.0f}")


def rate_of(work: Callable[[], object], count: int) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return count / sorted(times)[ROUNDS // 2]


def anchor_rate() -> float:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union

    examples = read_passages().examples
    texts = [one.text for one in examples]
    marks = np.array([[name in one.labels for name in POLICY_FRAMES] for one in examples], dtype=int)
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True),
    )
    pipeline = make_pipeline(features, OneVsRestClassifier(LogisticRegression(max_iter=100)))
    pipeline.fit(texts[::4], marks[::4])
    return rate_of(lambda: pipeline.predict_proba(texts), len(texts))


def measure_start() -> None:
    text = "\n\n".join(one.text for one in read_passages().examples[:20])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "article.txt"
        place.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "framing", "classify", str(place), "-q"]
        before = os.times()
        for _ in range(ROUNDS):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"framing classify on one article of {len(text.split()):,} words: {spent / ROUNDS:.2f} s of CPU")


def measure_articles(data: Path) -> None:
    language = Language.load()
    own = train_model(read_passages(), model_id="own", strength=0.5, curve=False).model
    narratives, partisan = (list(records(data / name)) for name in ARTICLES)
    marks = np.full((len(narratives), len(own.names)), UNKNOWN, dtype=np.int8)
    for name in ("economic", "morality"):
        marks[:, own.names.index(name)] = [name in one["labels"] for one in narratives]
    measure_set("narrative frames (economic, morality)", own, [str(one["text"]) for one in narratives], marks, language)
    said = np.array([[str(one["hyperpartisan"]).lower() in ("true", "1")] for one in partisan], dtype=np.int8)
    loaded = load_model("loaded-wording")
    measure_set("hyperpartisan articles (loaded)", loaded, [str(one["text"]) for one in partisan], said, language)


def records(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure_set(title: str, model: Model, texts: list[str], marks: np.ndarray, language: Language) -> None:
    analyses = [language.analyse(text) for text in texts]
    parts = [model.scores(cut_stretches(one) or (one,), language) for one in analyses]
    read = np.array([score_passage(model, one, language).scores for one in analyses])
    ways = {
        "whole": np.array(model.scores(analyses, language)),
        "mean of stretches": np.array([one.mean(axis=0) for one in parts]),
        "upper quartile": np.array([np.quantile(one, 0.75, axis=0) for one in parts]),
        "maximum": np.array([one.max(axis=0) for one in parts]),
        "as classify reads": read,
    }
    print(f"{title}, {len(texts):,} articles")
    for name, scores in ways.items():
        print(f"  {name:<18} AUC {auc(scores, marks):.3f}")
    print(f"  as the model is    Brier {brier(model, read, marks):.3f}")
    draw = np.random.default_rng(1)
    for size in SAMPLES:
        errors = []
        for _ in range(DRAWS):
            order = draw.permutation(len(texts))
            fitted, _ = recalibrate(model, read[order[:size]], marks[order[:size]])
            errors.append(brier(fitted, read[order[size:]], marks[order[size:]]))
        print(f"  fitted to {size:>3}      Brier {np.mean(errors):.3f} on the others")


def asked(marks: np.ndarray) -> list[int]:
    return [j for j in range(marks.shape[1]) if (marks[:, j] != UNKNOWN).any()]


def auc(scores: np.ndarray, marks: np.ndarray) -> float:
    return float(np.mean([area_under_curve(scores[:, j], marks[:, j]) for j in asked(marks)]))


def brier(model: Model, scores: np.ndarray, marks: np.ndarray) -> float:
    probabilities = decide(model.labels, scores, single=model.single).probabilities
    return float(np.mean([((probabilities[:, j] - marks[:, j]) ** 2).mean() for j in asked(marks)]))


if __name__ == "__main__":
    main()
