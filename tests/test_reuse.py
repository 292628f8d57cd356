from __future__ import annotations

from collections.abc import Mapping

from framing.corpus.copies import CopyFinder, units_of_copies
from framing.corpus.reuse import Reuse, ReuseFinder
from tests.bench.newslike import make_texts

TEXTS = make_texts(6, planted=(), size=1500)
NOTICE = "Follow the Courier on every network, every day of the week."


def _reuses(*texts: str, least: int = 3, units: Mapping[str, str] | None = None) -> tuple[Reuse, ...]:
    finder = ReuseFinder()
    for number, text in enumerate(texts):
        finder.add(f"{number}.txt", text)
    return finder.reuses(least=least, units=units or {})


def test_a_notice_under_many_stories_is_found_with_its_documents() -> None:
    (reuse,) = _reuses(*(f"{text}\n\n{NOTICE}" for text in TEXTS[:4]), TEXTS[4])
    assert reuse.text == NOTICE
    assert reuse.words == 11
    assert reuse.documents == ("0.txt", "1.txt", "2.txt", "3.txt")


def test_case_space_and_punctuation_do_not_matter() -> None:
    loud = NOTICE.upper().replace(",", " –").replace(" ", "  ")
    (reuse,) = _reuses(f"{TEXTS[0]}\n\n{NOTICE}", f"{TEXTS[1]}\n\n{loud}", least=2)
    assert reuse.text == loud


def test_a_repeat_within_one_document_is_no_reuse() -> None:
    assert _reuses(f"{NOTICE}\n\n{TEXTS[0]}\n\n{NOTICE}", least=2) == ()


def test_short_lines_are_no_paragraphs() -> None:
    assert _reuses(*(f"{text}\n\nRead more here" for text in TEXTS)) == ()


def test_a_story_in_many_papers_is_a_copy_not_a_reuse() -> None:
    texts = (TEXTS[0], TEXTS[0], TEXTS[0], TEXTS[1])
    copies = CopyFinder()
    for number, text in enumerate(texts):
        copies.add(f"{number}.txt", text)
    assert _reuses(*texts)
    assert _reuses(*texts, units=units_of_copies(copies.clusters())) == ()


def test_the_most_widespread_comes_first_and_long_paragraphs_are_shown_in_part() -> None:
    long = "Background the paper prints again and again, word for word. " * 20
    texts = [f"{NOTICE}\n\n{text}" for text in TEXTS]
    texts[:3] = [f"{long}\n\n{text}" for text in texts[:3]]
    first, second = _reuses(*texts)
    assert (first.text, len(first.documents)) == (NOTICE, 6)
    assert (len(second.text), second.words, len(second.documents)) == (500, 200, 3)
