"""Labels are read as people write them, and what cannot be learnt from says so."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.learning.doubts import doubt_copies, doubt_weights
from framing.learning.examples import Example, check_examples, drop_rare, make_examples
from framing.learning.label_cells import read_labels
from framing.types import Document, MetaValue


def documents(rows: Iterable[dict[str, MetaValue]]) -> list[Document]:
    return [Document(f"p{i}", f"A text with the number {i}.", row) for i, row in enumerate(rows)]


def examples(labels: Iterable[str], *, text: str = "") -> list[Example]:
    return [
        Example(f"p{i}", text or f"Text {i}", frozenset(names.split()), (f"g{i}",)) for i, names in enumerate(labels)
    ]


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("economic", {"economic"}),
        ("  two  words ", {"two words"}),
        ("economic; legal;", {"economic", "legal"}),
        ("economic|legal", {"economic", "legal"}),
        ("economic\nlegal", {"economic", "legal"}),
        ('["economic", "people\'s"]', {"economic", "people's"}),
        ("['health']", {"health"}),
        ("['health', \"people's\"]", {"health", "people's"}),
        ("[]", set()),
        ("[1, 2.0]", {"1", "2"}),
        (3.0, {"3"}),
        (3, {"3"}),
        (0, {"0"}),
        (True, {"true"}),
        ("a, b", {"a, b"}),
    ],
)
def test_a_cell_holds_labels(cell: MetaValue, labels: set[str]) -> None:
    assert set(read_labels(cell) or ()) == labels
    assert read_labels(cell) is not None


@pytest.mark.parametrize("cell", [None, "", "  ", "nan", "NaN", "None", "N/A", "-"])
def test_an_empty_cell_is_no_answer(cell: MetaValue) -> None:
    assert read_labels(cell) is None


@given(st.text(max_size=60) | st.integers() | st.floats() | st.booleans())
@settings(max_examples=150)
def test_any_cell_can_be_read(cell: MetaValue) -> None:
    labels = read_labels(cell)
    assert labels is None or all(label == label.strip() for label in labels)


def test_what_nests_deeply_is_a_name() -> None:
    assert read_labels("[" * 5_000 + "]" * 5_000) is not None


@pytest.mark.parametrize(("yes", "no"), [("yes", "No"), (1, 0), (True, False), ("x", "n"), (1.0, 0.0)])
def test_yes_and_no_are_one_label_named_after_the_field(yes: MetaValue, no: MetaValue) -> None:
    found, _ = make_examples(documents([{"loaded": yes}, {"loaded": no}]), label_field="loaded")
    assert [example.labels for example in found] == [{"loaded"}, set()]


def test_each_label_can_have_a_column() -> None:
    rows: list[dict[str, MetaValue]] = [{"a": 1, "b": 0}, {"a": "x", "b": ""}, {"a": "", "b": ""}, {"a": 0, "b": "no"}]
    found, problems = make_examples(documents(rows), label_columns=["a", "b"])
    assert [example.labels for example in found] == [{"a"}, {"a"}, set()]
    assert [example.known for example in found] == [None, {"a"}, None]
    assert "1 of 4 passages left out" in problems[0].message
    ticked, problems = make_examples(documents(rows), label_columns=["a", "b"], ticks=True)
    assert [example.labels for example in ticked] == [{"a"}, {"a"}, set(), set()]
    assert not problems


def test_a_label_column_with_other_words_is_an_error() -> None:
    with pytest.raises(InputError, match="“maybe” is neither yes nor no"):
        make_examples(documents([{"a": "maybe"}]), label_columns=["a"])


def test_a_field_that_is_not_there_names_those_that_are() -> None:
    rows = documents([{"frame1": "x", "outlet": "Post"}])
    with pytest.raises(InputError, match="the fields are: frame1, outlet") as error:
        make_examples(rows, label_field="frame")
    assert error.value.problems[0].hint == "did you mean --label-field frame1?"
    with pytest.raises(InputError, match="--group"):
        make_examples(rows, label_field="frame1", groups=["event"])


def test_passages_without_label_or_text_are_left_out_and_counted() -> None:
    rows = [*documents([{"labels": "a"}, {"labels": ""}, {"labels": "nan"}]), Document("e", "  ", {"labels": "a"})]
    found, problems = make_examples(rows)
    assert [example.id for example in found] == ["p0"]
    assert [problem.message for problem in problems] == [
        '2 of 4 passages left out, which have nothing or “nan” in "labels"',
        "1 of 4 passages left out, which has no text",
    ]


def test_a_word_that_was_taken_for_nothing_is_named() -> None:
    _, problems = make_examples(documents([{"labels": "a"}, {"labels": "none"}, {"labels": ""}]))
    assert [problem.message for problem in problems] == [
        '2 of 3 passages left out, which have nothing or “none” in "labels"'
    ]
    assert "such as no_frame" in str(problems[0].hint)


@pytest.mark.parametrize("cell", ['{"a": 1}', '[["a"]]', "[security, law]"])
def test_brackets_that_hold_no_list_of_names_are_no_label(cell: str) -> None:
    with pytest.raises(InputError, match="is no label") as error:
        make_examples(documents([{"labels": "a"}, {"labels": cell}]))
    assert error.value.problems[0].place == "p1, labels"


def test_copies_that_leave_few_groups_are_warned_of_in_full() -> None:
    (few,) = doubt_copies(88, 3)
    assert "so that of 91 groups 3 are left to test on" in few.message
    assert few.hint is not None
    (some,) = doubt_copies(50, 550)
    assert some.message == "50 passages copy text of another group; they were kept on one side of every test"
    assert list(doubt_copies(0, 3)) == []


def test_adjudicated_files_bring_documents_and_weights() -> None:
    rows: list[dict[str, MetaValue]] = [
        {"labels": '["a"]', "document": "d1", "group": "Post", "weight": 2.5},
        {"labels": "[]", "document": "d1", "group": "Post", "weight": None},
    ]
    found, _ = make_examples(documents(rows), outlet_field="group")
    assert [example.groups for example in found] == [("document\0d1",)] * 2
    assert [example.weight for example in found] == [2.5, 1.0]
    assert found[0].outlet == "Post"


def test_a_missing_group_does_not_shift_the_others() -> None:
    rows: list[dict[str, MetaValue]] = [{"labels": "a", "event": "", "outlet": "Post"}]
    found, _ = make_examples(documents(rows), groups=["event", "outlet"])
    assert found[0].groups == ("outlet\0Post",)


@pytest.mark.parametrize(
    ("given_examples", "words"),
    [
        (examples(["a", "b", "a"]), "3 labelled passages; training needs 20"),
        (examples(["a", "b"] * 20, text="Same"), "40 passages hold only one text"),
        (examples(["a"] * 40), 'every passage has the label "a"'),
        (examples(["a b"] * 40), 'every passage has the label "a"'),
        (examples([""] * 40), "no passage has a label"),
        (examples(["a", "b"] * 20 + ["c"]), r"too few passages have: c \(1\)"),
    ],
)
def test_what_cannot_be_learnt_says_why(given_examples: list[Example], words: str) -> None:
    with pytest.raises(InputError, match=words):
        check_examples(given_examples, place="file.csv")


def test_one_label_each_is_seen_and_can_be_asked_for() -> None:
    assert check_examples(examples(["a", "b"] * 20), place="f").single
    assert not check_examples(examples(["a", "b", "a b", ""] * 10), place="f").single
    assert not check_examples(examples(["a", "b"] * 20), place="f", multi=True).single
    with pytest.raises(InputError, match="p2 has 2 labels"):
        check_examples(examples(["a", "b", "a b", ""] * 10), place="f", multi=False)


def test_rare_labels_can_be_left_out() -> None:
    kept, rare = drop_rare(examples(["a", "b"] * 20 + ["c"]))
    assert (len(kept), rare) == (40, {"c": 1})
    several, rare = drop_rare(examples(["a", "b", "a b", ""] * 10 + ["a c"]))
    assert (len(several), rare) == (41, {"c": 1})
    assert several[-1].labels == {"a"}
    assert check_examples(several, place="f").labels == ("a", "b")


@pytest.mark.parametrize(
    ("rows", "options", "message", "hint"),
    [
        (
            [{"note": "", "a": ""}] * 30, {"label_field": "note"},
            'none of the 30 passages has an answer in "note"; the fields are: note, a', "is the sheet filled in? names",
        ),
        (
            [{"a": "", "b": ""}] * 30, {"label_columns": ["a", "b"]},
            'none of the 30 passages has an answer in "a" or "b"', "is the sheet filled in? 1 where",
        ),
        (
            [{"note": "", "a": "1", "b": "0"}, {"note": "", "a": "0", "b": ""}], {"label_field": "note"},
            'an answer in "note"', "yes or no in a field each? --labels a,b",
        ),
        (
            [{"a": "1", "b": "0", "weight": "1", "coder": "Ann"}], {},
            'no passage has a field "labels"; the fields are: a, b, weight, coder', "--labels a,b",
        ),
        ([{"topic": "island", "frame": "war"}], {}, 'no passage has a field "labels"', "--label-field frame"),
        ([{"coder": "Ann"}], {}, 'no passage has a field "labels"', "--label-field FIELD, or fields of yes and no"),
        ([{"labels": ""}], {}, 'the passage has no answer in "labels"', "is the sheet filled in?"),
    ],
)  # fmt: skip
def test_where_no_label_is_found_it_is_said_what_was_read_and_what_to_do(
    rows: list[dict[str, MetaValue]], options: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(InputError) as error:
        make_examples(documents(rows), **options)
    (problem,) = error.value.problems
    assert message in problem.message
    assert hint in (problem.hint or "")


def test_too_few_passages_name_the_field_that_was_read() -> None:
    with pytest.raises(InputError, match=r'3 labelled passages \(read from "frame"\); training needs 20'):
        check_examples(examples(["a", "b", "a"]), place="x.csv", fields=["frame"])


def test_where_all_labels_are_rare_the_field_is_doubted_and_few_are_listed() -> None:
    with pytest.raises(InputError) as error:
        check_examples(examples([f"title{i}" for i in range(40)]), place="x.csv", fields=["title"])
    (problem,) = error.value.problems
    assert problem.message.endswith("and 32 more")
    assert "is it the right field?" in (problem.hint or "")


def test_weights_that_training_does_not_heed_are_told() -> None:
    alike = examples(["a"] * 3)
    assert list(doubt_weights(alike)) == []
    (doubt,) = doubt_weights([replace(alike[0], weight=12.5), *alike[1:]])
    assert "passages stand for 1.0 to 12.5 others each" in doubt.message
