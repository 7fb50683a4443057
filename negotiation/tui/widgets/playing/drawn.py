"""A box of lines that are drawn for the size it gets, and that scrolls when they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from negotiation.tui.widgets.playing.columns import lines


def put(text: Static, content: Content | str, *, layout: bool = False) -> None:
    """Let a text say something else; what it says already is not drawn again."""
    new = content if isinstance(content, Content) else Content(content)
    old = text.content
    if layout or not (isinstance(old, Content) and new.is_same(old)):
        text.update(new, layout=layout)


def redraw_shown(inside: Widget) -> None:
    """Draw again every box of lines that has just come into sight inside a widget."""
    for drawn in inside.query(Drawn):
        drawn.redraw()


class Drawn(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Override `draw`, and call `redraw` when what it draws has changed.

    Left and right are not its own, so that screens can give them a meaning.
    """

    class Asked(Message):
        """A click on a number asks why it is what it is."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.number = number

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("home", "scroll_home", "First line", show=False),
        Binding("end", "scroll_end", "Last line", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]

    DEFAULT_CSS = """
    Drawn { padding: 0 0 0 1; scrollbar-size: 0 1; scrollbar-gutter: stable; height: 1fr; }
    Drawn > Static { width: 1fr; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    @property
    def text(self) -> str:
        """What is drawn, for a clipboard: no blank lines at its end, none at those of lines."""
        drawn = self.query_one(Static).content
        plain = drawn.plain if isinstance(drawn, Content) else str(drawn)
        return "\n".join(line.rstrip() for line in plain.splitlines()).strip("\n")

    def draw(self, width: int, height: int) -> Sequence[Content | str]:
        """The lines to show in a box of this many cells; longer ones are wrapped."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again. Blank lines fill the box, so that its layout rarely has to be worked out."""
        region = self.scrollable_content_region
        if not region.width:
            return
        text = self.query_one(Static)
        drawn = lines(*self.draw(region.width, region.height))
        height = drawn.get_height({}, region.width)
        if height < region.height and not self.styles.is_auto_height:
            drawn += Content("\n" * (region.height - height))
            height = region.height
        put(text, drawn, layout=height != text.size.height)

    def on_click(self, event: Click) -> None:
        """Ask about the number under the mouse, if there is one."""
        number = event.style.meta.get("why")
        if number is not None:
            event.stop()
            self.post_message(self.Asked(number))

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        del event
        self.redraw()
