"""Make the small classifier that tests use: `python -m tests.bench.fixture_model`.

It learns five frames from twelve of the subjects in tests/data/training/passages. Outputs on file rest on its bytes,
so it is made anew only where the format of models changes.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from framing.learning.examples import LabelledSet
from framing.learning.features import Recipe
from framing.learning.model_file import dump_model
from framing.learning.training import train_model
from tests.bench.training_texts import TRAINING, read_passages

TARGET = Path(__file__).parent.parent / "data" / "five-frames.model"
SUBJECTS = (
    "asylum-at-sea", "budget-shutdown", "air-pollution", "hospital-waits", "military-coup", "minimum-wage",
    "elections-abroad", "assisted-dying", "opioids", "peacekeeping", "strikes", "war-and-ceasefire",
)  # fmt: skip
LABELS = ("economic", "health_and_safety", "morality", "political", "security_and_defense")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for subject in SUBJECTS:
            shutil.copy(TRAINING / "passages" / f"{subject}.jsonl", folder)
        every = read_passages(Path(folder))
    examples = tuple(replace(one, labels=one.labels & set(LABELS)) for one in every.examples)
    labelled = LabelledSet(examples, LABELS, single=False)
    recipe = Recipe(coarse=0.0, fine=0.0, broad=0.7, narrow=1.0, least=3)
    training = train_model(
        labelled,
        model_id="five-frames",
        title="Five frames",
        recipe=recipe,
        strength=0.25,
        neighbours=False,
        curve=False,
    )
    TARGET.write_bytes(dump_model(training.model))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, macro-F1 {training.quality.macro_f1.value:.2f}")


if __name__ == "__main__":
    main()
