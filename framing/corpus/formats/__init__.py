"""Formats in: one stream, whatever it holds, becomes documents; `streams` tells which format it is."""
