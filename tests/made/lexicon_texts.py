"""Lexicon files for tests: a sound one about an invented quarrel, and parts to change in it."""

from __future__ import annotations

from framing.lexicon.entries import Lexicon
from framing.lexicon.loading import parse_lexicon

SOUND = """\
format = 1
id = "quays"
title = "Naming the works at Norby"
language = "en"
version = "1.0.0"
licence = "CC-BY-4.0"
accept = []

[[sources]]
key = "council"
title = "Works programme"
date = 2021-05-04

[concepts.works]
title = "What the works are called"
context = ["Norby"]
ignore = ["kidney renewal"]

[concepts.works.frames.renewal]
title = "Renewal"
gloss = "Foregrounds what is built."
used-by = [{ actor = "Norby Council", source = "council" }]
terms = ["quay renewal[s]"]

[concepts.works.frames.demolition]
title = "Demolition"
gloss = "Foregrounds what goes."
sources = ["council"]
terms = ["quay demolition[s]"]

[[tests]]
text = "In Norby the quay renewal is a quay demolition."
expect = ["works.renewal", "works.demolition"]

[[tests]]
text = "In Norby the renewal of passports takes a week."
expect = []
"""


def changed(*changes: tuple[str, str]) -> str:
    """Return the sound lexicon with the first place of each old text replaced by the new one."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def read(text: str) -> Lexicon:
    """Read a lexicon with the lines of its parts."""
    return parse_lexicon(text.encode(), shown="quays.toml", lines=True)


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text starts."""
    return text[: text.index(part)].count("\n") + 1
