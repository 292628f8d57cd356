"""Terms that are named as labels are told from terms that are used."""

from __future__ import annotations

import pytest

from framing.reading.label_mentions import find_label
from framing.reading.surroundings import clause_of


def label(text: str) -> tuple[str | None, bool] | None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    found = find_label(plain, start, end, clause_of(plain, start, end, (0, len(plain))))
    if found is None:
        return None
    return (None if found.source is None else plain[slice(*found.source)]), found.neutral


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Inside what Norden calls [study houses], inmates drill.", "Norden"),
        ("Inside what the Norden government has described as [study houses], they drill.", "the Norden government"),
        ("They sat in what the state terms “[study houses]”.", "the state"),
        ("The scheme, branded [bondage] by critics, goes on.", "critics"),
        ("The so-called [republic] held a vote.", None),
        ("The so-called people's [republic] held a vote.", None),
        ("The pejorative label “[death camp]” has been used.", None),
        ("The word “[pogrom]” is not in the text.", None),
        ("Officials prefer the term [transfer houses].", "Officials"),
        ("She and two other clerks refused to use the word “[pogrom]”.", "She and two other clerks"),
        ("The palace is still bending over backwards to avoid the term “[pogrom]”.", "The palace"),
        ("They were said to be schools, and the mayor rejects the term [pogrom].", "the mayor"),
        ("The guild of those who had moved there long ago prefer the term [pogrom].", None),
        ("He asked the duke to go because he refuses to use the word [pogrom].", "he"),
        ("The drills, described by the army as a [march], go on.", "the army"),
        ("The drills, known as [study], last all day.", None),
        ("They sat in rooms that the state calls [study houses].", "the state"),
        ("They sat in rooms which critics of Norden call [cells].", "critics of Norden"),
        ("The men in [study houses], as Norden calls them, drill.", "Norden"),
        ("The [study houses] – Norden’s own term – are full.", "Norden"),
    ],
)
def test_label_mentions_name_who_uses_the_label(text: str, source: str | None) -> None:
    found = label(text)
    assert found is not None
    assert found[0] == source


@pytest.mark.parametrize(
    "text",
    [
        "The army built [camps] in the hills.",
        "In the name of [freedom] they marched.",
        "They called [rioters] a disgrace.",
        "What the army built were [camps] in the hills.",
        "The town described [camps] full of men.",
        "A report that was leaked called the [camps] prisons.",
        "One article that ran in the Courier described the [camps] as schools.",
        "One essay which recently appeared on its website called [camps] schools.",
    ],
)
def test_used_terms_are_no_label_mentions(text: str) -> None:
    assert label(text) is None


def test_another_name_is_neutral_and_a_label_is_not() -> None:
    assert label("The hills, also known as the [Free Zone], are bare.") == (None, True)
    assert label("The so-called [Free Zone] is bare.") == (None, False)
