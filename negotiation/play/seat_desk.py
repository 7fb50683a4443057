"""The desk of one seat at a host's table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from negotiation.contract.base import Code, SeatCode, SideCode
from negotiation.contract.inject import Effect, Inject, Trigger
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.known import keys_of, rows_of, values_of
from negotiation.engine.projection import Driver, Drivers, Spread
from negotiation.play.desk import Listener, WhatIf
from negotiation.play.host import Host
from negotiation.play.ports import Salts
from negotiation.rules.commands import Command
from negotiation.rules.leaving import if_imposed
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import View
from negotiation.rules.state import State
from negotiation.rules.view import (
    numbers_of,
    scenario_for,
    seen_measures,
    spread_left,
    spread_of,
)
from negotiation.rules.words import Words


class SeatDesk:
    """Looks, computes and acts for one seat, and shows it nothing that is not its own."""

    def __init__(self, host: Host, seat: SeatCode, salts: Salts) -> None:
        """Raises KeyError for a seat that the table does not have."""
        side = host.state.side_of(seat)
        if side is None:
            raise KeyError(seat)
        self._host = host
        self._salts = salts
        self.seat: SeatCode = seat
        self.side: SideCode = side
        self._own_scenario = scenario_for(host.state.scenario, side)
        self._worths: tuple[Talks | None, dict[bytes, int]] = None, {}
        self._heard: frozenset[Code] = frozenset()

    @property
    def game(self) -> str:
        """The name of the game."""
        return self._host.game

    @property
    def scenario(self) -> Scenario:
        """The scenario as this seat may know it, with the news it heard; the whole at the end."""
        state = self._host.state
        if self._host.finished:
            return state.scenario
        heard = _news_heard(state, self.side)
        if heard != self._heard:
            self._heard = heard
            news = tuple(_told(i) for i in state.scenario.injects if i.code in heard)
            self._own_scenario = self._own_scenario.model_copy(update={"injects": news})
        return self._own_scenario

    @property
    def view(self) -> View:
        """The seat's view now."""
        return self._host.view(self.seat)

    async def submit(self, command: Command) -> Refusal | None:
        """Ask for an act in this seat's name."""
        return await self._host.submit(command)

    def submit_now(self, command: Command) -> Refusal | None:
        """Ask for an act where nobody else is at the door (headless runs)."""
        return self._host.submit_now(command)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every update of this seat."""
        return self._host.subscribe(self.seat, listener)

    def what_if(self, change: Terms) -> WhatIf:
        """The private projection of the draft with `change` laid over it."""
        state = self._host.state
        numbers = numbers_for(self._host.engine, state.contract(change), state.talks())
        terms = {**state.draft, **change}
        return WhatIf(
            terms=terms,
            numbers=numbers_of(state, self.side, numbers),
            crossed=state.crossed(self.side, change),
        )

    def growing(self, change: Terms) -> Iterator[Spread]:
        """How far the projection of the draft with `change` may be off, better step by step."""
        state = self._host.state
        contract, left = state.contract(change), spread_left(state, self.side)
        for spread in self._host.spreads.growing(contract, state.talks(), left):
            yield spread_of(self._host.state, self.side, spread)

    def if_imposed(self, terms: Terms) -> WhatIf:
        """What would follow if these terms were laid down and the others answered."""
        state = self._host.state
        solved, numbers = if_imposed(state, terms, self._host.engine)
        return WhatIf(
            terms=solved.contract,
            numbers=numbers_of(state, self.side, numbers),
            crossed=state.scenario.crossed_red_lines(self.side, solved.contract),
        )

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """This side's value, in tenths, of the draft with each change laid over it."""
        state = self._host.state
        contracts = rows_of(state.scenario, state.draft, changes)
        worths: list[int] = self.values(contracts).tolist()
        return worths

    def values(self, contracts: IntArray) -> IntArray:
        """The same for whole contracts: rows of option numbers, (contracts, clauses).

        Kept while the talks stand as they are: bots ask for the same contracts again and again.
        """
        talks = self._host.state.talks()
        told, known = self._worths
        if talks != told:
            known = {}
            self._worths = talks, known
        keys = keys_of(contracts)
        new = {key: at for at, key in enumerate(keys) if key not in known}
        if new:
            values = values_of(self._host.engine, contracts[[*new.values()]], talks)[self.side]
            known.update(zip(new, values.tolist(), strict=True))
        return np.array([known[key] for key in keys], dtype=np.int64)

    def crossed(self, change: Terms) -> tuple[Code, ...]:
        """The red lines of this side that the draft with `change` crosses."""
        state = self._host.state
        return state.crossed(self.side, change)

    def why(self, change: Terms) -> Drivers:
        """What each moved clause contributes to the headlines that this seat sees."""
        state = self._host.state
        drivers = self._host.engine.drivers(state.contract(change), state.talks())
        shown = seen_measures(state, self.side)
        return drivers.model_copy(
            update={
                "change": _only(drivers.change, shown),
                "drivers": tuple(_limited(driver, shown) for driver in drivers.drivers),
            }
        )

    def words(self, text: str) -> Words:
        """A person's text, cleaned and salted."""
        return Words.of(text, self._salts.next())


def _news_heard(state: State, side: SideCode) -> frozenset[Code]:
    """The news that reached a side: what was sent to it, and what shook the years."""
    sent = {
        line.text
        for line in state.talk
        if line.kind == "news" and (line.to == "all" or side in line.to.split(","))
    }
    return frozenset(sent | {year.shock for year in state.years if year.shock is not None})


def _told(inject: Inject) -> Inject:
    """An inject as its readers know it: what it says, not when it fires or what it moves."""
    return inject.model_copy(update={"trigger": Trigger(), "effect": Effect()})


def _only(
    measures: dict[MeasureName, float], shown: frozenset[MeasureName]
) -> dict[MeasureName, float]:
    return {name: value for name, value in measures.items() if name in shown}


def _limited(driver: Driver, shown: frozenset[MeasureName]) -> Driver:
    return driver.model_copy(update={"contributions": _only(driver.contributions, shown)})
