"""When a game was played, as people say it."""

from __future__ import annotations

from datetime import datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(time: str, now: datetime | None = None) -> str:
    """An ISO 8601 time as "21 Nov, 14:05" on this machine's clock; with the year if not this one.

    What is not such a time is shown as it is.
    """
    try:
        local = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return time
    this_year = (now or datetime.now().astimezone()).year
    year = "" if local.year == this_year else f" {local.year}"
    return f"{local.day} {MONTHS[local.month - 1]}{year}, {local:%H:%M}"
