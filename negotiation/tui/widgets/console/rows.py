"""A row of the console: one table in one line, as wide as there is room."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.play.facilitating import HEADLINES, SLOW_SECONDS, Light, TableRow
from negotiation.play.wording.figures import measure_figure
from negotiation.play.wording.names import side_name
from negotiation.play.wording.phases import ended_or_phase

LIGHT_SIGNS: Mapping[Light, tuple[str, str]] = {
    "calm": ("○ calm", "$text-success"),
    "stirring": ("◐ stirring", "$text-warning"),
    "at the door": ("● at the door", "$text-error bold"),
}
"""A light's sign and words, and its colour; the sign alone says it too."""

SHORT: Mapping[MeasureName, str] = {
    "integration": "Integr.",
    "integration_experienced": "Felt",
    "cost_gbp_m_per_year": "£m/yr",
}

_TABLE, _ROUND, _PHASE, _LEFT, _IDLE, _HERE, _FIGURE, _LIGHT = 7, 6, 17, 7, 6, 6, 9, 14
_WIDE = 100
"""From so many columns the measures are shown as well; below, the row's details have them."""


def clock(seconds: float | None) -> str:
    """Minutes and seconds: "4:05"."""
    if seconds is None:
        return "-"
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes = f"{rest // 60:02}" if hours else str(rest // 60)
    return f"{f'{hours}:' if hours else ''}{minutes}:{whole % 60:02}"


def head(width: int) -> Content:
    """The names of the columns."""
    cells = [
        f"{'Table':<{_TABLE}}",
        f"{'Round':<{_ROUND}}",
        f"{'Step':<{_PHASE}}",
        f"{'Left':>{_LEFT}}",
        f"{'Idle':>{_IDLE}}",
        f"{'Here':>{_HERE}}",
    ]
    if width >= _WIDE:
        cells += [f"{SHORT[name]:>{_FIGURE}}" for name in HEADLINES]
    cells += [f"  {'Walk-away':<{_LIGHT}}" if width >= _WIDE else " GPs", "Waits for"]
    return Content.styled(" ".join(cells), "$text-muted").truncate(width, ellipsis=True)


def line(scenario: Scenario, row: TableRow, now: float, width: int) -> Content:
    """A table that answers."""
    present, people = row.people
    slow = row.idle(now) > SLOW_SECONDS and not row.paused and not row.finished
    left = row.time_left(now)
    parts = [
        Content.styled(f"{row.table:<{_TABLE}}", "bold"),
        Content(f" {f'{row.round}/{row.rounds}':<{_ROUND}}"),
        Content.styled(f" {_step(row):<{_PHASE}}", "$text-warning bold" if row.paused else ""),
        Content(f" {clock(left):>{_LEFT}}"),
        Content.styled(
            f" {'' if row.finished else clock(row.idle(now)):>{_IDLE}}",
            "$text-warning bold" if slow else "",
        ),
        Content(f" {f'{present}/{people}':>{_HERE}}"),
    ]
    if width >= _WIDE:
        parts += [Content(f" {_figure(row, name):>{_FIGURE}}") for name in HEADLINES]
    parts.append(_light(row, wide=width >= _WIDE))
    parts.append(Content(f" {waits_for(scenario, row)}"))
    return Content("").join(parts).truncate(width, ellipsis=True)


def away(table: int) -> Content:
    """A table that does not answer."""
    return Content.styled(
        f"{table:<{_TABLE}} is being brought back; nothing is lost", "$text-error"
    )


def _step(row: TableRow) -> str:
    if row.paused:
        return "paused"
    return ended_or_phase(row.phase, row.outcome)


def _figure(row: TableRow, name: MeasureName) -> str:
    kept = row.measures.get(name)
    return "" if kept is None else measure_figure(name, kept)


def _light(row: TableRow, *, wide: bool) -> Content:
    """The light in words, or where there is little room its sign alone."""
    words, style = ("", "") if row.light is None else LIGHT_SIGNS[row.light]
    return Content.styled(f"  {words:<{_LIGHT}}" if wide else f"  {words[:1]:<3}", style)


def waits_for(scenario: Scenario, row: TableRow) -> str:
    """Who holds the table up: sides, a seat that asks for a device, nobody."""
    asked = [seat.seat for seat in row.seats if seat.asked]
    if asked:
        return f"{asked[0]}: another device asks for the seat"
    if row.finished:
        return ""
    names = []
    for code in row.awaited:
        seat = next(each for each in row.seats if each.seat == code)
        name = side_name(scenario, seat.side)
        absent = seat.by == "person" and not seat.present
        names.append(f"{name} (bot)" if seat.by == "bot" else f"{name} (away)" if absent else name)
    return ", ".join(names) if names else "nobody"


def details(scenario: Scenario, row: TableRow, now: float, width: int) -> list[Content]:
    """What the row has no room for: measures, and every seat."""
    figures = ", ".join(
        f"{SHORT[name]} {measure_figure(name, row.measures[name])}"
        for name in HEADLINES
        if name in row.measures
    )
    index = "" if row.ladder is None else f", walk-away index {row.ladder} of 100"
    lines = [
        Content.styled(f"Table {row.table}", "bold")
        + Content(f"  {row.settled} clauses settled; {figures}{index}")
    ]
    for seat in row.seats:
        who = f"bot ({seat.temper})" if seat.by == "bot" else "person"
        here = ", at the screen" if seat.present else ", nobody at the screen"
        if seat.last_input:
            here += f", last key {clock(now - seat.last_input)} ago"
        here = "" if seat.by == "bot" else here
        marks = "".join([" · holds the pen" if seat.pen else "", " · looked at" * seat.watched])
        name = f"{side_name(scenario, seat.side):<16} " if width >= _WIDE else ""
        lines.append(Content(f"  {seat.seat:<15} {name}{who}{here}{marks}"))
    return lines
