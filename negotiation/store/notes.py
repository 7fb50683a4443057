"""What all hosts of a workshop know: small notes by event and key, announced when they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, select, update

from negotiation.store.rows import NOTE

if TYPE_CHECKING:
    from negotiation.store.log import Transactions


class Notes:
    """The notes of one event. Values are text; what they mean is for those who write them."""

    def __init__(self, database: Transactions, event: str) -> None:
        """Nothing is opened yet."""
        self._database = database
        self._event = event

    def put(self, key: str, value: str) -> None:
        """Write a note, or write it anew."""
        row = {"event": self._event, "key": key, "value": value}
        with self._database.writing() as connection:
            connection.execute(self._database.insert_if_new(NOTE), row)
            connection.execute(update(NOTE).where(*self._of(key)).values(value=value))
            self._database.announce(connection, f"event/{self._event}/{key}")

    def change(self, key: str, change: Callable[[str | None], str]) -> None:
        """Rewrite a note while nobody else can; what `change` raises leaves it as it was."""
        with self._database.writing() as connection:
            found = select(NOTE.c.value).where(*self._of(key)).with_for_update()
            before = connection.execute(found).scalar()
            after = change(before)
            if after != before:
                row = {"event": self._event, "key": key, "value": after}
                connection.execute(self._database.insert_if_new(NOTE), row)
                connection.execute(update(NOTE).where(*self._of(key)).values(value=after))
                self._database.announce(connection, f"event/{self._event}/{key}")

    def remove(self, key: str) -> None:
        """Take a note away; nothing if there is none."""
        with self._database.writing() as connection:
            connection.execute(delete(NOTE).where(*self._of(key)))
            self._database.announce(connection, f"event/{self._event}/{key}")

    def all(self) -> dict[str, str]:
        """Every note of the event, by key."""
        with self._database.reading() as connection:
            if connection is None:
                return {}
            of_event = select(NOTE).where(NOTE.c.event == self._event).order_by(NOTE.c.key)
            return {row.key: row.value for row in connection.execute(of_event)}

    def _of(self, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return NOTE.c.event == self._event, NOTE.c.key == key
