"""Review: a saved game act by act, with what mattered in it and what was shown then."""

from __future__ import annotations

from dataclasses import replace as changed
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from negotiation.play.replay import Replay
from negotiation.play.retelling import Told, picture
from negotiation.play.wording.figures import measure_figure, points
from negotiation.play.wording.names import clause_name, option_label, side_name
from negotiation.play.wording.review import headline
from negotiation.play.wording.review_course import moment_sentence
from negotiation.play.wording.table import where_am_i
from negotiation.review.analysis import Analysis
from negotiation.review.timeline import family_of
from negotiation.review.undefined import NOT_COUNTED
from negotiation.rules.view import view
from negotiation.tui.actions import bindings_in
from negotiation.tui.opening import in_background
from negotiation.tui.screens.review.branching import Branching
from negotiation.tui.screens.review.study import StudyScreen
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.marks import side_mark
from negotiation.tui.widgets.playing.measures import LADDER, in_order, title
from negotiation.tui.widgets.review.series import Series, series_of
from negotiation.tui.widgets.review.timeline import acts_line, curves, track
from negotiation.tui.widgets.status_line import StatusLine

MARGIN = 8
"""Columns before the words of an act."""

FIGURE = 9
"""Columns of a figure."""

FEW_CURVES, MANY_CURVES = 3, 8
"""How many curves there is room for on a low and on a high screen."""

HIGH = 34
"""From this many lines a screen is high."""


class ReviewScreen(Branching):
    """Steps through a record. Its numbers are those that were shown; the analysis is beside it."""

    PLACE = "replay"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("replay")]
    CSS_PATH = "replay.tcss"
    HELP = (
        "Right and left go from act to act, down and up from round to round, Home and End to the "
        "first and the last act, a digit to that many tenths; space lets the record run. a says "
        "what the deal left on the table and why. n and N go to the key moments, b, m and i to the "
        "next blunder, mistake or inaccuracy of the side chosen with s. e changes whose eyes you "
        "see it with: the whole record, or what one side saw and was told at that moment; your own "
        "side's, while a game is under way. w plays on from here in a new game. c comments, x "
        "marks and t bookmarks an act, beside the record. The numbers are those shown then."
    )

    def __init__(self, replay: Replay) -> None:
        super().__init__(replay)
        self._series: tuple[Series, ...] = series_of(replay, self.eyes, None)
        self._drawn: tuple[tuple[Told, ...], int, Content] | None = None

    def compose_body(self) -> ComposeResult:
        """Where in the game, its curves, the story, the draft and the numbers."""
        yield Static(id="path")
        yield Static(id="curves")
        yield Static(id="story")
        yield Static(id="remarks")
        with Horizontal():
            with VerticalScroll(id="terms"):
                yield Static(id="draft")
            with VerticalScroll(id="outlook"):
                yield Static(id="numbers")

    def on_mount(self) -> None:
        """Go to where the reviewer left, and begin to work out what was possible."""
        panes = list(self.query(VerticalScroll))
        panes[0].border_title, panes[1].border_title = "Draft", "If it were signed"
        self.read_layers()
        if self.mine is not None and self.mine.left_at is not None:
            self.go_to_act(self.mine.left_at)
        else:
            self.draw()
        if self.open:
            self._analyse(thorough=False)

    def on_unmount(self) -> None:
        """Remember where the reviewer was."""
        self.keep_place()

    def on_resize(self) -> None:
        """Everything fits the size."""
        super().on_resize()
        self.draw()

    def _analyse(self, *, thorough: bool) -> None:
        words = "Counting every contract ..." if thorough else "Working out what was possible ..."
        reviewing, replay = self.reviewing, self.replay
        in_background(
            self.house, words, lambda: reviewing.analysis(replay, thorough=thorough), self._take
        )

    def _take(self, analysis: Analysis) -> None:
        if not self.is_mounted:
            return
        first = self.analysis is None
        self.analysis = analysis
        self.seen_anew()
        self.draw()
        self.refresh_bindings()
        if first and analysis.reference == NOT_COUNTED:
            self._analyse(thorough=True)
        else:
            self.compare_with_parent()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be nobody else's eyes to see it with, and no analysis of an open game."""
        if action == "replay_eyes":
            return len(self.seats) > 1
        if action in _ANALYSED:
            return self.open
        return super().check_action(action, parameters)

    def action_replay_study(self) -> None:
        """What can be said of the whole game."""
        if self.analysis is None:
            self.house.say_refused("That is still being worked out.")
        else:
            self.app.push_screen(
                StudyScreen(self.replay.scenario, self.analysis, self.go_to_act, self.beside)
            )

    # ------------------------------------------------------------------------------------ drawing

    def seen_anew(self) -> None:
        """The curves are those of these eyes."""
        self._series = series_of(self.replay, self.eyes, self.analysis)

    def draw(self) -> None:
        """Draw the present act."""
        if not self.is_mounted:
            return
        act = self.act
        someone = self.eyes or self.replay.state(1).setup.seats[0].code
        status = self.query_one(StatusLine)
        quiet = changed(self.replay.state(act), talk=())
        where = where_am_i(self.replay.scenario, view(quiet, someone))
        status.where = f"Review · {where}"
        status.awaited = f"{self.pace}act {act} of {self.replay.length}"
        width = max(30, self.size.width - 4)
        many = MANY_CURVES if self.size.height >= HIGH else FEW_CURVES
        shown = curves(self._series[:many], self.replay.length, act, width)
        self.query_one("#path", Static).update(self._path(act, width))
        self.query_one("#curves", Static).update(shown)
        self.query_one("#remarks", Static).update(self._beside(act))
        self.query_one("#story", Static).update(self._telling())
        self.query_one("#draft", Static).update(self._draft(act))
        self.query_one("#numbers", Static).update(self._numbers(act))

    def _path(self, act: int, width: int) -> Content:
        """Where in the record this is, whose eyes; below, whose acts they are."""
        whose = Content.assemble("Seen as: ", self._whose())
        room = max(10, width - whose.cell_length - 3)
        length = self.replay.length
        first = track(length, room, act, self.chapters, self.key_acts(), self.bookmarks())
        return Content.assemble(first, "   ", whose, "\n", self._acts_line(room))

    def _acts_line(self, room: int) -> Content:
        """Whose acts they are; drawn anew only when other acts are shown, or at another width."""
        if self._drawn is None or self._drawn[0] is not self.story or self._drawn[1] != room:
            told = [(t.act, self.replay.event(t.act)) for t in self.story]
            below = [(a, family_of(event), getattr(event, "side", None)) for a, event in told]
            row = acts_line(below, self.replay.scenario, self.replay.length, room)
            self._drawn = (self.story, room, row)
        return self._drawn[2]

    def _whose(self) -> Content:
        if self.eyes is None:
            return Content.styled("the whole record", "bold")
        side = self.replay.state(1).side_of(self.eyes) or self.eyes
        scenario = self.replay.scenario
        return Content.assemble(side_mark(scenario, side), " ", (side_name(scenario, side), "bold"))

    def _beside(self, act: int) -> Content:
        """What the analysis and the reviewers say of this act; at the first, of the whole."""
        lines = []
        scenario = self.replay.scenario
        if self.analysis is not None and self.eyes is None:
            lines += [
                f"◆ {moment_sentence(scenario, moment)}"
                for moment in self.analysis.moments
                if moment.act == act
            ]
            if self.at == 0:
                lines.append(f"{headline(self.analysis)} a: why.")
        for reviewer, remark in self.remarks(act):
            mark = f" {remark.mark}" if remark.mark else ""
            flag = " ▾" if remark.bookmark else ""
            lines.append(f"{reviewer}{mark}{flag} {remark.text}".rstrip())
        return Content("\n".join(lines))

    def _telling(self) -> Content:
        """The act in full, between those before and after it."""
        rows = self.query_one("#story").content_size.height
        width = max(20, self.query_one("#story").content_size.width)
        now = _act_lines(self.story[self.at], width)
        before = min(self.at, max(0, rows - len(now)) // 2)
        after = max(0, rows - len(now) - before)
        return Content("\n").join(
            [
                *(_quiet(t, width) for t in self.story[self.at - before : self.at]),
                *now,
                *(_quiet(t, width) for t in self.story[self.at + 1 : self.at + 1 + after]),
            ]
        )

    def _draft(self, act: int) -> Content:
        """Each clause and its option; `*` where it is not today's."""
        scenario = self.replay.scenario
        narrow = self.has_class("-narrow")
        rows = []
        for clause, option in picture(self.replay, act, self.eyes).draft.items():
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
        scenario = self.replay.scenario
        shown = picture(self.replay, act, self.eyes)
        width = 20 if self.has_class("-narrow") else 28
        rows = [_row(("Worth, in points", "fallback", "draft"), width, "$text-muted")]
        for side, value in shown.numbers.values.items():
            fallback = shown.numbers.fallbacks.get(side)
            name = Content.assemble(side_mark(scenario, side), " ", side_name(scenario, side))
            floor = "" if fallback is None else points(fallback)
            rows.append(_row((name, floor, points(value)), width))
        rows.append(_row(("What would follow", "today", "draft"), width, "$text-muted"))
        names = shown.numbers.measures
        for measure in [*in_order(names), *(rung for rung in LADDER if rung in names)]:
            today = shown.today.measures.get(measure)
            before = "" if today is None else measure_figure(measure, today)
            now = measure_figure(measure, names[measure])
            rows.append(_row((title(measure), before, now), width))
        return Content("\n").join(rows)


_ANALYSED = frozenset(
    {
        "replay_study",
        "replay_key_moment",
        "replay_key_moment_before",
        "replay_blunder",
        "replay_mistake",
        "replay_inaccuracy",
        "replay_side",
        "replay_what_if",
    }
)
"""What needs everything to be open."""


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
