"""Keep parsed lexicons in the user's cache directory, by the hash of their content: TOML is half of a short run.

The files are JSON and hold nothing but what the lexicon file says. One that is missing, damaged or made by other code
is not used, and one that cannot be written is not missed. `FRAMING_CACHE` names another directory; `off` does without.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from framing.lexicon.entries import (
    AcceptedWarning,
    Citation,
    Concept,
    Frame,
    HandCheck,
    Lexicon,
    LexiconTest,
    RecommendedBy,
    Term,
    UsedBy,
)

MOST_FILES = 500
_CODE = ("entries.py", "loading.py", "notation.py", "tables.py", "toml_text.py", "caching.py")


def recall(digest: str, *, shown: str) -> Lexicon | None:
    """Return the lexicon whose file has this SHA-256, or `None` if it is not kept. `shown` is its name in messages."""
    path = _place(digest)
    if path is None:
        return None
    try:
        seal, _, payload = path.read_bytes().partition(b"\n")
        if seal != _seal(payload):
            return None
        return dataclasses.replace(_lexicon(orjson.loads(payload)), path=shown)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(lexicon: Lexicon) -> None:
    """Keep a lexicon for the next run, if that is possible."""
    path = _place(lexicon.sha256)
    if path is None:
        return
    payload = orjson.dumps(lexicon)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _prune(path.parent)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(_seal(payload) + b"\n" + payload)
        Path(stream.name).replace(path)
    except OSError:
        return


def cache_directory() -> Path | None:
    """Return where lexicons are kept, by the custom of the system; `None` when `FRAMING_CACHE` is `off`."""
    chosen = os.environ.get("FRAMING_CACHE")
    if chosen:
        return None if chosen == "off" else Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "framing"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "framing" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "framing"


def _place(digest: str) -> Path | None:
    directory = cache_directory()
    if directory is None:
        return None
    stamps = (os.stat(Path(__file__).with_name(name)) for name in _CODE)
    code = " ".join(f"{stamp.st_mtime_ns} {stamp.st_size}" for stamp in stamps)
    return directory / f"{sha256(f'{digest} {code}'.encode()).hexdigest()}.json"


def _seal(payload: bytes) -> bytes:
    return sha256(payload).hexdigest().encode()


def _prune(directory: Path) -> None:
    files = list(directory.glob("*.json"))
    if len(files) >= MOST_FILES:
        for path in sorted(files, key=lambda file: file.stat().st_mtime)[: MOST_FILES // 2]:
            path.unlink(missing_ok=True)


def _lexicon(values: dict[str, Any]) -> Lexicon:
    values["concepts"] = tuple(map(_concept, values["concepts"]))
    values["sources"] = tuple(Citation(**source) for source in values["sources"])
    values["tests"] = tuple(LexiconTest(**{**test, "expect": tuple(test["expect"])}) for test in values["tests"])
    values["accept"] = tuple(AcceptedWarning(**accepted) for accepted in values["accept"])
    if values["validation"] is not None:
        values["validation"] = HandCheck(**values["validation"])
    return Lexicon(**values)


def _concept(values: dict[str, Any]) -> Concept:
    values["frames"] = tuple(map(_frame, values["frames"]))
    values["context"] = tuple(map(_term, values["context"]))
    values["ignore"] = tuple(map(_term, values["ignore"]))
    return Concept(**values)


def _frame(values: dict[str, Any]) -> Frame:
    values["terms"] = tuple(map(_term, values["terms"]))
    values["used_by"] = tuple(UsedBy(**use) for use in values["used_by"])
    values["recommended_by"] = tuple(RecommendedBy(**advice) for advice in values["recommended_by"])
    values["sources"] = tuple(values["sources"])
    return Frame(**values)


def _term(values: dict[str, Any]) -> Term:
    return Term(values["notation"], tuple(values["forms"]), values["case"], values["line"])
