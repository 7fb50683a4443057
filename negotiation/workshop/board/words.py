"""The big board in words and figures, for the page: what it shows, ready to be read."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.play.facilitating import HEADLINES, BoardData, BoardTable, Revealed
from negotiation.play.wording.figures import measure_figure, measure_title, points
from negotiation.play.wording.names import side_name
from negotiation.play.wording.phases import ended_or_phase
from negotiation.workshop.protocol import Json

_NEWS_SHOWN = 4


def board_words(scenario: Scenario, board: BoardData) -> Json:
    """Everything that the page shows but the picture."""
    return {
        "title": board.title,
        "at": board.at,
        "blank": board.blank,
        "frozen": board.frozen,
        "tables": [_table(table) for table in board.tables],
        "news": _news(scenario, board),
        "revealed": None if board.revealed is None else _revealed(scenario, board.revealed),
    }


def _table(table: BoardTable) -> Json:
    return {
        "table": table.table,
        "step": "paused" if table.paused else ended_or_phase(table.phase, table.outcome),
        "where": f"Round {table.round} of {table.rounds} · {table.calendar}",
        "settled": table.settled,
        "clauses": table.clauses,
        "signed": f"{table.signatures} of {table.signatories} have signed"
        if table.signatures
        else "",
        "ends_at": table.ends_at,
        "numbers": [
            {
                "title": measure_title(name),
                "now": measure_figure(name, table.measures[name]),
                "today": measure_figure(name, table.before[name]) if name in table.before else "",
            }
            for name in HEADLINES
            if name in table.measures
        ],
    }


def _news(scenario: Scenario, board: BoardData) -> list[Json]:
    """The last news that everybody at some table has had, the newest first."""
    heads = {inject.code: inject.headline for inject in scenario.injects}
    tables: dict[str, list[int]] = {}
    for table in board.tables:
        for code in table.news:
            tables.setdefault(code, []).append(table.table)
    every = len(board.tables)
    recent = [
        {
            "headline": heads[code],
            "where": "" if len(at) == every else f"table {', '.join(map(str, at))}",
        }
        for code, at in tables.items()
        if code in heads
    ]
    return list(reversed(recent[-_NEWS_SHOWN:]))


def _revealed(scenario: Scenario, revealed: Revealed) -> Json:
    sides = [side for side in scenario.side_by_code if side in revealed.outcomes[0].worth]
    return {
        "head": ["Table", "Ended", *(side_name(scenario, side) for side in sides), "Left for all"],
        "rows": [
            [
                str(one.table),
                one.ended,
                *(against(one.worth.get(side), one.fallback.get(side)) for side in sides),
                "" if one.left is None else f"{100 * one.left:.0f} %",
            ]
            for one in revealed.outcomes
        ],
        "caption": "Worth in points of 100 (fallback in brackets), and what every side could still "
        "have gained",
        "picture": revealed.picture is not None,
    }


def against(worth: int | None, fallback: int | None) -> str:
    """What a side got, and what it had without a deal."""
    if worth is None:
        return ""
    return points(worth) if fallback is None else f"{points(worth)} ({points(fallback)})"
