"""Saved games: go on with one, step through it, or delete it after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from negotiation.library.samples import SHOWS
from negotiation.tui.actions import bindings_in
from negotiation.tui.dates import when
from negotiation.tui.opening import in_background, open_replay, open_saved
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.screens.question import Answer, Question
from negotiation.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from negotiation.rules.saved import GameSummary
    from negotiation.tui.app import HeadsOfTerms


def open_games(app: HeadsOfTerms, *, to_replay: bool = False) -> None:
    """Read the list of games, then show it."""

    def show(games: tuple[GameSummary, ...]) -> None:
        if games:
            app.push_screen(Games(games, to_replay=to_replay))
        else:
            app.say_refused("There is no saved game yet; t opens the tutorial.")

    def read() -> tuple[GameSummary, ...]:
        own = app.lobby.games()
        return (*own, *app.lobby.samples()) if to_replay else own

    in_background(app, "Reading the saved games ...", read, show)


class Games(ShellScreen):
    """The saved games, the last played first."""

    PLACE = "games"
    TITLE_WORDS = "Heads of Terms · Games"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("games")]
    CSS_PATH = "games.tcss"
    HELP = (
        "Every game you have begun, the last played first. Enter goes on with one where you left "
        "it (or opens its debrief); r steps through its record act by act; d deletes it."
    )

    def __init__(self, games: tuple[GameSummary, ...], *, to_replay: bool) -> None:
        super().__init__()
        self._games = {summary.header.game: summary for summary in games}
        self._to_replay = to_replay

    def compose_body(self) -> ComposeResult:
        """One list, and where the games are."""
        what = "step through" if self._to_replay else "go on with"
        yield Static(f"Enter: {what} the game under the cursor", id="what")
        yield ChoiceList(id="games")
        yield Static(Content(f"Kept in {self.house.lobby.saves_folder}"), id="folder")

    def on_mount(self) -> None:
        """Fill the list."""
        self._draw()
        self.query_one(ChoiceList).focus()

    def on_resize(self) -> None:
        """Columns fit the width."""
        super().on_resize()
        self._draw()

    def _draw(self) -> None:
        games = self.query_one(ChoiceList)
        at = games.highlighted or 0
        width = self.size.width
        games.set_options(
            [Option(_line(summary, width), id=name) for name, summary in self._games.items()]
        )
        games.highlighted = min(at, len(self._games) - 1) if self._games else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        if self._to_replay:
            self.action_games_replay()
        else:
            self.action_games_resume()

    @property
    def _chosen(self) -> str | None:
        return self.query_one(ChoiceList).chosen

    def action_games_resume(self) -> None:
        """Go on with the game under the cursor."""
        if self._chosen in SHOWS:
            self.action_games_replay()
        elif self._chosen is not None:
            open_saved(self.house, self._chosen)

    def action_games_replay(self) -> None:
        """Step through it."""
        if self._chosen is not None:
            open_replay(self.house, self._chosen)

    def action_games_delete(self) -> None:
        """Delete it, after a question."""
        name = self._chosen
        if name is None:
            return
        if name in SHOWS:
            self.house.say_refused("This is a sample that ships with the game; it stays.")
            return
        header = self._games[name].header
        words = f"Delete '{header.scenario_title}' begun {when(header.created)}, for good?"

        def answered(answer: str | None) -> None:
            if answer == "delete":
                lobby = self.house.lobby
                in_background(
                    self.house,
                    "Deleting the game ...",
                    lambda: lobby.delete(name),
                    lambda _: self._deleted(name),
                )

        self.app.push_screen(
            Question(words, Answer("k", "Keep it", "keep"), Answer("d", "Delete it", "delete")),
            answered,
        )

    def _deleted(self, name: str) -> None:
        del self._games[name]
        self._draw()
        if not self._games:
            self.dismiss()


def _line(summary: GameSummary, width: int) -> Content:
    header = summary.header
    shows = SHOWS.get(header.game)
    state = "sample" if shows else "finished" if summary.finished else "under way"
    facts = f"{state:<10} {summary.acts:>4} acts  {when(summary.last_played):<20}"
    room = max(10, width - len(facts) - 6)
    words = f"Sample: {shows}" if shows else header.scenario_title
    title = Content.styled(words, "bold").truncate(room, ellipsis=True)
    return title.pad_right(room - title.cell_length) + Content.styled(f"  {facts}", "$text-muted")
