"""How well page readers find the body of a story: F1 of words, layout by layout, on pages whose text is known.

Run with `python -m tests.bench.webpages`.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from statistics import mean

from framing.corpus.formats.webpages import read_webpage
from framing.corpus.layout import lay_out
from framing.types import Document
from tests.made.webpage_layouts import LAYOUTS, STORIES

WORD = re.compile(r"\w+")


def body_of(document: Document) -> str:
    layout = lay_out(document)
    return " ".join(document.text[block.start : block.end] for block in layout.blocks if block.zone == "body")


def score(found: str, wanted: str) -> float:
    """Return the F1 of the words of a body."""
    ours, theirs = Counter(WORD.findall(found)), Counter(WORD.findall(wanted))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def own(page: str) -> str:
    return body_of(read_webpage(page, "a.html"))


def trafilatura(page: str) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, favor_recall=False)
    return "" if found is None else found.text or ""


READERS: dict[str, Callable[[str], str]] = {"own": own}
if find_spec("trafilatura"):
    READERS["trafilatura"] = trafilatura


def main() -> None:
    """Print a line per layout."""
    totals: dict[str, list[float]] = {name: [] for name in READERS}
    times = dict.fromkeys(READERS, 0.0)
    print(f"{'layout':42}" + "".join(f"{name:>14}" for name in READERS))
    for name, layout in LAYOUTS.items():
        row = []
        for reader, read in READERS.items():
            scores = []
            for story in STORIES:
                page = layout(story)
                begin = time.perf_counter()
                scores.append(score(read(page), " ".join(story.body)))
                times[reader] += time.perf_counter() - begin
            totals[reader] += scores
            row.append(mean(scores))
        print(f"{name:42}" + "".join(f"{value:14.3f}" for value in row))
    print(f"{'mean':42}" + "".join(f"{mean(values):14.3f}" for values in totals.values()))
    pages = len(LAYOUTS) * len(STORIES)
    print(f"{'pages a second':42}" + "".join(f"{pages / times[name]:14,.0f}" for name in READERS))


if __name__ == "__main__":
    main()
