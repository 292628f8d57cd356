"""Lexicons as data: usage-line notation, the TOML file, and where lexicons are found."""
