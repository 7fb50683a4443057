"""The shape of a seat's view: everything its screens need, nothing it may not know."""

from __future__ import annotations

from typing import Literal, TypeAlias

from negotiation.contract.base import ClauseCode, Code, Frozen, SeatCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.rules.commands import Decision
from negotiation.rules.events import Phase
from negotiation.rules.numbers import Numbers
from negotiation.rules.setup import HelpLevel, Temper
from negotiation.rules.state import (
    Ballot,
    Belief,
    Ending,
    Line,
    Moment,
    Note,
    Offer,
    Package,
    Plan,
    Poll,
    Promise,
    TurningPoint,
    Year,
)

MoveKind: TypeAlias = Literal[
    "ready",
    "make_plan",
    "state_beliefs",
    "propose",
    "trade",
    "counter",
    "pass_turn",
    "accept",
    "reject",
    "object",
    "settle",
    "reopen",
    "sign",
    "seal_final",
    "consult_members",
    "commission_analysis",
    "threaten",
    "seek_mandate",
    "pledge_local_money",
    "form_working_group",
    "promise_later",
    "leak",
    "disclose",
    "impose",
    "walk_out",
    "return_to_table",
    "propose_local_deal",
    "answer_package",
    "say",
    "claim",
    "keep_note",
    "ask_hint",
    "choose_help",
    "choose_ratification",
    "predict",
    "approve_spending",
    "authorise",
    "decide_year",
]


class SeatFace(Frozen):
    """Who sits where, as everybody may know it."""

    seat: SeatCode
    side: SideCode
    by: Literal["person", "bot"]
    temper: Temper | None
    holds_pen: bool


class Standing(Frozen):
    """How one clause stands: its option in the draft, who agreed to it, whether it is settled."""

    clause: ClauseCode
    option: int
    status_quo: int
    agreed_by: tuple[SideCode, ...]
    settled: bool


class Legal(Frozen):
    """A kind of move the seat can make now, and on which offers or clauses."""

    kind: MoveKind
    offers: tuple[int, ...] = ()
    clauses: tuple[ClauseCode, ...] = ()


class Withheld(Frozen):
    """A strong move of this edition that the seat cannot make now, and why, in a sentence."""

    kind: MoveKind
    why: str


class Hand(Frozen):
    """The strong moves of this seat's side: what is left of them, and what they brought.

    `imposable_from` is the first round in which this side may impose, None for a side that cannot.
    `free_reopen` are clauses that two others have just traded and this side may open again, free.
    `withheld` are the calls and ways of leaving that cannot be made now.
    """

    calls_left: int
    proofs_left: int
    polls: tuple[Poll, ...]
    analysed: bool
    relaxed: tuple[Code, ...]
    envelope_left: int
    imposable_from: int | None
    decisions: tuple[Decision, ...]
    free_reopen: tuple[ClauseCode, ...]
    withheld: tuple[Withheld, ...]


class Standstill(Frozen):
    """What calls have done to the table, as everybody knows it.

    `away` maps clauses that are with a working group to the round they come back in. `silent` are
    the sides for which the clock had to act the last time; a bot can play for them.
    """

    absent: tuple[SideCode, ...]
    away: dict[ClauseCode, int]
    threatened: Terms
    pledged: int
    promises: tuple[Promise, ...]
    packages: tuple[Package, ...]
    unauthorised: bool
    silent: tuple[SideCode, ...] = ()


class Opened(Frozen):
    """What opens at the debrief: everything about one side.

    `ranking` is the true one, by which beliefs and claims are scored; `hints` the help that its
    seats had, so that it can be discounted.
    """

    side: SideCode
    brief: str
    plan: Plan | None
    beliefs: dict[SideCode, tuple[ClauseCode, ...]]
    belief_history: tuple[Belief, ...]
    ranking: tuple[ClauseCode, ...]
    help: HelpLevel
    hints: tuple[Line, ...]
    notes: tuple[Note, ...]
    value: int
    fallback: int
    agreed_value: int
    crossed: tuple[Code, ...]


class Debrief(Frozen):
    """Everything, once the game is over. `offers` and `path` now carry all sides' numbers."""

    sides: tuple[Opened, ...]
    offers: tuple[Offer, ...]
    path: tuple[Moment, ...]
    status_quo: Numbers


class View(Frozen):
    """A seat's view of the game after the events it was sent.

    `seen` is how many events that was; a command carries it back. `awaited` are the sides that
    must act before the game goes on. `numbers` and those inside `offers` hold only what this
    seat's lens shows, and only this side's values; those inside `turning_points` only public
    measures, the same for every seat. `ranking` is this side's clauses by what they can move of its
    value, most first; `beliefs_asked` says that now is a good moment to state beliefs.
    """

    seen: int
    seat: SeatCode
    side: SideCode
    faces: tuple[SeatFace, ...]
    help: HelpLevel
    phase: Phase
    round: int
    rounds: int
    round_name: str
    calendar: str
    awaited: tuple[SideCode, ...]
    turns: tuple[SideCode, ...]
    legal: tuple[Legal, ...]
    draft: Terms
    standings: tuple[Standing, ...]
    offers: tuple[Offer, ...]
    talk: tuple[Line, ...]
    numbers: Numbers
    status_quo: Numbers
    plan: Plan | None
    ranking: tuple[ClauseCode, ...]
    beliefs: dict[SideCode, tuple[ClauseCode, ...]]
    beliefs_asked: bool
    notes: tuple[Note, ...]
    crossed: tuple[Code, ...]
    hand: Hand
    standstill: Standstill
    signatures: tuple[SideCode, ...]
    ratify_by: Literal["authority", "ballot"] | None
    prediction: int | None
    ballots: tuple[Ballot, ...]
    years: tuple[Year, ...]
    paused: bool
    timer: int | None
    ending: Ending | None
    debrief: Debrief | None
    turning_points: tuple[TurningPoint, ...] = ()

    def can(self, kind: MoveKind) -> bool:
        """Whether the seat can make a move of this kind now."""
        return any(move.kind == kind for move in self.legal)

    def move(self, kind: MoveKind) -> Legal | None:
        """The legal move of this kind, with what it may name, or None."""
        return next((move for move in self.legal if move.kind == kind), None)

    @property
    def value(self) -> int | None:
        """This side's value of the draft, in tenths of a point."""
        return self.numbers.values.get(self.side)

    @property
    def fallback(self) -> int | None:
        """This side's reservation value, in tenths of a point."""
        return self.numbers.fallbacks.get(self.side)

    @property
    def is_awaited(self) -> bool:
        """Whether the game waits for this side."""
        return self.side in self.awaited
