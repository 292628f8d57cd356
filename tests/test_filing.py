"""Several files at once: all or none, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli.output.filing import write_together
from framing.errors import FramingError


def test_all_files_appear_and_nothing_else(tmp_path: Path) -> None:
    write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_none_appears_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "b").write_bytes(b"old")
    files = {tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c": b"3"}
    with pytest.raises(FramingError, match="is a directory"):
        write_together(files, replacing=[tmp_path / "b", tmp_path / "c"])
    assert {path.name for path in tmp_path.iterdir()} == {"b", "c"}
    assert (tmp_path / "b").read_bytes() == b"old"


def test_what_people_may_have_written_on_stays(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet"
    write_together({sheet: b"1"})
    write_together({sheet: b"1"})
    with pytest.raises(FramingError, match="exists already"):
        write_together({sheet: b"2"})
    write_together({sheet: b"2"}, replacing=[sheet])
    assert sheet.read_bytes() == b"2"


def test_a_folder_that_is_not_there_is_said_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match="none/sheet: cannot be written: no such file or directory"):
        write_together({tmp_path / "none" / "sheet": b"1"})
