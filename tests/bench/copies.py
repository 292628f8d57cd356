"""Plant copies in texts and find them: recall per kind, false pairs, memory and time.

python -m tests.bench.copies                      # generated texts that look like news
python -m tests.bench.copies FILE.jsonl [FIELD]   # articles of your own
python -m tests.bench.copies --grow               # time and memory as the corpus grows
"""

import json
import random
import re
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from framing.corpus.copies import CopyFinder
from tests.bench import given
from tests.bench.newslike import make_texts

BASE = 2000
EACH = 60
FURNITURE = " Follow us on every network. Read more about this story on our website. All rights reserved."
BRIEF = 40  # words


def _edit(chance: random.Random, text: str, words: list[str], rate: float) -> str:
    return " ".join(chance.choice(words) if chance.random() < rate else word for word in text.split())


def cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def _kinds(chance: random.Random, words: list[str]) -> dict[str, Callable[[str], str]]:
    return {
        "2 % edited": lambda text: _edit(chance, text, words, 0.02),
        "8 % edited": lambda text: _edit(chance, text, words, 0.08),
        "cut to 70 %": lambda text: cut(text, 0.7),
        "cut to 40 %": lambda text: cut(text, 0.4),
        "furniture added": lambda text: "By A Reporter | News Agency\n" + text + FURNITURE,
    }


def _exact(one: str, other: str) -> float:
    mine, others = (_shingles(text) for text in (one, other))
    return len(mine & others) / min(len(mine), len(others))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(4)), strict=False))


def plant(texts: list[str], seed: int = 1) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Return all texts by id, and the kind of every planted pair (copy, original)."""
    chance = random.Random(seed)
    words = sorted({word for text in texts[:200] for word in text.split()})
    documents = {str(number): text for number, text in enumerate(texts)}
    planted = {}
    for kind, change in _kinds(chance, words).items():
        for number in chance.sample(range(len(texts)), min(EACH, len(texts))):
            name = f"{number} {kind}"
            documents[name] = change(texts[number])
            planted[name, str(number)] = kind
    return documents, planted


def report(title: str, texts: list[str]) -> None:
    documents, planted = plant(texts)
    began = time.process_time()
    finder = CopyFinder()
    for name, text in documents.items():
        finder.add(name, text)
    pairs = finder.pairs()
    took = time.process_time() - began
    found = Counter(planted[pair.document, pair.other] for pair in pairs if (pair.document, pair.other) in planted)
    # Two copies of one original are copies of each other.
    origin = {name: name.split()[0] for name in documents}
    others = [pair for pair in pairs if origin[pair.document] != origin[pair.other]]
    exact = {pair: _exact(documents[pair.document], documents[pair.other]) for pair in others}
    off = [abs(pair.containment - _exact(documents[pair.document], documents[pair.other])) for pair in pairs]
    print(f"{title}: {len(documents):,} documents, {sum(len(text.split()) for text in documents.values()):,} words")
    print("  found " + ", ".join(f"{kind} {found[kind]}/{n}" for kind, n in Counter(planted.values()).items()))
    print(f"  together {found.total()}/{len(planted)}; {took:.2f} CPU seconds")
    print(f"  other pairs {len(others)}, of which below .5 by all shingles {sum(x < 0.5 for x in exact.values())}, "
          f"below .4 {sum(x < 0.4 for x in exact.values())}")  # fmt: skip
    print(
        f"  containment shown is off by {sum(off) / max(1, len(off)):.3f} on average, {max(off, default=0):.3f} at most"
    )


def grow() -> None:
    texts = make_texts(8000, planted=())
    for count in (1000, 2000, 4000, 8000):
        tracemalloc.start()
        finder = CopyFinder()
        for number in range(count):
            finder.add(str(number), texts[number])
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        finder, began = CopyFinder(), time.process_time()
        for number in range(count):
            finder.add(str(number), texts[number])
        added = time.process_time()
        finder.clusters()
        done = time.process_time()
        print(
            f"{count:>6,} documents: {added - began:5.2f} s to add, {done - added:5.2f} s to find, {peak / 1e6:5.1f} MB"
        )


def main(arguments: list[str]) -> None:
    if arguments == ["--grow"]:
        grow()
        return
    if arguments:
        field = arguments[1] if len(arguments) > 1 else "text"
        with given.file(Path(arguments[0])).open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        articles = [article for record in records for article in record.get("articles", [record])]
        texts = list({article.get(field) or "": None for article in articles})
        report(arguments[0], [text for text in texts if len(text) > 1500][:BASE])
        return
    texts = make_texts(BASE, planted=())
    report("articles", texts)
    report("briefs", [" ".join(text.split()[:BRIEF]) for text in texts])


if __name__ == "__main__":
    main(sys.argv[1:])
