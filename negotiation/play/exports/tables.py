"""A game as tables of plain values, every column explained.

Seats and sides stand for people; no name of anybody is in any table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.play.replay import Replay
from negotiation.play.reports.material import Material
from negotiation.play.words import event_sentence
from negotiation.review.undefined import Measured, Undefined
from negotiation.rules.setup import Seat

Value: TypeAlias = str | int | float | bool | None

_TENTH = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what a value in it means, and its unit, if it has one."""

    name: str
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: what a row stands for, its columns, its rows."""

    name: str
    row: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_GAME = Column("game", "name of the game")
_ACT = Column("act", "number of the act in the record, from 1")
_SIDE = Column("side", "code of the side")
_POINTS = "points of 100"


def tables_of(material: Material, *, words: bool) -> tuple[DataTable, ...]:
    """Every table of a game, the codebook last. `words`: with what people wrote."""
    made = (
        _acts(material.replay, words=words),
        _seats(material),
        _contract(material),
        _worth(material),
        _measures(material),
        _steps(material),
        _outcome(material),
    )
    return (*made, codebook(made))


def codebook(tables: tuple[DataTable, ...]) -> DataTable:
    """What every column of every table means."""
    rows = tuple(
        (table.name, table.row, column.name, column.meaning, column.unit)
        for table in tables
        for column in table.columns
    )
    columns = (
        Column("table", "name of the table"),
        Column("row", "what one row of it stands for"),
        Column("column", "name of the column"),
        Column("meaning", "what a value in it means"),
        Column("unit", "its unit, if it has one"),
    )
    return DataTable("codebook", "a column of a table", columns, rows)


def _acts(replay: Replay, *, words: bool) -> DataTable:
    game = replay.saved.header.game

    def rows() -> Iterator[tuple[Value, ...]]:
        for number in range(1, replay.length + 1):
            record, event = replay.record(number), replay.event(number)
            round_, phase = replay.when(number)
            told = event_sentence(replay.scenario, event, None) if words else None
            yield (game, number, record.time, round_, phase, record.actor, record.kind, told)

    columns = (
        _GAME,
        _ACT,
        Column("time", "when it was kept", "ISO 8601, UTC"),
        Column("round", "round of the talks; 0 before the first"),
        Column("phase", "phase of the game after the act"),
        Column("actor", "code of the seat, or facilitator"),
        Column("kind", "kind of event, as in the reference of events"),
        Column("sentence", "the act in words, with what people wrote; empty if left out"),
    )
    return DataTable("acts", "an act of the record", columns, tuple(rows()))


def _seats(material: Material) -> DataTable:
    game = material.replay.saved.header.game

    def row(seat: Seat) -> tuple[Value, ...]:
        occupant = seat.occupant
        return game, seat.code, seat.side, occupant.kind, occupant.temper, seat.help

    columns = (
        _GAME,
        Column("seat", "code of the seat"),
        _SIDE,
        Column("occupant", "person or bot, at the end"),
        Column("temper", "temper of a bot"),
        Column("help", "help level, at the end"),
    )
    seats = tuple(row(seat) for seat in material.end.setup.seats)
    return DataTable("seats", "a seat", columns, seats)


def _contract(material: Material) -> DataTable:
    scenario, game = material.scenario, material.replay.saved.header.game
    final = scenario.terms_of(material.analysis.deal.contract)
    rows = tuple(
        (game, code, _option(scenario, code, scenario.status_quo), _option(scenario, code, final))
        for code in scenario.clause_by_code
    )
    columns = (
        _GAME,
        Column("clause", "code of the clause"),
        Column("before", "code of the option before the talks"),
        Column("after", "code of the option at the end"),
    )
    return DataTable("contract", "a clause", columns, rows)


def _option(scenario: Scenario, clause: str, terms: Terms) -> str:
    return scenario.clause_by_code[clause].options[terms[clause]].code


def _worth(material: Material) -> DataTable:
    game = material.replay.saved.header.game
    rows = tuple(
        (game, point.act, side, shown / _TENTH, _maybe(point.gains, side), point.left)
        for point in material.analysis.curve
        for side, shown in point.shown.items()
    )
    columns = (
        _GAME,
        _ACT,
        _SIDE,
        Column("worth", "what the draft was worth to the side, as it was shown", _POINTS),
        Column("gain", "share of the way from fallback to ideal, reference state", "share"),
        Column("left", "what every side could still have gained at once", "share"),
    )
    return DataTable("worth", "a change of the draft, for a side", columns, rows)


def _maybe(gains: dict[str, float] | None, side: str) -> float | None:
    return None if gains is None else gains.get(side)


def _measures(material: Material) -> DataTable:
    game = material.replay.saved.header.game
    rows = tuple(
        (game, point.act, name, measure.from_record(point.measures[name]), measure.unit)
        for point in material.analysis.curve
        for name, measure in MEASURES.items()
        if name in point.measures
    )
    columns = (
        _GAME,
        _ACT,
        Column("measure", "name of the measure, as in the reference of measures"),
        Column("value", "its value for the draft, as it was projected then", "see `unit`"),
        Column("unit", "unit of the value"),
    )
    return DataTable("measures", "a change of the draft, for a measure", columns, rows)


def _steps(material: Material) -> DataTable:
    game = material.replay.saved.header.game
    rows = tuple(
        (
            game,
            step.act,
            step.round,
            step.side,
            other,
            "opening" if step.opening else step.classes.get(other),
            step.changes.get(step.side),
            step.changes.get(other),
            step.waste,
        )
        for step in material.analysis.steps
        for other in step.gains
        if other != step.side
    )
    columns = (
        _GAME,
        _ACT,
        Column("round", "round of the talks"),
        Column("side", "code of the side that offers"),
        Column("counterpart", "code of the side it is judged against"),
        Column("class", "class of the step, or opening for a first offer"),
        Column("own_change", "change of the offering side's gain", "share"),
        Column("other_change", "change of the counterpart's gain", "share"),
        Column("waste", "what the worst-off other side could have gained for nothing", "share"),
    )
    return DataTable("steps", "an offer, for a counterpart", columns, rows)


def _outcome(material: Material) -> DataTable:
    game, analysis = material.replay.saved.header.game, material.analysis
    deal, quality = analysis.deal, analysis.quality
    known = None if isinstance(quality, Undefined) else quality
    rows = tuple(
        (
            game,
            deal.outcome,
            deal.why,
            side,
            shown / _TENTH,
            deal.fallbacks[side] / _TENTH if side in deal.fallbacks else None,
            known.point.gains.get(side) if known else None,
            _share(known.claimed.get(side)) if known else None,
            known.left if known else None,
            _share(known.created) if known else None,
        )
        for side, shown in deal.shown.items()
    )
    columns = (
        _GAME,
        Column("outcome", "agreed, no_agreement or ended; empty while the game is open"),
        Column("why", "why there is no agreement"),
        _SIDE,
        Column("worth", "what the end was worth to the side, as it was shown", _POINTS),
        Column("fallback", "its reservation value then", _POINTS),
        Column("gain", "share of the way from fallback to ideal, reference state", "share"),
        Column("claimed", "share of all gains that went to the side", "share"),
        Column("left", "what every side could still have gained at once", "share"),
        Column("created", "gains together against the most that could be had", "share"),
    )
    return DataTable("outcome", "a side at the end", columns, rows)


def _share(measured: Measured | None) -> float | None:
    return None if measured is None or isinstance(measured, Undefined) else measured
