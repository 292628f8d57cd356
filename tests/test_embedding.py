"""Sentence embeddings: pieces of words, the weights that are asked for, and classifiers that read them."""

import hashlib
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import FramingError, InputError
from framing.learning import embedding
from framing.learning.embedding import SIZE, Embedder, WordPieces, load_embedder
from framing.learning.evidence import EMBEDDING
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Language, Recipe
from framing.learning.model_file import dump_model, read_model
from framing.learning.training import train_model
from tests.bench.training_texts import LOADED, read_sentences
from tests.made.explained import explain_scores

REAL = pytest.mark.skipif(
    not (find_spec("onnxruntime") and find_spec(embedding.PACKAGE)), reason="the extra embed is not installed"
)
PIECES = WordPieces.load()
ONLY = Recipe(words=0, stems=0, coarse=0, fine=0, vectors=0, embedding=1.0)
TEXTS = ("The senator slammed the bill.", "A new school opens in May.", "Shameful, reckless and a disgrace!")


class Session:
    """Stands in for the transformer: each piece has numbers of its own."""

    def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
        return [np.stack([np.sin(np.arange(SIZE) * (piece + 1)) for piece in inputs["input_ids"][0]])[None]]


@pytest.fixture
def language() -> Language:
    language = Language.load()
    language._embedder = Embedder(Session(), WordPieces.load())
    return language


def few() -> LabelledSet:
    return LabelledSet(read_sentences().examples[:120], (LOADED,), single=False)


def test_words_are_divided_as_bert_divides_them() -> None:
    pieces = WordPieces.load()
    vocabulary = Path(embedding._VOCABULARY).read_text(encoding="utf-8").split("\n")
    numbers, _ = pieces.divide("Naïve re-regulators’ unaffordability, 東京 — x‍y $5!")
    named = [vocabulary[number] for number in numbers]
    assert named == [
        *("naive", "re", "-", "regulators", "’", "una", "##ff", "##ord", "##ability", ","),
        *("東", "京", "—", "x", "##y", "$", "5", "!"),
    ]


def test_a_word_of_unknown_letters_is_one_unknown_piece() -> None:
    pieces = WordPieces.load()
    (face,), _ = pieces.divide("\N{GRINNING FACE}")
    (long,), _ = pieces.divide("x" * 101)
    assert face == long


def test_pieces_stand_where_the_text_has_them() -> None:
    text = "Nai\u0308ve  \x07un\u200daffordable ΟΔΟΣ İs 東京!"
    _, spans = WordPieces.load().divide(text)
    found = [text[start:end] for start, end in spans]
    assert found[:5] == ["Nai\u0308ve", "un\u200da", "ff", "ord", "able"]
    assert found[-4:] == ["İs", "東", "京", "!"]


@given(text=st.text(max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_pieces_are_in_order_and_never_overlap(text: str) -> None:
    _, spans = PIECES.divide(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] or one == other for one, other in pairwise(spans))


def test_embeddings_have_unit_length_and_a_text_without_pieces_has_none(language: Language) -> None:
    assert float(np.linalg.norm(language.embed(TEXTS[0]).vector)) == pytest.approx(1)
    assert not language.embed("").vector.any()


def test_long_passages_are_read_in_windows(language: Language) -> None:
    long = "one two three four " * 200
    assert float(np.linalg.norm(language.embed(long).vector)) == pytest.approx(1)
    assert not np.allclose(language.embed(long).vector, language.embed("one two three four").vector)


@pytest.mark.parametrize("times", [1, 70, 400])
def test_what_pieces_add_and_the_marks_of_start_and_end_make_the_embedding(language: Language, times: int) -> None:
    found = language.embed("one two three four " * times)
    pieces = min(4 * times, 1016)
    windows = [min(254, pieces - start) for start in range(0, pieces, 254)]
    assert len(found.spans) == len(found.shares) == pieces
    assert float(found.amounts.sum()) == pytest.approx(sum(n * n / (n + 2) for n in windows) / pieces, abs=1e-4)
    marks = np.sin(np.arange(SIZE) * (PIECES.start + 1)) + np.sin(np.arange(SIZE) * (PIECES.end + 1))
    ratio = (found.vector - found.shares.sum(axis=0)) @ marks / (marks @ marks)
    assert np.allclose(found.vector - found.shares.sum(axis=0), ratio * marks, atol=1e-3)


def test_a_missing_extra_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(InputError, match="need onnxruntime, which is not installed") as error:
        load_embedder()
    assert error.value.problems[0].hint == "pip install 'mediaframing[embed]'"


def test_training_with_embeddings_asks_for_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, embedding.PACKAGE, None)
    monkeypatch.setitem(sys.modules, "onnxruntime", ModuleType("onnxruntime"))
    with pytest.raises(InputError, match="not installed"):
        train_model(few(), model_id="small", embed=True, curve=False)


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType(embedding.PACKAGE)
    package.__file__ = str(tmp_path / "__init__.py")
    (tmp_path / "model.onnx").write_bytes(b"other weights")
    monkeypatch.setitem(sys.modules, embedding.PACKAGE, package)
    monkeypatch.setitem(sys.modules, "onnxruntime", ModuleType("onnxruntime"))
    with pytest.raises(FramingError, match="is not the file that was checked"):
        load_embedder()


def test_a_classifier_with_embeddings_survives_its_file_and_sums_to_its_score(language: Language) -> None:
    model = train_model(few(), model_id="small", language=language, embed=True, curve=False).model
    content = dump_model(model)
    again = read_model(content, place="small.model")
    assert b'"embed"' in _description(content)
    assert again.embeds
    assert dump_model(again) == content
    for text in TEXTS:
        analysis = language.analyse(text)
        score = float(again.scores([analysis], language)[0, 0])
        parts = explain_scores(again, analysis, language, labels=(0,), most=100)
        assert EMBEDDING in {part.feature for part in parts}
        assert all(token in {part.feature for part in parts} for token in analysis.tokens)
        assert sum(part.weight for part in parts) == pytest.approx(score, abs=1e-3)


def test_a_classifier_with_embeddings_asks_for_the_extra_when_it_is_applied(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = train_model(few(), model_id="small", language=language, embed=True, curve=False).model
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    plain = Language.load()
    with pytest.raises(InputError, match="not installed"):
        model.scores([plain.analyse(TEXTS[0])], plain)


@REAL
def test_like_sentences_have_like_embeddings() -> None:
    embedder = load_embedder()
    one, like, other = (
        embedder.embed(text).vector
        for text in (
            "The court struck down the law.",
            "Judges overturned the statute.",
            "Rain is expected in the north.",
        )
    )
    assert float(one @ like) > float(one @ other) + 0.3
    assert np.array_equal(one, embedder.embed("The court struck down the law.").vector)


@REAL
def test_words_that_mean_a_label_are_its_evidence_though_training_never_met_them() -> None:
    lines = [("Doctors vaccinate children in clinics.", "health"), ("Shares fell as banks cut rates.", "money")]
    more = [("Nurses treat patients for flu.", "health"), ("Inflation and wages rise in the economy.", "money")]
    examples = tuple(
        Example(f"{i}", f"{text} {i}", frozenset({label}), (f"{i % 4}",))
        for i, (text, label) in enumerate((lines + more) * 6)
    )
    language = Language.load()
    labelled = LabelledSet(examples, ("health", "money"), single=True)
    model = train_model(labelled, model_id="x", language=language, embed=True, curve=False, recipe=ONLY).model
    analysis = language.analyse("The minister saw surgeons at a hospital on Tuesday.")
    parts = {part.feature: part.weight for part in explain_scores(model, analysis, language, labels=(0,), most=100)}
    del parts[EMBEDDING]
    assert set(sorted(parts, key=parts.__getitem__)[-2:]) == {"surgeons", "hospital"}


@REAL
def test_the_installed_weights_are_those_that_were_checked() -> None:
    package = __import__(embedding.PACKAGE)
    weights = (Path(str(package.__file__)).parent / "model.onnx").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == embedding.SHA256


def _description(content: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("model.json")
