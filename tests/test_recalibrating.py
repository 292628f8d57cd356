"""A classifier fitted to coded passages of one's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from framing.errors import InputError
from framing.learning.bundled import load_model
from framing.learning.examples import Example
from framing.learning.marks import UNKNOWN
from framing.learning.model import PRECISIONS, Model
from framing.learning.model_file import dump_model, read_model
from framing.learning.recalibrating import LEAST, fit_to_examples, recalibrate
from tests.conftest import DATA
from tests.test_applying import TROOPS, WARDS


@pytest.fixture(scope="module")
def frames() -> Model:
    return load_model(DATA / "five-frames.model")


def sample(model: Model, passages: int, *, rate: float, label: int = 0, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and marks of passages of which a part has one label, with scores that tell."""
    draw = np.random.default_rng(seed)
    marks = np.full((passages, len(model.labels)), UNKNOWN, np.int8)
    marks[:, label] = draw.permutation(passages) < rate * passages
    scores = draw.normal(-2, 1, (passages, len(model.labels)))
    scores[:, label] += 2.0 * marks[:, label]
    return scores, marks


def brier(model: Model, scores: np.ndarray, marks: np.ndarray, label: int = 0) -> float:
    probabilities = [model.labels[label].probability(score) for score in scores[:, label].tolist()]
    return float(((np.array(probabilities) - marks[:, label]) ** 2).mean())


def test_probabilities_become_those_of_texts_like_the_sample(frames: Model) -> None:
    fitted, _ = recalibrate(frames, *sample(frames, 200, rate=0.4))
    others = sample(frames, 2_000, rate=0.4, seed=2)
    assert brier(fitted, *others) < brier(frames, *others) - 0.01


def test_labels_that_few_passages_have_or_lack_stay_as_they_were(frames: Model) -> None:
    for rate in (0.0, (LEAST - 1) / 200, 1 - (LEAST - 1) / 200, 1.0):
        fitted, fits = recalibrate(frames, *sample(frames, 200, rate=rate))
        assert fitted.labels == frames.labels
        assert not any(fit.fitted for fit in fits)
    fitted, fits = recalibrate(frames, *sample(frames, 200, rate=LEAST / 200))
    assert [fit.fitted for fit in fits] == [True, False, False, False, False]
    assert fitted.labels[0] != frames.labels[0]
    assert fitted.labels[1:] == frames.labels[1:]


def test_a_larger_sample_counts_more(frames: Model) -> None:
    wanted, _ = recalibrate(frames, *sample(frames, 4_000, rate=0.5))
    far = [
        abs(recalibrate(frames, *sample(frames, count, rate=0.5))[0].labels[0].offset - wanted.labels[0].offset)
        for count in (24, 2_000)
    ]
    assert far[1] < far[0]


def test_few_passages_set_no_limits_of_their_own(frames: Model) -> None:
    fitted, _ = recalibrate(frames, *sample(frames, 40, rate=0.5))
    assert fitted.labels[0].sure == PRECISIONS


def test_all_labels_of_a_single_label_model_keep_one_slope(frames: Model) -> None:
    scores, marks = sample(frames, 200, rate=0.4)
    marks[marks == UNKNOWN] = 0
    marks[:, 1] = 1 - marks[:, 0]
    fitted, _ = recalibrate(replace(frames, single=True), scores, marks)
    assert len({label.slope for label in fitted.labels}) == 1


def examples(count: int, *, name: str = "security_and_defense") -> list[Example]:
    return [
        Example(f"{i}", TROOPS if i % 2 else WARDS, frozenset([name] if i % 2 else []), (f"{i}",)) for i in range(count)
    ]


def test_coded_passages_fit_a_model_and_its_card_says_so(frames: Model) -> None:
    fitted, calibration = fit_to_examples(frames, examples(30), place="sheet.csv", sha256="abc")
    assert [fit.label for fit in calibration.fits if fit.fitted] == ["security_and_defense"]
    assert fitted.version == f"{frames.version}+calibrated"
    assert fitted.card["calibration_sample"] == {
        "passages": 30, "labels": ["security_and_defense"], "sample_sha256": "abc"
    }  # fmt: skip
    again, _ = fit_to_examples(fitted, examples(30), place="sheet.csv")
    assert again.version == fitted.version


def test_a_fitted_model_comes_back_from_its_file(frames: Model) -> None:
    fitted, _ = fit_to_examples(frames, examples(30), place="sheet.csv")
    assert read_model(dump_model(fitted), place="x.model").labels == fitted.labels


def test_labels_are_matched_as_people_write_them_or_by_a_mapping(frames: Model) -> None:
    for name, mapping in (("Security and defense", {}), ("war", {"war": "security_and_defense"})):
        _, calibration = fit_to_examples(frames, examples(30, name=name), place="sheet.csv", mapping=mapping)
        assert [fit.label for fit in calibration.fits if fit.fitted] == ["security_and_defense"]


def test_a_sample_of_other_labels_is_refused(frames: Model) -> None:
    with pytest.raises(InputError, match="knows none of the labels"):
        fit_to_examples(frames, examples(30, name="weather"), place="sheet.csv")
    with pytest.raises(InputError, match="no passage has a label"):
        fit_to_examples(frames, [replace(one, labels=frozenset()) for one in examples(30)], place="sheet.csv")
