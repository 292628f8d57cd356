"""Words the shell can complete."""

from __future__ import annotations


def complete_lexicon(incomplete: str) -> list[str]:
    """Return the ids of bundled lexicons that start with what was typed."""
    from framing.lexicon.finding import bundled_ids

    return [name for name in bundled_ids() if name.startswith(incomplete)]
