"""A stretch of a game as a terminal recording (asciicast, version 2): the acts, told in words."""

from __future__ import annotations

import json
import textwrap
from datetime import datetime

from negotiation.play.replay import Replay
from negotiation.play.words import event_sentence
from negotiation.rules.words import clean

WIDTH, HEIGHT = 80, 24

_IDLE_LIMIT = 3.0
"""Seconds that the recording pauses at most between two acts, however long people thought."""

_LEAST = 0.4
"""Seconds between two acts at the least, so that they can be read."""


def recording(replay: Replay, first: int, last: int) -> str:
    """The acts from `first` to `last`, as everybody may read them after the game."""
    header = replay.saved.header
    head = {
        "version": 2,
        "width": WIDTH,
        "height": HEIGHT,
        "title": f"{header.scenario_title}, acts {first} to {last}",
        "idle_time_limit": _IDLE_LIMIT,
    }
    lines = [json.dumps(head, ensure_ascii=False)]
    at, before, shown = 0.0, None, None
    for act in range(first, last + 1):
        now = _moment(replay.record(act).time)
        if before is not None and now is not None:
            at += min(max((now - before).total_seconds(), _LEAST), _IDLE_LIMIT)
        elif before is None and act > first:
            at += _LEAST
        before = now or before
        when = replay.when(act)
        told = _told(replay, act)
        if not told:
            continue
        if when != shown:
            told = f"\r\n\x1b[1mRound {when[0]}, {when[1].replace('_', ' ')}\x1b[0m\r\n{told}"
            shown = when
        lines.append(json.dumps([round(at, 3), "o", told], ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _told(replay: Replay, act: int) -> str:
    """The sentence of an act, filled to the width; nothing people wrote can steer a terminal.

    Empty for an act that nobody is told of.
    """
    sentence = clean(event_sentence(replay.scenario, replay.event(act), None) or "")
    filled = textwrap.wrap(sentence, WIDTH - 6)
    return "".join(
        f"{act:>4}  {line}\r\n" if number == 0 else f"      {line}\r\n"
        for number, line in enumerate(filled)
    )


def _moment(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time)
    except ValueError:
        return None
