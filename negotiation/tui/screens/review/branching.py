"""What if from here: who plays on, then a new game that begins at this act."""

from __future__ import annotations

import asyncio

from negotiation.play.branch import Branch, seating
from negotiation.play.lobby import Session
from negotiation.play.replay import Replay
from negotiation.play.wording.names import named
from negotiation.play.wording.review_course import compared_sentences
from negotiation.review.compare import Compared, compare
from negotiation.rules.saved import SaveError
from negotiation.tui.opening import in_background, open_replay
from negotiation.tui.screens.playing.choose import Choice, ChooseScreen
from negotiation.tui.screens.review.remarking import Remarking

BOTS = "bots"
"""The answer that lets bots play every side."""


class Branching(Remarking):
    """The keys that lead into another game. `beside` tells a branch beside its parent."""

    beside: tuple[str, ...] = ()

    def action_replay_what_if(self) -> None:
        """Play on from here, in a new game; this one stays as it is."""
        scenario = self.replay.scenario
        sides = [
            Choice(code, f"I play {named(scenario, code)}") for code in self.replay.state(1).sides
        ]
        question = f"What if from act {self.act}? Who plays on?"
        details = "A new game begins here with the same chance; this record stays as it is."
        choices = [*sides, Choice(BOTS, "Bots play every side, then compare")]
        self.app.push_screen(ChooseScreen(question, details, choices), self._begin)

    def _begin(self, me: str | None) -> None:
        if me is None:
            return
        act, reviewing, saved = self.act, self.reviewing, self.replay.saved
        seats = seating(self.replay.state(self.replay.length).setup, me)

        def begin() -> Session:
            return reviewing.branch(saved, act, seats)

        if me == BOTS:
            in_background(self.house, "The bots play on ...", lambda: _played(begin()), self._told)
        else:
            in_background(self.house, "Setting the table ...", begin, self.house.open_game)

    def _told(self, game: str) -> None:
        """The branch is over: show it beside this one."""
        self.house.notify(f"Kept as {game}; here it is.", markup=False)
        open_replay(self.house, game)

    # -------------------------------------------------------------------------------------- family

    def action_replay_branches(self) -> None:
        """Other games of this family: the one it left, and those that left it."""
        game, reviewing = self.replay.saved.header.game, self.reviewing
        in_background(
            self.house, "Looking for branches ...", lambda: reviewing.branches(game), self._family
        )

    def _family(self, branches: tuple[Branch, ...]) -> None:
        parent = self.replay.saved.header.parent
        above = [Choice(parent, f"{parent}, the game that this one left")] if parent else []
        below = [Choice(branch.game, _branch_words(branch)) for branch in branches]
        if not above and not below:
            self.house.say_refused("No game has branched off this one; w begins one here.")
            return

        def chosen(game: str | None) -> None:
            if game is not None:
                open_replay(self.house, game)

        self.app.push_screen(ChooseScreen("Which game of this family?", "", above + below), chosen)

    def compare_with_parent(self) -> None:
        """Work out what became otherwise in a branch, and tell it."""
        parent = self.replay.state(1).setup.parent
        analysis, reviewing, lobby = self.analysis, self.reviewing, self.house.lobby
        if parent is None or analysis is None:
            return

        def work() -> Compared | None:
            try:
                other = Replay(lobby.saved(parent.game))
            except SaveError:
                return None
            return compare(reviewing.analysis(other), analysis, parent.seq)

        in_background(self.house, "Comparing with its parent ...", work, self._compared)

    def _compared(self, compared: Compared | None) -> None:
        if compared is None:
            self.beside = ("The game that this one branched off is not here any more.",)
        else:
            self.beside = compared_sentences(self.replay.scenario, compared)
        self.draw()


def _branch_words(branch: Branch) -> str:
    after = f"after act {branch.after}" if branch.after is not None else "after an unknown act"
    state = "finished" if branch.finished else "under way"
    return f"{'  ' * (branch.depth - 1)}{branch.game}, {after}, {state}"


def _played(session: Session) -> str:
    """Let the bots play a game to its end; its name."""
    asyncio.run(session.settle())
    return session.game
