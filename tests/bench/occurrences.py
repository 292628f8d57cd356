"""Score voice, stance and source on naming occurrences in real news: `python -m tests.bench.occurrences DIR`.

`tests/data/voice_occurrences.jsonl` holds offsets and labels only (every item read twice, κ .97 to .99 for the voice),
and which articles were kept `apart`: no rule was written from them. The texts stay where they are: DIR holds
basil_articles.jsonl, event_clusters.jsonl, roundups_2021.jsonl and xinjiang_articles.jsonl. Offsets are into title +
blank line + body.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from framing.corpus.layout import lay_out
from framing.reading.voices import read_voices
from framing.types import OWN_VOICES, Document, Reading
from tests.bench import given

DATA = Path(__file__).parents[1] / "data" / "voice_occurrences.jsonl"
Row = tuple[dict[str, Any], Reading, str]
FILES = ("xinjiang_articles.jsonl", "event_clusters.jsonl", "roundups_2021.jsonl", "basil_articles.jsonl")
DRAWS = 1000


def texts(folder: Path) -> Iterator[str]:
    """Yield every article of the four files: title, blank line, body."""
    for name in FILES:
        for line in (folder / name).open(encoding="utf-8"):
            record = json.loads(line)
            for article in record.get("articles", [record]):
                body = article.get("text") or "\n\n".join(" ".join(part) for part in article["paragraphs"])
                yield f"{article['title']}\n\n{body}"


def read(folder: Path) -> list[Row]:
    wanted: dict[str, list[dict[str, Any]]] = {}
    for line in DATA.open(encoding="utf-8"):
        item = json.loads(line)
        wanted.setdefault(item["sha256"], []).append(item)
    rows = []
    for text in texts(folder):
        items = wanted.pop(hashlib.sha256(text.encode()).hexdigest(), [])
        if items:
            document = Document(items[0]["sha256"], text)
            readings = read_voices(document, lay_out(document), [(item["start"], item["end"]) for item in items])
            rows += [(item, reading, text) for item, reading in zip(items, readings, strict=True)]
    if wanted:
        given.refuse(folder, f"{len(wanted)} labelled articles are not in there")
    return rows


def same_source(row: Row) -> bool:
    """Tell whether the source found names the labelled one (either may hold the other, articles and case aside)."""
    item, reading, text = row
    gold = " ".join(text[slice(*item["source"])].lower().removeprefix("the ").split())
    if reading.source is None:
        return False
    found = [" ".join(s.lower().removeprefix("the ").split()) for s in (reading.source.text, reading.source.resolved)]
    return any(gold in name or name in gold for name in found if name)


def ratio(rows: list[Row], right: Callable[[Row], bool]) -> float:
    return sum(map(right, rows)) / len(rows) if rows else float("nan")


def interval(rows: list[Row], right: Callable[[Row], bool]) -> tuple[float, float]:
    """Return a 95 % bootstrap interval that draws whole articles."""
    groups: dict[str, list[bool]] = {}
    for row in rows:
        groups.setdefault(row[0]["sha256"], []).append(right(row))
    chance = random.Random(1)
    drawn = []
    for _ in range(DRAWS):
        sample = [value for group in chance.choices(list(groups.values()), k=len(groups)) for value in group]
        drawn.append(sum(sample) / len(sample))
    drawn.sort()
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


def is_apart(item: dict[str, Any]) -> bool:
    """Tell whether an article was kept apart while the rules were written."""
    return bool(item["apart"])


def is_own(voice: str, stance: str) -> bool:
    """Tell whether a name is in the writer's own voice and adopted."""
    return voice in OWN_VOICES and stance == "adopted"


def errors(rows: list[Row]) -> dict[str, int]:
    """Return how the rules did on names in the writer's own voice, and on all others."""
    pairs = Counter((is_own(i["voice"], i["stance"]), is_own(r.voice, r.stance)) for i, r, _ in rows)
    return {
        "found": pairs[True, True],
        "positives": pairs[True, True] + pairs[True, False],
        "left_alone": pairs[False, False],
        "negatives": pairs[False, False] + pairs[False, True],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what was read otherwise")
    options = parser.parse_args()
    rows = read(given.folder(options.folder, *FILES))
    measures: list[tuple[str, list[Row], Callable[[Row], bool]]] = [
        ("own or attributed", rows, lambda r: (r[0]["voice"] in OWN_VOICES) == (r[1].voice in OWN_VOICES)),
        (
            "precision of the outlet's own voice",
            [r for r in rows if r[1].voice in OWN_VOICES],
            lambda r: r[0]["voice"] in OWN_VOICES,
        ),
        ("voice, 7-way", rows, lambda r: r[0]["voice"] == r[1].voice),
        ("stance", rows, lambda r: r[0]["stance"] == r[1].stance),
        ("source, of those that have one", [r for r in rows if r[0]["source"]], same_source),
        ("no source, of those without", [r for r in rows if not r[0]["source"]], lambda r: r[1].source is None),
    ]
    for title, apart_only in (("all", False), ("kept apart", True)):
        print(f"{title}:")
        for name, chosen, right in measures:
            some = [row for row in chosen if is_apart(row[0]) or not apart_only]
            low, high = interval(some, right)
            print(f"  {name:36} {100 * ratio(some, right):5.1f}  ({100 * low:.0f}–{100 * high:.0f})  n = {len(some)}")
    print("\nframing/comparing/data/voice_errors.toml, from those kept apart:")
    for name, number in errors([row for row in rows if is_apart(row[0])]).items():
        print(f"{name} = {number}")
    print("\nlabelled → read")
    for (gold, found), count in Counter((r[0]["voice"], r[1].voice) for r in rows).most_common():
        if gold != found:
            print(f"  {gold} → {found}: {count}")
    if options.errors:
        for item, reading, text in rows:
            if (item["voice"], item["stance"]) != (reading.voice, reading.stance):
                left = text[max(0, item["start"] - 150) : item["start"]].replace("\n", "⏎")
                right_text = text[item["end"] : item["end"] + 100].replace("\n", "⏎")
                print(f"\n{item['voice']}/{item['stance']} → {reading.voice}/{reading.stance} [{reading.rule}]")
                print(f"  {left}«{text[item['start'] : item['end']]}»{right_text}")


if __name__ == "__main__":
    main()
