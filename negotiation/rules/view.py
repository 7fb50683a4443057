"""What a seat may know: the only place where anything is hidden.

Two games that differ only in what a seat may not know give equal views to that seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from negotiation.contract.base import SeatCode, SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Bands, Spread
from negotiation.rules import events as e
from negotiation.rules.calls import calls_left, envelope_left, imposer
from negotiation.rules.legal import legal, withheld
from negotiation.rules.numbers import Numbers
from negotiation.rules.reopening import free_clauses
from negotiation.rules.seatview import (
    Debrief,
    Hand,
    Opened,
    SeatFace,
    Standing,
    Standstill,
    View,
)
from negotiation.rules.settings import ANALYSIS_LEAVES, DISCLOSURES, IMPOSE_FROM_ROUND
from negotiation.rules.setup import Setup
from negotiation.rules.state import Ending, Line, Offer, State, TurningPoint, Year
from negotiation.rules.steps import beliefs_asked
from negotiation.rules.terms_check import clauses_in_play
from negotiation.rules.turns import awaited
from negotiation.rules.visibility import audience
from negotiation.rules.yearly import decisions_open

Value = TypeVar("Value")


def view(state: State, seat: SeatCode) -> View:
    """A seat's view. Raises KeyError for a seat that does not exist."""
    side = state.side_of(seat)
    if side is None:
        raise KeyError(seat)
    name, calendar = _round_words(state)
    chair = next(chair for chair in state.setup.seats if chair.code == seat)
    return View(
        seen=state.seen[seat],
        seat=seat,
        side=side,
        faces=state.part("faces", (state.setup, state.pens, state.phase), lambda: _faces(state)),
        help=chair.help,
        phase=state.phase,
        round=state.round,
        rounds=len(state.edition.rounds),
        round_name=name,
        calendar=calendar,
        awaited=awaited(state),
        turns=state.turns,
        legal=legal(state, seat),
        draft=state.draft,
        standings=state.part(
            "standings",
            (state.setup, state.draft, state.agreed, state.settled),
            lambda: _standings(state),
        ),
        offers=state.part(
            ("offers", side),
            (state.offers, state.analysed),
            lambda: tuple(_offer_for(state, side, offer) for offer in state.offers),
        ),
        talk=tuple(_talk_for(state.talk, seat, side)),
        numbers=_shown(state, side, state.numbers, "draft"),
        status_quo=_shown(state, side, state.status_quo, "status quo"),
        plan=state.plans.get(side),
        ranking=state.rankings.get(side, ()),
        beliefs=state.beliefs.get(side, {}),
        beliefs_asked=state.pens[side] == seat and beliefs_asked(state, side),
        notes=tuple(note for note in state.notes if note.side == side),
        crossed=state.crossed(side),
        hand=_hand(state, seat, side),
        standstill=_standstill(state, side),
        signatures=tuple(s for s in state.sides if s in state.signatures),
        ratify_by=state.ratify_by,
        prediction=state.predictions.get(side),
        ballots=state.ballots,
        years=tuple(_year_for(state, side)),
        paused=state.paused,
        timer=state.timer,
        ending=state.ending,
        debrief=_debrief(state) if state.phase == "finished" else None,
        turning_points=state.part(
            "published",
            (state.turning_points,),
            lambda: tuple(_as_published(state, point) for point in state.turning_points),
        ),
    )


def _hand(state: State, seat: SeatCode, side: SideCode) -> Hand:
    can_impose = side == imposer(state) and "impose" in state.edition.moves
    first = min(IMPOSE_FROM_ROUND, len(state.edition.rounds))
    return Hand(
        calls_left=calls_left(state, side),
        proofs_left=DISCLOSURES - state.disclosures.get(side, 0),
        polls=tuple(poll for poll in state.polls if poll.side == side),
        analysed=side in state.analysed,
        relaxed=tuple(sorted(state.relaxed.get(side, frozenset[str]()))),
        envelope_left=envelope_left(state, side),
        imposable_from=first if can_impose else None,
        decisions=decisions_open(state, side) if state.phase == "delivery" else (),
        free_reopen=free_clauses(state, side),
        withheld=withheld(state, seat),
    )


def _standstill(state: State, side: SideCode) -> Standstill:
    return Standstill(
        absent=tuple(s for s in state.sides if s in state.absent),
        away={k: until for k, until in state.working_groups.items() if state.round < until},
        threatened=state.threatened,
        pledged=state.pledged,
        promises=state.promises,
        packages=tuple(
            p.model_copy(update={"numbers": _shown(state, side, p.numbers, f"package {p.number}")})
            for p in state.packages
        ),
        unauthorised=state.unauthorised,
        silent=tuple(s for s in state.sides if s in state.silent),
    )


def _round_words(state: State) -> tuple[str, str]:
    rounds = state.edition.rounds
    if state.round == 0:
        return "Before the talks", rounds[0].calendar
    if state.round <= len(rounds):
        here = rounds[state.round - 1]
        return here.name, here.calendar
    return "After the ballot", rounds[-1].calendar


def _faces(state: State) -> tuple[SeatFace, ...]:
    return tuple(
        SeatFace(
            seat=chair.code,
            side=chair.side,
            by=chair.occupant.kind,
            temper=chair.occupant.temper if state.phase == "finished" else None,
            holds_pen=state.pens[chair.side] == chair.code,
        )
        for chair in state.setup.seats
    )


def _standings(state: State) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            clause=clause,
            option=state.draft[clause],
            status_quo=state.scenario.status_quo[clause],
            agreed_by=tuple(
                s for s in state.sides if s in state.agreed.get(clause, frozenset[SideCode]())
            ),
            settled=clause in state.settled,
        )
        for clause in clauses_in_play(state)
    )


def seen_measures(state: State, side: SideCode) -> frozenset[MeasureName]:
    """The measures a side sees: public ones and those of its lens; all, with analysis bought."""
    return state.part(("seen", side), (state.analysed,), lambda: _in_lens(state, side))


def _in_lens(state: State, side: SideCode) -> frozenset[MeasureName]:
    if side in state.analysed:
        return frozenset(MEASURES)
    return frozenset((*state.scenario.public_measures, *state.scenario.side_by_code[side].lens))


def numbers_of(state: State, side: SideCode, numbers: Numbers) -> Numbers:
    """A side's share of numbers: what its lens shows, and its own values."""
    shown = seen_measures(state, side)
    return Numbers(
        measures={name: kept for name, kept in numbers.measures.items() if name in shown},
        values=_own(numbers.values, side),
        agreed_values=_own(numbers.agreed_values, side),
        fallbacks=_own(numbers.fallbacks, side),
        ratified=numbers.ratified if "reject" in shown else None,
    )


GROUPS_NEED: frozenset[MeasureName] = frozenset(
    ("gp_income_gbp_per_partner", "gp_hours_per_week", "practices_losing")
)
"""Whoever does not see all of these is not told who gains and who loses."""


def spread_of(state: State, side: SideCode, spread: Spread) -> Spread:
    """A side's share of a spread: what it sees of the numbers themselves, and no more."""
    shown = seen_measures(state, side)
    return spread.model_copy(
        update={
            "measures": _bands(spread.measures, shown),
            "status_quo": _bands(spread.status_quo, shown),
            "change": _bands(spread.change, shown),
            "years": tuple(
                year.model_copy(update={"measures": _bands(year.measures, shown)})
                for year in spread.years
            ),
            "values": _own(spread.values, side),
            "ratified": spread.ratified if "reject" in shown else None,
            "groups": spread.groups if shown >= GROUPS_NEED else (),
        }
    )


def spread_left(state: State, side: SideCode) -> float:
    """The share of a spread's doubt that a side is left with: less once it has bought analysis."""
    return ANALYSIS_LEAVES if side in state.analysed else 1.0


def _bands(bands: Bands, shown: frozenset[MeasureName]) -> Bands:
    return {name: band for name, band in bands.items() if name in shown}


def _own(values: dict[SideCode, Value], side: SideCode) -> dict[SideCode, Value]:
    return {side: values[side]} if side in values else {}


def _offer_for(state: State, side: SideCode, offer: Offer) -> Offer:
    masked = _shown(state, side, offer.numbers, f"offer {offer.number}")
    return offer.model_copy(update={"numbers": masked})


def _shown(state: State, side: SideCode, numbers: Numbers, what: str) -> Numbers:
    """A side's share of the numbers of the table; `what` says what they are about."""
    made_of = (numbers, state.analysed)
    return state.part((what, side), made_of, lambda: numbers_of(state, side, numbers))


def _talk_for(talk: Iterable[Line], seat: SeatCode, side: SideCode) -> Iterable[Line]:
    """The lines this seat heard; a leak has no author until the debrief."""
    for line in talk:
        if line.kind == "leak" and line.text != "found out" and line.side != side:
            yield line.model_copy(update={"side": None})
        elif line.kind == "hint" and line.to != seat:
            continue
        elif line.to == "all" or line.side == side or line.to == seat or side in line.to.split(","):
            yield line


def _year_for(state: State, side: SideCode) -> Iterable[Year]:
    shown = seen_measures(state, side)
    for year in state.years:
        if year.measures is None:
            yield year
            continue
        measures = {name: kept for name, kept in year.measures.items() if name in shown}
        yield year.model_copy(update={"measures": measures})


def _as_published(state: State, point: TurningPoint) -> TurningPoint:
    """A turning point with public measures only, whoever looks."""
    public = state.scenario.public_measures
    measures = {name: kept for name, kept in point.numbers.measures.items() if name in public}
    return point.model_copy(update={"numbers": Numbers(measures=measures)})


def _debrief(state: State) -> Debrief | None:
    """Everything opens once the game is over."""
    if state.ending is None:
        return None
    return Debrief(
        sides=tuple(_opened(state, state.ending, side) for side in state.sides),
        offers=state.offers,
        path=state.path,
        status_quo=state.status_quo,
    )


def _opened(state: State, ending: Ending, side: SideCode) -> Opened:
    numbers = ending.numbers
    own = state.scenario.side_by_code[side]
    return Opened(
        side=side,
        brief=state.scenario.briefs.get(own.brief, ""),
        plan=state.plans.get(side),
        beliefs=state.beliefs.get(side, {}),
        belief_history=tuple(b for b in state.belief_history if b.side == side),
        ranking=state.rankings.get(side, ()),
        help=state.setup.help_of(state.pens[side]),
        hints=tuple(x for x in state.talk if x.kind == "hint" and x.side == side),
        notes=tuple(note for note in state.notes if note.side == side),
        value=numbers.values[side],
        fallback=numbers.fallbacks[side],
        agreed_value=numbers.agreed_values[side],
        crossed=state.crossed(side, ending.terms),
    )


def scenario_for(scenario: Scenario, side: SideCode) -> Scenario:
    """The scenario as a side may know it: no other side's brief, values, positions or red lines.

    What history decided opens with the debrief.
    """
    sides = tuple(
        other
        if other.code == side
        else other.model_copy(
            update={
                "interests": (),
                "outcomes": (),
                "positions": (),
                "red_lines": (),
                "envelope_gbp_per_head": None,
                "radicality_budget": 0.0,
            }
        )
        for other in scenario.sides
    )
    readable = (scenario.public_brief, scenario.side_by_code[side].brief)
    briefs = {name: text for name, text in scenario.briefs.items() if name in readable}
    hidden = {"sides": sides, "briefs": briefs, "history": None, "injects": ()}
    return scenario.model_copy(update=hidden)


def _setup_for(setup: Setup) -> Setup:
    """The setup without what would let a seat foresee chance or know a bot's temper."""
    seats = tuple(
        seat.model_copy(update={"occupant": seat.occupant.model_copy(update={"temper": None})})
        for seat in setup.seats
    )
    return setup.model_copy(update={"seed": 0, "seats": seats})


def visible_event(event: e.Event, state: State, seat: SeatCode) -> e.Event | None:
    """An event as a seat is sent it, `state` being the one after it; None when it is not sent."""
    if seat not in audience(event, state.setup):
        return None
    side = state.side_of(seat)
    if side is None:
        return None
    match event:
        case e.GameOpened():
            masked = numbers_of(state, side, event.numbers)
            own = {s: ranked for s, ranked in event.rankings.items() if s == side}
            hidden = {"setup": _setup_for(event.setup), "numbers": masked, "rankings": own}
            return event.model_copy(update=hidden)
        case e.StoryLeaked():
            author = event.side if event.found_out or event.side == side else ""
            masked = numbers_of(state, side, event.numbers)
            return event.model_copy(update={"side": author, "numbers": masked})
        case e.YearDelivered():
            shown = seen_measures(state, side)
            measures = {k: v for k, v in event.measures.items() if k in shown}
            return event.model_copy(update={"measures": measures})
        case e.GameFinished():
            return event
        case e.SeatFilled():
            return event.model_copy(update={"temper": None})
        case (
            e.RoundClosed()
            | e.Offered()
            | e.DraftChanged()
            | e.DealSigned()
            | e.NewsSent()
            | e.PackageFound()
            | e.Imposed()
            | e.LocalMoneyPledged()
            | e.TalksFailed()
        ):
            masked = numbers_of(state, side, event.numbers)
            return event.model_copy(update={"numbers": masked})
        case _:
            return event
