"""Exit statuses of the command line."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What a script can rely on."""

    DONE = 0
    CHECK_FAILED = 1
    """A check found something: `lint`, `lexicon check`, `evaluate --min-…`."""
    COULD_NOT_RUN = 2
    """Usage, input, lexicon, configuration or model cannot be used."""
    BUG = 3
    """A fault in framing itself."""
    INTERRUPTED = 130
    PIPE_CLOSED = 141
