"""Which lexicons there are: the bundled ones by id, any other by its file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from framing.errors import LexiconError, Problem
from framing.lexicon.entries import Lexicon
from framing.lexicon.loading import read_lexicon

_NOT_DEFAULT = re.compile(rb"^default\s*=\s*false\b", re.MULTILINE)
_PACKAGE = Path(__file__).resolve().parent.parent


def bundled_root() -> Path:
    """Return the directory of the bundled lexicons: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parent / "lexicons"


def bundled_paths() -> dict[str, Path]:
    """Return the files of the bundled lexicons by id, naming lexicons first, each kind in order of ids.

    An id is the stem of its file, so that ids can be listed without reading any file.
    """
    root = bundled_root()
    paths = [path for kind in ("naming", "register") for path in sorted((root / kind).rglob("*.toml"))]
    return {path.stem: path for path in paths}


def bundled_ids() -> tuple[str, ...]:
    """Return the ids of the bundled lexicons."""
    return tuple(bundled_paths())


def find_lexicon(name: str) -> Path:
    """Return the file of a lexicon named by id or path.

    A name with a path separator or the suffix `.toml`, or of an existing file, is a path (which need not exist).
    Raises `LexiconError` for an unknown id.
    """
    path = Path(name)
    if path.suffix == ".toml" or os.sep in name or "/" in name or path.is_file():
        return path
    bundled = bundled_paths()
    if name in bundled:
        return bundled[name]
    near = get_close_matches(name, bundled, n=1)
    hint = f"did you mean {near[0]}?" if near else "`framing lexicon list` shows the ids; a file is named by its path"
    raise LexiconError(name, "no such lexicon", hint)


def load_lexicon(name: str | os.PathLike[str], *, lines: bool = False) -> Lexicon:
    """Load one lexicon by id or path. Raises `LexiconError` with all problems of the file, each with its line.

    With `lines` every part of the result knows its line in the file.
    """
    path = find_lexicon(os.fspath(name))
    return read_lexicon(path, shown=shown_path(path), lines=lines)


def load_lexicons(names: Iterable[str | os.PathLike[str]]) -> tuple[Lexicon, ...]:
    """Load several lexicons by id or path; the same file named twice is loaded once.

    Raises `LexiconError` with all problems of all files, and when two files claim one id.
    """
    problems: list[Problem] = []
    loaded: dict[Path, Lexicon] = {}
    for name in names:
        try:
            path = find_lexicon(os.fspath(name))
            if path.resolve() not in loaded:
                loaded[path.resolve()] = read_lexicon(path, shown=shown_path(path))
        except LexiconError as error:
            problems += error.problems
    claimed: dict[str, str] = {}
    for lexicon in loaded.values():
        if lexicon.id in claimed:
            problems.append(Problem(lexicon.path, f"has the id {lexicon.id}, as {claimed[lexicon.id]} has"))
        claimed.setdefault(lexicon.id, lexicon.path)
    if problems:
        raise LexiconError.of(problems)
    return tuple(loaded.values())


def load_bundled(*, default_only: bool = True) -> tuple[Lexicon, ...]:
    """Load the bundled lexicons, without those that say `default = false` unless `default_only` is off."""
    return load_lexicons(path for path in bundled_paths().values() if not (default_only and _is_left_out(path)))


def _is_left_out(path: Path) -> bool:
    """Tell whether a file says `default = false`, from its head alone, without parsing the rest."""
    head = path.read_bytes().partition(b"\n[")[0]
    return _NOT_DEFAULT.search(head) is not None


def shown_path(path: Path) -> str:
    """Return how a lexicon file is named in messages: a bundled one from `lexicons/` on, any other as given."""
    bundled = bundled_root()
    if path.is_absolute() and path.is_relative_to(bundled):
        return path.relative_to(bundled.parent).as_posix()
    return str(path)
