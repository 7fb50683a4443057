"""Seats for any head-count."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from negotiation.workshop.plan import SEATS_PER_SIDE, lay_out, tables_for

SIDES = [("board", "Board"), ("gp", "GPs"), ("commissioners", "Commissioners")]


@given(tables=some.integers(1, 12), heads=some.integers(1, 130))
def test_everybody_has_a_place_and_every_side_somebody(tables: int, heads: int) -> None:
    plans, observers = lay_out(SIDES, tables, heads, ("trader", "conceder"))
    people = [sum(seat.temper is None for seat in plan.seats) for plan in plans]
    assert sum(people) + observers == heads
    assert max(people) - min(people) <= 1
    assert observers == 0 or set(people) == {len(SIDES) * SEATS_PER_SIDE}
    for plan in plans:
        assert [seat.code for seat in plan.seats if "." not in seat.code] == [c for c, _ in SIDES]
        chairs = Counter(seat.side for seat in plan.seats)
        assert max(chairs.values()) - min(chairs.values()) <= 1
        assert all("." not in seat.code for seat in plan.seats if seat.temper is not None)


def test_seventeen_people_fill_five_tables_and_double_two_sides() -> None:
    plans, observers = lay_out(SIDES, tables_for(17, len(SIDES)), 17, ("trader",))
    assert [len(plan.seats) for plan in plans] == [4, 4, 3, 3, 3]
    assert observers == 0
    assert [seat.code for plan in plans for seat in plan.seats if "." in seat.code] == [
        "board.2",
        "gp.2",
    ]


def test_two_people_get_a_table_with_a_bot() -> None:
    (plan,), _ = lay_out(SIDES, tables_for(2, len(SIDES)), 2, ("mirror",))
    assert [seat.temper for seat in plan.seats] == [None, None, "mirror"]
