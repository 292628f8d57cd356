"""Terms that a lexicon seems to miss."""
