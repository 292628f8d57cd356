"""The classifiers that come with the package, and where others are found."""

from __future__ import annotations

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


def load_model(name: str | Path) -> Model:
    """Load a classifier by the id of a bundled one, or from a file.

    Raises `ModelError` for a name that is neither, and for a file that is no sound model.
    """
    path = Path(name)
    if str(name) in bundled_models():
        path = MODELS / f"{name}{SUFFIX}"
    elif not path.is_file():
        known = ", ".join(bundled_models())
        raise ModelError(str(name), "is neither a bundled model nor a file", f"the bundled models are: {known}")
    return load_model_file(path)
