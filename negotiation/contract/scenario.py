"""A whole scenario: clauses, sides, editions, no-agreement game, injects, baseline."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import Field

from negotiation.contract.agreement import NoAgreement
from negotiation.contract.base import ClauseCode, Code, Frozen, SideCode
from negotiation.contract.clause import Clause
from negotiation.contract.edition import Edition
from negotiation.contract.gates import Gates
from negotiation.contract.inject import Inject
from negotiation.contract.measures import MeasureName
from negotiation.contract.side import Side
from negotiation.contract.story import FrontPage, Vignette
from negotiation.contract.terms import Contract, Terms

FORMAT = 1
"""The newest scenario file format that this version reads."""

Tag: TypeAlias = Literal["R", "Rd", "M", "D"]
"""Standing of a figure: read in its source, worked out from such, from memory, design setting."""


class Figure(Frozen):
    """A number with its standing: `tag` and the key of its source."""

    value: float
    source: Annotated[str, Field(min_length=1)]
    tag: Tag


class Baseline(Frozen):
    """The published year that the status quo must reproduce. Money in £, people in millions."""

    year: Annotated[str, Field(min_length=1)]
    registered_patients_m: Figure
    practices: Figure
    global_sum_gbp: Figure
    gp_income_gbp: Figure
    emergency_admissions_m: Figure


class Source(Frozen):
    """What an evidence pointer stands for: the fact and where it is from, and its standing."""

    text: Annotated[str, Field(min_length=1)]
    tag: Tag


class History(Frozen):
    """What really happened, by clause, shown only after the game."""

    text: Annotated[str, Field(min_length=1)]
    terms: dict[ClauseCode, Code] = Field(default_factory=dict)
    evidence: tuple[str, ...] = ()


class Scenario(Frozen):
    """Everything a game is played from. Cross-references are checked by `consistency.problems`.

    `public_measures` are seen by all; a side also sees those of its lens.
    `sources` says what each evidence pointer stands for.
    `briefs` maps the file name of every brief to its Markdown text (filled in by the loader).
    """

    format: Literal[1]
    code: Code
    title: Annotated[str, Field(min_length=1)]
    summary: Annotated[str, Field(min_length=1)]
    public_brief: Annotated[str, Field(min_length=1)]
    public_measures: Annotated[tuple[MeasureName, ...], Field(min_length=1)]
    opening_trust: Annotated[float, Field(ge=0, le=1)]
    local_leadership: Annotated[float, Field(ge=0, le=1)]
    baseline: Baseline
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    sides: Annotated[tuple[Side, ...], Field(min_length=2)]
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    no_agreement: NoAgreement
    gates: Gates = Gates()
    injects: tuple[Inject, ...] = ()
    vignette: Vignette | None = None
    front_pages: tuple[FrontPage, ...] = ()
    history: History | None = None
    sources: dict[str, Source] = Field(default_factory=dict)
    briefs: dict[str, str] = Field(default_factory=dict)

    @cached_property
    def clause_by_code(self) -> Mapping[ClauseCode, Clause]:
        """Clauses by code."""
        return {clause.code: clause for clause in self.clauses}

    @cached_property
    def side_by_code(self) -> Mapping[SideCode, Side]:
        """Sides by code."""
        return {side.code: side for side in self.sides}

    @cached_property
    def clauses_of_edition(self) -> Mapping[Code, tuple[ClauseCode, ...]]:
        """The clauses that are on the table of each edition, in the scenario's order."""
        return {
            edition.code: tuple(
                code for code in self.clause_by_code if code in (edition.clauses or (code,))
            )
            for edition in self.editions
        }

    @cached_property
    def status_quo(self) -> Terms:
        """The status quo as terms for every clause."""
        return {clause.code: clause.status_quo_number for clause in self.clauses}

    @cached_property
    def contract_count(self) -> int:
        """How many contracts there are: one option of every clause."""
        return math.prod(len(clause.options) for clause in self.clauses)

    @cached_property
    def signatories(self) -> tuple[SideCode, ...]:
        """The sides whose signature a deal needs, in order."""
        return tuple(s.code for s in self.sides if s.role in ("signatory", "veto"))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with what is worked out from its parts worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name, attribute in vars(Scenario).items():
            if isinstance(attribute, cached_property):
                copy.__dict__.pop(name, None)
        return copy

    def contract_of(self, terms: Mapping[ClauseCode, int]) -> Contract:
        """`terms` over the status quo, as option numbers in clause order.

        Raises KeyError for a clause that the scenario does not have.
        """
        unknown = set(terms) - set(self.clause_by_code)
        if unknown:
            raise KeyError(min(unknown))
        return tuple(terms.get(code, self.status_quo[code]) for code in self.clause_by_code)

    def terms_of(self, contract: Contract) -> Terms:
        """Terms for every clause of a contract."""
        return dict(zip(self.clause_by_code, contract, strict=True))

    def edition(self, code: str) -> Edition:
        """The edition with this code. Raises KeyError when there is none."""
        for edition in self.editions:
            if edition.code == code:
                return edition
        raise KeyError(code)

    def crossed_red_lines(self, side: SideCode, terms: Mapping[ClauseCode, int]) -> tuple[str, ...]:
        """Codes of the side's red lines that these terms cross."""
        crossed = []
        for line in self.side_by_code[side].red_lines:
            clause = self.clause_by_code[line.clause]
            number = terms.get(line.clause, clause.status_quo_number)
            if clause.options[number].code in line.options:
                crossed.append(line.code)
        return tuple(crossed)
