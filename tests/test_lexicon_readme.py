from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.curating.check import check_lexicon
from framing.curating.doubts import CODES
from framing.lexicon.loading import parse_lexicon
from framing.lexicon.notation import expand
from framing.lexicon.tables import Table

README = (Path(__file__).parent.parent / "lexicons" / "README.md").read_text(encoding="utf-8")
EXAMPLE = README.split("```toml\n")[1].split("```")[0]


def test_the_example_passes_the_strict_check(tmp_path: Path) -> None:
    path = tmp_path / "harbour-works.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    report = check_lexicon(path)
    assert report.findings == ()
    assert report.settled == 1


def test_the_example_has_every_key_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: dict[tuple[str, ...], set[str]] = {}

    def note_keys(table: Table, known: tuple[str, ...]) -> None:
        missing.setdefault(known, set(known)).difference_update(table.values)

    monkeypatch.setattr(Table, "only", note_keys)
    parse_lexicon(EXAMPLE.encode(), shown="example")
    assert missing
    assert not any(missing.values()), missing


def test_every_warning_code_is_explained() -> None:
    table = README.split("| Code | Warns of |")[1].split("\n\n")[0]
    assert dict(re.findall(r"\| `([a-z-]+)` \| (.+) \|", table)) == CODES


def test_the_notations_stand_for_what_is_said() -> None:
    table = README.split("| Notation | Stands for |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(.+?)`.*? \| (.+) \|$", table, re.MULTILINE)
    checked = {notation.replace("\\|", "|"): forms for notation, forms in rows}
    assert len(checked) == 7
    for notation, forms in checked.items():
        if "*" not in notation and "\\" not in notation:
            assert ", ".join(expand(notation)) == forms
