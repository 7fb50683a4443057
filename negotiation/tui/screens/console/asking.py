"""What the console asks before an act: which of a few, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from negotiation.tui.screens.once import OnceModal
from negotiation.tui.widgets.choice_list import ChoiceList

_DIGITS = "123456789"
_LONGEST = 200


class Choice(NamedTuple):
    """One of a few: what it means to the asker, its words, and more about it."""

    value: str
    words: str
    explains: str = ""


class Pick(OnceModal[str | None]):
    """One of a few, by its number, by the cursor and Enter, or by a click; Esc takes none."""

    CSS_PATH = "asking.tcss"
    HELP = "Press the number in front of a line, or move with the arrows and press Enter."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, words: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._words = words
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The question, then the list."""
        with Vertical():
            yield Static(Content(self._words), id="words")
            yield ChoiceList(id="choices")
            yield Static(Content("Number or Enter: take it.  Esc: leave it."), id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        choices = self.query_one(ChoiceList)
        for at, choice in enumerate(self._choices):
            number = _DIGITS[at] if at < len(_DIGITS) else " "
            drawn = Content.assemble(
                (f"{number} ", "$text-accent bold"),
                choice.words,
                (f"  {choice.explains}", "$text-muted"),
            )
            choices.add_option(Option(drawn, id=choice.value))
        choices.highlighted = 0
        choices.focus()

    def on_key(self, event: events.Key) -> None:
        """A number takes its line."""
        at = _DIGITS.find(event.character or "-")
        if 0 <= at < len(self._choices):
            event.stop()
            self.dismiss(self._choices[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self.dismiss(event.option_id)


class Why(OnceModal[str | None]):
    """A line of words before an act: Enter does it, Esc leaves it. `required`: not without any."""

    CSS_PATH = "asking.tcss"
    HELP = "Say why, for the record and for the debrief. Enter does it, Esc leaves it."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, words: str, do: str, *, required: bool = False) -> None:
        super().__init__()
        self._words = words
        self._do = do
        self._required = required

    def compose(self) -> ComposeResult:
        """The question, a line to write in, two buttons."""
        with Vertical():
            yield Static(Content(self._words), id="words")
            must = "needed" if self._required else "may be left empty"
            yield Input(
                placeholder=f"Your words ({must}); players can read them", max_length=_LONGEST
            )
            with Horizontal():
                yield Button(self._do, id="do")
                yield Button("Leave it", id="leave")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self._finish()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click."""
        if event.button.id == "do":
            self._finish()
        else:
            self.dismiss(None)

    def _finish(self) -> None:
        words = self.query_one(Input).value.strip()
        if self._required and not words:
            self.notify("This one needs a reason.", severity="warning", markup=False)
            return
        self.dismiss(words)


class Told(OnceModal[None]):
    """Something to read, then away."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss", show=False)]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """The lines."""
        with Vertical():
            yield Static(Content.styled(self._title, "bold"), id="words")
            yield Static(Content("\n".join(self._lines)), id="lines")
            yield Button("Close", id="close")

    def on_button_pressed(self) -> None:
        """A click."""
        self.dismiss()
