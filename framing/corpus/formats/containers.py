"""Open ZIP archives and compressed files: each member as a stream, never as a file on the disk."""

from __future__ import annotations

import gzip
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, cast

from framing.corpus.formats.limits import LARGEST_ARCHIVE, LARGEST_STREAM, LARGEST_WHOLE, MOST_MEMBERS, LimitedStream
from framing.corpus.operands import ARCHIVES, Chunk, Kind, kind_of
from framing.errors import InputError
from framing.extras import load_extra

_STREAMED: frozenset[Kind] = frozenset({"table", "jsonl", "warc"})
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """What a container holds: a chunk named `ARCHIVE/MEMBER`, and what opens its bytes."""

    chunk: Chunk
    open: Callable[[], IO[bytes]]


def open_gzip(stream: IO[bytes], path: str) -> Member:
    """Return the one file that a gzip file holds."""
    return _single(stream, path, lambda: cast(IO[bytes], gzip.GzipFile(fileobj=stream)))


def open_zstd(stream: IO[bytes], path: str) -> Member:
    """Return the one file that a Zstandard file holds; raise `InputError` when zstandard is not installed."""
    zstandard = load_extra("zstandard", extra="zstd", place=path, what="Zstandard files")
    # A window is memory: 2^27 bytes is what the format's own tool accepts.
    return _single(
        stream,
        path,
        lambda: zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(stream, read_across_frames=True),
    )


def _single(stream: IO[bytes], path: str, unpack: Callable[[], IO[bytes]]) -> Member:
    kind = kind_of(PurePosixPath(path).stem) or "unknown"
    if kind in ARCHIVES:
        raise InputError(path, "an archive in an archive, which is not opened", "unpack it first")
    packed = _size(stream)
    most = LARGEST_STREAM if kind in _STREAMED else LARGEST_WHOLE
    return Member(Chunk(path, kind), lambda: LimitedStream(unpack(), path, packed=packed, most=most))


def _size(stream: IO[bytes]) -> int:
    here = stream.tell()
    end = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return end - here


def open_zip(
    stream: IO[bytes], path: str, *, on_bad: Callable[[InputError], None], on_aside: Callable[[str, str], None]
) -> Iterator[Member]:
    """Yield the texts of a ZIP archive, in its own order.

    Members that are no texts go to `on_aside` with the reason; those that must not be opened (in an archive of their
    own, encrypted, named so as to lie outside) to `on_bad`. Raise `InputError` for a broken or boundless archive.
    """
    archive = open_archive(stream, path)
    left = LARGEST_ARCHIVE
    for info in archive.infolist():
        if info.filename.endswith("/") or not info.filename:
            continue
        name = f"{path}/{info.filename}"
        kind = kind_of(info.filename)
        if (problem := _problem(info, kind)) is not None:
            on_bad(InputError(name, problem))
        elif (reason := _reason(info.filename, kind)) is not None:
            on_aside(name, reason)
        else:
            assert kind is not None
            left -= info.file_size
            if left < 0:
                raise InputError(path, f"more than {LARGEST_ARCHIVE:,} bytes when unpacked", "unpack it first")
            yield Member(Chunk(name, kind), _opener(archive, info, name, kind))


def open_archive(stream: IO[bytes], path: str) -> zipfile.ZipFile:
    """Return a ZIP archive; raise `InputError` if it is none, or has too many members."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(path, f"broken ZIP archive: {error}") from None
    if len(archive.infolist()) > MOST_MEMBERS:
        raise InputError(path, f"an archive of more than {MOST_MEMBERS:,} files")
    return archive


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, *, most: int) -> IO[bytes]:
    """Return a stream of one member, within the limits; what its directory says of its size is not believed."""
    try:
        stream = archive.open(info)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(name, f"broken archive: {error}") from None
    return LimitedStream(stream, name, packed=info.compress_size, most=most)


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, kind: Kind) -> Callable[[], IO[bytes]]:
    return lambda: open_member(archive, info, name, most=LARGEST_STREAM if kind in _STREAMED else LARGEST_WHOLE)


def _problem(info: zipfile.ZipInfo, kind: Kind | None) -> str | None:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if ".." in parts or info.filename.startswith(("/", "\\")) or info.filename[1:2] == ":":
        return "a name that leads out of the archive"
    if kind in ARCHIVES:
        return "an archive in an archive, which is not opened"
    return "encrypted" if kind is not None and info.flag_bits & _ENCRYPTED else None


def _reason(filename: str, kind: Kind | None) -> str | None:
    parts = PurePosixPath(filename).parts
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return "hidden"
    return f"no text by its suffix ({PurePosixPath(filename).suffix or 'none'})" if kind is None else None
