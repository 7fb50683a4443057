"""Counting all legal sequences of a tiny game: a change of the rules changes a count."""

from __future__ import annotations

import pytest

from negotiation.rules import commands as c
from negotiation.rules.decide import decide
from negotiation.rules.refusal import Refusal
from negotiation.rules.view import view
from tests.rules.playing import options
from tests.toy import Game, toy_scenario

_MOVES = ("ready", "pass_turn", "propose", "accept", "reject", "sign", "predict", "decide_year")


def sequences(game: Game, depth: int) -> int:
    """How many sequences of `depth` moves there are from here; talk, notes and plans left out."""
    if depth == 0 or game.state.phase == "finished":
        return 1
    total = 0
    for seat in ("board", "gp", "commissioners"):
        for command in _distinct(game, seat):
            if isinstance(decide(game.state, command, game.engine), Refusal):
                continue
            child = Game(game.scenario)
            child.state, child.events = game.state, [*game.events]
            child.ask(command)
            total += sequences(child, depth - 1)
    return total


def _distinct(game: Game, seat: str) -> list[c.Command]:
    """One proposal (duty 1) stands for all."""
    found = [command for command in options(game.state, seat) if command.kind in _MOVES]
    return [x for x in found if not isinstance(x, c.Propose) or x.terms == {"duty": 1}]


@pytest.mark.parametrize(
    ("depth", "count"),
    # Worked out: the table opens with the Board alone (propose or pass = 2). After a proposal the
    # GPs and Commissioners may accept or reject (4), the GPs also propose or pass (2); after a
    # pass the GPs propose or pass (2): 6 + 2 = 8.
    [(1, 2), (2, 8)],
)
def test_sequences_of_the_first_offers(depth: int, count: int) -> None:
    """Counted by hand for two moves."""
    game = Game(toy_scenario(rounds=1, moves=("propose", "ballot")))
    for _ in range(3):
        for seat in ("board", "gp", "commissioners"):
            game.do(c.Ready, seat)
    assert sequences(game, depth) == count


def test_sequences_of_the_briefing() -> None:
    """Three sides say that they are ready, in any order: 6 ways; then planning, 6 more."""
    game = Game(toy_scenario(rounds=1, moves=("propose",)))
    assert sequences(game, 3) == 6
    assert sequences(game, 6) == 36
    assert {m.kind for m in view(game.state, "gp").legal} == {
        *("ready", "say", "keep_note", "choose_help"),
    }
