"""Screens by name. They are loaded when first shown, so that Home paints at once.

Names also let a screen open another one without either knowing the other's module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from negotiation.tui.screens.base import ShellScreen

PhaseScreen: TypeAlias = Literal["brief", "plan", "table", "better", "ballot", "year", "debrief"]
ScreenName: TypeAlias = PhaseScreen | Literal["clause", "log", "replay", "why"]

SCREENS: dict[ScreenName, tuple[str, str]] = {
    "brief": ("playing.brief", "BriefScreen"),
    "plan": ("playing.plan", "PlanScreen"),
    "table": ("playing.table", "TableScreen"),
    "better": ("playing.better", "BetterScreen"),
    "ballot": ("playing.ballot", "BallotScreen"),
    "year": ("playing.year", "YearScreen"),
    "debrief": ("playing.debrief", "DebriefScreen"),
    "clause": ("playing.clause", "ClauseScreen"),
    "log": ("log", "LogScreen"),
    "replay": ("review.replay", "ReviewScreen"),
    "why": ("playing.why", "WhyScreen"),
}
"""Module (under `screens`) and class of each."""


def load(name: ScreenName, *about: object) -> ShellScreen:
    """A new screen; `about` is what its class wants to know."""
    module, screen = SCREENS[name]
    found: type[ShellScreen] = getattr(import_module(f"negotiation.tui.screens.{module}"), screen)
    return found(*about)  # type: ignore[arg-type]
