"""Libraries that are installed only where they are wanted: load one, or say how to install it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from framing.errors import InputError


def load_extra(module: str, *, extra: str, place: str, what: str) -> ModuleType:
    """Return the module of an optional extra; raise `InputError` with the command that installs it.

    `what` needs it, in the plural ("PDF files"), at `place`.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise InputError(place, f"{what} need {name}, which is not installed", install_hint(extra)) from None


def install_hint(extra: str) -> str:
    """Return the command that installs an extra."""
    return f"pip install 'mediaframing[{extra}]'"
