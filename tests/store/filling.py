"""Fills a log until there is no room, and looks whether it goes on afterwards."""

from __future__ import annotations

from negotiation.rules.record import Record
from negotiation.rules.saved import SaveError
from negotiation.store.sqlite import SqliteLog
from tests.store.building import next_act


def fill(log: SqliteLog) -> tuple[list[Record], SaveError]:
    """Append until there is no room; the acts that were acknowledged, and the complaint."""
    acknowledged: list[Record] = []
    last: Record | None = None
    for number in range(100_000):
        act, texts = next_act(last, number)
        try:
            log.append("harbour", number, [act], texts, {str(number): "x" * 20_000})
        except SaveError as error:
            return acknowledged, error
        acknowledged.append(act)
        last = act
    raise AssertionError("there was always room")


def goes_on(log: SqliteLog, acknowledged: list[Record]) -> None:
    """Everything acknowledged is there, and the act that failed can be made again."""
    assert log.read("harbour").records == tuple(acknowledged)
    act, texts = next_act(acknowledged[-1], len(acknowledged))
    log.append("harbour", len(acknowledged), [act], texts, {})
    assert log.read("harbour").records == (*acknowledged, act)
