"""Words and names that mark a group."""

from __future__ import annotations

from framing.comparing.groups import compare_groups
from tests.outlets import apart, outlets, scored


def test_labels_that_mark_a_group_are_found_where_there_are_documents_enough() -> None:
    labels = [item for item in compare_groups(apart(10), by="outlet").keyness if item.unit == "label"]
    assert [(item.group, item.against, item.key.word) for item in labels] == [
        ("Courier", "Daily", "sites:facility.internment"),
        ("Daily", "Courier", "sites:facility.training"),
    ]
    assert compare_groups(apart(4), by="outlet").keyness == ()


def _texts(word: str, documents: int) -> list[tuple[str, str]]:
    named = " ".join([word] * 6)
    text = f"PORT CITY (Agency) — The {named} near the detention camp on Ostrava Island is {{}}. " + "Rain fell. " * 20
    return [(f"{word} paper", text.format("open" if i % 2 else "shut")) for i in range(documents)]


def test_words_come_from_the_paragraphs_that_name_something() -> None:
    off_topic = [(outlet, f"{text}\n\nFootball football football football.") for outlet, text in _texts("harbour", 6)]
    result = compare_groups(scored(*off_topic, *_texts("quarry", 6), context=500), by="outlet", keyness=True)
    words = {item.key.word for item in result.keyness if item.unit == "word"}
    assert words == set()  # both words are in the names of their papers, everything else is alike


def test_words_that_mark_a_group_come_with_documents_and_a_line() -> None:
    rows = [("a", text) for _, text in _texts("harbour", 10)] + [("b", text) for _, text in _texts("quarry", 10)]
    result = compare_groups(scored(*rows, context=500), by="outlet", keyness=True)
    first, second = (item for item in result.keyness if item.unit == "word")
    assert (first.group, first.key.word, first.key.first, first.key.first_documents, first.first_of) == (
        "a", "harbour", 60.0, 10, 10,
    )  # fmt: skip
    assert second.key.word == "quarry"
    assert first.excerpt is not None
    assert first.excerpt.text == "harbour"
    assert first.key.q is not None
    assert first.key.q < 0.05


def test_datelines_and_function_words_are_no_key_words() -> None:
    rows = [("a", text) for _, text in _texts("harbour", 2)] + [("b", text) for _, text in _texts("quarry", 2)]
    result = compare_groups(scored(*rows, context=500), by="outlet", keyness=True)
    words = {item.key.word for item in result.keyness}
    assert "harbour" in words
    assert not words & {"the", "port", "agency"}
    assert all(item.key.q is None and item.key.p is None for item in result.keyness)


def test_a_paragraph_with_many_matches_is_counted_once() -> None:
    result = compare_groups(outlets(), by="outlet", keyness=True)
    assert result.words_asked
    assert all(item.key.first <= 12 for item in result.keyness if item.unit == "word")
