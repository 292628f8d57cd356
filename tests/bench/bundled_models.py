"""Make the bundled classifiers: `python -m tests.bench.bundled_models [SHARED_DATA]`.

`policy-frames` learns from the passages in framing/learning/data/passages and, where SHARED_DATA is given, from two
published sets that allow it: CCF (CC-BY 4.0, English units, six of its frames) and the narrative frames (MIT, two).
Labels that a set does not have are unknown in it, not absent. `loaded-wording` learns from our sentences alone: the
published sets that may be used (hyperpartisan articles, sentiment towards persons) made it no better on sentences.
The same texts give the same bytes.
"""

import argparse
import ast
import json
from pathlib import Path

from framing.learning.bundled import MODELS
from framing.learning.labelled import Example, LabelledSet
from framing.learning.model_file import SUFFIX, dump_model
from framing.learning.shipped_texts import POLICY_FRAMES, read_passages, read_sentences
from framing.learning.training import Training, train_model

CCF_FRAMES = {
    "economic": "economic",
    "health": "health_and_safety",
    "security": "security_and_defense",
    "justice": "fairness_and_equality",
    "political": "political",
    "cultural": "cultural_identity",
}
NARRATIVE_FRAMES = {"economic": "economic", "morality": "morality"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", help="the folder with frames/")
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for training in (train_policy_frames(options.shared), train_loaded_wording()):
        content = dump_model(training.model)
        (options.out / f"{training.model.id}{SUFFIX}").write_bytes(content)
        print(f"{training.model.id}: {len(content) / 1e6:.1f} MB, macro-F1 {training.quality.macro_f1.value:.3f}")


def train_policy_frames(shared: Path | None) -> Training:
    own = read_passages()
    published = (*read_ccf(shared), *read_narratives(shared)) if shared else ()
    labelled = LabelledSet((*own.examples, *published), POLICY_FRAMES, single=False)
    return train_model(labelled, model_id="policy-frames", title="Policy frames", strength=0.5)


def train_loaded_wording() -> Training:
    return train_model(
        read_sentences(), model_id="loaded-wording", title="Loaded wording", unit="sentence", strength=0.5
    )


def read_ccf(shared: Path) -> list[Example]:
    """Read the English units of the CCF training set; `known` are the frames that map to a policy frame."""
    return [
        example(f"ccf/{i}", one["text"], one["frames"], f"ccf {one['doc']}", CCF_FRAMES)
        for i, one in enumerate(records(shared / "frames" / "ccf_climate_train.jsonl"))
        if one["lang"] == "EN"
    ]


def read_narratives(shared: Path) -> list[Example]:
    """Read the articles with narrative frames."""
    return [
        example(f"narrative/{i}", one["text"], one["labels"], f"narrative {i}", NARRATIVE_FRAMES)
        for i, one in enumerate(records(shared / "frames" / "narrative_frames.jsonl"))
    ]


def records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def example(name: str, text: str, labels: str | list[str], group: str, frames: dict[str, str]) -> Example:
    found = ast.literal_eval(labels) if isinstance(labels, str) else labels
    mapped = frozenset(frames[label] for label in found if label in frames)
    return Example(name, text, mapped, (group,), None, frozenset(frames.values()))


if __name__ == "__main__":
    main()
