"""What if from here: a branch is a sound game of its own, and the game it left stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.play.branch import begin_branch, branch_at, seating, tree, whole_moves
from negotiation.play.host import Host
from negotiation.play.lobby import HouseError
from negotiation.play.replay import Replay
from negotiation.play.reviewing import analysis_of
from negotiation.play.session import TableSession
from negotiation.review.compare import compare
from negotiation.rules.saved import SavedGame
from negotiation.store.source import Source
from negotiation.store.sqlite import SqliteLog
from negotiation.store.verify import verify
from tests.play.tables import CountingClock, TrueSalts, bots, open_log, open_table
from tests.toy import ENGINE


def played(log: SqliteLog) -> SavedGame:
    """A game that three bots have played."""
    host = open_table(log, bots("trader", "conceder", "mirror"))
    TableSession(host, TrueSalts()).settle_now()
    return log.read(host.game)


def branch(log: SqliteLog, parent: SavedGame, act: int, me: str) -> SavedGame:
    """A branch of a game from an act."""
    setup = Replay(parent).state(1).setup
    return begin_branch(parent, act, seating(setup, me), log, CountingClock(), TrueSalts())


def test_a_branch_has_the_acts_of_its_parent_and_then_its_own_seats(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    parent = played(log)
    at = whole_moves(parent.records)[len(parent.records) // 4]
    child = branch(log, parent, at, "gp")
    then, now = Replay(parent).state(at), Replay(child)
    assert now.state(at).draft == then.draft
    assert now.state(at).offers == then.offers
    assert now.state(at).setup.parent is not None
    faces = {s.code: s.occupant.kind for s in now.state(now.length).setup.seats}
    assert faces == {"board": "bot", "gp": "person", "commissioners": "bot"}
    verify(log.read(child.header.game), Source("the branch"))


def test_the_game_that_was_left_stays_as_it_was(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    parent = played(log)
    branch(log, parent, 20, "board")
    assert log.read(parent.header.game) == parent


def test_bots_play_a_branch_to_its_end_and_it_is_compared(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    parent = played(log)
    child = branch(log, parent, 20, "nobody")
    host = Host.resume(child, ENGINE, log, CountingClock())
    TableSession(host, TrueSalts()).settle_now()
    assert host.finished
    finished = Replay(log.read(child.header.game))
    at = finished.state(1).setup.parent
    assert at is not None
    beside = compare(analysis_of(Replay(parent), ENGINE), analysis_of(finished, ENGINE), at.seq)
    assert (beside.parent, beside.child) == (parent.header.game, child.header.game)
    assert beside.acts == (len(parent.records) - at.seq, finished.length - at.seq)
    assert {side.side for side in beside.sides} == {"board", "gp", "commissioners"}
    ends = [Replay(g).state(len(g.records)).ending for g in (parent, finished.saved)]
    assert all(end is not None for end in ends)
    same = [end.terms for end in ends if end is not None]
    assert bool(beside.differs) == (same[0] != same[1])


def test_a_branch_goes_on_where_a_whole_move_ends(tmp_path: Path) -> None:
    """Between the acts that one move brings about, no rule holds."""
    log = open_log(tmp_path)
    parent = played(log)
    ends = whole_moves(parent.records)
    assert len(ends) < len(parent.records)
    inside = next(act for act in range(1, len(parent.records)) if act not in ends)
    assert branch_at(parent.records, inside) > inside
    assert branch_at(parent.records, inside) in ends


def test_what_cannot_be_branched_is_refused_with_the_way_out(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    parent = played(log)
    with pytest.raises(HouseError, match="over after that act"):
        branch(log, parent, len(parent.records), "gp")
    with pytest.raises(HouseError, match="There is no act 9999"):
        branch(log, parent, 9999, "gp")
    assert len(log.games()) == 1


def test_the_tree_of_branches_names_each_after_its_parent(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    parent = played(log)
    child = branch(log, parent, 20, "gp")
    grandchild = branch(log, child, 22, "board")
    found = tree(log.games(), parent.header.game, {child.header.game: 20})
    assert [(b.game, b.parent, b.depth) for b in found] == [
        (child.header.game, parent.header.game, 1),
        (grandchild.header.game, child.header.game, 2),
    ]
    assert found[0].after == 20
