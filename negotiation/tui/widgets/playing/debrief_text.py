"""The debrief's pages as lines: the result for every side, what each side knew, and history."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.scenario import Scenario
from negotiation.play.words import (
    ballot_result,
    clause_name,
    evidence,
    failure_sentence,
    option_label,
    points,
    side_sentences,
    signed_points,
    year_sentence,
)
from negotiation.rules.seatview import Debrief, Opened, View
from negotiation.rules.state import Ending
from negotiation.tui.widgets.playing.bars import ruler
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.marks import side_label
from negotiation.tui.widgets.playing.measures import measure_lines
from negotiation.tui.widgets.playing.prose import prose

OUTCOMES = {
    "agreed": "A deal: signed, ratified, and the contract.",
    "no_agreement": "No agreement.",
    "ended": "The game was ended before there was an outcome.",
}


def title(text: str) -> Content:
    """A heading inside a page."""
    return Content.styled(text, "bold underline")


def head_lines(view: View, scenario: Scenario, ending: Ending) -> list[Content]:
    """How it ended, in a sentence or two."""
    if ending.outcome == "no_agreement":
        words = failure_sentence(scenario, ending.why, ending.plays, view.side)
    else:
        words = OUTCOMES[ending.outcome]
    drawn = [Content.styled(words, "bold")]
    drawn += [Content(ballot_result(scenario, view, ballot)) for ballot in view.ballots]
    drawn += [
        Content(year_sentence(scenario, year.year, year.surveyed_experience, year.shock))
        for year in view.years
    ]
    return drawn


def side_rows(scenario: Scenario, opened: Opened, width: int) -> list[Content]:
    """One side's value against its fallback and aim: figures, then a ruler."""
    aim = opened.plan.aspiration if opened.plan else None
    gap = opened.value - opened.fallback
    style = "$text-success" if gap > 0 else "$text-error" if gap < 0 else ""
    sign = "✓" if gap > 0 else "!" if gap < 0 else "="
    figures = line(
        Cell(side_label(scenario, opened.side), 17),
        Cell(Content.assemble("got ", (points(opened.value), "bold")), 9),
        Cell(f"fallback {points(opened.fallback)}", 14),
        Cell(Content.styled(f"{signed_points(gap)} {sign}", style), 8, right=True),
        Cell("no aim" if aim is None else f"aimed for {points(aim)}", 15),
    )
    marks = {"●": opened.value, "F": opened.fallback, "A": aim}
    picture = Content.assemble("0 ", ruler(marks, max(10, min(70, width - 6))), " 100")
    crossed = (
        [Content.styled("  ! signed across a red line", "$text-error bold")]
        if opened.crossed
        else []
    )
    return [figures, picture, *crossed]


def terms_rows(scenario: Scenario, ending: Ending) -> list[Content]:
    """The contract it ended with, clause by clause."""
    drawn = []
    for clause in scenario.clauses:
        option = ending.terms.get(clause.code, clause.status_quo_number)
        moved = option != clause.status_quo_number
        note = "  imposed" if clause.code in ending.imposed else "" if moved else "  as before"
        drawn.append(
            line(
                Cell("*" if moved else " ", 1),
                Cell(Content.styled(clause.name, "bold"), 22),
                Cell(
                    Content.assemble(
                        (
                            option_label(scenario, clause.code, option),
                            "$text-accent" if moved else "",
                        ),
                        (note, "$text-muted"),
                    ),
                    44,
                ),
            )
        )
    return drawn


def result_lines(
    view: View, scenario: Scenario, ending: Ending, debrief: Debrief, width: int
) -> list[Content]:
    """The first page: outcome, every side against its fallback, contract, measures."""
    drawn = [*head_lines(view, scenario, ending), Content("")]
    drawn += [title("Each side against its fallback"), *_legend()]
    for opened in debrief.sides:
        drawn += side_rows(scenario, opened, width)
    drawn += [Content(""), title("The contract it ended with"), *terms_rows(scenario, ending)]
    drawn += [Content(""), title("What that does, against today")]
    drawn += measure_lines(
        scenario, view.side, debrief.status_quo, ending.numbers, width, headings=("today", "result")
    )
    return drawn


def _legend() -> list[Content]:
    return [Content.styled("● what it got   F fallback   A what it aimed for", "$text-muted")]


def opened_lines(view: View, scenario: Scenario, opened: Opened, width: int) -> list[Content]:
    """Everything about one side: plan, red lines, beliefs, notes, and its brief."""
    drawn = [Content.styled("", "") + side_label(scenario, opened.side)]
    drawn += [Content(f"• {words}") for words in side_sentences(scenario, view, opened)]
    drawn += [Content(""), title("Its brief"), *prose(opened.brief, width), Content("")]
    return drawn


def history_lines(scenario: Scenario, ending: Ending, width: int) -> list[Content]:
    """What really happened, beside the contract of this game."""
    column = max(18, (width - 24) // 2)
    history = scenario.history
    if history is None:
        return [Content("This scenario is not about something that happened.")]
    drawn = [Content(history.text), Content("")]
    drawn.append(
        Content.styled(
            line(Cell("", 22), Cell("this game", column), Cell("history", column)).plain,
            "$text-muted",
        )
    )
    for clause in scenario.clauses:
        option = ending.terms.get(clause.code, clause.status_quo_number)
        chosen = history.terms.get(clause.code)
        number = clause.status_quo_number if chosen is None else clause.number_of(chosen)
        really = option_label(
            scenario, clause.code, clause.status_quo_number if number is None else number
        )
        same = number == option
        drawn.append(
            line(
                Cell(Content.styled(clause_name(scenario, clause.code), "bold"), 22),
                Cell(option_label(scenario, clause.code, option), column),
                Cell(f"{'=' if same else ' '} {really}", column),
            )
        )
    drawn.append(Content(""))
    drawn += [
        Content.styled(f"{key}: {evidence(scenario, key)}", "$text-muted")
        for key in history.evidence
    ]
    return drawn
