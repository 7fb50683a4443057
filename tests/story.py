"""A story for the made-up games: front pages at every turning point, and one patient."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.contract.story import FrontPage, Moment, Vignette, VignetteLine
from tests.full_toy import full_scenario

MOMENTS: tuple[Moment, ...] = (
    "round",
    "signed",
    "ballot_lost",
    "ratified",
    "no_agreement",
    "imposed",
    "year",
)

VIGNETTE = Vignette(
    patient="Mrs Doyle is 71.",
    lines=(
        VignetteLine(text="She brings her tin [of letters]."),
        VignetteLine(text="Nobody asks for the tin.", experienced=41),
    ),
)


def told(scenario: Scenario) -> Scenario:
    """The scenario with a story."""
    pages = tuple(
        FrontPage(
            moment=moment,
            headline=f"Now: {moment} [!]",
            text="{calendar}: it changes {clauses}; integration is {integration}.",
        )
        for moment in MOMENTS
    )
    return scenario.model_copy(update={"front_pages": pages, "vignette": VIGNETTE})


def told_scenario() -> Scenario:
    """The toy with every move and a story."""
    return told(full_scenario())
