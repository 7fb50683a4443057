"""A seat's desk: the one door through which people and bots look, compute and act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from negotiation.contract.base import Code, Frozen, SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.engine.projection import Drivers, Spread
from negotiation.rules.commands import Command
from negotiation.rules.events import Event
from negotiation.rules.numbers import Numbers
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import View
from negotiation.rules.words import Words


class Update(Frozen):
    """What a seat is sent after something happened: its new view and the events it may see."""

    view: View
    events: tuple[Event, ...]


class WhatIf(Frozen):
    """A private projection: what a seat's lens shows of a contract, and the red lines it crosses.

    `terms` is the whole contract, option by clause.
    """

    terms: Terms
    numbers: Numbers
    crossed: tuple[Code, ...]


Listener: TypeAlias = Callable[[Update], None]


class Desk(Protocol):
    """A seat at a table. `scenario` has this side's brief and the public one, and no other."""

    @property
    def game(self) -> str:
        """The name of the game."""
        ...

    @property
    def seat(self) -> SeatCode:
        """The seat this desk belongs to."""
        ...

    @property
    def side(self) -> SideCode:
        """Its side."""
        ...

    @property
    def scenario(self) -> Scenario:
        """The scenario as this seat may know it."""
        ...

    @property
    def view(self) -> View:
        """The seat's view now."""
        ...

    async def submit(self, command: Command) -> Refusal | None:
        """Ask for an act. None when it was carried out, on disk and published; else why not.

        Raises SaveError when the act could not be kept (then it has not happened).
        """
        ...

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every update of this seat; call the returned function to stop."""
        ...

    def what_if(self, change: Terms) -> WhatIf:
        """The private projection of the draft with `change` laid over it. Thread-safe, a few ms."""
        ...

    def growing(self, change: Terms) -> Iterator[Spread]:
        """How far `what_if(change)` may be off: a spread that gets better with every step.

        Limited to what this seat's lens shows. Nothing is worked out before the first step, which
        takes a tenth of a second or more: meant for a thread. Drop the iterator to stop.
        """
        ...

    def if_imposed(self, terms: Terms) -> WhatIf:
        """What would follow if these terms were laid down by directions and the others answered.

        The result's terms are the contract that the no-agreement game leads to. A few ms.
        """
        ...

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """This side's value, in tenths, of the draft with each change laid over it. Batched."""
        ...

    def why(self, change: Terms) -> Drivers:
        """What each moved clause contributes, limited to what this seat's lens shows."""
        ...

    def words(self, text: str) -> Words:
        """A person's text, cleaned and salted, ready for a command."""
        ...
