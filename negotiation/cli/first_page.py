"""`negotiation` without a word: Home is painted before the commands themselves are loaded."""

from __future__ import annotations

import os
import sys


def wants_plain(asked: bool) -> bool:
    """Whether to play as questions and answers: asked for, wished for, or nothing else possible."""
    said = os.environ.get("ACCESSIBLE", "")
    wished = said != "0" if said else _set_to_plain()
    able = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return asked or wished or not able


def _set_to_plain() -> bool:
    """Whether this person's settings say so; what is wrong in them is told elsewhere."""
    from negotiation.tui.settings import config_folder, read_settings

    return read_settings(config_folder())[0].plain == "yes"


def open_first_page() -> int:
    """Open Home and stay until people leave. The exit code."""
    from negotiation.cli.ahead import Ahead
    from negotiation.cli.wire import House
    from negotiation.tui.start import OpenHome, run

    try:
        return run(House(ahead=Ahead()), OpenHome())
    except Exception as error:  # noqa: BLE001 - whatever it is, people get a sentence and a code
        from negotiation.cli.guard import explain

        return explain(error)
