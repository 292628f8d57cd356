"""The passages of a document that are scored one by one: the whole, its paragraphs, or its sentences."""

from __future__ import annotations

from dataclasses import dataclass

from framing.corpus.sentences import split_sentences
from framing.corpus.words import count_words
from framing.types import Document, Layout, Unit


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document and its counted words (0 in page furniture and repeated paragraphs)."""

    start: int
    end: int
    words: int


def divide(document: Document, layout: Layout, *, unit: Unit) -> list[Passage]:
    """Divide a document into the passages to score, in order; an empty document has one empty document passage."""
    text = document.text
    if unit == "document":
        return [Passage(0, len(text), layout.words)]
    passages: list[Passage] = []
    for block in layout.blocks:
        spans = [(block.start, block.end)] if unit == "paragraph" else split_sentences(text, block.start, block.end)
        for start, end in spans:
            passages.append(Passage(start, end, count_words(text[start:end]) if block.counted else 0))
    return passages
