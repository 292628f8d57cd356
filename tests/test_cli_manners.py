"""Streams, exit statuses, bad input: what a shell script relies on."""

from __future__ import annotations

import concurrent.futures
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.conftest import DATA, Cli, bring

SITES = str(DATA / "sites.toml")
HERALD = DATA / "island-herald.txt"
FRAMING = [sys.executable, "-m", "framing"]


def records(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_text_from_a_pipe_is_read_without_operands(cli: Cli) -> None:
    result = cli("score", "-l", SITES, "-f", "jsonl", stdin=HERALD.read_bytes())
    assert result.status == 0
    assert json.loads(result.out)["document"] == "<stdin>"


def test_a_dash_is_standard_input(cli: Cli) -> None:
    piped = cli("kwic", "-", "-l", SITES, "-f", "csv", stdin=HERALD.read_bytes())
    assert piped.out.count(b"\n") == len(HERALD.read_bytes().split(b"camps")) + 5


def test_nothing_to_read_on_a_terminal_is_a_usage_error(cli: Cli) -> None:
    result = cli("score")
    assert (result.status, result.out) == (2, b"")
    assert "Usage: framing score" in result.err


@pytest.mark.parametrize("command", ["score", "kwic"])
def test_missing_file_prints_nothing_and_says_what_is_near(command: str, cli: Cli) -> None:
    Path("article.txt").write_text("x", encoding="utf-8")
    result = cli(command, "artcle.txt", "-f", "jsonl")
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith("framing: error: artcle.txt: no such file")
    assert "hint: did you mean article.txt?" in result.err


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("null.txt", b"one\0two", "null.txt"),
        ("broken.jsonl", b'{"text": "a"}\n{"text": \n', "broken.jsonl:2"),
        ("column.jsonl", b'{"body": "a"}\n', "column.jsonl:1"),
        ("number.jsonl", b'{"text": 3}\n', "number.jsonl:1"),
        ("column.csv", b"id,body\n1,a\n", "column.csv:1"),
        ("ragged.csv", b"id,text\n1,a,b,c\n", "ragged.csv:2"),
        ("broken.json", b'[{"text": "a"},', "broken.json"),
        ("twice.jsonl", b'{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n', "twice.jsonl"),
    ],
)
def test_bad_input_is_named_and_stops(name: str, content: bytes, place: str, cli: Cli) -> None:
    Path(name).write_bytes(content)
    result = cli("score", name, "-l", SITES)
    assert result.status == 2
    assert result.err.startswith(f"framing: error: {place}: "), result.err
    assert "Traceback" not in result.err


def test_a_bad_record_says_how_to_go_on_without_it(cli: Cli) -> None:
    Path("a.jsonl").write_text('{"text": "One."}\n{broken\n', encoding="utf-8")
    Path("b.csv").write_text('id,text\n1,"left open\n', encoding="utf-8")
    for name, said in (("a.jsonl", "hint: with --skip-bad it is"), ("b.csv", "hint: is a quotation mark left open")):
        result = cli("score", name, "-l", SITES)
        assert (result.status, said in result.err) == (2, True)


def test_skip_bad_goes_on_and_counts(cli: Cli) -> None:
    records(Path("mixed.jsonl"), '{"text": "Ostrava Island"}', "{", '{"text": null}', '{"id": "z", "text": "ok"}')
    result = cli("score", "mixed.jsonl", "-l", SITES, "-f", "jsonl", "--skip-bad")
    assert result.status == 0
    assert [json.loads(line)["document"] for line in result.out.splitlines()] == ["mixed.jsonl:1", "z"]
    assert "skipped: mixed.jsonl:2" in result.err
    assert "2 unreadable records left out" in result.err


def test_skip_bad_counts_alike_in_two_processes(cli: Cli) -> None:
    records(
        Path("mixed.jsonl"), '{"text": "Ostrava Island"}', "{", '{"id": "z", "text": "ok"}', '{"id": "z", "text": ""}'
    )
    one = cli("score", "mixed.jsonl", "-l", SITES, "-f", "jsonl", "--skip-bad")
    two = cli("score", "mixed.jsonl", "-l", SITES, "-f", "jsonl", "--skip-bad", "-j", "2")
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)


def test_directory_without_texts_is_an_error(cli: Cli) -> None:
    Path("empty").mkdir()
    result = cli("score", "empty")
    assert result.status == 2
    assert "framing: error: empty: no texts" in result.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_of_a_directory_that_are_passed_over_are_counted(jobs: str, cli: Cli) -> None:
    Path("in").mkdir()
    for name in ("a.txt", "b.page", "c.page", ".hidden"):
        Path("in", name).write_text("Ostrava Island")
    result = cli("score", "in", "-l", SITES, "-f", "jsonl", "-j", jobs)
    assert (result.status, len(result.text.splitlines())) == (0, 1)
    assert result.err == (
        "framing: note: directories: 2 files of no suffix that is read passed over, such as in/b.page\n"
        "hint: framing corpus lists them; a file that is named itself is read\n"
    )
    assert cli("score", "in", "-l", SITES, "-f", "jsonl", "-q").err == ""
    assert "passed over" not in cli("corpus", "in").err
    told = cli("score", "in", "-f", "jsonl", "-v").err
    assert "note: in/b.page: passed over: no text by its suffix (.page)\n" in told
    assert cli("score", "in/b.page", "-l", SITES, "-f", "jsonl").err == ""


def test_empty_file_is_an_empty_document(cli: Cli) -> None:
    Path("empty.txt").write_bytes(b"")
    score = json.loads(cli("score", "empty.txt", "-f", "jsonl").out)
    assert (score["words"], score["matches"]) == (0, [])


def test_old_encoding_is_read_and_said(cli: Cli) -> None:
    Path("old.txt").write_bytes("The camps on Ostrava Island – ‘detention camps’ – are caf\xe9s.".encode("cp1252"))
    result = cli("score", "old.txt", "-l", SITES, "-f", "jsonl")
    assert result.status == 0
    assert "old.txt" in result.err
    assert "detention camps" in [match["text"] for match in json.loads(result.out)["matches"]]


def test_broken_lexicon_reports_every_problem_with_its_line(cli: Cli) -> None:
    text = Path(SITES).read_text(encoding="utf-8").replace('title = "Training"', 'titel = "Training"')
    Path("bad.toml").write_text(
        text.replace('id = "sites"', 'id = "bad"').replace('sources = ["made-up"]', 'sources = ["x"]')
    )
    result = cli("score", HERALD, "-l", "bad.toml")
    assert result.status == 2
    problems = [line for line in result.err.splitlines() if line.startswith("framing: error: bad.toml:")]
    assert len(problems) >= 6
    assert "titel" in result.err


def test_unknown_lexicon_suggests_one(cli: Cli) -> None:
    result = cli("score", HERALD, "-l", "xinjiang-facilites")
    assert result.status == 2
    assert "xinjiang-facilities" in result.err


def test_unknown_frame_suggests_one(cli: Cli) -> None:
    result = cli("score", HERALD, "-l", SITES, "--frame", "internmnt")
    assert result.status == 2
    assert "did you mean internment" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--voice", "narator"],
        ["--unit", "word"],
        ["-f", "yaml"],
        ["--jobs", "0"],
        ["--no-such-option"],
        ["-o", "x.xyz"],
    ],
)
def test_wrong_use_is_status_two_on_stderr(arguments: list[str], cli: Cli) -> None:
    result = cli("score", HERALD, *arguments)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith("framing: error: ")


def test_suffix_of_the_output_gives_the_format(cli: Cli) -> None:
    assert cli("score", HERALD, "-l", SITES, "-o", "out.csv").out == b""
    assert Path("out.csv").read_text(encoding="utf-8").startswith("document,passage,")
    assert not list(Path.cwd().glob(".out*"))


def test_failed_run_leaves_the_old_output_alone(cli: Cli) -> None:
    Path("out.jsonl").write_text("old", encoding="utf-8")
    records(Path("bad.jsonl"), '{"text": "fine"}', "{")
    assert cli("score", "bad.jsonl", "-o", "out.jsonl").status == 2
    assert Path("out.jsonl").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["bad.jsonl", "out.jsonl"]


@pytest.mark.parametrize("place", ["nowhere/out.csv", "."])
def test_output_that_cannot_be_written_is_named(place: str, cli: Cli) -> None:
    result = cli("score", HERALD, "-f", "csv", "-o", place)
    assert result.status == 2
    assert result.err.startswith(f"framing: error: {place}: cannot be written")
    assert "\nhint: " in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_status_two() -> None:
    for arguments in (["-o", "/dev/full", "-f", "jsonl"], ["-f", "jsonl"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*FRAMING, "score", HERALD, *arguments], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 2, done.stderr
        assert b"cannot be written: no space left" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["score", "--help"], []])
def test_help_on_a_full_disk_is_status_two(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*FRAMING, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        b"framing: error: standard output: cannot be written: no space left on device\n"
        b"hint: make room, or name a file in another place\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(("arguments", "status"), [(["--nonsense"], 2), (["score", "missing.txt"], 2), (["score"], 0)])
def test_messages_on_a_full_disk_do_not_change_the_status(arguments: list[str], status: int, tmp_path: Path) -> None:
    """Status 1 would say that a check failed."""
    old = tmp_path / "old.txt"
    old.write_bytes("Café on Ostrava Island".encode("cp1252"))  # a note says so
    operands = [*arguments, str(old)] if arguments == ["score"] else arguments
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*FRAMING, *operands], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, bool(done.stdout)) == (status, status == 0)


def closed(number: int, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = f'exec "$@" {number}{"<" if number == 0 else ">"}&-'
    return subprocess.run(["sh", "-c", command, "sh", *FRAMING, *arguments], capture_output=True, check=False)


@pytest.mark.parametrize("arguments", [["score", HERALD], ["score", HERALD, "-f", "jsonl"], ["--version"], ["--help"]])
def test_closed_output_is_status_two(arguments: list[str]) -> None:
    done = closed(1, *arguments)
    assert (done.returncode, done.stderr) == (
        2,
        b"framing: error: standard output: cannot be written: bad file descriptor\n"
        b"hint: it is closed; name a file with -o\n",
    )


def test_closed_output_does_not_matter_to_who_writes_a_file(tmp_path: Path) -> None:
    done = closed(1, "score", HERALD, "-o", str(tmp_path / "a.csv"))
    assert (done.returncode, done.stderr, (tmp_path / "a.csv").exists()) == (0, b"", True)


def test_closed_input_is_status_two_where_it_is_asked_for() -> None:
    done = closed(0, "score", "-")
    assert done.returncode == 2
    assert done.stderr.startswith(b"framing: error: <stdin>: cannot be read: bad file descriptor\n")
    assert closed(0, "score", HERALD).returncode == 0


def test_closed_messages_change_neither_results_nor_status() -> None:
    done = closed(2, "lexicon", "list")
    assert (done.returncode, done.stdout[:6], closed(2, "score", "missing.txt").returncode) == (0, b"      ", 2)


def test_closed_pipe_is_status_141_and_silent(tmp_path: Path) -> None:
    corpus = records(
        tmp_path / "c.jsonl", *(json.dumps({"id": i, "text": "Ostrava Island " * 50}) for i in range(3000))
    )
    process = subprocess.Popen(
        [*FRAMING, "score", str(corpus), "-l", SITES, "-f", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    message = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), message) == (141, b"")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_unbuffered_output_that_nobody_reads_on_is_status_141(form: str, tmp_path: Path) -> None:
    """One long write to a bare stream may stop halfway without an error."""
    (tmp_path / "long.txt").write_text("The camps on Ostrava Island. " * 3000, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "framing", "score", str(tmp_path / "long.txt"), "-l", SITES, "-f", form]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait() == 141


@pytest.mark.parametrize("arguments", [[], ["--help"], ["score", "--help"]])
def test_help_that_nobody_reads_is_status_141_and_silent(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run([*FRAMING, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (141, b"")


def test_interrupt_is_status_130(tmp_path: Path) -> None:
    pipe = tmp_path / "waiting.jsonl"
    os.mkfifo(pipe)
    with _interrupts_heeded():
        process = subprocess.Popen([*FRAMING, "score", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer = _open_when_read(pipe, process)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    os.close(writer)
    assert (process.returncode, out) == (130, b"")


@contextmanager
def _interrupts_heeded() -> Iterator[None]:
    """Let children heed interrupts. Jobs that a shell has put into the background ignore them, and so would these."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _open_when_read(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    """Open a named pipe for writing once the process reads it."""
    for _ in range(400):
        assert process.poll() is None
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    pytest.fail("the pipe was never opened")


def test_no_colour_in_a_pipe_and_colour_when_asked(cli: Cli) -> None:
    plain = cli("score", HERALD, "-l", SITES)
    assert b"\x1b[" not in plain.out
    assert b"\x1b[" in cli("score", HERALD, "-l", SITES, "--color", "always").out
    assert b"\x1b[" in cli("score", HERALD, "-l", SITES, terminal=True).out
    assert b"\x1b[" not in cli("score", HERALD, "-l", SITES, "--color", "never", terminal=True).out


def test_no_color_variable_is_honoured(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = cli("score", HERALD, "-l", SITES, terminal=True).out
    assert b"38;2" not in shown
    assert b";3" not in shown


def test_terminal_and_pipe_show_the_same_words(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    terminal = cli("score", HERALD, "-l", SITES, "--color", "never", terminal=True)
    assert terminal.out == cli("score", HERALD, "-l", SITES).out


def test_version_and_module(cli: Cli) -> None:
    done = subprocess.run([*FRAMING, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == cli("--version").text


def test_settings_file_gives_defaults_and_flags_win(cli: Cli) -> None:
    Path("framing.toml").write_text(f'lexicon = "{SITES}"\n[score]\nformat = "jsonl"\nunit = "paragraph"\n')
    lines = cli("score", HERALD).out.splitlines()
    assert len(lines) > 1
    assert json.loads(lines[0])["lexicons"][0]["id"] == "sites"
    assert len(cli("score", HERALD, "--unit", "document").out.splitlines()) == 1


def test_pyproject_table_is_a_settings_file_too(cli: Cli) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.framing]\nformat = "csv"\n')
    assert cli("score", HERALD, "-l", SITES).out.startswith(b"document,")


def test_unknown_setting_is_an_error_with_a_guess(cli: Cli) -> None:
    Path("framing.toml").write_text('lexicn = "x"\n')
    result = cli("score", HERALD)
    assert result.status == 2
    assert "framing.toml: unknown setting “lexicn”" in result.err
    assert "did you mean “lexicon”?" in result.err


def test_an_option_written_as_a_table_is_told_how_it_is_written(cli: Cli) -> None:
    Path("framing.toml").write_text('[where]\noutlet = "Courier"\n')
    result = cli("score", HERALD)
    assert result.status == 2
    assert "“where” is an option, not a command\nhint: write where = VALUE, above all tables" in result.err


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("lexicon = 3", "error: 3: no such lexicon"),
        ("lexicon = [[3]]", "framing.toml: “lexicon” is no text, number, date, true or false"),
        ('format = ["csv"]', "framing.toml: “format” has one value, not a list"),
        ("jobs = 1.5", "framing.toml: jobs: '1.5' is not a valid int range."),
        ('where = ["outlet"]', "framing.toml: where: “outlet” is not FIELD=VALUE"),
        ('[score]\nunit = "para"', "framing.toml: unit: 'para' is not one of "),
        ('voice = ["x"]', "framing.toml: voice: “x”: one of narrator, "),
        ('output = "scores.doc"', "framing.toml: output scores.doc: the suffix names no format"),
        ("formt = ", "framing.toml: cannot be read: Invalid value"),
    ],
)
def test_a_setting_of_another_kind_is_an_error(setting: str, message: str, cli: Cli) -> None:
    Path("framing.toml").write_text(setting, encoding="utf-8")
    result = cli("score", HERALD)
    assert (result.status, result.out) == (2, b"")
    assert message in result.err
    assert "\nhint: " in result.err


def test_what_was_typed_is_at_fault_itself_beside_a_settings_file(cli: Cli) -> None:
    Path("framing.toml").write_text('where = ["outlet=Courier"]\nunit = "paragraph"\n', encoding="utf-8")
    assert cli("score", HERALD, "--where", "outlet").err.startswith("framing: error: --where: “outlet” is not")
    assert "framing score: Invalid value for '--unit'" in cli("score", HERALD, "--unit", "para").err


def test_settings_name_files_from_their_own_directory(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("framing.toml").write_text(f'lexicon = "{SITES}"\ndecisions = ["read.csv"]\n', encoding="utf-8")
    lines = cli("kwic", HERALD, "-f", "jsonl", "--config", os.devnull, "-l", SITES).text.splitlines()
    match = json.loads(lines[0])["id"]
    Path("read.csv").write_text(f"id,ruling\n{match},exclude\n", encoding="utf-8")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert f"{match},false,excluded" in cli("kwic", HERALD, "-f", "csv").text


def test_hostile_text_cannot_reach_the_terminal_or_the_markup(cli: Cli) -> None:
    hostile = "detention camps\x1b[31m [bold]Ostrava Island[/bold] <script>alert(1)</script> | ~~x~~ \u202eevil"
    records(Path("h.jsonl"), json.dumps({"id": "=cmd|' /C calc'!A0", "text": hostile, "outlet": "\x1b]0;x\x07"}))
    for style in ("table", "markdown", "csv"):
        for command in ("score", "kwic"):
            out = cli(command, "h.jsonl", "-l", SITES, "-f", style).out
            assert b"\x1b" not in out.replace(b"\\u001b", b"") or style == "csv"
            assert "\u202e" not in out.decode() or style == "csv"
    assert "<script>" not in cli("kwic", "h.jsonl", "-l", SITES, "-f", "markdown").text
    assert cli("kwic", "h.jsonl", "-l", SITES, "-f", "csv").text.splitlines()[1].startswith("'=cmd")


def test_unreadable_lines_of_great_length_are_read(cli: Cli) -> None:
    Path("long.txt").write_text("On Ostrava Island detention camps " * 30_000, encoding="utf-8")
    score = json.loads(cli("score", "long.txt", "-l", SITES, "-f", "jsonl").out)
    assert score["concepts"][0]["count"] == 30_000


@pytest.mark.parametrize("command", ["score", "kwic", "compare"])
@pytest.mark.parametrize("style", ["table", "markdown"])
def test_views_made_of_words_are_refused_where_text_is_left_out(command: str, style: str, cli: Cli) -> None:
    result = cli(command, HERALD, HERALD.with_name("island-gazette.txt"), "-l", SITES, "--no-text", "-f", style)
    assert (result.status, result.out) == (2, b"")
    assert "--no-text" in result.err


@pytest.mark.parametrize("style", ["json", "jsonl", "csv"])
@pytest.mark.parametrize(
    "command",
    [("score", "-l", SITES), ("kwic", "-l", SITES), ("quotes",), ("classify", "-m", str(DATA / "five-frames.model"))],
)
def test_no_field_lets_words_out_where_text_is_left_out(command: tuple[str, ...], style: str, cli: Cli) -> None:
    record = {"text": "Ivo Kern said that detention camps stand on Ostrava Island.", "outlet": "Norby Gazette"}
    records(Path("h.jsonl"), json.dumps({**record, "title": "Camps on an island", "lead": "Who stands there"}))
    out = cli(command[0], "h.jsonl", *command[1:], "-f", style, "--no-text").text
    assert "Norby Gazette" in out
    assert not re.search("Camps on an island|Who stands there", out)
    assert "Camps on an island" in cli(command[0], "h.jsonl", *command[1:], "-f", style).text


def test_file_names_that_are_no_text_are_printed_escaped(cli: Cli) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_text("On Ostrava Island detention camps stand.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    for style in ("table", "markdown", "json", "jsonl", "csv"):
        for command in ("score", "kwic"):
            result = cli(command, name, "-l", SITES, "-f", style)
            assert result.status == 0, result.err
            assert b"caf" in result.out


def test_a_narrow_terminal_breaks_no_word(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = cli("score", HERALD, "-l", SITES, "--color", "never", terminal=True).text
    assert max(map(len, shown.splitlines())) <= 80
    for words in ("Concentration camps", "vocational training centres", "What the sites are called", "attributed"):
        assert words in shown


@pytest.mark.parametrize("columns", [40, 80])
def test_lists_and_sources_break_no_word_on_a_narrow_terminal(
    columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    words = {
        ("lexicon", "list"): ("china-tibet-hong-kong", "frames"),
        ("model", "list"): ("policy-frames", "reliability", "provisional"),
        ("quotes", str(HERALD)): ("who speaks", "Lena Marsh", "words"),
    }
    for command, expected in words.items():
        shown = cli(*command, "--color", "never", terminal=True).text
        assert max(map(len, shown.splitlines())) <= columns
        for word in expected:
            assert word in shown, (command, word)


@pytest.mark.parametrize("columns", [40, 80])
def test_names_of_what_was_coded_are_whole_on_a_narrow_terminal(
    columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    names = (
        "matches-1.csv",
        "matches-2.csv",
        "matches-key.json",
        "passages-1.csv",
        "passages-2.csv",
        "passages-key.json",
    )
    bring(*(f"coding/{name}" for name in names))
    for kind, whole in (
        ("matches", ("facility.concentration-camp", "(internment|detention) camp[s]", "21 of 23 right")),
        ("passages", ("concentration-camp", "people.detainee", "coded 39, there 7, found 8, both 7")),
    ):
        sheets = ("--coder", f"{kind}-1.csv", "--coder", f"{kind}-2.csv", "--key", f"{kind}-key.json")
        shown = cli("evaluate", *sheets, "--color", "never", terminal=True).text
        assert max(map(cell_len, shown.splitlines())) <= columns
        for words in whole:
            assert words in shown, words


@pytest.mark.parametrize("columns", [34, 40, 60, 80])
def test_what_was_drawn_keeps_the_names_of_labels_whole(
    columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    bring("outlets.jsonl", "sites.toml")
    draw = ("sample", "outlets.jsonl", "-l", "sites.toml", "--unit", "document", "--by", "outlet", "-o", "s.csv")
    shown = cli(*draw, "--color", "never", terminal=True).text
    assert max(map(cell_len, shown.splitlines())) <= columns
    for words in ("what was counted in it", "facility.internment", "facility.concentration-camp"):
        assert words in shown


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_which_labels_come_from_whom_breaks_no_word(columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    bring("outlets.jsonl", "sites.toml")
    compared = ("compare", "outlets.jsonl", "-l", "sites.toml", "--by", "outlet", "--color", "never")
    shown = cli(*compared, terminal=True).text.partition("Which labels come from whom")[2]
    assert max(map(cell_len, shown.splitlines())) <= columns
    for words in ("What the sites are called", "Training", "Concentration camps", "Ostrava Courier"):
        assert words in shown.replace("\n", " "), words
    row = r"^ +Ostrava Courier: government 1" if columns < 160 else r"^ +Training +Ostrava Courier +1 "
    assert re.search(row, shown, re.MULTILINE)


def test_a_very_narrow_terminal_has_numbers_under_the_names_of_frames(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = cli("score", HERALD, "-l", SITES, "--color", "never", terminal=True).text
    lines = shown.splitlines()
    assert max(map(len, lines)) <= 40
    assert re.search(r"^   Concentration camps *\n     \S+ \d attributed *$", shown, re.MULTILINE)


@pytest.mark.parametrize("columns", [30, 40, 60])
def test_a_match_keeps_to_its_line_on_a_narrow_terminal_and_its_column(
    columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = "On Ostrava Island 再教育营 are internment camps.\n\nThe others are vocational training centres.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    for source in (HERALD, "a.txt"):
        shown = cli("kwic", source, "-l", SITES, "--color", "never", terminal=True).text
        hits = [line for line in shown.splitlines() if re.match(r" +\d+ [▏›“×]", line)]
        assert len(hits) == len(cli("kwic", source, "-l", SITES, "-f", "jsonl").text.splitlines()) > 0
        assert max(map(cell_len, hits)) <= columns
        room = columns - 10
        for keyword in ("internment camps", "vocational training centres"):
            start = 9 + max(0, min(room // 4, room - len(keyword)))
            shown_of_it = keyword if len(keyword) <= room else keyword[: room - 1] + "…"
            assert any(line.find(shown_of_it) == start for line in hits), (source, keyword)


def test_a_table_without_rows_is_told(cli: Cli) -> None:
    Path("empty.csv").write_text("id,date,text\n", encoding="utf-8")
    for command in ("score", "kwic", "quotes", "corpus"):
        result = cli(command, "empty.csv")
        assert (result.status, "note: empty.csv: no document is in there" in result.err) == (0, True), command
        assert cli(command, "empty.csv", "-q").err == ""
    for compared in (
        ("compare", "empty.csv", "empty.csv"),
        ("compare", "empty.csv", "--by", "id"),
        ("trend", "empty.csv"),
    ):
        result = cli(*compared)
        assert (result.status, result.out) == (2, b"")
        assert "no document is in there" in result.err


def test_a_file_named_twice_is_told(cli: Cli) -> None:
    result = cli("score", HERALD, HERALD, "-l", SITES)
    assert (result.status, "hint: name each file once" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        ("score", "table, markdown, json, jsonl, csv, html (default"),
        ("kwic", "table, markdown, json, jsonl, csv (default"),
        ("explain", "table, markdown, json, jsonl, csv (default"),
        ("suggest", "table, markdown, json, jsonl, csv, toml (default"),
        ("corpus", "table, markdown, json, jsonl, csv, parquet (default"),
    ],
)
def test_the_help_of_a_command_names_the_formats_it_prints(command: str, printed: str, cli: Cli) -> None:
    words = " ".join(cli(command, "--help").out.decode().replace("│", " ").split())
    assert printed in words


@pytest.mark.parametrize(
    ("arguments", "place"),
    [(["-f", "html"], "--format"), (["-f", "tabel"], "--format"), (["-o", "page.html"], "--output page.html")],
)
def test_a_format_a_command_does_not_print_is_refused_with_those_it_prints(
    arguments: list[str], place: str, cli: Cli
) -> None:
    result = cli("kwic", str(HERALD), "-l", SITES, *arguments)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith(f"framing: error: {place}: this command does not print ")
    assert result.err.endswith("hint: it prints table, markdown, json, jsonl, csv\n")


def test_md_is_short_for_markdown_in_every_command(cli: Cli) -> None:
    for command in (
        ["score", HERALD, "-l", SITES],
        ["plan"],
        ["lexicon", "list"],
        ["model", "list"],
        ["quotes", HERALD],
    ):
        long, short = (cli(*command, "-f", name) for name in ("markdown", "md"))
        assert (short.status, short.out.startswith(b"#") or b"|--" in short.out) == (0, True), command
        assert short.out == long.out


def test_a_suffix_that_names_no_format_is_refused_with_those_that_do(cli: Cli) -> None:
    result = cli("explain", f"{HERALD}:1", "-o", "page.docx")
    assert result.err.endswith("hint: give -f, or a suffix: .txt .md .markdown .json .jsonl .ndjson .csv\n")


@pytest.mark.parametrize(
    ("arguments", "command"), [(["score", "a.txt", "-f"], "score"), (["lexicon", "show", "x", "-f"], "lexicon show")]
)
def test_an_option_without_its_value_is_told_of_its_command(arguments: list[str], command: str, cli: Cli) -> None:
    assert cli(*arguments).err == (
        f"framing: error: framing {command}: Option '-f' requires an argument.\nhint: see `framing {command} --help`\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("explain", f"{HERALD}:5", "-l", SITES),
        ("lexicon", "show", SITES),
        ("lexicon", "check", SITES),
        ("model", "show", str(DATA / "five-frames.model")),
        ("compare", HERALD, DATA / "island-gazette.txt", "-l", SITES),
    ],
)
def test_a_result_that_is_one_object_is_the_same_on_one_line_and_has_rows(
    arguments: tuple[str | Path, ...], cli: Cli
) -> None:
    line = cli(*arguments, "-f", "jsonl").text
    assert line.count("\n") == 1
    spread, one = json.loads(cli(*arguments, "-f", "json").out), json.loads(line)
    for made in (spread, one):
        made.get("run", {}).get("settings", {}).pop("command_line", None)
    assert (list(spread), spread) == (list(one), one)
    header, *rows = csv.reader(io.StringIO(cli(*arguments, "-f", "csv").text))
    assert len(rows) >= (arguments[:2] != ("lexicon", "check"))
    assert {len(row) for row in rows} <= {len(header)}


def test_classifiers_are_listed_line_by_line(cli: Cli) -> None:
    listed = json.loads(cli("model", "list", "-f", "json").out)["models"]
    lines = [json.loads(line) for line in cli("model", "list", "-f", "jsonl").text.splitlines()]
    assert lines == [{"schema": "framing.model-summary/1", **one} for one in listed]
    rows = list(csv.DictReader(io.StringIO(cli("model", "list", "-f", "csv").text)))
    assert [(row["id"], row["labels"].split("; ")) for row in rows] == [(one["id"], one["labels"]) for one in listed]


@pytest.mark.parametrize(("option", "value"), [("--power", "101"), ("--level", "0")])
def test_a_plan_names_the_option_that_is_out_of_bounds(option: str, value: str, cli: Cli) -> None:
    result = cli("plan", option, value)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith(f"framing: error: {option}: {value} does not lie between 0 and 100 %\nhint: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", HERALD, "-l", "words.toml"),
        ("score", HERALD, "--decisions", "none.csv"),
        ("lint", HERALD, "--house", "none.toml"),
        ("lint", HERALD, "--baseline", "."),
        ("lexicon", "convert", "none.dic", "--to", "csv"),
        ("evaluate", "--coder", "none.csv", "--coder", "none.csv"),
        ("score", HERALD, "--config", "none.toml"),
    ],
)
def test_a_file_that_cannot_be_used_has_a_hint_what_to_do(arguments: tuple[str | Path, ...], cli: Cli) -> None:
    Path("words.toml").write_text("id = ", encoding="utf-8")
    result = cli(*arguments)
    assert (result.status, result.out) == (2, b"")
    assert re.fullmatch(r"framing: error: [^:]+(:\d+)*: .+\nhint: .+\n", result.err)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_note_of_many_files_is_told_three_times_and_counted(jobs: str, cli: Cli) -> None:
    Path("old").mkdir()
    for number in range(6):
        Path("old", f"{number}.txt").write_bytes("Café on Ostrava Island".encode("cp1252"))
    told = cli("score", "old", "-l", SITES, "--jobs", jobs).err
    assert told.count(": not UTF-8, so read as Windows-1252\n") == 4
    assert "framing: note: 3 more: not UTF-8, so read as Windows-1252\n" in told
    assert cli("score", "old", "-l", SITES, "--jobs", jobs, "--quiet").err == ""
    every = cli("score", "old", "-l", SITES, "--jobs", jobs, "--verbose").err
    assert (every.count(": not UTF-8, so read as Windows-1252\n"), " more: " in every) == (6, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "a.txt:1", "-f", "json", "-o", "a.txt"),
        ("score", "a.txt", "-l", "sites.toml", "-f", "json", "-o", "sites.toml"),
        ("kwic", "a.txt", "--decisions", "read.csv", "-f", "json", "-o", "read.csv"),
        ("explain", "a.txt:1", "-l", "sites.toml", "-f", "json", "-o", "./sites.toml"),
        ("classify", "a.txt", "-m", "five-frames.model", "-f", "csv", "-o", "five-frames.model"),
        ("lexicon", "show", "sites.toml", "-f", "json", "-o", "sites.toml"),
        ("lexicon", "check", "sites.toml", "-f", "json", "-o", "sites.toml"),
        ("lexicon", "convert", "sites.toml", "--to", "csv", "-o", "sites.toml"),
        ("model", "show", "five-frames.model", "-f", "json", "-o", "five-frames.model"),
    ],
)
def test_nothing_is_written_over_a_file_that_is_read(arguments: tuple[str, ...], cli: Cli) -> None:
    bring("sites.toml", "five-frames.model")
    Path("a.txt").write_text("Camps on Ostrava Island.", encoding="utf-8")
    Path("read.csv").write_text("id,ruling\n", encoding="utf-8")
    before = Path(arguments[-1]).read_bytes()
    result = cli(*arguments)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith(f"framing: error: --output {arguments[-1]}: is read by this very command")
    assert Path(arguments[-1]).read_bytes() == before


def test_a_new_lexicon_is_not_written_over_one_that_somebody_has_worked_on(cli: Cli) -> None:
    command = ("lexicon", "new", "my-words", "-o", "my-words.toml")
    assert (cli(*command).status, cli(*command).status) == (0, 0)
    Path("my-words.toml").write_text("# mine\n", encoding="utf-8")
    refused = cli(*command)
    assert (refused.status, Path("my-words.toml").read_text(encoding="utf-8")) == (2, "# mine\n")
    assert refused.err.startswith("framing: error: --output my-words.toml: exists already")


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
@pytest.mark.parametrize(
    "arguments",
    [("plan", "--correlation"), ("plan", "--matches"), ("plan", "--detect"), ("sample", "-o", "s.csv", "--overlap"),
     ("train", "-o", "x.model", "--strength"), ("evaluate", "--min-f1"), ("classify", "--precision")],
)  # fmt: skip
def test_what_is_no_number_is_refused(arguments: tuple[str, ...], value: str, cli: Cli) -> None:
    result = cli(arguments[0], *arguments[1:], value)
    assert (result.status, result.out) == (2, b"")
    assert "Traceback" not in result.err
    assert re.match(r"framing: error: [^:]+: .+\nhint: .+\n$", result.err)


@pytest.mark.parametrize("arguments", [("sample", "-o", "s.csv", "--seed"), ("compare", HERALD, "--seed")])
def test_a_number_that_json_could_not_hold_is_refused(arguments: tuple[str | Path, ...], cli: Cli) -> None:
    result = cli(*arguments, str(2**63))
    assert (result.status, result.out) == (2, b"")
    assert result.err == f"framing: error: --seed: {2**63} is too large\nhint: give a smaller number\n"


def test_no_more_processes_are_started_than_make_sense(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """All are started at once where processes fork: a mistyped number would take the machine down."""
    started: list[int] = []

    class Counted(concurrent.futures.ProcessPoolExecutor):
        def __init__(self, max_workers: int, **others: Any) -> None:
            started.append(max_workers)
            super().__init__(2, **others)

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", Counted)
    assert cli("score", HERALD, "-l", SITES, "--jobs", "100000").status == 0
    assert started == [max(8, os.cpu_count() or 1)]
