"""One result → one format, safe for its medium.

A folder for each command, or for what several commands make of one thing (`coding`, `labels`, `model`). They share
`parts`, what results hold in common; `media`, how JSON, CSV, HTML and SVG are written; `words`, how things are said.
"""
