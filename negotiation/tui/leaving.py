"""Leaving a game or the program. Nothing is ever lost: each act was on disk before it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.tui.screens.question import Answer, Question

if TYPE_CHECKING:
    from negotiation.tui.app import HeadsOfTerms


def leave(app: HeadsOfTerms) -> None:
    """From Home to the shell at once, from a finished game to Home; else only after a question."""
    if app.bridge is None:
        app.exit()
        return
    if app.view is not None and app.view.phase == "finished":
        app.close_game()
        return
    if isinstance(app.screen, Question):
        return

    def answered(answer: str | None) -> None:
        if answer == "home":
            app.close_game()
        elif answer == "shell":
            app.close_game()
            app.exit()

    app.push_screen(
        Question(
            "Leave this game? Every act of it is saved; Continue on Home brings you back to it.",
            Answer("s", "Stay", "stay"),
            Answer("h", "Home", "home"),
            Answer("q", "Quit", "shell"),
        ),
        answered,
    )
