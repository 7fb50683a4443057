"""Calls, proofs and leaving in plain mode: what is asked, and what then happened."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotiation.plain.calls import CALLS
from negotiation.plain.menu import ACTS
from negotiation.plain.seat import play
from negotiation.rules import events as e
from negotiation.rules.seatview import MoveKind
from negotiation.store.sqlite import SqliteLog
from tests.plain.conftest import TableOf
from tests.plain.persona import Persona, Script
from tests.plain.test_seat import events, said

TO_THE_CAUCUS = ("ready", "ready")


def test_every_kind_of_move_can_be_made() -> None:
    assert set(ACTS) | set(CALLS) == set(get_args(MoveKind))
    assert not set(ACTS) & set(CALLS)


def test_no_word_means_two_things() -> None:
    named = [word for word, _ in (*ACTS.values(), *CALLS.values())]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("answers", "event"),
    [
        (("analysis",), e.AnalysisCommissioned(side="gp")),
        (("mandate", "gp-line"), e.MandateSought(side="gp", red_line="gp-line", granted=False)),
        (("group", "team"), e.WorkingGroupFormed(side="gp", clause="team", until_round=3)),
        (
            ("promise", "board", "pay", "o1", "1"),
            e.PromiseMade(side="gp", to="board", clause="pay", option=1, year=1),
        ),
        (
            ("prove", "board", "red-line", "gp-line"),
            e.Disclosed(side="gp", to="board", what="red_line", red_line="gp-line"),
        ),
    ],
)
def test_a_call_is_asked_for_and_made(
    full_table_of: TableOf, log: SqliteLog, answers: tuple[str, ...], event: e.Event
) -> None:
    session = full_table_of("gp")
    play(session, Script(*TO_THE_CAUCUS, "call", *answers))
    (made,) = [each for each in events(session, log) if type(each) is type(event)]
    if isinstance(made, e.MandateSought):
        made = made.model_copy(update={"granted": False})
    assert made == event


def test_words_go_with_a_leak_and_a_walk_out(full_table_of: TableOf, log: SqliteLog) -> None:
    session = full_table_of("gp")
    leak = ("call", "leak", "They want our pay.")
    leave = ("call", "walk-out", "yes", "Enough.", "return")
    play(session, Script(*TO_THE_CAUCUS, *leak, *leave))
    told = events(session, log)
    assert [each.words.shown for each in told if isinstance(each, e.StoryLeaked)] == [
        "They want our pay."
    ]
    assert [each.words.shown for each in told if isinstance(each, e.WalkedOut) and each.words] == [
        "Enough."
    ]
    assert [each.side for each in told if isinstance(each, e.Returned)] == ["gp"]


def test_a_call_that_cannot_be_made_yet_is_refused_in_words(full_table_of: TableOf) -> None:
    person = Script(*TO_THE_CAUCUS, "call", "consult")
    play(full_table_of("gp"), person)
    assert "there is nothing to ask members about" in said(person)
    assert "You have 3 calls and 2 proofs left." in said(person)


def test_thinking_better_of_it_sends_nothing(full_table_of: TableOf, log: SqliteLog) -> None:
    session = full_table_of("gp")
    play(session, Script(*TO_THE_CAUCUS, "call", "walk-out", "no", "call", "leak", ""))
    assert not [each for each in events(session, log) if isinstance(each, e.CallEvent)]


@pytest.mark.parametrize("side", ["board", "gp", "commissioners"])
def test_a_game_with_every_move_can_be_finished(full_table_of: TableOf, side: str) -> None:
    session = full_table_of(side)
    person = Persona([("offer", ("pay", "o1", "send", "")), ("final", ("team", "o1", "send"))])
    play(session, person)
    assert session.host.finished


_ANSWERS = st.sampled_from(
    ["call", "ready", "offer", "pass", "sign", "yes", "final", *map(str, range(1, 8)), "", "back"]
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ANSWERS, max_size=50))
def test_whatever_is_typed_among_all_moves_nothing_breaks(
    full_table_of: TableOf, answers: list[str]
) -> None:
    session = full_table_of("gp")
    play(session, Script(*TO_THE_CAUCUS, *answers))
    person = Persona([("final", ("team", "o1", "send"))])
    play(session, person)
    assert session.host.finished
