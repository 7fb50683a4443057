"""Every random input that the tests draw."""

from __future__ import annotations

import json
from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.contract.measures import MEASURES
from negotiation.rules.numbers import Numbers
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.state import Line
from negotiation.rules.words import Words

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


# ------------------------------------------------------------------------------------------ events

_CODES = st.sampled_from(["board", "gp", "commissioners", "stranger"])
_CLAUSES = st.sampled_from(["duty", "pay", "team", "nothing-known"])
_TERMS = st.dictionaries(_CLAUSES, st.integers(0, 5), max_size=3)
_OUR_TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
_SAYINGS = st.text(max_size=20).filter(lambda text: text < "\ud800" or text > "\udfff")
_WORDS = st.builds(Words.of, _SAYINGS, st.just("salt")) | st.builds(Words, digest=st.just("0" * 64))
_SEATS = st.sampled_from(["board", "gp", "gp.2", "stranger"])
_MEASURES = st.dictionaries(
    st.sampled_from(list(MEASURES)), st.integers(-(10**6), 10**6), max_size=4
)
_POINTS = st.dictionaries(_CODES, st.integers(-1000, 2000), max_size=3)
_NUMBERS = st.builds(
    Numbers,
    measures=_MEASURES,
    values=_POINTS,
    agreed_values=_POINTS,
    fallbacks=_POINTS,
    ratified=st.none() | st.integers(0, 1000),
)
_SETUPS = st.builds(
    Setup,
    edition=st.just("toy"),
    seed=st.integers(0, 2**32),
    seats=st.lists(
        st.builds(
            Seat,
            code=_SEATS,
            side=_CODES,
            occupant=st.builds(Occupant, kind=st.sampled_from(["person", "bot"])),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
_WANTS = st.dictionaries(_CODES, st.lists(_CLAUSES, max_size=3).map(tuple), max_size=2)
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "side": _CODES,
    "to": _CODES | st.sampled_from(["all", "caucus"]),
    "clause": _CLAUSES,
    "terms": _TERMS,
    "give": _TERMS,
    "get": _TERMS,
    "seat": _SEATS,
    "words": _WORDS,
    "numbers": _NUMBERS,
    "measures": _MEASURES,
    "setup": _SETUPS,
    "others_want": _WANTS,
    "matters": _WANTS,
    "plays": st.dictionaries(_CODES, _OUR_TEXTS, max_size=2),
    "ranking": st.lists(_CLAUSES, max_size=3).map(tuple),
    "turns": st.lists(_CODES, max_size=3).map(tuple),
    "imposed": st.lists(_CLAUSES, max_size=2).map(tuple),
    "inject": st.sampled_from(["storm", "hush", "unheard-of"]),
    "shock": st.none() | st.sampled_from(["storm", "unheard-of"]),
    "red_line": st.sampled_from(["gp-line", "board-line", "unheard-of"]),
    "scenario": st.just("toy"),
    "boxes": st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=4).map(tuple),
    "yes": st.integers(0, 1000),
    "no": st.integers(0, 1000),
    "eligible": st.integers(0, 40_000),
    "pence_per_head": st.integers(1, 2000),
    "text": _OUR_TEXTS,
}
"""What an event may carry, by the name of the field; other fields are drawn from their type."""


def _field(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    """Values for a field; None too where it may be left empty."""
    optional = type(None) in get_args(annotation)
    if name == "to" and get_origin(annotation) is tuple:
        return st.lists(_CODES, max_size=2).map(tuple)
    strategy = _BY_NAME.get(name)
    if strategy is None:
        return st.from_type(annotation)
    return st.none() | strategy if optional else strategy


def events_of(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    """An event of a kind, with codes that the toy scenario knows and some that nobody does."""
    fields = {
        name: _field(name, field.annotation)
        for name, field in kind.model_fields.items()
        if name != "kind"
    }
    return st.fixed_dictionaries(fields).map(kind.model_validate)


def lines() -> st.SearchStrategy[Line]:
    """A line of talk, news or explanation."""
    return st.builds(
        Line,
        kind=st.sampled_from(get_args(Line.model_fields["kind"].annotation)),
        side=st.none() | _CODES,
        to=_CODES | st.sampled_from(["all", "caucus", "gp.2"]),
        text=_OUR_TEXTS | _CLAUSES | st.sampled_from(["storm", "gp-line", "duty, pay"]),
        words=st.none() | _WORDS,
    )
