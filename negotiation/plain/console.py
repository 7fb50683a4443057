"""Plain mode on real streams: a terminal, a screen reader, or a pipe."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO

_WIDEST = 100
"""Columns beyond which lines become hard to read."""

_CLEAR = "\x1b[3J\x1b[2J\x1b[H"
"""Clears a terminal and what can be scrolled back to."""


class Console:
    """Reads lines from one stream and writes to another.

    On a terminal, text is wrapped at words. Elsewhere every sentence is one line, and answers are
    repeated, so that what comes out reads as a whole.
    """

    def __init__(self, source: TextIO, target: TextIO, *, clears: bool = True) -> None:
        """`clears` says whether a terminal's screen may be cleared (a curtain)."""
        self._source = source
        self._target = target
        self._is_terminal = target.isatty()
        self._repeats_answers = not source.isatty()
        self._clears = clears and self._is_terminal

    def read_line(self, prompt: str) -> str | None:
        """The next line, or None at the end of the input."""
        self._target.write(prompt)
        self._target.flush()
        line = self._source.readline()
        if self._repeats_answers or not line:
            self._target.write(line.rstrip("\r\n") + "\n")
        return line.rstrip("\r\n") if line else None

    def write(self, text: str) -> None:
        """A line of text, wrapped on a terminal."""
        if self._is_terminal:
            columns = min(_WIDEST, shutil.get_terminal_size().columns)
            indent = " " * (len(text) - len(text.lstrip()) + (2 if text.startswith(" ") else 0))
            text = textwrap.fill(text, columns, subsequent_indent=indent, break_on_hyphens=False)
        self._target.write(text + "\n")

    def hide(self) -> None:
        """Clear a terminal; on anything else, leave a gap."""
        self._target.write(_CLEAR if self._clears else "\n" * 3)
        self._target.flush()
