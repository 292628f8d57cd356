"""A survey of a corpus as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.copies import Cluster
from framing.corpus.survey import Filled, Survey, Tally
from framing.errors import Problem
from framing.report.media.json import Json, rounded


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in a corpus: files that are no texts, by the reason, and what could not be read."""

    files: Mapping[str, Sequence[str]]
    unreadable: Sequence[Problem]


def corpus_json(survey: Survey, left_out: LeftOut, run: Json, *, with_text: bool = True) -> Json:
    """Return a survey as `framing.corpus/1`; `with_text=False` leaves out paragraphs that several documents have."""
    lengths = survey.lengths
    return {
        "schema": "framing.corpus/1",
        "run": run,
        "documents": survey.documents,
        "words": survey.words,
        "set_aside": {
            "words": survey.words_aside,
            "boilerplate": survey.boilerplate,
            "repeats": survey.repeats,
            "files": [
                {"reason": reason, "files": len(names), "names": list(names)}
                for reason, names in left_out.files.items()
            ],
            "unreadable": [{"place": x.place, "message": x.message} for x in left_out.unreadable],
        },
        "length": lengths
        and {
            "shortest": lengths.shortest,
            "lower_quartile": rounded(lengths.lower),
            "median": rounded(lengths.median),
            "upper_quartile": rounded(lengths.upper),
            "longest": lengths.longest,
        },
        "outlets": _tallies("outlet", survey.outlets),
        "dates": _tallies("month", survey.dates),
        "genres": _tallies("genre", survey.genres),
        "languages": _tallies("language", survey.languages),
        "missing": _filled(survey.missing),
        "fields": _filled(survey.fields),
        "copies": [_cluster(cluster) for cluster in survey.copies],
        "reused": [
            {"text": reuse.text if with_text else None, "words": reuse.words, "documents": list(reuse.documents)}
            for reuse in survey.reused
        ],
        "outliers": [
            {"document": outlier.document, "oddity": outlier.oddity, "detail": outlier.detail or None}
            for outlier in survey.outliers
        ],
    }


def _tallies(name: str, tallies: Sequence[Tally]) -> list[Json]:
    return [{name: tally.value, "documents": tally.documents, "words": tally.words} for tally in tallies]


def _filled(fields: Sequence[Filled]) -> list[Json]:
    return [{"field": filled.field, "documents": filled.documents} for filled in fields]


def _cluster(cluster: Cluster) -> Json:
    return {
        "representative": cluster.representative,
        "documents": [
            {
                "document": member.document,
                "words": member.words,
                "containment": rounded(member.containment),
                "of": member.of,
            }
            for member in cluster.members
        ],
    }
