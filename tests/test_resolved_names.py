"""Whom a name or pronoun stands for: titles in capitals give no names, and groups are many."""

from __future__ import annotations

import pytest

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.attribution.source_types import source_type
from framing.types import Document


def resolved(text: str) -> list[str]:
    """Return the sources of a text as they are resolved, in order."""
    document = Document("a", text)
    return [a.source.resolved for a in find_attributions(document, lay_out(document)) if a.source is not None]


def test_a_title_in_capitals_lends_no_words_to_a_name() -> None:
    text = "Island Woman Reveals Startling Thing Orrin\n\nThe mayor spoke on Monday.\n\n“We will build it,” Orrin said."
    assert resolved(text) == ["Orrin"]


def test_a_person_named_in_full_in_a_title_is_known_by_it() -> None:
    text = "Guild Praises Anna Holt For Brave Stand\n\nThe vote was late.\n\n“We will build it,” Holt said."
    assert resolved(text)[-1] == "Anna Holt"


def test_he_is_nobody_whom_only_a_title_in_capitals_seems_to_name() -> None:
    text = (
        "Harbour Papers Growl In Response To Kern\n\nJon Kern did not see their point. “I see no difference,” he said."
    )
    assert resolved(text)[-1] == "Jon Kern"


def test_they_are_a_group_whose_name_has_a_capital() -> None:
    text = "Democrats said the schools would be mended. The first part alone could cost a million, they said."
    assert resolved(text)[-1] == "Democrats"


def test_it_is_no_group_of_people() -> None:
    text = "The port said it would close. Koreans said the sea was rough. It said the ferry was safe."
    assert resolved(text)[-1] == "The port"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Press Secretary Jo Earnest", "government"),
        ("Independent Sen. Ana Holt", "government"),
        ("the Washington Examiner", "media"),
        ("an article on the government", "media"),
        ("CNN President Jon Kern", "media"),
        ("the Norden Courier", "media"),
    ],
)
def test_offices_papers_and_articles_are_told_apart(name: str, kind: str) -> None:
    assert source_type(name, name) == kind
