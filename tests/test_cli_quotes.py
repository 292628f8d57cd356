"""`framing quotes` from the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import DATA, Cli
from tests.test_layers import HEAVY

HERALD, GAZETTE = DATA / "island-herald.txt", DATA / "island-gazette.txt"


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_json_lines_give_one_line_per_piece_with_offsets_of_the_text(cli: Cli) -> None:
    result = cli("quotes", HERALD, "-f", "jsonl")
    assert (result.status, result.err) == (0, "")
    text = HERALD.read_text(encoding="utf-8")
    pieces = lines(result.out)
    assert {piece["schema"] for piece in pieces} == {"framing.attribution/1"}
    for piece in pieces:
        assert text[piece["start"] : piece["end"]] == piece["text"]
    quoted = next(piece for piece in pieces if "concentration camps" in str(piece["text"]))
    assert quoted["kind"] == "direct_quote"
    assert quoted["source"]["text"] == "Lena Marsh"
    assert quoted["cue"]["class"] == "say"


def test_json_sums_up_documents_and_sources(cli: Cli) -> None:
    value = json.loads(cli("quotes", HERALD, GAZETTE, "-f", "json").out)
    assert value["schema"] == "framing.attributions/1"
    assert [document["document"] for document in value["documents"]] == [str(HERALD), str(GAZETTE)]
    for document in value["documents"]:
        counted = [item for item in document["attributions"] if item["counted"]]
        assert sum(item["words"] for item in counted) == document["quoted_words"]
        assert round(document["quoted_words"] / document["words"], 6) == document["share"]
    assert {source["documents"] for source in value["sources"]} <= {1, 2}


def test_json_and_json_lines_agree(cli: Cli) -> None:
    pieces = [line["attribution"] for line in lines(cli("quotes", HERALD, "-f", "jsonl").out)]
    document = json.loads(cli("quotes", HERALD, "-f", "json").out)["documents"][0]
    assert pieces == [item["attribution"] for item in document["attributions"] for _ in item["pieces"]]


def test_csv_has_a_row_per_piece_and_the_metadata(cli: Cli) -> None:
    record = {"id": "a", "text": "“We go,” said Lena Marsh.", "outlet": "Courier"}
    Path("c.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(cli("quotes", "c.jsonl", "-f", "csv").text)))
    assert [(row["document"], row["source"], row["cue"], row["meta.outlet"]) for row in rows] == [
        ("a", "Lena Marsh", "said", "Courier")
    ]


def test_no_text_leaves_out_every_word_of_the_document(cli: Cli) -> None:
    for style in ("json", "jsonl", "csv"):
        out = cli("quotes", HERALD, "-f", style, "--no-text").text
        for word in ("Marsh", "concentration", "government says", "human rights"):
            assert word not in out
        assert "direct_quote" in out
    for style in ("table", "markdown"):
        refused = cli("quotes", HERALD, "-f", style, "--no-text")
        assert (refused.status, refused.out) == (2, b"")


def test_the_table_groups_quotations_by_source_and_says_who_claims(cli: Cli) -> None:
    Path("a.txt").write_text(
        "Ferry talks\n\nThe ministry claims that the ferry is safe.\n\n“It is not,” said Lena Marsh on Monday.\n",
        encoding="utf-8",
    )
    shown = cli("quotes", "a.txt").text
    assert "Verbs of doubt: The ministry (“claims”); none for 1 other source" in shown
    assert shown.index(" The ministry") < shown.index("the ferry is safe")
    assert "in quotation marks" in shown.splitlines()[0]


def test_several_documents_end_with_a_summary_and_one_does_not(cli: Cli) -> None:
    assert "All 2 documents" in cli("quotes", HERALD, GAZETTE).text
    assert "## All documents" in cli("quotes", HERALD, GAZETTE, "-f", "markdown").text
    assert "All " not in cli("quotes", HERALD).text


def test_text_without_quotations_says_so(cli: Cli) -> None:
    Path("a.txt").write_text("The ferry left at noon.\n", encoding="utf-8")
    for style in ("table", "markdown", "json", "jsonl", "csv"):
        assert cli("quotes", "a.txt", "-f", style).status == 0
    assert "Nobody is quoted here." in cli("quotes", "a.txt").text
    assert cli("quotes", "a.txt", "-f", "jsonl").out == b""


def test_two_processes_print_the_same(cli: Cli) -> None:
    for style in ("table", "jsonl", "csv"):
        one = cli("quotes", HERALD, GAZETTE, "-f", style)
        two = cli("quotes", HERALD, GAZETTE, "-f", style, "--jobs", "2")
        assert (one.status, one.out, one.err) == (two.status, two.out, two.err)


def test_hostile_text_is_made_harmless(cli: Cli) -> None:
    text = "“Go\x1b[31m | <b>now</b> \u202e,” said Lena Marsh.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    assert "\x1b" not in cli("quotes", "a.txt").text
    markdown = cli("quotes", "a.txt", "-f", "markdown").text
    assert "<b>" not in markdown
    assert "\u202e" not in markdown


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom framing.cli.app import run\n"
        f"status = run(['quotes', {str(HERALD)!r}])\n"
        f"heavy = sorted(set(sys.modules) & set({HEAVY!r}))\n"
        "sys.exit(f'imports {heavy}' if heavy else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr


def test_voices_and_zones_choose_what_is_listed_and_summed_up(cli: Cli) -> None:
    every, some = (lines(cli("quotes", HERALD, "-f", "jsonl", *more).out) for more in ((), ("--voice", "direct_quote")))
    assert some == [piece for piece in every if piece["kind"] == "direct_quote"] != []
    value = json.loads(cli("quotes", HERALD, "-f", "json", "--voice", "direct_quote", "--zone", "headline").out)
    assert value["run"]["settings"] == {"voice": ["direct_quote"], "zone": ["headline"]}
    assert (value["documents"][0]["attributions"], value["documents"][0]["quoted_words"]) == ([], 0)
    assert value["documents"][0]["words"] > 0
    assert "· only quoted · " in cli("quotes", HERALD, "--voice", "direct_quote").text


def test_a_voice_in_which_nobody_is_quoted_is_refused(cli: Cli) -> None:
    result = cli("quotes", HERALD, "--voice", "narrator")
    assert (result.status, "one of direct_quote, " in result.err) == (2, True)
