"""How often the intervals of coded samples hold: `python -m tests.bench.validating`.

Invented texts whose labels and findings are known in full; samples are drawn from them as `framing sample` does, and
the share of samples whose 95 % interval holds the true recall or precision is printed, with the mean width. Agreement:
two coders who err at random in documents that resemble each other; the true alpha is that of very many documents.
"""

from __future__ import annotations

import numpy as np

from framing.comparing.validating import weighted_recall, weighted_share
from framing.curating.allocating import UNFLAGGED
from framing.curating.sampling import Unit, Urn
from framing.learning.agreement import Coding, measure_agreement

SIZE, RUNS, PASSAGES = 300, 200, 20
CASES = [
    (documents, prevalence, recall)
    for documents in (40, 200)
    for prevalence in (0.02, 0.1)
    for recall in (0.5, 0.8, 0.95, 1.0)
]
LIKENESS, PRECISION = 0.1, 0.85


def texts(
    random: np.random.Generator, documents: int, prevalence: float, recall: float
) -> tuple[list[bool], list[bool]]:
    """Return, passage by passage, whether a label is there and whether it is found."""
    a, b = prevalence * (1 - LIKENESS) / LIKENESS, (1 - prevalence) * (1 - LIKENESS) / LIKENESS
    chance = np.repeat(random.beta(a, b, documents), PASSAGES)
    there = random.random(len(chance)) < chance
    wrong = prevalence * recall * (1 - PRECISION) / PRECISION / (1 - prevalence)
    found = random.random(len(chance)) < np.where(there, recall, wrong)
    return there.tolist(), found.tolist()


def judged(there: list[bool], found: list[bool], seed: int) -> list[tuple[int, float, bool, bool]]:
    urn = Urn(SIZE, seed)
    for i, met in enumerate(found):
        document = str(i // PASSAGES)
        urn.add(Unit(document, document, i, i + 1, "all", frozenset(["x"] if met else []), UNFLAGGED, ""))
    drawn = ((d.unit.start, d.stratum.weight) for d in urn.draw("paragraph").units)
    return [(i // PASSAGES, weight, there[i], found[i]) for i, weight in drawn]


def run(documents: int, prevalence: float, recall: float) -> str:
    random = np.random.default_rng(7)
    held: dict[str, list[bool]] = {"recall": [], "precision": []}
    width: dict[str, list[float]] = {"recall": [], "precision": []}
    for seed in range(RUNS):
        there, found = texts(random, documents, prevalence, recall)
        both, sample = sum(t and f for t, f in zip(there, found, strict=True)), judged(there, found, seed)
        for name, estimate, whole in (
            ("recall", weighted_recall(sample), sum(there)),
            ("precision", weighted_share([(d, w, t) for d, w, t, f in sample if f]), sum(found)),
        ):
            if whole and estimate.low is not None and estimate.high is not None:
                held[name].append(estimate.low <= both / whole <= estimate.high)
                width[name].append(estimate.high - estimate.low)
    return "  ".join(f"{name} {np.mean(held[name]):.3f} ({np.mean(width[name]):.2f})" for name in held)


def codings(random: np.random.Generator, documents: int, error: float) -> list[Coding]:
    a = 0.2 * (1 - LIKENESS) / LIKENESS
    chance = np.repeat(random.beta(a, 4 * a, documents), 4)
    truth = random.random(len(chance)) < chance
    codes = [(truth ^ (random.random(len(truth)) < error)).astype(int).astype(str) for _ in range(2)]
    return [Coding(str(i // 4), (codes[0][i], codes[1][i])) for i in range(len(truth))]


def agreement(documents: int, error: float) -> str:
    random = np.random.default_rng(7)
    true = measure_agreement(codings(random, 20_000, error), draws=2).alpha.value or 0.0
    found = [measure_agreement(codings(random, documents, error), draws=500, seed=i).alpha for i in range(RUNS)]
    limited = [(x.low, x.high) for x in found if x.low is not None and x.high is not None]
    held = np.mean([low <= true <= high for low, high in limited])
    return f"alpha {true:.2f}: {held:.3f} ({np.mean([high - low for low, high in limited]):.2f})"


def main() -> None:
    print(f"samples of {SIZE} of {PASSAGES} passages a document; share of intervals that hold, and their mean width")
    for case in CASES:
        print("documents {:4} prevalence {:.2f} recall {:.2f}  ".format(*case) + run(*case))
    for documents in (10, 20, 50):
        for error in (0.02, 0.1):
            print(f"documents {documents:4} two coders  " + agreement(documents, error))


if __name__ == "__main__":
    main()
