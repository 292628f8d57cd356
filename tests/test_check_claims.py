from __future__ import annotations

import pytest

from framing.curating.check_claims import warn_of_claims
from tests.made.lexicon_texts import changed, line_of, read

FRAME = "[concepts.works.frames.renewal]"


def _codes(*changes: tuple[str, str]) -> list[str]:
    return [doubt.code for doubt in warn_of_claims(read(changed(*changes)))]


def test_a_sound_lexicon_raises_no_doubt() -> None:
    assert _codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('gloss = "Foregrounds what is built."', "", "missing-gloss"),
        ('used-by = [{ actor = "Norby Council", source = "council" }]', "", "uncited-frame"),
        ("date = 2021-05-04", "", "undated-use"),
        ('title = "Renewal"', 'title = "The critics\' term"', "motive-word"),
        (FRAME, "[concepts.works.frames.alarm]", "motive-word"),
        (FRAME, "[concepts.works.frames.delegitimising]", "motive-word"),
        (FRAME, "[concepts.works.frames.neutral]", "neutral-claim"),
        ("Foregrounds what is built", "The neutral word", "neutral-claim"),
        ('language = "en"', 'language = "English"', "language-tag"),
        ('language = "en"', 'language = "en_GB"', "language-tag"),
    ],
)
def test_a_doubtful_claim_has_its_code(old: str, new: str, code: str) -> None:
    text = changed((old, new))
    if old == FRAME:
        text = text.replace("works.renewal", "works." + new.removesuffix("]").rpartition(".")[2])
    assert code in [doubt.code for doubt in warn_of_claims(read(text))]


@pytest.mark.parametrize(
    "actor",
    [
        "critics",
        "The left",
        "Western media",
        "many experts",
        "Chinese state media",
        "activists in the harbour",
        "both sides",
    ],
)
def test_a_crowd_is_no_user(actor: str) -> None:
    assert _codes(("Norby Council", actor)) == ["vague-actor"]


@pytest.mark.parametrize(
    "actor",
    ["Government of Norby", "Norby Gazette", "The Right Rev. A. Holm", "Ministry of Media", "Some Books Ltd"],
)
def test_a_named_body_is_a_user(actor: str) -> None:
    assert _codes(("Norby Council", actor)) == []


def test_a_motive_word_that_is_the_label_itself_is_no_motive() -> None:
    assert _codes((FRAME, "[concepts.works.frames.alarmism]"), ('"works.renewal"', '"works.alarmism"'),
                  ('"quay renewal[s]"', '"quay alarmists"')) == []  # fmt: skip


def test_a_register_may_name_motives() -> None:
    assert (
        _codes(('title = "Naming', 'kind = "register"\ntitle = "Naming'), ('title = "Renewal"', 'title = "Loaded"'))
        == []
    )


def test_a_date_of_the_use_itself_is_enough() -> None:
    assert _codes(("date = 2021-05-04", ""), ('source = "council" }', 'source = "council", date = "2020" }')) == []


def test_a_generic_frame_needs_no_evidence() -> None:
    assert _codes(('gloss = "Foregrounds what goes."\nsources = ["council"]', "generic = true")) == ["no-rival"]


def test_a_source_that_nothing_cites_is_told_at_its_line() -> None:
    text = changed(("[concepts.works]", '[[sources]]\nkey = "spare"\ntitle = "Spare"\n[concepts.works]'))
    (doubt,) = warn_of_claims(read(text))
    assert (doubt.code, doubt.line) == ("unused-source", line_of(text, '[[sources]]\nkey = "spare"'))


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "es-419", "de-1996"])
def test_a_language_tag_may_have_script_region_and_variant(tag: str) -> None:
    assert _codes(('language = "en"', f'language = "{tag}"')) == []
