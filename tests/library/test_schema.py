"""The JSON Schema for editors: current, complete, and with words for every lever and measure."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from negotiation.contract.levers import LEVERS
from negotiation.contract.measures import MEASURES
from negotiation.library.schema import known_names, node_at, scenario_schema, schema_text
from tests.library.test_locate import every_path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "reference" / "scenario.schema.json"


def test_the_schema_in_the_docs_is_current() -> None:
    """Otherwise: `negotiation scenario schema --out docs/reference/scenario.schema.json`."""
    assert KEPT.read_text(encoding="utf-8") == schema_text()


def test_the_tutorial_points_its_editor_at_the_schema() -> None:
    folder = ROOT / "scenarios" / "tutorial"
    first = (folder / "scenario.toml").read_text(encoding="utf-8").splitlines()[0]
    assert (folder / first.removeprefix("#:schema ")).resolve() == KEPT


def test_every_lever_is_explained_with_its_unit_and_bounds() -> None:
    levers = node_at(scenario_schema(), ("clauses", 0, "options", 0, "levers"))["properties"]
    assert set(levers) == set(LEVERS)
    for name, lever in LEVERS.items():
        assert lever.unit in levers[name]["description"]
        assert lever.meaning in levers[name]["description"]
        assert (levers[name]["minimum"], levers[name]["maximum"]) == (lever.minimum, lever.maximum)


def test_every_measure_is_explained() -> None:
    node = node_at(scenario_schema(), ("sides", 0, "lens", 0))
    assert node["enum"] == list(MEASURES)
    for words, measure in zip(
        node["x-taplo"]["docs"]["enumValues"], MEASURES.values(), strict=True
    ):
        assert measure.meaning in words
        assert measure.unit in words


def test_the_schema_knows_every_key_of_the_tutorial() -> None:
    text = (ROOT / "scenarios" / "tutorial" / "scenario.toml").read_text(encoding="utf-8")
    schema = scenario_schema()
    for path in every_path(tomllib.loads(text)):
        table = node_at(schema, path[:-1])
        if isinstance(path[-1], str) and table.get("additionalProperties") is False:
            assert path[-1] in known_names(table), path


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    schema = scenario_schema()
    for path in every_path(json.loads(schema_text())):
        if path[-1] == "$ref":
            target: Any = schema
            for part in path:
                target = target[part]
            assert str(target).removeprefix("#/$defs/") in schema["$defs"]


def test_briefs_are_no_key_of_the_file() -> None:
    assert "briefs" not in known_names(scenario_schema())
