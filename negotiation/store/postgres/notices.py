"""Hearing what other hosts announce through PostgreSQL's LISTEN and NOTIFY."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
from sqlalchemy import URL

CHANNEL = "heads_of_terms"

_LOOK_SECONDS = 0.25
"""How soon somebody who listens sees that they should stop."""

_RETRY_SECONDS = 1.0
"""How long to wait before asking a server again that was out of reach."""


def listen(address: URL, stop: threading.Event) -> Iterator[str | None]:
    """The topics that are announced, until `stop` is set.

    Yields None whenever the connection was made anew: what was announced in between is unknown.
    """
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    while not stop.is_set():
        try:
            with psycopg.connect(plain, autocommit=True) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                yield None
                while not stop.is_set():
                    for notice in connection.notifies(timeout=_LOOK_SECONDS):
                        yield notice.payload
        except psycopg.OperationalError:
            stop.wait(_RETRY_SECONDS)
