from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon.notation import MOST_FORMS, NotationError, expand

SPECIAL = "[]()|\\*"


@pytest.mark.parametrize(
    ("notation", "forms"),
    [
        ("camp", ("camp",)),
        ("camp[s]", ("camp", "camps")),
        ("[education and] training centre", ("training centre", "education and training centre")),
        ("training cent(re|er)[s]", ("training centre", "training centres", "training center", "training centers")),
        ("re[-]education", ("reeducation", "re-education")),
        ("(un|)fair", ("unfair", "fair")),
        ("(a big|one) camp [(for|of) boys]", ("a big camp", "a big camp for boys", "a big camp of boys",
                                              "one camp", "one camp for boys", "one camp of boys")),
        ("[anti[-|]]war", ("war", "antiwar", "anti-war")),
        ("  labour \t\n camp  ", ("labour camp",)),
        ("labour [ ] camp", ("labour camp",)),
        (r"\[sic\] \(no\) a\|b c\\d", (r"[sic] (no) a|b c\d",)),
        (r"f\*ck", ("f*ck",)),
        ("deradicali(s|z)*", ("deradicalis*", "deradicaliz*")),
        ("labour camp*", ("labour camp*",)),
        ("(camp|camp)[s]", ("camp", "camps")),
    ],
)  # fmt: skip
def test_a_notation_stands_for_its_forms_in_order(notation: str, forms: tuple[str, ...]) -> None:
    assert expand(notation) == forms


@pytest.mark.parametrize(
    ("notation", "position", "words"),
    [
        ("", 0, "empty"),
        (" \t", 0, "empty"),
        ("[camp]", 0, "nothing"),
        ("camp[s", 4, "never closed"),
        ("camp)s", 4, "closes nothing"),
        ("(camp]", 5, "closes nothing"),
        ("camp|site", 4, "outside"),
        ("camp[]", 4, "nothing between"),
        ("camp()", 4, "nothing between"),
        ("camp\\", 4, "escapes nothing"),
        ("cam*", 3, "four letters"),
        ("labour cam*", 10, "four letters"),
        ("camp *", 5, "four letters"),
        ("camp-4*", 6, "four letters"),
        ("(camp|war)*", 10, "four letters"),
        ("camp* site", 4, "may only end"),
        ("(camp*|site)", 5, "may only end"),
        ("*camp", 0, "may only end"),
        (r"camp\*", 5, "literal"),
        ("[a][b][c][d][e][f][g][h][i]z", 24, "more than 500"),
    ],
)
def test_a_broken_notation_is_refused_with_its_position(notation: str, position: int, words: str) -> None:
    with pytest.raises(NotationError, match=words) as caught:
        expand(notation)
    assert caught.value.position == position


def test_five_hundred_forms_are_allowed_and_more_are_refused_without_being_built() -> None:
    ten = "(" + "|".join("abcdefghij") + ")"
    five = "(v|w|x|y|z)"
    assert len(expand(ten + ten + five)) == MOST_FORMS
    with pytest.raises(NotationError, match="500"):
        expand(ten * 400)
    with pytest.raises(NotationError, match="500"):
        expand("[" * 5_000 + "x" + "]" * 5_000)


Node = list["str | tuple[str, list[Node]]"]


def _nodes() -> st.SearchStrategy[Node]:
    literal = st.text("ab -é" + SPECIAL, max_size=3)
    return st.recursive(
        st.lists(literal, min_size=1, max_size=2),
        lambda inner: st.lists(
            st.one_of(literal, st.tuples(st.sampled_from("(["), st.lists(inner, min_size=1, max_size=3))),
            min_size=1,
            max_size=3,
        ),
        max_leaves=5,
    )


def _write(node: Node) -> str:
    out = ""
    for part in node:
        if isinstance(part, str):
            out += "".join("\\" + char if char in SPECIAL else char for char in part)
        else:
            bracket, choices = part
            out += bracket + "|".join(_write(choice) for choice in choices) + {"(": ")", "[": "]"}[bracket]
    return out


def _brute(node: Node) -> list[str]:
    slots: list[list[str]] = []
    for part in node:
        if isinstance(part, str):
            slots.append([part])
        else:
            bracket, choices = part
            slots.append([""] * (bracket == "[") + [form for choice in choices for form in _brute(choice)])
    return ["".join(pick) for pick in product(*slots)]


def _try(notation: str) -> tuple[str, ...] | NotationError:
    try:
        return expand(notation)
    except NotationError as error:
        return error


@settings(max_examples=300, derandomize=True, deadline=None)
@given(_nodes())
def test_expansion_agrees_with_brute_force(node: Node) -> None:
    notation = _write(node)
    expected = tuple(dict.fromkeys(" ".join(form.split()) for form in _brute(node)))
    found = _try(notation)
    if isinstance(found, NotationError):
        assert "" in expected or "()" in notation or "[]" in notation or any(form.endswith("*") for form in expected)
    else:
        assert found == expected


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text("abcd s" + SPECIAL, max_size=25))
def test_any_text_is_expanded_or_refused_at_a_place_inside_it(text: str) -> None:
    found = _try(text)
    if isinstance(found, NotationError):
        assert 0 <= found.position <= max(0, len(text) - 1)
    else:
        assert 0 < len(found) <= MOST_FORMS
        assert len(set(found)) == len(found)
        assert all(form == " ".join(form.split()) and form for form in found)
