"""What one needs to repeat a run, as JSON: the command, lexicons, settings and rulings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.lexicon.entries import Lexicon
    from framing.reading.rulings import Rulings
from framing.report.media.json import Json


def run_json(command: str, version: str, lexicons: Sequence[Lexicon], settings: Mapping[str, Any]) -> Json:
    """Return the provenance of a run: what one needs to repeat it, and nothing that differs between repeats."""
    return {
        "command": command,
        "framing": version,
        "lexicons": [_lexicon_json(x) for x in lexicons],
        "settings": dict(settings),
    }


def _lexicon_json(lexicon: Lexicon) -> Json:
    """Return which lexicon it is, and what people found who read its hits in other texts."""
    record = lexicon.validation
    read = None if record is None else {"hits": record.hits, "read": record.read, "right": record.right}
    return {"id": lexicon.id, "version": lexicon.version, "sha256": lexicon.sha256, "validation": read}


def rulings_json(rulings: Rulings) -> Json:
    """Return which rulings of people a run rests on."""
    return {"sha256": rulings.sha256, "matches": len(rulings.by_match), "coders": rulings.coders}
