"""The JSON Schema of `scenario.toml`, made from the models: for editors, and for known keys."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeAlias

from negotiation.contract.levers import LEVERS
from negotiation.contract.measures import MEASURES
from negotiation.contract.problem import KeyPath
from negotiation.contract.scenario import Scenario

Schema: TypeAlias = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that TOML editors read."""


@cache
def scenario_schema() -> Schema:
    """The schema of a scenario file, with the unit and meaning of every lever and measure.

    It is made once; treat it as immutable.
    """
    schema = Scenario.model_json_schema()
    del schema["properties"]["briefs"]
    _share_names(schema)
    schema["$defs"] |= {"Levers": _levers(), "Measure": _measures()}
    return {"$schema": DIALECT, **schema}


def schema_text() -> str:
    """The schema as the file that editors read."""
    return json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n"


def _share_names(node: object) -> None:
    """Wherever names of levers or measures may stand, refer to the one list that explains them."""
    if isinstance(node, list):
        for inner in node:
            _share_names(inner)
    if not isinstance(node, dict):
        return
    if known_names(node) == tuple(MEASURES):
        node.clear()
        node["$ref"] = "#/$defs/Measure"
    elif known_names(node.get("propertyNames", {})) == tuple(LEVERS):
        node.clear()
        node["$ref"] = "#/$defs/Levers"
    for inner in list(node.values()):
        _share_names(inner)


def _levers() -> Schema:
    return {
        "type": "object",
        "description": "Changes against the status quo, by lever.",
        "additionalProperties": False,
        "properties": {
            lever.name: {
                "type": "number",
                "minimum": lever.minimum,
                "maximum": lever.maximum,
                "description": f"{lever.meaning} Unit: {lever.unit}.",
            }
            for lever in LEVERS.values()
        },
    }


def _measures() -> Schema:
    words = [f"{m.title} ({m.unit}). {m.meaning}" for m in MEASURES.values()]
    return {"enum": list(MEASURES), "x-taplo": {"docs": {"enumValues": words}}}


def node_at(schema: Schema, path: KeyPath) -> Schema:
    """The part of the schema that speaks of a key path; empty where anything may stand."""
    node = _resolved(schema, schema)
    for part in path:
        inner: object
        if isinstance(part, int):
            inner = node.get("items", {})
        else:
            properties = node.get("properties", {})
            inner = properties.get(part) if isinstance(properties, dict) else None
            inner = node.get("additionalProperties") if inner is None else inner
        node = _resolved(inner, schema)
    return node


def known_names(node: Schema) -> tuple[str, ...]:
    """The keys that may stand in a table, or the words that may stand as a value."""
    names = node.get("properties", node.get("enum", ()))
    return tuple(str(name) for name in names) if isinstance(names, dict | list) else ()


def _resolved(node: Any, schema: Schema) -> Schema:
    """A node with its reference followed, and "this or nothing" taken as this."""
    if not isinstance(node, dict):
        return {}
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, schema)
    if "$ref" in node:
        return _resolved(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    return node
