from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.lexicon.interchange import FORMATS
from tests.conftest import ROOT, Cli
from tests.made.lexicon_texts import SOUND

DIC = "%\n1\trenewal\n2\tdemolition\n%\nrenew*\t1\ndemol*\t2\nlike\t(02)1/2\n"


@pytest.fixture
def dic(tmp_path: Path) -> Path:
    path = tmp_path / "quays.dic"
    path.write_text(DIC, encoding="utf-8")
    return path


def test_suffixes_tell_both_formats(cli: Cli, dic: Path) -> None:
    result = cli("lexicon", "convert", "quays.dic", "-o", "quays.csv")
    assert (result.status, result.out) == (0, b"")
    assert result.err == "framing: note: quays.dic:7: condition “like (02)1/2”: put into 2, as where it does not hold\n"
    assert (dic.parent / "quays.csv").read_text(encoding="utf-8").splitlines()[1] == "renewal,renew*,glob,,false,"


def test_a_made_lexicon_has_the_id_of_its_file_and_passes_check(cli: Cli, dic: Path) -> None:
    assert cli("lexicon", "convert", dic, "-o", "my-quays.toml").status == 0
    result = cli("lexicon", "check", "my-quays.toml")
    assert result.status == 0
    assert " 0 errors" in result.text


def test_without_a_file_the_result_goes_to_standard_output(cli: Cli, dic: Path) -> None:
    expected = "+renewal\nrenew*\n+demolition\ndemol*\nlike\n"
    assert cli("lexicon", "convert", dic, "--to", "lexicoder").text == expected
    assert cli("lexicon", "convert", dic, "--to", "lexicoder", "-o", "-").text == expected
    piped = cli("lexicon", "convert", "-", "--from", "liwc", "--to", "lexicoder", stdin=DIC.encode())
    assert (piped.text, piped.status) == (expected, 0)


def test_a_bundled_lexicon_is_named_by_its_id(cli: Cli) -> None:
    result = cli("lexicon", "convert", "us-guns", "--to", "csv", "-q")
    assert result.status == 0
    assert "rifle > assault-weapon,assault weapons,fixed,,false," in result.text
    assert result.err.startswith("framing: not carried over as it stood: ")
    assert str(ROOT) not in result.text + result.err


def test_no_more_than_five_losses_of_a_kind_are_listed_unless_asked_for(cli: Cli, tmp_path: Path) -> None:
    rows = [f"loaded,word{number},{number}.5" for number in range(8)]
    (tmp_path / "quays.csv").write_text("\n".join(["category,term,weight", *rows]) + "\n", encoding="utf-8")
    lines = cli("lexicon", "convert", "quays.csv", "--to", "liwc").err.splitlines()
    assert lines[0] == "framing: note: quays.csv:2: weights “word0”: kept without its 0.5"
    assert lines[5:] == ["framing: note: weights: 3 more (--verbose lists them)"]
    assert len(cli("lexicon", "convert", "quays.csv", "--to", "liwc", "-v").err.splitlines()) == 8
    quiet = cli("lexicon", "convert", "quays.csv", "--to", "liwc", "-q").err
    assert quiet == "framing: not carried over as it stood: weights (8)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("quays.dic", "--to", "lexikoder"), "there is no format lexikoder\nhint: did you mean lexicoder?"),
        (("quays.dic", "-o", "quays.xyz"), "error: quays.xyz: the suffix .xyz names no format"),
        (("quays.dic",), "error: --to: there is no suffix"),
        (("quays.dic", "--to", "hunspell"), "error: --to: Hunspell is not written"),
        (("quays.dic", "--from", "vale", "--to", "csv"), "error: --from: Vale rule: existence is not read"),
        (("nowhere.dic", "--to", "csv"), "error: nowhere.dic: cannot be read: no such file or directory"),
        (("quays.dic", "--from", "yoshikoder", "--to", "csv"), "error: quays.dic:1: is not valid XML"),
        (("sound.toml", "-o", "other.toml"), "error: sound.toml: is a lexicon already"),
        (("quays.dic", "-o", "nowhere/quays.csv"), "error: nowhere/quays.csv: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_refused(cli: Cli, dic: Path, arguments: tuple[str, ...], message: str) -> None:
    (dic.parent / "sound.toml").write_text(SOUND, encoding="utf-8")
    before = sorted(dic.parent.iterdir())
    result = cli("lexicon", "convert", *arguments)
    assert (result.status, result.out) == (2, b"")
    assert message in result.err
    assert sorted(dic.parent.iterdir()) == before


def test_the_help_names_every_format(cli: Cli) -> None:
    text = cli("lexicon", "convert", "--help").text
    assert all(re.search(rf"\b{one.name}\b", text) for one in FORMATS)
