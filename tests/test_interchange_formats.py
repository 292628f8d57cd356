from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from framing.errors import LexiconError, UsageError
from framing.lexicon.interchange import FORMATS, Entry, choose_format, read_dictionary, write_dictionary
from tests.conftest import ROOT
from tests.made.dictionary_texts import QUAYS, read, terms, written_notes


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.toml", "toml"), ("a.CSV", "csv"), ("a.tab", "tsv"), ("a.dic", "liwc"), ("a.dicx", "liwc22"),
        ("a.yml", "quanteda"), ("a.yaml", "quanteda"), ("a.json", "quanteda"), ("a.lc3", "lexicoder"),
        ("a.lcd", "lexicoder2"), ("a.ykd", "yoshikoder"), ("a.cat", "wordstat"), ("a.aff", "hunspell"),
    ],
)  # fmt: skip
def test_the_suffix_tells_the_format(path: str, name: str) -> None:
    assert choose_format(None, path, direction="read").name == name


@pytest.mark.parametrize(("start", "name"), [(b"%\n1\ta\n", "liwc"), (b"\xef\xbb\xbf12\npier/S\n", "hunspell")])
def test_the_two_formats_called_dic_are_told_apart(start: bytes, name: str) -> None:
    assert choose_format(None, "a.dic", direction="read", data=start).name == name


def test_a_name_goes_before_the_suffix() -> None:
    assert choose_format("Vale", "a.yml", direction="write").name == "vale"


@pytest.mark.parametrize(
    ("name", "path", "direction", "place", "hint"),
    [
        ("qanteda", "a.x", "read", "--from", "did you mean quanteda?"),
        ("zzz", "a.x", "write", "--to", "the formats are toml, csv"),
        ("vale", None, "read", "--from", "the formats are toml, csv"),
        ("hunspell", None, "write", "--to", "the formats are toml, csv"),
        (None, "a.ymll", "read", "a.ymll", "did you mean .yml? Or give --from"),
        (None, "a.aff", "write", "a.aff", "give --to"),
        (None, "a", "read", "a", "give --from: toml"),
        (None, None, "write", "--to", "give --to: toml"),
        (None, "-", "read", "-", "give --from: toml"),
    ],
)
def test_an_unknown_format_is_refused_with_a_hint(
    name: str | None, path: str | None, direction: str, place: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        choose_format(name, path, direction=direction)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.place == place
    assert hint in (problem.hint or "")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read: no such file"):
        read_dictionary(tmp_path / "a.dic")
    with pytest.raises(LexiconError, match="cannot be read: is a directory"):
        read_dictionary(tmp_path, format_name="liwc")


def test_nothing_that_can_be_written_is_an_error() -> None:
    dictionary = read("regex,category\nquays?,a\n", "csv")
    with pytest.raises(LexiconError) as caught:
        write_dictionary(dictionary, format_name="toml")
    first, *more = caught.value.problems
    assert (first.place, first.message) == ("quays", "has nothing that a lexicon of framing can hold")
    assert [str(problem) for problem in more] == [
        "quays:2: regex “quays?”: left out",
        "quays: a category without terms “a”: left out",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_tell_the_encoding(encoding: str) -> None:
    assert terms(read("+café\npier\n".encode(encoding), "lexicoder")) == {"café": ["pier"]}


@pytest.mark.parametrize("data", [b"+a\npier\x00\n", b"\xff\xfe+\n\x00", b"%PDF-1.4\n\x81\x8d"])
def test_binary_data_is_an_error(data: bytes) -> None:
    with pytest.raises(LexiconError, match=r"quays"):
        read(data, "lexicoder")


def test_control_characters_are_dropped() -> None:
    assert terms(read("+a\x07\npi\x1ber\u200e\n", "lexicoder")) == {"a": ["pier\u200e"]}


def test_what_cannot_be_carried_is_noted_once_per_term() -> None:
    dictionary = read("category,term,kind,weight,case,instead\na > b,NHR,,2,true,quay\na > b,re*s?,,,,\n", "csv")
    assert written_notes(dictionary, "lexicoder") == [
        "quays: nested category “a > b”: made flat as a.b",
        "quays:2: weights “NHR”: kept without its 2",
        "quays:2: capitals that must be met “NHR”: kept, in any case of letters",
        "quays:2: advice what to write instead “NHR”: kept without quay",
        "quays:3: wildcard ? “re*s?”: left out",
    ]


def test_categories_that_get_one_name_are_put_together() -> None:
    dictionary = read("category,term\na > b,pier\na.b,pier\na.b,quay\n", "csv")
    written = write_dictionary(dictionary, format_name="lexicoder")
    assert written.data.decode() == "+a.b\npier\nquay\n"
    assert [str(note) for note in written.notes] == [
        "nested category “a > b”: made flat as a.b",
        "a repeated term “pier”: kept once",
        "two categories of one name “a.b”: put together",
    ]


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.write])
def test_the_same_dictionary_gives_the_same_bytes(name: str) -> None:
    dictionary = dataclasses.replace(QUAYS, entries=(*QUAYS.entries, Entry("plan", ("hedge",), instead="scheme")))
    assert write_dictionary(dictionary, format_name=name) == write_dictionary(dictionary, format_name=name)


def test_yaml_is_imported_only_to_read_it() -> None:
    code = "import sys, framing.lexicon.interchange; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_documentation_has_a_row_for_every_format() -> None:
    text = (ROOT / "lexicons" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (`[a-z].*?) \| (.+?) \| (yes|no) \| (yes|no) \|", text.split("## Other formats")[1], re.MULTILINE
    )
    documented = {
        name: (suffixes, can_read == "yes", can_write == "yes")
        for names, suffixes, can_read, can_write in rows
        for name in re.findall(r"`(.+?)`", names)
    }
    assert list(documented) == [one.name for one in FORMATS]
    for one in FORMATS:
        suffixes, can_read, can_write = documented[one.name]
        assert (can_read, can_write) == (one.read is not None, one.write is not None)
        assert all(f"`{suffix}`" in suffixes for suffix in one.suffixes)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("liwc", "%\n" + "\t" * 200_000 + "x\n1\ta\n%\npier\t1 " + "x " * 100_000 + "\n"),
        ("liwc", "%\n" + "".join(f"{number}\tc{number}\n" for number in range(20_000)) + "%\npier\t1\n"),
        ("liwc22", "DicTerm," + ",".join(f"c{number}" for number in range(20_000)) + "\npier,X\n"),
        ("wordstat", "a\n\tpier" + " " * 200_000 + "x\n\tquay (1)\n"),
        ("hunspell", "1\npier" + " " * 200_000 + "x\n"),
        ("lexicoder", "+a\n" + "pier\n" * 100_000),
        ("csv", "category,term\n" + ">" * 100_000 + ",pier\n"),
    ],
)
def test_no_file_takes_time_that_grows_with_the_square_of_its_size(name: str, text: str) -> None:
    started = time.process_time()
    assert read(text, name).entries
    assert time.process_time() - started < 15
