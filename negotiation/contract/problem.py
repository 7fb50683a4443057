"""One thing that is wrong with a scenario, and the helpers that every check shares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.contract.nearest import nearest
from negotiation.contract.scenario import Scenario

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top: `("clauses", 2, "options", 1, "levers", "item_pay")`."""


class Problem(NamedTuple):
    """Where in the scenario, what is wrong in a sentence, and the unknown name if that is it."""

    path: KeyPath
    sentence: str
    unknown: str | None = None


def unknown(path: KeyPath, name: str, known: Collection[str], kind: str) -> Iterator[Problem]:
    """A problem when `name` is not among the `known`. `kind` says what it should be."""
    if name not in known:
        yield Problem(path, f"{name!r} is not {kind}{nearest(name, known)}", name)


def repeated(path: KeyPath, names: Iterable[str], key: str) -> Iterator[Problem]:
    """A problem for every name that an earlier item of the list at `path` has already.

    `key` is the key that holds the name in each item; empty when the items are the names.
    """
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            place = (*path, position, key) if key else (*path, position)
            yield Problem(place, f"{name!r} is given twice; each must be different")
        seen.add(name)


def levers_out_of_range(path: KeyPath, levers: Mapping[LeverName, float]) -> Iterator[Problem]:
    """A problem for every setting outside the bounds of its lever."""
    for name, setting in levers.items():
        lever = LEVERS[name]
        if not lever.minimum <= setting <= lever.maximum:
            yield Problem(
                (*path, name),
                f"{setting:g} is out of range; {name!r} goes from {lever.minimum:g} "
                f"to {lever.maximum:g} ({lever.unit})",
            )


def choice_problems(
    scenario: Scenario,
    clause: str,
    options: tuple[str, ...],
    clause_path: KeyPath,
    option_path: KeyPath,
) -> Iterator[Problem]:
    """Problems when the clause is unknown, or an option is not one of it."""
    yield from unknown(clause_path, clause, scenario.clause_by_code, "a clause")
    if clause in scenario.clause_by_code:
        known = [option.code for option in scenario.clause_by_code[clause].options]
        for option in options:
            yield from unknown(option_path, option, known, f"an option of clause {clause!r}")
