"""Labels named by what stands after them, and what only looks like a label."""

import pytest

from tests.test_nouns import reading


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("More and more, I think that “[fake ferries]” is the most tiresome phrase in the language.", "distanced"),
        ("The “[wreckers]” reference in those remarks was meant as a joke.", "distanced"),
        ("The [pro-harbour] label sits uneasily on the party.", "distanced"),
        ('Is "[squatter]" the right word for people who own three hotels?', "questioned"),
        ('The general\'s "[necessary measures]" (his phrase) included fire.', "distanced"),
        ("They live a thousand miles from what deputies call the heart of the [harbour crisis].", "distanced"),
    ],
)
def test_a_noun_after_a_label_names_it(text: str, stance: str) -> None:
    found = reading(text)
    assert (found.voice, found.stance) == ("label_mention", stance)


@pytest.mark.parametrize(
    "text",
    [
        "They were called [racial slurs] and pelted with stones.",
        "The [peace] term of the treaty expired in May.",
        "The [camp] line is closed after the storm.",
    ],
)
def test_what_names_nothing_is_no_label(text: str) -> None:
    assert reading(text).voice == "narrator"
