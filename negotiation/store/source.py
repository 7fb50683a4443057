"""How sentences call a game that is being read, and the exception that says where it is damaged."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation.rules.saved import DamagedGame

ACTS_BEGIN = 2
"""The line of a portable file on which the first act stands."""


class DamageFound(DamagedGame):
    """Damage with its place: the number of the act, the line of the file, or neither."""

    def __init__(self, sentence: str, act: int | None = None, line: int | None = None) -> None:
        """`sentence` is for people; the numbers count from 1."""
        super().__init__(sentence)
        self.act = act
        self.line = line


@dataclass(frozen=True)
class Source:
    """Where a game is read from: `name` as in a sentence; `is_file` when acts stand on lines."""

    name: str
    is_file: bool = False

    @property
    def subject(self) -> str:
        """The name at the beginning of a sentence."""
        return self.name if self.is_file else self.name[:1].upper() + self.name[1:]

    def at_act(self, act: int, what: str) -> DamageFound:
        """Damage in an act. `what` goes on after "Act 7 of ..."."""
        line = act - 1 + ACTS_BEGIN if self.is_file else None
        place = f"Act {act}" if line is None else f"Act {act} (line {line})"
        return DamageFound(f"{place} of {self.name} {what}", act, line)

    def at_line(self, line: int, what: str) -> DamageFound:
        """Damage on a line of a file. `what` goes on after "FILE, line 7: "."""
        act = None
        return DamageFound(f"{self.name}, line {line}: {what}", act, line)

    def somewhere(self, what: str) -> DamageFound:
        """Damage without a line. `what` goes on after the name."""
        return DamageFound(f"{self.subject} {what}")
