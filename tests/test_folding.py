import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading.folding import fold_forms, fold_text, loosen, respell

TYPOGRAPHY = st.text(alphabet="abAé  \n\t\r-–—'’“”\".,\u200b\u00ad\u0301ﬁＡ１ğ新😀\x00\x02\x04\ud800´«»", max_size=30)


@pytest.mark.parametrize(
    ("text", "fold"),
    [
        ("Internment CAMPS", b" internment camps "),
        ("re-education, re‐education", b" re education  re education "),
        ("“re-education” camps", b" re education camps "),
        ("re-“education” camps", b" re education camps "),
        ("''internment'' camps", b" internment camps "),
        ("a « camp » and", b" a camp and "),
        ("men's and Xi’s and workers’ camps", b" men s and xi s and workers camps "),
        ("the“camps”were", b" the camps were "),
        ("training\r\n   centre\xa0\u202f x", b" training centre x "),
        ("re-\n  education", b" re education "),
        ("one.\n\nTwo", b" one   two "),
        ("in\u00adtern\u200bment\ufeff", b" internment "),
        ("o\ufb03ce ｃａｍｐ", b" office camp "),
        ("cafe\u0301", "café".encode("latin-1").join((b" ", b" "))),
        ("camps² and camps™", b" camps  and camps  "),
        ("", b"  "),
    ],
)
def test_typography_folds_away(text: str, fold: bytes) -> None:
    assert fold_text(text).fold == fold


def test_letters_of_other_scripts_stay_letters_and_keep_apart() -> None:
    folds = [fold_text(text).fold for text in ("Erdoğan", "ERDOĞAN", "Erdoгan", "Erdogan", "Erdoğa", "新疆", "新彊")]
    assert folds[0] == folds[1]
    assert len(set(folds)) == 6
    assert all(b" " not in fold[1:-1] for fold in folds)


def test_letter_numbers_do_not_run_into_the_next_letters() -> None:
    assert fold_text("ğa").fold != fold_text(chr(int("11fa", 16))).fold


def test_control_characters_part_words() -> None:
    assert fold_text("a\x02b\x04c\x00d\x0be").fold == b" a b c d e "


def test_span_leads_back_over_everything_that_was_dropped() -> None:
    text = "x “re\u00ad-\u200bedu” \r\n ﬁx y"
    folded = fold_text(text)
    first = folded.fold.index(b"re edu fix")
    start, end = folded.span(first, first + len(b"re edu fix"))
    assert text[start:end] == "re\u00ad-\u200bedu” \r\n ﬁx"


def test_loosened_fold_has_words_as_neighbours_and_leads_back() -> None:
    folded = loosen(fold_text("In “camps”, -- (internment)\n\nis"))
    assert folded.fold == b" in camps internment is "
    first = folded.fold.index(b"camps internment")
    start, end = folded.span(first, first + len(b"camps internment"))
    assert folded.text[start:end] == "camps”, -- (internment"


def test_forms_fold_as_texts_do() -> None:
    forms = ["Re-education", "U.S.", "Erdoğan", "men’s", "“x” y", "#a", "a\0b", "!"]
    assert fold_forms(forms) == [fold_text(form).fold.strip() for form in forms]
    assert fold_forms([]) == []


@given(TYPOGRAPHY)
@settings(derandomize=True, max_examples=300)
def test_every_word_of_a_fold_leads_to_a_stretch_with_the_same_fold(text: str) -> None:
    folded = fold_text(text)
    place = 0
    while (first := next((i for i in range(place, len(folded.fold)) if folded.fold[i] != 0x20), None)) is not None:
        place = folded.fold.index(b" ", first)
        start, end = folded.span(first, place)
        assert 0 <= start < end <= len(text)
        assert fold_text(text[start:end]).fold.strip() == folded.fold[first:place]


@given(TYPOGRAPHY)
@settings(derandomize=True, max_examples=200)
def test_respelt_offsets_stay_in_order_and_inside(text: str) -> None:
    spelt = respell(text)
    starts = [spelt.start(place) for place in range(len(spelt.text))]
    ends = [spelt.end(place + 1) for place in range(len(spelt.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@pytest.mark.parametrize("text", ["a" * 3_000_000, "“ ' " * 700_000, "  \t" * 1_000_000, "ﬁ “" * 100_000])
def test_long_lines_fold_in_linear_time(text: str) -> None:
    start = time.process_time()
    fold_text(text)
    assert time.process_time() - start < 20
