"""Score texts for framing choices: which rival names, frames and wording they pick, and in whose voice."""

from __future__ import annotations

__version__ = "0.1.0"
