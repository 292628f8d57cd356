"""Values of metadata are what one would write, whether a table, JSON or a workbook holds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.corpus.conditions import parse_conditions
from framing.metadata import value_of
from framing.types import Document
from tests.conftest import Cli, bring

AS_WRITTEN = [
    (True, "true"),
    (False, "false"),
    (0, "0"),
    (3.0, "3"),
    (2.5, "2.5"),
    (" a=b ", "a=b"),
    ("Z\u00fcrich", "Zu\u0308rich"),
]


@pytest.mark.parametrize(("value", "written"), AS_WRITTEN)
def test_values_are_asked_for_as_one_would_write_them(value: str | float | bool, written: str) -> None:
    assert parse_conditions([f"x={written}"]).keep(Document("d", "", {"x": value}))


@pytest.mark.parametrize("meta", [{}, {"x": None}, {"x": ""}, {"x": " "}])
def test_nothing_is_no_value(meta: dict[str, str | None]) -> None:
    assert value_of(meta, "x") == ""


@pytest.mark.parametrize(("values", "groups"), [((True, False), ["true", "false"]), ((1, 0), ["1", "0"])])
def test_a_no_and_a_nought_are_groups_like_others(values: tuple[int, int], groups: list[str], cli: Cli) -> None:
    bring("sites.toml")
    rows = [
        {"id": f"{value}{number}", "text": f"On Ostrava Island stands a detention camp, {number}.", "local": value}
        for value in values
        for number in range(3)
    ]
    Path("c.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    compared = json.loads(cli("compare", "c.jsonl", "-l", "sites.toml", "--by", "local", "-f", "json").out)
    assert [(group["group"], group["documents"]) for group in compared["groups"]] == [(name, 3) for name in groups]
    cli("sample", "c.jsonl", "-l", "sites.toml", "--unit", "document", "--by", "local", "-o", "s.csv")
    assert {unit["group"] for unit in json.loads(Path("s-key.json").read_bytes())["units"]} == set(groups)
