"""A doubt: something in a lexicon that may be wrong, with the code by which its keeper can settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CODES: Final = {
    "overlap": "the same words in two concepts",
    "dead-term": "a term that can never match, or only where another one does",
    "dead-ignore": "an ignore phrase that shares no word with any term of its concept",
    "ambiguous-word": "a single common word as a term without a paragraph gate",
    "no-context": "a naming concept with single-word terms and no context",
    "short-term": "an abbreviation without case = true",
    "no-rival": "a naming concept with one frame that counts: its share is always 100 %",
    "grave-term": "the gravest comparison in one frame with other words",
    "motive-word": "a frame whose id or title names a motive or a camp instead of the words",
    "neutral-claim": "a label called neutral, correct or objective",
    "missing-gloss": "a frame that does not say what it foregrounds",
    "uncited-frame": "a frame with neither source nor user nor guide",
    "undated-use": "a used-by without a date, its own or its source's",
    "vague-actor": "a used-by that names a crowd instead of somebody",
    "unused-source": "a source that nothing cites",
    "language-tag": "a language that is not a BCP 47 tag such as en or en-GB",
    "no-test": "a frame that no embedded test finds",
    "no-lookalike": "a naming concept without a test of something that looks like it and must not be found",
    "idle-accept": "an acceptance that settles no warning",
}
"""Every warning code and what it warns of."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt at one line. `about` is the concept or `concept.frame` it concerns, `None` for the file."""

    code: str
    line: int
    message: str
    hint: str | None = None
    about: str | None = None
