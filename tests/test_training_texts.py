"""The texts that the bundled models learn from are many, varied, and labelled by the rules."""

import json
from collections import Counter

from tests.bench.training_texts import LOADED, POLICY_FRAMES, TRAINING, read_passages, read_sentences

PASSAGES = [
    (path.stem, json.loads(line))
    for path in sorted((TRAINING / "passages").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SENTENCES = [
    (path.stem, json.loads(line))
    for path in sorted((TRAINING / "sentences").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def test_passages_cover_many_subjects_and_every_frame() -> None:
    assert len(PASSAGES) >= 1_500
    assert len({subject for subject, _ in PASSAGES}) >= 40
    counts = Counter(label for _, record in PASSAGES for label in record["labels"])
    assert set(counts) == set(POLICY_FRAMES)
    assert min(counts.values()) >= 150


def test_every_subject_has_every_frame_and_counter_examples() -> None:
    for subject in {subject for subject, _ in PASSAGES}:
        records = [record for name, record in PASSAGES if name == subject]
        counts = Counter(label for record in records for label in record["labels"])
        assert min(counts[frame] for frame in POLICY_FRAMES) >= 2, subject
        assert sum(bool(record["without"]) for record in records) >= 5, subject


def test_passages_are_written_by_the_rules() -> None:
    ids, texts = set(), set()
    for subject, record in PASSAGES:
        place = f"{subject}: {record['id']}"
        assert list(record) == ["id", "text", "labels", "style", "without"], place
        labels = record["labels"]
        assert labels, place
        assert labels == sorted(set(labels), key=POLICY_FRAMES.index), place
        assert "other" not in labels or labels == ["other"], place
        assert not set(labels) & set(record["without"]), place
        assert 10 <= len(record["text"]) <= 1_500, place
        assert record["id"] not in ids, place
        assert record["text"] not in texts, place
        ids.add(record["id"])
        texts.add(record["text"])


def test_several_passages_have_several_frames() -> None:
    assert sum(len(record["labels"]) > 1 for _, record in PASSAGES) > len(PASSAGES) / 4


def test_sentences_are_loaded_and_plain_alike() -> None:
    loaded = sum(record["loaded"] for _, record in SENTENCES)
    assert len(SENTENCES) >= 1_200
    assert 0.4 < loaded / len(SENTENCES) < 0.6
    for subject, record in SENTENCES:
        assert record["loaded"] == bool(record["words"]), f"{subject}: {record['id']}"
        assert all(word in record["text"] for word in record["words"]), f"{subject}: {record['id']}"


def test_pairs_tell_one_fact_both_ways() -> None:
    pairs: dict[tuple[str, int], set[bool]] = {}
    for subject, record in SENTENCES:
        if record["pair"] is not None:
            pairs.setdefault((subject, record["pair"]), set()).add(record["loaded"])
    assert len(pairs) >= 100
    assert all(both == {True, False} for both in pairs.values())


def test_they_are_read_with_their_subjects_as_groups() -> None:
    passages, sentences = read_passages(), read_sentences()
    assert len(passages.examples) == len(PASSAGES)
    assert passages.labels == POLICY_FRAMES
    assert sentences.labels == (LOADED,)
    assert {example.groups for example in sentences.examples} == {(f"subject {name}",) for name, _ in SENTENCES}
