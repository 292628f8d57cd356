"""Who says what in a document: sources, cues and the words they govern."""

from __future__ import annotations

from framing.reading.attribution.document import find_attributions

__all__ = ["find_attributions"]
