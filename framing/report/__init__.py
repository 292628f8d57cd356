"""One result → one format, safe for its medium."""
