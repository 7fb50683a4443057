"""The model's numbers, each with its spread, unit, source, standing and meaning.

No number of the model stands in code. `load()` reads the file that is shipped with the package;
the numeric modules take their own section of it as a typed record, so a missing or a surplus
entry is found when an engine is built.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, cached_property
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import Field

from negotiation.contract.base import Frozen
from negotiation.contract.scenario import Tag
from negotiation.engine.packaged import read_table, read_text

FILE = "parameters.toml"
FITTED = "calibration/fitted.json"

Section = TypeVar("Section")


class Parameter(Frozen):
    """One number of the model.

    `spread` is one standard deviation in the value's unit, 0 where the value is a definition.
    `source` names the evidence that it is read from, or that anchors it; a value with tag D is a
    design setting, and its source only says what it was set against.
    """

    value: float
    spread: Annotated[float, Field(ge=0)]
    unit: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    tag: Tag
    meaning: Annotated[str, Field(min_length=1)]


class Numbers(Protocol):
    """Values by section: one set of them, or many draws at once (see `arrays.PerDraw`)."""

    def table(self, section: str) -> dict[str, float]:
        """The values of a section by the rest of their names, in the order of the file."""
        ...


def record(numbers: Numbers, name: str, kind: type[Section]) -> Section:
    """A section as a record. Raises ValueError when its entries do not fit."""
    values = numbers.table(name)
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if wanted != set(values):
        odd = sorted(wanted ^ set(values))
        raise ValueError(f"parameters: section [{name}] misses or has too much: {odd}")
    return kind(**values)


class Parameters(Frozen):
    """All parameters by dotted name (`ladder.money_weight`), in the order of the file."""

    entries: dict[str, Parameter]

    def table(self, section: str) -> dict[str, float]:
        """The values of a section by the rest of their names, in the order of the file."""
        prefix = f"{section}."
        return {
            name.removeprefix(prefix): parameter.value
            for name, parameter in self.entries.items()
            if name.startswith(prefix)
        }

    def section(self, name: str, kind: type[Section]) -> Section:
        """The section as a record of floats. Raises ValueError when its entries do not fit."""
        return record(self, name, kind)

    def replaced(self, values: Mapping[str, float]) -> Parameters:
        """The same parameters with other values. Raises KeyError for a name that is not there."""
        changed = {
            name: self.entries[name].model_copy(update={"value": value})
            for name, value in values.items()
        }
        return Parameters(entries={**self.entries, **changed})

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole content."""
        content = json.dumps(self.model_dump(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()


def _flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, Parameter]:
    entries: dict[str, Parameter] = {}
    for key, branch in tree.items():
        if "value" in branch:
            entries[prefix + key] = Parameter.model_validate(branch)
        else:
            entries.update(_flatten(branch, f"{prefix}{key}."))
    return entries


@cache
def load() -> Parameters:
    """The parameters shipped with this version, with those that were fitted to cases at the end."""
    fitted = json.loads(read_text(FITTED))["parameters"]
    return Parameters(entries=_flatten(read_table(FILE)) | _flatten(fitted))
