"""Every random input that the tests draw."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from negotiation.contract.levers import LEVERS, LeverName

# -------------------------------------------------------------------------------- TOML documents

_KEYS = st.sampled_from(["a", "b-1", "2", "a key", 'quo"ted', "é", "", "a.b", "#", "[x]"])
_TEXTS = st.text(st.sampled_from("ab \"'\\\n\t#[]{}=,é."), max_size=12)
_SCALARS = st.one_of(
    st.integers(-5, 5), st.booleans(), st.floats(-10, 10), st.just(float("inf")), _TEXTS
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_GAPS = st.sampled_from(["", "\n", '  # a [comment] = "x"\n', "\n\n\t\n"])


@st.composite
def _key(draw: st.DrawFn, key: str) -> str:
    """The key bare, in double or in single quotes, whichever it allows."""
    forms = [json.dumps(key, ensure_ascii=False)]
    if key and all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in key):
        forms.append(key)
    if "'" not in key:
        forms.append(f"'{key}'")
    return draw(st.sampled_from(forms))


@st.composite
def _value(draw: st.DrawFn, value: Any) -> str:
    """A value as TOML, in one of the ways in which it can be written."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return draw(_text(value))
    if isinstance(value, list):
        gap = draw(_GAPS)
        items = [f"{gap}{draw(_value(item))}{gap}," for item in value]
        return f"[{''.join(items)}{gap}]"
    if isinstance(value, dict):
        pairs = [f"{draw(_key(key))} = {draw(_value(inner))}" for key, inner in value.items()]
        return "{ " + ", ".join(pairs) + " }"
    return repr(value)


@st.composite
def _text(draw: st.DrawFn, text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    forms = [f'"{escaped}"', f'"""\n{escaped}"""']
    if "'" not in text:
        forms.append(f"'''\n{text}'''")
        if "\n" not in text:
            forms.append(f"'{text}'")
    return draw(st.sampled_from(forms))


@st.composite
def _pairs(draw: st.DrawFn) -> str:
    lines = []
    for key, value in draw(st.dictionaries(_KEYS, _VALUES, max_size=3)).items():
        lines.append(f"{draw(_key(key))}\t={draw(_value(value))} # {key!r}\n{draw(_GAPS)}")
    return "".join(lines)


@st.composite
def toml_documents(draw: st.DrawFn) -> str:
    """TOML with nested tables, lists of tables, quoted keys, and strings that look like TOML."""
    parts = [draw(_pairs())]
    for number in range(draw(st.integers(0, 4))):
        name = f"t{number}.{draw(_KEYS.flatmap(_key))}"
        if draw(st.booleans()):
            parts.append(f"[ {name} ]\n{draw(_pairs())}")
            continue
        for _ in range(draw(st.integers(1, 3))):
            parts.append(f"[[{name}]] # item\n{draw(_pairs())}")
            if draw(st.booleans()):
                parts.append(f"[{name}.zz.'inner table']\n{draw(_pairs())}")
            if draw(st.booleans()):
                parts.append(f"[[{name}.yy]]\n{draw(_pairs())}[[{name}.yy]]\n")
    return "".join(parts)


# ------------------------------------------------------------------------------------------ levers


def lever_settings(most: int = 6) -> st.SearchStrategy[dict[LeverName, float]]:
    """Some levers, each within its bounds."""

    def bounded(name: LeverName) -> st.SearchStrategy[float]:
        lever = LEVERS[name]
        return st.floats(lever.minimum, lever.maximum).map(lambda amount: round(amount, 3))

    names = st.lists(st.sampled_from(sorted(LEVERS)), max_size=most, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: bounded(name) for name in chosen})
    )


# ------------------------------------------------------------------------------ spoilt scenarios


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    paths = []
    for key, one in inner:
        paths.append((*path, key))
        if isinstance(one, dict | list):
            paths.extend(_places(one, (*path, key)))
    return paths


@st.composite
def spoilt(draw: st.DrawFn, sound: dict[str, Any]) -> dict[str, Any]:
    """A scenario file's data in which some things are gone, doubled, renamed or replaced."""
    data: dict[str, Any] = json.loads(json.dumps(sound))
    for _ in range(draw(st.integers(1, 4))):
        *parents, last = draw(st.sampled_from(_places(data) or [("a",)]))
        table: Any = data
        for key in parents:
            table = table[key]
        how = draw(st.sampled_from(["gone", "replaced", "doubled", "renamed"]))
        if how == "replaced":
            table[last] = draw(_VALUES)
        elif how == "renamed" and isinstance(last, str):
            table[f"{last}x"] = table.pop(last)
        elif how == "doubled" and isinstance(last, int):
            table.append(table[last])
        else:
            del table[last]
    return data
