"""Measure what tuning a transformer adds by grouped cross-validation: `python -m tests.bench.tuning SHARED_DATA`.

Folds, thresholds and the anchor are those of `tests.bench.classifiers`. Headlines take ten minutes, tweets
half an hour and articles an hour; `--task congress` measures one of the three.
"""

import argparse
import time
from dataclasses import replace
from pathlib import Path

from framing.learning.bundled import load_model
from framing.learning.features import Language
from tests.bench import given
from tests.bench.classifiers import CONGRESS, GUNS, OWN_WORDS, anchor, cross_validate, read_task

TASKS = (GUNS, CONGRESS, replace(OWN_WORDS, name="hyperpartisan, own words"))
SEED = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--task", choices=("gun", "congress", "hyperpartisan"), default="", help="only one of the sets")
    options = parser.parse_args()
    given.folder(options.shared, *(task.file for task in TASKS))
    language = Language.load()
    upon = (load_model("policy-frames"), load_model("loaded-wording"))
    print(f"{'macro-F1':30} {'embed':>8} {'tuned':>8} {'TF-IDF':>8}   CPU seconds, tuned")
    for task in TASKS:
        if options.task not in task.name:
            continue
        labelled = read_task(task, options.shared)
        embedded = cross_validate(labelled, language, SEED, upon, embed=True)
        started = time.process_time()
        tuned = cross_validate(labelled, language, SEED, upon, embed=True, tune=True)
        spent = time.process_time() - started
        print(f"{task.name:30} {embedded:8.3f} {tuned:8.3f} {anchor(labelled, SEED):8.3f} {spent:10.0f}", flush=True)


if __name__ == "__main__":
    main()
