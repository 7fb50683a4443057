"""The whole kit of a session: which documents there are and what their files are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from negotiation.contract.base import SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.library.agenda import run_sheet
from negotiation.library.handouts.book import facilitators_book
from negotiation.library.handouts.briefs import private_brief, public_brief
from negotiation.library.handouts.sheets import (
    debrief_sheet,
    keys_card,
    planning_sheet,
    proposal_form,
    questionnaire_sheet,
    table_labels,
)
from negotiation.library.paper.blocks import Document


def kit(
    scenario: Scenario,
    edition: Edition,
    fallbacks: Mapping[SideCode, int],
    keys: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    minutes: int,
    tables: int,
) -> dict[str, Document]:
    """Documents by file name (without ending), for a session of so many minutes and tables.

    `fallbacks` are reservation values in tenths of a point; `keys` are keys and words by screen.
    Raises agenda.TooShortError when the edition does not fit the minutes.
    """
    sheet = run_sheet(edition, minutes)
    private = {
        f"brief-{side.code}": private_brief(scenario, side, fallbacks[side.code])
        for side in scenario.sides
    }
    return {
        "public-brief": public_brief(scenario, edition),
        **private,
        "planning-sheet": planning_sheet(scenario, edition),
        "proposal-form": proposal_form(scenario, edition),
        "keys-card": keys_card(keys),
        "questionnaire": questionnaire_sheet(scenario),
        "debrief-sheet": debrief_sheet(scenario),
        "table-labels": table_labels(scenario, tables),
        "facilitators-book": facilitators_book(scenario, edition, sheet, minutes),
    }
