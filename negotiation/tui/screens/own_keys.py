"""Keys of one's own: choose an action, press a key. What cannot be is said; the file is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from negotiation.tui.actions import ACTION_BY_ID, ACTIONS, PLACES, Action, bindings_in
from negotiation.tui.key_names import key_words, short_name
from negotiation.tui.keymap import Keymap, read_keymap, with_key
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.screens.once import OnceModal
from negotiation.tui.settings import write_whole
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.row_list import Row, RowList


class PressKey(OnceModal[str | None]):
    """Takes the next key that is pressed; Esc takes none."""

    CSS_PATH = "own_keys.tcss"

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._words = action.words

    def compose(self) -> ComposeResult:
        """What to do."""
        with Vertical():
            yield Static(Content(f"Press the new key for '{self._words}'. Esc leaves it as it is."))

    def on_key(self, event: events.Key) -> None:
        """Take it."""
        event.stop()
        self.dismiss(None if event.key == "escape" else short_name(event.key))

    def on_click(self) -> None:
        """A click leaves it as it is."""
        self.dismiss(None)


class OwnKeys(ShellScreen):
    """Every action with its key; a changed one is marked."""

    PLACE = "own_keys"
    TITLE_WORDS = "Heads of Terms · Keys of your own"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("own_keys")]
    CSS_PATH = "own_keys.tcss"
    HELP = (
        "Enter on an action, then press the key that you want for it. A key that is taken on the "
        "same screen is refused, with the action that has it. Backspace gives back the usual key. "
        "Changes count at once and are kept in a file that you may edit too."
    )

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def compose_body(self) -> ComposeResult:
        """Where the keys are kept, then the list."""
        yield Static(f"Kept in {self._file}", id="file", markup=False)
        yield RowList()

    def on_mount(self) -> None:
        """List every action under its first place."""
        self._list()
        self.query_one(RowList).focus()

    def _list(self) -> None:
        rows: list[Row] = []
        for place, title in PLACES.items():
            actions = [action for action in ACTIONS if action.where[0] == place]
            if actions:
                rows.append(Row(f"place {place}", partial(_title, title), True))
            rows += [Row(action.id, partial(self._row, action)) for action in actions]
        self.query_one(RowList).show(rows)

    def _row(self, action: Action, width: int) -> Content:
        key = self.house.key_of(action.id)
        own = key != action.keys.split(",")[0]
        return line(
            Cell(Content.styled(key_words(key), "$text-accent bold"), 10),
            Cell(Content.styled("own" if own else "", "$text-warning bold"), 4),
            Cell(Content.styled(action.words, "bold"), 16),
            Cell(Content.styled(action.explains, "$text-muted"), width - 33),
        )

    def _chosen(self) -> Action | None:
        return ACTION_BY_ID.get(self.query_one(RowList).key or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click asks for a key."""
        event.stop()
        self.action_keys_change()

    def action_keys_change(self) -> None:
        """Ask for the new key of the chosen action."""
        action = self._chosen()
        if action is not None:
            self.app.push_screen(PressKey(action), partial(self._take, action))

    def _take(self, action: Action, key: str | None) -> None:
        if key is not None:
            self._write(action, key)

    def action_keys_usual(self) -> None:
        """Give the chosen action its usual key again."""
        action = self._chosen()
        if action is not None:
            self._write(action, None)

    def _write(self, action: Action, key: str | None) -> None:
        """Keep the change if it clashes with nothing, and let it count at once."""
        before = self._file.read_text(encoding="utf-8") if self._file.exists() else None
        try:
            write_whole(self._file, with_key(before, action, key))
        except OSError as error:
            self.house.say_error(f"The key could not be kept: {error}")
            return
        now: Keymap = read_keymap(self._file)
        if now.problems:
            if before is None:
                self._file.unlink()
            else:
                write_whole(self._file, before)
            self.house.say_refused(now.problems[-1].partition(": ")[2])
            return
        self.house.use_keys(now.keys)
        self._list()


def _title(words: str, width: int) -> Content:
    del width
    return Content.styled(words, "bold underline")
