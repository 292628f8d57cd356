"""`framing evaluate`: check a lexicon, or coders, against what people have coded."""

from __future__ import annotations

import typer

from framing.cli.coding import run_coding
from framing.cli.coding_options import CodingOptions
from framing.cli.options import PrintOptions
from framing.errors import UsageError


def run_evaluate(context: typer.Context, coding: CodingOptions, show: PrintOptions) -> None:
    """Write what the sheets of coders come to."""
    if not coding.coder:
        raise UsageError("--coder", "is missing: whose sheets?", "give --coder SHEET for each coder")
    run_coding(context, coding.coder, coding, show)
