"""Folds keep together what belongs together."""

from framing.learning.examples import Example
from framing.learning.folds import join_groups, split_folds

STORY = (
    "The council of Marlow voted on Monday to close the swimming pool on Dean Street after an inspection found its "
    "roof could fall, and residents who had swum there for decades asked for another look at the figures."
)


def example(number: int, *groups: str, text: str | None = None, label: str = "a") -> Example:
    return Example(str(number), text or f"Text number {number} on matter {number * 7}.", frozenset({label}), groups)


def test_shared_names_join_directly_and_through_others() -> None:
    groups, _ = join_groups([example(1, "d1", "e1"), example(2, "d2", "e1"), example(3, "d2"), example(4, "d3")])
    assert groups == [0, 0, 0, 1]


def test_copies_are_tied_and_counted() -> None:
    groups, tied = join_groups(
        [example(1, "d1", text=STORY), example(2, "d2", text=STORY + " (Wire)"), example(3, "d3")]
    )
    assert groups[0] == groups[1] != groups[2]
    assert tied == 1


def test_no_group_is_on_both_sides() -> None:
    examples = [example(i, f"d{i // 3}", label="ab"[i % 2]) for i in range(60)]
    groups, _ = join_groups(examples)
    folds = split_folds(examples, groups, seed=1)
    assert len(folds) == 5
    assert sorted(row for _, test in folds for row in test.tolist()) == list(range(60))
    for learn, test in folds:
        assert not {groups[row] for row in learn} & {groups[row] for row in test}


def test_few_groups_make_few_folds() -> None:
    examples = [example(i, f"outlet {i % 3}", label="ab"[i % 2]) for i in range(30)]
    assert len(split_folds(examples, join_groups(examples)[0], seed=1)) == 3
    alone = [example(i, "outlet") for i in range(30)]
    assert split_folds(alone, join_groups(alone)[0], seed=1) == []
