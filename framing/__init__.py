"""Score texts for framing choices: which rival names, frames and wording they pick, and in whose voice."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from framing.comparing.groups import compare_groups
    from framing.corpus import read_documents
    from framing.corpus.layout import lay_out
    from framing.learning.applying import classify_passages
    from framing.learning.bundled import load_model
    from framing.learning.evaluating import evaluate_labels
    from framing.learning.examples import check_examples, make_examples
    from framing.learning.training import train_model
    from framing.lexicon import load_lexicon
    from framing.reading.attribution import find_attributions
    from framing.reading.decisions import load_rulings
    from framing.reading.matches import find_matches
    from framing.reading.matching import Matcher
    from framing.reading.scoring import score_documents
    from framing.report.arrow_table import to_frame
    from framing.types import Document

# Where the public names live; each is imported when first used, so that `framing --help` pays for none of them.
_HOMES = {
    "Document": "framing.types",
    "Matcher": "framing.reading.matching",
    "check_examples": "framing.learning.examples",
    "classify_passages": "framing.learning.applying",
    "compare_groups": "framing.comparing.groups",
    "evaluate_labels": "framing.learning.evaluating",
    "find_attributions": "framing.reading.attribution",
    "find_matches": "framing.reading.matches",
    "lay_out": "framing.corpus.layout",
    "load_lexicon": "framing.lexicon",
    "load_model": "framing.learning.bundled",
    "load_rulings": "framing.reading.decisions",
    "make_examples": "framing.learning.examples",
    "read_documents": "framing.corpus",
    "score_documents": "framing.reading.scoring",
    "to_frame": "framing.report.arrow_table",
    "train_model": "framing.learning.training",
}

__all__ = [
    "Document",
    "Matcher",
    "check_examples",
    "classify_passages",
    "compare_groups",
    "evaluate_labels",
    "find_attributions",
    "find_matches",
    "lay_out",
    "load_lexicon",
    "load_model",
    "load_rulings",
    "make_examples",
    "read_documents",
    "score_documents",
    "to_frame",
    "train_model",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
