"""Read documents from files, directories and standard input."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator

from framing.corpus.formats.streams import read_stream
from framing.corpus.mojibake import find_mojibake
from framing.corpus.operands import STDIN, Aside, Chunk, check_operands, find_chunks, open_file
from framing.corpus.request import Request
from framing.errors import InputError, Problem, reason_of
from framing.types import Document


class IdCheck:
    """The ids seen so far, eight bytes each, to find duplicates over a whole run."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def is_new(self, document_id: str) -> bool:
        """Take note of an id, and tell whether it is the first of its name."""
        digest = hashlib.blake2b(document_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if digest in self._seen:
            return False
        self._seen.add(digest)
        return True


def duplicate_error(document_id: str, path: str | None) -> InputError:
    """Return the error for a second document of the same id."""
    hint = "ids must be unique; name another column with --id-field, or pass over repeats with --skip-bad"
    if document_id == path:
        hint = "name each file once, or pass over repeats with --skip-bad"
    return InputError(path or document_id, f'a second document with the id "{document_id}"', hint)


def read_documents(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    text_field: str = "text",
    id_field: str = "id",
    headline_field: str | None = None,
    on_bad: Callable[[InputError], None] | None = None,
    on_note: Callable[[Problem], None] | None = None,
    on_aside: Aside | None = None,
) -> Iterator[Document]:
    """Yield the documents of files, directories and standard input (`-`), one at a time; of one or of several.

    In tables and JSON records one column holds the text, one the id, and one may hold the headline, which is put in
    front of the text; all others become `meta`. Raise `InputError` at the first bad record, or give it to `on_bad` and
    go on; operands that do not exist always raise. `on_note` hears what is worth knowing, such as another encoding,
    `on_aside` which files of directories and archives are not read, and why.
    """
    check = IdCheck()
    operands = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    check_operands(operands)
    for chunk in find_chunks(operands, on_aside=on_aside):
        for document in read_chunk(
            chunk,
            text_field=text_field,
            id_field=id_field,
            headline_field=headline_field,
            on_bad=on_bad,
            on_note=on_note,
            on_aside=on_aside,
        ):
            if check.is_new(document.id):
                yield document
                continue
            error = duplicate_error(document.id, document.path)
            if on_bad is None:
                raise error
            on_bad(error)


def read_chunk(
    chunk: Chunk,
    *,
    text_field: str = "text",
    id_field: str = "id",
    headline_field: str | None = None,
    on_bad: Callable[[InputError], None] | None = None,
    on_note: Callable[[Problem], None] | None = None,
    on_aside: Aside | None = None,
) -> Iterator[Document]:
    """Yield the documents of one chunk as `read_documents` does; ids are not compared."""
    request = Request(text_field, id_field, headline_field, on_bad, on_note, on_aside)
    try:
        if chunk.path == STDIN:
            yield from _checked(read_stream(sys.stdin.buffer, chunk, request), chunk, request)
            return
        with open_file(chunk.path) as stream:
            yield from _checked(read_stream(stream, chunk, request), chunk, request)
    except InputError as error:
        if on_bad is None:
            raise
        on_bad(error)
    except OSError as error:
        request.refuse(chunk.path, f"cannot be read: {reason_of(error)}")


def _checked(documents: Iterable[Document], chunk: Chunk, request: Request) -> Iterator[Document]:
    """Yield documents, and note once a file that one's letters were spoilt before it was read."""
    noted = request.on_note is None
    for document in documents:
        if not noted and (found := find_mojibake(document.text)) is not None:
            noted = True
            message = f'wrong letters, such as "{found.seen}" for "{found.meant}": spoilt before they were read here'
            place = document.id if document.id.startswith(chunk.path) else f"{chunk.path} ({document.id})"
            request.note(Problem(place, message, "read as it is; terms with such letters are missed"))
        yield document
