"""A year of delivery: what the deal promised, what the year brought, what patients felt."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.scenario import Scenario
from negotiation.play.words import measure_figure, vignette_sentences, worth_sentence
from negotiation.rules.events import YearDelivered
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.ballot_text import deal_lines
from negotiation.tui.widgets.playing.call_words import promises
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import measure_lines


def felt_lines(delivered: YearDelivered) -> list[Content]:
    """What a survey of patients found, beside what indicators recorded."""
    felt = measure_figure("integration_experienced", delivered.surveyed_experience)
    drawn = [Content.assemble("Patients surveyed this year: ", (f"{felt} of 100", "bold"), ".")]
    recorded = delivered.measures.get("integration")
    if recorded is not None:
        measured = measure_figure("integration", recorded)
        gap = recorded - delivered.surveyed_experience
        judged = "more" if gap > 0 else "less" if gap < 0 else "exactly what"
        drawn.append(
            Content(
                f"Indicators recorded {measured} of 100: {judged} "
                f"{'than patients feel' if gap else 'patients feel'}. "
                "What is counted and what is felt are not the same."
            )
        )
    return drawn


def told_lines(scenario: Scenario, delivered: YearDelivered) -> list[Content]:
    """The year as one patient tells it, where the scenario has one."""
    told = vignette_sentences(scenario, delivered.year, delivered.surveyed_experience)
    styles = ("$text-muted", "italic")
    lines = [Content.styled(text, style) for text, style in zip(told, styles, strict=False)]
    return [Content(""), *lines] if lines else []


def _standing(view: View, scenario: Scenario) -> list[Content]:
    """Promises that fall due, and what was not authorised."""
    said = [f"{sentence}." for sentence in promises(view, scenario)]
    if view.standstill.unauthorised:
        said.append("The commissioners were not authorised: what they would carry fell back.")
    return [Content(f"» {sentence}") for sentence in said] + ([Content("")] if said else [])


class DecisionText(Drawn, can_focus=True):
    """The contract in force, before a year's decision."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw a view in delivery."""
        self._view, self._scenario = view, scenario
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """The contract, what it promised, what is to be decided."""
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        promised = measure_lines(
            scenario,
            view.side,
            view.status_quo,
            view.numbers,
            width,
            headings=("before", "promised"),
            ladder_rows=height >= 26,
        )
        decided = [year for year in view.years if view.side in year.decisions]
        waiting = bool(decided) and decided[-1].measures is None
        due = (
            "You have decided; the year is delivered when all have."
            if waiting
            else "Each side decides once a year. You confirm the settlement: y."
            if len(view.hand.decisions) < 2
            else "Each side decides once a year: y confirms the settlement, o decides otherwise."
        )
        return [
            Content.styled(due, "bold"),
            Content(""),
            *_standing(view, scenario),
            Content.styled("The deal is the contract. It moves, against before:", "bold"),
            *deal_lines(scenario, view),
            Content(worth_sentence(scenario, view)),
            Content(""),
            *promised,
        ]


class DeliveredText(Drawn, can_focus=True):
    """What a year brought."""

    def __init__(self, delivered: YearDelivered, promised: Numbers) -> None:
        super().__init__()
        self._delivered = delivered
        self._promised = promised
        self._view: View | None = None
        self._scenario: Scenario | None = None

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw it for a seat."""
        self._view, self._scenario = view, scenario
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """The survey first, then the measures of the year against the promise."""
        view, scenario, delivered = self._view, self._scenario, self._delivered
        if view is None or scenario is None:
            return []
        rows = measure_lines(
            scenario,
            view.side,
            self._promised,
            Numbers(measures=delivered.measures),
            width,
            headings=("promised", f"year {delivered.year}"),
            ladder_rows=height >= 26,
        )
        shock = [Content(f"Meanwhile: {delivered.shock}"), Content("")] if delivered.shock else []
        late = (
            "Integration and care are promised for the third year and admissions for the fifth; "
            "an early year rarely gets there."
        )
        return [
            *shock,
            *felt_lines(delivered),
            *told_lines(scenario, delivered),
            Content(""),
            *rows,
            Content(""),
            Content.styled(late, "$text-muted"),
        ]
