"""A list of lines that are drawn for the width they get, and keep their cursor when they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Row(NamedTuple):
    """One entry: a key that stays while its words change, and how to draw it at a width."""

    key: str
    draw: Callable[[int], Content]
    disabled: bool = False


class RowList(OptionList, inherit_bindings=False):
    """A list with a cursor. Arrows and vi keys move, Enter chooses, a click does both.

    Left and right are not its own, so that screens can give them a meaning.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Down", show=False),
        Binding("up,k", "cursor_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("enter", "select", "Choose", show=False),
    ]

    DEFAULT_CSS = """
    RowList, RowList:focus {
        border: none;
        background: transparent;
        background-tint: transparent;
        padding: 0;
        height: 1fr;
        scrollbar-size: 0 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        """An empty list; `show` fills it."""
        super().__init__(markup=False)
        self._rows: tuple[Row, ...] = ()

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return None if self.highlighted is None else self._rows[self.highlighted].key

    def show(self, rows: Sequence[Row]) -> None:
        """Draw these rows; the cursor stays on its key, or goes to the first row."""
        old, self._rows = self._rows, tuple(rows)
        if [(row.key, row.disabled) for row in old] == [(row.key, row.disabled) for row in rows]:
            self._redraw()
            return
        key = old[self.highlighted].key if self.highlighted is not None else None
        keys = [row.key for row in rows]
        self.set_options(Option("", id=row.key, disabled=row.disabled) for row in rows)
        self._redraw()
        if rows:
            self.highlighted = keys.index(key) if key in keys else 0

    def go_to(self, key: str) -> None:
        """Move the cursor to the row with this key, if there is one."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                self.highlighted = number

    def _redraw(self) -> None:
        width = self.scrollable_content_region.width - 2
        if width <= 0:
            return
        for number, row in enumerate(self._rows):
            drawn, prompt = row.draw(width), self.options[number].prompt
            if not (isinstance(prompt, Content) and drawn.is_same(prompt)):
                self.replace_option_prompt_at_index(number, drawn)

    async def _on_click(self, event: Click) -> None:
        """A click on words that name a key moves the cursor only: the screen does the rest."""
        if "do" in event.style.meta:
            event.prevent_default()
            self.highlighted = event.style.meta.get("option", self.highlighted)

    def on_resize(self, event: Resize) -> None:
        """A new width means new lines."""
        del event
        self._redraw()
