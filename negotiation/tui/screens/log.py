"""The log of a game as a seat may read it: every offer and everything said, to search and copy."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from negotiation.play.words import offer_sentence
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.marks import side_mark
from negotiation.tui.widgets.playing.row_list import Row, RowList
from negotiation.tui.widgets.playing.talk import talk_line

INDENT = 3


def found(line: Content, words: str, width: int) -> Content:
    """A line wrapped, with what was searched for marked in it."""
    wrapped = hanging(line, width, INDENT)
    at = wrapped.plain.casefold().find(words.casefold()) if words else -1
    while at >= 0:
        wrapped = wrapped.stylize("bold underline $text-warning", at, at + len(words))
        at = wrapped.plain.casefold().find(words.casefold(), at + len(words))
    return wrapped


class LogScreen(GameScreen):
    """A list that grows while the game goes on. With `searching` it begins in the search line."""

    PLACE = "talk"
    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("talk")]
    HELP = (
        "Every offer of this game with what became of it, then everything that was said, sent and "
        "explained, the latest at the bottom. / finds words: only lines with them are shown, Esc "
        "shows all again. c copies the line under the cursor, C all that is shown. What others "
        "said to each other alone is not here."
    )

    def __init__(self, searching: bool = False) -> None:
        super().__init__()
        self._searching = searching
        self._lines: dict[str, Content] = {}

    def compose_body(self) -> ComposeResult:
        """A search line, how many lines there are, the lines."""
        yield Input(placeholder="Words to find; Enter goes to the lines, Esc shows all", id="words")
        yield Static(id="count", markup=False)
        yield RowList()

    def on_mount(self) -> None:
        """Begin at the latest line."""
        super().on_mount()
        self.query_one(Input).display = self._searching
        self.query_one(Input if self._searching else RowList).focus()

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.query_one(Input).value.strip()

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Offers, then talk; the cursor begins at the latest and then stays where it is."""
        first = not self._lines
        self._lines = {}
        for offer in view.offers:
            words = offer_sentence(self.scenario, offer, view.side)
            self._lines[f"offer-{offer.number}"] = Content.assemble(
                (f"R{offer.round} ", "$text-muted"),
                side_mark(self.scenario, offer.side),
                " ",
                words,
            )
        for number, line in enumerate(view.talk):
            self._lines[f"talk-{number}"] = talk_line(self.scenario, line, view.side)
        self._list(to_latest=first)

    def _list(self, *, to_latest: bool) -> None:
        """Show the lines that have the words, under what they are."""
        words = self.words
        shown = {
            key: line
            for key, line in self._lines.items()
            if words.casefold() in line.plain.casefold()
        }
        rows: list[Row] = []
        for kind, heading in (("offer-", "Offers"), ("talk-", "Talk and news")):
            of_kind = [key for key in shown if key.startswith(kind)]
            rows.append(Row(heading, partial(_heading, heading), True))
            rows += [Row(key, partial(_row, shown[key], words)) for key in of_kind]
            if not of_kind:
                rows.append(Row(f"no {kind}", partial(_nothing, words), True))
        listed = self.query_one(RowList)
        listed.show(rows)
        if shown and to_latest:
            listed.go_to(list(shown)[-1])
        count = f"{len(shown)} of {len(self._lines)} lines have '{words}'." if words else ""
        counted = self.query_one("#count", Static)
        counted.display = bool(words)
        put(counted, count)

    # ----------------------------------------------------------------------------------- searching

    def action_talk_search(self) -> None:
        """Open the search line."""
        self.query_one(Input).display = True
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        event.stop()
        self._list(to_latest=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the lines."""
        event.stop()
        self.query_one(RowList).focus()

    def action_screen_back(self) -> None:
        """Show all lines again; then go back."""
        if self.query_one(Input).display:
            self.query_one(Input).value = ""
            self.query_one(Input).display = False
            self.query_one(RowList).focus()
        else:
            super().action_screen_back()

    # ------------------------------------------------------------------------------------- copying

    def action_copy_line(self) -> None:
        """Copy the line under the cursor."""
        key = self.query_one(RowList).key
        if key in self._lines:
            self.copy(self._lines[key].plain, "the line")

    def action_copy_all(self) -> None:
        """Copy every line that is shown."""
        words = self.words.casefold()
        shown = [line.plain for line in self._lines.values() if words in line.plain.casefold()]
        self.copy("\n".join(shown), f"{len(shown)} line{'' if len(shown) == 1 else 's'}")


def _row(line: Content, words: str, width: int) -> Content:
    return found(line, words, width)


def _heading(words: str, width: int) -> Content:
    del width
    return Content.styled(words, "bold $text-accent")


def _nothing(words: str, width: int) -> Content:
    del width
    return Content.styled("Nothing has these words." if words else "Nothing yet.", "$text-muted")
