"""Estimates, and what tells how large and how sure a difference is, as JSON."""

from __future__ import annotations

from framing.comparing.effects import Effect
from framing.comparing.results import Contrast, Contrasted, Estimate
from framing.report.media.json import Json, rounded


def estimate_json(estimate: Estimate) -> Json:
    """Return an estimate with its interval; shares from 0 to 1, rates per 1,000 words."""
    return {
        "value": rounded(estimate.value),
        "low": rounded(estimate.low),
        "high": rounded(estimate.high),
        "level": estimate.level,
        "method": estimate.method,
        "n_documents": estimate.n_documents,
        "n_effective": rounded(estimate.n_effective),
    }


def contrasted_json(contrast: Contrasted) -> Json:
    """Return what follows the difference in a contrast: its size, its test, what to beware of, both estimates."""
    return {
        "effect": _effect_json(contrast.effect),
        "p": rounded(contrast.p),
        "q": rounded(contrast.q),
        "tier": contrast.tier,
        "flags": list(contrast.flags),
        "measure": contrast.measure,
        "first": estimate_json(contrast.first),
        "second": estimate_json(contrast.second),
        "omnibus_q": rounded(contrast.omnibus_q),
    }


def _effect_json(effect: Effect | None) -> Json | None:
    """Return the size of a difference; `difference` in points or per 1,000 words."""
    if effect is None:
        return None
    return {
        "difference": rounded(effect.difference),
        "unit": effect.unit,
        "ratio": rounded(effect.ratio),
        "odds_ratio": {
            "value": rounded(effect.odds_ratio),
            "low": rounded(effect.odds_low),
            "high": rounded(effect.odds_high),
        },
        "cohens_h": rounded(effect.cohens_h),
    }


def contrast_json(contrast: Contrast) -> Json:
    """Return a contrast: both estimates, the difference, its size, its test, and what to beware of."""
    return {
        "side": contrast.side,
        "lexicon": contrast.lexicon,
        "concept": contrast.concept,
        "frame": contrast.frame,
        "group": contrast.group,
        "against": contrast.against,
        "difference": estimate_json(contrast.difference),
        **contrasted_json(contrast),
        "validation": "not validated",
    }
