"""The text of a new lexicon: complete, valid, with a comment at every key and an invented dispute to replace."""

from __future__ import annotations

import re

from framing.errors import UsageError
from framing.lexicon.entries import Kind

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_HEAD = """\
# {id}: replace the invented example by your own entries, then run
#     framing lexicon check {id}.toml
# Every key is described in lexicons/README.md.

format = 1
id = "{id}"                        # the name of this file without .toml
title = "{title}"
kind = "{kind}"                    # naming: shares among rival names; register: rates per 1,000 words
language = "en"
version = "0.1.0"                  # raise it with every change: results name it
licence = "CC-BY-4.0"
default = {default}                # false: used only when asked for with -l
# accept = [{{ warning = "no-context", reason = "why the warning does not apply" }}]

# Where claims can be checked: first-hand and dated. Cite it below by its key.
# [[sources]]
# key = "council-2021"
# title = "Works programme"
# publisher = "Norby Council"
# date = 2021-05-04                # or "2021-05", "2021"
# url = "https://example.org/works"
"""

_NAMING = """
# A concept has one referent, said in plain words that are nobody's label.
[concepts.works]
title = "What the works at the harbour are called"
context = ["Norby", "harbo(u|)r"]  # one of these must occur in the document before anything counts
ignore = ["renewal notice[s]"]     # looks like a term and is none
# gate-scope = "paragraph"         # for everyday words: a context must stand in the same paragraph

# A frame is one way of naming it. Its id names the words, never a motive.
[concepts.works.frames.renewal]
title = "Renewal"
gloss = "Foregrounds what is built."
# used-by = [{ actor = "Norby Council", source = "council-2021" }]
# recommended-by = [{ guide = "Norby Gazette style guide", source = "gazette-2020" }]
# sources = ["council-2021"]
terms = [
  "harbo(u|)r renewal[s]",         # [s] may be there, (a|b) is one of
  "renewal of the harbo(u|)r",
  { term = "NHR", case = true },   # abbreviations: only in capitals
]

[concepts.works.frames.demolition]
title = "Demolition"
gloss = "Foregrounds what is pulled down."
terms = ["harbo(u|)r demolition[s]", "demolition of the harbo(u|)r"]

# Second mentions: listed once a specific name has been used, never in shares.
[concepts.works.frames.second-mentions]
title = "Second mentions"
generic = true
terms = ["the (works|scheme)"]

# A test holds when exactly these frames are found, in this order.
[[tests]]
text = "Norby calls it a harbour renewal; residents call the scheme the demolition of the harbour."
expect = ["works.renewal", "works.second-mentions", "works.demolition"]

# At least one look-alike that must not be found.
[[tests]]
text = "The harbour office in Norby sent a renewal notice for every mooring."
expect = []
"""

_REGISTER = """
# A register is a way of writing. Each frame is one kind of words, counted per 1,000 words.
[concepts.size]
title = "Words that make things bigger"
ignore = ["giant panda[s]"]        # looks like a term and is none

[concepts.size.frames.enlarging]
title = "Enlarging"
gloss = "Says that something is large without saying how large."
# sources = ["council-2021"]
terms = ["giant", "colossal", "of epic proportions"]

# A test holds when exactly these frames are found, in this order.
[[tests]]
text = "The giant quay is a colossal mistake."
expect = ["size.enlarging", "size.enlarging"]

# At least one look-alike that must not be found.
[[tests]]
text = "A giant panda was born in the zoo."
expect = []
"""


def new_lexicon(identity: str, *, kind: Kind = "naming") -> str:
    """Return the text of a new lexicon file. Raises `UsageError` when the id is not lower-case words and hyphens.

    It passes `check`, with warnings for the evidence that only its keeper can supply.
    """
    if not _ID.fullmatch(identity):
        better = re.sub(r"[^a-z0-9]+", "-", identity.lower()).strip("-")
        hint = f"write {better}" if better else "use a to z, 0 to 9 and hyphens"
        raise UsageError("ID", f"{identity!r} is not an id: lower-case words joined by hyphens", hint)
    title = identity.replace("-", " ").capitalize()
    head = _HEAD.format(id=identity, title=title, kind=kind, default="true" if kind == "naming" else "false")
    return head + (_NAMING if kind == "naming" else _REGISTER)
