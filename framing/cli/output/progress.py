"""Progress of long work: on a terminal's standard error only, after a second, gone when done."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before anything is shown."""

EVERY = 0.2
"""Seconds between updates."""


def counted(items: Iterable[Item], *, noun: str, quiet: bool) -> Iterator[Item]:
    """Yield the items and show how many have passed."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + PATIENCE
    shown = False
    number = 0
    try:
        for number, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now >= due:
                due, shown = now + EVERY, True
                sys.stderr.write(f"\r{number:,} {noun} …")
                sys.stderr.flush()
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def timed(what: str, *, quiet: bool) -> Iterator[None]:
    """Show for how long work has gone on of which nobody knows how far it is."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    clock = threading.Thread(target=_tick, args=(what, done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def _tick(what: str, done: threading.Event) -> None:
    begun = time.monotonic()
    shown = False
    while not done.wait(PATIENCE):
        shown = True
        sys.stderr.write(f"\r{what} … {time.monotonic() - begun:.0f} s")
        sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
