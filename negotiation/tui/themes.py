"""Three themes of our own: dark, light, high contrast; colours that most people can tell apart.

Hues are Okabe and Ito's, shaded until every ink stands out from every paper (4.5 to 1, and 7 to 1
in high contrast; a test measures all pairs). A colour never speaks alone: sides have shapes and
letters, good and bad have signs.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme


class Colours(NamedTuple):
    """What one theme is made of: papers to write on, inks to write with."""

    background: str
    surface: str
    panel: str
    cursor: str
    text: str
    muted: str
    disabled: str
    blue: str
    orange: str
    green: str
    purple: str
    yellow: str
    vermilion: str
    accent: str


PAPERS = ("background", "surface", "panel", "block-cursor-background")
"""The theme variables that words may stand on."""

INKS = (
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "side-square",
    "side-circle",
    "side-triangle",
    "side-diamond",
    "side-star",
)
"""The theme variables to write words with. Good is `$text-success`, bad `$text-error`."""


def _theme(name: str, colours: Colours, *, dark: bool, cursor_style: str = "bold") -> Theme:
    c = colours
    return Theme(
        name=name,
        dark=dark,
        primary=c.blue,
        secondary=c.accent,
        accent=c.accent,
        success=c.blue,
        warning=c.orange,
        error=c.vermilion,
        foreground=c.text,
        background=c.background,
        surface=c.surface,
        panel=c.panel,
        boost=c.panel,
        variables={
            "text": c.text,
            "text-muted": c.muted,
            "text-disabled": c.disabled,
            "foreground-muted": c.muted,
            "foreground-disabled": c.disabled,
            "text-primary": c.blue,
            "text-secondary": c.accent,
            "text-accent": c.accent,
            "text-success": c.blue,
            "text-warning": c.orange,
            "text-error": c.vermilion,
            "side-square": c.blue,
            "side-circle": c.orange,
            "side-triangle": c.green,
            "side-diamond": c.purple,
            "side-star": c.yellow,
            "block-cursor-background": c.cursor,
            "block-cursor-foreground": c.text,
            "block-cursor-text-style": cursor_style,
            "block-cursor-blurred-background": c.panel,
            "block-cursor-blurred-foreground": c.text,
            "block-hover-background": c.panel,
            "border": c.accent,
            "border-blurred": c.disabled,
            "input-selection-background": c.cursor,
            "input-selection-foreground": c.text,
            "screen-selection-background": c.cursor,
            "screen-selection-foreground": c.text,
            "link-background-hover": c.cursor,
            "button-focus-text-style": "bold reverse",
            "button-color-foreground": c.background,
            "footer-key-foreground": c.accent,
            "scrollbar-background": c.surface,
            "scrollbar-background-hover": c.surface,
            "scrollbar-background-active": c.surface,
        },
    )


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        _theme(
            "dark",
            Colours(
                background="#0f1419",
                surface="#161d25",
                panel="#1f2933",
                cursor="#22384f",
                text="#e8e8e8",
                muted="#a9b4bf",
                disabled="#98a4b0",
                blue="#5fb4f5",
                orange="#f0a818",
                green="#2cc79a",
                purple="#e39cc4",
                yellow="#f0e442",
                vermilion="#ff8a5c",
                accent="#7cc8f2",
            ),
            dark=True,
        ),
        _theme(
            "light",
            Colours(
                background="#fbfaf7",
                surface="#f1f0ea",
                panel="#e4e2da",
                cursor="#cfe0f2",
                text="#1b1f24",
                muted="#50565e",
                disabled="#5b6169",
                blue="#005f9e",
                orange="#855200",
                green="#00694c",
                purple="#8f3f6f",
                yellow="#655f00",
                vermilion="#a83c00",
                accent="#1f5f80",
            ),
            dark=False,
        ),
        _theme(
            "contrast",
            Colours(
                background="#000000",
                surface="#000000",
                panel="#1c1c1c",
                cursor="#00325c",
                text="#ffffff",
                muted="#d8d8d8",
                disabled="#cccccc",
                blue="#9fd4ff",
                orange="#ffc04d",
                green="#5fe3bd",
                purple="#f5bedd",
                yellow="#f0e442",
                vermilion="#ffb599",
                accent="#b5e2ff",
            ),
            dark=True,
            cursor_style="bold underline",
        ),
    )
}
"""Every theme by name; the first is the one a new player gets."""

DEFAULT_THEME = "dark"

EXTRA_VARIABLES = {ink: THEMES[DEFAULT_THEME].variables[ink] for ink in INKS if "side-" in ink}
"""Variables that Textual's themes lack, so that styles can be read before ours is set."""
