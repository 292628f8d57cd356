"""The three standard streams, which whoever starts a program may have closed (`>&-`) or filled."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO, TypeGuard

_UNWRITTEN = {errno.ENOSPC, errno.EBADF, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def stand_in_for_closed_streams() -> None:
    """Open what was closed, so that Python has all three streams and no other file takes their numbers.

    Results that nobody could get are an error, and so is input that is asked for; messages go nowhere.
    """
    for number, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # takes the lowest free number; the wrong way round, reading and writing fail
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def write_whole() -> None:
    """Buffer standard output that `python -u` has bare: a bare write may stop halfway without an error."""
    if isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = os.fdopen(1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False)


def drop(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, so that it does not raise again when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def can_be_written(stream: TextIO) -> bool:
    """Tell whether what is still buffered for a stream can be written."""
    try:
        stream.flush()
    except OSError:
        return False
    return True


def is_about_output(error: Exception) -> TypeGuard[OSError]:
    """Tell whether an error that nobody caught is of standard output, where help and versions are printed.

    Writing fails without the name of a file; commands name their own files when they cannot write them.
    """
    return isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITTEN
