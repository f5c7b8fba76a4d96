"""The spatial index against looking at every pair, and geopy's distances."""

import math
from collections.abc import Sequence

import pytest
from geopy.distance import great_circle
from hypothesis import example, given
from hypothesis import strategies as st

from generator.places.near import Near, miles

Spot = tuple[float, float]
anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
crowded = st.tuples(st.sampled_from([38.0, 38.5, 39.0]), st.sampled_from([-122.0, -121.5, -121.0]))
spots = st.lists(anywhere | crowded, max_size=150)
SACRAMENTO, DAVIS, RENO = (38.5816, -121.4944), (38.5449, -121.7405), (39.5296, -119.8138)


def measured(centre: Spot, points: list[Spot]) -> list[tuple[float, int]]:
    """Every point with its distance, nearest first, by brute force."""
    return sorted((miles(centre, point), order) for order, point in enumerate(points))


def indexed(points: list[Spot]) -> Near[int]:
    return Near((*point, order) for order, point in enumerate(points))


def orders(found: list[tuple[float, int]]) -> list[int]:
    return [order for _, order in found]


@given(anywhere, anywhere)
def test_a_distance_is_geopys_great_circle(a: Spot, b: Spot) -> None:
    [(away, _)] = indexed([b]).nearest(a, 1)

    assert miles(a, b) == great_circle(a, b).miles
    assert math.isclose(away, great_circle(a, b).miles, rel_tol=1e-9, abs_tol=1e-6)


@given(spots, anywhere | crowded, st.floats(0, 13_000) | st.sampled_from([0.0, 25.0, 50.0]))
def test_within_finds_what_a_look_at_all_finds(points: list[Spot], centre: Spot, reach: float) -> None:
    found = indexed(points).within(centre, reach)
    sure = {order for away, order in measured(centre, points) if away <= reach - 1e-5}
    possible = {order for away, order in measured(centre, points) if away <= reach + 1e-5}

    assert sure <= set(orders(found)) <= possible
    assert len(found) == len(set(orders(found)))
    assert found == sorted(found)
    assert all(math.isclose(away, miles(centre, points[order]), abs_tol=1e-5) for away, order in found)


@given(spots, anywhere | crowded, st.integers(1, 200))
def test_nearest_finds_what_a_look_at_all_finds(points: list[Spot], centre: Spot, most: int) -> None:
    found = indexed(points).nearest(centre, most)
    expected = measured(centre, points)[:most]

    assert len(found) == len(expected)
    assert found == sorted(found)
    pairs = zip(found, expected, strict=True)
    assert all(math.isclose(a, b, abs_tol=1e-5) for (a, _), (b, _) in pairs)


@given(st.lists(crowded, min_size=40, max_size=150), crowded)
def test_of_equal_distances_the_first_given_comes_first(points: list[Spot], centre: Spot) -> None:
    near = indexed(points)
    here = [order for order, point in enumerate(points) if point == centre]

    assert orders(near.within(centre, 0)) == here
    assert orders(near.nearest(centre, len(here)))[: len(here)] == here


@given(st.floats(-85, 85), st.floats(0, 0.5), st.floats(0, 0.5))
@example(51.88, 0.2, 0.3)
def test_the_antimeridian_is_no_border(latitude: float, west: float, east: float) -> None:
    eastern, western = (latitude, 180 - west), (latitude, -180 + east)

    assert orders(indexed([western]).within(eastern, miles(eastern, western) + 0.001)) == [0]


def test_alaska_reaches_over_the_antimeridian() -> None:
    shemya, adak, guam = (52.72, 174.11), (51.88, -176.65), (13.47, 144.75)
    near = indexed([adak, guam])

    assert orders(near.within(shemya, 500)) == [0]
    assert orders(near.within(guam, 1)) == [1]


def test_nearer_comes_first_with_its_distance() -> None:
    near = Near([(*RENO, "Reno"), (*DAVIS, "Davis"), (*SACRAMENTO, "Sacramento")])

    assert [(round(away), name) for away, name in near.within(SACRAMENTO, 50)] == [
        (0, "Sacramento"),
        (14, "Davis"),
    ]
    assert [name for _, name in near.nearest(SACRAMENTO, 2)] == ["Sacramento", "Davis"]
    assert len(near) == 3


def test_items_need_no_order_of_their_own() -> None:
    near = Near([(*DAVIS, {"name": "one"}), (*DAVIS, {"name": "other"})])

    assert [item["name"] for _, item in near.within(DAVIS, 1)] == ["one", "other"]


def test_nothing_is_near_where_nothing_is() -> None:
    empty: Near[str] = Near([])

    assert empty.within(DAVIS, 20_000) == []
    assert empty.nearest(DAVIS, 3) == []
    assert indexed([DAVIS]).nearest(DAVIS, 0) == []
    assert indexed([DAVIS]).within(DAVIS, -1) == []


def test_halfway_round_the_earth_is_everywhere() -> None:
    assert sorted(orders(indexed([SACRAMENTO, (-33.9, 18.4), (90.0, 0.0)]).within(DAVIS, 12_500))) == [
        0,
        1,
        2,
    ]


def test_most_points_are_never_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = indexed([(25 + n / 100 * 24, -124 + m / 100 * 57) for n in range(100) for m in range(100)])
    measured_points = counting(monkeypatch)

    assert 0 < len(grid.within(SACRAMENTO, 50)) < len(measured_points) < 200
    grid.nearest(SACRAMENTO, 5)
    assert len(measured_points) < 400


def test_what_lies_at_one_point_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    near = indexed([DAVIS] * 1000)
    measured_points = counting(monkeypatch)

    assert orders(near.within(DAVIS, 1)) == list(range(1000))
    assert orders(near.nearest(DAVIS, 3)) == [0, 1, 2]
    assert len(measured_points) == 2


def counting(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is measured from now on."""
    points: list[object] = []
    measure = math.dist

    def noted(a: Sequence[float], b: Sequence[float]) -> float:
        points.append(a)
        return measure(a, b)

    monkeypatch.setattr(math, "dist", noted)
    return points
