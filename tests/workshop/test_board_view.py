"""What the big board is given of a table: nothing that was not for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from negotiation.cli.wire import House
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.play.facilitating import BoardData
from negotiation.play.replay import Replay
from negotiation.rules.numbers import Numbers
from negotiation.rules.state import Line, Note, Plan, State
from negotiation.rules.words import Words
from negotiation.workshop.board.view import board_table
from negotiation.workshop.board.words import board_words
from tests.tui.shell import play_out

PLANTED = "xyzzy-secret"


def states(saves: Path) -> Iterator[State]:
    """A game of the tutorial, act by act."""
    yield from Replay(House(saves).saved(play_out(saves))).states()


def with_secrets(state: State) -> State:
    """The same table in everybody's eyes, with a secret wherever the state can hold one."""
    words = Words.of(PLANTED, "salt")
    side = state.sides[0]
    hidden = {name: 1 for name in MEASURES if name not in state.scenario.public_measures}
    plan = Plan(ranking=(PLANTED,), aspiration=1, walk_away=1, first_offer={}, others_want={})
    lines = (
        Line(kind="talk", side=side, to="all", text=PLANTED, words=words),
        Line(kind="talk", side=side, to="caucus", text=PLANTED, words=words),
        Line(kind="news", side=None, to=side, text=next(i.code for i in state.scenario.injects)),
        Line(kind="news", side=None, to="all", text=PLANTED),
        Line(kind="disclosed", side=side, to=state.sides[1], text=PLANTED),
    )
    return replace(
        state,
        scenario=_planted(state.scenario),
        setup=state.setup.model_copy(update={"seed": state.setup.seed + 1}),
        plans={side: plan},
        rankings={side: (PLANTED,)},
        beliefs={side: {state.sides[1]: (PLANTED,)}},
        notes=(Note(side=side, words=words, terms={}),),
        predictions={side: 999},
        relaxed={side: frozenset({PLANTED})},
        sealed={side: {"pay": 1}},
        trust=dict.fromkeys(state.sides, 7),
        talk=(*state.talk, *lines),
        numbers=_numbers(state.numbers, hidden),
        status_quo=_numbers(state.status_quo, hidden),
    )


def _numbers(numbers: Numbers, hidden: dict[MeasureName, int]) -> Numbers:
    secret = dict.fromkeys(numbers.values, 987654)
    told = {**numbers.measures, **hidden}
    return numbers.model_copy(
        update={"measures": told, "values": secret, "agreed_values": secret, "fallbacks": secret}
    )


def _planted(scenario: Scenario) -> Scenario:
    sides = tuple(side.model_copy(update={"interests": (PLANTED,)}) for side in scenario.sides)
    injects = tuple(one.model_copy(update={"text": PLANTED}) for one in scenario.injects)
    briefs = dict.fromkeys(scenario.briefs, PLANTED)
    return scenario.model_copy(update={"sides": sides, "injects": injects, "briefs": briefs})


def test_a_table_with_secrets_in_it_looks_the_same_on_the_board(tmp_path: Path) -> None:
    """Act by act through a whole game, whatever is planted in what the state holds."""
    seen = set()
    for state in states(tmp_path):
        shown = board_table(state, 1, None)
        planted = board_table(with_secrets(state), 1, None)
        assert planted == shown
        board = BoardData(title="A title", at=0.0, tables=(planted,))
        told = planted.model_dump_json() + str(board_words(state.scenario, board))
        assert PLANTED not in told
        assert "987654" not in told
        seen.add(shown.phase)
    assert {"caucus", "offers", "finished"} <= seen


def test_news_for_everybody_is_on_the_board_and_a_hidden_table_is_known_to_be_hidden(
    tmp_path: Path,
) -> None:
    *_, last = states(tmp_path)
    shown = board_table(last, 1, None)
    everybody = [one.code for one in last.scenario.injects if not one.to]
    assert set(shown.news) & set(everybody)
    assert not set(shown.news) - set(everybody)
    assert not board_table(replace(last, on_board=False), 1, None).shown
