"""What keys are called: on the screen, and in a file of one's own keys."""

from __future__ import annotations

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

SHOWN = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
"""How keys without a character are written for people."""

NAMES = frozenset(key.value for key in Keys)


RENAMED = {name: long for long, name in KEY_NAME_REPLACEMENTS.items()}
"""Keys that Textual calls otherwise than Unicode does, with Unicode's name: "slash", "solidus"."""


def character_of(key: str) -> str | None:
    """The character of a key, None for one without."""
    return key_to_character(RENAMED.get(key, key))


def key_words(key: str) -> str:
    """A key as people know it: "?", "Esc", "Ctrl+P"."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    words = SHOWN.get(last) or character_of(last) or last
    if modifiers or (words == last and len(last) > 1):
        words = words.capitalize() if words not in SHOWN.values() else words
    return "+".join([*(modifier.capitalize() for modifier in modifiers), words])


def short_name(key: str) -> str:
    """A key as people write it in a file: its character where it has one, else its name."""
    character = character_of(key)
    shown = character is not None and character.isprintable() and character != " "
    return character if character and shown else key


def is_key(key: str) -> bool:
    """Whether there is a key of this name."""
    if len(key) == 1:
        return key.isprintable() and key != " "
    return key in NAMES or character_of(key) is not None
