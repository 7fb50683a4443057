"""Plain mode on real streams."""

from __future__ import annotations

import io

import pytest

from negotiation.plain.console import Console


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_one_line_for_each_sentence_and_repeats_the_answers() -> None:
    target = io.StringIO()
    console = Console(io.StringIO("yes\r\nno"), target)
    console.write("word " * 60)
    assert [console.read_line("> "), console.read_line("> "), console.read_line("> ")] == [
        "yes",
        "no",
        None,
    ]
    assert target.getvalue() == "word " * 60 + "\n> yes\n> no\n> \n"


def test_a_terminal_wraps_at_words_and_does_not_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    target = Terminal()
    console = Console(Terminal("yes\n"), target)
    console.write("  1. offer: offer a package to everybody at the table")
    assert console.read_line("> ") == "yes"
    assert target.getvalue() == ("  1. offer: offer a package to everybody\n    at the table\n> ")


def test_a_curtain_clears_a_terminal_and_only_leaves_a_gap_in_a_pipe() -> None:
    terminal, pipe = Terminal(), io.StringIO()
    Console(Terminal(), terminal).hide()
    Console(io.StringIO(), pipe).hide()
    assert "\x1b[3J" in terminal.getvalue()
    assert "\x1b" not in pipe.getvalue()
    assert pipe.getvalue().strip() == ""
