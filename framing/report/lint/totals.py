"""What `lint` found in all texts: lines below the findings."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from framing.reading.house_style import DEFAULTS, LEVELS, WORDS
from framing.reading.linting import Finding
from framing.report.lint.rows import STDIN, where_of
from framing.report.media.safe import one_line
from framing.report.words.phrases import joined, plural

OFTEN: Final = 5
"""Places of one label, in several texts, from which it is named as one of the most frequent."""
MOST_LABELS: Final = 5


@dataclass(slots=True)
class Totals:
    """What was found in how many texts."""

    texts: int = 0
    with_findings: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    first: str = ""
    """The first place that `framing explain` can find."""

    def add(self, findings: Sequence[Finding]) -> None:
        """Take in the findings of one text."""
        self.texts += 1
        self.with_findings += bool(findings)
        self.levels.update(finding.level for finding in findings)
        self.labels.update(finding.match.name for finding in findings if finding.rule in DEFAULTS)
        named = (one for one in findings if one.as_filed and one.path != STDIN and one.match.lexicon != WORDS)
        if not self.first and (found := next(named, None)) is not None:
            self.first = where_of(found)


def totals_line(totals: Totals, *, known: int, passed: bool) -> str:
    """Return what was found in how many texts, and how much is not told since it was known, in one line."""
    found = [plural(totals.levels[level], level) for level in LEVELS if totals.levels[level]]
    texts = plural(totals.texts, "text")
    before = f"; {plural(known, 'finding')} known before" if known else ""
    if not found:
        return f"nothing found in {texts}{before}"
    where = f"in {totals.with_findings:,} of {texts}" if totals.texts > 1 else f"in {texts}"
    return f"{'' if passed else 'failed: '}{joined(found)} {where}{before}"


def often_line(totals: Totals) -> str:
    """Return the labels that no rule of a house names and that are found most often, empty where none is frequent."""
    often = [f"{name} ({count:,})" for name, count in totals.labels.most_common(MOST_LABELS) if count >= OFTEN]
    return f"Most often: {' · '.join(often)}" if often and totals.with_findings > 1 else ""


def hint_line(totals: Totals, *, own_alone: bool, plain: bool = False, options: Sequence[str] = ()) -> str:
    """Return why names are found or not, and how one is let pass.

    `own_alone` says that no rule names the words of others, `plain` that plain names pass, `options` are those that
    explaining needs, too.
    """
    command = ["framing", "explain", *options, totals.first]
    why = f" Why: {one_line(shlex.join(command))}" if totals.first else ""
    others = "Names that are quoted or attributed to somebody pass. " if own_alone else ""
    others += "Plain names pass, unless a lexicon is named with -l. " if plain else ""
    return (
        f"{others}To let {'another' if own_alone else 'a finding'} pass: "
        f'level = "off" in a house file (--house), --decisions, or --baseline.{why}'
    )
