"""A person's chair: a desk, what was not read out yet, and drafts that are never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from negotiation.contract.base import ClauseCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.plain.conversation import Conversation
from negotiation.play import words
from negotiation.play.desk import Desk, Update
from negotiation.rules.commands import Ask, Command
from negotiation.rules.events import BallotCounted, Event, Offered, SeatReady, YearDelivered
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import View

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
)
"""The measures read out whenever the draft moves, as far as the seat sees them."""


class Chair:
    """One seat in plain mode."""

    def __init__(self, desk: Desk, talk: Conversation, *, shared: bool = False) -> None:
        """Sit down at `desk` and begin to listen. `shared`: several people use this screen."""
        self.shared = shared
        self.desk = desk
        self.talk = talk
        self.drafts: dict[str, Terms] = {}
        self.has_read_brief = False
        self.view: View = desk.view
        self._unread: list[Event] = []
        self._told = self.view.numbers
        self._papers_read = len(words.pages_so_far(self.scenario, self.view))
        self.leave = desk.subscribe(self._hear)

    @property
    def scenario(self) -> Scenario:
        """The scenario as this seat may know it."""
        return self.desk.scenario

    def _hear(self, update: Update) -> None:
        self.view = update.view
        self._unread.extend(update.events)

    def tell_news(self) -> None:
        """Read out what happened since the last time, and what it did to the draft's numbers."""
        unread, self._unread = self._unread, []
        for event in unread:
            self._tell_event(event)
        self._tell_papers()
        before, self._told = self._told, self.view.numbers
        if self.view.phase != "finished" and _differ(before, self._told):
            self.talk.tell(*draft_headlines(self, self._told))
            side = self.view.side
            moved = self._told.values.get(side, 0) - before.values.get(side, 0)
            if moved:
                self.talk.tell(f"That is {words.signed_points(moved)} for your side.")

    def _tell_papers(self) -> None:
        """Read out the latest front page, if one has come out since the last time."""
        pages = words.pages_so_far(self.scenario, self.view)
        if len(pages) > self._papers_read:
            self.talk.tell(*words.page_sentences(pages[-1]))
        self._papers_read = len(pages)

    def _tell_event(self, event: Event) -> None:
        """Read out one event; a ballot box by box, an offer with its worth to this side."""
        if isinstance(event, SeatReady) and event.side != self.view.side:
            return  # The line that says who is awaited tells as much.
        if isinstance(event, BallotCounted):
            self.talk.heading("The ballot")
            self.talk.tell(*words.count_sentences(event.boxes))
        sentence = words.event_sentence(self.scenario, event, self.view.side)
        if sentence:
            self.talk.tell(sentence)
        if isinstance(event, Offered) and event.side != self.view.side:
            self.talk.tell(f"  The draft with it: {worth_line(self, event.numbers)}")
        if isinstance(event, YearDelivered):
            delivered = Numbers(measures=event.measures)
            self.talk.tell(*words.measure_sentences(delivered, self.view.status_quo))
            year, felt = event.year, event.surveyed_experience
            self.talk.tell(*words.vignette_sentences(self.scenario, year, felt))

    async def act(self, kind: type[Ask], **fields: object) -> bool:
        """Ask for an act on what this seat sees now, and read out what came of it.

        `fields` are those of the command. Whether it was carried out.
        """
        command = kind.model_validate({"actor": self.desk.seat, "seen": self.view.seen, **fields})
        refusal = await self.desk.submit(cast(Command, command))
        if refusal is None:
            self.tell_news()
            return True
        me = self.view.side
        changes = [words.event_sentence(self.scenario, event, me) for event in self._unread]
        self._unread.clear()
        self.talk.tell(words.refusal_sentence(refusal, [change for change in changes if change]))
        return False

    def keeper(self, name: str) -> Callable[[Terms], None]:
        """What keeps a draft under a name while it is being put together."""

        def keep(terms: Terms) -> None:
            self.drafts[name] = terms

        return keep

    def clause_label(self, clause: ClauseCode, option: int) -> str:
        """A clause and an option of it: "Pay uplift, '1.5 %'"."""
        label = words.option_label(self.scenario, clause, option)
        return f"{words.clause_name(self.scenario, clause)}, '{label}'"


def _differ(before: Numbers, after: Numbers) -> bool:
    return before.measures != after.measures or before.values != after.values


def draft_headlines(chair: Chair, numbers: Numbers) -> tuple[str, ...]:
    """What numbers say in short: worth first, then the headlines and the ladder."""
    view = chair.view
    status_quo = view.status_quo.measures
    return (
        worth_line(chair, numbers),
        *(
            words.measure_sentence(name, numbers.measures[name], status_quo.get(name))
            for name in HEADLINES
            if name in numbers.measures
        ),
        *([words.ladder_sentence(numbers)] if numbers.measures.keys() & words.RUNGS.keys() else []),
    )


def worth_line(chair: Chair, numbers: Numbers) -> str:
    """What a contract with these numbers is worth to the seat's side."""
    view = chair.view
    return words.worth_of(
        numbers.values.get(view.side),
        view.fallback,
        view.plan.aspiration if view.plan else None,
        words.named(chair.scenario, view.side),
    )
