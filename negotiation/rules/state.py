"""The state of a game: a fold of its events, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from operator import is_
from typing import Literal, TypeVar, cast

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen, SeatCode, SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.story import Moment as StoryMoment
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.rules.commands import ClaimAbout, Decision, HintMoment, RejectReason
from negotiation.rules.events import Event, LapseReason, Phase
from negotiation.rules.numbers import Numbers
from negotiation.rules.settings import LEADERSHIP_SPENT, LEADERSHIP_WORN, LEAK_PRESS
from negotiation.rules.setup import Setup
from negotiation.rules.words import Words

_Part = TypeVar("_Part")


class Offer(Frozen):
    """An offer and what became of it. `closed` is None while it is on the table."""

    number: int
    side: SideCode
    form: Literal["package", "trade", "counter", "final", "local"]
    to: SideCode | None
    terms: Terms
    give: Terms
    get: Terms
    answers: int | None
    round: int
    words: Words | None
    numbers: Numbers
    accepted_by: tuple[SideCode, ...] = ()
    rejected_by: tuple[SideCode, ...] = ()
    rejected_because: RejectReason | None = None
    closed: LapseReason | None = None


class Plan(Frozen):
    """What a side planned before the talks."""

    ranking: tuple[ClauseCode, ...]
    aspiration: int | None
    walk_away: int | None
    first_offer: Terms
    others_want: dict[SideCode, tuple[ClauseCode, ...]]


class Belief(Frozen):
    """What a side thought, in a round, matters most to the others."""

    side: SideCode
    round: int
    matters: dict[SideCode, tuple[ClauseCode, ...]]


class Reversal(Frozen):
    """A trade that others made, which some sides may take back this round, free.

    `terms` are what the traded clauses said before.
    """

    sides: tuple[SideCode, ...]
    terms: Terms


class Line(Frozen):
    """One line of talk, news or explanation. `to` is `all`, a side, `caucus`, or a seat.

    `text` is a bot's sentence, the code of an inject or clause, or what was disclosed; people's
    text is in `words`. A claim has what it is `about`, a hint the `moment` it came at.
    """

    kind: Literal["talk", "claim", "news", "explained", "leak", "objection", "disclosed", "hint"]
    side: SideCode | None
    to: str
    text: str
    words: Words | None = None
    round: int = 0
    about: ClaimAbout | None = None
    moment: HintMoment | None = None

    @property
    def shown(self) -> str:
        """What the line says."""
        return self.words.shown if self.words is not None else self.text


class Note(Frozen):
    """A note of a side."""

    side: SideCode
    words: Words
    terms: Terms


class Poll(Frozen):
    """An indicative poll of members: yes share in thousandths, and how many replied."""

    side: SideCode
    yes: int
    replies: int
    round: int


class Promise(Frozen):
    """A promise for a later year; `kept` is None until it falls due."""

    side: SideCode
    to: SideCode
    clause: ClauseCode
    option: int
    year: int
    kept: bool | None = None


class Package(Frozen):
    """A package that is better for all, and the answers to it."""

    number: int
    terms: Terms
    numbers: Numbers
    answers: dict[SideCode, bool]


class Ballot(Frozen):
    """A counted ballot."""

    eligible: int
    boxes: tuple[tuple[int, int], ...]
    yes: int
    no: int
    passed: bool
    predictions: dict[SideCode, int]

    @property
    def yes_share(self) -> float:
        """Share of votes that are yes."""
        return self.yes / (self.yes + self.no)

    @property
    def turnout(self) -> float:
        """Share of the eligible who voted."""
        return (self.yes + self.no) / self.eligible


class Year(Frozen):
    """A year of delivery: decisions, then what it brought (None while it is under way)."""

    year: int
    decisions: dict[SideCode, Decision]
    terms: dict[SideCode, Terms] = Field(default_factory=dict)
    measures: dict[MeasureName, int] | None = None
    surveyed_experience: int | None = None
    shock: str | None = None


class Ending(Frozen):
    """How the game ended."""

    outcome: Literal["agreed", "no_agreement", "ended"]
    why: str | None
    plays: dict[SideCode, str]
    terms: Terms
    imposed: tuple[ClauseCode, ...]
    numbers: Numbers


class Moment(Frozen):
    """The draft's numbers at one moment, for the path of the talks."""

    round: int
    numbers: Numbers
    terms: Terms


class TurningPoint(Frozen):
    """A moment that the game is told by: the draft, or what came instead, and its numbers.

    `year` is that of delivery, 0 before; `calendar` when it was. In a view only public measures
    are present.
    """

    moment: StoryMoment
    year: int
    calendar: str
    numbers: Numbers
    terms: Terms


@dataclass(frozen=True, slots=True)
class State:
    """Everything the rules know of a game after some events.

    `seen` counts, per seat, the events that seat was sent; `table_at` is that count at the last
    change of the table, so that a move made on an older picture is refused. `before` is the state
    one event earlier (so that an act can be taken back) and no part of equality; `last_move_at`
    the number of the event before the last move. `parts` is what has been worked out from pieces of
    the states of this game (see `part`), and no part of equality either.
    """

    scenario: Scenario
    setup: Setup
    engine: str
    seq: int = 0
    seen: dict[SeatCode, int] = field(default_factory=dict)
    table_at: dict[SeatCode, int] = field(default_factory=dict)
    phase: Phase = "briefing"
    round: int = 0
    turns: tuple[SideCode, ...] = ()
    done: frozenset[SideCode] = frozenset()
    offered: frozenset[SideCode] = frozenset()
    draft: Terms = field(default_factory=dict)
    agreed: dict[ClauseCode, frozenset[SideCode]] = field(default_factory=dict)
    settled: frozenset[ClauseCode] = frozenset()
    reversals: tuple[Reversal, ...] = ()
    offers: tuple[Offer, ...] = ()
    signatures: frozenset[SideCode] = frozenset()
    numbers: Numbers = field(default_factory=Numbers)
    status_quo: Numbers = field(default_factory=Numbers)
    path: tuple[Moment, ...] = ()
    turning_points: tuple[TurningPoint, ...] = ()
    talk: tuple[Line, ...] = ()
    plans: dict[SideCode, Plan] = field(default_factory=dict)
    beliefs: dict[SideCode, dict[SideCode, tuple[ClauseCode, ...]]] = field(default_factory=dict)
    belief_history: tuple[Belief, ...] = ()
    hints_asked: frozenset[SeatCode] = frozenset()
    silent: frozenset[SideCode] = frozenset()
    notes: tuple[Note, ...] = ()
    trust: dict[SideCode, int] = field(default_factory=dict)
    news: tuple[str, ...] = ()
    ratify_by: Literal["authority", "ballot"] | None = None
    predictions: dict[SideCode, int] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    years: tuple[Year, ...] = ()
    failure: Ending | None = None
    ending: Ending | None = None
    rankings: dict[SideCode, tuple[ClauseCode, ...]] = field(default_factory=dict)
    pens: dict[SideCode, SeatCode] = field(default_factory=dict)
    paused: bool = False
    timer: int | None = None
    on_board: bool = True
    calls: tuple[Event, ...] = ()
    relaxed: dict[SideCode, frozenset[Code]] = field(default_factory=dict)
    analysed: frozenset[SideCode] = frozenset()
    polls: tuple[Poll, ...] = ()
    threatened: Terms = field(default_factory=dict)
    pledged: int = 0
    working_groups: dict[ClauseCode, int] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    disclosures: dict[SideCode, int] = field(default_factory=dict)
    absent: frozenset[SideCode] = frozenset()
    forfeits: frozenset[SideCode] = frozenset()
    sealed: dict[SideCode, Terms] = field(default_factory=dict)
    packages: tuple[Package, ...] = ()
    leaks: int = 0
    spending_refusals: int = 0
    unauthorised: bool = False
    led: int = 0
    leading: int = 0
    rounds_closed: int = 0
    last_move_at: int | None = None
    before: State | None = field(default=None, compare=False, repr=False)
    parts: dict[Hashable, tuple[tuple[object, ...], object]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def edition(self) -> Edition:
        """The edition being played."""
        return self.scenario.edition(self.setup.edition)

    @property
    def sides(self) -> tuple[SideCode, ...]:
        """The sides that have a seat, in the scenario's order."""
        return self.part("sides", (self.setup,), self._seated)

    def _seated(self) -> tuple[SideCode, ...]:
        seated = {seat.side for seat in self.setup.seats}
        return tuple(side.code for side in self.scenario.sides if side.code in seated)

    def part(self, name: Hashable, made_of: tuple[object, ...], make: Callable[[], _Part]) -> _Part:
        """What `make` gives; made again only when one of the things it is `made_of` is another.

        One event leaves most of a state as it was, and views are looked at after every event.
        `made_of` are all the pieces of the state that `make` reads (the scenario never changes).
        They are compared by what they are, not by what they hold, since nobody alters them.
        """
        kept = self.parts.get(name)
        if kept is not None and all(map(is_, kept[0], made_of)):
            return cast(_Part, kept[1])
        made = make()
        self.parts[name] = made_of, made
        return made

    def side_of(self, seat: SeatCode) -> SideCode | None:
        """The side of a seat, or None for a seat that does not exist."""
        for chair in self.setup.seats:
            if chair.code == seat:
                return chair.side
        return None

    def contract(self, change: Terms | None = None) -> Contract:
        """The draft, with `change` laid over it, as a contract."""
        return self.scenario.contract_of({**self.draft, **(change or {})})

    def talks(self, year: int = 0) -> Talks:
        """What the engine needs to know of the talks."""
        made_of = (
            *(self.trust, self.news, self.pledged, self.leaks),
            *(self.led, self.leading, self.rounds_closed),
        )
        return self.part(("talks", year), made_of, lambda: self._talks(year))

    def _talks(self, year: int) -> Talks:
        levers: dict[str, float] = {}
        for inject in self.scenario.injects:
            if inject.code in self.news:
                for name, change in inject.effect.levers.items():
                    levers[name] = levers.get(name, 0.0) + change
        if self.pledged:
            levers["local_pay"] = levers.get("local_pay", 0.0) + self.pledged / 100
        if self.leaks:
            levers["press_risk"] = levers.get("press_risk", 0.0) + self.leaks * LEAK_PRESS
        return Talks.model_validate(
            {
                "trust": {side: trust / 1000 for side, trust in self.trust.items()},
                "levers": levers,
                "leadership": self._leadership(),
                "rounds_spent": self.rounds_closed,
                "year": year,
            }
        )

    def _leadership(self) -> float:
        """Local leadership now: spent in a year it counts for more, and is worn afterwards."""
        spent = self.led - self.leading
        level = self.scenario.local_leadership - LEADERSHIP_WORN * spent
        return min(1.0, max(0.0, level + LEADERSHIP_SPENT * self.leading))

    def crossed(self, side: SideCode, change: Terms | None = None) -> tuple[Code, ...]:
        """The side's red lines that the draft, with `change` laid over it, crosses.

        A red line that its constituency has relaxed no longer counts.
        """
        if change:
            return self._crossed(side, {**self.draft, **change})
        made_of = (self.draft, self.relaxed)
        return self.part(("crossed", side), made_of, lambda: self._crossed(side, self.draft))

    def _crossed(self, side: SideCode, terms: Terms) -> tuple[Code, ...]:
        relaxed = self.relaxed.get(side, frozenset())
        crossed = self.scenario.crossed_red_lines(side, terms)
        return tuple(code for code in crossed if code not in relaxed)

    def open_offers(self) -> tuple[Offer, ...]:
        """The offers on the table."""
        return tuple(offer for offer in self.offers if offer.closed is None)

    def offer(self, number: int) -> Offer | None:
        """The offer with this number, if there is one."""
        return self.offers[number - 1] if 1 <= number <= len(self.offers) else None
