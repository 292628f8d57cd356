"""Layers of a transformer tuned to labels: what is computed, what is learnt, what is kept, and what words add."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.errors import InputError, ModelError
from framing.learning import embedding, tuning
from framing.learning.card import describe_kind
from framing.learning.embedding import SIZE, Embedder, WordPieces, load_embedder
from framing.learning.encoder import LAYERS, SHAPES, TUNED, WINDOW, Encoder, load_encoder
from framing.learning.evidence import EMBEDDING
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Language
from framing.learning.marks import UNKNOWN
from framing.learning.model import Model
from framing.learning.model_file import dump_model, read_model
from framing.learning.onnx_file import read_tensors
from framing.learning.training import train_model
from framing.learning.tuning import TuningMaterial
from tests.conftest import Cli
from tests.made.explained import explain_scores
from tests.test_embedding import Session

pytestmark = pytest.mark.skipif(not find_spec("autograd"), reason="the extra embed is not installed")
REAL = pytest.mark.skipif(
    not (find_spec("onnxruntime") and find_spec(embedding.PACKAGE)), reason="the extra embed is not installed"
)
SCHOOL = ("The school opens", "A teacher reads", "Pupils learn sums", "The class sings")
COURT = ("The judge rules", "A court sits", "Lawyers appeal", "The trial ends")
TEXTS = tuple(f"{one} {when}." for when in ("now", "today", "again", "later") for one in (*SCHOOL, *COURT))
MARKS = np.array([[one.startswith(SCHOOL)] for one in TEXTS], dtype=np.int8)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Return an encoder of the real shape with weights that mean nothing."""
    draw = np.random.default_rng(0)

    def some(*shape: int) -> NDArray[np.float32]:
        return draw.normal(0, 0.05, shape).astype(np.float32)

    size = len(WordPieces.load()._numbers)
    weights = {"words": some(size, SIZE), "places": some(512, SIZE), "kinds": some(2, SIZE)}
    weights |= {"scale": some(SIZE) + 1, "shift": some(SIZE)}
    layers = [{name: some(*shape) for name, shape in SHAPES.items()} for _ in range(LAYERS)]
    layers = [{**one, "first_scale": one["first_scale"] + 1, "last_scale": one["last_scale"] + 1} for one in layers]
    return Encoder(weights, layers, WordPieces.load())


@pytest.fixture(scope="module", autouse=True)
def brief() -> Iterator[None]:
    """Tune for some steps only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tuning, "PASSES", 2)
        patch.setattr(tuning, "MOST_PASSES", 4)
        yield


def material(encoder: Encoder, marks: NDArray[np.int8] = MARKS, *, single: bool = False) -> TuningMaterial:
    return TuningMaterial.read(TEXTS, encoder, marks, single=single, weights=None, seed=1)


@pytest.fixture(scope="module")
def language(encoder: Encoder) -> Language:
    language = Language.load()
    language._encoder, language._embedder = encoder, Embedder(Session(), WordPieces.load())
    return language


@pytest.fixture(scope="module")
def model(language: Language) -> Model:
    examples = tuple(
        Example(str(i), text, frozenset({"school"} if mark else ()), (str(i),))
        for i, (text, mark) in enumerate(zip(TEXTS, MARKS[:, 0], strict=True))
    )
    labelled = LabelledSet(examples, ("school",), single=False)
    return train_model(labelled, model_id="tuned", language=language, tune=True, strength=1.0).model


@REAL
def test_without_tuning_the_encoder_says_what_the_embedder_says() -> None:
    encoder, embedder = load_encoder(), load_embedder()
    for text in ("The senator slammed the bill, again.", "Naïve 東京 re-regulators!", ""):
        mine, theirs = encoder.embed(text, encoder.layers[-TUNED:]), embedder.embed(text)
        assert mine.spans == theirs.spans
        assert np.allclose(mine.vector, theirs.vector, atol=2e-3)
        assert np.allclose(mine.shares, theirs.shares, atol=2e-3)
        assert np.allclose(mine.amounts, theirs.amounts)


def test_company_in_a_batch_does_not_change_an_embedding(encoder: Encoder) -> None:
    long = TuningMaterial.read(
        [*TEXTS, "A long sentence goes on and on."], encoder, MARKS, single=False, weights=None, seed=1
    )
    layers = encoder.layers[-TUNED:]
    together = long._embeddings(layers, range(len(TEXTS) + 1))
    assert np.allclose(together[0], encoder.embed(TEXTS[0], layers).vector, atol=1e-5)
    assert np.allclose(together[-1], encoder.embed("A long sentence goes on and on.", layers).vector, atol=1e-5)


def test_long_passages_are_read_by_windows(encoder: Encoder) -> None:
    text = "The school opens. " * 100
    windows, spans = encoder.divide(text)
    assert [len(one) for one in windows] == [WINDOW + 2, WINDOW + 2, WINDOW + 2, 400 - 3 * WINDOW + 2]
    found = encoder.embed(text, encoder.layers[-TUNED:])
    assert len(found.shares) == len(spans) == 400
    assert np.linalg.norm(found.vector) == pytest.approx(1, abs=1e-5)
    assert found.amounts.sum() < 1


def test_tuning_learns_what_the_marks_say(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "MOST_PASSES", 10)
    learn = material(encoder)
    scores = learn.score(learn.fit(range(len(TEXTS))), range(len(TEXTS)))[:, 0]
    assert scores[MARKS[:, 0] == 1].min() > scores[MARKS[:, 0] == 0].max()


def test_passages_without_words_are_tuned_with_the_others(encoder: Encoder) -> None:
    marks = np.vstack([MARKS, [[0]]])
    learn = TuningMaterial.read([*TEXTS, ""], encoder, marks, single=False, weights=None, seed=1)
    fit = learn.fit(range(len(marks)))
    scores = learn.score(fit, range(len(marks)))
    assert np.isfinite(scores).all()
    assert scores[-1] == pytest.approx(fit.intercepts - fit.tuned.middle @ fit.tuned.coefficients, abs=1e-5)


def test_tuning_learns_one_label_of_several(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "MOST_PASSES", 10)
    learn = material(encoder, np.hstack([MARKS, 1 - MARKS]), single=True)
    scores = learn.score(learn.fit(range(len(TEXTS))), range(len(TEXTS)))
    assert (scores.argmax(axis=1) == 1 - MARKS[:, 0]).all()


def test_marks_that_nobody_set_teach_nothing(encoder: Encoder) -> None:
    never = np.full_like(MARKS, UNKNOWN)
    one = material(encoder, np.hstack([MARKS, never])).fit(range(len(TEXTS)))
    start = TuningMaterial._start(material(encoder, np.hstack([MARKS, never])), np.random.default_rng(1))
    assert np.allclose(one.tuned.coefficients[:, 1], start["head"][:, 1] * 8, atol=1e-6)
    assert not np.allclose(one.tuned.coefficients[:, 0], start["head"][:, 0] * 8, atol=1e-3)


def test_what_is_held_out_is_not_learnt_from(encoder: Encoder) -> None:
    rows = np.arange(len(TEXTS))
    folds = [(rows[rows % 2 != i], rows[rows % 2 == i]) for i in range(2)]
    first = material(encoder).held_out(folds)
    other = MARKS.copy()
    other[0] = 1 - other[0]
    second = material(encoder, other).held_out(folds)
    assert np.array_equal(first[folds[0][1]], second[folds[0][1]])
    assert not np.array_equal(first[folds[1][1]], second[folds[1][1]])


def test_the_words_of_a_tuned_classifier_sum_to_its_score(model: Model, language: Language) -> None:
    analysis = language.analyse("The judge rules in a school again.")
    (score,) = model.scores([analysis], language)[0]
    found = explain_scores(model, analysis, language, labels=(0,), most=100)
    assert sum(one.weight for one in found) == pytest.approx(score, abs=1e-4)
    without = replace(model, tuned=None)
    plain = {one.feature: one.weight for one in explain_scores(without, analysis, language, labels=(0,), most=100)}
    tuned = {one.feature: one.weight for one in found}
    assert tuned.keys() == plain.keys() >= {"judge", EMBEDDING}
    assert tuned["judge"] != pytest.approx(plain["judge"], abs=1e-3)


def test_a_text_without_words_has_a_score(model: Model, language: Language) -> None:
    analysis = language.analyse("")
    (score,) = model.scores([analysis], language)[0]
    assert np.isfinite(score)


def test_tuned_models_are_kept_in_files(model: Model, language: Language) -> None:
    content = dump_model(model)
    again = read_model(content, place="a.model")
    assert dump_model(replace(again, sha256="")) == content
    assert again.embeds
    assert "a transformer tuned to the labels (extra embed)" in describe_kind(again)
    analyses = [language.analyse(text) for text in TEXTS]
    assert np.allclose(again.scores(analyses, language), model.scores(analyses, language), atol=1e-2)


def test_tuned_layers_of_another_shape_are_refused(model: Model) -> None:
    assert model.tuned is not None
    layer = {**model.tuned.layers[0], "query": np.zeros((3, 3), dtype=np.float32)}
    bad = replace(model, tuned=replace(model.tuned, layers=(layer, *model.tuned.layers[1:])))
    with pytest.raises(ModelError, match="tuned0-query"):
        read_model(dump_model(bad), place="a.model")


def test_what_tuning_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, embedding.PACKAGE, None)
    with pytest.raises(InputError, match="not installed") as caught:
        load_encoder()
    assert "pip install 'mediaframing[embed]'" in str(caught.value)


def test_training_says_at_once_what_tuning_needs(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"text": text, "labels": "school" if mark else "court"} for text, (mark,) in zip(TEXTS, MARKS, strict=True)]
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setitem(sys.modules, "autograd.numpy", None)
    result = cli("train", "rows.jsonl", "-o", "new.model", "--tune", "--no-upon")
    assert result.status == 2
    assert "mediaframing[embed]" in result.err
    assert not Path("new.model").exists()


def test_arrays_of_an_onnx_file_are_read_with_their_scales() -> None:
    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    def tensor(name: str, kind: int, shape: tuple[int, ...], raw: bytes) -> bytes:
        dimensions = b"".join(bytes([1 << 3, one]) for one in shape)
        return field(5, dimensions + bytes([2 << 3, kind]) + field(8, name.encode()) + field(9, raw))

    small, scales = np.array([[1, -2], [3, 4]], dtype="i1"), np.array([[0.5, 2.0]], dtype="<f4")
    graph = tensor("w_q", 3, (2, 2), small.tobytes()) + tensor("w_scale", 1, (1, 2), scales.tobytes())
    found = read_tensors(bytes([1 << 3, 8]) + field(7, graph + tensor("b", 1, (2,), scales.tobytes())))
    assert sorted(found) == ["b", "w"]
    assert found["w"].tolist() == [[0.5, -4.0], [1.5, 8.0]]
