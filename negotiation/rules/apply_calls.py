"""What calls, gates, sealed offers, packages and leavings make of the state."""

from __future__ import annotations

from typing import assert_never

from negotiation.contract.base import SideCode
from negotiation.rules import events as e
from negotiation.rules.replacing import replace
from negotiation.rules.state import Package, Poll, Promise, State


def fold_call(state: State, event: e.CallEvent) -> State:
    """`state` after one of them; every one is also kept in the list of calls."""
    return _effect(replace(state, calls=(*state.calls, event)), event)


def without_trust(state: State, loser: SideCode, change: int) -> State:
    """`state` with every other side's trust moved by `change` because of what `loser` did."""
    trust = {
        side: level if side == loser else min(1000, max(0, level + change))
        for side, level in state.trust.items()
    }
    return replace(state, trust=trust)


def _effect(state: State, event: e.CallEvent) -> State:
    match event:
        case e.FinalSealed():
            return replace(
                state,
                sealed={**state.sealed, event.side: event.terms},
                offered=state.offered | {event.side},
            )
        case e.MembersConsulted():
            poll = Poll(side=event.side, yes=event.yes, replies=event.replies, round=state.round)
            return replace(state, polls=(*state.polls, poll))
        case e.AnalysisCommissioned():
            return replace(state, analysed=state.analysed | {event.side})
        case e.ImpositionThreatened():
            threatened = replace(state, threatened=event.terms)
            return without_trust(threatened, event.side, event.trust)
        case e.MandateSought() | e.LocalMoneyPledged() | e.WorkingGroupFormed():
            return _granted(state, event)
        case e.PromiseMade() | e.PromiseJudged():
            return _promise(state, event)
        case e.WalkedOut() | e.Returned():
            return _presence(state, event)
        case e.PackageFound() | e.PackageAnswered():
            return _package(state, event)
        case e.Imposed():
            return state
        case e.SpendingDecided():
            if event.approved:
                return state
            return replace(
                state,
                spending_refusals=state.spending_refusals + 1,
                signatures=frozenset(),
                ratify_by=None,
            )
        case e.AuthorisationDecided():
            return replace(state, unauthorised=not event.granted)
        case _:
            assert_never(event)


def _granted(
    state: State, event: e.MandateSought | e.LocalMoneyPledged | e.WorkingGroupFormed
) -> State:
    match event:
        case e.MandateSought():
            if not event.granted:
                return state
            before = state.relaxed.get(event.side, frozenset())
            relaxed = {**state.relaxed, event.side: before | {event.red_line}}
            return replace(state, relaxed=relaxed)
        case e.LocalMoneyPledged():
            return replace(
                state, pledged=state.pledged + event.pence_per_head, numbers=event.numbers
            )
        case e.WorkingGroupFormed():
            groups = {**state.working_groups, event.clause: event.until_round}
            agreed = {k: who for k, who in state.agreed.items() if k != event.clause}
            return replace(state, working_groups=groups, agreed=agreed)
        case _:
            assert_never(event)


def _promise(state: State, event: e.PromiseMade | e.PromiseJudged) -> State:
    if isinstance(event, e.PromiseMade):
        promise = Promise(
            side=event.side,
            to=event.to,
            clause=event.clause,
            option=event.option,
            year=event.year,
        )
        return replace(state, promises=(*state.promises, promise))
    promises = tuple(
        p.model_copy(update={"kept": event.kept})
        if (p.side, p.to, p.clause) == (event.side, event.to, event.clause) and p.kept is None
        else p
        for p in state.promises
    )
    trust = dict(state.trust)
    trust[event.to] = min(1000, max(0, trust.get(event.to, 0) + event.trust))
    return replace(state, promises=promises, trust=trust)


def _presence(state: State, event: e.WalkedOut | e.Returned) -> State:
    if isinstance(event, e.Returned):
        return replace(state, absent=state.absent - {event.side})
    left = replace(
        state,
        absent=state.absent | {event.side},
        forfeits=state.forfeits | {event.side},
        signatures=state.signatures - {event.side},
    )
    return without_trust(left, event.side, event.trust)


def _package(state: State, event: e.PackageFound | e.PackageAnswered) -> State:
    if isinstance(event, e.PackageFound):
        package = Package(
            number=event.package, terms=event.terms, numbers=event.numbers, answers={}
        )
        return replace(state, packages=(*state.packages, package))
    packages = tuple(
        p.model_copy(update={"answers": {**p.answers, event.side: event.adopt}})
        if p.number == event.package
        else p
        for p in state.packages
    )
    return replace(state, packages=packages)
