"""Concordance lines."""
