"""Lexicons: term notation, reading and checking of lexicon files, the bundled ones."""

from __future__ import annotations

from framing.lexicon.finding import bundled_ids, find_lexicon, load_bundled, load_lexicon, load_lexicons

__all__ = ["bundled_ids", "find_lexicon", "load_bundled", "load_lexicon", "load_lexicons"]
