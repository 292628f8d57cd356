"""Interchange: dictionaries of other tools read and written, with a note for everything that is lost on the way."""

from __future__ import annotations

from framing.lexicon.interchange.dictionary import Category, Dictionary, Entry, LossNote, Written
from framing.lexicon.interchange.formats import (
    FORMATS,
    Format,
    choose_format,
    parse_dictionary,
    read_dictionary,
    write_dictionary,
)

__all__ = [
    "FORMATS",
    "Category",
    "Dictionary",
    "Entry",
    "Format",
    "LossNote",
    "Written",
    "choose_format",
    "parse_dictionary",
    "read_dictionary",
    "write_dictionary",
]
