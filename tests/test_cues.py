"""The cue lexicon inflects its verbs and knows what each may govern."""

from __future__ import annotations

import pytest

from framing.reading.attribution.cues import inflect, load_cues


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claimed", "claiming")),
        ("argue", ("argue", "argues", "argued", "argued", "arguing")),
        ("deny", ("deny", "denies", "denied", "denied", "denying")),
        ("portray", ("portray", "portrays", "portrayed", "portrayed", "portraying")),
        ("confess", ("confess", "confesses", "confessed", "confessed", "confessing")),
        ("agree", ("agree", "agrees", "agreed", "agreed", "agreeing")),
        ("lie", ("lie", "lies", "lied", "lied", "lying")),
    ],
)
def test_regular_verbs_are_inflected_by_rule(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflect(lemma) == forms


@pytest.mark.parametrize(
    "form", ["said", "told", "dubbed", "labelled", "labeled", "wrote", "submitted", "denies", "vowed"]
)
def test_irregular_and_doubled_forms_are_known(form: str) -> None:
    assert form in load_cues().verbs


@pytest.mark.parametrize("form", ["dubed", "submited", "regreted", "beged", "tells", "thinked", "sayed"])
def test_wrong_forms_are_not_made(form: str) -> None:
    assert (form in load_cues().verbs) == (form == "tells")


def test_there_are_more_than_three_hundred_verbs_in_all_classes() -> None:
    cues = load_cues()
    classes = {kind for verb in cues.verbs.values() for kind in verb.frames.values()}
    assert len({verb.lemma for verb in cues.verbs.values()}) > 300
    assert {"say", "claim", "deny", "believe", "factive", "label", "find", "ask"} <= classes


def test_a_verb_may_have_a_class_for_each_of_its_uses() -> None:
    frames = load_cues().verbs["described"].frames
    assert (frames["object"], frames["as"]) == ("say", "label")


def test_verbs_with_a_particle_are_kept_apart() -> None:
    verb = load_cues().verbs["pointed"]
    assert "clause" not in verb.frames
    assert "clause" in verb.particles["out"]
