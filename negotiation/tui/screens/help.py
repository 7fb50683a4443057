"""Help: first about what is on the screen, then every key, then the rules in ten lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from negotiation.tui.actions import ANYWHERE, PLACES, Action, actions_in, bindings_in
from negotiation.tui.key_names import key_words
from negotiation.tui.screens.base import ShellScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen

    from negotiation.tui.app import HeadsOfTerms

RULES = (
    "The draft begins as today's contract. A deal is a draft that every signatory signs.",
    "You have a brief that only you see: what you value, what you may not sign, your fallback.",
    "A round is a caucus (try drafts, nobody sees them), then one offer from each side.",
    "An offer may move any clauses; a trade asks one side to move something in return.",
    "Accept, reject, object, agree in principle: reactions are free. Talk never binds.",
    "Nothing is agreed until everything is agreed, and signed before the last round ends.",
    "Worth is in points of 100. Below your fallback, no deal is better than this deal.",
    "The projection shows what a draft would do; each side also sees what others do not.",
    "After signature GPs may vote, and a year shows what was delivered.",
    "Then everything opens: briefs, values, and the trades that nobody saw.",
)
"""The rules in ten lines."""

MOVING = "In lists and forms: arrows or h j k l move, Tab goes to the next part, Enter chooses."


def open_help(app: HeadsOfTerms) -> None:
    """Explain the present screen; on the help screen itself, close it."""
    screen = app.screen
    if isinstance(screen, HelpScreen):
        screen.dismiss()
    else:
        app.push_screen(HelpScreen(about(screen), getattr(screen, "PLACE", "")))


def about(screen: Screen[object]) -> tuple[str, ...]:
    """What the focused widget, what holds it, and the screen say of themselves."""
    nodes: Iterable[Widget] = [screen]
    if screen.focused is not None:
        nodes = [node for node in screen.focused.ancestors_with_self if isinstance(node, Widget)]
    said = [node.HELP for node in nodes if isinstance(getattr(node, "HELP", None), str)]
    return tuple(dict.fromkeys(words for words in said if words))


class HelpScreen(ShellScreen):
    """A page to read."""

    PLACE = "help"
    TITLE_WORDS = "Heads of Terms · Help"
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_in("help"),
        Binding("j", "scroll_by(1)", show=False),
        Binding("k", "scroll_by(-1)", show=False),
    ]

    def __init__(self, about_here: tuple[str, ...], place: str) -> None:
        super().__init__()
        self._about = about_here
        self._from = place

    def compose_body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static(self.page())

    def page(self) -> Content:
        """Everything there is to read."""
        parts: list[Content] = []
        if self._about:
            parts += [_heading(f"Here: {PLACES.get(self._from, 'this screen')}")]
            parts += [*(Content(words) for words in self._about), Content("")]
        here = [place for place in PLACES if place == self._from]
        for place in [*here, ANYWHERE]:
            parts += [
                _heading(f"Keys: {PLACES[place]}"),
                *self._keys(actions_in(place)),
                Content(""),
            ]
        parts += [Content(MOVING), Content(""), _heading("The rules in ten lines")]
        parts += [Content(f"{number:>2} {rule}") for number, rule in enumerate(RULES, 1)]
        parts += [Content("")]
        for place in PLACES:
            if place not in (self._from, ANYWHERE, "help") and actions_in(place):
                parts += [_heading(f"Keys: {PLACES[place]}"), *self._keys(actions_in(place))]
        return Content("\n").join(parts)

    def _keys(self, actions: tuple[Action, ...]) -> list[Content]:
        return [
            Content.assemble(
                (f"{key_words(self.house.key_of(action.id)):>9}  ", "$text-accent bold"),
                f"{action.words:<14} ",
                (action.explains, "$text-muted"),
            )
            for action in actions
        ]

    def action_scroll_by(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines)


def _heading(words: str) -> Content:
    return Content.styled(words, "bold $text-accent")
