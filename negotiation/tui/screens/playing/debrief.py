"""The debrief: everything opens. Outcome, path, what each side knew, and history last."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Key

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.rules.seatview import Debrief, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.opening import attempt
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.footer_bar import FooterBar
from negotiation.tui.widgets.playing.debrief_pages import PathPage, TextPage
from negotiation.tui.widgets.playing.debrief_text import (
    history_lines,
    opened_lines,
    result_lines,
)
from negotiation.tui.widgets.playing.drawn import redraw_shown
from negotiation.tui.widgets.playing.page_tabs import PageTab, PageTabs
from negotiation.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from negotiation.tui.app import HeadsOfTerms

PAGES: Mapping[str, tuple[str, str]] = {
    "result": ("1", "Result"),
    "path": ("2", "Path of the talks"),
    "sides": ("3", "What each side knew"),
    "history": ("4", "History"),
}
"""The pages in order: number and name."""


class DebriefScreen(GameScreen):
    """Left and right turn the pages, up and down scroll."""

    PLACE = "debrief"
    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "The game is over and nothing is hidden any more. The pages: what each side got against "
        "its fallback; how draft and offers moved (t shows the table, o other sides); every "
        "side's plan, red lines and brief; and what really happened. r steps through the game."
    )

    def __init__(self) -> None:
        super().__init__()
        self._page = "result"
        self._pair = 0
        self._efficient: Sequence[Mapping[SideCode, int]] = ()

    def compose(self) -> ComposeResult:
        """Nothing changes here any more, so there is no line of news."""
        yield StatusLine()
        yield PageTabs(PAGES)
        with Container(id="pages"):
            yield TextPage("result")
            yield PathPage("path")
            yield TextPage("sides")
            yield TextPage("history")
        yield FooterBar(self.PLACE)

    def on_mount(self) -> None:
        """Begin with the result."""
        super().on_mount()
        self._turn_to("result")
        self.run_worker(self._look_for_efficient())

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Draw every page."""
        ending, debrief = view.ending, view.debrief
        if ending is None or debrief is None:
            return
        scenario = self.scenario
        self.query_one("#result", TextPage).show(
            partial(result_lines, view, scenario, ending, debrief)
        )
        self.query_one("#sides", TextPage).show(partial(sides_lines, view, scenario, debrief))
        self.query_one("#history", TextPage).show(partial(history_lines, scenario, ending))
        sides = [opened.side for opened in debrief.sides]
        mine = (s for s in combinations([view.side, *(s for s in sides if s != view.side)], 2))
        pairs = list(mine) or [(view.side, view.side)]
        pair = pairs[self._pair % len(pairs)]
        self.query_one(PathPage).show(scenario, debrief, ending, pair, self._efficient)

    async def _look_for_efficient(self) -> None:
        """Add the frontier once it is known; where nobody counted it, the picture does without."""
        found = await asyncio.to_thread(attempt, partial(efficient, self.house, self.desk.game))
        if not isinstance(found, str):
            self._efficient = found[0]
            if self.view is not None:
                self.redraw(self.view)

    def _turn_to(self, page: str) -> None:
        self._page = page
        for name in PAGES:
            self.query_one(f"#{name}").display = name == page
        self.query_one(PageTabs).mark(page)
        self.call_after_refresh(redraw_shown, self.query_one("#pages"))
        for text in self.query(TextPage):
            if text.display and page in (text.id, getattr(text.parent, "id", None)):
                text.focus()
                break
        self.refresh_bindings()

    def on_page_tab_clicked(self, event: PageTab.Clicked) -> None:
        """A click turns to the page."""
        event.stop()
        self._turn_to(event.page)

    def on_key(self, event: Key) -> None:
        """The pages' numbers turn to them."""
        for page, (number, _) in PAGES.items():
            if event.key == number:
                event.stop()
                self._turn_to(page)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Table and other side belong to the path."""
        del parameters
        if action in ("debrief_table", "debrief_other"):
            return self._page == "path"
        return action not in ("step_ready", "why_open")

    # ------------------------------------------------------------------------------------- actions

    def action_debrief_next(self) -> None:
        """The next page, after the last the first."""
        self._turn_by(1)

    def action_debrief_previous(self) -> None:
        """The page before."""
        self._turn_by(-1)

    def _turn_by(self, step: int) -> None:
        names = list(PAGES)
        self._turn_to(names[(names.index(self._page) + step) % len(names)])

    def action_debrief_table(self) -> None:
        """The picture as a table, or back."""
        path = self.query_one(PathPage)
        path.as_table = not path.as_table
        if self.view is not None:
            self.redraw(self.view)

    def action_debrief_other(self) -> None:
        """The next pair of sides."""
        self._pair += 1
        if self.view is not None:
            self.redraw(self.view)

    def action_debrief_replay(self) -> None:
        """Step through this game."""
        from negotiation.tui.opening import open_replay

        open_replay(self.house, self.desk.game)

    def action_clause_read(self) -> None:
        """Read the clauses again: who said what, and what history chose."""
        self.read_clause(self.scenario.clauses[0].code)

    def action_debrief_again(self) -> None:
        """Choose another game."""
        from negotiation.tui.screens.new_game import open_choice

        house = self.house
        house.close_game()
        open_choice(house)


def efficient(house: HeadsOfTerms, game: str) -> tuple[Mapping[SideCode, int], ...]:
    """The values of the contracts that nothing beats in a game's edition; runs in a thread."""
    from negotiation.play.replay import Replay

    reach = house.lobby.reviewing.reach(Replay(house.lobby.saved(game)))
    if reach is None:
        return ()
    outcomes = reach.outcomes
    rows = outcomes.frontier.values.tolist()
    return tuple(dict(zip(outcomes.sides, row, strict=True)) for row in rows)


def sides_lines(view: View, scenario: Scenario, debrief: Debrief, width: int) -> list[Content]:
    """One's own side first, then the others with their briefs."""
    ordered = sorted(debrief.sides, key=lambda opened: opened.side != view.side)
    return [row for opened in ordered for row in opened_lines(view, scenario, opened, width)]
