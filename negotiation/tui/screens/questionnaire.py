"""The questionnaire: the consent line first, then each item with its scale; any may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from negotiation.library.questionnaire import SCALE, questionnaire
from negotiation.tui.screens.once import OnceModal
from negotiation.tui.widgets.choice_row import Choice, ChoiceRow

if TYPE_CHECKING:
    from negotiation.play.questioning import Answering, When

_NONE = ""
_TITLES = {"before": "Before the game", "after": "After the game"}


class Questionnaire(OnceModal[None]):
    """Asks once before and once after; nobody else sees the answers."""

    CSS_PATH = "questionnaire.tcss"
    HELP = (
        "Left and right choose an answer, up and down go to another question. Any may be left out."
    )

    def __init__(self, answering: Answering, when: When) -> None:
        super().__init__()
        self._answering = answering
        self._when = when

    def compose(self) -> ComposeResult:
        """Consent, items, two buttons."""
        asked = questionnaire()
        ends = {SCALE[0]: asked.lowest, SCALE[-1]: asked.highest}
        scale = [
            Choice(_NONE, "-", "no answer"),
            *(Choice(str(n), str(n), ends.get(n, "")) for n in SCALE),
        ]
        with Vertical():
            yield Static(Content.styled(_TITLES[self._when], "bold"))
            yield Static(Content(asked.consent), id="consent")
            with VerticalScroll():
                for number, item in enumerate(asked.items, 1):
                    yield Static(Content(f"{number}  {item.text}"), classes="item")
                    yield ChoiceRow("", scale, name=item.code)
            with Horizontal():
                yield Button("Keep my answers", id="keep")
                yield Button("I would rather not", id="rather_not")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query(ChoiceRow).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Keep them, or that somebody would rather not."""
        rows = self.query(ChoiceRow)
        given = {row.name: int(row.value) for row in rows if row.name and row.value != _NONE}
        try:
            self._answering.keep(self._when, given if event.button.id == "keep" else None)
        except OSError:
            self.notify("Your answers could not be kept; try again.", severity="error")
            return
        self.dismiss()
