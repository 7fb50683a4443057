"""The scanner that knows on which line of a TOML file every key stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from negotiation.contract.problem import KeyPath
from negotiation.library.locate import key_lines, line_of
from tests.strategies import toml_documents

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial" / "scenario.toml"


def every_path(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from every_path(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from every_path(inner, (*path, position))


@given(toml_documents())
def test_the_scanner_finds_the_keys_that_the_parser_finds(text: str) -> None:
    """Whatever the layout, no key is missed, and none is made up."""
    assert set(key_lines(text)) == set(every_path(tomllib.loads(text)))


@given(toml_documents())
def test_windows_line_ends_change_no_line_number(text: str) -> None:
    assert key_lines(text.replace("\n", "\r\n")) == key_lines(text)


def test_the_tutorial_is_scanned_whole() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    assert set(key_lines(text)) == set(every_path(tomllib.loads(text)))


def test_every_key_of_a_mixed_document_stands_on_its_line() -> None:
    text = """\
a.'b c'.d = 1 # x
[x.y]
z = \"\"\"
w = "q" # [no]
\"\"\"
w = [ { p = 1, q.r = 2 }, # c
  [3, "]"],
]
[[l]]
k = '''
[[l]]
'''
[[l]]
[l.m]
n = 1979-05-27 07:32:00
"""
    assert key_lines(text) == {
        ("a",): 1,
        ("a", "b c"): 1,
        ("a", "b c", "d"): 1,
        ("x",): 2,
        ("x", "y"): 2,
        ("x", "y", "z"): 3,
        ("x", "y", "w"): 6,
        ("x", "y", "w", 0): 6,
        ("x", "y", "w", 0, "p"): 6,
        ("x", "y", "w", 0, "q"): 6,
        ("x", "y", "w", 0, "q", "r"): 6,
        ("x", "y", "w", 1): 7,
        ("x", "y", "w", 1, 0): 7,
        ("x", "y", "w", 1, 1): 7,
        ("l",): 9,
        ("l", 0): 9,
        ("l", 0, "k"): 10,
        ("l", 1): 13,
        ("l", 1, "m"): 14,
        ("l", 1, "m", "n"): 15,
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [(("a", 0, "b"), 3), (("a", 0, "missing"), 2), (("a", 7), 2), (("other",), 1), ((), 1)],
)
def test_what_is_missing_is_placed_at_what_should_hold_it(path: KeyPath, line: int) -> None:
    lines = key_lines("# first\n[[a]]\nb = 1\n")
    assert line_of(lines, path) == line
