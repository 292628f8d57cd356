"""Score the sentence splitter on a file of cases and measure its speed.

    python -m tests.bench.sentences tests/data/sentences.jsonl

Each line of the file is {"id", "text", "sentences": […]}; white space does not matter.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from framing.corpus.layout import lay_out
from framing.corpus.sentences import split_sentences
from framing.types import Document
from tests.bench import given


def sentences_of(text: str) -> list[str]:
    document = Document("case", text)
    spans = [span for block in lay_out(document).blocks for span in split_sentences(text, block.start, block.end)]
    return [text[start:end] for start, end in spans]


def squeezed(sentences: list[str]) -> list[str]:
    return ["".join(sentence.split()) for sentence in sentences]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    path = given.file(parser.parse_args().file)
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    failed = [case for case in cases if squeezed(sentences_of(case["text"])) != squeezed(case["sentences"])]
    for case in failed:
        print(f"{case['id']}: {sentences_of(case['text'])}")
    print(f"{len(cases) - len(failed)}/{len(cases)} cases exact")
    news = " ".join(case["text"] for case in cases if "\n" not in case["text"]) * 20
    seconds = []
    for _ in range(7):
        begin = time.process_time()
        split_sentences(news)
        seconds.append(time.process_time() - begin)
    print(
        f"{len(news) / statistics.median(seconds) / 1e6:.0f} MB/s on the cases themselves, which are dense with traps"
    )


if __name__ == "__main__":
    main()
