"""Names and labels over time."""
