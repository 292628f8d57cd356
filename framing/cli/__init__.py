"""The command line: flags → one library call → a report."""

from __future__ import annotations

from framing.cli.app import main

__all__ = ["main"]
