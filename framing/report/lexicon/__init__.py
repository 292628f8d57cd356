"""Lexicons: which there are, one in full, and what is wrong with one."""
