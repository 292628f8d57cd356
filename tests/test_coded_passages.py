"""Files of passages that people have coded for a classifier, read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.errors import InputError
from framing.labels import CodedPassages
from framing.learning.coded_passages import holds_coded_passages, load_coded_passages
from framing.report.coding.settled import labelled_file

ROW = {
    "id": "abcd_001", "text": "A text.", "labels": ["economic"], "document": "a", "group": "G", "weight": 2.5,
    "passage": "0123456789abcdef", "model": "frames", "asked": ["economic", "political"],
}  # fmt: skip


def written(path: Path, rows: list[dict[str, object]], kind: str = "csv") -> Path:
    path.write_bytes(labelled_file(rows, kind))
    return path


def only(found: tuple[CodedPassages, ...]) -> CodedPassages:
    (one,) = found
    return one


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_file_comes_back_as_it_was_written(kind: str, tmp_path: Path) -> None:
    none = ROW | {"passage": "f" * 16, "labels": []}
    path = written(tmp_path / f"coded.{kind}", [ROW, none, none], kind)
    assert holds_coded_passages(path)
    found = only(load_coded_passages(path))
    assert (found.model, found.count, len(found.by_id), found.path) == ("frames", 3, 2, str(path))
    (first,) = found.by_id["0123456789abcdef"]
    assert (first.labels, first.group, first.weight) == (frozenset({"economic"}), "G", 2.5)
    assert first.asked == {"economic", "political"}
    assert [one.labels for one in found.by_id["f" * 16]] == [frozenset(), frozenset()]


def test_two_classifiers_in_one_file_are_told_apart(tmp_path: Path) -> None:
    path = written(tmp_path / "coded.csv", [ROW, ROW | {"model": "tone"}])
    assert [one.model for one in load_coded_passages(path)] == ["frames", "tone"]


@pytest.mark.parametrize("text", ["id,ruling\n0123456789abcdef,count\n", "", "\0\1", "passage,labels\n"])
def test_other_files_are_none_of_these(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    assert not holds_coded_passages(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"passage": "12"}, "“12” is no id of a passage"),
        ({"passage": "1.2E+15"}, "is no id of a passage"),
        ({"model": ""}, "no classifier is named"),
        ({"asked": []}, "no label was asked for"),
        ({"labels": ["health"]}, "the label health was not asked for"),
        ({"weight": "heavy"}, "“heavy” is no weight"),
        ({"weight": -1.0}, "is no weight"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(change: dict[str, object], words: str, tmp_path: Path) -> None:
    path = written(tmp_path / "coded.csv", [ROW, ROW | change])
    with pytest.raises(InputError) as error:
        load_coded_passages(path)
    (problem,) = error.value.problems
    assert problem.place == f"{path}:3"
    assert words in problem.message


def test_a_column_that_lacks_and_an_empty_file_are_said(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    path.write_text("passage,asked\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column is called model"):
        load_coded_passages(path)
    path.write_text("passage,asked,model,labels\n", encoding="utf-8")
    with pytest.raises(InputError, match="no coded passage"):
        load_coded_passages(path)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12) | st.sampled_from(
    ["0123456789abcdef", '["a"]', "[]", "a; b", "a", "1", "nan", "inf", "1e400"]
)


SOUND = st.tuples(
    st.just("0123456789abcdef"), st.just("m"), st.sampled_from(["[]", "a", '["a"]']), st.just("a; b"),
    st.sampled_from(["", "1", "2.5"]),
)  # fmt: skip


@given(st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=4) | st.lists(SOUND.map(list), max_size=4))
@limits(max_examples=150)
def test_any_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["passage", "model", "labels", "asked", "weight"], *rows])
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(stream.getvalue(), encoding="utf-8")
    try:
        found = load_coded_passages(path)
    except InputError:
        return
    for one in found:
        for passages in one.by_id.values():
            assert all(0 < x.weight < 1e9 and x.labels <= x.asked and x.asked for x in passages)


def test_json_lists_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    assert only(load_coded_passages(path)).count == 1
