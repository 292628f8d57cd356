"""Keep track of what is open in a web page, whatever is missing or crossed, in linear time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_DEEPEST = 500
_CONTAINERS = frozenset(
    {
        "article", "aside", "body", "button", "center", "dd", "details", "dialog", "div", "dl", "fieldset",
        "figcaption", "figure", "footer", "form", "header", "li", "main", "menu", "nav", "ol", "section", "select",
        "table", "td", "ul",
    }
)  # fmt: skip
_FURNITURE = frozenset({"nav", "aside", "footer", "form", "menu", "dialog", "button", "select"})
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "dialog", "search", "menu", "alertdialog"})
_STORY_CLASS = re.compile(
    r"(?<![a-z])(?:article-?(?:body|text|content)|story-?(?:body|text|content)|entry-content)(?![a-z])", re.I
)
_FURNITURE_CLASS = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menu|side-?bar|rail|related|recommend(?:ed|ations?)?|more-(?:from|on|stories)"
    r"|most-(?:read|popular|viewed|shared)|popular|trending|teasers?|promos?|newsletters?|sign-?up|subscri(?:be|ption)"
    r"|paywall|shar(?:e|ing)|social|comments?|disqus(?:-thread)?|cookies?|consent|gdpr|ads?|advert(?:isement|ising)?"
    r"|sponsor(?:ed)?|footer|site-header|masthead|bread-?crumbs?|tags|topics|author-(?:bio|box|info|card)"
    r"|about-the-author|bio|widgets?(?:-area)?|pagination|copyright|legal|disclaimer|ticker|gallery|slideshow|carousel|outbrain|taboola|sr-only"
    r"|screen-reader-text|visually-hidden|toolbar)(?![a-z])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Element:
    """An element that holds paragraphs, and the one it stands in (an index, -1 at the top).

    `is_furniture` is what its name or role says; `may_be_furniture` what its class says, which page-wide elements are
    sometimes given too; `is_story` is what states that the story is in it.
    """

    name: str
    parent: int
    is_furniture: bool
    may_be_furniture: bool
    is_story: bool


@dataclass(slots=True)
class Outline:
    """All elements met so far, in order, and those that are open. The first stands for the page."""

    elements: list[Element] = field(
        default_factory=lambda: [Element("", -1, is_furniture=False, may_be_furniture=False, is_story=False)]
    )
    _open: list[int] = field(default_factory=lambda: [0])
    _counts: Counter[str] = field(default_factory=Counter)

    @property
    def current(self) -> int:
        """Return the index of the innermost open element."""
        return self._open[-1]

    def is_inside(self, name: str) -> bool:
        """Tell whether an element of a name is open."""
        return self._counts[name] > 0

    def is_open(self, index: int) -> bool:
        """Tell whether an element is open."""
        return index in self._open

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element, if it is one that holds paragraphs."""
        if name not in _CONTAINERS and "-" not in name:
            return
        if name == "main":
            self._close_all()  # whatever was left open above does not hold the story
        if name == "li" and self.elements[self.current].name == "li":
            self.end("li")
        if len(self._open) > _DEEPEST:
            return
        self.elements.append(_element(name, self.current, attributes))
        self._open.append(len(self.elements) - 1)
        self._counts[name] += 1

    def end(self, name: str) -> None:
        """Close an element and all that is open in it; nothing, if none of that name is open."""
        if not self._counts[name]:
            return
        while len(self._open) > 1:
            closed = self.elements[self._open.pop()].name
            self._counts[closed] -= 1
            if closed == name:
                return

    def _close_all(self) -> None:
        del self._open[1:]
        self._counts.clear()


def _element(name: str, parent: int, attributes: dict[str, str]) -> Element:
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('data-component', '')}".replace(
        "_", "-"
    )
    role = attributes.get("role", "").lower()
    is_hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None
    is_body = attributes.get("itemprop", "").lower() == "articlebody" or _STORY_CLASS.search(names) is not None
    return Element(
        name,
        parent,
        is_furniture=name in _FURNITURE or role in _ROLES or is_hidden or attributes.get("aria-hidden") == "true",
        may_be_furniture=not is_body and name != "body" and _FURNITURE_CLASS.search(names) is not None,
        is_story=is_body or name in ("article", "main") or role in ("main", "article"),
    )
