from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon.interchange import Dictionary, read_dictionary
from tests.made.dictionary_texts import entry_of, notes, read, terms

AFFIXES = """\
SET UTF-8
# plural, past, un-
SFX S Y 3
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
SFX S 0 s [aeiou]y
SFX D Y 2
SFX D 0 d e
SFX D 0 ed [^ey]
PFX U Y 1
PFX U 0 un .
PFX R N 1
PFX R 0 re .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quays.aff").write_text(AFFIXES, encoding="utf-8")
    return tmp_path


def forms(folder: Path, words: str, *, suffix: str = ".dic") -> Dictionary:
    (folder / "quays.dic").write_text(words, encoding="utf-8")
    return read_dictionary(folder / f"quays{suffix}")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("facility/S", ["facility", "facilities"]),
        ("quay/S", ["quay", "quays"]),
        ("renew/SD", ["renew", "renewed", "renews"]),
        ("name/SD", ["name", "named", "names"]),
        ("moor/DU", ["moor", "moored", "unmoored", "unmoor"]),
        ("build/RS", ["build", "builds", "rebuild"]),
        ("and\\/or", ["and/or"]),
        ("sea wall/S\tpo:noun", ["sea wall", "sea walls"]),
        ("pier po:noun", ["pier"]),
        ("Norby/X", ["Norby"]),
    ],
)
def test_a_word_stands_for_all_its_forms(folder: Path, word: str, expected: list[str]) -> None:
    dictionary = forms(folder, f"1\n{word}\n")
    assert terms(dictionary) == {"quays": expected}
    assert dictionary.notes == ()


def test_either_file_of_the_two_can_be_named(folder: Path) -> None:
    assert forms(folder, "1\npier/S\n") == forms(folder, "1\npier/S\n", suffix=".aff")


@pytest.mark.parametrize(
    ("kind", "plural", "word"),
    [("long", "Pl", "pier/PlXx"), ("num", "17", "pier/3,17"), ("UTF-8", "ø", "pier/øX")],
)
def test_flags_are_written_in_four_ways(tmp_path: Path, kind: str, plural: str, word: str) -> None:
    rules = f"SET UTF-8\nFLAG {kind}\nSFX {plural} Y 1\nSFX {plural} 0 s .\n"
    (tmp_path / "quays.aff").write_text(rules, encoding="utf-8")
    assert terms(forms(tmp_path, f"1\n{word}\n")) == {"quays": ["pier", "piers"]}


def test_aliases_continued_affixes_and_special_flags(tmp_path: Path) -> None:
    rules = (
        "SET ISO8859-1\nAF 2\nAF SK\nAF N\nKEEPCASE K\nNEEDAFFIX N\nFORBIDDENWORD F\nONLYINCOMPOUND O\n"
        "SFX S Y 1\nSFX S 0 er/P .\nSFX P Y 1\nSFX P 0 s .\nCOMPOUNDMIN 3\n"
    )
    (tmp_path / "quays.aff").write_text(rules, encoding="latin-1")
    (tmp_path / "quays.dic").write_bytes("4\nNorby/1\ncafé\nstub/2\nbad/9\nno/F\n".encode("latin-1"))
    dictionary = read_dictionary(tmp_path / "quays.dic")
    assert terms(dictionary) == {"quays": ["Norby", "Norbyer", "Norbyers", "café", "bad"]}
    assert entry_of(dictionary, "Norbyers").case
    assert [str(note) for note in dictionary.notes] == [
        "a Hunspell option that is not followed “COMPOUNDMIN”: words are expanded without it",
        "an alias that the .aff file does not have “bad/9”: not expanded",
        "a forbidden word “no”: left out",
    ]


def test_words_that_are_none_are_noted(tmp_path: Path) -> None:
    rules = "SET UTF-8\nFORBIDDENWORD F\nONLYINCOMPOUND O\nSFX S Y 3\nSFX S x\nSFX T 0 s .\nSFX S 0 s [\n"
    (tmp_path / "quays.aff").write_text(rules, encoding="utf-8")
    dictionary = forms(tmp_path, "quay\nbad/F\npart/O\n\n")  # no count: told by the .aff beside it
    assert terms(dictionary) == {"quays": ["quay"]}
    where = str(tmp_path / "quays")
    assert notes(dictionary) == [
        f"{where}.aff:5: an affix rule that cannot be read “SFX S x”: left out",
        f"{where}.aff:6: an affix rule that cannot be read “SFX T 0 s .”: left out",
        f"{where}.dic:1: no count of words in the first line: read as a word",
        f"{where}.dic:2: a forbidden word “bad”: left out",
        f"{where}.dic:3: a part of compounds “part”: left out",
    ]


def test_a_form_of_two_words_is_kept_once_and_a_forbidden_one_never(tmp_path: Path) -> None:
    rules = "SET UTF-8\nFORBIDDENWORD F\nSFX S Y 1\nSFX S 0 s .\n"
    (tmp_path / "quays.aff").write_text(rules, encoding="utf-8")
    dictionary = forms(tmp_path, "4\npier/S\npiers\nquay/S\nquays/F\n")
    assert terms(dictionary) == {"quays": ["pier", "piers", "quay"]}
    assert [str(note) for note in dictionary.notes] == ["a forbidden word “quays”: left out"]


def test_forms_without_end_are_cut(tmp_path: Path) -> None:
    rules = "SET UTF-8\nSFX S Y 900\n" + "".join(f"SFX S 0 {number}x .\n" for number in range(900))
    (tmp_path / "quays.aff").write_text(rules, encoding="utf-8")
    dictionary = forms(tmp_path, "1\npier/S\n")
    assert len(dictionary.entries) == 500
    assert "more than 500 forms “pier”" in notes(dictionary)[0]


def test_without_affixes_words_stand_as_they_are() -> None:
    dictionary = read("2\npier/S\nquay\n", "hunspell")
    assert terms(dictionary) == {"dictionary": ["pier", "quay"]}
    assert notes(dictionary) == ["quays: no .aff file beside the .dic: words are not expanded"]


def test_a_missing_or_undecodable_file_is_an_error(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"quays\.dic cannot be read"):
        read_dictionary(folder / "quays.aff")
    (folder / "quays.dic").write_bytes(b"1\ncaf\xe9\n")
    with pytest.raises(LexiconError, match="not UTF-8 text, as SET"):
        read_dictionary(folder / "quays.aff")
    (folder / "quays.aff").write_text("SET MARTIAN\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="MARTIAN"):
        read_dictionary(folder / "quays.aff")
