"""The pages of a small terminal, as one line of names with their keys."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class PageTab(Static):
    """The name of one page; a click asks for it."""

    class Clicked(Message):
        """Somebody wants this page."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, page: str, key: str, name: str) -> None:
        super().__init__(Content.assemble((key, "$text-accent bold"), f" {name}"), markup=False)
        self.page = page

    def on_click(self) -> None:
        """Ask for the page."""
        self.post_message(self.Clicked(self.page))


class PageTabs(Horizontal):
    """One tab a page; the page shown is marked by more than its colour."""

    DEFAULT_CSS = """
    PageTabs { height: 1; background: $panel; }
    PageTab { width: auto; padding: 0 1; }
    PageTab.-shown { background: $surface; text-style: bold underline; }
    """

    def __init__(self, pages: Mapping[str, tuple[str, str]]) -> None:
        """`pages`: key and name by page."""
        super().__init__()
        self._pages = pages

    def compose(self) -> ComposeResult:
        """The tabs in order."""
        for page, (key, name) in self._pages.items():
            yield PageTab(page, key, name)

    def mark(self, page: str) -> None:
        """Show which page is open."""
        for tab in self.query(PageTab):
            tab.set_class(tab.page == page, "-shown")
