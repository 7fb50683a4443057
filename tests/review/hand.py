"""Three sides, three clauses, eight contracts that can be signed: a table worked out on paper.

The values are those of the toy scenario; the fallbacks are 30, 30 and 40 points, so that six of the
eight contracts leave nobody below them. See the working in `by_hand/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.base import SideCode
from negotiation.contract.edition import MoveName
from negotiation.contract.scenario import History, Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.projection import Fallback, Projection
from negotiation.engine.space.scoring import reference_state
from negotiation.review.analysis import Analysis, analyse
from negotiation.review.reach import counted_out
from negotiation.review.story import Story, story_of
from negotiation.rules import commands as c
from negotiation.rules.apply import apply, opening_state
from negotiation.rules.turns import awaited
from tests.toy import MOVES, Game, ToyEngine, toy_scenario

FALLBACKS: dict[SideCode, int] = {"board": 300, "gp": 300, "commissioners": 400}


class HandEngine(ToyEngine):
    """The toy engine with the fallbacks of the paper."""

    fingerprint = "hand-1"

    def __init__(self, fallbacks: dict[SideCode, int] | None = None) -> None:
        super().__init__()
        self.fallbacks = fallbacks or FALLBACKS

    def project(self, contract: Contract, talks: Talks) -> Projection:
        return super().project(contract, talks).model_copy(update={"fallbacks": self.fallbacks})

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        return super().fallback(talks, imposed).model_copy(update={"values": self.fallbacks})


def hand_scenario(*more: MoveName) -> Scenario:
    """The toy scenario of two rounds without years; history moved pay."""
    scenario = toy_scenario(rounds=2, years=0, moves=(*MOVES, *more))
    history = History(text="Pay moved.", terms={"pay": "o1", "duty": "o0"}, evidence=("T1",))
    return scenario.model_copy(update={"history": history})


class Hand(Game):
    """A game whose moves can be written in a line each."""

    def __init__(self, *more: MoveName, engine: HandEngine | None = None) -> None:
        super().__init__(hand_scenario(*more), engine=engine or HandEngine())

    def to(self, phase: str, round_: int) -> None:
        """Say that everybody is ready until this phase of this round."""
        while (self.phase, self.state.round) != (phase, round_):
            self.do(c.Ready, awaited(self.state)[0])

    def offer(self, side: str, **terms: int) -> None:
        """Put a package on the table."""
        self.do(c.Propose, side, terms=terms)

    def skip(self, *sides: str) -> None:
        """Make no offer."""
        for side in sides:
            self.do(c.PassTurn, side)

    def accept(self, offer: int, *sides: str) -> None:
        """Accept an offer."""
        for side in sides:
            self.do(c.Accept, side, offer=offer)

    def sign(self, *sides: str) -> None:
        """Sign the draft."""
        for side in sides:
            self.do(c.Sign, side)


def story(game: Game) -> Story:
    """The story of a game in memory."""
    state = opening_state(game.scenario, game.events[0])
    told = [(game.events[0], state)]
    for event in game.events[1:]:
        state = apply(state, event)
        told.append((event, state))
    sources = [(getattr(event, "seat", None) or "rules", "") for event, _ in told]
    return story_of(game.scenario, told, sources)


def analysed(game: Game) -> Analysis:
    """The analysis of a game in memory, every contract counted."""
    talks = reference_state(game.scenario)

    def values(contracts: Sequence[Contract]) -> dict[SideCode, list[int]]:
        return game.engine.values(contracts, talks)

    fallbacks = game.engine.fallback(talks).values
    reach = counted_out(game.scenario, game.scenario.editions[0], values, fallbacks)
    return analyse("hand", story(game), values, fallbacks, reach, game.engine.fingerprint)
