"""What a comparison says beside its numbers."""

from __future__ import annotations

from typing import Any

from framing.comparing.groups import compare_groups
from tests.made.outlets import apart, scored, written


def _notes(rows: list[Any], *, by: str = "outlet", **options: Any) -> str:
    return " ".join(compare_groups(scored(*rows), by=by, **options).notes)


def test_groups_that_are_all_small_are_too_little_to_compare() -> None:
    rows = [(f"outlet {i}", written(1)) for i in range(6)] + [("outlet 0", written(2))]
    note, voices = compare_groups(scored(*rows), by="outlet").notes
    assert note.startswith("Too little to compare: of 6 groups 5 have a single document and none has five.")
    assert voices.startswith("Nobody has read these matches")


def test_few_documents_make_a_lead() -> None:
    assert "a lead to check, not a result" in " ".join(compare_groups(apart(6), by="outlet").notes)
    assert "a lead to check" not in " ".join(compare_groups(apart(10), by="outlet").notes)


def test_news_and_opinion_are_not_pooled_silently() -> None:
    rows = [("a", written(2, 1), {"genre": "Op-Ed" if i < 2 else "News"}) for i in range(6)]
    rows += [("b", written(1, 2), {"genre": "News"}) for _ in range(6)]
    notes = _notes(rows)
    assert "News and opinion are mixed here: by the field “genre”, 2 of 6 in a, 0 of 6 in b are opinion." in notes
    assert "--strata genre" in notes
    assert "opinion" not in _notes([(a, t, {"genre": "News"}) for a, t, _ in rows])


def test_one_author_of_most_of_an_outlet_is_named() -> None:
    rows = [("a", written(2, 1), {"author": "Ana" if i < 5 else "Bo"}) for i in range(7)]
    rows += [("b", written(1, 2), {"author": f"author {i}"}) for i in range(7)]
    assert "Most documents of a group come from one author (a: Ana, 5 of 7)" in _notes(rows)


def test_authors_of_one_outlet_each_are_not_told_from_their_outlets() -> None:
    rows = [("x", written(2, 1), {"author": "Ana"})] * 6 + [("y", written(1, 2), {"author": "Bo"})] * 6
    assert "writes for one outlet only" in _notes(rows, by="author")
    assert "writes for one outlet only" not in _notes([*rows, ("y", written(1), {"author": "Ana"})], by="author")


def test_texts_of_different_length_are_said() -> None:
    rows = [("a", written(2, 1, filler=20))] * 6 + [("b", written(1, 2))] * 6
    assert "Texts differ in length" in _notes(rows)


def test_names_that_differ_in_capitals_are_said() -> None:
    rows = [("NYT", written(2, 1))] * 6 + [("nyt", written(1, 2))] * 6
    assert "NYT and nyt" in _notes(rows)


def test_strata_are_said() -> None:
    rows = [("a", written(2, 1), {"topic": i % 2}) for i in range(6)]
    rows += [("b", written(1, 2), {"topic": i % 2}) for i in range(6)]
    assert "same value of “topic” only" in _notes(rows, strata="topic")
