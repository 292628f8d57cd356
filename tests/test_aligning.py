from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.aligning import Link, align, find_moved
from tests.bench.newslike import make_texts


def _links(old: list[str], new: list[str]) -> list[Link]:
    return align([sentence.lower().split() for sentence in old], [sentence.lower().split() for sentence in new])


def _numbers(links: list[Link]) -> list[tuple[int, int]]:
    return [(link.old, link.new) for link in links]


HARBOUR = "The harbour of the old town was closed on Monday after a storm"
COUNCIL = "The council will vote on the budget for schools next week"
FERRY = "Two ferries ran aground near the lighthouse and nobody was hurt"
OTHER = "A museum in another country bought a painting of a horse"


def test_same_sentences_are_linked_wherever_they_stand() -> None:
    links = _links([HARBOUR, COUNCIL, FERRY], [FERRY, HARBOUR, COUNCIL])
    assert _numbers(links) == [(2, 0), (0, 1), (1, 2)]
    assert all(link.likeness == 1 for link in links)


def test_a_sentence_said_twice_is_linked_once_each() -> None:
    assert _numbers(_links([COUNCIL, HARBOUR, COUNCIL], [COUNCIL, COUNCIL])) == [(0, 0), (2, 1)]


def test_a_reworded_sentence_is_linked_to_its_source() -> None:
    (link,) = _links([OTHER, HARBOUR], ["A storm closed the harbour of the old town"])
    assert (link.old, link.new, link.part) == (1, 0, False)
    assert 0.3 < link.likeness < 1


def test_sentences_on_other_matters_are_not_linked() -> None:
    assert _links([HARBOUR, FERRY], [OTHER]) == []


def test_between_linked_neighbours_less_likeness_is_enough() -> None:
    reworded = "Members vote on money for teaching sooner than a mayor had planned, officials of that suburb insist"
    alone = _links([COUNCIL], [OTHER, reworded])
    between = _links([HARBOUR, COUNCIL, FERRY], [HARBOUR, reworded, FERRY])
    assert alone == []
    assert _numbers(between) == [(0, 0), (1, 1), (2, 2)]


def test_a_split_sentence_is_linked_to_both_halves() -> None:
    whole = f"{HARBOUR} while {FERRY.lower()}"
    links = _links([whole], [HARBOUR, FERRY])
    assert _numbers(links) == [(0, 0), (0, 1)]
    assert sum(link.part for link in links) == 1


def test_joined_sentences_are_both_linked() -> None:
    whole = f"{HARBOUR} while {FERRY.lower()}"
    links = _links([HARBOUR, FERRY], [whole])
    assert sorted(_numbers(links)) == [(0, 0), (1, 0)]


def test_sentences_without_words_are_linked_to_nothing() -> None:
    assert _links(["", HARBOUR], ["", "", HARBOUR]) == [Link(1, 2, 1.0)]


def test_the_fewest_sentences_count_as_moved() -> None:
    links = _links([HARBOUR, COUNCIL, FERRY, OTHER], [OTHER, HARBOUR, COUNCIL, FERRY])
    assert [(link.old, link.new) for link in find_moved(links)] == [(3, 0)]


@given(st.permutations(range(8)))
@settings(max_examples=60)
def test_what_has_not_moved_is_in_order_in_both(order: list[int]) -> None:
    links = [Link(old, new, 1.0) for new, old in enumerate(order)]
    moved = find_moved(links)
    rest = [link.old for link in links if link not in moved]
    assert rest == sorted(rest)
    assert bool(moved) == (list(order) != sorted(order))


@given(st.integers(0, 2**32), st.floats(0, 0.2))
@settings(max_examples=25)
def test_most_sentences_of_an_edited_text_find_their_source(seed: int, rate: float) -> None:
    chance = random.Random(seed)
    sentences = [part for part in make_texts(1, planted=(), size=4000, seed=seed % 1000)[0].split(". ") if part.strip()]
    edited = [" ".join("edited" if chance.random() < rate else word for word in part.split()) for part in sentences]
    links = [link for link in _links(sentences, edited) if not link.part]
    assert len({link.old for link in links}) == len(links) == len({link.new for link in links})
    assert sum(link.old == link.new for link in links) >= 0.8 * len(sentences)


@given(st.lists(st.text("ab ", max_size=12), max_size=6), st.lists(st.text("ab ", max_size=12), max_size=6))
@settings(max_examples=80)
def test_links_are_sound_for_any_sentences(old: list[str], new: list[str]) -> None:
    links = _links(old, new)
    whole = [link for link in links if not link.part]
    assert len({link.old for link in whole}) == len(whole) == len({link.new for link in whole})
    assert all(0 <= link.old < len(old) and 0 <= link.new < len(new) for link in links)
    assert all((old[x.old].split() == new[x.new].split()) == (x.likeness == 1) for x in whole)
