"""The front page of the papers at a turning point of the talks; those before lie behind it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.widgets import Static

from negotiation.play.wording.story import Page
from negotiation.tui.screens.once import OnceModal


class FrontPageScreen(OnceModal[None]):
    """Shows the latest page. Enter and Esc go on; left and right leaf through the others."""

    CSS_PATH = "front_page.tcss"
    HELP = (
        "What the papers make of the talks, from public numbers only: everybody reads the same. "
        "Enter or Esc goes on; ← and → leaf through the front pages so far."
    )

    def __init__(self, pages: tuple[Page, ...]) -> None:
        super().__init__()
        self._pages = pages
        self._at = len(pages) - 1

    def compose(self) -> ComposeResult:
        """Masthead, headline, text, and what the keys do."""
        with Vertical():
            yield Static(id="masthead", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="headline", markup=False)
                yield Static(id="report", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """The latest first."""
        self._draw()

    def _draw(self) -> None:
        page = self._pages[self._at]
        self.query_one("#masthead", Static).update(Content(page.masthead))
        self.query_one("#headline", Static).update(Content(page.headline))
        self.query_one("#report", Static).update(Content(page.text))
        ways = ["Enter goes on"]
        if self._at > 0:
            ways.append("← the page before")
        if self._at < len(self._pages) - 1:
            ways.append("→ the page after")
        self.query_one("#keys", Static).update(Content("   ".join(ways)))

    def _leaf(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._pages) - 1)
        self._draw()

    def on_click(self, event: Click) -> None:
        """A click goes on too."""
        event.stop()
        self.dismiss()

    def on_key(self, event: Key) -> None:
        """Go on, leaf, or scroll a page that is too long for the terminal."""
        scroll = self.query_one(VerticalScroll)
        match event.key:
            case "enter" | "escape":
                self.dismiss()
            case "left" | "h":
                self._leaf(-1)
            case "right" | "l":
                self._leaf(1)
            case "down" | "j":
                scroll.scroll_down(animate=False)
            case "up" | "k":
                scroll.scroll_up(animate=False)
            case _:
                return
        event.stop()
