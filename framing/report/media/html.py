"""Pages of HTML in one file: nothing is fetched, and no text can become markup, style or script."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from framing.report.media.safe import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_PERCENT: Final = re.compile(r"(?<=\d) %")
_LINK: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x1f]+", re.IGNORECASE)


def render_page(template: str, **values: Any) -> bytes:
    """Render a template of this package as one file that fetches nothing.

    Every value is escaped, with the characters that steer a display made visible; a value that is missing is an error.
    The style and the script of the page are the only ones a browser will obey: their hashes stand in its content
    security policy.
    """
    style, script = _asset("style.css"), _asset("script.js")
    page = _environment().get_template(template)
    assets = {"style": style, "script": script, "style_hash": _digest(style), "script_hash": _digest(script)}
    return page.render(assets, **values).encode("utf-8")


def unbroken(text: str) -> str:
    """Return text in which no line ends between a number and its per cent sign."""
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", text)


def web_address(text: str) -> str | None:
    """Return a text that is nothing but a web address, else `None`: no other scheme becomes a link."""
    stripped = text.strip()
    return stripped if _LINK.fullmatch(stripped) else None


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("framing.report.media"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["unbroken"] = unbroken
    return environment


def _finalize(value: Any) -> Any:
    """Make hidden characters visible in everything that is printed; what is markup already has been through here."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return "" if value is None else value


def _asset(name: str) -> str:
    return files("framing.report.media").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
