from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.copies import Cluster, CopyFinder, Member, units_of_copies, weigh_copies
from tests.bench.copies import cut, plant
from tests.bench.newslike import make_texts

TEXTS = make_texts(40, planted=(), size=4000)
LONG = TEXTS[0]


def _clusters(*texts: str, threshold: float = 0.5) -> tuple[Cluster, ...]:
    finder = CopyFinder(threshold=threshold)
    for number, text in enumerate(texts):
        finder.add(str(number), text)
    return finder.clusters()


def _ids(cluster: Cluster) -> list[str]:
    return [member.document for member in cluster.members]


def test_every_planted_copy_is_found_and_nothing_else() -> None:
    documents, planted = plant(TEXTS)
    finder = CopyFinder()
    for name, text in documents.items():
        finder.add(name, text)
    pairs = {(pair.document, pair.other) for pair in finder.pairs()}
    assert set(planted) <= pairs
    assert all(one.split()[0] == other.split()[0] for one, other in pairs)


def test_a_cut_copy_shows_full_containment_and_the_long_text_stands_for_both() -> None:
    (cluster,) = _clusters(cut(LONG, 0.4), TEXTS[1], LONG)
    assert cluster.representative == "2"
    assert _ids(cluster) == ["0", "2"]
    short, whole = cluster.members
    assert (short.of, short.containment) == ("2", 1.0)
    assert short.words < whole.words


def test_different_texts_make_no_cluster() -> None:
    assert _clusters(*TEXTS) == ()


def test_the_first_of_equally_long_copies_stands_for_them() -> None:
    (cluster,) = _clusters(LONG, LONG.upper(), LONG)
    assert cluster.representative == "0"
    assert [member.containment for member in cluster.members] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("words", [1, 2, 5, 8, 20, 60, 120])
def test_short_texts_are_compared_in_full(words: int) -> None:
    text = " ".join(LONG.split()[100 : 100 + words])
    (cluster,) = _clusters(text, TEXTS[1], text)
    assert _ids(cluster) == ["0", "2"]


def test_a_headline_is_no_copy_of_the_story_under_it() -> None:
    headline = "Ferry to the island sinks in storm"
    assert _clusters(headline, f"{headline}\n\n{cut(LONG, 0.2)}") == ()


def test_headlines_that_share_some_words_are_no_copies() -> None:
    assert (
        _clusters("Five things to know about the ferry", "Five things to know about the bridge and the harbour") == ()
    )


def test_texts_without_words_are_no_copies() -> None:
    assert _clusters("", "", "…", "…") == ()


def test_a_shared_notice_does_not_make_copies() -> None:
    notice = " ".join(TEXTS[5].split()[:60])
    assert _clusters(*(f"{text}\n\n{notice}" for text in TEXTS[:30])) == ()


def test_hundreds_of_copies_are_one_cluster() -> None:
    (cluster,) = _clusters(*(cut(LONG, 0.5 + number / 800) for number in range(400)))
    assert len(cluster.members) == 400
    assert cluster.representative == "399"


def test_a_lower_threshold_finds_more() -> None:
    half = cut(LONG, 0.3) + " " + " ".join(TEXTS[1].split()[: int(len(LONG.split()) * 0.6)])
    assert _clusters(LONG, half) == ()
    assert len(_clusters(LONG, half, threshold=0.2)) == 1


@given(st.lists(st.text("ab cé\n\ud800", max_size=40), max_size=8))
@settings(max_examples=60)
def test_any_texts_give_disjoint_clusters_in_the_order_they_came(texts: list[str]) -> None:
    clusters = _clusters(*texts)
    members = [name for cluster in clusters for name in _ids(cluster)]
    assert len(set(members)) == len(members)
    assert [_ids(cluster)[0] for cluster in clusters] == sorted((_ids(c)[0] for c in clusters), key=int)
    for cluster in clusters:
        assert len(cluster.members) > 1
        assert cluster.representative in _ids(cluster)
        assert all(0.5 <= member.containment <= 1 and member.of in _ids(cluster) for member in cluster.members)
        assert all(member.of != member.document for member in cluster.members)


@given(st.integers(0, 39), st.floats(0.35, 1), st.integers(0, 2**32))
@settings(max_examples=40)
def test_any_beginning_or_end_of_a_text_is_found(number: int, share: float, seed: int) -> None:
    words = TEXTS[number].split()
    size = int(len(words) * share)
    start = random.Random(seed).choice((0, len(words) - size))
    (cluster,) = _clusters(TEXTS[number], " ".join(words[start : start + size]))
    assert cluster.representative == "0"


CLUSTERS = (
    Cluster("a", (Member("a", 900, 1.0, "b"), Member("b", 400, 1.0, "a"), Member("c", 400, 0.7, "a"))),
    Cluster("e", (Member("d", 10, 0.8, "e"), Member("e", 12, 0.8, "d"))),
)


def test_policies_keep_weigh_or_drop() -> None:
    assert set(weigh_copies(CLUSTERS, "keep").values()) == {1.0}
    assert weigh_copies(CLUSTERS, "weight") == {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3, "d": 0.5, "e": 0.5}
    assert weigh_copies(CLUSTERS, "drop") == {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 1.0}


def test_copies_in_two_groups_count_once_in_each() -> None:
    groups = {"a": "Courier", "b": "Gazette", "c": "Gazette", "d": "Courier", "e": "Gazette"}
    weights = weigh_copies(CLUSTERS, "drop", group_of=groups.__getitem__)
    assert weights == {"a": 1.0, "b": 1.0, "c": 0.0, "d": 1.0, "e": 1.0}


@given(st.sampled_from(["weight", "drop"]))
def test_a_cluster_weighs_one_document(policy: str) -> None:
    for cluster in CLUSTERS:
        assert sum(weigh_copies([cluster], policy).values()) == pytest.approx(1)  # type: ignore[arg-type]


def test_copies_are_drawn_together() -> None:
    assert units_of_copies(CLUSTERS) == {"a": "a", "b": "a", "c": "a", "d": "e", "e": "e"}
