"""Counts, shares and lists as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from framing.types import SourceCount

_NOISE = 5e-5
"""What lies nearer to nothing or to all is rounding."""


def percent(share: float | None) -> str:
    """Return a share as whole per cent, empty when there is none; what is not nothing, and not all, never looks so."""
    if share is None:
        return ""
    nearest = min(share, 1 - share)
    if not _NOISE < nearest < 0.0051:
        return f"{100 * share:.0f} %"
    small = float(f"{100 * nearest:.1g}")
    return f"{small if share < nearest + _NOISE else 100 - small:g} %"


def number(value: float | None) -> str:
    """Return a rate with one decimal, empty when there is none."""
    return "" if value is None else f"{value:.1f}"


def points(value: float | None) -> str:
    """Return a measure from 0 to 1 as “.71”, empty where there is none."""
    if value is None:
        return ""
    text = f"{value:.2f}"
    return text[1:] if text.startswith("0") else text


def denial(source: SourceCount) -> str:
    """Return what to say behind a source of the names that it rejects, nothing where it rejects none."""
    if not source.denied:
        return ""
    return " (rejects it)" if source.denied == source.count else f" ({source.denied} rejected)"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def joined(names: Iterable[str], *, at_most: int | None = None) -> str:
    """Return names as they stand in a sentence: “left, right and center”, “left, right and 4 more”."""
    every = list(names)
    if at_most is not None and len(every) > at_most:
        every = [*every[:at_most], f"{len(every) - at_most} more"]
    return f"{', '.join(every[:-1])} and {every[-1]}" if len(every) > 1 else "".join(every)


def listed(names: Iterable[str], *, at_most: int = 3) -> str:
    """Return names as a short list; how many more there are is said."""
    every = list(names)
    shown = ", ".join(every[:at_most])
    return f"{shown} +{len(every) - at_most} more" if len(every) > at_most else shown
