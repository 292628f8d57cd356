"""Research exports in: one file of a news archive becomes many documents with outlet, date, headline and body."""
