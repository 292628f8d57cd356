"""Coding samples: the sheets, their key and their codebook."""
