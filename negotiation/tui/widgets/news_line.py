"""The line or two above the footer that says what has just changed."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

LINES, SLACK = 2, 12


class NewsLine(Widget):
    """The latest thing that happened in the game, in a sentence; follows `app.news`."""

    DEFAULT_CSS = """
    NewsLine { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
    """

    sentence: reactive[str] = reactive("", layout=True)
    """What is shown."""

    def on_mount(self) -> None:
        """Follow the news."""
        self.watch(self.app, "news", self._tell)

    def _tell(self, sentence: str) -> None:
        self.sentence = sentence

    def render(self) -> Content:
        """The sentence, on a second line where one is not enough; the log has the rest."""
        # Wrapping at words leaves a few cells of the first line empty.
        room = max(0, LINES * self.content_size.width - SLACK)
        return Content(self.sentence).truncate(room, ellipsis=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentence takes, up to `LINES`."""
        del container, viewport
        return min(LINES, len(Content(self.sentence).wrap(max(1, width))))
