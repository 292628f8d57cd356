"""Where results and messages go: standard output, files, the terminal; whole or not at all."""
