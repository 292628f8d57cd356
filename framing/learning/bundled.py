"""The classifiers that come with the package, and where others are found."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from framing.errors import ModelError
from framing.learning.model import Model
from framing.learning.model_file import SUFFIX, load_model_file

DATA = Path(__file__).parent / "data"
MODELS = DATA / "models"
DEFAULT = "policy-frames"


def bundled_models() -> tuple[str, ...]:
    """Return the ids of the classifiers that come with the package, in order."""
    return tuple(sorted(path.stem for path in MODELS.glob(f"*{SUFFIX}")))


def path_of(name: str) -> Path:
    """Return where a bundled classifier is."""
    return MODELS / f"{name}{SUFFIX}"


def load_model(name: str | Path) -> Model:
    """Load a classifier by the id of a bundled one, or from a file.

    Raises `ModelError` for a name that is neither, and for a file that is no sound model.
    """
    path = Path(name)
    if str(name) in bundled_models():
        path = path_of(str(name))
    elif not path.is_file():
        close = get_close_matches(str(name), bundled_models(), n=1)
        known = ", ".join(bundled_models()) or "none"
        hint = f"did you mean {close[0]}?" if close else f"the bundled models are: {known}"
        raise ModelError(str(name), "is neither a bundled model nor a file", hint)
    return load_model_file(path)
