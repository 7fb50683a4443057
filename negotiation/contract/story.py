"""How a game is told: one patient through the years, and the front page at the turns of the talks.

Nothing here changes a number. What is told follows from what the game already knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import Frozen
from negotiation.contract.measures import MeasureName

Moment: TypeAlias = Literal[
    "round", "signed", "ballot_lost", "ratified", "no_agreement", "imposed", "year"
]
"""The end of a round, a signature, the end of a ballot or of the talks, the end of a year."""

WORDS = ("calendar", "clauses")
"""Placeholders beside the public measures: when it is, and which clauses the draft changes."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""How a placeholder stands in a text."""


class VignetteLine(Frozen):
    """What the patient tells of a year, when experienced integration is this high or higher.

    `experienced` is a score of 0 to 100; `year` counts from 1, and a line without one is for any.
    """

    text: Annotated[str, Field(min_length=1)]
    experienced: Annotated[float, Field(ge=0, le=100)] = 0.0
    year: Annotated[int, Field(ge=1)] | None = None


class Vignette(Frozen):
    """One patient, told year by year from what patients experience, not from what is recorded."""

    patient: Annotated[str, Field(min_length=1)]
    lines: Annotated[tuple[VignetteLine, ...], Field(min_length=1)]

    def told(self, year: int, experienced: float) -> str:
        """The line of a year: one written for that year first, then the highest score reached.

        Raises ValueError when no line fits, which a checked scenario excludes.
        """
        fitting = [
            line
            for line in self.lines
            if line.year in (None, year) and line.experienced <= experienced
        ]
        return max(fitting, key=lambda line: (line.year is not None, line.experienced)).text


class FrontPage(Frozen):
    """A front page for a moment, if the public `measure` lies `above` or `below` a bound.

    Headline and text may hold placeholders: `{calendar}`, `{clauses}`, and `{name}` of any public
    measure. Nothing private can stand on a front page.
    """

    moment: Moment
    headline: Annotated[str, Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]
    measure: MeasureName | None = None
    above: float | None = None
    below: float | None = None

    def applies(self, measures: Mapping[MeasureName, float]) -> bool:
        """Whether the measure is known and lies within the bounds; always, without a measure."""
        if self.measure is None:
            return True
        value = measures.get(self.measure)
        if value is None:
            return False
        above = self.above is None or value > self.above
        return above and (self.below is None or value < self.below)

    def placeholders(self) -> tuple[str, ...]:
        """The names between braces, in headline and text."""
        return tuple(PLACEHOLDER.findall(f"{self.headline} {self.text}"))

    def filled(self, words: Mapping[str, str]) -> tuple[str, str]:
        """Headline and text with their placeholders filled; what is filled in is not read again.

        Raises KeyError for a placeholder without a word.
        """

        def word(found: re.Match[str]) -> str:
            return words[found[1]]

        return PLACEHOLDER.sub(word, self.headline), PLACEHOLDER.sub(word, self.text)


def front_page(
    pages: Sequence[FrontPage], moment: Moment, measures: Mapping[MeasureName, float]
) -> FrontPage | None:
    """The first page in the file for this moment whose bounds hold, if there is one."""
    for page in pages:
        if page.moment == moment and page.applies(measures):
            return page
    return None
