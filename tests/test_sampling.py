"""Drawing samples: at random, from every stratum, with weights that add up, whatever the order of the texts."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.curating.allocating import CLOSED, FLAGGED, UNFLAGGED, spread
from framing.curating.sampling import Sample, Unit, Urn
from framing.errors import UsageError


def unit(number: int, *labels: str, group: str = "A", on_topic: bool = True) -> Unit:
    return Unit(
        f"d{number}", f"d{number}", 0, 9, group, frozenset(labels), UNFLAGGED if on_topic else CLOSED, f"text {number}"
    )


def draw(units: list[Unit], size: int, *, seed: int = 1, coders: int = 1, overlap: float = 1.0) -> Sample:
    urn = Urn(size, seed)
    for one in units:
        urn.add(one)
    return urn.draw("paragraph", coders=coders, overlap=overlap)


MANY = [unit(i, *(["rare"] if i < 5 else []), *(["common"] if i < 60 else []), on_topic=i < 300) for i in range(400)]


def test_half_is_flagged_and_rare_labels_are_all_drawn() -> None:
    sample = draw(MANY, 100)
    drawn = {stratum.band: (stratum.population, stratum.drawn) for stratum in sample.strata}
    assert drawn == {"rare": (5, 5), "common": (55, 45), UNFLAGGED: (240, 40), CLOSED: (100, 10)}


def test_what_lacks_leaves_its_places_to_others() -> None:
    def drawn(units: list[Unit]) -> dict[str, int]:
        return {stratum.band: stratum.drawn for stratum in draw(units, 100).strata}

    assert drawn(MANY[55:]) == {"common": 5, UNFLAGGED: 85, CLOSED: 10}
    assert drawn(MANY[:300]) == {"rare": 5, "common": 55, UNFLAGGED: 40}
    assert drawn(MANY[300:]) == {CLOSED: 100}


def test_weights_stand_for_all_units() -> None:
    sample = draw(MANY, 100)
    assert sum(drawn.stratum.weight for drawn in sample.units) == pytest.approx(len(MANY))


def test_the_order_of_the_texts_changes_nothing() -> None:
    mixed = MANY[:]
    random.Random(7).shuffle(mixed)
    assert draw(MANY, 80) == draw(mixed, 80)


def test_another_seed_draws_others() -> None:
    one, other = draw(MANY, 80), draw(MANY, 80, seed=2)
    assert {x.unit.key for x in one.units} != {x.unit.key for x in other.units}
    assert one.units[0].id[:4] != other.units[0].id[:4]


def test_every_unit_of_a_stratum_has_the_same_chance() -> None:
    units = [unit(i) for i in range(20)]
    met = Counter(drawn.unit.document for seed in range(400) for drawn in draw(units, 5, seed=seed).units)
    assert sum(met.values()) == 2_000
    assert 70 <= min(met.values()) <= max(met.values()) <= 130


def test_groups_are_drawn_alike() -> None:
    units = [unit(i, group="big") for i in range(200)] + [unit(i + 500, group="small") for i in range(10)]
    drawn = {stratum.group: stratum.drawn for stratum in draw(units, 30).strata}
    assert drawn == {"big": 20, "small": 10}


def test_all_are_taken_where_there_are_fewer_than_asked_for() -> None:
    sample = draw(MANY[:50], 300)
    assert len(sample.units) == 50
    assert {drawn.stratum.weight for drawn in sample.units} == {1.0}


def test_more_labels_than_places_become_one_band() -> None:
    sample = draw([unit(i, f"label {i % 40}") for i in range(80)] + [unit(i + 100) for i in range(10)], 20)
    assert {stratum.band for stratum in sample.strata} == {FLAGGED, UNFLAGGED}
    assert sum(drawn.stratum.weight for drawn in sample.units) == pytest.approx(90)


def test_more_groups_than_places_are_refused() -> None:
    with pytest.raises(UsageError, match="fewer than the 30 groups"):
        draw([unit(i, group=str(i)) for i in range(30)], 20)


def test_nothing_gives_nothing() -> None:
    assert draw([], 10).units == ()


def test_ids_are_safe_in_a_spreadsheet_and_tell_nothing() -> None:
    sample = draw(MANY, 100)
    ids = [drawn.id for drawn in sample.units]
    assert len({i[:4] for i in ids}) == 1
    assert not set(ids[0][:4]) & set("aeiou0123456789")
    assert [i[4:] for i in ids] == [f"_{n:03}" for n in range(1, 101)]
    bands = [drawn.stratum.band for drawn in sample.units]
    assert bands != sorted(bands)


def test_coders_have_orders_of_their_own() -> None:
    sample = draw(MANY, 60, coders=2)
    one, two = ([drawn.id for drawn in sample.of_coder(n)] for n in (1, 2))
    assert sorted(one) == sorted(two)
    assert one != two


@pytest.mark.parametrize(("overlap", "both", "each"), [(0.25, 15, 38), (0.0, 0, 30), (1.0, 60, 60)])
def test_the_overlap_is_coded_by_both_and_the_rest_by_one(overlap: float, both: int, each: int) -> None:
    sample = draw(MANY, 60, coders=2, overlap=overlap)
    shared = [drawn for drawn in sample.units if drawn.coders == (1, 2)]
    assert len(shared) == both
    assert len(sample.of_coder(1)) in (each, each - 1)
    if 0 < overlap < 1:
        assert {drawn.stratum.band for drawn in shared} == {stratum.band for stratum in sample.strata}


@limits(max_examples=60)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 300))
def test_places_are_spread_as_evenly_as_there_is_room(sizes: list[int], places: int) -> None:
    given_ = spread(sizes, places)
    assert sum(given_) == min(places, sum(sizes))
    assert all(got <= size for got, size in zip(given_, sizes, strict=True))
    open_ones = [got for got, size in zip(given_, sizes, strict=True) if got < size]
    assert not open_ones or max(given_) - min(open_ones) <= 1
