"""Every kind of event and of a seat's move comes about somewhere: nothing in the rules is dead."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import cast, get_args

import pytest

from negotiation.contract.base import FACILITATOR, RULES
from negotiation.contract.edition import MoveName
from negotiation.library.load import load_scenario
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.decide import decide
from negotiation.rules.refusal import Refusal
from negotiation.rules.turns import awaited
from tests.full_toy import full_scenario
from tests.rules.playing import needed, options
from tests.toy import Game, ToyEngine, toy_scenario, toy_setup, words

ROOT = Path(__file__).parents[2]
SIDES = ("board", "gp", "commissioners")

TABLES = (
    lambda: toy_scenario(rounds=3),
    lambda: full_scenario(rounds=1, chance=0.5),
    lambda: full_scenario("sealed_final", "committee_authority", rounds=3, limit=5.0),
    lambda: full_scenario("better_for_all", treasury="board", carrier="commissioners"),
)

ENDINGS = ("impose", "walk_out", "propose_local_deal")
"""Ways out that would end nearly every game early when all moves are as likely."""


TO_A_DEAL = ("sign", "accept", "settle", "propose", "trade", "seal_final", "reject")
"""What leads to a deal, or away from one offer to the next."""


def acts(game: Game, chance: Random) -> list[c.Command]:
    """What a facilitator or the clock may do now."""
    seat = chance.choice(SIDES)
    said = words("Go on.")
    asked: list[tuple[type[c.Ask], str, dict[str, object]]] = [
        (c.Pause, FACILITATOR, {}),
        (c.Resume, FACILITATOR, {}),
        (c.SetTimer, RULES, {"seconds": 60}),
        (c.InjectNews, FACILITATOR, {"inject": "hush"}),
        (c.GiveHint, RULES, {"seat": seat, "moment": "asked", "text": "Ask."}),
        (c.Nudge, RULES, {"seat": seat}),
        (c.Undo, FACILITATOR, {"words": said}),
        (c.ForcePass, RULES, {"seat": seat}),
        (c.SeatBot, FACILITATOR, {"seat": seat, "temper": "trader"}),
        (c.SeatPerson, FACILITATOR, {"seat": seat}),
        (c.ShowOnBoard, FACILITATOR, {"shown": False}),
        (c.SetClause, FACILITATOR, {"clause": "team", "option": 1, "words": said}),
        (c.Bookmark, FACILITATOR, {"words": said}),
        (c.HandPen, "gp", {"to": "gp.2"}),
        (c.HandPen, "gp.2", {"to": "gp"}),
    ]
    return [
        cast(
            c.Command,
            kind.model_validate({"actor": actor, "seen": game.state.seen.get(actor, 0), **fields}),
        )
        for kind, actor, fields in asked
    ]


def random_game(seed: int) -> Game:
    """A game among people who do anything, with a restless facilitator; the draft often moves."""
    chance = Random(seed)
    scenario = TABLES[seed % len(TABLES)]()
    engine = ToyEngine(yes=chance.choice((0.3, 0.7)))
    game = Game(scenario, toy_setup(seed, advisers=True), engine)
    for _ in range(150):
        if game.phase == "finished":
            break
        roll = chance.random()
        command: c.Command | None
        if roll < 0.08:
            command = chance.choice(acts(game, chance))
        elif roll < 0.5 and awaited(game.state) and not game.state.paused:
            command = needed_or_signed(game, chance)
        else:
            command = anything(game, chance)
        if game.state.paused:
            command = c.Resume(actor=FACILITATOR, seen=0)
        if command is not None:
            decided = game.ask(with_reason(command, chance))
            assert not isinstance(decided, Refusal) or decided.sentence
    return game


def with_reason(command: c.Command, chance: Random) -> c.Command:
    """Now and then with a sentence of reason, as bots give one."""
    reason = "We need it." if chance.random() < 0.1 else None
    return command.model_copy(update={"because": reason})


def needed_or_signed(game: Game, chance: Random) -> c.Command | None:
    """What leads to a deal; else what the game waits for."""
    moves = [move for seat in game.state.pens.values() for move in options(game.state, seat)]
    wanted = [move for move in moves if move.kind in TO_A_DEAL]
    chance.shuffle(wanted)
    for move in wanted[:6]:
        if not isinstance(decide(game.state, move, game.engine), Refusal):
            return move
    if any(game.state.pens[side] != side for side in SIDES):
        return c.HandPen(actor="gp.2", seen=0, to="gp")
    return needed(game)


def anything(game: Game, chance: Random) -> c.Command | None:
    """Any move that is listed, of any kind; the ways out seldom."""
    moves = options(game.state, chance.choice((*SIDES, "gp.2")))
    kinds = sorted({move.kind for move in moves})
    if chance.random() < 0.93:
        kinds = [kind for kind in kinds if kind not in ENDINGS]
    if not kinds:
        return None
    kind = chance.choice(kinds)
    return chance.choice([move for move in moves if move.kind == kind])


@pytest.mark.slow
def test_every_kind_of_event_comes_about_in_random_play() -> None:
    """A kind that no game shows would be a rule that nobody can meet."""
    seen: set[str] = set()
    every = {model.model_fields["kind"].default for model in get_args(e.Event)}
    for seed in range(120):
        game = random_game(seed)
        seen |= {event.kind for event in game.events}
        if seen == every:
            break
    assert every - seen == set()


def test_every_move_is_in_some_edition_that_comes_with_the_game() -> None:
    """A move that no edition has could not be met by anybody who plays what is there."""
    names = ("tutorial", "forum-2012")
    editions = [e for name in names for e in load_scenario(ROOT / "scenarios" / name).editions]
    assert set(get_args(MoveName)) == {move for edition in editions for move in edition.moves}
