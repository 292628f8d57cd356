"""Usage-line notation: `vocational [skills] training cent(re|er)[s]` → the forms it stands for."""

from __future__ import annotations

import re

MOST_FORMS = 500
LEAST_BEFORE_STAR = 4

_TOKEN = re.compile(r"[^\[\]()|\\*]+|\\.|.", re.DOTALL)
_SPECIAL = re.compile(r"[\[\]()|\\*]")
_ODD_SPACE = re.compile(r"[^\S ]")
_CLOSES = {")": "(", "]": "["}
_FORBIDDEN_STAR = "* may only end a term, after at least four letters of the same word"


class NotationError(ValueError):
    """A notation that cannot be read; `position` is the offset in the notation where the trouble is."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def expand(notation: str) -> tuple[str, ...]:
    r"""Return every form a notation stands for, without repeats, the shorter choice of an option first.

    `[x]` may be there or not, `(a|b)` is one of its alternatives (an empty one is allowed), both nest and both are
    glued to what they touch; runs of white space collapse; `\` takes the next character literally. A `*` may end the
    notation and stays at the end of each form. Raises `NotationError`, also when there would be more than 500 forms,
    which is found without building them.

    >>> expand("training cent(re|er)[s]")
    ('training centre', 'training centres', 'training center', 'training centers')
    """
    if _SPECIAL.search(notation) is None:
        form = " ".join(notation.split())
        if not form:
            raise NotationError("the term is empty", 0)
        return (form,)
    body, star = _split_star(_ODD_SPACE.sub(" ", notation))
    forms = _build(body)
    if star:
        _check_star(forms, position=len(body))
    collapsed = dict.fromkeys(_collapse(forms))
    if "" in collapsed:
        raise NotationError("every part is optional, so the term can stand for nothing", 0)
    if "*" in body and any(form.endswith("*") for form in collapsed):
        raise NotationError(r"a term cannot end with a literal \*", len(body) - 1)
    return tuple(form + star for form in collapsed) if star else tuple(collapsed)


def _collapse(forms: list[str]) -> list[str]:
    """Collapse the white space of all forms in one go."""
    text = "\n".join(forms)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace("\n ", "\n").replace(" \n", "\n").strip(" ").split("\n")


def _split_star(notation: str) -> tuple[str, str]:
    """Take the final `*` off, if there is one that no backslash escapes."""
    text = notation.rstrip()
    body = text.removesuffix("*")
    backslashes = len(body) - len(body.rstrip("\\"))
    if body == text or backslashes % 2:
        return notation, ""
    return body, "*"


def _build(body: str) -> list[str]:
    """Read a notation without its `*` from left to right, keeping the forms of each open group on a stack."""
    opened: list[tuple[str, int, list[str], list[str]]] = []
    finished: list[str] = []  # the alternatives already read of the group we are in
    forms = [""]  # the alternative being read
    for token in _TOKEN.finditer(body):
        text, position = token[0], token.start()
        if text in "([":
            opened.append((text, position, finished, forms))
            finished, forms = [], [""]
        elif text == "|":
            if not opened:
                raise NotationError("| outside parentheses: write (a|b)", position)
            finished += forms
            forms = [""]
        elif text in ")]":
            if not opened or opened[-1][0] != _CLOSES[text]:
                raise NotationError(f"{text} closes nothing", position)
            bracket, start, outer_finished, outer = opened.pop()
            if position == start + 1:
                raise NotationError(f"nothing between {bracket} and {text}", start)
            choices = ([""] if bracket == "[" else []) + finished + forms
            forms = _multiply(outer, choices, position=start)
            finished = outer_finished
        elif text == "*":
            raise NotationError(_FORBIDDEN_STAR, position)
        else:
            forms = [form + _literal(text, position) for form in forms]
    if opened:
        raise NotationError(f"{opened[-1][0]} is never closed", opened[-1][1])
    return forms


def _multiply(heads: list[str], tails: list[str], *, position: int) -> list[str]:
    if len(heads) * len(tails) > MOST_FORMS:
        raise NotationError(f"more than {MOST_FORMS} forms: split the term in two", position)
    return [head + tail for head in heads for tail in tails]


def _literal(text: str, position: int) -> str:
    if text[0] != "\\":
        return text
    if len(text) == 1:
        raise NotationError(r"\ at the end escapes nothing", position)
    return text[1]


def _check_star(forms: list[str], *, position: int) -> None:
    for form in forms:
        stem = form[-LEAST_BEFORE_STAR:]
        if len(stem) < LEAST_BEFORE_STAR or not stem.isalpha():
            raise NotationError(_FORBIDDEN_STAR, position)
