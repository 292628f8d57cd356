"""What the keeper of a lexicon does: check it, test it, start a new one."""
