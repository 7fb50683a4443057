"""What people answered before and after, as a table: seats stand for people, nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from negotiation.library.questionnaire import questionnaire
from negotiation.play.exports.tables import Column, DataTable, Value


def answers_table(
    tables: Iterable[tuple[int, str, Mapping[str, Mapping[str, Mapping[str, int] | None]]]],
) -> DataTable:
    """`tables` are (number, game, answers by seat, then by when, then by item)."""
    items = {item.code for item in questionnaire().items}
    rows: list[tuple[Value, ...]] = []
    for number, game, seats in tables:
        for seat, asked in seats.items():
            for when, given in asked.items():
                known = sorted((given or {}).items())
                rows += [(game, number, seat, when, item, n) for item, n in known if item in items]
    columns = (
        Column("game", "name of the game"),
        Column("table", "number of the table in its workshop"),
        Column("seat", "code of the seat, as in the table `seats`"),
        Column("when", "before or after the game"),
        Column("item", "code of the item"),
        Column("answer", "1 (not at all) to 5 (entirely)"),
    )
    return DataTable("answers", "an answer", columns, tuple(rows))
