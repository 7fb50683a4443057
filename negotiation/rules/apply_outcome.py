"""What ratification, delivery and endings make of the state."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.rules import events as e
from negotiation.rules.apply_calls import without_trust
from negotiation.rules.replacing import replace
from negotiation.rules.state import Ballot, Ending, State, Year
from negotiation.rules.turns import open_year

OutcomeEvent: TypeAlias = (
    e.RatificationChosen
    | e.Predicted
    | e.BallotCounted
    | e.Ratified
    | e.TalksFailed
    | e.YearDecided
    | e.YearDelivered
    | e.GameFinished
)


def fold_outcome(state: State, event: OutcomeEvent) -> State:
    """`state` after an event of ratification or delivery."""
    match event:
        case e.RatificationChosen():
            trust = dict(state.trust)
            trust[event.side] = max(0, trust.get(event.side, 0) + event.trust)
            return replace(state, ratify_by=event.way, trust=trust)
        case e.Predicted():
            return replace(state, predictions={**state.predictions, event.side: event.yes})
        case e.BallotCounted():
            return _counted(state, event)
        case e.Ratified():
            return replace(state, ratify_by=event.way)
        case e.TalksFailed():
            return replace(state, failure=_ending(event))
        case e.YearDecided():
            return without_trust(_decided(state, event), event.side, event.trust)
        case e.YearDelivered():
            return _delivered(state, event)
        case e.GameFinished():
            failure = state.failure
            ending = Ending(
                outcome=event.outcome,
                why=failure.why if failure else None,
                plays=failure.plays if failure else {},
                terms=event.terms,
                imposed=failure.imposed if failure else (),
                numbers=event.numbers,
            )
            return replace(state, ending=ending, phase="finished", done=frozenset())
        case _:
            assert_never(event)


def _counted(state: State, event: e.BallotCounted) -> State:
    ballot = Ballot(
        eligible=event.eligible,
        boxes=event.boxes,
        yes=event.yes,
        no=event.no,
        passed=event.passed,
        predictions=state.predictions,
    )
    counted = replace(state, ballots=(*state.ballots, ballot), predictions={})
    if event.passed:
        return counted
    return replace(counted, signatures=frozenset(), ratify_by=None)


def _ending(event: e.TalksFailed) -> Ending:
    return Ending(
        outcome="no_agreement",
        why=event.why,
        plays=event.plays,
        terms=event.terms,
        imposed=event.imposed,
        numbers=event.numbers,
    )


def _decided(state: State, event: e.YearDecided) -> State:
    under_way = open_year(state)
    decisions = {**(under_way.decisions if under_way else {}), event.side: event.decision}
    terms = {**(under_way.terms if under_way else {}), event.side: event.terms}
    year = Year(year=event.year, decisions=decisions, terms=terms)
    leads = event.decision == "lead"
    state = replace(state, led=state.led + leads, leading=state.leading + leads)
    return replace(state, years=(*(state.years[:-1] if under_way else state.years), year))


def _delivered(state: State, event: e.YearDelivered) -> State:
    under_way = open_year(state)
    year = Year(
        year=event.year,
        decisions=under_way.decisions if under_way else {},
        terms=under_way.terms if under_way else {},
        measures=event.measures,
        surveyed_experience=event.surveyed_experience,
        shock=event.shock,
    )
    news = state.news if event.shock is None else (*state.news, event.shock)
    years = (*(state.years[:-1] if under_way else state.years), year)
    return replace(state, years=years, news=news, leading=0)
