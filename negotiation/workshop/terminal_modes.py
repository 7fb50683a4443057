"""What a terminal is told before a seat is drawn on it, and after."""

from __future__ import annotations

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h\x1b[2J"
"""Alternate screen, no cursor, no wrapping, the mouse's buttons without its moves, pastes."""

LEAVE = "\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?7h\x1b[?25h\x1b[?1049l"
"""Back to what the terminal was."""
