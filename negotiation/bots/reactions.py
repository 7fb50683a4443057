"""Reactions of a bot: sign, accept, refuse, object, agree to a clause. Each at most once."""

from __future__ import annotations

from negotiation.bots import sentences
from negotiation.bots.packages import options_of
from negotiation.bots.situation import Situation
from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms
from negotiation.rules.commands import Accept, Command, Object, Reject, Settle, Sign
from negotiation.rules.seatview import MoveKind, Standing

ANSWERS: tuple[MoveKind, ...] = ("accept", "reject")
"""The moves that answer an offer."""


def react(situation: Situation) -> Command | None:
    """The first reaction that is due, or None."""
    if not _look(situation):
        return None
    return (
        _sign(situation)
        or _accept(situation)
        or _refuse(situation)
        or _object(situation)
        or _settle(situation)
    )


def _look(situation: Situation) -> bool:
    """Value, in one go, all that there is to react to; False when there is nothing."""
    offers = {o.number: o.terms for kind in ANSWERS for o in situation.open_to(kind)}
    moved = [s for s in situation.view.standings if s.option != s.status_quo]
    options = [
        {s.clause: option} for s in moved for option in options_of(situation.scenario, s.clause)
    ]
    if offers or moved:
        situation.worth([{}, *offers.values(), *options])
    return bool(offers or moved)


def _sign(situation: Situation) -> Sign | None:
    view = situation.view
    if not view.can("sign") or situation.crosses({}) or situation.draft_worth < situation.target:
        return None
    return Sign(actor=view.seat, seen=view.seen, because=sentences.signing(situation))


def _accept(situation: Situation) -> Accept | None:
    """Accept the best offer on the table that reaches the target."""
    view = situation.view
    offers = [o for o in situation.open_to("accept") if not situation.crosses(o.terms)]
    worths = situation.worth_of(offers)
    least = max(situation.target, _held(situation) + 1)
    good = [(w, -o.number, o) for w, o in zip(worths, offers, strict=True) if w >= least]
    if not good:
        return None
    best = max(good, key=lambda found: found[:2])[2]
    because = sentences.accepting(situation)
    return Accept(actor=view.seat, seen=view.seen, because=because, offer=best.number)


def _held(situation: Situation) -> int:
    """What the side gives up by moving on: the draft it signed, while the others may still sign."""
    view = situation.view
    if view.side not in view.signatures:
        return 0
    gone = [s for s in situation.others if s not in view.signatures and s not in view.awaited]
    return 0 if view.phase == "signing" and gone else situation.draft_worth


def _refuse(situation: Situation) -> Reject | None:
    """Refuse an offer that no later moment would make good; leave the others open."""
    view = situation.view
    offers = [o for o in situation.open_to("reject") if view.side not in o.accepted_by]
    worths = situation.worth_of(offers)
    for offer, worth in zip(offers, worths, strict=True):
        for clause, option in sorted(situation.crosses(offer.terms)):
            because = sentences.refusing_red_line(situation, clause, option)
            return Reject(
                actor=view.seat,
                seen=view.seen,
                because=because,
                offer=offer.number,
                reason="red_line",
            )
        if worth <= (view.fallback or 0):
            clause = _worst_clause(situation, offer.terms)
            because = sentences.refusing(situation, clause, offer.terms[clause])
            return Reject(
                actor=view.seat,
                seen=view.seen,
                because=because,
                offer=offer.number,
                reason="too_little",
            )
    return None


def _worst_clause(situation: Situation, terms: Terms) -> ClauseCode:
    """The clause of a package without which it would be worth most."""
    without = [{c: o for c, o in terms.items() if c != left_out} for left_out in terms]
    worths = dict(zip(terms, situation.worth(without), strict=True))
    return max(worths, key=lambda clause: worths[clause])


def _object(situation: Situation) -> Object | None:
    """Object, once in a game, to what others wrote into a draft that serves worse than no deal."""
    view = situation.view
    move = view.move("object")
    if move is None or situation.draft_worth > (view.fallback or 0):
        return None
    said = {line.text for line in view.talk if line.kind == "objection" and line.side == view.side}
    moved = {
        s.clause: s.option
        for s in view.standings
        if s.clause in move.clauses and s.option != s.status_quo
    }
    if not moved or said & set(view.draft):
        return None
    back = [{s.clause: s.status_quo} for s in view.standings if s.clause in moved]
    worths = dict(zip(moved, situation.worth(back), strict=True))
    clause = max(worths, key=lambda code: worths[code])
    if worths[clause] <= situation.draft_worth:
        return None
    because = sentences.objecting(situation, clause, moved[clause])
    return Object(actor=view.seat, seen=view.seen, because=because, clause=clause)


def _settle(situation: Situation) -> Settle | None:
    """Agree to a clause that has moved and stands where the side would itself have put it."""
    view = situation.view
    move = view.move("settle")
    if move is None:
        return None
    for standing in view.standings:
        if standing.clause in move.clauses and _is_content(situation, standing):
            because = sentences.settling(situation, standing.clause, standing.option)
            return Settle(actor=view.seat, seen=view.seen, because=because, clause=standing.clause)
    return None


def _is_content(situation: Situation, standing: Standing) -> bool:
    if standing.option == standing.status_quo or situation.view.side in standing.agreed_by:
        return False
    options = options_of(situation.scenario, standing.clause)
    moves = [{standing.clause: option} for option in options]
    return max(situation.worth(moves)) <= situation.draft_worth
