"""What the facilitator of a workshop sees and can do, and what its big board shows, as plain data.

Screens draw from these models and ask through `Workshop`; whoever brings them to real tables is
of no concern to a screen. A `BoardTable` has no field in which a secret could stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeAlias

from negotiation.contract.base import Code, Frozen, SeatCode, SideCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.rules.events import Phase
from negotiation.rules.setup import Temper

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
)
"""The three measures that a row of the console and the big board begin with."""

Light: TypeAlias = Literal["calm", "stirring", "at the door"]

LIGHTS: tuple[tuple[int, Light], ...] = ((25, "calm"), (50, "stirring"))
"""Up to which walk-away index which light is shown; beyond the last, GPs are at the door."""

SLOW_SECONDS = 180.0
"""After so long without an act a table is marked as one to look at."""

Act: TypeAlias = dict[str, Any]
"""A facilitator's command as plain data: its `kind`, and what that kind needs."""


class SeatRow(Frozen):
    """A chair: who sits in it, and whether anybody is at its screen. Times: seconds since 1970."""

    seat: SeatCode
    side: SideCode
    by: Literal["person", "bot"]
    temper: Temper | None
    pen: bool
    present: bool
    terminals: int
    asked: bool
    watched: bool
    last_input: float


class BoardTable(Frozen):
    """What everybody may see of a table. `news` are codes of injects that were sent to all."""

    table: int
    shown: bool
    phase: Phase
    round: int
    rounds: int
    calendar: str
    settled: int
    clauses: int
    signatures: int
    signatories: int
    paused: bool
    ends_at: float | None
    outcome: Literal["agreed", "no_agreement", "ended"] | None
    measures: dict[MeasureName, int]
    before: dict[MeasureName, int]
    news: tuple[Code, ...]


class TableRow(Frozen):
    """A row of the console. `left` are seconds of the step at the time `at`; None: no end."""

    table: int
    game: str
    phase: Phase
    round: int
    rounds: int
    awaited: tuple[SeatCode, ...]
    acted_at: float
    at: float
    paused: bool
    timer: int | None
    left: float | None
    finished: bool
    outcome: Literal["agreed", "no_agreement", "ended"] | None
    measures: dict[MeasureName, int]
    ladder: int | None
    settled: int
    draft: dict[str, int]
    news: tuple[Code, ...]
    on_board: bool
    seats: tuple[SeatRow, ...]
    board: BoardTable

    @property
    def people(self) -> tuple[int, int]:
        """How many people's seats have somebody at the screen, and how many there are."""
        seats = [seat for seat in self.seats if seat.by == "person"]
        return len([seat for seat in seats if seat.present]), len(seats)

    @property
    def light(self) -> Light | None:
        """How near GPs are to walking away, None where that is not known."""
        if self.ladder is None:
            return None
        return next((name for most, name in LIGHTS if self.ladder <= most), "at the door")

    def time_left(self, now: float) -> float | None:
        """Seconds left of the step, at the time `now`."""
        if self.left is None:
            return None
        return self.left if self.paused else max(0.0, self.left - (now - self.at))

    def idle(self, now: float) -> float:
        """Seconds since the last act, at the time `now`."""
        return max(0.0, now - self.acted_at)


class Outcome(Frozen):
    """How a table ended, once everything is open: tenths of a point, shares of possible gain."""

    table: int
    ended: str
    worth: dict[SideCode, int]
    fallback: dict[SideCode, int]
    left: float | None


class Plane(Frozen):
    """The frontier in the plane of two sides, in tenths of a point; empty where not yet counted."""

    one: SideCode
    other: SideCode
    xs: tuple[float, ...]
    ys: tuple[float, ...]


class Revealed(Frozen):
    """All tables' outcomes against the frontier. `picture` is an SVG, if one could be drawn."""

    outcomes: tuple[Outcome, ...]
    planes: tuple[Plane, ...]
    picture: str | None = None
    report: str | None = None


class BoardData(Frozen):
    """The big board. Frozen, it is what it was; blank, it shows nothing but the title."""

    title: str
    at: float
    tables: tuple[BoardTable, ...]
    blank: bool = False
    frozen: bool = False
    revealed: Revealed | None = None


class ReachError(Exception):
    """A table or the gateway could not be asked; the message is a sentence for people."""


class Mirror(Protocol):
    """Somebody's screen, looked at. It ends when it is closed."""

    async def next(self) -> bytes | tuple[int, int] | None:
        """What was drawn, or a new size (columns, rows); None at the end."""
        ...

    def close(self) -> None:
        """Look away."""
        ...


class BoardSource(Protocol):
    """Where a big board gets what it shows."""

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        ...

    def board(self) -> BoardData:
        """What the board shows now."""
        ...

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear that something changed; call the returned function to stop."""
        ...


class Workshop(BoardSource, Protocol):
    """A workshop, as its facilitator's console may ask it. Sentences are for people."""

    @property
    def title(self) -> str:
        """What is played."""
        ...

    @property
    def numbers(self) -> tuple[int, ...]:
        """The tables there are."""
        ...

    @property
    def rows(self) -> Mapping[int, TableRow]:
        """The tables that answer."""
        ...

    @property
    def run_sheet(self) -> tuple[str, ...]:
        """What happens when, a line for each step; empty without an agenda."""
        ...

    def seat_title(self, table: int, seat: SeatCode) -> str:
        """A seat in words."""
        ...

    async def act(self, table: int, act: Act, why: str = "") -> str | None:
        """Carry out an act, with its reason in the record. None, or why it was not done."""
        ...

    async def more_time(self, table: int, minutes: int) -> str | None:
        """Give this step of a table more minutes. None, or why it was not done."""
        ...

    async def reseat(self, table: int, seat: SeatCode) -> str:
        """Free a seat: the code for the next person. Raises ReachError."""
        ...

    async def answer(self, table: int, seat: SeatCode, yes: bool) -> str | None:
        """Let the device that asks have the seat, or not. None, or why it was not done."""
        ...

    async def mirror(self, table: int, seat: SeatCode) -> Mirror:
        """Look at a seat's screen; who sits there is told. Raises ReachError."""
        ...

    def set_board(self, *, blank: bool | None = None, frozen: bool | None = None) -> None:
        """Blank or freeze the big board, or undo that. Raises ReachError."""
        ...

    async def reveal(self, shown: bool) -> Revealed | None:
        """Work out all tables' outcomes and show them on the board, or hide them again.

        Raises ReachError.
        """
        ...
