"""What a corpus holds, lacks and repeats."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from framing.corpus.describing import describe_document, find_day
from framing.corpus.survey import Filled, Outlier, Survey, Surveyor, Tally
from framing.types import Document, MetaValue

WORDS = (
    "owners", "salt", "sheds", "quay", "Monday", "island", "harbour", "council", "loan", "family", "winter", "school",
)  # fmt: skip


def text(number: int, *, words: int = 120) -> str:
    """Return a text of its own, whose shingles no other number's has."""
    return " ".join(f"{WORDS[(number + i) % len(WORDS)]}{number}x{i}" for i in range(words))


def document(name: str, content: str, **meta: MetaValue) -> Document:
    return Document(name, content, meta)


def survey_documents(documents: Iterable[Document], *, today: str | None = None) -> Survey:
    surveyor = Surveyor()
    for one in documents:
        surveyor.add(one)
    return surveyor.survey(today=today)


def oddities(survey: Survey) -> list[tuple[str, str]]:
    return [(outlier.document, outlier.oddity) for outlier in survey.outliers]


def test_documents_are_counted_by_outlet_month_genre_and_language() -> None:
    survey = survey_documents(
        [
            document("a", text(1), outlet="River", date="2031-05-02", genre="news"),
            document("b", text(2), source="Courier", published="2031-05-30T10:00:00Z", section="news"),
            document("c", text(3), outlet="River", date="30 April 2031"),
        ]
    )
    assert survey.outlets == (Tally("River", 2, 240), Tally("Courier", 1, 120))
    assert survey.dates == (Tally("2031-04", 1, 120), Tally("2031-05", 2, 240))
    assert survey.genres == (Tally("news", 2, 240), Tally(None, 1, 120))
    assert survey.missing == (
        Filled("outlet", 0), Filled("date", 0), Filled("genre", 1), Filled("author", 3), Filled("title", 3),
    )  # fmt: skip
    assert survey.lengths is not None
    assert (survey.lengths.shortest, survey.lengths.median, survey.lengths.longest) == (120, 120, 120)


def test_what_looks_wrong_is_named_with_its_reason() -> None:
    usual = [document(f"d{i}", text(i), date="2031-01-01") for i in range(20)]
    odd = [
        document("empty", "— —"),
        document("short", "Salt sheds close."),
        document("long", text(90, words=4000)),
        document("twin", text(7)),
        document("late", text(91), date="2032-02-01"),
        document("undated", text(92), date="some day"),
        document("spoilt", text(93) + " â€œSaltâ€™"),
    ]
    survey = survey_documents([*usual, *odd], today="2031-12-31")
    assert oddities(survey) == [
        ("empty", "empty"), ("short", "short"), ("long", "long"), ("twin", "same_text"), ("late", "future_date"),
        ("undated", "unreadable_date"), ("spoilt", "spoilt_letters"),
    ]  # fmt: skip
    assert Outlier("twin", "same_text", "d7") in survey.outliers
    assert [member.document for member in survey.copies[0].members] == ["d7", "twin"]


def test_without_a_calendar_no_date_is_in_the_future() -> None:
    assert survey_documents([document("a", text(1), date="2999-01-01")]).outliers == ()


def test_texts_in_another_language_than_most_are_named() -> None:
    english = "The owners of the salt sheds said that they had closed the last of them and would leave the island. "
    german = "Die Besitzer der Salzhallen haben gesagt, dass sie die letzte geschlossen haben und die Insel verlassen."
    survey = survey_documents([document("a", english), document("b", english * 2), document("c", german)])
    assert survey.languages[0].value == "en"
    assert Outlier("c", "other_language", "de") in survey.outliers


def test_paragraphs_that_many_documents_have_are_shown() -> None:
    notice = "Sign up for the letter that we send out every single morning"
    survey = survey_documents([document(f"d{i}", f"{text(i)}\n\n{notice}") for i in range(4)])
    assert [(reuse.text, len(reuse.documents)) for reuse in survey.reused] == [(notice, 4)]


def test_the_paragraphs_of_one_story_in_many_papers_are_not_shared_ones() -> None:
    story = f"{text(1)}\n\n{text(2)}"
    survey = survey_documents([*(document(f"copy{i}", story) for i in range(4)), document("own", text(3))])
    assert len(survey.copies[0].members) == 4
    assert survey.reused == ()


def test_nothing_is_a_survey_too() -> None:
    survey = survey_documents([])
    assert (survey.documents, survey.lengths, survey.outliers) == (0, None, ())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-05-02", "2031-05-02"), ("2031-05-02T10:11:12+02:00", "2031-05-02"), ("2031-05-02 10:11", "2031-05-02"),
        ("2031-05", "2031-05"), ("2031", "2031"), ("May 2, 2031", "2031-05-02"), ("2. Mai 2031", "2031-05-02"),
        ("2031-13-02", None), ("someday", None), ("2031 was a year", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_exactly_as_they_are_given(value: str, day: str | None) -> None:
    assert find_day(value) == day


def test_a_description_counts_what_is_set_aside() -> None:
    page = Document("a", "Headline here\n\nBody text is here.\n\nMost read", marked=((33, 42, "boilerplate"),))
    found = describe_document(page)
    assert (found.words, found.aside, found.boilerplate) == (6, 2, 1)
