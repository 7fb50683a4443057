"""Forgetting the people of a workshop: names, words, and ways in. The acts stay, and verify."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from negotiation.workshop import doors, names
from negotiation.workshop.event import FOLDER, Event, announced, read_event, table_name
from negotiation.workshop.opening import CARDS_FILE, LINK_FILE
from negotiation.workshop.protocol import dial


class StillRunsError(Exception):
    """The workshop has not ended; the message is a sentence for people."""


def games_of(event: Event, folder: Path) -> tuple[str, ...]:
    """The games of a workshop's tables, as far as they began."""
    found = (announced(folder, table_name(table.number)) for table in event.tables)
    return tuple(str(about["game"]) for about in found if about and "game" in about)


def older_than_days(saves: Path, days: int, today: date) -> list[Path]:
    """The folders of workshops that began more than so many days before `today`."""
    found = []
    for file in sorted((saves / FOLDER).glob("*/event.json")):
        began = date.fromisoformat(file.parent.name[: len("2026-01-31")])
        if (today - began).days > days:
            found.append(file.parent)
    return found


def check_ended(folder: Path) -> None:
    """Raises StillRunsError when a process of the workshop answers."""
    if asyncio.run(_answers(folder, read_event(folder))):
        raise StillRunsError(
            f"{folder.name} is still running. End it with Ctrl+C in its window, then try again."
        )


async def _answers(folder: Path, event: Event) -> bool:
    for process in ("gateway", *(table_name(table.number) for table in event.tables)):
        about = announced(folder, process)
        if about is None:
            continue
        try:
            line = await dial(int(about["port"]), event.secret)
        except ConnectionError:
            continue
        line.abort()
        return True
    return False


def forget_people(folder: Path) -> list[str]:
    """Erase names, codes, tokens, cards and logs of a workshop that has ended: which files."""
    gone = [folder / name for name in (names.FILE, doors.FILE, CARDS_FILE, LINK_FILE)]
    erased = [file for file in (*gone, *sorted(folder.glob("*.log"))) if file.exists()]
    for file in erased:
        file.unlink()
    return [file.name for file in erased]
