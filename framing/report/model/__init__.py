"""Classifiers: their training, how good they are, and their cards."""
