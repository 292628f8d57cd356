"""From passages to numbers: the same as scikit-learn's TF-IDF, the same one by one and as a table."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.learning.feature_table import Counted
from framing.learning.features import KINDS, Features, Language, Recipe
from framing.learning.tokens import Kind, characters, name_words, stems, style_terms, tokenise
from tests.bench.training_texts import read_passages


@cache
def language() -> Language:
    return Language.load()


@cache
def texts() -> tuple[str, ...]:
    return tuple(example.text for example in read_passages().examples[:120])


def only(**weights: float) -> Recipe:
    every = {"words": 0.0, "stems": 0.0, "coarse": 0.0, "fine": 0.0, "vectors": 0.0}
    return Recipe(**{**every, **weights})  # type: ignore[arg-type]


LABELS = ("health_and_safety", "the economy", "xyzzyq")


def fitted(recipe: Recipe) -> tuple[Counted, Features]:
    counted = Counted.read(texts(), (recipe,), language(), labels=LABELS)
    return counted, counted.fit(range(80), recipe)


def terms_of(kind: Kind, text: str) -> list[str]:
    return [term for term, _, _, _ in language().spans(language().analyse(text), kind)]


@pytest.mark.parametrize("kind", ["words", "stems", "characters", "style"])
def test_terms_weigh_as_in_the_vectoriser_of_scikit_learn(kind: Kind) -> None:
    recipe = only(**{kind: 1.0})
    counted, features = fitted(recipe)
    published = TfidfVectorizer(analyzer=lambda text: terms_of(kind, text), sublinear_tf=True, min_df=2)
    expected = published.fit(texts()[:80]).transform(texts())
    order = [published.vocabulary_[term] for term in features.terms[0].columns]
    assert sorted(published.vocabulary_) == sorted(features.terms[0].columns)
    assert abs(counted.matrix(features, range(120)) - expected[:, order]).max() < 1e-6


@pytest.mark.parametrize("kind", KINDS)
def test_a_passage_alone_is_a_row_of_the_table(kind: Kind) -> None:
    counted, features = fitted(only(**{kind: 0.7}))
    table = counted.matrix(features, range(120)).toarray()
    for i, text in enumerate(texts()):
        alone = np.zeros(features.width)
        columns, values = features.row(language(), language().analyse(text))
        alone[columns] = values
        assert alone == pytest.approx(table[i], abs=1e-6)


def test_vectors_have_mean_zero_and_one_scale_where_they_were_fitted() -> None:
    counted, features = fitted(only(vectors=1.0))
    table = counted.matrix(features, range(80)).toarray()
    assert table.mean(axis=0) == pytest.approx(0, abs=1e-5)
    assert table.std(axis=0) == pytest.approx(1 / 50**0.5, rel=1e-3)


def test_a_number_that_hardly_varies_does_not_outweigh_the_others() -> None:
    counted, _ = fitted(only(vectors=1.0))
    dense = counted.dense.copy()
    dense[:, 60] = dense[:, 60].mean()
    dense[0, 60] += 1e-3
    spread = replace(counted, dense=dense).fit(range(80), only(vectors=1.0)).spread
    assert spread[60] == pytest.approx(5 * np.median(spread[50:]), rel=0.1)


def test_a_text_without_words_is_empty() -> None:
    _, features = fitted(Recipe(characters=1, broad=1, narrow=1, style=1))
    columns, values = features.row(language(), language().analyse("— , ."))
    assert len(columns) == len(values) == 0


def test_a_word_is_in_several_groups_by_degree() -> None:
    groups = language().of_token("narrow", "senate", language().vectors.rank("senate"))
    degrees = [degree for _, degree in groups]
    assert len(groups) == 6
    assert degrees == sorted(degrees, reverse=True)
    assert sum(degree**2 for degree in degrees) == pytest.approx(1)


def test_words_with_like_meaning_share_groups() -> None:
    def groups(word: str) -> set[str]:
        return {group for group, _ in language().of_token("narrow", word, language().vectors.rank(word))}

    assert groups("senate") & groups("congress")
    assert not groups("senate") & groups("banana")


def test_an_unknown_word_has_letters_but_no_groups() -> None:
    assert language().of_token("narrow", "xyzzyq", None) == []
    assert language().of_token("fine", "xyzzyq", None) == []
    assert language().of_token("stems", "xyzzyq", None)


def test_a_word_is_like_the_names_of_labels_with_such_a_word() -> None:
    def like(word: str) -> dict[str, float]:
        return dict(language().of_token("named", word, language().vectors.rank(word), LABELS))

    assert like("health")["health_and_safety"] == pytest.approx(1, abs=1e-5)
    assert like("medical")["health_and_safety"] > 2 * like("medical").get("the economy", 0)
    assert like("inflation")["the economy"] > 2 * like("inflation").get("health_and_safety", 0)
    assert "xyzzyq" not in like("health")
    assert like("and").get("health_and_safety", 0) < 0.5, "everyday words of a name say nothing"


def test_a_passage_may_be_like_the_name_of_no_label() -> None:
    counted, features = fitted(only(named=1.0))
    assert list(features.terms[0].columns) == ["health_and_safety", "the economy"]
    table = counted.matrix(features, range(120)).toarray()
    assert (table >= 0).all()
    assert np.linalg.norm(table, axis=1).std() > 0.1


def test_names_of_labels_are_words_and_codes_have_none() -> None:
    assert name_words("Health-and_safety 2") == ["health", "and", "safety"]
    assert name_words("C7") == name_words("A") == name_words("2024-05") == name_words("") == []


def test_stems_and_characters_of_a_word() -> None:
    assert stems("taxes") == ["taxe", "taxes"]
    assert stems("tax") == []
    assert set(characters("tax")) == {" ta", "tax", "ax ", " tax", "tax ", " tax "}


def test_style_knows_common_words_marks_and_shapes() -> None:
    found = [term for term, _, _ in style_terms("The NRA, of Ohio: wrong in 2020!", language().vectors.rank)]
    assert found[:9] == ["the", "AA", ",", "of", "Aa", ":", "a", "in", "0"]
    assert "the AA ," in found


def test_style_covers_the_tokens_it_is_made_of() -> None:
    text = "“Yes,” she said, “#NotNow.”"
    tokens = tokenise(text)
    spans = [(start, end) for _, start, end in style_terms(text, language().vectors.rank)]
    assert all(0 <= start < end <= len(tokens) for start, end in spans)
    assert {place for start, end in spans for place in range(start, end)} == set(range(len(tokens)))


def test_rare_terms_are_left_out() -> None:
    counted = Counted.read(["one two", "two three", "two"], (only(words=1.0),), language())
    assert list(counted.fit(range(3), only(words=1.0)).terms[0].columns) == ["two"]
