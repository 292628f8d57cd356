from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli

SITES = str(DATA / "sites.toml")
WIRE, DAILY, EVENING = (str(DATA / f"ostrava-{name}.txt") for name in ("wire", "daily", "evening"))
HOSTILE = (
    "Headline on Ostrava Island\n\nWire | The internment camps\x1b[31m on Ostrava Island <script>alert(1)</script> "
    "hold =cmd() `4,000` [people](javascript:x) \u202e, a *human* rights group said on Monday.\n"
)


def _write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def _changes(result_out: bytes) -> list[list[str]]:
    return [change["kinds"] for change in json.loads(result_out)["changes"]]


def test_the_same_file_twice_says_that_no_label_changed(cli: Cli) -> None:
    result = cli("diff", WIRE, WIRE, "-l", SITES)
    assert (result.status, result.err) == (0, "")
    assert "No label changed." in result.text


def test_plain_sentences_say_who_says_what_where(cli: Cli) -> None:
    text = " ".join(cli("diff", WIRE, DAILY, "-l", SITES).text.split())
    assert (
        "ostrava-wire.txt gives it to a human rights group (paragraph 1); "
        "ostrava-daily.txt says it itself (headline, paragraph 2)." in text
    )
    assert "Where ostrava-wire.txt has “vocational training centres”, given to the government (paragraph 3)" in text


def test_one_file_compares_the_headline_with_the_body(cli: Cli) -> None:
    file = _write(
        "a.txt", "Ostrava internment camps grow fast\n\n" + Path(WIRE).read_text(encoding="utf-8").split("\n\n", 1)[1]
    )
    result = cli("diff", file, "-l", SITES)
    assert result.status == 0
    assert "The body gives it to a human rights group (paragraph 1); the headline says it itself." in result.text


def test_a_file_of_records_compares_each_headline(cli: Cli) -> None:
    records = [{"id": name, "text": Path(name).read_text(encoding="utf-8")} for name in (DAILY, EVENING)]
    file = _write("records.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    result = cli("diff", file, "-l", SITES, "-f", "jsonl")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [(line["schema"], line["within"]) for line in lines] == [("framing.diff/1", True)] * 2
    two = cli("diff", file, "-l", SITES, "-f", "jsonl", "-j", "2")
    assert two.out == result.out


def test_empty_files_are_compared_too(cli: Cli) -> None:
    empty = _write("empty.txt", "")
    result = cli("diff", empty, WIRE, "-l", SITES, "-f", "json", "--no-gate")
    assert result.status == 0
    assert all(kinds == ["added"] for kinds in _changes(result.out))
    assert "No term of the lexicons in use is counted in either text." in cli("diff", empty, empty, "-l", SITES).text
    assert "no headline recognised" in cli("diff", empty, "-l", SITES).text


def test_filters_hold_in_both_texts(cli: Cli) -> None:
    result = cli("diff", WIRE, DAILY, "-l", SITES, "-f", "json", "--frame", "concentration-camp")
    assert _changes(result.out) == [["unquoted"]]
    assert json.loads(result.out)["run"]["settings"]["frame"] == ["concentration-camp"]


def test_without_gate_terms_out_of_context_are_compared(cli: Cli) -> None:
    old, new = (
        _write("old.txt", "A detention camp was built.\n"),
        _write("new.txt", "A vocational training centre was built.\n"),
    )
    assert _changes(cli("diff", old, new, "-l", SITES, "-f", "json").out) == []
    assert _changes(cli("diff", old, new, "-l", SITES, "-f", "json", "--no-gate").out) == [["swapped"]]


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "jsonl"])
def test_hostile_text_stays_text(form: str, cli: Cli) -> None:
    old, new = (
        _write("old.txt", HOSTILE),
        _write("new.txt", HOSTILE.replace(", a *human* rights group said on Monday", "")),
    )
    result = cli("diff", old, new, "-l", SITES, "-f", form)
    assert result.status == 0
    if form != "csv":  # which keeps the text as it is
        assert "\x1b" not in result.text
    if form == "markdown":
        assert "<script>" not in result.text
        assert "[people](" not in result.text
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(result.text)))
        assert [row["kinds"] for row in rows] == ["stripped", "stripped"]
        assert not any(value.startswith("=") for row in rows for value in row.values())


def test_no_words_of_the_texts_without_text(cli: Cli) -> None:
    result = cli("diff", WIRE, DAILY, "-l", SITES, "-f", "json", "--no-text")
    assert not any(word in result.text for word in ("internment camps", "Lena Marsh", "rights group", "harbour"))
    refused = cli("diff", WIRE, DAILY, "-l", SITES, "--no-text")
    assert refused.status == 2


@pytest.mark.parametrize(
    ("operands", "message"),
    [
        ((WIRE, DAILY, EVENING), "a third operand"),
        ((WIRE, str(DATA / "sentences.jsonl")), "several documents"),
        ((WIRE, "nowhere.txt"), "no such file"),
        (("-", "-"), "-: both texts from standard input, which is read once"),
    ],
)
def test_operands_that_are_not_two_texts_are_refused(operands: tuple[str, ...], message: str, cli: Cli) -> None:
    result = cli("diff", *operands, "-l", SITES)
    assert (result.status, result.out) == (2, b"")
    assert message in result.err


def test_a_draft_can_come_from_a_pipe(cli: Cli) -> None:
    result = cli("diff", WIRE, "-", "-l", SITES, "-f", "json", stdin=Path(DAILY).read_bytes())
    assert json.loads(result.out)["new"]["document"] == "<stdin>"


def test_findings_point_at_their_changes_and_uses(cli: Cli) -> None:
    value = json.loads(cli("diff", WIRE, DAILY, "-l", SITES, "-f", "json").out)
    numbers = sorted(number for finding in value["findings"] for number in finding["changes"])
    assert numbers == list(range(len(value["changes"])))
    for finding in value["findings"]:
        for number in finding["changes"]:
            change = value["changes"][number]
            assert finding["kind"] in change["kinds"]
            assert change["new"] is None or change["new"]["id"] in finding["new"]
    text = Path(DAILY).read_text(encoding="utf-8")
    for change in value["changes"]:
        if change["new"] is not None:
            assert text[change["new"]["start"] : change["new"]["end"]] == change["new"]["text"]


def test_fewer_and_more_uses_are_counted_in_words(cli: Cli) -> None:
    camps = "Internment camps were built on Ostrava Island {}.\n\n"
    old = _write("old.txt", "".join(camps.format(when) for when in ("in May", "by soldiers in June", "at night")))
    new = _write("new.txt", camps.format("in May"))
    less = " ".join(cli("diff", old, new, "-l", SITES).text.split())
    assert "old.txt has it 3 times, new.txt once; gone from paragraphs 2 and 3." in less
    more = " ".join(cli("diff", new, old, "-l", SITES).text.split())
    assert "new.txt has it once, old.txt 3 times; more in paragraphs 2 and 3." in more


def test_versions_of_one_name_are_called_old_and_new(cli: Cli) -> None:
    for folder, name in (("before", WIRE), ("after", DAILY)):
        Path(folder).mkdir()
        Path(folder, "story.txt").write_text(Path(name).read_text(encoding="utf-8"), encoding="utf-8")
    text = cli("diff", "before/story.txt", "after/story.txt", "-l", SITES).text
    assert "before/story.txt → after/story.txt" in text
    assert "The old text gives it to a human rights group (paragraph 1); the new text says it itself" in text


def test_headlines_that_do_nothing_are_summed_up(cli: Cli) -> None:
    rows = [
        (
            "Vocational training centres on Ostrava Island grow",
            "Trainees at the vocational training centres on Ostrava Island learn two trades, the ministry said.",
        ),
        ("Camps grow", "Internment camps on Ostrava Island grew."),
        ("Rain falls", "The bakery opens."),
        ("Snow falls", "The bakery closes."),
    ]
    text = "".join(json.dumps({"id": f"d{i}", "title": t, "text": x}) + "\n" for i, (t, x) in enumerate(rows))
    Path("many.jsonl").write_text(text, encoding="utf-8")
    command = ("diff", "many.jsonl", "--headline-field", "title", "-l", SITES)
    for style, line in (("table", "  No term"), ("markdown", "- No term")):
        shown = cli(*command, "-f", style).text
        assert "d0: body → headline" in shown
        assert "d2: body" not in shown
        assert "Of the other 3 texts:" in shown
        assert f"{line} of the lexicons in use is counted here. (2)" in shown
    assert len(cli(*command, "-f", "jsonl").text.splitlines()) == len(rows)
    Path("one.jsonl").write_text(text.splitlines()[2] + "\n", encoding="utf-8")
    assert "d2: body → headline" in cli("diff", "one.jsonl", *command[2:]).text
