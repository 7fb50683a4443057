"""Names in refusals: clauses, options and sides as players call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.rules.state import State


def the_side(state: State, side: SideCode) -> str:
    """`the Board`."""
    return f"the {state.scenario.side_by_code[side].short}"


def clause_name(state: State, clause: ClauseCode) -> str:
    """The clause's name."""
    return state.scenario.clause_by_code[clause].name


def terms_in_words(state: State, terms: Mapping[ClauseCode, int]) -> str:
    """`Uplift: +1.5%; Discharge summaries: duty`."""
    clauses = state.scenario.clause_by_code
    return "; ".join(
        f"{clauses[code].name}: {clauses[code].options[number].label}"
        for code, number in terms.items()
    )


def nearest(wrong: str, known: Iterable[str]) -> str:
    """A sentence part that names what exists, the nearest first."""
    names = list(known)
    close = get_close_matches(wrong, names, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(names)}."
