"""Where a seat is, what is awaited, what it can do, and what the draft is worth to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from negotiation.contract.base import Code, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import RedLine
from negotiation.play.wording.figures import points
from negotiation.play.wording.names import joined, named, sides_sentence
from negotiation.play.wording.phases import AWAITED_OF_ME, PHASES
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import MoveKind, View

MOVES: Mapping[MoveKind, str] = {
    "ready": "finish this step",
    "make_plan": "make a plan",
    "state_beliefs": "say what you think matters most to the others",
    "propose": "offer a package to everybody",
    "trade": "offer one side a trade",
    "counter": "counter an offer",
    "pass_turn": "make no offer this round",
    "accept": "accept an offer",
    "reject": "reject an offer",
    "object": "object to a clause",
    "settle": "agree to a clause in principle",
    "reopen": "reopen a settled clause",
    "sign": "sign the draft",
    "say": "send a message",
    "claim": "claim something, unverified",
    "keep_note": "keep a note",
    "ask_hint": "ask for a hint",
    "choose_help": "choose how much help you get",
    "choose_ratification": "choose how the deal is ratified",
    "predict": "predict the ballot",
    "approve_spending": "approve or refuse the spending",
    "authorise": "say whether there is the will to carry it",
    "decide_year": "decide what to do this year",
    "seal_final": "hand in a sealed final offer",
    "consult_members": "consult your members",
    "commission_analysis": "commission analysis",
    "threaten": "threaten to impose terms",
    "seek_mandate": "ask for leave to relax a red line",
    "pledge_local_money": "pledge local money",
    "form_working_group": "send a clause to a working group",
    "promise_later": "promise something for a later year",
    "leak": "leak a story to the press",
    "disclose": "prove your ranking or a red line",
    "impose": "impose terms by directions",
    "walk_out": "walk out",
    "return_to_table": "return to the table",
    "propose_local_deal": "offer a local deal",
    "answer_package": "adopt or decline a package that is better for all",
}
"""Each kind of move, as the rest of a sentence that begins with "You can"."""


def where_am_i(scenario: Scenario, view: View) -> str:
    """Where the game stands: "Round 2 of 3 · May 2012 · offers"."""
    phase = PHASES[view.phase]
    if view.phase == "delivery":
        delivered = sum(year.measures is not None for year in view.years)
        return f"{scenario.title} · year {delivered + 1} of delivery"
    if view.phase == "finished" or not view.round:
        return f"{scenario.title} · {phase}"
    number = f"Round {view.round} of {view.rounds}"
    if view.round > view.rounds:
        number = f"Round {view.round}, after the ballot"
    return " · ".join(part for part in (number, view.calendar, phase) if part)


def what_is_awaited(scenario: Scenario, view: View) -> str:
    """Whose move it is: "Your offer is awaited", or "Waiting for the Board"."""
    if view.phase == "finished":
        return "The game is over"
    others = [side for side in view.awaited if side != view.side]
    if view.paused:
        return "Paused by the facilitator"
    if view.is_awaited:
        also = f"; so are {sides_sentence(scenario, others)}" if others else ""
        return f"{AWAITED_OF_ME[view.phase]}{also}"
    if others:
        return f"Waiting for {sides_sentence(scenario, others)}"
    return "Nobody is awaited; the game moves on by itself"


def what_can_i_do(view: View) -> str:
    """What the seat can do now, in one sentence."""
    moves = [MOVES[move.kind] for move in view.legal]
    if not moves:
        return "You can look around; there is nothing to do at the moment."
    return f"You can {joined(moves, 'or')}."


def worth_sentence(scenario: Scenario, view: View) -> str:
    """What the draft is worth to this side, against its fallback and its aim."""
    aspiration = view.plan.aspiration if view.plan else None
    return worth_of(view.value, view.fallback, aspiration, named(scenario, view.side))


def worth_of(
    value: int | None,
    fallback: int | None,
    aspiration: int | None = None,
    whom: str = "your side",
    whose: str = "your",
) -> str:
    """A value, in tenths, against fallback and aspiration: "Worth 58.0 to your side; ..."."""
    if value is None:
        return f"What this is worth to {whom} is not known yet."
    parts = [f"Worth {points(value)} to {whom}"]
    if fallback is not None:
        where = "above" if value > fallback else "below" if value < fallback else "level with"
        gap = f"{points(abs(value - fallback))} {where}" if value != fallback else where
        parts.append(f"{gap} {whose} fallback of {points(fallback)}")
    if aspiration is not None:
        parts.append(f"you aim for {points(aspiration)}")
    return f"{'; '.join(parts)}."


def red_line_sentences(
    scenario: Scenario, side: SideCode, crossed: Iterable[Code], what: str = "this draft"
) -> tuple[str, ...]:
    """Each red line of a side, and whether `what` crosses it."""
    over = set(crossed)
    return tuple(
        f"Red line {'CROSSED' if line.code in over else 'not crossed'} by {what}: {line.text}"
        for line in _red_lines(scenario, side)
    )


def crossed_sentences(
    scenario: Scenario, side: SideCode, crossed: Iterable[Code], what: str = "this draft"
) -> tuple[str, ...]:
    """The red lines of a side that `what` crosses, and only those."""
    over = set(crossed)
    return tuple(
        f"Red line CROSSED by {what}: {line.text}"
        for line in _red_lines(scenario, side)
        if line.code in over
    )


def _red_lines(scenario: Scenario, side: SideCode) -> tuple[RedLine, ...]:
    known = scenario.side_by_code.get(side)
    return known.red_lines if known else ()


def refusal_sentence(refusal: Refusal, changes: Sequence[str] = ()) -> str:
    """A refusal as the seat reads it; a stale one says what changed since the seat looked."""
    if refusal.kind == "stale" and changes:
        return f"{refusal.sentence} Since you looked: {' '.join(changes)}"
    return refusal.sentence
