"""`framing explain` from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli

SITES = DATA / "sites.toml"


@pytest.fixture
def herald(cli: Cli) -> Path:
    """Put the article into the directory where commands run."""
    return Path(shutil.copy(DATA / "island-herald.txt", Path.cwd()))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("herald")
def test_a_quoted_match_is_explained_cue_by_cue(cli: Cli) -> None:
    result = cli("explain", "island-herald.txt:5:20", "-l", SITES)
    assert (result.status, result.err) == (0, "")
    shown = flat(result.text)
    for said in (
        "“concentration camps” · line 5, column 12 · characters 150 to 169",
        "Counted once, in somebody else's mouth (attributed)",
        "“Concentration camps”, one of the names for “What the sites are called” (sites:facility.concentration-camp).",
        "Somebody else is quoted (direct_quote).",
        "cue “said” (5:34, characters 172 to 176), of the class “say”",
        "“Lena Marsh” (5:39, characters 177 to 187)",
        "“These are concentration camps,” (5:1, characters 139 to 171)",
        "“Ostrava Island” (1:25, characters 24 to 38)",
        "“concentration camp[s]” in the lexicon sites 1.0.0",
        "An invented report (2020-01-01)",
        "they do not say that it is right or wrong",
    ):
        assert said in shown, said


@pytest.mark.usefixtures("herald")
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("9:25", "Not counted: it stands in page furniture."),
        ("11:6", "Not counted: the paragraph repeats another one."),
        ("7:26", "a second mention, in no share: “internment camps” (1:5) has named what is meant"),
        ("1:1", "No term of the lexicon in use is counted at “New” (line 1, column 1). Nearest matches on the line"),
    ],
)
def test_what_is_not_counted_in_a_share_is_told_why(place: str, said: str, cli: Cli) -> None:
    assert said in flat(cli("explain", f"island-herald.txt:{place}", "-l", SITES).text)


def test_a_closed_gate_names_the_words_that_would_open_it(cli: Cli) -> None:
    Path("a.txt").write_text("The detention camps were closed.\n", encoding="utf-8")
    shown = flat(cli("explain", "a.txt:1:5", "-l", SITES).text)
    assert "Not counted (context missing): “detention camps” (1:5, characters 4 to 19)" in shown
    assert "none of the context words that the lexicon asks for stands in the document: “Ostrava Island”" in shown
    assert "Counted once" in flat(cli("explain", "a.txt:1:5", "-l", SITES, "--no-gate").text)


def test_a_closed_gate_of_a_paragraph_says_so_and_where_its_words_stand_instead(cli: Cli) -> None:
    Path("a.txt").write_text("Ostrava Island has camps.\n\nThe detainees slept.\n", encoding="utf-8")
    shown = flat(cli("explain", "a.txt:3:6", "-l", SITES).text)
    assert (
        "none of the context words that the lexicon asks for stands in the paragraph: “camp[s]”, “training "
        "cent(re|er)[s]”. Another paragraph has one, “camps” (1:20, characters 19 to 24), which does not count for "
        "this one."
    ) in shown
    (refused,) = json.loads(cli("explain", "a.txt:3:6", "-l", SITES, "-f", "json").out)["refused"]
    assert refused["gate"]["scope"] == "paragraph"
    assert refused["gate"]["context"] == ["camp[s]", "training cent(re|er)[s]"]
    assert [other["line"] for other in refused["gate"]["elsewhere"]] == [1]


def test_terms_left_out_are_told_by_where_their_context_is_looked_for(cli: Cli) -> None:
    Path("a.txt").write_text("The detention camps shut.\n\nThe detainees slept. A trainee did not.\n", encoding="utf-8")
    shown = flat(cli("score", "a.txt", "-l", SITES).text)
    assert "1 term left out because its context does not occur in the document (What the sites are called)" in shown
    assert (
        "2 terms left out because their context does not occur in their paragraphs (What those in the sites are called)"
    ) in shown
    (line,) = cli("score", "a.txt", "-l", SITES, "-f", "jsonl").text.splitlines()
    assert [gate["scope"] for gate in json.loads(line)["closed_gates"]] == ["document", "paragraph"]


@pytest.mark.usefixtures("herald")
def test_every_format_explains_the_whole_line(cli: Cli) -> None:
    for style in ("table", "markdown", "json"):
        out = cli("explain", "island-herald.txt:3", "-l", SITES, "-f", style).text
        assert "internment camps" in out
        assert "detainees" in out
    value = json.loads(cli("explain", "island-herald.txt:3", "-l", SITES, "-f", "json").out)
    assert value["schema"] == "framing.explanation/1"
    assert (value["line"], value["column"]) == (3, None)
    assert [match["text"] for match in value["matches"]] == ["internment camps", "detainees"]
    first = value["matches"][0]
    assert first["gate"]["openers"][0] == {"text": "Ostrava Island", "start": 24, "end": 38, "line": 1, "column": 25}
    assert any(sentence.startswith("Result: Counted once") for sentence in first["because"])
    scored = json.loads(cli("score", "island-herald.txt", "-l", SITES, "-f", "jsonl").out)
    assert first["id"] in {match["id"] for match in scored["matches"]}


@pytest.mark.usefixtures("herald")
def test_no_text_leaves_out_the_words_of_the_document(cli: Cli) -> None:
    out = cli("explain", "island-herald.txt:5:20", "-l", SITES, "-f", "json", "--no-text").text
    assert "Marsh" not in out
    assert "concentration camps" not in out
    assert json.loads(out)["matches"][0]["start"] == 150
    assert cli("explain", "island-herald.txt:5:20", "-l", SITES, "--no-text").status == 2


def test_a_record_is_named_by_its_id(cli: Cli) -> None:
    records = [{"id": "a", "text": "Nothing."}, {"id": "b", "text": "On Ostrava Island\ndetention camps"}]
    Path("c.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert "Counted once" in cli("explain", "c.jsonl:2:3", "--document", "b", "-l", SITES).text
    several = cli("explain", "c.jsonl:2:3", "-l", SITES)
    assert several.status == 2
    assert "hint: name one with --document ID" in several.err
    missing = cli("explain", "c.jsonl:2:3", "--document", "bb", "-l", SITES)
    assert missing.status == 2
    assert "hint: did you mean b?" in missing.err


def test_a_record_without_id_is_named_as_results_name_it(cli: Cli) -> None:
    Path("c.jsonl").write_text('{"text": "x"}\n{"text": "On Ostrava Island\\ndetention camps"}\n', encoding="utf-8")
    name = json.loads(cli("kwic", "c.jsonl", "-l", SITES, "-f", "jsonl").out)["document"]
    assert "Counted once" in cli("explain", f"{name}:2:3", "-l", SITES).text


@pytest.mark.usefixtures("herald")
@pytest.mark.parametrize(
    ("place", "message", "hint"),
    [
        ("island-herald.txt", "is no place", "give FILE:LINE:COLUMN"),
        ("island-herald.txt:x:1", "no such file or directory", "did you mean island-herald.txt?"),
        ("island-herald.txt:99:1", "there is no line 99", "the text has lines 1 to 12"),
        ("island-herald.txt:0:1", "there is no line 0", "the text has lines 1 to 12"),
        ("island-herald.txt:1:99", "there is no column 99", "line 1 has columns 1 to 38"),
        ("island-herald.txt:2:2", "there is no column 2", "line 2 is empty"),
        ("island-herld.txt:1:1", "no such file or directory", "did you mean island-herald.txt?"),
    ],
)
def test_a_place_that_is_not_there_is_status_two_with_a_hint(place: str, message: str, hint: str, cli: Cli) -> None:
    result = cli("explain", place, "-l", SITES)
    assert (result.status, result.out) == (2, b"")
    assert message in result.err
    assert f"hint: {hint}" in result.err


def test_without_a_place_it_says_what_is_missing(cli: Cli) -> None:
    result = cli("explain")
    assert (result.status, result.out) == (2, b"")
    assert "FILE:LINE" in result.err


def test_hostile_text_is_made_harmless(cli: Cli) -> None:
    Path("a.txt").write_text("Ostrava Island detention camps\x1b[31m <b>|</b> \u202e.\n", encoding="utf-8")
    assert "\x1b" not in cli("explain", "a.txt:1", "-l", SITES).text
    markdown = cli("explain", "a.txt:1", "-l", SITES, "-f", "markdown").text
    assert "<b>" not in markdown
    assert "\u202e" not in markdown


RECORDS = (
    {"text": "Guards ran the internment camps on Ostrava Island.\nA second line."},
    {"text": "Vocational training centres on Ostrava Island.\n\nThe internment camps on Ostrava Island are old."},
)


def records(number: int) -> Path:
    path = Path("records.jsonl")
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS[:number]), encoding="utf-8")
    return path


def test_a_record_and_its_line_are_a_place_where_a_file_holds_several(cli: Cli) -> None:
    records(2)
    whole, at = (cli("explain", f"records.jsonl:2:{place}", "-l", SITES) for place in ("3", "3:5"))
    assert (whole.status, whole.err) == (0, "")
    assert "“internment camps” · line 3, column 5" in whole.text
    assert "“internment camps” · line 3, column 5" in at.text


def test_of_a_file_with_one_record_line_and_column_are_meant_which_is_said(cli: Cli) -> None:
    records(1)
    result = cli("explain", "records.jsonl:1:16", "-l", SITES)
    assert "“internment camps” · line 1, column 16" in result.text
    assert "read as line 1, column 16" in result.err
    assert "its line 16 is records.jsonl:1:16:1" in result.err


def test_a_record_that_is_not_there_is_told(cli: Cli) -> None:
    records(2)
    result = cli("explain", "records.jsonl:7:1", "-l", SITES)
    assert (result.status, "holds several documents" in result.err) == (2, True)


def test_an_id_instead_of_a_file_gets_a_hint(cli: Cli) -> None:
    result = cli("explain", "c4:3", "-l", SITES)
    assert (result.status, "give its file, and the id with --document" in result.err) == (2, True)


@pytest.mark.usefixtures("herald")
def test_only_frames_that_are_asked_for_are_explained(cli: Cli) -> None:
    place = ("explain", "island-herald.txt:1", "-l", SITES)
    whole, some = flat(cli(*place).text), flat(cli(*place, "--frame", "training").text)
    assert "“internment camps” · line 1" in whole
    assert "“internment camps” · line 1" not in some
    assert "of those asked for, is counted at line 1" in some
    result = cli(*place, "--concept", "facilty")
    assert (result.status, "did you mean facility" in result.err) == (2, True)


def test_an_excerpt_without_quotation_marks_is_not_said_to_stand_in_them(cli: Cli) -> None:
    text = (
        "New sites on Ostrava Island\n\nThe Norby Gazette reported on Monday:\n\n"
        "The internment camps on Ostrava Island have grown. Guards came on Sunday.\n\nThe minister did not answer.\n"
    )
    Path("a.txt").write_text(text)
    shown = flat(cli("explain", "a.txt:5:6", "-l", SITES).text)
    assert "Rule excerpt" in shown
    assert "Quotation marks None around the words." in shown
    assert "The whole passage is given as the speaker's own words, without quotation marks." in shown
    assert "stands in quotation marks" not in shown
