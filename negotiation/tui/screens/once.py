"""Screens that go once: a key pressed twice must not take away what lies under them too."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class OnceScreen(Screen[ScreenResultType]):
    """A screen that dismisses itself only while it lies on top.

    Textual takes away whatever lies on top, also for a second key that was waiting: a hurried Enter
    would take the table away with the question that lay on it.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go, with a result; nothing happens when it has gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class OnceModal(OnceScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """The same for what lies over a screen that shows through."""
