"""A game as xAPI statements, with the verbs and activities of the serious games profile.

Actors are seats, never people: an account whose name is the game's and the seat's. Everything that
identifies a statement is made from the record, so that the same game gives the same statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from negotiation.contract.base import FACILITATOR
from negotiation.play.reports.material import Material
from negotiation.review.timeline import Family, Mark
from negotiation.review.undefined import Undefined

_HOME = "https://heads-of-terms.example"
"""Names things of ours, as xAPI wants; nothing is there, and nothing is asked of it."""

_SPACE = UUID("7d1f4b8e-5c0a-5a8b-9f6e-3b1a2c4d5e6f")
_ADL = "http://adlnet.gov/expapi/verbs"
_GAMES = "https://w3id.org/xapi/seriousgames"
_PROFILE = f"{_GAMES}/v1.0"

_VERBS: Mapping[str, str] = {
    "initialized": f"{_ADL}/initialized",
    "completed": f"{_ADL}/completed",
    "progressed": f"{_ADL}/progressed",
    "interacted": f"{_ADL}/interacted",
    "selected": "https://w3id.org/xapi/adb/verbs/selected",
    "skipped": "http://id.tincanapi.com/verb/skipped",
    "used": f"{_GAMES}/verbs/used",
}

_TOLD: Mapping[Family, tuple[str, str]] = {
    "offer": ("selected", "menu"),
    "reaction": ("selected", "menu"),
    "call": ("used", "item"),
    "leaving": ("selected", "menu"),
    "talk": ("interacted", "non-player-character"),
}
"""Verb and activity of what seats do; private acts and the course of the game are not told."""


def statements(material: Material) -> list[dict[str, Any]]:
    """The statements, in the order of the record."""
    return list(_statements(material))


def _statements(material: Material) -> Iterator[dict[str, Any]]:
    marks = material.analysis.marks
    for mark in marks:
        actor = material.replay.record(mark.act).actor
        if mark.act == 1:
            for seat in material.replay.state(1).setup.seats:
                yield _statement(material, mark, seat.code, "initialized", _game(material))
        elif mark.family in _TOLD and actor != FACILITATOR:
            verb, kind = _TOLD[mark.family]
            if mark.kind == "turn_passed":
                verb = "skipped"
            yield _statement(material, mark, actor, verb, _move(material, mark, kind))
    if material.analysis.deal.outcome is not None:
        for seat in material.end.setup.seats:
            ended = _statement(material, marks[-1], seat.code, "completed", _game(material))
            yield {**ended, "result": _result(material, seat.side)}


def _statement(
    material: Material, mark: Mark, seat: str, verb: str, activity: dict[str, Any]
) -> dict[str, Any]:
    game = material.replay.saved.header.game
    return {
        "id": str(uuid5(_SPACE, f"{game}/{mark.act}/{seat}/{verb}")),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": _HOME, "name": f"{game}/{seat}"},
        },
        "verb": {"id": _VERBS[verb], "display": {"en": verb}},
        "object": activity,
        "context": {
            "platform": "Heads of Terms",
            "language": "en-GB",
            "contextActivities": {
                "parent": [_game(material)],
                "category": [{"objectType": "Activity", "id": _PROFILE}],
            },
            "extensions": {
                f"{_HOME}/extensions/act": mark.act,
                f"{_HOME}/extensions/round": mark.round,
                f"{_HOME}/extensions/phase": mark.phase,
            },
        },
        "timestamp": material.replay.record(mark.act).time,
    }


def _game(material: Material) -> dict[str, Any]:
    header = material.replay.saved.header
    return _activity(f"games/{header.game}", "serious-game", header.scenario_title)


def _move(material: Material, mark: Mark, kind: str) -> dict[str, Any]:
    name = mark.kind.replace("_", " ")
    return _activity(f"moves/{material.scenario.code}/{mark.kind}", kind, name)


def _activity(path: str, kind: str, name: str) -> dict[str, Any]:
    return {
        "objectType": "Activity",
        "id": f"{_HOME}/{path}",
        "definition": {"type": f"{_GAMES}/activity-types/{kind}", "name": {"en": name}},
    }


def _result(material: Material, side: str) -> dict[str, Any]:
    """How it ended for a side: its worth of 100, and its gain where that is defined."""
    deal, quality = material.analysis.deal, material.analysis.quality
    shown = deal.shown.get(side)
    result: dict[str, Any] = {
        "completion": deal.outcome != "ended",
        "success": deal.outcome == "agreed",
    }
    if shown is not None:
        result["score"] = {"raw": shown / 10, "min": 0, "max": 100}
    if not isinstance(quality, Undefined) and side in quality.point.gains:
        result["extensions"] = {f"{_HOME}/extensions/gain": quality.point.gains[side]}
    return result
