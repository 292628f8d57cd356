"""Stance: adopted, distanced, rejected or questioned."""

from __future__ import annotations

import pytest

from framing.reading.stance import read_stance
from framing.reading.surroundings import clause_of


def stance(text: str) -> str:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return read_stance(plain, start, end, clause_of(plain, start, end, (0, len(plain))))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [regime] took her passport.", "adopted"),
        ("The alleged [bombers] were tried.", "distanced"),
        ("The self-styled [liberation army] left.", "distanced"),
        ("Rebels – or [freedom fighters], depending on whom you ask – held it.", "distanced"),
        ("The sites were not [death camps].", "rejected"),
        ("The sites are anything but [schools].", "rejected"),
        ("My son was never a [bomber].", "rejected"),
        ("There are no [death camps] here.", "rejected"),
        ("There is no evidence of [genocide] in the files.", "rejected"),
        ("The claim of a [stolen vote] is false.", "rejected"),
        ("The [stolen vote] canard made the rounds.", "rejected"),
        ("The [stolen vote] was denounced as propaganda by the guild.", "rejected"),
        ("The [lantern ban] was denounced as cruel by the guild.", "adopted"),
        ("The ministry rejected accusations of [forced labour].", "rejected"),
        ("Whether it was [genocide] is for the court.", "questioned"),
        ("The panel will examine if the raids were [terror].", "questioned"),
        ("Is it a [coup]?", "questioned"),
        ("Are these really [death camps]?", "questioned"),
        ("Could this be [genocide]?", "questioned"),
        ("Does it look like a [prison] to you?", "questioned"),
        ("Whether the harbour “[peace walk]” was one is open.", "questioned"),
        ("The panel asked whether the halls were in fact [prisons].", "questioned"),
        ("The allegedly [stolen vote] was in May.", "distanced"),
        ("The men were guards, not [thugs].", "rejected"),
        ("They are guards and not [thugs].", "rejected"),
        ("It was a search rather than a [raid].", "rejected"),
        ("She called it a march instead of a [riot].", "rejected"),
        ("He calls them martyrs, never [bombers].", "rejected"),
    ],
)
def test_stance_is_read_from_the_clause(text: str, expected: str) -> None:
    assert stance(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We do not negotiate with [terrorists].",
        "There were no [looters] in the town.",
        "He was not only a [rebel] but a poet.",
        "If we call it a [famine], the rules change.",
        "Is the [regime] falling?",
        "Parallels cannot be drawn between [apartheid] and the law.",
        "It was not a school. The [camp] was full.",
        "Why did the [regime] fall?",
        "They fought over whether the [levy cuts] help the poor.",
        "The clerk wondered if the duke was hiding [vagrants].",
        "Do you support the [levy cuts]?",
        "The raid was claimed by the [Salt Front].",
        "He was reportedly discussing [dock security] with aides.",
        "There is no [Northwire] reporter in the town.",
        "Clerks, not [thugs], ran the town.",
        "The mayor rejected claims of abuse and opened the [training centre].",
        "She stopped short of calling for a [boycott].",
        "Is he making money from Karn’s [harbour crisis]?",
        "The mayor was not proposing any rounding up of [vagrants].",
        "The aid went to some clerks and the [rebels] to some islands.",
    ],
)
def test_negating_or_asking_about_something_else_leaves_the_label_adopted(text: str) -> None:
    assert stance(text) == "adopted"
