"""Files of documents that people have coded for their writers' own words, read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.curating.coded_texts import holds_coded_texts, load_coded_texts
from framing.errors import InputError
from framing.report.coding.settled import labelled_file

ROW: dict[str, object] = {
    "id": "abcd_001", "text": "A text.", "labels": ["x"], "document": "a", "group": "G", "weight": 2.5,
    "sha256": "a" * 64, "lexicons": [f"sites@{'0' * 64}"], "frames": ["sites:f.x", "sites:f.y"],
    "present": ["sites:f.x"], "counted": [], "disputed": [],
}  # fmt: skip


def written(path: Path, rows: list[dict[str, object]], kind: str = "csv") -> Path:
    path.write_bytes(labelled_file(rows, kind))
    return path


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_file_comes_back_as_it_was_written(kind: str, tmp_path: Path) -> None:
    path = written(
        tmp_path / f"coded.{kind}",
        [ROW, ROW | {"document": "b", "present": [], "counted": ["sites:f.y"], "disputed": ["sites:f.z"]}],
        kind,
    )
    assert holds_coded_texts(path)
    found = load_coded_texts(path)
    first, second = found.texts
    assert (first.sha256, first.weight, first.lexicons) == ("a" * 64, 2.5, frozenset([f"sites@{'0' * 64}"]))
    assert (first.frames, first.present, first.counted) == (
        frozenset(["sites:f.x", "sites:f.y"]),
        frozenset(["sites:f.x"]),
        frozenset(),
    )
    assert (second.present, second.counted, found.path) == (frozenset(), frozenset(["sites:f.y"]), str(path))
    assert (first.disputed, second.disputed) == (frozenset(), frozenset(["sites:f.z"]))


@pytest.mark.parametrize("text", ["id,ruling\n0123456789abcdef,count\n", "", "\0\1", "passage,asked,labels\n"])
def test_other_files_are_none_of_these(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    assert not holds_coded_texts(path)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sha256": "12"}, "no hash of a text"),
        ({"lexicons": ["sites"]}, "names no lexicon as id@sha256"),
        ({"lexicons": []}, "names no lexicon as id@sha256"),
        ({"frames": []}, "no frame was looked for"),
        ({"counted": ["sites:f.z"]}, "sites:f.z was not looked for"),
        ({"weight": "much"}, "is no weight"),
        ({"id": "abcd_002"}, "is coded in line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(changed: dict[str, object], words: str, tmp_path: Path) -> None:
    path = written(tmp_path / "coded.csv", [ROW, ROW | changed])
    with pytest.raises(InputError) as caught:
        load_coded_texts(path)
    (problem,) = caught.value.problems
    assert problem.place.endswith("coded.csv:3")
    assert words in problem.message


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "coded.csv", [{name: ROW[name] for name in ("sha256", "frames", "present")}])
    with pytest.raises(InputError, match="no column is called lexicons"):
        load_coded_texts(path)
