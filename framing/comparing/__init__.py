"""What groups of documents have in common and where they differ."""
