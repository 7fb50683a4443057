"""Replay: a saved game act by act, with the draft and the numbers as they were then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from negotiation.contract.base import SeatCode
from negotiation.play.replay import Replay
from negotiation.play.wording.figures import measure_figure, points
from negotiation.play.wording.names import clause_name, option_label, side_name
from negotiation.play.wording.table import where_am_i
from negotiation.tui.actions import bindings_in
from negotiation.tui.retelling import Told, chapters, eyes_for, picture, told
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.marks import side_mark
from negotiation.tui.widgets.playing.measures import LADDER, in_order, title
from negotiation.tui.widgets.status_line import StatusLine

MARGIN = 8
"""Columns before the words of an act."""

FIGURE = 9
"""Columns of a figure."""


class ReplayScreen(ShellScreen):
    """Steps through a record. Nothing is computed again: these are the numbers that were shown."""

    PLACE = "replay"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("replay")]
    CSS_PATH = "replay.tcss"
    HELP = (
        "Right and left go from act to act, down and up from round to round, Home and End to the "
        "first and the last act. e changes whose eyes you see it with: the whole record, or what "
        "one side saw and was told at that moment; your own side's, while a game is under way. The "
        "numbers are those that were shown then."
    )

    def __init__(self, replay: Replay) -> None:
        super().__init__()
        self._replay = replay
        self._seats = eyes_for(replay)
        self._eyes: SeatCode | None = self._seats[0]
        self._chapters = chapters(replay)
        self._story = told(replay, self._eyes)
        self._at = 0

    def compose_body(self) -> ComposeResult:
        """Where in the game, the story, the draft and the numbers."""
        yield Static(id="path")
        yield Static(id="story")
        with Horizontal():
            with VerticalScroll(id="terms"):
                yield Static(id="draft")
            with VerticalScroll(id="outlook"):
                yield Static(id="numbers")

    def on_mount(self) -> None:
        """Draw the first act."""
        panes = list(self.query(VerticalScroll))
        panes[0].border_title, panes[1].border_title = "Draft", "If it were signed"
        self._draw()

    def on_resize(self) -> None:
        """Everything fits the width."""
        super().on_resize()
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be nobody else's eyes to see it with."""
        if action == "replay_eyes":
            return len(self._seats) > 1
        return super().check_action(action, parameters)

    # ------------------------------------------------------------------------------------ drawing

    def _draw(self) -> None:
        act = self._story[self._at].act
        someone = self._eyes or self._replay.state(1).setup.seats[0].code
        status = self.query_one(StatusLine)
        where = where_am_i(self._replay.scenario, self._replay.view(act, someone))
        status.where = f"Replay · {where}"
        status.awaited = f"act {act} of {self._replay.length}"
        self.query_one("#path", Static).update(self._path(act))
        self.query_one("#story", Static).update(self._telling())
        self.query_one("#draft", Static).update(self._draft(act))
        self.query_one("#numbers", Static).update(self._numbers(act))

    def _path(self, act: int) -> Content:
        """Where in the record this is, with a tick where each round begins; and whose eyes."""
        whose = Content.assemble("Seen as: ", self._whose())
        width = max(10, self.size.width - 4 - whose.cell_length - 3)
        cells = ["─"] * width
        last = max(1, self._replay.length - 1)
        for begun in self._chapters:
            cells[(begun - 1) * (width - 1) // last] = "┬"
        cells[(act - 1) * (width - 1) // last] = "●"
        return Content.assemble(("".join(cells), "$text-accent"), "   ", whose)

    def _whose(self) -> Content:
        if self._eyes is None:
            return Content.styled("the whole record", "bold")
        side = self._replay.state(1).side_of(self._eyes) or self._eyes
        scenario = self._replay.scenario
        return Content.assemble(side_mark(scenario, side), " ", (side_name(scenario, side), "bold"))

    def _telling(self) -> Content:
        """The act in full, between those before and after it."""
        rows = self.query_one("#story").content_size.height
        width = max(20, self.query_one("#story").content_size.width)
        now = _act_lines(self._story[self._at], width)
        before = min(self._at, max(0, rows - len(now)) // 2)
        after = max(0, rows - len(now) - before)
        return Content("\n").join(
            [
                *(
                    _quiet(told_act, width)
                    for told_act in self._story[self._at - before : self._at]
                ),
                *now,
                *(_quiet(t, width) for t in self._story[self._at + 1 : self._at + 1 + after]),
            ]
        )

    def _draft(self, act: int) -> Content:
        """Each clause and its option; `*` where it is not today's."""
        scenario = self._replay.scenario
        narrow = self.has_class("-narrow")
        rows = []
        for clause, option in picture(self._replay, act, self._eyes).draft.items():
            moved = option != scenario.status_quo.get(clause)
            label = ("* " if moved else "  ") + option_label(scenario, clause, option)
            name = clause_name(scenario, clause)
            shown = Content.styled(label, "bold $text-accent" if moved else "$text-muted")
            if narrow:
                rows += [Content(name), shown]
            else:
                rows.append(line(Cell(name, 22), Cell(shown, 30)))
        return Content("\n").join(rows)

    def _numbers(self, act: int) -> Content:
        """What each side made of the draft, then what would follow from it."""
        scenario = self._replay.scenario
        shown = picture(self._replay, act, self._eyes)
        name_width = 20 if self.has_class("-narrow") else 28
        rows = [_row(("Worth, in points", "fallback", "draft"), name_width, "$text-muted")]
        for side, value in shown.numbers.values.items():
            fallback = shown.numbers.fallbacks.get(side)
            name = Content.assemble(side_mark(scenario, side), " ", side_name(scenario, side))
            rows.append(
                _row(
                    (name, "" if fallback is None else points(fallback), points(value)), name_width
                )
            )
        rows.append(_row(("What would follow", "today", "draft"), name_width, "$text-muted"))
        names = shown.numbers.measures
        for measure in [*in_order(names), *(rung for rung in LADDER if rung in names)]:
            today = shown.today.measures.get(measure)
            figures = (
                title(measure),
                "" if today is None else measure_figure(measure, today),
                measure_figure(measure, names[measure]),
            )
            rows.append(_row(figures, name_width))
        return Content("\n").join(rows)

    # ------------------------------------------------------------------------------------- moving

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._story) - 1))
        self._draw()

    def _go_to_act(self, act: int) -> None:
        """The act itself, or the next one that there is something to say of."""
        self._go(bisect_left(self._story, act, key=lambda told_act: told_act.act))

    def action_replay_next(self) -> None:
        """The next act."""
        self._go(self._at + 1)

    def action_replay_previous(self) -> None:
        """The act before."""
        self._go(self._at - 1)

    def action_replay_next_round(self) -> None:
        """The beginning of the next round, or the last act."""
        later = bisect_right(self._chapters, self._story[self._at].act)
        if later < len(self._chapters):
            self._go_to_act(self._chapters[later])
        else:
            self.action_replay_last()

    def action_replay_previous_round(self) -> None:
        """The beginning of this round, or of the one before."""
        earlier = bisect_left(self._chapters, self._story[self._at].act) - 1
        self._go_to_act(self._chapters[max(0, earlier)])

    def action_replay_first(self) -> None:
        """The first act."""
        self._go(0)

    def action_replay_last(self) -> None:
        """The last act."""
        self._go(len(self._story) - 1)

    def action_replay_eyes(self) -> None:
        """The same moment through the next eyes."""
        act = self._story[self._at].act
        self._eyes = self._seats[(self._seats.index(self._eyes) + 1) % len(self._seats)]
        self._story = told(self._replay, self._eyes)
        self._go_to_act(act)


def _act_lines(told_act: Told, width: int) -> list[Content]:
    """The present act, as many lines as it takes."""
    lines = wrap(told_act.sentence, width - MARGIN) or [""]
    heads = [f"> {told_act.act:>4}  ", *[" " * MARGIN] * (len(lines) - 1)]
    return [Content.styled(head + words, "bold") for head, words in zip(heads, lines, strict=True)]


def _quiet(told_act: Told, width: int) -> Content:
    """Another act, in a line."""
    words = Content.styled(f"  {told_act.act:>4}  {told_act.sentence}", "$text-muted")
    return words.truncate(width, ellipsis=True)


def _row(cells: tuple[Content | str, str, str], name_width: int, style: str = "") -> Content:
    name, first, second = cells
    drawn = line(
        Cell(name, name_width), Cell(first, FIGURE, right=True), Cell(second, FIGURE, right=True)
    )
    return drawn.stylize(style) if style else drawn
