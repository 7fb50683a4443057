"""What the other sides have shown of their wants so far, read from their public moves only."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import REJECT_REASONS, joined, option_label
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.marks import side_label


def signals_of(scenario: Scenario, view: View, side: SideCode, clause: ClauseCode) -> list[str]:
    """What one side has offered, accepted, rejected and agreed on one clause, oldest first."""
    said: list[str] = []
    for offer in view.offers:
        option = offer.terms.get(clause)
        if option is None:
            continue
        label = f"'{option_label(scenario, clause, option)}'"
        if offer.side == side:
            verb = _verb(offer.form, clause in offer.give)
            said.append(f"{verb} {label} (round {offer.round})")
        elif side in offer.accepted_by:
            said.append(f"accepted {label} in offer {offer.number}")
        elif side in offer.rejected_by:
            because = offer.rejected_because
            why = f": {REJECT_REASONS[because]}" if because else ""
            said.append(f"rejected {label} in offer {offer.number}{why}")
    said.extend(
        "agrees to the draft in principle"
        for standing in view.standings
        if standing.clause == clause and side in standing.agreed_by
    )
    said.extend(
        f"objected to the clause (round {line.round})"
        for line in view.talk
        if line.kind == "objection" and line.side == side and line.text == clause
    )
    return list(dict.fromkeys(said))


def _verb(form: str, gives: bool) -> str:
    if form != "trade":
        return "offered"
    return "would give" if gives else "asked for"


def signal_lines(scenario: Scenario, view: View, clause: ClauseCode) -> list[Content]:
    """A line for each other side: what it has shown on this clause."""
    drawn = []
    for side in scenario.sides:
        if side.code == view.side or not any(face.side == side.code for face in view.faces):
            continue
        said = signals_of(scenario, view, side.code, clause)
        words = joined(said) if said else "nothing yet"
        drawn.append(Content.assemble(side_label(scenario, side.code), f": {words}"))
    return drawn
