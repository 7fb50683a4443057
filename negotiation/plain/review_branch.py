"""What if from here, in plain mode: who plays on, and a branch beside the game it left."""

from __future__ import annotations

import asyncio

from negotiation.plain.conversation import Choice, Conversation
from negotiation.play.branch import seating
from negotiation.play.lobby import Lobby, Session
from negotiation.play.replay import Replay
from negotiation.play.wording.names import named
from negotiation.play.wording.review_course import compared_sentences
from negotiation.review.analysis import Analysis
from negotiation.review.compare import compare
from negotiation.rules.saved import SaveError

BOTS = "bots"
"""The answer that lets bots play every side."""


def branch_off(lobby: Lobby, replay: Replay, act: int, talk: Conversation) -> Session | None:
    """Begin a branch. A game for a person to play on; None when bots have played it to its end."""
    scenario = replay.scenario
    sides = [Choice(code, f"play {named(scenario, code)}") for code in replay.state(1).sides]
    me = talk.choose(
        f"Who plays on from act {act}? This record stays as it is.",
        [*sides, Choice(BOTS, "bots play every side, then the two are compared")],
    )
    seats = seating(replay.state(replay.length).setup, me)
    session = lobby.reviewing.branch(replay.saved, act, seats)
    talk.tell(f"A new game: {session.game}.")
    if me != BOTS:
        return session
    asyncio.run(session.settle())
    branch = Replay(lobby.saved(session.game))
    tell_beside(lobby, branch, lobby.reviewing.analysis(branch, thorough=True), talk)
    return None


def tell_beside(lobby: Lobby, replay: Replay, analysis: Analysis, talk: Conversation) -> None:
    """A branch beside the game that it left, if it is one."""
    parent = replay.state(1).setup.parent
    if parent is None:
        return
    try:
        other = Replay(lobby.saved(parent.game))
    except SaveError:
        talk.tell("The game that this one branched off is not here any more.")
        return
    beside = compare(lobby.reviewing.analysis(other, thorough=True), analysis, parent.seq)
    talk.tell(*compared_sentences(replay.scenario, beside))
