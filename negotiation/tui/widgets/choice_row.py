"""One line of a form: a label, the present choice between arrows, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

LABEL_WIDTH = 24


class Choice(NamedTuple):
    """Something to choose: its value, its words, and a line that explains it."""

    value: str
    words: str
    explains: str = ""


class ChoiceRow(Widget, can_focus=True):
    """Left and right change the choice, up and down go to the next line."""

    HELP = "Left and right (h, l) change the choice; up and down (k, j) go to another line."
    DEFAULT_CSS = """
    ChoiceRow { height: 1; width: 100%; color: $text; }
    ChoiceRow:focus { background: $block-cursor-background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
        Binding("up,k", "app.focus_previous", show=False),
        Binding("down,j", "app.focus_next", show=False),
    ]

    at: reactive[int] = reactive(0)
    """Which of the choices it is."""

    class Changed(Message):
        """Another choice was made."""

        def __init__(self, row: ChoiceRow) -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> ChoiceRow:
            """The row."""
            return self.row

    def __init__(self, label: str, choices: Sequence[Choice], *, name: str) -> None:
        super().__init__(name=name)
        self._label = label
        self._choices = tuple(choices)

    @property
    def value(self) -> str:
        """The value of the present choice."""
        return self._choices[self.at].value

    def choose(self, value: str) -> None:
        """Make a choice without telling anybody; unknown values are left alone."""
        values = [choice.value for choice in self._choices]
        if value in values:
            self.at = values.index(value)

    def action_step(self, by: int) -> None:
        """Go to the next choice, round and round."""
        self.at = (self.at + by) % len(self._choices)
        self.post_message(self.Changed(self))

    def on_click(self, event: Click) -> None:
        """The left arrow goes back, everything else on."""
        at = event.get_content_offset(self)
        self.action_step(-1 if at is not None and at.x <= LABEL_WIDTH + 1 else 1)

    def render(self) -> Content:
        """The line; the explanation gives way when there is little room."""
        choice = self._choices[self.at]
        widest = max(len(choice.words) for choice in self._choices)
        words = Content.assemble(
            f"{self._label:<{LABEL_WIDTH}}",
            ("< ", "$text-accent bold"),
            (f"{choice.words:<{widest}}", "bold"),
            (" >  ", "$text-accent bold"),
            (choice.explains, "$text-muted"),
        )
        return words.truncate(self.content_size.width, ellipsis=True)
