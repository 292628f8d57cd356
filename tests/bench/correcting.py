"""How often the interval of a corrected share in the own voice holds: `python -m tests.bench.correcting`.

Documents differ in how much they attribute and in what they call a thing; the rules find most names in the own voice
and take some of the others for it, and how many they take is known from 54 labelled names only. Beside it stands how
often the interval without correction holds.
"""

from __future__ import annotations

import numpy as np

from framing.comparing.correction import Validation, correct_part
from framing.comparing.intervals import share_interval, tally

SENSITIVITY, SPECIFICITY, NEGATIVES = 0.93, 0.98, 54
RUNS, NAMES, CORRELATION = 400, 7, 0.3
SHARES = ((0.2, 0.2), (0.5, 0.2), (0.1, 0.7), (0.8, 0.5))
"""Shares of a name in the own voice and in others' mouths."""


def main() -> None:
    print("documents  own part  own  others  corrected holds  uncorrected holds  refused")
    for documents in (5, 10, 30, 100):
        for part in (0.5, 0.25):
            for own, others in SHARES:
                held = _coverage(documents, part, own, others)
                print(f"{documents:9} {part:9.2f} {own:4.1f} {others:7.1f} " + "  ".join(f"{x:16.3f}" for x in held))


def _coverage(documents: int, part: float, own: float, others: float) -> tuple[float, float, float]:
    draw = np.random.default_rng(3)
    spread = (1 - CORRELATION) / CORRELATION
    held = plain = kept = 0
    for _ in range(RUNS):
        checked = Validation(51, 55, int(draw.binomial(NEGATIVES, SPECIFICITY)), NEGATIVES)
        names = draw.poisson(NAMES - 1, documents) + 1
        parts = draw.beta(2 * part * spread, 2 * (1 - part) * spread, documents)
        mine, theirs = (draw.beta(p * spread, (1 - p) * spread, documents) for p in (own, others))
        said = draw.binomial(names, parts)
        name, lent = draw.binomial(said, mine), draw.binomial(names - said, theirs)
        seen = draw.binomial(name, SENSITIVITY) + draw.binomial(lent, 1 - SPECIFICITY)
        rest = draw.binomial(said - name, SENSITIVITY) + draw.binomial(names - said - lent, 1 - SPECIFICITY)
        counted = seen + rest
        share = share_interval(tally(seen, counted))
        if share.value is None:
            continue
        found = correct_part(
            share,
            counted=float(counted.sum()),
            others=float((names - counted).sum()),
            named=float((name + lent - seen).sum()),
            validation=checked,
        )
        if found.low is None or found.high is None or share.low is None or share.high is None:
            continue
        kept += 1
        held += found.low <= own <= found.high
        plain += share.low <= own <= share.high
    return held / max(kept, 1), plain / max(kept, 1), 1 - kept / RUNS


if __name__ == "__main__":
    main()
