"""The command palette, made from the list of actions: what can be done here now, found by words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand

from negotiation.tui.actions import ACTION_BY_ID
from negotiation.tui.key_names import key_words

if TYPE_CHECKING:
    from textual.screen import Screen

    from negotiation.tui.app import HeadsOfTerms


def commands(app: HeadsOfTerms, screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Each action once, with its key."""
    offered = {"command.palette"}
    for active in screen.active_bindings.values():
        action = ACTION_BY_ID.get(active.binding.id or "")
        if action is None or not active.enabled or action.id in offered:
            continue
        offered.add(action.id)
        run = partial(app.call_later, app.run_action, action.method, active.node)
        key = key_words(app.key_of(action.id))
        yield SystemCommand(f"{action.words} ({key})", action.explains, run)


def open_palette(app: HeadsOfTerms) -> None:
    """Show it, once."""
    from textual.command import CommandPalette

    if not isinstance(app.screen, CommandPalette):
        app.push_screen(CommandPalette(placeholder="Search for an action"))
