"""Time reading exports: articles of a generated Nexis Word file, and of every other layout of the tests.

python -m tests.bench.exports            # 10,000 articles in Word files of 100, as the site gives them out
python -m tests.bench.exports --one      # the same in a single file
python -m tests.bench.exports --layouts  # articles a second, layout by layout
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from framing import read_documents
from tests.bench.newslike import make_texts
from tests.made.export_articles import FERRY, Story
from tests.made.export_files import make_docx
from tests.made.export_layouts import uni, uni_cover
from tests.made.export_services import everything

ARTICLES = 10_000
PARAGRAPH = 60  # words


def _stories(count: int) -> list[Story]:
    stories = []
    for number, text in enumerate(make_texts(count, planted=())):
        words = text.split()
        body = tuple(" ".join(words[i : i + PARAGRAPH]) for i in range(0, len(words), PARAGRAPH))
        stories.append(replace(FERRY, headline=f"{' '.join(words[:8])} {number}", body=body, words=len(words)))
    return stories


def _write(folder: Path, stories: list[Story], size: int) -> list[Path]:
    paths = []
    for start in range(0, len(stories), size):
        part = stories[start : start + size]
        path = folder / f"{start:06}.docx"
        path.write_bytes(make_docx([*uni_cover(part), *(line for story in part for line in uni(story))]))
        paths.append(path)
    return paths


def word_files(size: int) -> None:
    """Write and read the articles in files of so many, and print time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _write(Path(folder), _stories(ARTICLES), size)
        total = sum(path.stat().st_size for path in paths) / 1e6
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start, spent = time.perf_counter(), time.process_time()
        read = right = words = 0
        for document in read_documents(paths):
            read += 1
            right += document.meta["outlet"] == FERRY.outlet and document.meta["date"] == FERRY.day
            words += len(document.text.split())
        wall, spent = time.perf_counter() - start, time.process_time() - spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(paths)} files, {total:.0f} MB zipped, {words / read:.0f} words an article")
    print(f"{read} articles ({right} right) in {spent:.1f} s of CPU, {wall:.1f} s; memory {before:.0f} → {peak:.0f} MB")


def layouts() -> None:
    """Print how many articles of each layout are read in a second."""
    with tempfile.TemporaryDirectory() as folder:
        for variant in everything():
            path = Path(folder, variant.name)
            path.write_bytes(variant.data)
            start, read = time.process_time(), 0
            while time.process_time() - start < 0.2:
                read += sum(1 for _ in read_documents([path]))
            print(f"{variant.name:32} {read / (time.process_time() - start):8.0f} articles/s")


if __name__ == "__main__":
    if "--layouts" in sys.argv:
        layouts()
    else:
        word_files(ARTICLES if "--one" in sys.argv else 100)
