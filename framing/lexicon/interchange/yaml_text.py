"""Texts as YAML writes them."""

from __future__ import annotations

import json


def quote(text: str) -> str:
    """Return a text in double quotes, which no YAML reader takes for a number, a date or a `no`."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escape(sign) for sign in quoted)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
