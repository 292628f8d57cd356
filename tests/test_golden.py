"""What every command prints in every format, as files one can read.

`FRAMING_UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli, bring

GOLDEN = Path(__file__).parent / "golden"
HERALD, GAZETTE = "island-herald.txt", "island-gazette.txt"
WIRE, DAILY, EVENING = "ostrava-wire.txt", "ostrava-daily.txt", "ostrava-evening.txt"
OUTLETS = ("outlets.jsonl", "--headline-field", "title", "--by", "outlet")
MODEL = ("-m", "five-frames.model")
FRAMES = (*MODEL, "--precision", "0.5")
NO_LEXICON = ("quotes", "plan", "corpus", "evaluate", "classify")
CODED_MATCHES, CODED_PASSAGES, CODED_FRAMES = (
    ("--coder", f"{name}-1.csv", "--coder", f"{name}-2.csv", "--key", f"{name}-key.json")
    for name in ("matches", "passages", "frames")
)
CODED = tuple(path.name for path in sorted((DATA / "coding").iterdir()))
LINT = ("lint", HERALD, GAZETTE, "--fail-level", "never")
QUOTED = ("island-letter.md", "island-page.html")
HOUSE = ("--house", "island-house.toml")
DOCUMENTS = (
    HERALD,
    GAZETTE,
    WIRE,
    DAILY,
    EVENING,
    "outlets.jsonl",
    "sites.toml",
    "island-decisions.csv",
    "five-frames.model",
    "island-house.toml",
    *QUOTED,
)
CASES = {
    "score.txt": ["score", HERALD, GAZETTE],
    "score.md": ["score", HERALD, GAZETTE, "-f", "markdown"],
    "score.json": ["score", HERALD, "-f", "json"],
    "score.jsonl": ["score", HERALD, GAZETTE, "-f", "jsonl"],
    "score.csv": ["score", HERALD, GAZETTE, "-f", "csv"],
    "score-paragraph.csv": ["score", HERALD, "-f", "csv", "--unit", "paragraph"],
    "score-no-text.jsonl": ["score", HERALD, "-f", "jsonl", "--no-text"],
    "score.html": ["score", HERALD, GAZETTE, "-f", "html"],
    "score-one.html": ["score", HERALD, "-o", "-", "-f", "html"],
    "score-decisions.txt": ["score", HERALD, "--decisions", "island-decisions.csv"],
    "score-decisions.json": ["score", HERALD, "-f", "json", "--decisions", "island-decisions.csv"],
    "kwic-decisions.txt": ["kwic", HERALD, "--decisions", "island-decisions.csv"],
    "kwic.txt": ["kwic", HERALD, GAZETTE],
    "kwic.md": ["kwic", HERALD, GAZETTE, "-f", "markdown"],
    "kwic.jsonl": ["kwic", HERALD, "-f", "jsonl"],
    "kwic.json": ["kwic", HERALD, "-f", "json"],
    "kwic.csv": ["kwic", HERALD, GAZETTE, "-f", "csv"],
    "kwic-block-quotes.txt": ["kwic", *QUOTED],
    "quotes-block-quotes.txt": ["quotes", *QUOTED],
    "quotes.txt": ["quotes", HERALD, GAZETTE],
    "quotes.md": ["quotes", HERALD, GAZETTE, "-f", "markdown"],
    "quotes.json": ["quotes", HERALD, "-f", "json"],
    "quotes.jsonl": ["quotes", HERALD, GAZETTE, "-f", "jsonl"],
    "quotes.csv": ["quotes", HERALD, GAZETTE, "-f", "csv"],
    "quotes-no-text.jsonl": ["quotes", HERALD, "-f", "jsonl", "--no-text"],
    "explain.txt": ["explain", f"{HERALD}:5:20"],
    "explain.md": ["explain", f"{HERALD}:7", "-f", "markdown"],
    "explain.json": ["explain", f"{HERALD}:5:20", "-f", "json"],
    "explain-block-quote.txt": ["explain", f"{QUOTED[0]}:11"],
    "explain.jsonl": ["explain", f"{HERALD}:5:20", "-f", "jsonl"],
    "explain.csv": ["explain", f"{HERALD}:7", "-f", "csv"],
    "explain-no-text.csv": ["explain", f"{HERALD}:7", "-f", "csv", "--no-text"],
    "explain-repeat.txt": ["explain", f"{HERALD}:11"],
    "explain-nothing.txt": ["explain", f"{HERALD}:3:1"],
    "diff.txt": ["diff", WIRE, DAILY],
    "diff.md": ["diff", WIRE, DAILY, "-f", "markdown"],
    "diff.json": ["diff", WIRE, DAILY, "-f", "json"],
    "diff.html": ["diff", WIRE, DAILY, "-f", "html"],
    "diff-headline.html": ["diff", EVENING, "-f", "html"],
    "diff.csv": ["diff", WIRE, DAILY, "-f", "csv"],
    "diff-evening.txt": ["diff", WIRE, EVENING],
    "diff-headline.txt": ["diff", EVENING],
    "diff-headline.json": ["diff", EVENING, "-f", "json"],
    "diff-no-text.jsonl": ["diff", WIRE, EVENING, "-f", "jsonl", "--no-text"],
    "compare.txt": ["compare", HERALD, GAZETTE],
    "compare.md": ["compare", HERALD, GAZETTE, "-f", "markdown"],
    "compare.json": ["compare", HERALD, GAZETTE, "-f", "json"],
    "compare.html": ["compare", HERALD, GAZETTE, "-f", "html"],
    "compare.csv": ["compare", HERALD, GAZETTE, "-f", "csv"],
    "compare-outlets.txt": ["compare", *OUTLETS, "--keyness"],
    "compare-outlets.md": ["compare", *OUTLETS, "--keyness", "-f", "markdown"],
    "compare-outlets.csv": ["compare", *OUTLETS, "-f", "csv"],
    "compare-paired.txt": ["compare", *OUTLETS, "--paired", "event", "--copies", "drop"],
    "compare-labels.txt": ["compare", *OUTLETS, *FRAMES],
    "compare-labels.md": ["compare", *OUTLETS, *FRAMES, "-f", "markdown"],
    "compare-labels.html": ["compare", *OUTLETS, *FRAMES, "-f", "html"],
    "compare-labels.csv": ["compare", *OUTLETS, *FRAMES, "-f", "csv"],
    "classify.txt": ["classify", HERALD, "outlets.jsonl", *MODEL],
    "classify.md": ["classify", HERALD, GAZETTE, *MODEL, "-f", "markdown"],
    "classify.json": ["classify", HERALD, GAZETTE, *MODEL, "-f", "json"],
    "classify.jsonl": ["classify", HERALD, GAZETTE, *MODEL, "-f", "jsonl"],
    "classify.csv": ["classify", "outlets.jsonl", *MODEL, "-f", "csv"],
    "classify-narrator.txt": ["classify", HERALD, *MODEL, "--unit", "paragraph", "--voice", "narrator"],
    "score-model.txt": ["score", HERALD, *MODEL, "--unit", "paragraph"],
    "score-model.json": ["score", HERALD, *MODEL, "--unit", "paragraph", "-f", "json"],
    "trend.txt": ["trend", *OUTLETS, "--bin", "quarter", "--at", "2021-05-01"],
    "trend.md": ["trend", *OUTLETS, "--bin", "quarter", "--at", "2021-05-01", "-f", "markdown"],
    "trend.json": ["trend", *OUTLETS, "--bin", "quarter", "-f", "json"],
    "trend.html": ["trend", *OUTLETS, "--bin", "quarter", "--at", "2021-05-01", "-f", "html"],
    "trend.csv": ["trend", *OUTLETS, "--bin", "quarter", "-f", "csv"],
    "trend-labels.txt": ["trend", *OUTLETS, *FRAMES, "--bin", "quarter", "--at", "2021-05-01"],
    "trend-labels.md": ["trend", *OUTLETS, *FRAMES, "--bin", "quarter", "--at", "2021-05-01", "-f", "markdown"],
    "trend-labels.json": ["trend", *OUTLETS, *FRAMES, "--bin", "year", "--at", "2021-05-01", "-f", "json"],
    "trend-labels.html": ["trend", *OUTLETS, *FRAMES, "--bin", "quarter", "--at", "2021-05-01", "-f", "html"],
    "trend-labels.csv": ["trend", *OUTLETS, *FRAMES, "--bin", "quarter", "-f", "csv"],
    "suggest.txt": ["suggest", *DOCUMENTS[:5]],
    "suggest.md": ["suggest", *DOCUMENTS[:5], "--concept", "facility", "-f", "markdown"],
    "suggest.json": ["suggest", *DOCUMENTS[:5], "--top", "3", "-f", "json"],
    "suggest.toml": ["suggest", *DOCUMENTS[:5], "-f", "toml"],
    "corpus.txt": ["corpus", *DOCUMENTS[:6], "--headline-field", "title"],
    "corpus.md": ["corpus", *DOCUMENTS[:6], "--headline-field", "title", "-f", "markdown"],
    "corpus.csv": ["corpus", *DOCUMENTS[:6], "--headline-field", "title", "-f", "csv", "-q"],
    "corpus.json": ["corpus", *DOCUMENTS[:6], "--headline-field", "title", "-f", "json"],
    "corpus-no-text.jsonl": ["corpus", HERALD, WIRE, "-f", "jsonl", "--no-text"],
    "lint.txt": [*LINT],
    "lint-block-quotes.txt": ["lint", *QUOTED, "--fail-level", "never"],
    "lint-house.txt": [*LINT, *HOUSE],
    "lint.md": [*LINT, *HOUSE, "-f", "markdown"],
    "lint.json": [*LINT, *HOUSE, "-f", "json"],
    "lint.jsonl": [*LINT, "-f", "jsonl"],
    "lint.csv": [*LINT, *HOUSE, "-f", "csv"],
    "lint.sarif": [*LINT, *HOUSE, "-f", "sarif"],
    "lint.github": [*LINT, *HOUSE, "-f", "github"],
    "lint-no-text.jsonl": [*LINT, *HOUSE, "-f", "jsonl", "--no-text"],
    "plan.txt": ["plan", "--detect", "10", "--share", "20"],
    "plan.md": ["plan", "--detect", "10", "--share", "20", "-f", "markdown"],
    "plan.json": ["plan", "--detect", "10", "--share", "20", "-f", "json"],
    "plan.jsonl": ["plan", "--detect", "10", "--share", "20", "-f", "jsonl"],
    "plan.csv": ["plan", "--detect", "10", "--share", "20", "-f", "csv"],
    "evaluate-matches.txt": ["evaluate", *CODED_MATCHES],
    "evaluate-matches.md": ["evaluate", *CODED_MATCHES, "-f", "markdown"],
    "evaluate-matches.csv": ["evaluate", *CODED_MATCHES, "-f", "csv"],
    "evaluate-passages.txt": ["evaluate", *CODED_PASSAGES],
    "evaluate-passages.md": ["evaluate", *CODED_PASSAGES, "-f", "markdown"],
    "evaluate-passages.json": ["evaluate", *CODED_PASSAGES, "-f", "json"],
    "evaluate-frames.txt": ["evaluate", *CODED_FRAMES],
    "evaluate-frames.md": ["evaluate", *CODED_FRAMES, "-f", "markdown"],
    "evaluate-frames.json": ["evaluate", *CODED_FRAMES, "-f", "json"],
    "evaluate-frames.jsonl": ["evaluate", *CODED_FRAMES, "-f", "jsonl"],
    "evaluate-frames.csv": ["evaluate", *CODED_FRAMES, "-f", "csv"],
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_output_is_as_filed(name: str, cli: Cli) -> None:
    bring(*DOCUMENTS, *(f"coding/{file}" for file in CODED))
    result = cli(*CASES[name], *([] if name.startswith(NO_LEXICON) else ["-l", "sites.toml"]))
    assert result.status == 0, result.err
    shown = re.sub(
        rb"(?:framing|semanticVersion)\": \"[0-9.]+\"|framing [0-9]+\.[0-9]+\.[0-9]+", b"framing VERSION", result.out
    )
    shown = re.sub(rb"(<(style|script)>).*?(</\2>)|sha256-[\w+/]+=*", rb"\1\3", shown, flags=re.DOTALL)
    filed = GOLDEN / name
    if os.environ.get("FRAMING_UPDATE_GOLDEN"):
        filed.write_bytes(shown)
    assert shown.decode() == filed.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["score.jsonl", "kwic.csv", "compare.json", "compare-outlets.md", "trend.json"])
def test_two_processes_print_the_same(name: str, cli: Cli) -> None:
    bring(*DOCUMENTS)
    one, two = cli(*CASES[name], "-l", "sites.toml"), cli(*CASES[name], "-l", "sites.toml", "--jobs", "2")
    assert (two.status, two.err) == (0, "")
    assert one.out == two.out
