"""The analysis of a game in pages: why it is what it is, offers, sides, clauses, the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from negotiation.contract.scenario import Scenario
from negotiation.play.wording.review_pages import PAGES, Told
from negotiation.review.analysis import Analysis
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.page_tabs import PageTab, PageTabs
from negotiation.tui.widgets.playing.row_list import Row, RowList


class StudyScreen(ShellScreen):
    """Left and right turn the pages; Enter goes to the act that a line is about."""

    PLACE = "study"
    TITLE_WORDS = "Review · Analysis"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("study")]
    HELP = (
        "What can be said of the whole game. Pages: why the deal left what it left, with the "
        "trades that were missed; every offer as a step, and mistakes; each side's plan, beliefs "
        "and result; what each clause was worth to whom; words, deeds, help and what really "
        "happened. Left and right or the numbers turn the pages; Enter on a line with an arrow "
        "goes to its act."
    )

    def __init__(
        self,
        scenario: Scenario,
        analysis: Analysis,
        go: Callable[[int], None],
        beside: Sequence[str],
    ) -> None:
        super().__init__()
        self._scenario = scenario
        self._analysis = analysis
        self._go = go
        self._beside = beside
        self._page = "why"
        self._told: list[Told] = []

    def compose_body(self) -> ComposeResult:
        """The tabs and one list of lines."""
        yield PageTabs({page: (number, name) for page, (number, name, _) in PAGES.items()})
        yield RowList()

    def on_mount(self) -> None:
        """Begin with why."""
        self._turn_to("why")
        self.query_one(RowList).focus()

    def _turn_to(self, page: str) -> None:
        self._page = page
        self._told = list(PAGES[page][2](self._scenario, self._analysis))
        if page == "why" and self._beside:
            self._told += [Told("Beside the game it branched off", heading=True)]
            self._told += [Told(words) for words in self._beside]
        rows = [Row(f"{page}-{n}", partial(_drawn, told)) for n, told in enumerate(self._told)]
        self.query_one(RowList).show(rows)
        self.query_one(PageTabs).mark(page)

    def on_page_tab_clicked(self, event: PageTab.Clicked) -> None:
        """A click turns to the page."""
        event.stop()
        self._turn_to(event.page)

    def on_key(self, event: Key) -> None:
        """The pages' numbers turn to them."""
        for page, (number, _, _) in PAGES.items():
            if event.key == number:
                event.stop()
                self._turn_to(page)

    def action_study_next(self) -> None:
        """The next page."""
        self._turn(1)

    def action_study_previous(self) -> None:
        """The page before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        names = list(PAGES)
        self._turn_to(names[(names.index(self._page) + step) % len(names)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a line goes to its act."""
        event.stop()
        act = self._told[event.option_index].act
        if act is not None:
            self.dismiss()
            self._go(act)


SCROLLBAR = 2
"""Columns that a list which scrolls takes for itself."""


def _drawn(told: Told, width: int) -> Content:
    width -= SCROLLBAR
    if told.heading:
        return Content.styled(hanging(Content(told.words), width, 0).plain, "bold")
    indent = len(told.words) - len(told.words.lstrip()) + 2
    words = Content(f"→ {told.act:>3}  {told.words}" if told.act else f"  {told.words}")
    return hanging(words, width, 7 if told.act else indent)
