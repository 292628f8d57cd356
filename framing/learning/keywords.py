"""Keywords: words that speak for a label before anything is learnt, as whoever codes would name them.

What keyword-assisted topic models do for topics (Eshima, Imai and Sasaki 2024, American Journal of Political Science),
for labels: few coded passages and a few words for each label tell more than the passages alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from framing.errors import InputError
from framing.learning.tokens import name_words
from framing.learning.vectors import WordVectors
from framing.lexicon.tables import Notes, Table
from framing.lexicon.toml_text import place_troubles, read_file, read_toml

Keywords = Mapping[str, Sequence[str]]


def read_keywords(path: Path, labels: Sequence[str], dropped: Sequence[str] = ()) -> Keywords:
    """Read a TOML file of labels, each with a list of words; those of labels that were dropped are passed over.

    Raises `InputError` with every problem of the file at its line: labels that are not there, lists without a word.
    """
    shown = str(path)
    text, values = read_toml(read_file(path, InputError), shown, InputError)
    notes = Notes()
    table = Table(values, (), notes)
    for name in values:
        if name not in labels and name not in dropped:
            near = get_close_matches(name, labels, n=1)
            hint = f"did you mean {near[0]}?" if near else f"labels are: {', '.join(labels)}"
            table.note(name, f"no passage is labelled {name}", hint)
    found = {label: table.texts(label) for label in values if label in labels}
    for label, words in found.items():
        if isinstance(values[label], list) and not any(map(name_words, words)):
            table.note(label, f"{label} has no word of three letters or more")
    if notes.troubles:
        raise place_troubles(notes, text, shown, InputError)
    if not found:
        raise InputError(shown, "names no label", f'write for example: {labels[0]} = ["word", "word"]')
    return found


def describe_labels(labels: Sequence[str], keywords: Keywords) -> tuple[str, ...]:
    """Return what words are compared with: the name of each label, and its keywords."""
    return tuple(" ".join([label, *keywords.get(label, ())]) for label in labels)


def unheard(keywords: Keywords, vectors: WordVectors) -> list[str]:
    """Return the keywords that are no known words, so that nothing can be like them."""
    words = dict.fromkeys(part for given in keywords.values() for word in given for part in name_words(word))
    return [word for word in words if vectors.rank(word) is None]
