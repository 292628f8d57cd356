"""Model files: what is written comes back, and what is damaged or hostile is refused with a hint."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from framing.errors import ModelError
from framing.learning.bundled import bundled_models, load_model
from framing.learning.examples import LabelledSet
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.model_file import dump_model, load_model_file, read_model
from framing.learning.training import train_model
from tests.bench.training_texts import read_sentences


@pytest.fixture(scope="module")
def language() -> Language:
    return Language.load()


@pytest.fixture(scope="module")
def model(language: Language) -> Model:
    few = LabelledSet(read_sentences().examples[:240], ("loaded",), single=False)
    return train_model(few, model_id="small", language=language, curve=False).model


@pytest.fixture(scope="module")
def content(model: Model) -> bytes:
    return dump_model(model)


def rewritten(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a model file with other entries."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def described(content: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """Return a model file with another description."""

    def edit(entries: dict[str, bytes]) -> None:
        description = json.loads(entries["model.json"])
        change(description)
        entries["model.json"] = json.dumps(description).encode()

    return rewritten(content, edit)


def drop(entries: dict[str, Any], name: str) -> None:
    """Take an entry away."""
    del entries[name]


def as_npy(array: np.ndarray, *, allow_pickle: bool = False) -> bytes:
    out = io.BytesIO()
    np.save(out, array, allow_pickle=allow_pickle)
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(ModelError) as caught:
        read_model(content, place="x.model")
    assert caught.value.problems[0].place == "x.model"
    return caught.value.problems[0].message


def test_a_model_comes_back_as_it_was(model: Model, content: bytes, language: Language) -> None:
    back = read_model(content, place="x.model")
    texts = ["The so-called experts rammed it through.", "The council met on Tuesday.", ""]
    analyses = [language.analyse(text) for text in texts]
    assert np.allclose(back.scores(analyses, language), model.scores(analyses, language), atol=2e-2)
    assert back.labels == model.labels
    assert (back.lengths, back.unfamiliar) == (model.lengths, model.unfamiliar)
    assert len(back.sha256) == 64


def test_what_comes_back_is_written_the_same_again(content: bytes) -> None:
    assert dump_model(read_model(content, place="x.model")) == content


def test_training_twice_gives_the_same_bytes(content: bytes, language: Language) -> None:
    few = LabelledSet(read_sentences().examples[:240], ("loaded",), single=False)
    assert dump_model(train_model(few, model_id="small", language=language, curve=False).model) == content


@pytest.mark.parametrize("end", [0, 1, 20, 200, -1, -30])
def test_a_cut_file_is_refused(content: bytes, end: int) -> None:
    assert "model file" in refusal(content[:end])


def test_any_changed_byte_is_refused_or_harmless(content: bytes) -> None:
    for place in range(0, len(content), max(len(content) // 150, 1)):
        changed = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        try:
            read_model(changed, place="x.model")
        except ModelError:
            continue


def test_an_older_model_knows_no_lengths_and_reads_everything(content: bytes) -> None:
    older = described(content, lambda description: drop(description, "lengths"))
    older = described(older, lambda description: drop(description, "voice"))
    assert read_model(older, place="x.model").lengths is None
    assert read_model(older, place="x.model").hearing == "all"


@pytest.mark.parametrize("lengths", [[1], [1, 2, 3], "12", [1, "2"], [-1, 5], {"a": 1}])
def test_garbled_lengths_are_refused(content: bytes, lengths: object) -> None:
    refusal(described(content, lambda description: description.update(lengths=lengths)))


def test_other_bytes_are_no_model() -> None:
    assert "is no model file" in refusal(b"\x80\x04\x95not a pickle either")


def test_a_zip_without_description_is_no_model(content: bytes) -> None:
    assert "no model.json" in refusal(rewritten(content, lambda entries: drop(entries, "model.json")))


def test_another_format_names_both(content: bytes) -> None:
    assert "format 99" in refusal(described(content, lambda one: one.update(format=99)))


def test_pickled_objects_are_never_loaded(content: bytes) -> None:
    hostile = as_npy(np.array([print], dtype=object), allow_pickle=True)
    assert "intercept.npy cannot be read" in refusal(
        rewritten(content, lambda one: one.update({"intercept.npy": hostile}))
    )


def test_a_foreign_entry_is_refused(content: bytes) -> None:
    assert "run.py" in refusal(rewritten(content, lambda entries: entries.update({"run.py": b"print(1)"})))


def test_an_array_larger_than_any_machine_is_refused(content: bytes) -> None:
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999,), }".ljust(117) + b"\n"
    huge = b"\x93NUMPY\x01\x00v\x00" + header
    assert "intercept.npy cannot be read" in refusal(
        rewritten(content, lambda one: one.update({"intercept.npy": huge}))
    )


def test_a_part_of_another_shape_is_told_without_the_words_of_the_machine(content: bytes) -> None:
    told = refusal(described(content, lambda one: one.update({"labels": "x"})))
    assert told == "model.json has a part of another shape than a model's"


def test_wrong_shapes_are_refused(content: bytes) -> None:
    short = as_npy(np.zeros(7, dtype=np.float32))
    assert "not numbers (1,)" in refusal(rewritten(content, lambda one: one.update({"intercept.npy": short})))


def test_numbers_that_are_not_finite_are_refused(content: bytes) -> None:
    bad = as_npy(np.array([np.nan], dtype=np.float32))
    assert "not finite" in refusal(rewritten(content, lambda one: one.update({"intercept.npy": bad})))


@pytest.mark.parametrize("key", ["id", "labels", "parts", "card", "precisions", "unfamiliar", "single", "version"])
def test_a_missing_piece_is_named(content: bytes, key: str) -> None:
    assert key in refusal(described(content, lambda one: drop(one, key)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("labels", []),
        ("labels", 3),
        ("parts", {}),
        ("unfamiliar", "high"),
        ("unfamiliar", 7),
        ("card", []),
        ("id", 5),
        ("voice", "others"),
        ("voice", 1),
    ],
)
def test_a_garbled_piece_is_refused(content: bytes, key: str, value: object) -> None:
    assert refusal(described(content, lambda one: one.update({key: value})))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_model_file(tmp_path / "none.model")


def test_the_bundled_models_load_and_have_their_labels() -> None:
    assert bundled_models() == ("loaded-wording", "policy-frames")
    frames, loaded = load_model("policy-frames"), load_model("loaded-wording")
    assert len(frames.labels) == 15
    assert loaded.names == ("loaded",)


def test_an_unknown_model_names_those_there_are() -> None:
    with pytest.raises(ModelError, match="neither a bundled model nor a file") as caught:
        load_model("polcy-frames")
    assert "policy-frames" in str(caught.value.problems[0].hint)
