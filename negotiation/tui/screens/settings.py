"""Settings: colours, motion, own keys. Each change is written at once to a file people can read."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.settings import (
    Settings,
    keymap_file,
    settings_file,
    write_settings,
)
from negotiation.tui.widgets.choice_row import Choice, ChoiceRow

THEME_CHOICES = (
    Choice("dark", "dark", "light words on a dark page"),
    Choice("light", "light", "dark words on a light page"),
    Choice("contrast", "high contrast", "every word at 7 to 1 or better"),
)
MOTION_CHOICES = (
    Choice("full", "full", "bots pause between moves so that you can follow"),
    Choice("none", "none", "nothing glides, and bots act at once"),
)
PLAIN_CHOICES = (
    Choice("no", "screens", "this terminal program, from the next start on"),
    Choice("yes", "questions and answers", "plain lines, as with --plain, from the next start on"),
)


class SettingsScreen(ShellScreen):
    """What a person may set."""

    PLACE = "settings"
    TITLE_WORDS = "Heads of Terms · Settings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("settings")]
    CSS_PATH = "settings.tcss"
    HELP = (
        "Changes count at once and are kept in a small file that you may edit too. Own keys (o) "
        "lists every action with its key and lets you press another."
    )

    def compose_body(self) -> ComposeResult:
        """A line for each setting, and where they are kept."""
        with VerticalScroll(can_focus=False):
            yield ChoiceRow("Theme", THEME_CHOICES, name="theme")
            yield ChoiceRow("Motion", MOTION_CHOICES, name="motion")
            yield ChoiceRow("The game opens as", PLAIN_CHOICES, name="plain")
            yield Static(id="colours", markup=False)
            yield Static(id="files", markup=False)

    def on_mount(self) -> None:
        """Show what is set."""
        for row in self.query(ChoiceRow):
            row.choose(str(getattr(self.house.settings, row.name or "")))
        self.query(ChoiceRow).first().focus()
        self.query_one("#colours", Static).update(SAMPLE)
        folder = self.house.config
        if folder is not None:
            keys = keymap_file(folder, self.house.settings)
            there = "" if keys.exists() else " (none yet: o lets you choose some)"
            self.query_one("#files", Static).update(
                f"Settings: {settings_file(folder)}\nYour own keys: {keys}{there}"
            )

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another choice: use it and keep it."""
        settings: Settings = replace(self.house.settings, **{event.row.name or "": event.row.value})
        self.house.use(settings)
        if self.house.config is not None:
            try:
                write_settings(self.house.config, settings)
            except OSError as error:
                self.house.say_error(f"The settings count for now but could not be kept: {error}")

    def action_settings_keys(self) -> None:
        """Choose keys, kept in a file."""
        from negotiation.tui.screens.own_keys import OwnKeys

        if self.house.config is None:
            self.house.say_refused("Keys cannot be kept here: there is no folder of settings.")
            return
        self.app.push_screen(OwnKeys(keymap_file(self.house.config, self.house.settings)))


SAMPLE = Content("   ").join(
    [
        Content.styled("■B", "$side-square"),
        Content.styled("●G", "$side-circle"),
        Content.styled("▲C", "$side-triangle"),
        Content.styled("better ✓", "$text-success"),
        Content.styled("worse !", "$text-error"),
        Content.styled("quiet words", "$text-muted"),
    ]
)
"""How the theme draws sides, good and bad."""
