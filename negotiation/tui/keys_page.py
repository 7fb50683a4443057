"""`docs/keys.md`, made from the list of actions."""

from __future__ import annotations

from negotiation.tui.actions import PLACES, Action, actions_in
from negotiation.tui.key_names import key_words

HEAD = """# Keys

Every key is at the foot of the screen, in the help (`?`) and in the list of all actions (Ctrl+P).
In lists and forms the arrows or `h` `j` `k` `l` move, Tab goes to the next part, Enter chooses;
everything can also be clicked.

To change a key: press `o` in Settings, choose an action, and press the new key. It counts at once
and is kept in `keys.toml`, which you may edit too.
The first column of these tables is what an action is called there.
"""

TABLE = "| action | key | name | what it does |\n| --- | --- | --- | --- |"


def keys_page() -> str:
    """The page, as Markdown."""
    sections = [_section(title, actions_in(place)) for place, title in PLACES.items()]
    return "\n".join([HEAD, *filter(None, sections)])


def _section(title: str, actions: tuple[Action, ...]) -> str:
    """A place and its actions; nothing for a place without any."""
    if not actions:
        return ""
    rows = [f"| `{a.id}` | {_keys(a.keys)} | {a.words} | {a.explains} |" for a in actions]
    return "\n".join([f"## {title}\n", TABLE, *rows]) + "\n"


def _keys(keys: str) -> str:
    return " ".join(f"`{key_words(key)}`" for key in keys.split(","))
