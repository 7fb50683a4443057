"""A terminal's screen as a widget: bytes that a program drew, shown again. Nothing is typed."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from pyte.screens import Char

_NAMES = {"brown": "yellow", "default": "default"}
_USUAL = (80, 24)


class DrawnTerminal(Widget):
    """The screen as it was last drawn, in the size it was drawn for."""

    DEFAULT_CSS = """
    DrawnTerminal { width: auto; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        import pyte

        self._screen = pyte.Screen(*_USUAL)
        self._stream = pyte.Stream(self._screen)
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    def feed(self, drawn: bytes) -> None:
        """Take in what was drawn."""
        self._stream.feed(self._decode(drawn))
        self.refresh()

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size; it is drawn anew."""
        self._screen.resize(rows, columns)
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as it was drawn for."""
        del container, viewport
        return self._screen.columns

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as it was drawn for."""
        del container, viewport, width
        return self._screen.lines

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        if y >= self._screen.lines:
            return Strip.blank(self.size.width)
        row = self._screen.buffer[y]
        cells = [row[x] for x in range(self._screen.columns)]
        return Strip([Segment(cell.data, _style(cell)) for cell in cells if cell.data])


def _style(cell: Char) -> Style:
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
        strike=cell.strikethrough,
    )


def _colour(name: str) -> str:
    if name in _NAMES:
        return _NAMES[name]
    if len(name) == 6 and all(letter in "0123456789abcdef" for letter in name):
        return f"#{name}"
    return name.replace("bright", "bright_").replace("brown", "yellow")
