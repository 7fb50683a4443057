"""When a game was played, as people say it."""

from __future__ import annotations

from datetime import datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when(time: str) -> str:
    """An ISO 8601 time as "21 Nov 2026, 14:05" on this machine's clock; other texts as they are."""
    try:
        local = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return time
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"
