"""Reference pages in Markdown, made from the models themselves: commands, events, editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from negotiation.contract.edition import Edition, MoveName
from negotiation.contract.scenario import Scenario
from negotiation.rules import commands as c
from negotiation.rules import events as e

_TYPES = {"string": "text", "integer": "whole number", "boolean": "yes or no", "null": "nothing"}

Schema = Mapping[str, Any]


def commands_page() -> str:
    """Every command, by who may give it, with its meaning and its fields."""
    families = {
        "Of a seat": get_args(c.SeatCommand),
        "Of the facilitator and the clock": get_args(c.FacilitatorCommand),
    }
    lines = [
        "# Commands",
        "",
        "What a seat, the facilitator or the clock asks for. The rules answer each with",
        "[events](events.md), or with a refusal: a sentence that says why not, and the way out.",
        "The [rules of play](../rules.md) say when each move is open.",
        "",
        "Every command also carries these:",
        "",
        *_fields_table(c.Ask.model_json_schema()),
        "",
        " ".join(_meaning(c.Ask).split()),
    ]
    for title, models in families.items():
        lines += ["", f"## {title}", "", *_kinds_table("command", models, set(c.Ask.model_fields))]
    return _page([*lines, *_shapes([m for models in families.values() for m in models])])


def events_page() -> str:
    """Every event with its meaning and its fields."""
    models = get_args(e.Event)
    lines = [
        "# Events",
        "",
        "What happened, in the past tense. A saved game is a list of these and nothing else: see",
        "[Saved games](../saved-games.md). An exported game writes them under the same names.",
        "Points are in tenths; trust, shares and chances are in thousandths; options are counted",
        "from 0.",
        "",
        *_kinds_table("event", models, set()),
    ]
    return _page([*lines, *_shapes(models)])


def editions_page(scenarios: Sequence[Scenario]) -> str:
    """How long each edition of these scenarios is, and which moves it has."""
    editions = [(scenario, edition) for scenario in scenarios for edition in scenario.editions]
    moves = [name for name in get_args(MoveName) if any(name in each.moves for _, each in editions)]
    absent = [name for name in get_args(MoveName) if name not in moves]
    heads = [f"`{scenario.code}` {edition.code}" for scenario, edition in editions]
    rows = (
        (f"`{name}`", *("yes" if name in edition.moves else "" for _, edition in editions))
        for name in moves
    )
    lines = [
        "# Editions",
        "",
        "The scenarios that come with the game, and how each can be played. [How to",
        "play](../rules.md) tells what the moves are.",
        "",
        *_table(
            ("scenario", "edition", "title", "minutes", "clauses", "rounds", "years"),
            (_length(scenario, edition) for scenario, edition in editions),
        ),
        "",
        "## Moves",
        "",
        *_table(("move", *heads), rows),
        "",
        *([f"In none of these editions: {_quoted(absent)}.", ""] if absent else []),
        "A scenario of your own can switch any move on.",
    ]
    return _page(lines)


def _length(scenario: Scenario, edition: Edition) -> tuple[str, ...]:
    clauses = len(edition.clauses) or len(scenario.clauses)
    counts = (edition.minutes, clauses, len(edition.rounds), edition.years)
    return (scenario.title, f"`{edition.code}`", edition.title, *map(str, counts))


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _kind(model: type[BaseModel]) -> str:
    return str(model.model_fields["kind"].default)


def _meaning(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _kinds_table(head: str, models: Iterable[type[BaseModel]], shared: set[str]) -> list[str]:
    """A row for each kind: its name, its meaning, and the fields that are its own."""
    rows = (
        (f"`{_kind(model)}`", _meaning(model), _fields(model.model_json_schema(), shared))
        for model in models
    )
    return _table((head, "meaning", "fields"), rows)


def _fields(schema: Schema, shared: set[str]) -> str:
    own = {
        name: field
        for name, field in schema.get("properties", {}).items()
        if name != "kind" and name not in shared
    }
    return "; ".join(f"`{name}`: {_type(field)}" for name, field in own.items())


def _fields_table(schema: Schema) -> list[str]:
    fields = schema.get("properties", {})
    return _table(("field", "holds"), ((f"`{n}`", _type(field)) for n, field in fields.items()))


def _type(field: Schema) -> str:
    """What a field of a JSON schema holds, in words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return f"one of {_quoted(field['enum'])}"
    if "const" in field:
        return f"`{field['const']}`"
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    if field.get("type") == "array":
        if "prefixItems" in field:
            return f"({', '.join(_type(item) for item in field['prefixItems'])})"
        return f"list of {_type(field['items'])}"
    if field.get("type") == "object":
        return f"for each name: {_type(field['additionalProperties'])}"
    return _TYPES[field["type"]] + _bounds(field)


def _bounds(field: Schema) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if field.get("exclusiveMinimum") is not None:
        low = field["exclusiveMinimum"] + 1
    if low is None:
        return ""
    return f" from {low}" if high is None else f" from {low} to {high}"


def _shapes(models: Iterable[type[BaseModel]]) -> list[str]:
    """The shapes that fields refer to, each under a heading of its own."""
    shapes: dict[str, Schema] = {}
    for model in models:
        shapes.update(model.model_json_schema().get("$defs", {}))
    lines = ["", "## Shapes"]
    for name in sorted(shapes):
        about = " ".join(shapes[name].get("description", "").split())
        lines += ["", f"### {name}", "", about, "", *_fields_table(shapes[name])]
    return lines
