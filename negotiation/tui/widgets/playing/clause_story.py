"""Who offered and who said what about one clause, oldest first, as far as the seat may know."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.offers import offer_status
from negotiation.play.words import clause_name, line_sentence, option_label
from negotiation.rules.seatview import View
from negotiation.rules.state import Line, Offer
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.marks import side_label, side_mark

INDENT = 3


def _offer(scenario: Scenario, offer: Offer, clause: ClauseCode, me: str) -> Content:
    """An offer's option for the clause, what came with it in few words, and what became of it."""
    label = option_label(scenario, clause, offer.terms[clause])
    others = len(offer.terms) - 1
    beside = f", with {others} other clause{'s' if others > 1 else ''}" if others else ""
    status = offer_status(scenario, offer, me)
    return Content.assemble(
        (f"R{offer.round} ", "$text-muted"),
        side_label(scenario, offer.side),
        f" offered '{label}' (offer {offer.number}{beside}). ",
        (status, "$text-muted"),
    )


def _line(scenario: Scenario, line: Line, me: str) -> Content:
    mark = Content("» ") if line.side is None else side_mark(scenario, line.side)
    sentence = line_sentence(scenario, line, me)
    return Content.assemble((f"R{line.round} ", "$text-muted"), mark, " ", sentence)


def names_clause(scenario: Scenario, line: Line, clause: ClauseCode) -> bool:
    """Whether a line is about the clause: by its code, or by its name in what was said."""
    if line.text == clause:
        return True
    name = clause_name(scenario, clause).casefold()
    return name in line_sentence(scenario, line).casefold()


def story_lines(scenario: Scenario, view: View, clause: ClauseCode, width: int) -> list[Content]:
    """Every offer with the clause in it and every line that names it, round by round."""
    told: list[tuple[int, Content]] = [
        (offer.round, _offer(scenario, offer, clause, view.side))
        for offer in view.offers
        if clause in offer.terms
    ]
    told += [
        (line.round, _line(scenario, line, view.side))
        for line in view.talk
        if names_clause(scenario, line, clause)
    ]
    told.sort(key=lambda entry: entry[0])
    if not told:
        return [Content.styled("Nobody has offered or said anything about it yet.", "$text-muted")]
    return [hanging(content, width, INDENT) for _, content in told]
