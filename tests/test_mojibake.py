"""Letters that were spoilt before they were read."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.corpus import read_documents
from framing.corpus.mojibake import Mojibake, find_mojibake
from framing.errors import Problem

CLEAN = "“Très bien,” said Łukasz Weiß – the café’s owner… São Paulo, MAÇÃ, CAFÉ» Ålesund, Ñandú, Привет"


def spoil(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_spoilt_letters_are_found_and_said_what_they_were_meant_to_be() -> None:
    assert find_mojibake(spoil("“Salt”")) == Mojibake("â€œ", "“", 2)
    assert find_mojibake(spoil("é à ü")) == Mojibake("Ã©", "é", 3)
    assert find_mojibake(spoil("Привет")) == Mojibake("ÐŸ", "П", 6)
    assert find_mojibake("A lost \ufffd letter") == Mojibake("\ufffd", "a lost letter", 1)


@pytest.mark.parametrize("text", ["", "plain", CLEAN, "Ã one is not enough: Ã©", "NÃO, não", "Â«guillemetsÂ»"[1:3]])
def test_letters_that_belong_there_are_left_alone(text: str) -> None:
    assert find_mojibake(text) is None


def test_it_is_said_once_a_file_and_nothing_is_repaired(tmp_path: Path) -> None:
    bad = spoil("“Salt” is gone.")
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "a", "text": "{bad}"}}\n{{"id": "b", "text": "{bad}"}}\n', encoding="utf-8")
    notes: list[Problem] = []
    assert [document.text for document in read_documents([path], on_note=notes.append)] == [bad, bad]
    assert len(notes) == 1
    assert notes[0].place.endswith("a.jsonl (a)")
    assert "“â€œ" not in notes[0].message
    assert 'such as "â€œ" for "“"' in notes[0].message
