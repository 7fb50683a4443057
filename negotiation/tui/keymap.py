"""A person's own keys: a commented TOML file, and sentences for whatever in it cannot be used.

What cannot be used is left out, with its line and the nearest right name; the rest counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from negotiation.tui.actions import ACTION_BY_ID, ACTIONS, ANYWHERE, PLACES, Action
from negotiation.tui.key_names import is_key, key_words, short_name

KeyPath = tuple[str | int, ...]

MOVING = frozenset({"up", "down", "j", "k", "tab", "shift+tab"})
"""Keys that move the cursor in lists and forms, and so cannot be given away."""


class Keymap(NamedTuple):
    """`keys` by action id, as Textual wants them; `problems` are sentences."""

    keys: dict[str, str]
    problems: list[str]


def read_keymap(file: Path) -> Keymap:
    """Read a file of keys. A file that is not there gives no keys and no problem."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Keymap({}, [])
    except (OSError, UnicodeDecodeError) as error:
        return Keymap({}, [f"{file} could not be read ({error}); the usual keys are used."])
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Keymap({}, [f"{file} is not TOML: {error}; the usual keys are used."])
    if not found:
        return Keymap({}, [])
    from negotiation.library.locate import key_lines, line_of

    lines = key_lines(text)
    problems: list[str] = []
    keys: dict[str, list[str]] = {}
    line: dict[str, int] = {}
    for path, value in _entries(found):
        name = ".".join(str(part) for part in path)
        line[name] = line_of(lines, path)
        problem = _cannot_use(name, value)
        if problem is None:
            keys[name] = _keys_in(value)
        else:
            problems.append(f"{file}, line {line[name]}: {problem}")
    for name in list(keys):
        problem = _clash(name, keys)
        if problem is not None:
            del keys[name]
            problems.append(f"{file}, line {line[name]}: {problem}")
    return Keymap({name: ",".join(listed) for name, listed in keys.items()}, problems)


def _entries(table: Mapping[str, object], path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, (*path, name))
        else:
            yield (*path, name), value


def _keys_in(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [short_name(key) for key in listed if isinstance(key, str)]


def _cannot_use(name: str, value: object) -> str | None:
    if name not in ACTION_BY_ID:
        close = get_close_matches(name, ACTION_BY_ID, n=1)
        hint = f"the nearest is {close[0]!r}" if close else "docs/keys.md lists them all"
        return f"there is no action {name!r}; {hint}."
    keys = _keys_in(value)
    wrong = [key for key in keys if not is_key(key)]
    if wrong or not keys:
        what = repr(wrong[0]) if wrong else "nothing"
        return f'{name} cannot be on {what}; write a key like "x", "f2", "space" or ["x", "f2"].'
    usual = _usual(ACTION_BY_ID[name])
    taken = [key for key in keys if key in MOVING and key not in usual]
    if taken:
        return f"{name} cannot be on {key_words(taken[0])}, which moves the cursor in lists."
    return None


def _usual(action: Action) -> list[str]:
    return [short_name(key) for key in action.keys.split(",")]


def _clash(name: str, keys: Mapping[str, list[str]]) -> str | None:
    """Whether another action of the same place has one of these keys."""
    mine = ACTION_BY_ID[name]
    for other in ACTIONS:
        place = _shared_place(mine, other)
        if other.id == name or place is None:
            continue
        both = set(keys[name]) & set(keys.get(other.id, _usual(other)))
        if both:
            return (
                f"{key_words(min(both))} is already {other.id} ({other.words}) on {place}; "
                f"give {other.id} another key too."
            )
    return None


def _shared_place(one: Action, other: Action) -> str | None:
    if ANYWHERE in one.where or ANYWHERE in other.where:
        return "every screen"
    shared = [place for place in one.where if place in other.where]
    return PLACES[shared[0]] if shared else None


def with_key(text: str | None, action: Action, key: str | None) -> str:
    """A file of keys in which this action has another key, None for its usual one.

    Every other line, comments too, stays as it is. `text` is None where there is no file yet.
    """
    template = keymap_template()
    usual = next(line for line in template.splitlines() if line.startswith(f"# {action.id} = "))
    new = usual if key is None else f"{action.id} = {_toml(key)}"
    known = re.compile(rf"\s*#?\s*{re.escape(action.id)}\s*=")
    lines, found = [], False
    for line in (template if text is None else text).splitlines():
        mine = known.match(line) is not None
        if not mine:
            lines.append(line)
        elif not found:
            lines.append(new)
        found = found or mine
    return "\n".join([*lines, *([] if found else [new])]) + "\n"


def _toml(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def keymap_template() -> str:
    """A file with every action and its usual key, all commented out."""
    lines = [
        "# Keys of Heads of Terms.",
        '# Take away the # in front of a line and write a key, or several: ["x", "f2"].',
        "# Keys are single characters, or names such as space, enter, delete, home, f2, ctrl+o.",
    ]
    for place, title in PLACES.items():
        lines += ["", f"# {title}"]
        for action in ACTIONS:
            if action.where[0] == place:
                keys = [f'"{key}"' for key in _usual(action)]
                value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
                lines.append(f"# {action.id} = {value}  # {action.explains}")
    return "\n".join(lines) + "\n"
