"""What a rewrite did, as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from framing.comparing.rewrites import Change, Finding, FrameTally, Passage, Rewrite, Tally, Use, Version
from framing.report.diff.words import statement
from framing.report.media.json import Json, rounded
from framing.report.parts.matches import match_json


def rewrite_json(rewrite: Rewrite, run: Json | None = None, *, with_text: bool = True) -> Json:
    """Return a rewrite as `framing.diff/1`; `with_text=False` leaves out every word of the documents."""
    numbers = {id(change): number for number, change in enumerate(rewrite.changes)}
    return {
        "schema": "framing.diff/1",
        **({} if run is None else {"run": run}),
        "within": rewrite.within,
        "old": _version_json(rewrite.old, with_text=with_text),
        "new": _version_json(rewrite.new, with_text=with_text),
        "frames": [_tally_json(tally) for tally in rewrite.frames],
        "findings": [_finding_json(finding, rewrite, numbers, with_text=with_text) for finding in rewrite.findings],
        "changes": [_change_json(change, with_text=with_text) for change in rewrite.changes],
        "passages": [_passage_json(passage) for passage in rewrite.passages],
    }


def rewrites_json(rewrites: Iterable[Rewrite], run: Json, *, with_text: bool = True) -> Json:
    """Return several as one `framing.diffs/1` with the provenance of the run."""
    return {
        "schema": "framing.diffs/1",
        "run": run,
        "diffs": [rewrite_json(rewrite, with_text=with_text) for rewrite in rewrites],
    }


def _version_json(version: Version, *, with_text: bool) -> Json:
    return {
        "document": version.document,
        "words": version.words,
        "sentences": version.sentences,
        "headline": version.headline if with_text else None,
        "sha256": version.sha256,
        "meta": version.meta,
    }


def _tally_json(tally: FrameTally) -> Json:
    return {
        "lexicon": tally.lexicon,
        "concept": tally.concept,
        "frame": tally.frame,
        "old": _counts_json(tally.old),
        "new": _counts_json(tally.new),
    }


def _counts_json(tally: Tally) -> Json:
    return {
        "count": tally.count,
        "own": tally.own,
        "attributed": tally.attributed,
        "held_off": tally.held_off,
        "headline": tally.headline,
    }


def _finding_json(finding: Finding, rewrite: Rewrite, numbers: dict[int, int], *, with_text: bool) -> Json:
    return {
        "kind": finding.kind,
        "lexicon": finding.lexicon,
        "concept": finding.concept,
        "frame": finding.frame,
        "was": finding.was,
        "statement": statement(finding, rewrite, with_text=with_text),
        "changes": [numbers[id(change)] for change in finding.changes],
        "old": [use.line.match.id for use in finding.old],
        "new": [use.line.match.id for use in finding.new],
    }


def _change_json(change: Change, *, with_text: bool) -> Json:
    return {
        "kinds": change.kinds,
        "in_place": change.in_place,
        "old": _use_json(change.old, with_text=with_text),
        "new": _use_json(change.new, with_text=with_text),
    }


def _use_json(use: Use | None, *, with_text: bool) -> Json | None:
    if use is None:
        return None
    return {
        **match_json(use.line.match, with_text=with_text),
        "paragraph": use.paragraph,
        "left": use.line.left if with_text else None,
        "right": use.line.right if with_text else None,
    }


def _passage_json(passage: Passage) -> Json:
    return {
        "old": passage.old,
        "new": passage.new,
        "likeness": rounded(passage.likeness),
        "moved": passage.moved,
        "part": passage.part,
    }
