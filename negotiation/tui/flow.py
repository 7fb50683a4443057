"""Which screen belongs to which phase, and how a person gets from one to the next.

Above Home there is one *phase screen*; editors, look-ups and questions lie on top of it. When the
phase changes, the phase screen changes too, unless something lies on it: then a line says what
opened, and the change waits until the person comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from negotiation.tui.catalogue import PhaseScreen, load

if TYPE_CHECKING:
    from textual.screen import Screen

    from negotiation.rules.events import Phase
    from negotiation.rules.seatview import View
    from negotiation.tui.app import HeadsOfTerms

OPENED: dict[PhaseScreen, str] = {
    "brief": "The briefing has begun.",
    "plan": "It is time to plan.",
    "table": "The talks are open.",
    "better": "A package was found that is better for all.",
    "ballot": "Ratification has begun.",
    "year": "A year of delivery has begun.",
    "debrief": "The game is over.",
}


def screen_for_phase(phase: Phase) -> PhaseScreen:
    """The name of the screen on which a phase is played."""
    match phase:
        case "briefing":
            return "brief"
        case "planning":
            return "plan"
        case "caucus" | "offers" | "reactions" | "signing":
            return "table"
        case "better_for_all":
            return "better"
        case "ratification" | "prediction" | "spending_gate" | "authorisation_gate":
            return "ballot"
        case "delivery":
            return "year"
        case "finished":
            return "debrief"
        case _:
            assert_never(phase)


def screen_for(view: View) -> PhaseScreen:
    """The name of the screen on which a seat plays now."""
    return screen_for_phase(view.phase)


class Flow:
    """Keeps the phase screen in step with the game."""

    def __init__(self, app: HeadsOfTerms) -> None:
        self._app = app
        self._shown: PhaseScreen | None = None
        self._screen: Screen[Any] | None = None
        self._announced: PhaseScreen | None = None

    def enter(self, view: View) -> None:
        """Show the phase's screen right above Home, dropping whatever lay there."""
        self.leave()
        self._shown = screen_for(view)
        self._screen = load(self._shown)
        self._app.push_screen(self._screen)

    def leave(self) -> None:
        """Go back to Home."""
        self._shown = self._screen = self._announced = None
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def is_phase_screen(self, screen: Screen[Any]) -> bool:
        """Whether this is the screen of the game's phase, and not something on top of it."""
        return screen is self._screen

    def follow(self, view: View) -> None:
        """Change the phase screen if the phase asks for another one and nothing lies on it."""
        due = screen_for(view)
        if self._shown is None or due == self._shown:
            return
        if self._app.screen is self._screen:
            self._shown = due
            self._screen = load(due)
            self._app.switch_screen(self._screen)
        elif self._announced != due:
            self._announced = due
            self._app.notify(f"{OPENED[due]} Esc takes you there.", markup=False)
