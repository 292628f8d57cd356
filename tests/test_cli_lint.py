"""`framing lint`: exit statuses, formats, records, known findings, and hostile input."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli, bring

SITES = str(DATA / "sites.toml")
HERALD = "island-herald.txt"
OWN = "Two detention camps opened on Ostrava Island.\n"
QUOTED = "“Two detention camps opened on Ostrava Island,” said Lena Marsh.\n"


@pytest.fixture
def lint(cli: Cli) -> Cli:
    """Return a function that runs `framing lint` on texts about the island."""
    bring(HERALD)
    Path("own.txt").write_text(OWN, encoding="utf-8")
    Path("quoted.txt").write_text(QUOTED, encoding="utf-8")
    return lambda *arguments, **more: cli("lint", "-l", SITES, *arguments, **more)


def house(text: str) -> Path:
    path = Path("house.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_label_in_the_writers_own_voice_fails_and_a_quoted_one_passes(lint: Cli) -> None:
    failed, passed = lint("own.txt"), lint("quoted.txt")
    assert (failed.status, passed.status) == (1, 0)
    assert failed.text.startswith("own.txt:1:5  warning  own-voice  “detention camps” in the writer's own words (What")
    assert "failed: 1 warning in 1 text" in failed.text
    assert passed.text == "nothing found in 1 text\n"
    assert (failed.err, passed.err) == ("", "")


@pytest.mark.parametrize(
    ("level", "fail", "status"),
    [
        ("warning", "warning", 1), ("warning", "error", 0), ("warning", "info", 1), ("warning", "never", 0),
        ("error", "error", 1), ("error", "never", 0), ("info", "warning", 0), ("info", "info", 1), ("off", "info", 0),
    ],
)  # fmt: skip
def test_the_fail_level_decides_the_exit_status(lint: Cli, level: str, fail: str, status: int) -> None:
    rules = house(f'[rules.camps]\nframes = ["internment"]\nlevel = "{level}"\n')
    result = lint("own.txt", "--house", rules, "--fail-level", fail)
    assert result.status == status
    assert ("failed" in result.text) == bool(status)


def test_a_label_with_many_places_is_one_entry_with_all_of_them_in_json(lint: Cli) -> None:
    Path("many.txt").write_text("".join(f"Detention camps on Ostrava Island, year {n}.\n\n" for n in range(30)))
    told, every = lint("many.txt"), json.loads(lint("many.txt", "-f", "json").out)["findings"]
    assert told.text.count("own-voice") == 1
    assert "    also 3:1, 5:1, 7:1, 9:1, 11:1, 13:1, 15:1, 17:1 and 21 more\n" in told.text
    assert "failed: 30 warnings in 1 text" in told.text
    assert [one["line"] for one in every] == list(range(1, 60, 2))


def test_json_has_the_keys_of_the_contract(lint: Cli) -> None:
    value = json.loads(lint("own.txt", "-f", "json").out)
    assert (value["schema"], value["passed"], value["run"]["command"]) == ("framing.findings/1", False, "lint")
    (finding,) = value["findings"]
    assert list(finding)[:9] == [
        "path", "line", "column", "end_column", "rule", "level", "message", "suggestion", "match",
    ]  # fmt: skip
    assert (finding["path"], finding["line"], finding["column"], finding["end_column"]) == ("own.txt", 1, 5, 20)
    assert finding["match"]["frame"] == "internment"
    assert json.loads(lint("quoted.txt", "-f", "json").out)["findings"] == []


def test_lines_and_rows_have_one_finding_each(lint: Cli) -> None:
    lines = [json.loads(line) for line in lint(HERALD, "own.txt", "-f", "jsonl").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(lint(HERALD, "own.txt", "-f", "csv").text)))
    assert [one["schema"] for one in lines] == ["framing.finding/1"] * len(rows)
    assert [one["match"]["id"] for one in lines] == [row["id"] for row in rows]


def test_without_text_no_word_of_the_documents_is_left(lint: Cli) -> None:
    for style in ("json", "jsonl", "csv", "sarif", "github"):
        out = lint("own.txt", "-f", style, "--no-text").text
        assert "Internment in the writer's own words" in out
        assert "detention camps" not in out.casefold().replace("(internment|detention) camp[s]", "")
    assert lint("own.txt", "--no-text").status == 2


def test_sarif_has_rules_places_and_fingerprints(lint: Cli) -> None:
    rules = house('title = "Guide"\n[rules.camps]\nframes = ["internment"]\nlevel = "error"\nsection = "4"\n')
    assert lint("own.txt", "--house", rules, "-o", "out.sarif").status == 1
    log = json.loads(Path("out.sarif").read_bytes())
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in driver["rules"]] == [
        ("own-voice", "warning"), ("loaded-wording", "note"), ("camps", "error"),
    ]  # fmt: skip
    assert driver["rules"][2]["shortDescription"]["text"] == "Guide 4"
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "camps"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "own.txt"},
        "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 20},
    }
    assert list(result["partialFingerprints"]) == ["framingSentence/v1"]


def test_sarif_tells_the_same_label_in_one_sentence_apart(lint: Cli) -> None:
    Path("own.txt").write_text("A detention camp on Ostrava Island is a detention camp.\n", encoding="utf-8")
    results = json.loads(lint("own.txt", "-f", "sarif").out)["runs"][0]["results"]
    one, two = (result["partialFingerprints"]["framingSentence/v1"] for result in results)
    assert (one.partition(":")[0], one[-2:], two[-2:]) == (two.partition(":")[0], ":1", ":2")


def test_sarif_counts_code_points_and_encodes_names_of_files(lint: Cli) -> None:
    Path("dé ir").mkdir()
    Path("dé ir/a:b%#.txt").write_text("\N{GRINNING FACE}\N{GRINNING FACE} " + OWN, encoding="utf-8")
    (result,) = json.loads(lint("dé ir", "-f", "sarif").out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "d%C3%A9%20ir/a%3Ab%25%23.txt"
    assert (place["region"]["startColumn"], place["region"]["endColumn"]) == (8, 23)


def test_records_are_named_and_have_no_line_in_the_file(lint: Cli) -> None:
    records = [{"text": OWN}, {"id": "b7", "text": OWN}]
    Path("c.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    told = lint("c.jsonl").text
    assert told.startswith("c.jsonl:1:1:5  warning")
    assert "\nc.jsonl (b7):1:5  warning" in told
    findings = json.loads(lint("c.jsonl", "-f", "json").out)["findings"]
    assert [(one["path"], one["document"]) for one in findings] == [("c.jsonl", "c.jsonl:1"), ("c.jsonl", "b7")]
    results = json.loads(lint("c.jsonl", "-f", "sarif").out)["runs"][0]["results"]
    for result, name in zip(results, ("c.jsonl:1", "b7"), strict=True):
        (location,) = result["locations"]
        assert location["physicalLocation"] == {"artifactLocation": {"uri": "c.jsonl"}}
        assert location["logicalLocations"] == [{"fullyQualifiedName": name, "kind": "record"}]
    assert (
        lint("c.jsonl", "-f", "github")
        .text.splitlines()[1]
        .startswith("::warning file=c.jsonl,title=own-voice::c.jsonl (b7):1:5: “detention camps”")
    )


def test_a_page_or_a_member_of_an_archive_has_no_line_in_a_file(lint: Cli) -> None:
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.write("own.txt")
    result = json.loads(lint("all.zip", "-f", "sarif").out)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "all.zip/own.txt"}}
    assert "explain" not in lint("all.zip").text
    Path("page.html").write_text(f"<html><body>\n\n<article><p>{OWN * 5}</p></article></body></html>", encoding="utf-8")
    result = json.loads(lint("page.html", "-f", "sarif").out)["runs"][0]["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_standard_input_is_read_and_named(lint: Cli) -> None:
    assert lint(stdin=OWN.encode()).text.startswith("<stdin>:1:5  warning")
    assert lint("-f", "github", stdin=OWN.encode()).text.startswith(
        "::warning line=1,col=5,endColumn=20,title=own-voice::"
    )
    uri = json.loads(lint("-", "-f", "sarif", stdin=OWN.encode()).out)["runs"][0]["results"][0]["locations"][0]
    assert uri["physicalLocation"]["artifactLocation"] == {"uri": "stdin"}


def test_github_is_told_of_ten_and_the_user_of_the_rest(lint: Cli) -> None:
    Path("many.txt").write_text("".join(f"Detention camps on Ostrava Island, year {n}.\n\n" for n in range(11)))
    result = lint("many.txt", "-f", "github")
    assert result.text.count("::warning ") == 11
    assert "GitHub shows 10 annotations of a level and step; of one level there are 11 here" in result.err
    assert lint(HERALD, "-f", "github").err == ""


def test_annotations_name_files_as_a_change_does(lint: Cli) -> None:
    assert lint("./own.txt", "-f", "github").text.startswith("::warning file=own.txt,line=1,")


def test_the_hint_claims_that_quotations_pass_only_where_they_do(lint: Cli) -> None:
    text = '[rules.{}]\nconcepts = ["facility"]\nvoices = ["{}"]\n'
    for voice, passes in (("narrator", True), ("direct_quote", False)):
        result = lint("own.txt", "quoted.txt", "--house", house(text.format("sites", voice)))
        assert ("quoted or attributed to somebody pass" in result.text) is passes
        assert "pass: level" in " ".join(result.text.split())


def test_known_findings_are_not_told_again_until_their_sentence_changes(lint: Cli) -> None:
    written = lint(HERALD, "own.txt", "--baseline", "known.json", "--write-baseline")
    assert (written.status, written.out) == (0, b"")
    assert "known from now on, in known.json" in written.err
    assert "detention camps" not in Path("known.json").read_text()
    again = lint(HERALD, "own.txt", "--baseline", "known.json")
    assert (again.status, again.err) == (0, "")
    assert again.text.startswith("nothing found in 2 texts; ")
    Path("own.txt").write_text(f"It rained on Monday.\n\n{OWN.strip()} New detention camps are built.\n")
    newer = lint(HERALD, "own.txt", "--baseline", "known.json")
    assert newer.status == 1
    assert newer.text.startswith("own.txt:3:51  warning")
    assert "failed: 1 warning in 1 of 2 texts; " in newer.text


def test_a_known_finding_is_known_as_often_as_it_was(lint: Cli) -> None:
    lint("own.txt", "--baseline", "known.json", "--write-baseline")
    Path("twice.txt").write_text(f"{OWN}\n“It rained,” said Lena Marsh.\n\n", encoding="utf-8")
    Path("own.txt").write_text(OWN, encoding="utf-8")
    result = lint("own.txt", "twice.txt", "--baseline", "known.json", "-f", "jsonl")
    assert [json.loads(line)["path"] for line in result.out.splitlines()] == ["twice.txt"]


def test_known_findings_that_are_mended_are_said(lint: Cli) -> None:
    lint("own.txt", "--baseline", "known.json", "--write-baseline")
    result = lint("quoted.txt", "--baseline", "known.json")
    assert result.status == 0
    assert "note: known.json: 1 known finding did not occur in these texts" in result.err


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"schema": "framing.baseline/2", "known": []}',
        '{"schema": "framing.baseline/1", "known": [{"fingerprint": "a", "count": true}]}',
    ],
)
def test_what_is_no_list_of_known_findings_is_refused(lint: Cli, text: str) -> None:
    Path("known.json").write_text(text)
    result = lint("own.txt", "--baseline", "known.json")
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith("framing: error: known.json: ")


def test_what_is_known_is_never_a_text_and_never_replaces_another_file(lint: Cli) -> None:
    rules = house('[rules.words]\nterms = ["marsh"]\n')
    before = Path("own.txt").read_bytes(), rules.read_bytes()
    for texts, name, said in (
        ("own.txt", "own.txt", "is read as a text, too\nhint: name another file"),
        (".", "known.json", "too, as it stands in .\nhint: what begins with a dot is not: .known.json"),
        ("own.txt", "house.toml", "is read by this very command, and would be lost"),
    ):
        result = lint(texts, "--house", rules, "--baseline", name, "--write-baseline")
        assert result.status == 2
        assert said in result.err
    assert (Path("own.txt").read_bytes(), rules.read_bytes()) == before
    assert not Path("known.json").exists()
    assert lint(".", "--baseline", ".known.json", "--write-baseline").status == 0
    assert lint(".", "--baseline", ".known.json").status == 0


def test_a_check_that_fails_says_so_where_its_findings_go_to_a_file(lint: Cli) -> None:
    result = lint("own.txt", "-o", "found.sarif")
    assert (result.status, result.out) == (1, b"")
    assert "framing: found.sarif: failed: 1 warning in 1 text\n" in result.err
    assert lint("own.txt", "-o", "found.sarif", "-q").err == ""
    assert lint("quoted.txt", "-o", "found.sarif").err == ""


def test_results_never_replace_the_rules_or_what_is_known(lint: Cli) -> None:
    lint("own.txt", "--baseline", "known.json", "--write-baseline")
    before = Path("known.json").read_bytes()
    for stdin in (None, OWN.encode()):
        texts = ["own.txt"] if stdin is None else []
        result = lint(*texts, "--baseline", "known.json", "-o", "known.json", stdin=stdin)
        assert (result.status, "would be lost" in result.err) == (2, True)
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--baseline", "none.json"], "none.json: no such file"),
        (["--write-baseline"], "name it: --baseline FILE"),
        (["--baseline", "k.json", "--write-baseline", "-o", "x.json"], "nothing is printed with --write-baseline"),
        (["--house", "none.toml"], "none.toml: cannot be read"),
        (["--fail-level", "warn"], "--fail-level"),
        (["-f", "html"], "it prints table, markdown, json, jsonl, csv, sarif, github"),
        (["-o", "x.xyz"], ".sarif"),
        (["missing.txt"], "missing.txt: no such file"),
    ],
)
def test_wrong_use_is_status_two(lint: Cli, arguments: list[str], said: str) -> None:
    result = lint("own.txt", *arguments)
    assert (result.status, result.out) == (2, b"")
    assert said in result.err


def test_rulings_of_people_let_a_finding_pass(lint: Cli) -> None:
    (finding,) = json.loads(lint("own.txt", "-f", "json").out)["findings"]
    Path("sheet.csv").write_text(f"id,ruling,voice\n{finding['match']['id']},count,indirect\n")
    result = lint("own.txt", "--decisions", "sheet.csv")
    assert (result.status, result.text) == (0, "nothing found in 1 text\n")
    assert "read" in result.err


def test_rows_of_findings_are_a_sheet_to_rule_on(lint: Cli) -> None:
    lint(HERALD, "-o", "sheet.csv")
    header, *rows = csv.reader(io.StringIO(Path("sheet.csv").read_text(encoding="utf-8")))
    with open("ruled.csv", "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*header, "ruling", "coder"], *([*row, "exclude", "Ann"] for row in rows)])
    result = lint(HERALD, "--decisions", "ruled.csv")
    assert (result.status, result.text) == (0, "nothing found in 1 text\n")


def test_filters_leave_out_what_is_not_asked_for(lint: Cli) -> None:
    assert lint(HERALD, "--zone", "caption").status == 0
    assert lint(HERALD, "--frame", "training").status == 0
    assert lint(HERALD, "--concept", "facility").status == 1


def test_plain_names_of_bundled_lexicons_are_told_only_where_their_lexicon_is_named(cli: Cli) -> None:
    Path("a.txt").write_text(
        "The governor said little. COVID-19, or the China virus, kept schools shut.\n", encoding="utf-8"
    )

    def found(*more: str) -> list[str]:
        value = json.loads(cli("lint", "a.txt", "-f", "json", *more).out)
        return [one["match"]["text"] for one in value["findings"]]

    assert found() == ["China virus"]
    assert found("-l", "covid-names") == ["COVID-19", "China virus"]
    assert "Plain names pass, unless a lexicon is named with -l." in cli("lint", "a.txt").text


def test_a_rule_brings_its_bundled_lexicon_and_only_the_frames_it_names(cli: Cli) -> None:
    Path("a.txt").write_text("The quay may perhaps be built. The brutal thugs slammed it.\n", encoding="utf-8")
    assert cli("lint", "a.txt").text == "nothing found in 1 text\n"
    shown = json.loads(cli("lexicon", "show", "hedges", "-f", "json").out)["content"][0]
    name = f"hedges:{shown['concept']}"
    rules = house(f'[rules.hedges]\nconcepts = ["{name}"]\nlevel = "error"\n')
    found = json.loads(cli("lint", "a.txt", "--house", rules, "-f", "json").out)["findings"]
    assert {one["rule"] for one in found} == {"hedges"}


def test_settings_name_the_house_file_from_their_own_place(lint: Cli) -> None:
    Path("desk").mkdir()
    Path("desk/house.toml").write_text('others = "off"\n')
    Path("framing.toml").write_text('[lint]\nhouse = "desk/house.toml"\n')
    assert lint("own.txt").status == 0
    Path("desk/house.toml").write_text('others = "error"\n')
    assert "  error  own-voice" in lint("own.txt").text


def test_two_processes_find_the_same(lint: Cli) -> None:
    for style in ("table", "json"):
        one, two = (lint(HERALD, "own.txt", "quoted.txt", "-f", style, "-j", jobs) for jobs in ("1", "2"))
        assert (one.status, one.out) == (two.status, two.out)


def test_an_empty_text_has_no_findings_in_any_format(lint: Cli) -> None:
    Path("empty.txt").write_bytes(b"")
    for style in ("table", "markdown", "json", "jsonl", "csv", "sarif", "github"):
        assert lint("empty.txt", "-f", style).status == 0
    assert lint("empty.txt", "-q").out == b""


def test_a_quiet_run_has_findings_and_totals_but_no_hints(lint: Cli) -> None:
    text = lint("own.txt", "-q").text
    assert "own-voice" in text
    assert "--house" not in text
    assert "--house" in lint("own.txt").text


def test_the_hint_explains_a_place_with_the_same_lexicons(lint: Cli, cli: Cli) -> None:
    shutil.copy("own.txt", "my own.txt")
    hint = " ".join(lint("my own.txt").text.splitlines()[-2:])
    assert f"Why: framing explain -l {SITES} 'my own.txt:1:5'" in hint
    assert cli("explain", "-l", SITES, "my own.txt:1:5").status == 0
    assert "explain" not in lint(stdin=OWN.encode()).text


def test_what_is_found_most_often_is_named_as_a_rule_would_name_it(lint: Cli) -> None:
    for name in ("a.txt", "b.txt"):
        paragraphs = (f"The detention camps on Ostrava Island had {number} yards.\n\n" for number in range(3))
        Path(name).write_text("".join(paragraphs), encoding="utf-8")
    text = lint("a.txt", "b.txt").text
    assert "\nMost often: sites:facility.internment (6)\n" in text
    assert "    sites:facility.internment; other names: Concentration camps · Training\n" in text
    assert "Most often" not in lint("own.txt", "quoted.txt").text
    rules = house('[rules.all]\nframes = ["sites:facility.internment"]\nlevel = "off"\n')
    assert lint("a.txt", "b.txt", "--house", rules).status == 0


def test_hostile_names_and_texts_reach_no_medium(lint: Cli) -> None:
    name = "=a::b,c%\n[red]\x1b]0;x\x07.txt"
    Path(name).write_text(f"[bold]\x1b[31m{OWN}", encoding="utf-8")
    table = lint(name).text
    assert not set("\x1b\x07") & set(table)
    assert "[red]" in table
    assert len(lint(name, "-f", "github").text.splitlines()) == 1
    assert "file==a%3A%3Ab%2Cc%25%0A[red]" in lint(name, "-f", "github").text
    assert next(csv.reader(io.StringIO(lint(name, "-f", "csv").text.partition("\n")[2])))[0].startswith("'=a")
    assert "\\[red\\]" in lint(name, "-f", "markdown").text
    place = json.loads(lint(name, "-f", "sarif").out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("%3Da%3A%3Ab%2Cc%25%0A%5Bred%5D%1B")


def test_names_that_are_no_text_are_escaped(lint: Cli) -> None:
    name = "odd-\udcff.txt"
    shutil.copy("own.txt", name)
    for style in ("table", "markdown", "json", "jsonl", "csv", "sarif", "github"):
        assert lint(name, "-f", style).status == 1
    place = json.loads(lint(name, "-f", "sarif").out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "odd-%FF.txt"


def test_a_narrow_terminal_has_messages_below_their_places(lint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = lint("own.txt", "--color", "never", terminal=True).text.splitlines()
    assert max(map(len, shown)) <= 40
    assert shown[:2] == ["own.txt:1:5  warning  own-voice", "    “detention camps” in the writer's"]


def test_rules_on_lexicons_that_are_not_in_use_are_told(lint: Cli, cli: Cli) -> None:
    rules = house(
        '[rules.lives]\nframes = ["opponents.pro-life"]\n[rules.capital]\nconcepts = ["kyiv"]\nlevel = "off"\n'
    )
    told = "house.toml: has rules on labels of lexicons that are not in use: us-abortion\n"
    assert told in lint("own.txt", "--house", rules).err
    assert told not in lint("own.txt", "--house", rules, "-q").err
    assert "not in use" not in cli("lint", "own.txt", "--house", rules).err


def test_the_help_names_what_is_special(cli: Cli) -> None:
    shown = cli("lint", "--help").text
    for part in ("--house", "--fail-level", "--baseline", "--write-baseline", "sarif", "github"):
        assert part in shown
