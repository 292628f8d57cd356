"""How fast documents of each kind are read, and that memory does not grow with the number of files.

Run with `python -m tests.bench.reading`; `python -m tests.bench.reading 100000` reads a directory of so many files.
"""

from __future__ import annotations

import gzip
import io
import resource
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from framing.corpus import read_documents
from framing.corpus.formats.streams import read_stream
from framing.corpus.languages import identify_language
from framing.corpus.operands import Chunk, Kind
from framing.corpus.request import Request
from tests.made.files import column, docx, pdf, zipped
from tests.made.webpage_layouts import LAYOUTS, STORIES

FILES = 20_000
BODY = "\n\n".join(STORIES[0].body)
_MEGABYTE = 1024


def memory() -> float:
    """Return the most memory held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def directory(number: int) -> None:
    """Print what reading many small files takes."""
    with tempfile.TemporaryDirectory() as top:
        for i in range(number):
            folder = Path(top, f"{i // 1000:03}")
            folder.mkdir(exist_ok=True)
            (folder / f"{i:06}.txt").write_text(f"{BODY}\n\n{i}", encoding="utf-8")
        marks = {number // 10: 0.0, number: 0.0}
        began = time.perf_counter()
        for count, _ in enumerate(read_documents([top]), 1):
            if count in marks:
                marks[count] = memory()
        took = time.perf_counter() - began
    print(f"{number:,} files: {number / took:,.0f} a second; " + ", ".join(
        f"{megabytes:.0f} MB after {count:,}" for count, megabytes in marks.items()
    ))  # fmt: skip


def kinds() -> None:
    """Print how many documents of each kind are read in a second."""
    story = STORIES[0]
    made: dict[Kind, bytes] = {
        "text": BODY.encode(),
        "html": LAYOUTS["blog_with_sidebar"](story).encode(),
        "docx": docx([(story.headline, "Titel"), *story.body]),
        "zip": zipped({"a.txt": BODY}),
        "gzip": gzip.compress(BODY.encode()),
    }
    if find_spec("pypdf"):
        lines = [text[i : i + 80] for text in story.body for i in range(0, len(text), 80)]
        made["pdf"] = pdf([column(lines)])
    for kind, data in made.items():
        print(f"{kind:8} {1 / _seconds(kind, data):9,.0f} a second")
    began = time.perf_counter()
    for _ in range(500):
        identify_language(BODY)
    print(f"language {500 / (time.perf_counter() - began):9,.0f} a second")


def _seconds(kind: Kind, data: bytes) -> float:
    times = []
    for _ in range(50):
        began = time.perf_counter()
        list(read_stream(io.BytesIO(data), Chunk("a.txt", kind), Request()))
        times.append(time.perf_counter() - began)
    return median(times)


if __name__ == "__main__":
    directory(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
    kinds()
