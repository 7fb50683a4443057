"""The five panes of the table, side by side where there is room, else on three pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, TypeAlias

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Drivers, Spread
from negotiation.play.words import points
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.clauses import ClausesPane
from negotiation.tui.widgets.playing.drawn import put, redraw_shown
from negotiation.tui.widgets.playing.numbers import NumbersPane
from negotiation.tui.widgets.playing.offers import OffersPane
from negotiation.tui.widgets.playing.page_tabs import PageTab, PageTabs
from negotiation.tui.widgets.playing.row_list import RowList
from negotiation.tui.widgets.playing.talk import TalkPane
from negotiation.tui.widgets.playing.yours import YourSidePane

Pane: TypeAlias = Literal["clauses", "offers", "numbers", "talk"]
"""A pane that keys can go to."""

PAGES: Mapping[str, tuple[str, str]] = {
    "deal": ("1", "Clauses, 2 offers"),
    "numbers": ("3", "If signed, your side"),
    "talk": ("4", "Talk and news"),
}
"""The pages of a small terminal: keys and name."""

PAGE_OF: Mapping[Pane, str] = {
    "clauses": "deal",
    "offers": "deal",
    "numbers": "numbers",
    "talk": "talk",
}


def worth_strip(view: View) -> Content:
    """One's own side in one line, for pages on which its pane is not."""
    if view.value is None or view.fallback is None:
        return Content("")
    gap = view.value - view.fallback
    sign = " ✓" if gap > 0 else " !" if gap < 0 else " ="
    aim = view.plan.aspiration if view.plan else None
    crossed = ("  ! a red line is crossed", "$text-error bold") if view.crossed else ""
    return Content.assemble(
        "Private: the draft is worth ",
        (points(view.value), "bold"),
        " to you, fallback ",
        points(view.fallback),
        (sign, "$text-error" if gap < 0 else "$text-success"),
        "" if aim is None else f", aim {points(aim)}",
        crossed,
    )


class TablePanes(Container):
    """Draws a view in all panes, and knows which page a small terminal shows."""

    def compose(self) -> ComposeResult:
        """Left the deal, right what it would do, below the talk."""
        yield PageTabs(PAGES)
        yield Static(id="worth-strip", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="deal"):
                yield ClausesPane()
                yield OffersPane()
            with Vertical(id="outlook"):
                yield NumbersPane()
                yield YourSidePane()
        yield TalkPane()

    def on_mount(self) -> None:
        """Name the panes, with the keys that go to them."""
        self.query_one(OffersPane).border_title = "2 On the table"
        self.query_one(NumbersPane).border_title = "3 If this draft were signed"
        self.query_one(YourSidePane).border_title = "For your side (private)"
        self.query_one(TalkPane).border_title = "4 Talk and news"
        self.turn_to("deal")

    def show(self, view: View, scenario: Scenario, changed: Collection[ClauseCode] = ()) -> None:
        """Draw a view; `changed` are the clauses to mark as just changed."""
        put(self.query_one("#worth-strip", Static), worth_strip(view))
        self.query_one(ClausesPane).show(view, scenario, changed)
        self.query_one(OffersPane).show(view, scenario)
        self.query_one(NumbersPane).show(view, scenario)
        self.query_one(YourSidePane).show(view, scenario)
        self.query_one(TalkPane).show(view, scenario)

    def explain(self, drivers: Drivers) -> None:
        """Add the reasons behind the numbers."""
        self.query_one(NumbersPane).explain(drivers)

    def spread(self, spread: Spread) -> None:
        """Add how far the numbers may be off."""
        self.query_one(NumbersPane).spread(spread)
        self.query_one(YourSidePane).spread(spread)

    def go_to(self, pane: Pane) -> None:
        """Put the cursor into a pane, on its page."""
        self.turn_to(PAGE_OF[pane])
        match pane:
            case "clauses":
                self.query_one(ClausesPane).query_one(RowList).focus()
            case "offers":
                self.query_one(OffersPane).query_one(RowList).focus()
            case "numbers":
                self.query_one(NumbersPane).focus()
            case "talk":
                self.query_one(TalkPane).focus()

    def turn_to(self, page: str) -> None:
        """Show a page; only small terminals hide the others."""
        for name in PAGES:
            self.set_class(name == page, f"-page-{name}")
        self.query_one(PageTabs).mark(page)
        self.call_after_refresh(redraw_shown, self)

    def on_page_tab_clicked(self, event: PageTab.Clicked) -> None:
        """A click on a tab goes to the first pane of its page."""
        event.stop()
        self.go_to(next(pane for pane, page in PAGE_OF.items() if page == event.page))
