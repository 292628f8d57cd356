"""`framing corpus`: the survey, the corpus file, and what other commands make of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Cli, rows_of
from tests.made.files import docx, zipped
from tests.made.webpage_layouts import LAYOUTS, STORIES

GERMAN = (
    "Die Besitzer der Salzhallen haben am Montag gesagt, dass sie die letzte geschlossen haben und die Insel verlassen."
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a directory of documents of many kinds."""
    top = tmp_path / "in"
    top.mkdir()
    (top / "page.html").write_text(LAYOUTS["semantic"](STORIES[0]), encoding="utf-8")
    (top / "word.docx").write_bytes(
        docx([("Salt sheds close", "Titel"), "The owners left the internment camps alone."])
    )
    (top / "german.txt").write_text(GERMAN, encoding="utf-8")
    (top / "all.zip").write_bytes(zipped({"a.txt": "The sheds are closed.", "b.png": "x", "../c.txt": "Out."}))
    (top / "rows.csv").write_text('id,text,outlet,date\nr1,"The sheds, again.",River,2031-05-02\n', encoding="utf-8")
    (top / "picture.png").write_bytes(b"x")
    return top


def test_the_survey_says_what_was_read_and_what_was_not(cli: Cli, corpus: Path) -> None:
    done = cli("corpus", "in", "--skip-bad", "-f", "json")
    assert done.status == 0
    survey = json.loads(done.out)
    assert survey["schema"] == "framing.corpus/1"
    assert survey["documents"] == 5
    assert {outlet["outlet"]: outlet["documents"] for outlet in survey["outlets"]} == {
        "River": 1, "The River Daily": 1, None: 3,
    }  # fmt: skip
    assert [language["language"] for language in survey["languages"]] == [None, "de", "en"]
    aside = survey["set_aside"]
    assert aside["files"] == [
        {"reason": "no text by its suffix (.png)", "files": 2, "names": ["in/all.zip/b.png", "in/picture.png"]}
    ]
    assert [problem["place"] for problem in aside["unreadable"]] == ["in/all.zip/../c.txt"]
    assert aside["boilerplate"] > 0
    assert "1 unreadable record left out" in done.err


def test_without_skip_bad_the_first_bad_record_ends_the_run(cli: Cli, corpus: Path) -> None:
    done = cli("corpus", "in", "-o", "corpus.jsonl")
    assert (done.status, done.out) == (2, b"")
    assert "error: in/all.zip/../c.txt" in done.err
    assert not Path("corpus.jsonl").exists()


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.parquet"])
def test_other_commands_read_the_corpus_file_as_they_read_the_files(cli: Cli, corpus: Path, name: str) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    assert cli("corpus", "in", "--skip-bad", "-q", "-o", name).status == 0
    for command in (
        ["score", "-f", "jsonl", "--no-gate"],
        ["kwic", "-f", "jsonl", "--no-gate"],
        ["quotes", "-f", "jsonl"],
    ):
        direct = cli(*command, "in", "--skip-bad", "-q")
        assert direct.out
        assert cli(*command, name, "-q").out == direct.out


def test_a_corpus_file_comes_with_its_survey_on_standard_output(cli: Cli, corpus: Path) -> None:
    done = cli("corpus", "in", "--skip-bad", "-o", "corpus.jsonl")
    assert done.text.startswith("5 documents · ")
    assert "Set aside" in done.text
    assert cli("corpus", "in", "--skip-bad", "-f", "jsonl", "-q").out == Path("corpus.jsonl").read_bytes()


def test_two_processes_write_the_same(cli: Cli, corpus: Path) -> None:
    one, two = (cli("corpus", "in", "--skip-bad", "-f", "jsonl", "-q", "-j", jobs) for jobs in ("1", "2"))
    assert one.out == two.out
    assert one.err == two.err


def test_no_text_leaves_ids_hashes_offsets_and_labels(cli: Cli, corpus: Path) -> None:
    done = cli("corpus", "in", "--skip-bad", "-f", "jsonl", "--no-text", "-q")
    for line in done.out.splitlines():
        record = json.loads(line)
        assert record["text"] is None
        assert len(record["sha256"]) == 64
        assert record["blocks"]
    assert b"owners" not in done.out
    again = cli("score", "-", stdin=done.out)
    assert again.status == 2
    assert "without its text" in again.err


@pytest.mark.parametrize("kind", ["table", "markdown"])
def test_views_name_outlets_copies_and_oddities(cli: Cli, tmp_path: Path, kind: str) -> None:
    body = " ".join(STORIES[0].body)
    rows = [{"id": "a|b", "text": body, "outlet": "River"}, {"id": "twin", "text": body, "outlet": "Courier"},
            {"id": "late", "text": " ".join(STORIES[1].body), "outlet": "River", "date": "2999-01-01"}]  # fmt: skip
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = cli("corpus", "a.jsonl", "-f", kind)
    assert done.status == 0
    for words in ("Outlets", "River", "Copies: 2 documents in 1 cluster", "the same text as", "twin", "2999-01-01"):
        assert words in done.text
    if kind == "markdown":
        assert "a\\|b" in done.text


def test_a_text_in_another_language_is_said_when_it_is_scored(cli: Cli, tmp_path: Path) -> None:
    Path("a.txt").write_text(GERMAN, encoding="utf-8")
    done = cli("score", "a.txt", "-f", "jsonl")
    assert done.status == 0
    assert "note: a.txt: its language is de, not en" in done.err
    assert cli("score", "a.txt", "-f", "jsonl", "-q").err == ""
    assert "its language is de" in cli("quotes", "a.txt").err


def test_many_texts_in_other_languages_are_summed_up(cli: Cli, tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": f"d{i}", "text": GERMAN}) + "\n" for i in range(9))
    Path("a.jsonl").write_text(rows, encoding="utf-8")
    for jobs in ("1", "2"):
        done = cli("score", "a.jsonl", "-f", "jsonl", "-j", jobs)
        assert done.err.count("its language is de") == 3
        assert "9 texts are in other languages than en (de 9)" in done.err
    assert cli("score", "a.jsonl", "-f", "jsonl", "-v").err.count("its language is de") == 9


def test_a_missing_library_is_status_two_with_the_command_that_installs_it(
    cli: Cli, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    done = cli("corpus", "in", "--skip-bad", "-o", "corpus.parquet")
    assert done.status == 2
    assert "hint: pip install 'mediaframing[arrow]'" in done.err
    assert not Path("corpus.parquet").exists()


def test_a_long_time_is_shown_by_year_to_its_end(cli: Cli) -> None:
    dates = [f"{year}-{month:02}-03" for year in (2019, 2020) for month in range(1, 9)] + [""]
    rows = [json.dumps({"id": str(i), "text": f"Rain number {i}.", "date": d}) for i, d in enumerate(dates)]
    Path("c.jsonl").write_text("\n".join(rows))
    lines = [line.split() for line in cli("corpus", "c.jsonl").text.splitlines()]
    at = lines.index(["Dates"])
    assert lines[at + 1 : at + 5] == [
        ["year", "documents", "words"],
        ["2019", "8", "24"],
        ["2020", "8", "24"],
        ["not", "known", "1", "3"],
    ]


def test_a_row_for_each_document_says_how_long_its_parts_are_and_what_to_beware_of(cli: Cli) -> None:
    text = "The sheds on the island were closed on Monday, said those who had worked there for many years."
    rows = [
        {"id": "a", "title": "Sheds close", "text": text, "outlet": "River", "date": "2031-05-02", "lead": "Own words"},
        {
            "id": "b",
            "title": "Sheds close",
            "text": f"{text} More is to come.",
            "outlet": "Courier",
            "date": "some day",
        },
    ]
    Path("in.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    done = cli("corpus", "in.jsonl", "--headline-field", "title", "-o", "list.csv")
    assert (done.status, done.out) == (0, b"")
    assert "list.csv: a list of the documents, without their texts" in done.err
    first, second = rows_of("list.csv")
    assert [first[name] for name in ("document", "outlet", "date", "words")] == ["a", "River", "2031-05-02", "20"]
    assert (first["headline_words"], first["body_words"], first["meta.lead"]) == ("2", "18", "Own words")
    assert (first["copies_of"], second["copies_of"], second["look_at"]) == ("b", "b", "unreadable_date")
    assert text not in Path("list.csv").read_text(encoding="utf-8")
    shared = cli("corpus", "in.jsonl", "--headline-field", "title", "-f", "csv", "--no-text", "-q")
    assert (b"Own words" in shared.out, b"Sheds" in shared.out, shared.err) == (False, False, "")


@pytest.mark.parametrize("command", ["corpus", "score", "quotes"])
def test_nothing_is_written_where_the_next_run_would_read_it_as_a_text(command: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The sheds are closed.", encoding="utf-8")
    done = cli(command, "in", "-o", "in/out.jsonl")
    assert (done.status, done.out) == (2, b"")
    assert "--output in/out." in done.err
    assert "would be read as a text the next time, as it stands in in\nhint: name a file outside of it" in done.err
    assert [place.name for place in (tmp_path / "in").iterdir()] == ["a.txt"]
    for _ in range(2):
        assert cli(command, "in", "-o", "in/.out.json" if command != "corpus" else "in/.out.jsonl").status == 0
