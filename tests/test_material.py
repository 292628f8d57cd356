"""One fit: what labels are called leads where little is known, and gives way to what is learnt."""

from dataclasses import replace
from functools import cache

import numpy as np

from framing.learning.choosing import FEW
from framing.learning.feature_table import Counted
from framing.learning.features import Language
from framing.learning.material import Candidate, Fit, Material
from framing.learning.model import Label, Model
from tests.made.explained import explain_scores

LABELS = ("economy", "health")
TEXTS = [
    *(["A plain remark about nothing, number {}.", "Another sentence, which is item {}."] * 10),
    "Doctors fear a wave of disease in crowded hospitals.",
    "Inflation and unemployment weigh on markets and trade.",
]
CANDIDATE = Candidate(replace(FEW, least=1), 1.0, 0.5, naming=100.0)


@cache
def language() -> Language:
    return Language.load()


def material(marks: np.ndarray) -> Material:
    texts = [text.format(i) for i, text in enumerate(TEXTS)]
    counted = Counted.read(texts, (CANDIDATE.recipe,), language(), labels=LABELS)
    return Material(counted, LABELS, marks, np.zeros((len(texts), 0)), single=True)


def marks() -> np.ndarray:
    return np.eye(2, dtype=np.int8)[[i % 2 for i in range(len(TEXTS))]]


def margin(fit: Fit, given: Material) -> np.ndarray:
    scores, _ = given.score(fit, range(len(TEXTS)))
    return scores[:, 0] - scores[:, 1]


def test_words_like_the_name_of_a_label_speak_for_it_unseen() -> None:
    given = material(marks())
    named, plain = (given.fit(range(20), replace(CANDIDATE, naming=weight)) for weight in (100.0, 0.0))
    health, economy = margin(named, given)[20:]
    assert health < -1 < 1 < economy
    spread = margin(plain, given)[20:]
    assert economy - health > 2 * (spread[1] - spread[0])


def test_the_more_passages_the_less_names_count() -> None:
    given = material(marks())
    much, little = (margin(given.fit(range(20), replace(CANDIDATE, naming=weight)), given) for weight in (20.0, 2.0))
    assert much[21] - much[20] > 2 * (little[21] - little[20])


def test_what_names_add_is_part_of_the_evidence() -> None:
    given = material(marks())
    fit = given.fit(range(20), CANDIDATE)
    parts, intercepts = fit.parts(())
    labels = tuple(Label(name, 1.0, 0.0, 0.5) for name in LABELS)
    model = Model("m", "1", "", "en", "passage", True, labels, parts, intercepts.astype(np.float32), 0.0)
    analysis = language().analyse(TEXTS[-1])
    found = explain_scores(model, analysis, language(), labels=(0,), most=3)
    assert abs(sum(one.weight for one in found) - model.scores([analysis], language())[0, 0]) < 1e-4
    assert {one.feature for one in found} & {"inflation", "unemployment", "markets", "trade"}
