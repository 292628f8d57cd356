"""Measure `framing score` and `framing quotes` end to end: speed, start-up, and memory as the corpus grows.

Run `python -m tests.bench.scoring`. Texts are generated; all figures come from one run. spaCy's look-up is optional
(`pip install .[bench]`). Speeds are CPU time of whole processes on one core; quote ratios, not absolutes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.matching import make_terms, spacy_engine
from tests.bench.newslike import make_texts

TERMS = 2000
LEXICON = """format = 1
id = "bench"
title = "Generated terms"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
"""


def write_lexicon(path: Path, terms: list[str], *, frames: int = 8) -> None:
    lines = [LEXICON]
    per_concept = 40
    for index in range(0, len(terms), per_concept):
        part = terms[index : index + per_concept]
        name = f"c{index // per_concept}"
        lines.append(f'[concepts.{name}]\ntitle = "{name}"\n')
        size = -(-len(part) // frames)
        for number in range(0, len(part), size):
            listed = json.dumps(part[number : number + size])
            lines.append(f'[concepts.{name}.frames.f{number // size}]\ntitle = "f"\ngloss = "g"\nterms = {listed}\n')
    path.write_text("\n".join(lines), encoding="utf-8")


def write_corpus(path: Path, texts: list[str], *, copies: int = 1) -> int:
    with path.open("w", encoding="utf-8") as stream:
        for copy in range(copies):
            for index, text in enumerate(texts):
                stream.write(json.dumps({"id": f"{copy}-{index}", "outlet": f"o{index % 5}", "text": text}) + "\n")
    return path.stat().st_size


def run(*arguments: str) -> tuple[float, int]:
    """Run framing; return user + system seconds and peak resident kilobytes."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([sys.executable, "-m", "framing", *arguments], stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"framing {' '.join(arguments)} failed with status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median_cpu(rounds: int, *arguments: str) -> float:
    return statistics.median(run(*arguments)[0] for _ in range(rounds))


def look_up_speed(terms: list[str], texts: list[str], size: int, rounds: int) -> float | None:
    engine = spacy_engine(terms)
    if engine is None:
        return None
    seconds = []
    sample = texts[: max(20, len(texts) // 10)]
    for _ in range(rounds):
        start = time.process_time()
        for text in sample:
            engine(text)
        seconds.append(time.process_time() - start)
    return size * len(sample) / len(texts) / 1e6 / statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    terms = make_terms(TERMS)
    with tempfile.TemporaryDirectory() as folder:
        lexicon, corpus = Path(folder, "bench.toml"), Path(folder, "corpus.jsonl")
        write_lexicon(lexicon, terms)
        small = Path(folder, "one.txt")
        small.write_text(make_texts(1, planted=terms)[0], encoding="utf-8")
        print(f"framing --help                    {median_cpu(options.rounds, '--help'):6.3f} s CPU")
        print(f"framing score, one article        {median_cpu(options.rounds, 'score', str(small)):6.3f} s CPU")
        base = median_cpu(options.rounds, "score", str(small), "-l", str(lexicon), "-f", "jsonl")
        for density in (0.0, 1.0, 5.0):
            texts = make_texts(options.docs, planted=terms, density=density)
            size = write_corpus(corpus, texts)
            cpu = median_cpu(options.rounds, "score", str(corpus), "-l", str(lexicon), "-f", "jsonl")
            speed = size / 1e6 / max(cpu - base, 1e-9)
            anchor = look_up_speed(terms, texts, size, options.rounds)
            ratio = f"{speed / anchor:.1f} x" if anchor else "spaCy not installed"
            bare = f"{anchor:.2f}" if anchor else "–"
            print(
                f"JSONL to JSONL, {density:.0f} matches a text: {speed:5.1f} MB/s, PhraseMatcher {bare} MB/s, {ratio}"
            )
        base = median_cpu(options.rounds, "quotes", str(small), "-f", "jsonl")
        cpu = median_cpu(options.rounds, "quotes", str(corpus), "-f", "jsonl")
        print(f"framing quotes, JSONL to JSONL: {size / 1e6 / max(cpu - base, 1e-9):5.2f} MB/s")
        print("peak memory of framing score as the corpus grows")
        texts = make_texts(200, planted=terms)
        for copies in (1, 10, 50):
            size = write_corpus(corpus, texts, copies=copies)
            _, peak = run("score", str(corpus), "-l", str(lexicon), "-f", "jsonl")
            print(f"  {size / 1e6:7.1f} MB in {peak / 1024:7.0f} MB resident")


if __name__ == "__main__":
    main()
