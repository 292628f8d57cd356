"""`framing compare`, `trend` and `plan` as a user types them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, Cli, bring

OUTLETS = ["outlets.jsonl", "--headline-field", "title", "-l", "sites.toml"]


@pytest.fixture(autouse=True)
def _corpus(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml")


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [n for item in value.values() for n in _numbers(item)]
    if isinstance(value, list):
        return [n for item in value for n in _numbers(item)]
    return [value] if isinstance(value, float) else []


def test_json_holds_what_every_view_says(cli: Cli) -> None:
    result = cli("compare", *OUTLETS, "--by", "outlet", "--keyness", "-f", "json")
    value = json.loads(result.out)
    assert all(math.isfinite(number) for number in _numbers(value))
    contrast = value["contrasts"][0]
    assert list(contrast)[:12] == [
        "side", "lexicon", "concept", "frame", "group", "against", "difference", "effect", "p", "q", "tier", "flags",
    ]  # fmt: skip
    assert value["findings"][0]["frame"] == "internment"
    assert value["testing"]["tests"] > 0
    assert value["copies"]["clusters"] == 1
    assert value["run"]["settings"]["command_line"] == (
        "framing compare outlets.jsonl --headline-field title --lexicon sites.toml --by outlet --keyness"
    )


def test_the_command_line_of_a_report_holds_no_paths_of_a_machine(cli: Cli) -> None:
    result = cli("compare", Path.cwd() / "outlets.jsonl", *OUTLETS[1:], "--by", "outlet", "-o", "out.md", "-q")
    assert result.status == 0
    text = Path("out.md").read_text(encoding="utf-8")
    assert str(Path.cwd()) not in text
    assert "    framing compare outlets.jsonl --headline-field title --lexicon sites.toml --by outlet\n" in text
    assert "sha256" in text


def test_a_seed_gives_the_same_bytes(cli: Cli) -> None:
    runs = [cli("compare", *OUTLETS, "--by", "outlet", "--seed", "7", "-f", "json").out for _ in range(2)]
    assert runs[0] == runs[1]


def test_copies_can_be_dropped(cli: Cli) -> None:
    kept, dropped = (
        json.loads(cli("compare", *OUTLETS, "--by", "outlet", "--copies", policy, "-f", "json").out)
        for policy in ("keep", "drop")
    )
    assert [group["documents"] for group in kept["groups"]] == [8, 8, 9]
    assert [group["documents"] for group in dropped["groups"]] == [8, 8, 8]
    assert [group["independent_documents"] for group in kept["groups"]] == [8, 8, 8]


def test_paragraphs_add_up_to_their_documents(cli: Cli) -> None:
    whole, parts = (
        json.loads(cli("compare", *OUTLETS, "--by", "outlet", "--unit", unit, "-f", "json").out)
        for unit in ("document", "paragraph")
    )
    assert [c["q"] for c in whole["contrasts"]] == [c["q"] for c in parts["contrasts"]]
    assert [g["documents"] for g in whole["groups"]] == [g["documents"] for g in parts["groups"]]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--by", "outlet", "--strata", "topik"], "no document has a field “topik”"),
        (["--by", "outlet", "--paired", "evnt"], "did you mean event?"),
        (["--by", "outlet", "--paired", "event", "--strata", "genre"], "cannot be given with --paired"),
        (["--by", "outlet", "--copies", "forget"], "forget"),
    ],
)
def test_wrong_options_are_named(arguments: list[str], problem: str, cli: Cli) -> None:
    result = cli("compare", *OUTLETS, *arguments)
    assert (result.status, result.out) == (2, b"")
    assert problem in result.err


def test_no_text_leaves_out_words_of_the_documents(cli: Cli) -> None:
    text = cli("compare", *OUTLETS, "--by", "outlet", "--keyness", "--no-text", "-f", "json").text
    assert "certificates" not in text
    assert "scabies" not in text


def test_hostile_names_and_words_reach_no_markup(cli: Cli) -> None:
    rows = [json.loads(line) for line in Path("outlets.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["outlet"] = f"<b>{row['outlet']}</b>|=1\x1b[31m"
        row["author"] = "<script>alert(1)</script>"
    Path("h.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for command in ("compare", "trend"):
        text = cli(command, "h.jsonl", *OUTLETS[1:], "--by", "outlet", "-f", "markdown").text
        assert "<b>" not in text
        assert "<script>" not in text
        assert "\x1b" not in cli(command, "h.jsonl", *OUTLETS[1:], "--by", "outlet").text


def test_trend_needs_a_date_it_can_read(cli: Cli) -> None:
    missing = cli("trend", *OUTLETS, "--date-field", "dat")
    assert (missing.status, missing.out) == (2, b"")
    assert "did you mean date?" in missing.err
    unread = cli("trend", *OUTLETS, "--date-field", "event")
    assert unread.status == 2
    assert "no document has a date that can be read" in unread.err
    assert cli("trend", *OUTLETS, "--at", "5/6/2021").status == 2


def test_trend_reads_years_alone_where_it_counts_by_years(cli: Cli) -> None:
    rows = [{"text": "The internment camps in Xinjiang.", "year": 2019}] * 3
    rows += [{"text": "The vocational training centres in Xinjiang.", "year": "2020"}] * 3
    Path("y.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    given = ("trend", "y.jsonl", "--date-field", "year")
    years = json.loads(cli(*given, "--bin", "year", "-f", "json").text)
    assert (years["first"], years["last"], years["documents"]) == ("2019-01-01", "2020-01-01", 6)
    assert "vocational training centres" in cli(*given, "--bin", "year", "-f", "html").text
    assert cli(*given, "--bin", "year", "--at", "2020-01-01").status == 0
    for more in (("--bin", "month"), (), ("--bin", "year", "--at", "2020-02-01")):
        refused = cli(*given, *more)
        assert refused.status == 2
        assert "2020 is read with --bin year" in refused.err


def test_texts_in_which_nothing_is_named_are_said_to_be(cli: Cli) -> None:
    for name in ("a", "b"):
        Path(f"{name}.csv").write_text(f"date,text\n2020-01-01,The bakery {name} opens.\n", encoding="utf-8")
    said = "No term of the lexicons in use is counted in these texts."
    for style in ("table", "markdown", "html"):
        assert said in cli("compare", "a.csv", "b.csv", "-l", "sites.toml", "-f", style).text
        assert said in cli("trend", "a.csv", "-l", "sites.toml", "-f", style).text
    assert (
        "- 1 lexicon of which nothing occurs" in cli("compare", "a.csv", "b.csv", "-l", "sites.toml", "-f", "md").text
    )
    assert "Bars run" not in cli("trend", "a.csv", "-l", "sites.toml").text


def test_texts_without_fields_say_where_fields_come_from(cli: Cli) -> None:
    Path("a.txt").write_text("The bakery opens.", encoding="utf-8")
    result = cli("trend", "a.txt", "-l", "sites.toml")
    assert (result.status, "these texts have none; columns of a table are fields" in result.err) == (2, True)


def test_plan_says_how_many_documents(cli: Cli) -> None:
    plan = json.loads(cli("plan", "--detect", "10", "--share", "20", "-f", "json").out)
    assert (plan["schema"], plan["documents"]) == ("framing.plan/1", 82)
    assert cli("plan", "--detect", "-10", "--share", "30", "-f", "json").out
    for wrong in (["--detect", "0"], ["--detect", "80", "--share", "30"], ["--power", "100"]):
        result = cli("plan", *wrong)
        assert (result.status, result.out) == (2, b"")


@pytest.mark.parametrize("style", ["table", "markdown", "html"])
def test_a_source_that_rejects_a_name_is_told_from_one_that_uses_it(cli: Cli, style: str) -> None:
    texts = (DATA / "harbour-courier.txt", DATA / "river-daily.txt")
    shown = cli("compare", *texts, "-l", "xinjiang-facilities", "-f", style).text
    assert "a spokeswoman (rejects it)" in shown
    assert shown.count("(rejects it)") == 1
    groups = json.loads(cli("compare", *texts, "-l", "xinjiang-facilities", "-f", "json").out)["groups"]
    found = {
        (source["name"], frame["frame"]): source["rejected"]
        for group in groups
        for concept in group["concepts"]
        for frame in concept["frames"]
        for source in frame["sources"]
    }
    assert {key for key, rejected in found.items() if rejected} == {("a spokeswoman", "concentration-camp")}


def test_of_many_groups_it_is_told_how_often_a_name_is_rejected(cli: Cli) -> None:
    said = "Ivo Kern {} that there are detention camps on Ostrava Island."
    groups = {"a": ("said", "denied"), "b": ("said",), "c": ("said",)}
    texts = [{"text": said.format(verb), "outlet": name} for name, verbs in groups.items() for verb in verbs]
    Path("k.jsonl").write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    shown = cli("compare", "k.jsonl", "--by", "outlet", "-l", "sites.toml", "-q").text
    assert shown.count("1 rejected") == 1


@pytest.mark.parametrize("style", ["table", "markdown", "html"])
def test_names_alike_that_a_group_never_uses_are_told_apart(cli: Cli, style: str) -> None:
    concept = '[concepts.{0}]\ntitle = "What the {0} is called"\n'
    frame = '[concepts.{0}.frames.{1}]\ntitle = "{1}"\ngloss = "g"\nterms = ["{1} {0}"]\n'
    things = [concept.format(one) + frame.format(one, "old") + frame.format(one, "new") for one in ("dam", "mill")]
    head = 'format = 1\nid = "works"\ntitle = "Works"\nlanguage = "en"\nversion = "1.0.0"\nlicence = "CC0-1.0"\n'
    Path("works.toml").write_text(head + "".join(things), encoding="utf-8")
    Path("a.txt").write_text("The old dam and the old mill are loud.", encoding="utf-8")
    Path("b.txt").write_text("The new dam and the new mill are loud.", encoding="utf-8")
    shown = " ".join(cli("compare", "a.txt", "b.txt", "-l", "works.toml", "-f", style).text.split())
    assert "new (What the dam is called)" in shown
    assert "old (What the mill is called)" in shown
