"""The parts of the big board: a tile for each table, its news, and how all tables ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from negotiation.contract.measures import MeasureName
from negotiation.play.facilitating import HEADLINES
from negotiation.play.wording.figures import measure_figure, measure_title, points
from negotiation.play.wording.names import side_name
from negotiation.play.wording.phases import ended_or_phase
from negotiation.tui.widgets.console.rows import clock

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.play.facilitating import BoardData, BoardTable, Revealed

_NEWS_SHOWN = 4

_ROOMY, _CLOCK_FROM = 22, 9
"""From so many lines a tile has large figures for its measures, and for its clock."""


class Tile(Vertical):
    """One table: where it is, how far, time left, its public projection; large where it fits."""

    DEFAULT_CSS = """
    Tile { border: round $border; padding: 0 2; height: 1fr; }
    Tile Digits { width: 100%; height: 3; }
    Tile #left { color: $text-accent; text-align: right; }
    Tile Static { height: auto; }
    Tile .figure { text-style: bold; margin-bottom: 1; }
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.border_title = f"Table {number}"

    def compose(self) -> ComposeResult:
        """Words, large figures, and the same figures small."""
        yield Static(id="where", markup=False)
        yield Digits(id="left")
        yield Static(id="numbers", markup=False)
        for name in HEADLINES:
            yield Static(id=f"title-{name}", classes="large", markup=False)
            yield Digits(id=f"figure-{name}", classes="large figure")

    def show(self, table: BoardTable, now: float) -> None:
        """Draw what the table is now."""
        width, height = self.content_size.width, self.content_size.height
        roomy = height >= _ROOMY
        self.query_one("#where", Static).update(_where(table, width, roomy=roomy))
        left = None if table.ends_at is None else max(0.0, table.ends_at - now)
        digits = self.query_one("#left", Digits)
        digits.display = left is not None and height >= _CLOCK_FROM
        digits.update("" if left is None else clock(left))
        small = self.query_one("#numbers", Static)
        small.display = not roomy
        small.update(Content("\n").join(numbers(table)))
        for name in HEADLINES:
            title = self.query_one(f"#title-{name}", Static)
            figure = self.query_one(f"#figure-{name}", Digits)
            title.display = figure.display = roomy and name in table.measures
            if title.display:
                title.update(_title(table, name))
                figure.update(measure_figure(name, table.measures[name]))


def _title(table: BoardTable, name: MeasureName) -> Content:
    today = f"  (today {measure_figure(name, table.before[name])})" if name in table.before else ""
    return Content.assemble(measure_title(name), (today, "$text-muted"))


def _where(table: BoardTable, width: int, *, roomy: bool) -> Content:
    step = ended_or_phase(table.phase, table.outcome)
    words = "Paused" if table.paused else step[:1].upper() + step[1:]
    head = Content.assemble(
        (words, "$text-warning bold" if table.paused else "bold"),
        f"   Round {table.round} of {table.rounds} · {table.calendar}",
    )
    done = round(width * table.settled / max(1, table.clauses))
    bar = Content.assemble(("█" * done, "$text-accent"), ("░" * (width - done), "$text-muted"))
    signed = f", {table.signatures} of {table.signatories} have signed" * bool(table.signatures)
    settled = Content(f"{table.settled} of {table.clauses} clauses settled{signed}")
    lines = [head, bar, settled]
    return Content("\n").join(["", head, "", bar, bar, settled, ""] if roomy else lines)


def numbers(table: BoardTable) -> list[Content]:
    """The headline measures of the public draft, with today's for comparison."""
    return [
        Content.assemble(
            f"{measure_title(name)}  ",
            (measure_figure(name, table.measures[name]), "bold"),
            (
                f"  (today {measure_figure(name, table.before[name])})"
                if name in table.before
                else "",
                "$text-muted",
            ),
        )
        for name in HEADLINES
        if name in table.measures
    ]


def news_lines(scenario: Scenario, board: BoardData) -> list[Content]:
    """The last news that everybody at some table has had, and at which tables."""
    heads = {inject.code: inject.headline for inject in scenario.injects}
    tables: dict[str, list[int]] = {}
    for table in board.tables:
        for code in table.news:
            tables.setdefault(code, []).append(table.table)
    recent = list(tables.items())[-_NEWS_SHOWN:]
    every = len(board.tables)
    return [
        Content.assemble(
            (f"▸ {heads.get(code, code)}", "bold"),
            ("" if len(at) == every else f"  table {', '.join(map(str, at))}", "$text-muted"),
        )
        for code, at in reversed(recent)
    ]


def outcome_lines(scenario: Scenario, revealed: Revealed) -> list[Content]:
    """How every table ended: worth to each side, its fallback, what was left for all."""
    sides = [side for side in scenario.side_by_code if side in revealed.outcomes[0].worth]
    widths = [max(len(side_name(scenario, side)), 15) for side in sides]
    names = [f"{side_name(scenario, s):>{w}}" for s, w in zip(sides, widths, strict=True)]
    head = f"{'Table':<7}{'Ended':<26}{'  '.join(names)}  {'left for all':>13}"
    lines = [Content.styled(head, "$text-muted")]
    for one in revealed.outcomes:
        cells = [
            f"{_against(one.worth.get(side), one.fallback.get(side)):>{width}}"
            for side, width in zip(sides, widths, strict=True)
        ]
        left = "" if one.left is None else f"{100 * one.left:.0f} %"
        row = f"{one.ended:<26}{'  '.join(cells)}  {left:>13}"
        lines.append(Content.styled(f"{one.table:<7}", "bold") + Content(row))
    lines += [
        Content(""),
        Content.styled("Worth in points of 100 (fallback in brackets)", "$text-muted"),
    ]
    return lines


def _against(worth: int | None, fallback: int | None) -> str:
    if worth is None:
        return ""
    return points(worth) if fallback is None else f"{points(worth)} ({points(fallback)})"
