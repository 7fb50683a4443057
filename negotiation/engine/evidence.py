"""What is known, by key: a statement in our own words, its source, and how it was come by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from negotiation.contract.base import Frozen
from negotiation.contract.scenario import Tag
from negotiation.engine.packaged import read_table

FILE = "evidence.toml"


class Evidence(Frozen):
    """One thing that is known. `tag`: R read in its source, Rd worked out from such figures, M from
    memory and unchecked, D a design setting."""

    statement: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    tag: Tag


@cache
def catalogue() -> Mapping[str, Evidence]:
    """All evidence by key, in the order of the file."""
    return {key: Evidence.model_validate(entry) for key, entry in read_table(FILE).items()}


def lookup(key: str) -> Evidence:
    """The evidence with this key. Raises KeyError when there is none."""
    return catalogue()[key]
