"""Who sits where, by name: apart from every record and log, for some days, for one reader.

Records, logs and exports know seats by their codes. Somebody who likes may leave a name when
joining; the facilitator alone reads it, and it is erased on a day that is said beforehand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from negotiation.workshop.event import FOLDER, write_private

FILE = "names.json"
KEPT_DAYS = 30
"""For how long names are kept: until results have been sent to those who asked for them."""

LONGEST_NAME = 60


def today() -> date:
    """The day, by the clock of the world."""
    return datetime.now(UTC).date()


@dataclass
class Names:
    """The names of one workshop, and the day on which they are erased."""

    folder: Path
    until: date = field(default_factory=lambda: today() + timedelta(days=KEPT_DAYS))
    by_seat: dict[str, str] = field(default_factory=dict)

    def put(self, table: int, seat: str, name: str) -> None:
        """Keep a name, on disk when this returns. An empty one takes an earlier one away."""
        kept = "".join(letter for letter in name if letter.isprintable()).strip()[:LONGEST_NAME]
        self.by_seat.pop(f"{table}/{seat}", None)
        if kept:
            self.by_seat[f"{table}/{seat}"] = kept
        found = {"erased_on": self.until.isoformat(), "names": self.by_seat}
        write_private(self.folder / FILE, json.dumps(found, ensure_ascii=False, indent=1))


def names_in(folder: Path) -> Names:
    """The names of the workshop in `folder`; none when none was left, or they were erased."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        by_seat: Mapping[str, str] = found["names"]
        return Names(folder, date.fromisoformat(found["erased_on"]), dict(by_seat))
    except (OSError, ValueError, KeyError, TypeError):
        return Names(folder)


def erase_due(saves: Path, day: date) -> list[str]:
    """Erase the names of every workshop whose day has come; which workshops those were."""
    erased = []
    for file in sorted((saves / FOLDER).glob(f"*/{FILE}")):
        if names_in(file.parent).until <= day:
            file.unlink()
            erased.append(file.parent.name)
    return erased
