"""Home: one key to the tutorial, the last game first, everything else in one list.

Nothing heavy is imported before it is painted: the last game is asked for after that, and the
rest of the program is loaded while the person reads.
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from negotiation.tui.actions import ACTION_BY_ID, actions_in, bindings_in
from negotiation.tui.dates import when
from negotiation.tui.key_names import key_words
from negotiation.tui.opening import TUTORIAL, attempt, give_up, open_new, open_saved
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from negotiation.play.lobby import LastGame

SENTENCE = (
    "Bargain over the NHS GP contract clause by clause, and see what each draft would "
    "do to integrated care, to cost, and to the risk that GPs walk away."
)

SIDES = Content("    ").join(
    [
        Content.assemble(("■ ", "$side-square"), "the national board"),
        Content.assemble(("● ", "$side-circle"), "GP representatives"),
        Content.assemble(("▲ ", "$side-triangle"), "commissioners"),
    ]
)
"""Who sits at the table, with the marks that they carry everywhere."""

LATER = (
    "negotiation.tui.bridge",
    "negotiation.tui.screens.help",
    "negotiation.tui.screens.new_game",
    "negotiation.tui.screens.playing.brief",
    "negotiation.tui.screens.playing.table",
    "negotiation.play.session",
    "negotiation.engine.opening",
)
"""What is loaded while a person looks at Home."""

ROWS = tuple(action.id for action in actions_in("home") if action.id != "screen.back")


class Home(ShellScreen):
    """The first screen."""

    PLACE = "home"
    TITLE_WORDS = "Heads of Terms · Home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("home")]
    HELP = (
        "This is where every game begins and ends. If this is your first time, press t: the "
        "tutorial takes about ten minutes and explains itself. Continue goes on with the game "
        "you played last; nothing needs saving, every act is on disk at once."
    )

    def __init__(self) -> None:
        super().__init__()
        self._last: LastGame | None = None
        self._looked = False

    def compose_body(self) -> ComposeResult:
        """Name, sentence, list."""
        with Vertical(id="page"):
            yield Static("Heads of Terms", id="name")
            yield Static(SENTENCE, id="sentence")
            yield Static(SIDES, id="sides")
            yield ChoiceList(id="doors")
            yield Static(id="saves", markup=False)

    def on_mount(self) -> None:
        """Draw the list, then look for the last game."""
        self._draw()
        self.query_one(ChoiceList).focus()
        self.call_after_refresh(self._look)

    def on_screen_resume(self) -> None:
        """Coming back from a game: it is the last one now."""
        if self._looked:
            self._look()

    def _look(self) -> None:
        self.run_worker(self._find_last_game(), group="last game", exclusive=True)

    async def _find_last_game(self) -> None:
        last = await asyncio.to_thread(attempt, self.house.lobby.last_game)
        if isinstance(last, str):
            self.house.say_error(last)
        else:
            self._last = last[0]
        first_look, self._looked = not self._looked, True
        self._draw()
        if self._last is None and first_look:
            self.query_one(ChoiceList).highlighted = ROWS.index("home.tutorial")
        folder = self.house.lobby.saves_folder
        self.query_one("#saves", Static).update(f"Games are kept in {folder}")
        await asyncio.to_thread(_load_the_rest)

    def _draw(self) -> None:
        doors = self.query_one(ChoiceList)
        chosen = doors.highlighted or 0
        doors.set_options([self._row(name) for name in ROWS])
        doors.highlighted = chosen

    def _row(self, name: str) -> Option:
        action = ACTION_BY_ID[name]
        explains = action.explains
        nothing = name == "home.continue" and self._looked and self._last is None
        if nothing:
            explains = "No game yet; the tutorial is a good first one"
        elif name == "home.continue" and self._last is not None:
            explains = _in_a_line(self._last)
        words = Content.assemble(
            (f"{key_words(self.house.key_of(name)):^5}", "$text-accent bold"),
            (f"{action.words:<11}", "bold"),
            (explains, "$text-muted"),
        )
        return Option(words, id=name, disabled=nothing)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click does what the row's key does."""
        event.stop()
        if event.option_id is not None:
            self.call_later(self.run_action, ACTION_BY_ID[event.option_id].method)

    # ----------------------------------------------------------------------------------- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from here, unless something is being opened."""
        if action == "screen_back":
            return bool(self.house.busy)
        return super().check_action(action, parameters)

    def action_screen_back(self) -> None:
        """Give up what is being opened."""
        give_up(self.house)

    def action_home_continue(self) -> None:
        """Go on with the last game; before there is one, begin with the tutorial."""
        if self._looked and self._last is None:
            self.action_home_tutorial()
        else:
            open_saved(self.house)

    def action_home_tutorial(self) -> None:
        """Begin the tutorial."""
        open_new(self.house, TUTORIAL)

    def action_home_new(self) -> None:
        """Choose a game."""
        from negotiation.tui.screens.new_game import open_choice

        open_choice(self.house)

    def action_home_games(self) -> None:
        """Saved games."""
        from negotiation.tui.screens.games import open_games

        open_games(self.house)

    def action_home_replay(self) -> None:
        """Choose a saved game to step through."""
        from negotiation.tui.screens.games import open_games

        open_games(self.house, to_replay=True)

    def action_home_settings(self) -> None:
        """Theme, motion, keys."""
        from negotiation.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())


def _in_a_line(last: LastGame) -> str:
    state = "finished" if last.finished else "under way"
    return f"{last.scenario_title} · {state} · {when(last.last_played)}"


def _load_the_rest() -> None:
    for name in LATER:
        import_module(name)
