"""Sets broken parts of a scenario aside, so that the sound rest can be checked in the same go.

An author who mends one misspelt key should not learn only then that three codes do not meet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from negotiation.contract.consistency import problems
from negotiation.contract.problem import KeyPath, Problem
from negotiation.contract.scenario import Scenario
from negotiation.library.schema import Schema, node_at, scenario_schema
from negotiation.library.sentences import shape_problem


class Checked(NamedTuple):
    """The scenario if it is sound, and everything wrong with it otherwise."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]


def check(data: dict[str, Any]) -> Checked:
    """Check what a scenario file says: first its shape, then whether it hangs together."""
    try:
        scenario = _validate(data)
    except ValidationError as error:
        return Checked(None, _all_problems(data, error))
    found = problems(scenario)
    return Checked(None if found else scenario, found)


def _validate(data: dict[str, Any]) -> Scenario:
    """Strictly, as JSON: quoted text is never taken for a number. A date becomes a table: wrong."""
    text = json.dumps(data, default=lambda value: {"date": str(value)})
    return Scenario.model_validate_json(text, strict=True)


def _all_problems(data: dict[str, Any], error: ValidationError) -> tuple[Problem, ...]:
    schema = scenario_schema()
    shape = _shape_problems(error, schema)
    removed: set[KeyPath] = set()
    broken = {problem.path for problem in shape}
    while True:
        for path in broken:
            part = _removable(path, schema)
            if not part:
                return shape
            removed.add(part)
        origin: dict[KeyPath, list[int]] = {}
        rest = _without(data, removed, (), (), origin)
        try:
            scenario = _validate(rest)
        except ValidationError as again:
            broken = {_original(one.path, origin) for one in _shape_problems(again, schema)}
        else:
            others = (
                problem._replace(path=_original(problem.path, origin))
                for problem in problems(scenario)
            )
            return (*shape, *(one for one in others if not _follows(one, data, removed)))


def _shape_problems(error: ValidationError, schema: Schema) -> tuple[Problem, ...]:
    errors = error.errors(include_url=False)
    return tuple(shape_problem(one, schema) for one in errors if not _miscounted(one))


def _miscounted(error: ErrorDetails) -> bool:
    """Whether a list only seems too short because pydantic leaves faulty items out of its count."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _removable(path: KeyPath, schema: Schema) -> KeyPath:
    """The smallest part around `path` that a scenario can do without; empty when there is none."""
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
        if path[length - 1] not in node_at(schema, path[: length - 1]).get("required", ()):
            return path[:length]
    return ()


def _without(
    value: Any,
    removed: set[KeyPath],
    old: KeyPath,
    new: KeyPath,
    origin: dict[KeyPath, list[int]],
) -> Any:
    """`value` less the removed parts; `origin` learns where each kept list item stood before."""
    if isinstance(value, dict):
        return {
            key: _without(inner, removed, (*old, key), (*new, key), origin)
            for key, inner in value.items()
            if (*old, key) not in removed
        }
    if isinstance(value, list):
        kept = [place for place in range(len(value)) if (*old, place) not in removed]
        origin[new] = kept
        return [
            _without(value[place], removed, (*old, place), (*new, position), origin)
            for position, place in enumerate(kept)
        ]
    return value


def _original(path: KeyPath, origin: dict[KeyPath, list[int]]) -> KeyPath:
    """A key path of what was left as a path of the whole file."""
    old: KeyPath = ()
    for depth, part in enumerate(path):
        old = (*old, origin[path[:depth]][part] if isinstance(part, int) else part)
    return old


def _follows(problem: Problem, data: dict[str, Any], removed: set[KeyPath]) -> bool:
    """Whether a problem may only come from what was set aside."""
    if any(part[: len(problem.path)] == problem.path for part in removed):
        return True
    return problem.unknown is not None and any(
        problem.unknown in _names(_at(data, part)) for part in removed
    )


def _at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _names(value: object) -> Iterator[str]:
    """Every text and key inside a part of the file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
