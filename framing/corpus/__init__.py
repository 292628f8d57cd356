"""Documents in: files, tables and streams become documents; documents become zones, paragraphs and sentences."""
