"""The facilitator's words, as they are shipped."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cue:
    """What to say at a step of the session, and what to watch for."""

    step: str
    say: str
    watch: str


@dataclass(frozen=True, slots=True)
class Script:
    """The book's general part; `trouble` pairs what happens with what to do about it."""

    purpose: tuple[str, ...]
    before: tuple[str, ...]
    cues: tuple[Cue, ...]
    trouble: tuple[tuple[str, str], ...]
    debrief: tuple[tuple[str, tuple[str, ...]], ...]


def script() -> Script:
    """Reads the book's words."""
    text = files("negotiation.library.handouts").joinpath("book.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Script(
        tuple(data["purpose"]),
        tuple(data["before"]),
        tuple(Cue(one["step"], one["say"], one["watch"]) for one in data["script"]),
        tuple((one["what"], one["do"]) for one in data["trouble"]),
        tuple((one["step"], tuple(one["questions"])) for one in data["debrief"]),
    )
