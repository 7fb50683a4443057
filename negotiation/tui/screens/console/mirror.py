"""Looking at a seat's screen: what it draws, read-only, in a terminal inside the console."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import ScrollableContainer

from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.console.drawn_terminal import DrawnTerminal
from negotiation.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from negotiation.play.facilitating import Mirror


class MirrorScreen(ShellScreen):
    """Somebody's screen. Who sits there is told that the facilitator looks on."""

    PLACE = "mirror"
    TITLE_WORDS = "Looking on"
    CSS_PATH = "mirror.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("mirror")]
    HELP = "A seat's screen as its holder sees it. Nothing you press reaches it. Esc looks away."

    def __init__(self, mirror: Mirror, title: str) -> None:
        super().__init__()
        self._mirror = mirror
        self._title = title

    def compose_body(self) -> ComposeResult:
        """A terminal, which scrolls where it is larger than this one."""
        with ScrollableContainer():
            yield DrawnTerminal()

    def on_mount(self) -> None:
        """Begin to look."""
        status = self.query_one(StatusLine)
        status.where = f"Looking on · {self._title}"
        status.awaited = "They are told. Esc looks away"
        self.run_worker(self._follow(), group="mirror")

    async def _follow(self) -> None:
        terminal = self.query_one(DrawnTerminal)
        while (shown := await self._mirror.next()) is not None:
            if isinstance(shown, bytes):
                terminal.feed(shown)
            else:
                terminal.resize(*shown)
        self.query_one(StatusLine).awaited = "The table went away; look again in a moment"

    def on_unmount(self) -> None:
        """Look away."""
        self._mirror.close()
