"""The key of a coding sample as JSON: what each row is, what was counted in it, and what it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from framing.curating.sampling import Drawn, Sample
from framing.curating.sampling_units import Label
from framing.report.media.json import Json, rounded


def key_json(sample: Sample, labels: Sequence[Label], run: Json) -> Json:
    """Return the key as `framing.sample_key/1`; `labels` are empty for matches."""
    return {
        "schema": "framing.sample_key/1",
        "run": run,
        "unit": sample.kind,
        "coders": sample.coders,
        "labels": [_label_json(label) for label in labels],
        "strata": [
            {
                "group": stratum.group,
                "band": stratum.band,
                "population": stratum.population,
                "drawn": stratum.drawn,
                "weight": rounded(stratum.weight),
            }
            for stratum in sample.strata
        ],
        "units": [_unit_json(drawn) for drawn in sample.units],
    }


def _label_json(label: Label) -> Json:
    if label.model is None:
        return {"label": label.short, "frame": label.name}
    return {"label": label.short, "frame": None, "model": label.model}


def _unit_json(drawn: Drawn) -> Json:
    unit, match = drawn.unit, drawn.unit.match
    value: Json = {
        "id": drawn.id,
        "coders": list(drawn.coders),
        "document": unit.document,
        "place": unit.place,
        "start": unit.start,
        "end": unit.end,
        "group": drawn.stratum.group,
        "band": drawn.stratum.band,
        "weight": rounded(drawn.stratum.weight),
        "labels": sorted(unit.labels),
    }
    if unit.graded is not None:
        value |= {
            "passage": unit.graded.passage,
            "sure": sorted(unit.graded.sure),
            "probabilities": {name: round(p, 4) for name, p in unit.graded.probabilities.items()},
        }
    if unit.sha256 is not None:
        value["sha256"] = unit.sha256
    if match is not None:
        source = match.reading.source
        value["match"] = {
            "id": match.id,
            "lexicon": match.lexicon,
            "concept": match.concept,
            "frame": match.frame,
            "term": match.term,
            "voice": match.reading.voice,
            "wording": match.reading.wording,
            "stance": match.reading.stance,
            "source": source.resolved if source is not None else None,
        }
    return value
