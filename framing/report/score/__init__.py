"""Which names and frames texts choose."""
