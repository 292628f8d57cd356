"""The same reading on several processors: workers read their own parts of the input, only results travel."""
