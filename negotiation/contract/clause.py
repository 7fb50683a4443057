"""A clause (one negotiable issue) and its options."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from negotiation.contract.base import Code, Frozen, SideCode
from negotiation.contract.levers import LeverName


class Option(Frozen):
    """One way to settle a clause.

    `text` is what the contract would say. `imposable` says whether the board could lay it down by
    directions; `voluntary` whether each practice chooses to take part.
    """

    code: Code
    label: Annotated[str, Field(min_length=1, max_length=28)]
    text: Annotated[str, Field(min_length=1)]
    levers: dict[LeverName, float] = Field(default_factory=dict)
    imposable: bool = False
    voluntary: bool = False
    evidence: tuple[str, ...] = ()


class Clause(Frozen):
    """One negotiable issue with 2 to 5 ordered options, one of which is the status quo.

    `spends` names the sides whose money the clause spends: without their signature it cannot be
    signed. `themes` are the rows of the subject list that the clause brings into play.
    """

    code: Code
    name: Annotated[str, Field(min_length=1, max_length=22)]
    question: Annotated[str, Field(min_length=1)]
    status_quo: Code
    spends: tuple[SideCode, ...] = ()
    themes: tuple[str, ...] = ()
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]

    def number_of(self, option: str) -> int | None:
        """The number of the option with this code, or None."""
        for number, candidate in enumerate(self.options):
            if candidate.code == option:
                return number
        return None

    @property
    def status_quo_number(self) -> int:
        """The option number of the status quo."""
        number = self.number_of(self.status_quo)
        if number is None:
            raise ValueError(f"clause {self.code!r}: no option {self.status_quo!r}")
        return number
