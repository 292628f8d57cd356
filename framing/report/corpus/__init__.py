"""A survey of a corpus."""
