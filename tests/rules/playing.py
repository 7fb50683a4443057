"""Random play: choices as numbers, turned into legal commands by what a seat can do now."""

from __future__ import annotations

from typing import get_args

from negotiation.rules import commands as c
from negotiation.rules.decide import decide
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import Legal
from negotiation.rules.state import State
from negotiation.rules.turns import awaited
from negotiation.rules.view import view
from tests.toy import Game, words

KINDS = {model.model_fields["kind"].default: model for model in get_args(c.SeatCommand)}

TERMS = (
    {"duty": 1},
    {"duty": 2},
    {"pay": 1},
    {"team": 1},
    {"duty": 1, "pay": 1},
    {"duty": 2, "team": 1},
    {"duty": 0, "pay": 0, "team": 0},
    {"pay": 1, "team": 1},
)


_EXIT: dict[str, object] = {"decision": "exit", "terms": {"team": 0}}
_ALTER: dict[str, object] = {"decision": "alter", "terms": {"duty": 2}}


def options(state: State, seat: str) -> list[c.Command]:
    """The commands that stand for what a seat can do now, a few of each kind."""
    found: list[c.Command] = []
    for move in view(state, seat).legal:
        found.extend(_commands(state, seat, move))
    return found


def _commands(state: State, seat: str, move: Legal) -> list[c.Command]:
    kind = KINDS[move.kind]
    side = state.side_of(seat)
    others = [s for s in state.sides if s != side]
    seen = state.seen[seat]
    fields = _named(move) or _free(move, others)
    return [kind.model_validate({"actor": seat, "seen": seen, **f}) for f in fields]


def _named(move: Legal) -> list[dict[str, object]]:
    """Fields of moves that name an offer or a clause."""
    if move.kind == "counter":
        return [{"offer": n, "terms": terms} for n in move.offers for terms in TERMS]
    reason = {"reason": "too_little"} if move.kind == "reject" else {}
    offers: list[dict[str, object]] = [{"offer": number, **reason} for number in move.offers]
    return offers + [{"clause": clause} for clause in move.clauses]


def _free(move: Legal, others: list[str]) -> list[dict[str, object]]:
    """Fields of the other moves; none for those that need none."""
    fields: dict[str, list[dict[str, object]]] = {
        "propose": [{"terms": terms} for terms in TERMS],
        "trade": [{"to": to, "give": {"duty": 1}, "get": {"pay": 1}} for to in others],
        "say": [{"to": to, "words": words()} for to in ("all", "caucus", *others)],
        "keep_note": [{"words": words()}],
        "make_plan": [{"ranking": ("pay", "duty"), "aspiration": 700}],
        "state_beliefs": [{"matters": {others[0]: ("pay",)}}],
        "choose_ratification": [{"way": "ballot"}, {"way": "authority"}],
        "predict": [{"yes": 600}],
        "decide_year": [{"decision": "confirm"}, {"decision": "lead"}, _EXIT, _ALTER],
        "seal_final": [{"terms": terms} for terms in TERMS],
        "threaten": [{"terms": {"duty": 1}}],
        "impose": [{"terms": {"duty": 1}}],
        "seek_mandate": [{"red_line": f"{side}-line"} for side in ("board", "gp", "commissioners")],
        "pledge_local_money": [{"pence_per_head": 50}],
        "form_working_group": [{"clause": "duty"}],
        "promise_later": [{"to": to, "clause": "pay", "option": 1, "year": 1} for to in others],
        "leak": [{"words": words()}],
        "disclose": [{"to": to, "what": "ranking"} for to in ("all", *others)],
        "propose_local_deal": [{"terms": {"team": 1}}],
        "claim": [{"words": words()}, {"about": "first", "clause": "pay"}],
        "choose_help": [{"level": level} for level in ("none", "hint", "coach", "delegate")],
        "approve_spending": [{"approve": True}, {"approve": False}],
        "authorise": [{"grant": True}, {"grant": False}],
        "answer_package": [{"package": n, "adopt": n < 3} for n in (1, 2, 3)],
    }
    return fields.get(move.kind, [{}])


def needed(game: Game) -> c.Command:
    """A command that moves the game on, for whom it waits."""
    seat = awaited(game.state)[0]
    kinds = (
        "ready",
        "pass_turn",
        "choose_ratification",
        "predict",
        "decide_year",
        "answer_package",
        "approve_spending",
        "authorise",
    )
    found = [command for command in options(game.state, seat) if command.kind in kinds]
    return next(x for x in found if not isinstance(decide(game.state, x, game.engine), Refusal))


def play(game: Game, choices: list[int]) -> Game:
    """Play by chance, then go straight on to the end."""
    for choice in choices:
        if game.state.phase == "finished":
            return game
        seats = [seat.code for seat in game.state.setup.seats]
        moves = options(game.state, seats[choice % len(seats)])
        if moves:
            game.ask(moves[(choice // len(seats)) % len(moves)])
    for _ in range(200):
        if game.state.phase == "finished":
            return game
        game.ask(needed(game))
    raise AssertionError("the game did not end")
