"""The line above the footer that says what has just changed."""

from __future__ import annotations

from textual.widgets import Static


class NewsLine(Static):
    """The latest thing that happened, in a sentence."""
