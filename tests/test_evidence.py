"""What words add to a score sums to the score, whatever the text."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.learning.bundled import load_model
from framing.learning.evidence import REST, START
from framing.learning.features import Language
from framing.learning.model import Model
from tests.made.explained import explain_scores

WORDS = [
    "taxes",
    "court",
    "ruling",
    "Senate",
    "hospital",
    "beds",
    "xyzzy",
    "the",
    "border",
    "2024",
    "?",
    "’s",
    "naïve",
    "#vote",
]


@cache
def language() -> Language:
    return Language.load()


@cache
def frames() -> Model:
    return load_model("policy-frames")


def weights(text: str, labels: tuple[int, ...], most: int = 10) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for one in explain_scores(frames(), language().analyse(text), language(), labels=labels, most=most):
        found.setdefault(one.label, {})[one.feature] = one.weight
    return found


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200), st.integers(0, 14))
def test_evidence_sums_to_the_score(text: str, label: int) -> None:
    model = frames()
    score = float(model.scores([language().analyse(text)], language())[0, label])
    found = weights(text, (label,))[model.names[label]]
    assert sum(found.values()) == pytest.approx(score, abs=1e-3)


def test_a_text_without_words_has_only_the_start() -> None:
    assert list(weights("", (0,))["economic"]) == [START]


def test_words_beyond_the_most_are_one_sum() -> None:
    found = weights("The hospital said beds were short and taxes would rise next year.", (0,), most=3)["economic"]
    assert len(found) == 5
    assert REST in found


def test_the_word_that_counts_leads() -> None:
    found = weights("The singer raised a glass to wages on Monday.", (0,))["economic"]
    assert max(found, key=lambda word: found[word] if word != START else -9) == "wages"


def test_evidence_of_several_labels_stands_apart() -> None:
    found = weights("The court struck down the tax.", (0, 4))
    assert list(found) == ["economic", "legality_and_jurisprudence"]


def test_scores_do_not_depend_on_company() -> None:
    texts = ["The court struck down the tax.", "", "Nurses are short of beds."]
    analyses = [language().analyse(text) for text in texts]
    together = frames().scores(analyses, language())
    apart = np.vstack([frames().scores([one], language()) for one in analyses])
    assert np.array_equal(together, apart)
