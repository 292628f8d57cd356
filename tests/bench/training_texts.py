"""The texts written to train the bundled models: passages by frame, sentences by wording."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.learning.examples import Example, LabelledSet
from framing.learning.keywords import Keywords, read_keywords

TRAINING = Path(__file__).parent.parent / "data" / "training"
POLICY_FRAMES = (
    "economic",
    "capacity_and_resources",
    "morality",
    "fairness_and_equality",
    "legality_and_jurisprudence",
    "policy_prescription_and_evaluation",
    "crime_and_punishment",
    "security_and_defense",
    "health_and_safety",
    "quality_of_life",
    "cultural_identity",
    "public_opinion",
    "political",
    "external_regulation_and_reputation",
    "other",
)
"""The dimensions of the Policy Frames Codebook (Boydstun, Card, Gross, Resnik and Smith 2014), in its order."""
LOADED = "loaded"


def read_passages(folder: Path = TRAINING / "passages") -> LabelledSet:
    """Read the passages with their policy frames; those on one subject belong together."""
    examples = tuple(
        Example(record["id"], record["text"], frozenset(record["labels"]), (f"subject {subject}",))
        for subject, record in _records(folder)
    )
    return LabelledSet(examples, POLICY_FRAMES, single=False)


def read_sentences(folder: Path = TRAINING / "sentences") -> LabelledSet:
    """Read the sentences and whether their wording is loaded; those on one subject belong together."""
    examples = tuple(
        Example(
            f"{subject}/{record['id']}",
            record["text"],
            frozenset({LOADED}) if record["loaded"] else frozenset(),
            (f"subject {subject}",),
        )
        for subject, record in _records(folder)
    )
    return LabelledSet(examples, (LOADED,), single=False)


def read_frame_keywords(path: Path = TRAINING / "policy-frames-keywords.toml") -> Keywords:
    """Read the words that speak for each policy frame beforehand."""
    return read_keywords(path, POLICY_FRAMES)


def _records(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)
