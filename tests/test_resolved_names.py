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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. Sen. Marco Falk left early. He said the dam broke.", "Sen. Marco Falk"),
        ("They met U.S. Vice President Joe Kern. He said the dam broke.", "Vice President Joe Kern"),
        ("They honoured George H.W. Lund that day. He said the dam broke.", "George H.W. Lund"),
        ("Norden's Anna Holt met them. Holt said the dam broke.", "Anna Holt"),
        ("They saw President Anders Lund’s Gulltok there. Gulltok said the dam broke.", "Gulltok"),
        ("They saw the Children's Hospital. The Hospital said the dam broke.", "Children's Hospital"),
        ("They read The Last Days of Anna Holt there. Holt said the dam broke.", "Anna Holt"),
        ("In the strongly pro-Norden Union Falk had won. Falk said the dam broke.", "Falk"),
        ("US Secretary Anna Holt left. US Secretary Holt left. The US said the dam broke.", "The US"),
        ("US ship Secretary Holt left. US said the dam broke.", "US"),
        ("Two Democrats left. Democrats said the dam broke.", "Democrats"),
        ("The Anna Holt campaign met. Holt said the dam broke.", "Anna Holt"),
        ("Ravens Warn Of Courier Reporting On Falk. Karl Falk met them. Falk said it broke.", "Karl Falk"),
    ],
)
def test_a_name_is_neither_cut_nor_run_on(text: str, name: str) -> None:
    assert resolved(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Norrby left. Clara Holt met President Norrby, she said.", "Clara Holt"),
        ("Clara Holt left. District Judge David Bunt would not free her, she said.", "Clara Holt"),
        ("Clara Holt left. The Harbour Safety Act passed in May. She said the dam broke.", "Clara Holt"),
        ("Clara Holt left for God. She came back. The dam broke, she said.", "Clara Holt"),
    ],
)
def test_she_is_no_man_and_no_thing(text: str, name: str) -> None:
    assert resolved(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guildtok's History\n\nGuildtok issued a statement late. The statement said it broke.", "The statement"),
        ("Dam News\n\nThe Norden harbour council met. The council said it broke.", "Norden harbour council"),
        ("One Fishery Department clerk left. The Harbour Department said it broke.", "The Harbour Department"),
        ("On Tuesday a goal was set. The goal asks that it break.", "The goal"),
        ("No President has come. The President said it broke.", "The President"),
        ("The Harbour Department met. The department said it broke.", "Harbour Department"),
        ("According to slides it broke. The slides said it broke.", "The slides"),
    ],
)
def test_a_noun_stands_for_a_fuller_phrase_with_it_alone(text: str, name: str) -> None:
    assert resolved(text)[-1] == name


def test_a_name_across_the_stretches_that_are_searched_is_whole() -> None:
    for padding in range(1960, 2002):
        text = f"{'x' * 30} " + "y " * ((padding - 31) // 2) + "and George Holt left. He said the dam broke."
        assert resolved(text)[-1] == "George Holt"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DHA", None),
        ("D.H.A.", None),
        ("The Mercury", None),
        ("Norden County", None),
        ("Port House Speaker Anna Holt", "person"),
        ("the social media giant", None),
    ],
)
def test_what_names_no_person_is_not_called_one(name: str, kind: str | None) -> None:
    document = Document("a", f"{name} said that the dam broke.")
    source = find_attributions(document, lay_out(document))[0].source
    assert source is not None
    assert source.type == kind
