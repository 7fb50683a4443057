"""What keys are called: on the screen, and in a file of one's own keys."""

from __future__ import annotations

from textual.keys import Keys, key_to_character

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


def key_words(key: str) -> str:
    """A key as people know it: "?", "Esc", "Ctrl+P"."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    words = SHOWN.get(last) or key_to_character(last) or last
    if modifiers or (words == last and len(last) > 1):
        words = words.capitalize() if words not in SHOWN.values() else words
    return "+".join([*(modifier.capitalize() for modifier in modifiers), words])


def short_name(key: str) -> str:
    """A key as people write it in a file: its character where it has one, else its name."""
    character = key_to_character(key)
    shown = character is not None and character.isprintable() and character != " "
    return character if character and shown else key


def is_key(key: str) -> bool:
    """Whether there is a key of this name."""
    if len(key) == 1:
        return key.isprintable() and key != " "
    return key in NAMES or key_to_character(key) is not None
