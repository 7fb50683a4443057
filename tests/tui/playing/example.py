"""A tutorial table made by hand, and a desk that remembers what was asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, difference
from negotiation.engine.opening import open_engine
from negotiation.engine.projection import Driver, Drivers, Reason, Spread
from negotiation.library.load import load_scenario
from negotiation.play.desk import Listener, WhatIf
from negotiation.rules.apply import opening_state
from negotiation.rules.commands import Command
from negotiation.rules.events import GameOpened
from negotiation.rules.numbers import Numbers
from negotiation.rules.opening import open_game
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import Legal, MoveKind, SeatFace, Standing, View
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.state import Line, Offer, Plan
from negotiation.rules.view import view as view_of
from negotiation.rules.words import Words

TUTORIAL = Path(__file__).parents[3] / "scenarios" / "tutorial"

SCENARIO: Scenario = load_scenario(TUTORIAL)

SEEN: dict[str, tuple[MeasureName, ...]] = {
    side.code: (*SCENARIO.public_measures, *side.lens) for side in SCENARIO.sides
}

STATUS_QUO: dict[MeasureName, float] = {
    "integration": 39.6,
    "integration_experienced": 34.8,
    "double_payment_gbp_m": 61.0,
    "walk_away_index": 8,
    "reject": 0.31,
    "act": 0.06,
    "refuse": 0.02,
    "go_local": 0.01,
    "hand_back": 0.006,
    "recorded_quality": 0.968,
    "ballot_yes_share": 0.58,
}

STEP: dict[MeasureName, float] = {
    "integration": 1.6,
    "integration_experienced": 0.7,
    "cost_gbp_m_per_year": 24.5,
    "reject": 0.03,
    "act": 0.012,
    "walk_away_index": 2,
    "gp_income_gbp_per_partner": 850,
    "gp_hours_per_week": 0.12,
    "practices_losing": 0.02,
    "public_cost_gbp_per_head": 0.42,
    "commissioner_cost_gbp_per_head": 0.31,
    "acs_admissions_change": -0.003,
}
"""What one step of any clause changes: simple, so that a test can say what must be seen."""


def numbers(side: str, terms: Terms) -> Numbers:
    """Numbers of a contract as one side sees them: every option step counts the same."""
    steps = sum(option - SCENARIO.status_quo[clause] for clause, option in terms.items())
    measures = {
        name: MEASURES[name].to_record(STATUS_QUO.get(name, 0.0) + STEP.get(name, 0.0) * steps)
        for name in SEEN[side]
    }
    return Numbers(
        measures=measures,
        values={side: 440 + 21 * steps},
        agreed_values={side: 450 + 21 * steps},
        fallbacks={side: 412},
        ratified=690,
    )


def offer(number: int, side: str, terms: Terms, me: str = "gp", **changes: Any) -> Offer:
    """An open package to everybody."""
    plain: dict[str, Any] = {
        "number": number,
        "side": side,
        "form": "package",
        "to": None,
        "terms": terms,
        "give": {},
        "get": {},
        "answers": None,
        "round": 2,
        "words": None,
        "numbers": numbers(me, {**DRAFT, **terms}),
    }
    return Offer.model_validate({**plain, **changes})


DRAFT: Terms = {**SCENARIO.status_quo, "discharge": 2}


def legal(*kinds: MoveKind, offers: tuple[int, ...] = (), clauses: bool = False) -> list[Legal]:
    """Moves of these kinds, naming these offers."""
    named = tuple(SCENARIO.clause_by_code) if clauses else ()
    return [Legal(kind=kind, offers=offers, clauses=named) for kind in kinds]


def view(side: str = "gp", **changes: Any) -> View:
    """Round 2 of the tutorial: this side is awaited with its offer, two offers are open."""
    plain: dict[str, Any] = {
        "seen": 31,
        "seat": side,
        "side": side,
        "faces": [
            SeatFace(
                seat=s.code,
                side=s.code,
                by="person" if s.code == side else "bot",
                temper=None,
                holds_pen=True,
            )
            for s in SCENARIO.sides
        ],
        "help": "none",
        "phase": "offers",
        "round": 2,
        "rounds": 3,
        "round_name": "Round 2",
        "calendar": "May 2012",
        "awaited": (side,),
        "turns": ("gp", "commissioners", "board"),
        "legal": [
            *legal("propose", "trade", "pass_turn", "say", "keep_note", "sign"),
            *legal("accept", "reject", "counter", offers=(2, 3)),
            *legal("settle", "object", clauses=True),
        ],
        "draft": DRAFT,
        "standings": [
            Standing(
                clause=code,
                option=DRAFT[code],
                status_quo=SCENARIO.status_quo[code],
                agreed_by=("board", "commissioners") if code == "discharge" else (),
                settled=False,
            )
            for code in SCENARIO.clause_by_code
        ],
        "offers": (
            offer(1, "board", {"discharge": 2}, side, closed="adopted", round=1),
            offer(2, "board", {"indicators": 2, "teams": 2}, side, accepted_by=("commissioners",)),
            offer(
                3,
                "commissioners",
                {"teams": 2, "uplift": 1},
                side,
                form="trade",
                to="gp",
                give={"teams": 2},
                get={"uplift": 1},
            ),
        ),
        "talk": (
            Line(kind="news", side=None, to="all", text="conference", round=2),
            Line(
                kind="talk",
                side="board",
                to="all",
                text="",
                words=Words.of("we could go [further] on staff if practices join", "salt"),
                round=2,
            ),
            Line(
                kind="explained", side="commissioners", to="all", text="Networks matter.", round=2
            ),
        ),
        "numbers": numbers(side, DRAFT),
        "status_quo": numbers(side, SCENARIO.status_quo),
        "plan": Plan(
            ranking=("uplift", "indicators", "discharge", "teams"),
            aspiration=700,
            walk_away=None,
            first_offer={},
            others_want={},
        ),
        "beliefs": {},
        "notes": (),
        "crossed": (),
        "signatures": (),
        "ratify_by": None,
        "prediction": None,
        "ballots": (),
        "years": (),
        "paused": False,
        "timer": None,
        "ending": None,
        "debrief": None,
    }
    begun = {name: getattr(_begun(side), name) for name in View.model_fields}
    return View.model_validate({**begun, **plain, **changes})


@cache
def _begun(side: str) -> View:
    """A seat's view of a tutorial that has just begun."""
    seats = tuple(
        Seat(code=s.code, side=s.code, occupant=Occupant(kind="person")) for s in SCENARIO.sides
    )
    setup = Setup(edition=SCENARIO.editions[0].code, seed=1, seats=seats)
    opening = open_game(SCENARIO, setup, open_engine(SCENARIO))
    assert isinstance(opening, GameOpened)
    return view_of(opening_state(SCENARIO, opening), side)


class FakeDesk:
    """A desk without a game: it remembers commands and answers with what it was told to."""

    def __init__(self, now: View, scenario: Scenario = SCENARIO) -> None:
        self.game = "example"
        self.view = now
        self.seat = now.seat
        self.side = now.side
        self.scenario = scenario
        self.submitted: list[Command] = []
        self.answer: Refusal | None = None
        self.spreads: Callable[[Terms], Iterator[Spread]] = lambda change: iter(())
        self._listeners: list[Listener] = []

    async def submit(self, command: Command) -> Refusal | None:
        """Remember the command."""
        self.submitted.append(command)
        return self.answer

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Keep a listener."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def hear(self, update: Any) -> None:
        """Tell all listeners of an update."""
        self.view = update.view
        for listener in tuple(self._listeners):
            listener(update)

    def what_if(self, change: Terms) -> WhatIf:
        """The simple numbers of the draft with a change."""
        terms = {**self.view.draft, **change}
        return WhatIf(
            terms=terms,
            numbers=numbers(self.side, terms),
            crossed=self.scenario.crossed_red_lines(self.side, terms),
        )

    def growing(self, change: Terms) -> Iterator[Spread]:
        """No spread, unless a test says otherwise."""
        return self.spreads(change)

    def if_imposed(self, terms: Terms) -> WhatIf:
        """The same simple numbers: nobody answers here."""
        return self.what_if(terms)

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """This side's value of each change."""
        return [self.what_if(change).numbers.values[self.side] for change in changes]

    def why(self, change: Terms) -> Drivers:
        """Each moved clause counts by its steps."""
        terms = {**self.view.draft, **change}
        moved = difference(self.scenario.status_quo, terms)
        drivers = tuple(
            Driver(
                clause=clause,
                option=option,
                contributions={
                    name: STEP.get(name, 0.0) * (option - self.scenario.status_quo[clause])
                    for name in SEEN[self.side]
                },
                reasons=(Reason(text="Summaries reach the practice sooner.", evidence=("BT50",)),),
            )
            for clause, option in moved.items()
        )
        total: dict[MeasureName, float] = {
            name: sum(driver.contributions[name] for driver in drivers) for name in SEEN[self.side]
        }
        return Drivers(change=total, drivers=drivers, method="exact")

    def words(self, text: str) -> Words:
        """Words with a salt that everybody knows."""
        return Words.of(text, "salt")
