"""The lines of a portable file, read with distrust: it may come from anybody.

Every line must be exactly what the game would write, so a single changed byte is found and named.
Nothing is ever constructed that a file names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from negotiation.contract.digest import canonical_json
from negotiation.rules.saved import RECORD_FORMAT
from negotiation.store.portable import PRODUCT, line_check
from negotiation.store.soundness import newer_format
from negotiation.store.source import Source

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes of one line."""

_BEGINNING = b'{"check":"'
"""How every exported file begins, its keys being sorted."""

_HIDDEN = re.compile(
    r"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bfr])"
    "|[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What would move a terminal's cursor or turn the writing direction, in a line of JSON."""


def checked_lines(file: BinaryIO, source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line as data without its check, once form and check were found right."""
    check = ""
    for number in count(1):
        raw = file.readline(LONGEST_LINE + 1)
        if not raw:
            return
        line = _parsed(raw, number, source)
        if number == 1:
            _check_format(line, source)
        said = line.pop("check", None)
        try:
            check = line_check(check, line)
            rewritten = canonical_json({**line, "check": check}).encode()
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise source.at_line(number, "this is not a line of an exported game.") from error
        if said != check or rewritten != raw[:-1]:
            raise source.at_line(
                number, "it was altered, or a line before it is missing or out of place."
            )
        if _HIDDEN.search(raw.decode()):
            raise source.at_line(number, "it holds characters that would upset a terminal.")
        yield number, line


def _parsed(raw: bytes, number: int, source: Source) -> dict[str, Any]:
    if len(raw) > LONGEST_LINE:
        raise source.at_line(
            number, f"it is longer than {LONGEST_LINE // 1024**2} MiB, the most that is read."
        )
    try:
        line = json.loads(raw.decode())
    except (ValueError, RecursionError):
        line = None
    if number == 1 and not _looks_like_ours(raw, line):
        raise source.at_line(1, "this is not the header of an exported game of Heads of Terms.")
    if not raw.endswith(b"\n"):
        raise source.at_line(number, "the file stops in the middle of this line.")
    if raw.endswith(b"\r\n"):
        raise source.at_line(
            number, "the line ends were converted on the way. Fetch the file again, unconverted."
        )
    if not isinstance(line, dict):
        raise source.at_line(number, "it was altered: it is not a JSON object.")
    return line


def _looks_like_ours(raw: bytes, line: object) -> bool:
    """Whether the first line is a header of ours, or the whole or damaged beginning of one."""
    if isinstance(line, dict):
        return line.get("product") == PRODUCT
    return line is None and raw.startswith(_BEGINNING)


def _check_format(line: dict[str, Any], source: Source) -> None:
    """Raise NewerFormat before anything else in a newer file is found strange."""
    header = line.get("header")
    found = header.get("format") if isinstance(header, dict) else None
    if isinstance(found, int) and found > RECORD_FORMAT:
        raise newer_format(Source(f"{source.name}, line 1:", is_file=True), found)
