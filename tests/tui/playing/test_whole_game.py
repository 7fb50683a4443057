"""A whole tutorial by keyboard alone, on the real house, from the brief to history."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.rules.seatview import View
from negotiation.tui.app import HeadsOfTerms
from tests.tui.shell import front_end, opened, press, seen

MOST_STEPS = 80
"""More key presses than a game of three rounds can take."""


def next_keys(screen: str, view: View, offered: set[int]) -> tuple[str, ...]:
    """What a newcomer would press: what the screen says, taking the first way on."""
    match screen:
        case "BriefScreen" | "CountScreen" | "YearResultScreen":
            return ("enter",)
        case "PlanScreen":
            return ("tab", "5", "0", "enter", "enter")
        case "YearScreen":
            return ("y",)
        case "BallotScreen" if view.phase == "ratification":
            return ("v", "enter")
        case "BallotScreen":
            return ("5", "5", "enter")
        case "TableScreen":
            return at_the_table(view, offered)
        case _:
            raise AssertionError(f"no way on from {screen}")


def at_the_table(view: View, offered: set[int]) -> tuple[str, ...]:
    """Offer once, accept what is offered, sign when it beats the fallback."""
    if view.can("sign") and (view.value or 0) > (view.fallback or 0):
        return ("g", "enter")
    if view.can("accept"):
        return ("2", "a")
    if view.can("propose"):
        first = not offered
        offered.add(view.round)
        return ("o", "down", "right", "right", "s", "enter") if first else ("p", "enter")
    if view.phase == "signing":
        return ("d", "enter")
    return ("d",)


async def play(app: HeadsOfTerms, pilot: object) -> list[str]:
    """Play to the debrief; the screens that were seen on the way."""
    seen_screens: list[str] = []
    offered: set[int] = set()
    for _ in range(MOST_STEPS):
        screen = type(app.screen).__name__
        if screen not in seen_screens:
            seen_screens.append(screen)
        if screen == "DebriefScreen":
            return seen_screens
        assert app.view is not None
        await press(pilot, *next_keys(screen, app.view, offered))  # type: ignore[arg-type]
    raise AssertionError(f"no end in sight on {seen_screens[-1]}:\n{seen(app)}")


@pytest.mark.slow
@pytest.mark.parametrize("side", ["gp", "board", "commissioners"])
async def test_the_tutorial_is_played_to_its_end_by_keyboard(tmp_path: Path, side: str) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        others = {code: "trader" for code in ("gp", "board", "commissioners") if code != side}
        app.open_game(app.lobby.new_game("tutorial", None, (side,), others, 7))  # type: ignore[arg-type]
        await press(pilot)
        screens = await play(app, pilot)
        assert screens[:3] == ["BriefScreen", "PlanScreen", "TableScreen"]
        assert "Each side against its fallback" in seen(app)
        await press(pilot, "4")
        assert "Talks broke down in October 2012." in seen(app)
