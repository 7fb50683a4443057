"""Says in an author's words what is wrong with the shape of a scenario file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from negotiation.contract.nearest import nearest
from negotiation.contract.problem import KeyPath, Problem
from negotiation.library.schema import Schema, known_names, node_at

_ANY_KEY = "[key]"
"""How pydantic marks an error in the key of a table, not in its value."""

_KINDS = {
    "string_type": "text in quotes",
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "finite_number": "a plain number",
}
_CODE_RULE = (
    "is not a code; a code has lower-case letters, digits, - and _, starts with a letter or a "
    "digit, and has at most 40 characters"
)


def shape_problem(error: ErrorDetails, schema: Schema) -> Problem:
    """One of pydantic's errors as a problem with a sentence."""
    path: KeyPath = error["loc"]
    if path and path[-1] == _ANY_KEY:
        path = path[:-1]
        known = known_names(node_at(schema, path[:-1]))
        return Problem(path, _wrong_key(str(path[-1]), path[:-1], known))
    if error["type"] == "extra_forbidden":
        known = known_names(node_at(schema, path[:-1]))
        return Problem(path, _wrong_key(str(path[-1]), path[:-1], known))
    if error["type"] == "literal_error":
        return Problem(path, _wrong_word(error["input"], path, node_at(schema, path)))
    return Problem(path, _sentence(error))


def _wrong_key(name: str, parent: KeyPath, known: tuple[str, ...]) -> str:
    kind = "a lever" if parent and parent[-1] == "levers" else "a key here"
    return f"{name!r} is not {kind}{nearest(name, known)}"


def _wrong_word(value: object, path: KeyPath, node: Schema) -> str:
    if path == ("format",):
        return (
            f"this file is written in format {value!r}, and this version reads format "
            f"{node['const']}; if the number is higher, a newer version of the game reads it"
        )
    if not isinstance(value, str):
        return f"it must be text in quotes, not {_described(value)}"
    return f"{value!r} is not known here{nearest(value, known_names(node))}"


def _sentence(error: ErrorDetails) -> str:
    kind = error["type"]
    value = error["input"]
    bounds: Mapping[str, Any] = error.get("ctx", {})
    if kind in _KINDS:
        return f"it must be {_KINDS[kind]}, not {_described(value)}"
    if kind in _SENTENCES:
        return _SENTENCES[kind](value, bounds)
    message = error["msg"]
    return message[:1].lower() + message[1:]


_SENTENCES: dict[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "missing": lambda _value, _bounds: "it is missing, and has no default",
    "string_pattern_mismatch": lambda value, _bounds: f"{value!r} {_CODE_RULE}",
    "string_too_short": lambda _value, _bounds: "it may not be empty",
    "string_too_long": lambda value, bounds: (
        f"{value!r} has {len(value)} characters; at most {bounds['max_length']} fit on the screen"
    ),
    "too_short": lambda _value, bounds: (
        f"it has too few entries ({bounds['actual_length']}); the least is {bounds['min_length']}"
    ),
    "too_long": lambda _value, bounds: (
        f"it has too many entries; the most is {bounds['max_length']}"
    ),
    "greater_than": lambda value, bounds: (
        f"{value:g} is too small; above {bounds['gt']:g} is right"
    ),
    "greater_than_equal": lambda value, bounds: (
        f"{value:g} is too small; the least is {bounds['ge']:g}"
    ),
    "less_than_equal": lambda value, bounds: (
        f"{value:g} is too large; the most is {bounds['le']:g}"
    ),
}


def _described(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {value!r}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else f"the number {value}"
