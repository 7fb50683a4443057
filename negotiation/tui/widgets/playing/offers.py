"""The offers on the table: who to whom, what, its worth to this side, who must answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.offers import offer_status
from negotiation.play.words import (
    offered_terms,
    points,
    sides_sentence,
    signed_points,
)
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Offer
from negotiation.tui.keys_in_use import key_now
from negotiation.tui.widgets.playing.columns import hanging, lines
from negotiation.tui.widgets.playing.hints import key_hint
from negotiation.tui.widgets.playing.marks import side_label, side_mark
from negotiation.tui.widgets.playing.row_list import Row, RowList

ANSWERS: Mapping[MoveKind, str] = {
    "accept": "offer.accept",
    "reject": "offer.reject",
    "counter": "offer.counter",
}
"""How an offer can be answered, and by which actions."""


def waits_for(scenario: Scenario, offer: Offer) -> tuple[SideCode, ...]:
    """The sides that have not answered an offer yet."""
    asked = scenario.signatories if offer.to is None else (offer.to,)
    answered = {offer.side, *offer.accepted_by, *offer.rejected_by}
    return tuple(side for side in asked if side not in answered)


def to_whom(scenario: Scenario, offer: Offer, me: SideCode) -> Content:
    """The side an offer is made to, as a mark and a name."""
    if offer.to is None:
        return Content("all")
    return Content("you") if offer.to == me else side_label(scenario, offer.to)


def answers(scenario: Scenario, view: View, offer: Offer) -> str:
    """Who has answered an offer, and who has not."""
    said = []
    if offer.accepted_by:
        said.append(f"accepted by {sides_sentence(scenario, offer.accepted_by, view.side)}")
    if offer.rejected_by:
        said.append(f"rejected by {sides_sentence(scenario, offer.rejected_by, view.side)}")
    waiting = waits_for(scenario, offer)
    if waiting:
        said.append(f"waits for {sides_sentence(scenario, waiting, view.side)}")
    return "; ".join(said)


def answer_keys(view: View, offer: Offer) -> Content:
    """The keys with which this side can answer an offer now."""
    return Content("   ").join(
        [
            key_hint(action)
            for kind, action in ANSWERS.items()
            if any(move.kind == kind and offer.number in move.offers for move in view.legal)
        ]
    )


def worth_of_offer(view: View, offer: Offer) -> Content:
    """What the draft with this offer would be worth to one's own side."""
    value = offer.numbers.values.get(view.side)
    if value is None or view.value is None:
        return Content("")
    step = value - view.value
    style = "$text-success" if step > 0 else "$text-error" if step < 0 else ""
    return Content.assemble(
        "worth ", (points(value), "bold"), " to you (", (signed_points(step), style), ")"
    )


def offer_row(scenario: Scenario, view: View, offer: Offer, width: int) -> Content:
    """One offer in two or three lines."""
    head = Content.assemble(
        (f"{offer.number} ", "bold"),
        side_mark(scenario, offer.side),
        " → ",
        to_whom(scenario, offer, view.side),
        ": ",
        offered_terms(scenario, offer, view.side),
    )
    worth = worth_of_offer(view, offer)
    said = answers(scenario, view, offer)
    state = Content.assemble("  ", worth, "; " if worth and said else "", said)
    drawn = [hanging(head, width, 2), hanging(state, width, 2)]
    keys = answer_keys(view, offer)
    if keys:
        if state.cell_length + keys.cell_length + 3 <= width:
            drawn[1] = state + Content("   ") + keys
        else:
            drawn.append(keys.pad_left(2))
    return lines(*drawn)


def closed_row(scenario: Scenario, view: View, offer: Offer, width: int) -> Content:
    """An offer that is no longer open, and what became of it, in a line or two."""
    text = Content.assemble(
        f"{offer.number} ",
        side_mark(scenario, offer.side),
        " → ",
        to_whom(scenario, offer, view.side),
        f": {offered_terms(scenario, offer, view.side)}. ",
        offer_status(scenario, offer, view.side),
    )
    return hanging(text, width, 2).stylize_before("$text-muted")


def nothing_row(view: View, width: int) -> Content:
    """What stands there while no offer is open."""
    del width
    if view.can("propose"):
        offer, trade = key_now("offer.open"), key_now("trade.open")
        hint = f"{offer} makes one to everybody, {trade} trades with one side"
    elif view.phase == "caucus":
        hint = "they come once every side has finished its caucus"
    elif view.phase == "offers":
        hint = "those of this round appear here"
    else:
        hint = "what has been agreed stands in the draft"
    return Content.styled(f"No offer is open: {hint}.", "$text-muted")


class OffersPane(Widget):
    """The open offers with a cursor; Enter or a click asks to see one whole."""

    class Chosen(Message):
        """Somebody wants to see an offer whole."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        """An empty pane; `show` fills it."""
        super().__init__()
        self._open: set[int] = set()

    def compose(self) -> ComposeResult:
        """One list."""
        yield RowList()

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw the open offers of a view, the newest first, then what became of the others."""
        newest = [offer for offer in reversed(view.offers) if offer.round >= view.round - 1]
        rows = [
            Row(f"offer-{offer.number}", partial(offer_row, scenario, view, offer))
            for offer in newest
            if offer.closed is None
        ] or [Row("none", partial(nothing_row, view), True)]
        rows += [
            Row(f"offer-{offer.number}", partial(closed_row, scenario, view, offer))
            for offer in newest
            if offer.closed is not None
        ]
        self.query_one(RowList).show(rows)
        self._follow([offer.number for offer in newest if offer.closed is None])

    def _follow(self, now_open: list[int]) -> None:
        """When an offer comes, a cursor that stands on a closed one goes to it."""
        came = set(now_open) - self._open
        self._open = set(now_open)
        if came and self.number not in self._open:
            self.query_one(RowList).go_to(f"offer-{max(came)}")

    @property
    def number(self) -> int | None:
        """The number of the offer under the cursor."""
        key = self.query_one(RowList).key
        return None if key in (None, "none") else int(str(key).removeprefix("offer-"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass the choice on in this pane's own words."""
        event.stop()
        if (number := self.number) is not None:
            self.post_message(self.Chosen(number))
