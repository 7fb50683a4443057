"""Ratification: on the committee's authority or by ballot, drawn once."""

from __future__ import annotations

from typing import Literal

from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.better import better_for_all
from negotiation.rules.chance import count_ballot
from negotiation.rules.commands import ChooseRatification, Predict
from negotiation.rules.failure import fail
from negotiation.rules.gatekeeping import to_gates
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.rounds import open_round
from negotiation.rules.settings import AUTHORITY_TRUST, BALLOTS
from negotiation.rules.state import State
from negotiation.rules.turns import RATIFIER

Way = Literal["authority", "ballot"]


def ways(state: State) -> tuple[Way, ...]:
    """How this edition ratifies a deal; after a lost ballot only another ballot will do."""
    moves = state.edition.moves
    offered: list[Way] = []
    if "ballot" in moves:
        offered.append("ballot")
    if "committee_authority" in moves and not state.ballots:
        offered.append("authority")
    return tuple(offered)


def choose(
    state: State, side: str, command: ChooseRatification, engine: Engine
) -> list[e.Event] | Refusal:
    """GP representatives choose how the deal is ratified."""
    if state.phase != "ratification":
        return not_now("How the deal is ratified is chosen once every signatory has signed.")
    if side != RATIFIER:
        return not_allowed("Only the GP representatives choose how the deal is ratified.")
    if command.way not in ways(state):
        return not_allowed("This edition does not ratify that way.")
    trust = AUTHORITY_TRUST if command.way == "authority" else 0
    chosen = e.RatificationChosen(side=side, way=command.way, trust=trust)
    if command.way == "authority":
        return [chosen, *to_gates(apply(state, chosen), engine)]
    return [chosen, e.PhaseOpened(phase="prediction", round=state.round)]


def predict(state: State, side: str, command: Predict) -> list[e.Event] | Refusal:
    """A side predicts the yes share before the count."""
    if state.phase != "prediction":
        return not_now("Predictions are asked for just before a ballot is counted.")
    if side in state.predictions:
        return not_now("Your prediction is in; the count begins when all have typed theirs.")
    return [e.Predicted(side=side, yes=command.yes)]


def signed(state: State, engine: Engine) -> list[e.Event]:
    """Heads of terms: the open offers fall away and ratification begins."""
    signed: list[e.Event] = [e.DealSigned(terms=state.draft, numbers=state.numbers)]
    signed.extend(
        e.OfferLapsed(offer=offer.number, why="round_ended") for offer in state.open_offers()
    )
    packages = better_for_all(state, engine)
    if packages:
        opened = e.PhaseOpened(phase="better_for_all", round=state.round)
        return [*signed, *packages, opened]
    return [*signed, *to_ratification(state, engine)]


def to_ratification(state: State, engine: Engine) -> list[e.Event]:
    """The next step once the terms are final: a choice, a ballot, or the committee's word."""
    available = ways(state)
    if len(available) == 2:
        return [e.PhaseOpened(phase="ratification", round=state.round)]
    if available == ("ballot",):
        return [e.PhaseOpened(phase="prediction", round=state.round)]
    return to_gates(state, engine)


def after_packages(state: State, engine: Engine) -> list[e.Event]:
    """All have answered: a package that everybody adopted replaces the terms, signed anew."""
    adopted = next((p for p in state.packages if all(p.answers.values())), None)
    if adopted is None:
        return to_ratification(state, engine)
    terms = adopted.terms
    replaced: list[e.Event] = [
        e.DraftChanged(terms=terms, offer=None, numbers=adopted.numbers),
        *(e.DraftSigned(side=side) for side in state.sides if side in state.scenario.signatories),
        e.DealSigned(terms={**state.draft, **terms}, numbers=adopted.numbers),
    ]
    after = state
    for event in replaced:
        after = apply(after, event)
    return [*replaced, *to_ratification(after, engine)]


def counted(state: State, engine: Engine) -> list[e.Event]:
    """Count the ballot. A lost one returns to the table once; the second ends the talks."""
    forecast = engine.ballot(state.contract(), state.talks())
    ballot = count_ballot(forecast, state.setup.seed, len(state.ballots) + 1)
    if ballot.passed:
        return [ballot, *to_gates(apply(state, ballot), engine)]
    after = apply(state, ballot)
    if len(after.ballots) < BALLOTS:
        return [ballot, *open_round(after, engine, state.round + 1)]
    return [ballot, *fail(after, engine, "ballot_lost")]
