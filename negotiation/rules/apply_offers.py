"""What offers, reactions and signatures make of the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, assert_never

from negotiation.rules import events as e
from negotiation.rules.apply_calls import without_trust
from negotiation.rules.replacing import replace
from negotiation.rules.state import Line, Moment, Offer, Reversal, State

OfferEvent: TypeAlias = (
    e.Offered
    | e.TurnPassed
    | e.OfferAccepted
    | e.OfferRejected
    | e.OfferLapsed
    | e.DraftChanged
    | e.ClauseObjected
    | e.ClauseAgreed
    | e.ClauseReopened
    | e.DraftSigned
    | e.DealSigned
)


def fold_offers(state: State, event: OfferEvent) -> State:
    """`state` after an event of the table."""
    match event:
        case e.Offered():
            return replace(
                state,
                offers=(*state.offers, _offer(state, event)),
                offered=state.offered | {event.side},
                silent=state.silent - {event.side},
            )
        case e.TurnPassed():
            silent = state.silent | {event.side} if event.forced else state.silent - {event.side}
            return replace(state, offered=state.offered | {event.side}, silent=silent)
        case e.OfferAccepted() | e.OfferRejected() | e.OfferLapsed():
            return _answered(state, event)
        case e.DraftChanged():
            return _draft(state, event)
        case e.ClauseObjected() | e.ClauseAgreed() | e.ClauseReopened():
            return _standing(state, event)
        case e.DraftSigned():
            return replace(state, signatures=state.signatures | {event.side})
        case e.DealSigned():
            return replace(state, numbers=event.numbers)
        case _:
            assert_never(event)


def _offer(state: State, event: e.Offered) -> Offer:
    return Offer(
        number=event.offer,
        side=event.side,
        form=event.form,
        to=event.to,
        terms=event.terms,
        give=event.give,
        get=event.get,
        answers=event.answers,
        round=state.round,
        words=event.words,
        numbers=event.numbers,
    )


def _answered(state: State, event: e.OfferAccepted | e.OfferRejected | e.OfferLapsed) -> State:
    match event:
        case e.OfferAccepted():
            return _with_offer(
                state,
                event.offer,
                lambda o: o.model_copy(update={"accepted_by": (*o.accepted_by, event.side)}),
            )
        case e.OfferRejected():
            return _with_offer(
                state,
                event.offer,
                lambda o: o.model_copy(
                    update={
                        "rejected_by": (*o.rejected_by, event.side),
                        "rejected_because": event.reason,
                    }
                ),
            )
        case e.OfferLapsed():
            return _with_offer(
                state, event.offer, lambda o: o.model_copy(update={"closed": event.why})
            )
        case _:
            assert_never(event)


def _with_offer(state: State, number: int, change: Callable[[Offer], Offer]) -> State:
    offers = tuple(change(o) if o.number == number else o for o in state.offers)
    return replace(state, offers=offers)


def _draft(state: State, event: e.DraftChanged) -> State:
    """Signatures, agreement in principle and readiness do not outlive what they were about."""
    changed = set(event.terms)
    moment = Moment(round=state.round, numbers=event.numbers, terms={**state.draft, **event.terms})
    return replace(
        state,
        draft=moment.terms,
        numbers=event.numbers,
        path=(*state.path, moment),
        signatures=frozenset(),
        done=frozenset() if state.phase in ("reactions", "signing") else state.done,
        agreed={clause: who for clause, who in state.agreed.items() if clause not in changed},
        settled=state.settled - changed,
        reversals=_reversible(state, event),
    )


def _reversible(state: State, event: e.DraftChanged) -> tuple[Reversal, ...]:
    """A trade of two sides can be taken back by the others in this round, as long as it stands."""
    standing = tuple(r for r in state.reversals if not set(r.terms) & set(event.terms))
    offer = state.offer(event.offer) if event.offer is not None else None
    if offer is None or offer.to is None:
        return standing
    others = tuple(side for side in state.sides if side not in (offer.side, offer.to))
    before = {clause: state.draft[clause] for clause in event.terms}
    return (*standing, Reversal(sides=others, terms=before)) if others else standing


def _standing(state: State, event: e.ClauseObjected | e.ClauseAgreed | e.ClauseReopened) -> State:
    clause = event.clause
    before = state.agreed.get(clause, frozenset())
    match event:
        case e.ClauseAgreed():
            return replace(
                state,
                agreed={**state.agreed, clause: before | {event.side}},
                settled=state.settled | {clause} if event.settled else state.settled,
            )
        case e.ClauseObjected():
            line = Line(
                kind="objection",
                side=event.side,
                to="all",
                text=clause,
                words=event.words,
                round=state.round,
            )
            return replace(
                state,
                agreed={**state.agreed, clause: before - {event.side}},
                talk=(*state.talk, line),
            )
        case e.ClauseReopened():
            reopened = replace(
                state,
                agreed={**state.agreed, clause: frozenset()},
                settled=state.settled - {clause},
                calls=(*state.calls, event) if event.trust else state.calls,
            )
            return without_trust(reopened, event.side, event.trust)
        case _:
            assert_never(event)
