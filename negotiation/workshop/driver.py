"""A Textual driver without a terminal: it draws to an outlet; keys come from whoever holds it.

Terminals come and go while the application lives on. It touches no signals, no stdin, no termios,
so any number of applications run in one process. Everything of Textual that a workshop rests on,
private names included, is in this file.
"""

from __future__ import annotations

import asyncio
from codecs import getincrementaldecoder
from typing import Any, Protocol

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from negotiation.workshop.limits import KEYS_AT_ONCE, KEYS_PER_SECOND
from negotiation.workshop.tokens import Bucket

_TICK_SECONDS = constants.ESCAPE_DELAY * 1.2
"""When to ask the parser whether a lone Escape was meant: a little after it may say so."""


class Outlet(Protocol):
    """Where an application's drawing goes, and how large that is."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        ...

    def show(self, data: str) -> None:
        """Something was drawn."""
        ...


class DetachedDriver(Driver):
    """Draws to an outlet. Made by `driver_for`."""

    outlet: Outlet

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,  # noqa: ARG002 - it is the outlet's
    ) -> None:
        """What Textual asks of every driver."""
        super().__init__(app, debug=debug, mouse=mouse, size=self.outlet.size)
        self._keys = Bucket(KEYS_AT_ONCE, KEYS_PER_SECOND)
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    @property
    def is_web(self) -> bool:
        """A link or a file must never open on the machine of the table."""
        return True

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Nothing opens on the machine of the table."""

    def write(self, data: str) -> None:
        """Something was drawn."""
        self.outlet.show(data)

    def start_application_mode(self) -> None:
        """Begin at the outlet's size."""
        self.resize(self.outlet.size)

    def disable_input(self) -> None:
        """Input comes by `feed`, and ends with its terminal."""

    def stop_application_mode(self) -> None:
        """The application ends; its terminals are somebody else's."""

    # ---------------------------------------------------------------------------------- terminals

    def feed(self, data: bytes) -> None:
        """Bytes that a terminal typed. More keys than anybody can press are dropped."""
        for event in self._parser.feed(self._decode(data)):
            # One seat's keys, each a message of its own, would hold up the whole table.
            if self._keys.take():
                self.process_message(event)
        if self._parser._timeout_time is not None:
            asyncio.get_running_loop().call_later(_TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        for event in self._parser.tick():
            self.process_message(event)

    def forget_input(self) -> None:
        """A terminal went in the middle of a sequence: the next one begins anew."""
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    def resize(self, size: tuple[int, int]) -> None:
        """The terminal has another size."""
        self._size = size
        self._app.post_message(events.Resize(Size(*size), Size(*size)))

    def repaint(self) -> None:
        """Draw the whole screen anew, for a terminal that saw nothing yet."""
        self._app.call_later(self._draw_whole)

    def _draw_whole(self) -> None:
        if self._app.screen_stack:
            screen = self._app.screen
            self._app._display(screen, screen._compositor.render_update(full=True))


def driver_for(where: Outlet) -> type[DetachedDriver]:
    """The class of a driver that draws to this outlet."""

    class ToOutlet(DetachedDriver):
        outlet = where

    return ToOutlet
