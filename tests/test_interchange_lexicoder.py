from __future__ import annotations

from tests.made.dictionary_texts import QUAYS, notes, read, terms, write, written_notes


def test_a_plus_begins_a_category() -> None:
    dictionary = read("\ufeff+renewal\r\nrenew*\r\n  quay   renewal \r\n\r\n+hedge\r\nperhaps\r\n", "lexicoder")
    assert terms(dictionary) == {"renewal": ["renew*", "quay renewal"], "hedge": ["perhaps"]}
    assert dictionary.notes == ()


def test_what_has_no_category_is_noted() -> None:
    dictionary = read("scheme\n+\nplan\n+renewal\nrenew*\nrenew*\n", "lexicoder")
    assert terms(dictionary) == {"renewal": ["renew*"]}
    assert notes(dictionary) == [
        "quays:1: a term without a category “scheme”: left out",
        "quays:2: a category without a name: left out with its terms",
        "quays:3: a term without a category “plan”: left out",
        "quays:6: a repeated term “renew*”: kept once in renewal",
    ]


def test_categories_are_written_flat() -> None:
    assert write(QUAYS, "lexicoder") == (
        "+works\nscheme\n+works.renewal\nrenew*\nquay renewal\nfacility\n"
        "+works.demolition\ndemol*\npulled down\nfacility\n+hedge\nreportedly\nno\n"
    )


def test_a_term_that_would_begin_a_category_is_left_out() -> None:
    dictionary = read("category,term\nworks,'+plan\nworks,plan?\nworks,scheme\n", "csv")
    assert write(dictionary, "lexicoder") == "+works\nscheme\n"
    assert written_notes(dictionary, "lexicoder") == [
        "quays:2: a term that would be read as something else “+plan”: left out",
        "quays:3: wildcard ? “plan?”: left out",
    ]
