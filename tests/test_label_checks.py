"""Classifiers held against passages that people have coded: what is met, what it is called, what errors it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.comparing.label_checks import LEAST, CheckTally, ForeignTests, LabelCheck, Verdict
from framing.labels import CodedPassage, CodedPassages, passage_id
from framing.report.parts.validity import label_note, label_state, model_note, model_state, right_here

ASKED = frozenset({"praise", "blame"})
ELSEWHERE = ForeignTests("validated", 2, 900, 0.79, 0.84)
NOWHERE = ForeignTests("not", 0, 0, None, None)


def coded(*rows: tuple[str, str, float]) -> CodedPassages:
    """Return coded passages, each with its id, its labels by their first letters, and its weight."""
    by_id: dict[str, tuple[CodedPassage, ...]] = {}
    for name, letters, weight in rows:
        labels = frozenset(label for label in ASKED if label[0] in letters)
        by_id[name] = (*by_id.get(name, ()), CodedPassage(name, labels, ASKED, "A", weight))
    return CodedPassages("tone", by_id, "0" * 64, "coded.csv")


def check(rows: list[tuple[str, str, float]], said: dict[str, str], *, documents: int = 60) -> LabelCheck:
    """Return the check where capitals are what the classifier is sure of."""
    tally = CheckTally(coded(*rows))
    for number, (name, letters) in enumerate(said.items()):
        given_ = frozenset(label for label in ASKED if label[0] in letters.lower())
        sure = frozenset(label for label in ASKED if label[0].upper() in letters)
        tally.add(f"d{number % documents}", Verdict(name, given_, sure))
    return tally.result()


def many(count: int, *, right: float = 1.0) -> LabelCheck:
    """Return the check of a classifier that praises surely every other passage, so often rightly."""
    rows = [(f"{i}", "p" if i % 2 and i < right * count else "", 1.0) for i in range(count)]
    return check(rows, {f"{i}": "P" if i % 2 else "" for i in range(count)})


def test_only_passages_that_are_coded_and_read_are_held_against_it() -> None:
    found = check([("1", "p", 1.0), ("2", "", 1.0)], {"1": "P", "3": "P"})
    assert (found.coded, found.passages, found.documents, found.told, found.right) == (2, 1, 1, 1, 1)


def test_each_of_two_passages_with_the_same_text_is_held_against_one() -> None:
    tally = CheckTally(coded(("1", "p", 1.0), ("1", "", 1.0)))
    for document in ("a", "b", "c"):
        tally.add(document, Verdict("1", ASKED, ASKED))
    assert tally.result().passages == 2


def test_sure_labels_and_all_that_are_given_are_told_apart() -> None:
    found = check([("1", "p", 1.0), ("2", "", 1.0)], {"1": "P", "2": "p"})
    praise = found.label("praise")
    assert praise is not None
    given_, sure = praise
    assert [(one.found, one.both) for one in (given_, sure)] == [(2, 1), (1, 1)]
    assert found.label("scorn") is None


def test_what_it_may_be_called_follows_from_how_much_was_coded() -> None:
    assert [many(count).state for count in (10, 40, 240)] == ["not", "provisional", "validated"]
    assert many(240).label("blame") is not None
    states = [model_state(ELSEWHERE, one) for one in (None, many(10), many(40), many(240))]
    assert states == ["validated elsewhere", "validated elsewhere", "provisionally here", "validated here"]
    assert model_state(NOWHERE, None) == "not validated"
    assert label_state("blame", NOWHERE, many(240)) == "not validated"


def test_precision_and_errors_are_those_of_all_texts() -> None:
    rows = [*((f"a{i}", "p", 1.0) for i in range(20)), *((f"b{i}", "", 9.0) for i in range(20))]
    said = {f"a{i}": "P" if i < 15 else "" for i in range(20)} | {f"b{i}": "P" if i < 5 else "" for i in range(20)}
    found = check(rows, said)
    assert found.precision.value == pytest.approx(15 / (15 + 45))
    errors = found.errors["praise"]
    assert [errors.sensitivity, errors.specificity] == pytest.approx([0.75, 0.75])
    assert [errors.positives, errors.negatives] == pytest.approx([20, 20])
    assert "blame" not in found.errors


MET = st.lists(st.tuples(st.booleans(), st.floats(1, 200)), min_size=LEAST, max_size=30)


@given(MET, MET)
@limits(max_examples=80)
def test_errors_lie_between_nought_and_all(having: list[tuple[bool, float]], lacking: list[tuple[bool, float]]) -> None:
    drawn = [*(("p", met, weight) for met, weight in having), *(("", met, weight) for met, weight in lacking)]
    rows = [(f"{i}", letters, weight) for i, (letters, _, weight) in enumerate(drawn)]
    found = check(rows, {f"{i}": "p" if met else "" for i, (_, met, _) in enumerate(drawn)})
    errors = found.errors["praise"]
    assert 0 <= errors.found <= errors.positives + 1e-9
    assert 0 <= errors.left_alone <= errors.negatives + 1e-9
    assert 1 <= errors.positives <= len(drawn) + 1e-9


def test_the_state_is_said_with_what_it_rests_on() -> None:
    assert model_note("tone", ELSEWHERE, None) == (
        "tone is validated elsewhere (on 900 passages in 2 sets of others, mean AUC .79 to .84); "
        "nobody has checked it on these texts."
    )
    assert model_note("tone", NOWHERE, None) == "tone is not validated, and nobody has checked it on these texts."
    assert model_note("tone", ELSEWHERE, many(10)).endswith(
        "; people have coded 10 passages of 10 documents here for it, too few to tell."
    )
    assert model_note("tone", NOWHERE, many(240)) == (
        "tone is validated here: people have coded 240 passages of 60 documents here for it; of what it was sure of, "
        "100 % (88–100) was right."
    )
    assert model_note("tone", ELSEWHERE, None, here=False).endswith(".84).")
    kept_back = model_note("tone", NOWHERE, None, here=False)
    assert kept_back == "tone was tested on passages kept back from its own set, as below, and on no texts of others."


def test_labels_have_states_of_their_own() -> None:
    found = many(240, right=0.8)
    assert label_note("tone", "praise", NOWHERE, found).startswith(
        "This label of tone is validated here: right in 80 %"
    )
    assert label_note("tone", "blame", NOWHERE, found) == (
        "tone is not validated; this label is not checked on these texts."
    )
    assert right_here(found).startswith("Right here, of what was given surely: praise 80 %")
    assert right_here(check([("1", "p", 1.0)], {"1": ""})) == ""


def test_ids_differ_by_text_place_and_whose_words() -> None:
    ids = {passage_id(text, start, 9, own=own) for text in ("a", "b") for start in (0, 1) for own in (True, False)}
    assert len(ids) == 8
    assert all(len(one) == 16 for one in ids)
