"""Who sits where for any head-count: every side first, then doubled seats, then observers.

Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.workshop.event import SeatPlan, TablePlan

SEATS_PER_SIDE = 3
"""A spokesperson and two advisers; beyond that people watch."""

MOST_TABLES = 30


def tables_for(heads: int, sides: int) -> int:
    """As many full tables as the heads fill."""
    return max(1, min(MOST_TABLES, heads // sides))


def lay_out(
    sides: Sequence[tuple[str, str]], tables: int, heads: int | None, tempers: Sequence[str]
) -> tuple[tuple[TablePlan, ...], int]:
    """The tables, and how many observers are left.

    `sides` are (code, name) in the scenario's order. Without `heads`, every side of every table
    has one person. Where there are too few heads, bots of these tempers begin in the empty seats.
    """
    wanted = tables * len(sides) if heads is None else heads
    most = len(sides) * SEATS_PER_SIDE
    seated = min(wanted, tables * most)
    least, more = divmod(seated, tables)
    plans = tuple(
        TablePlan(number, _chairs(sides, least + (number <= more), number, tempers))
        for number in range(1, tables + 1)
    )
    return plans, wanted - seated


def _chairs(
    sides: Sequence[tuple[str, str]], heads: int, table: int, tempers: Sequence[str]
) -> tuple[SeatPlan, ...]:
    """The chairs of one table. Which side is doubled, or left to a bot, moves round by table."""
    count = len(sides)
    turn = [(table - 1 + at) % count for at in range(count)]
    people = dict.fromkeys(range(count), 0)
    for place in range(heads):
        people[turn[place % count]] += 1
    bots = 0
    chairs = []
    for at, (code, name) in enumerate(sides):
        if not people[at]:
            chairs.append(SeatPlan(code, code, name, tempers[bots % len(tempers)]))
            bots += 1
            continue
        chairs.append(SeatPlan(code, code, name))
        chairs += [SeatPlan(f"{code}.{n}", code, name) for n in range(2, people[at] + 1)]
    return tuple(chairs)
