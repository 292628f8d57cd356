"""Documents in: files, tables and streams become documents; documents become zones, paragraphs and sentences."""

from framing.corpus.documents import read_documents

__all__ = ["read_documents"]
