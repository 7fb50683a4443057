"""How a game is told: the front page at its turning points, and one patient through the years."""

from __future__ import annotations

from typing import NamedTuple

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.story import front_page
from negotiation.contract.terms import Terms, difference
from negotiation.play.wording.figures import measure_figure
from negotiation.play.wording.names import clause_name, joined, sentence
from negotiation.rules.seatview import View
from negotiation.rules.state import TurningPoint

NAMED_CLAUSES = 4
"""How many clauses a front page names; of more it names some and counts the others."""


class Page(NamedTuple):
    """A front page as it is printed."""

    masthead: str
    headline: str
    text: str


def pages_so_far(scenario: Scenario, view: View) -> tuple[Page, ...]:
    """Every front page of the game until now, the latest last; the same for every seat."""
    printed = (page_of(scenario, point) for point in view.turning_points)
    return tuple(page for page in printed if page is not None)


def page_of(scenario: Scenario, point: TurningPoint) -> Page | None:
    """The front page of a turning point, from public measures only, if the scenario has one."""
    measures = point.numbers.measures
    kept = {name: measures[name] for name in scenario.public_measures if name in measures}
    known = {name: MEASURES[name].from_record(value) for name, value in kept.items()}
    page = front_page(scenario.front_pages, point.moment, known)
    if page is None:
        return None
    when = f"year {point.year} of the deal" if point.year else point.calendar
    words = {
        "calendar": f"{when[:1].upper()}{when[1:]}",
        "clauses": _changed(scenario, point.terms),
    }
    for name in scenario.public_measures:
        words[name] = _printed(name, kept[name]) if name in kept else "an unknown figure"
    return Page(f"The papers, {when}", *page.filled(words))


def _printed(name: MeasureName, kept: int) -> str:
    """A measure inside a page's own sentence: a share with its %, others as a bare number."""
    return measure_figure(name, kept).replace("£", "").removesuffix("m").removeprefix("+")


def _changed(scenario: Scenario, terms: Terms) -> str:
    """What terms change against today: "Team care, Pay uplift, Federations and 3 more clauses"."""
    names = [clause_name(scenario, code) for code in difference(scenario.status_quo, terms)]
    if len(names) > NAMED_CLAUSES:
        names = [*names[: NAMED_CLAUSES - 1], f"{len(names) - NAMED_CLAUSES + 1} more clauses"]
    return joined(names) or "nothing"


def page_sentences(page: Page) -> tuple[str, ...]:
    """A front page read out."""
    return f"{page.masthead}: {sentence(page.headline)}", sentence(page.text)


def vignette_sentences(
    scenario: Scenario, year: int, surveyed_experience: int | None
) -> tuple[str, ...]:
    """A year as one patient tells it: who it is, then what; nothing in scenarios without one."""
    if scenario.vignette is None or surveyed_experience is None:
        return ()
    felt = MEASURES["integration_experienced"].from_record(surveyed_experience)
    return scenario.vignette.patient, scenario.vignette.told(year, felt)
