"""The numbers that players were shown, as integers that records can keep."""

from __future__ import annotations

from pydantic import Field

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.digest import sha256_of
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.port import Engine


class Numbers(Frozen):
    """What the engine said of one contract in one state of the talks.

    `measures` are integers (see `contract.measures`), `values`, `agreed_values` and `fallbacks`
    tenths of a point, `ratified` a probability in thousandths. `key` names the full projection
    that is kept beside the record. In a seat's view only that seat's share of it is present.
    """

    key: str = ""
    measures: dict[MeasureName, int] = Field(default_factory=dict)
    values: dict[SideCode, int] = Field(default_factory=dict)
    agreed_values: dict[SideCode, int] = Field(default_factory=dict)
    fallbacks: dict[SideCode, int] = Field(default_factory=dict)
    ratified: int | None = None

    def measure(self, name: MeasureName) -> float | None:
        """The value of a measure in its own unit, or None when this seat may not see it."""
        kept = self.measures.get(name)
        return None if kept is None else MEASURES[name].from_record(kept)


def projection_key(fingerprint: str, contract: Contract, talks: Talks) -> str:
    """The name of a projection: a hash of engine, contract and state of the talks."""
    return sha256_of(
        {"engine": fingerprint, "contract": list(contract), "talks": talks.model_dump(mode="json")}
    )


def numbers_for(engine: Engine, contract: Contract, talks: Talks) -> Numbers:
    """The numbers of a contract, from the engine."""
    projection = engine.project(contract, talks)
    return Numbers(
        key=projection_key(engine.fingerprint, contract, talks),
        measures={
            name: MEASURES[name].to_record(value) for name, value in projection.measures.items()
        },
        values=projection.values,
        agreed_values=projection.agreed_values,
        fallbacks=projection.fallbacks,
        ratified=round(projection.ratified * 1000),
    )
