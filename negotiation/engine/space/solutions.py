"""The field's bargaining solutions among efficient contracts, by whole numbers only.

Every comparison is exact: gains are whole tenths, and shares of what is possible are compared as
fractions over a common denominator. Ties go to the better Kalai-Smorodinsky order, then to the
contract of the lowest number. Nash (1950), Kalai and Smorodinsky (1975), Kalai (1977).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import TypeAlias

Gains: TypeAlias = tuple[int, ...]
"""How far a contract lies above each signatory's fallback, in tenths; none is below zero."""

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def solutions(gains: Sequence[Gains], room: Gains) -> dict[str, int]:
    """The position of each solution among these gains, which must not be empty.

    `room` is the most that each side can gain. Sides that can gain nothing have no say in products
    and shares.
    """
    denominators = [prod(room[:side] + room[side + 1 :]) for side in range(len(room))]
    able = [side for side, most in enumerate(room) if most > 0]
    if len(able) < len(room):
        some = [room[side] for side in able]
        denominators = [prod(some) // most if most > 0 else 0 for most in room]

    def fair(of: Gains) -> list[int]:
        return sorted(of[side] * denominators[side] for side in able)

    keys: dict[str, Callable[[Gains], object]] = {
        "nash": lambda of: prod(of[side] for side in able),
        "kalai_smorodinsky": fair,
        "egalitarian": sorted,
        "utilitarian": sum,
    }
    shares = [fair(of) for of in gains]
    found = {}
    for name, key in keys.items():
        worth = [(key(of), shares[at], -at) for at, of in enumerate(gains)]
        found[name] = -max(worth)[2]
    return found
