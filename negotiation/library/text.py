"""Reads a scenario's files with care: regular files of a sane size, UTF-8, nothing invisible.

Scenarios come from strangers. A text may not move the cursor, turn the writing direction or hide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from negotiation.contract.problem import KeyPath

_LAID_OUT = "\n\t"
_JOINERS = "\u200c\u200d"
"""Invisible, but some scripts and signs are not written without them."""

_HIDDEN = {
    "Cc": "a control character",
    "Cf": "an invisible or direction-changing character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}
_ONE_LINE = {"title", "summary", "name", "short", "label", "question", "headline", "calendar"}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]*\.md")


def read_text(file: Path, limit: int) -> str:
    """The text of a file of at most `limit` bytes, with line ends as `\\n`.

    Raises ValueError with a sentence when the file is missing, special, too large or not UTF-8.
    """
    if not file.is_file():
        raise ValueError("there is no such file")
    try:
        with file.open("rb") as stream:
            raw = stream.read(limit + 1)
    except OSError as error:
        raise ValueError(f"it cannot be read: {error.strerror or error}") from error
    if len(raw) > limit:
        raise ValueError(f"it is larger than {limit // 1024:,} KiB, the most that is read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"it is not UTF-8 text (line {line}); save it as UTF-8 in your editor"
        ) from error
    return text.replace("\r\n", "\n")


def check_brief_name(name: str) -> None:
    """Raises ValueError with a sentence unless `name` is that of a file in the same folder."""
    if not _PLAIN_NAME.fullmatch(name):
        raise ValueError(
            "this is not a plain file name; a brief lies in the scenario's own folder, and its "
            "name is letters, digits, spaces, - and _, ending in .md"
        )


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and a sentence for the first hidden character of each line that has one."""
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            sentence = _hidden(character)
            if sentence:
                yield number, sentence
                break


def hidden_values(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Key path and a sentence for strings that hide something behind an escape (`\\u001b`)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (((*path, key), sentence) for _, sentence in hidden_characters(key))
            yield from hidden_values(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from hidden_values(inner, (*path, position))
    elif isinstance(value, str):
        yield from ((path, sentence) for _, sentence in hidden_characters(value))
        if path[-1] in _ONE_LINE and any(character in value for character in _LAID_OUT):
            yield path, "it must be a single line, without tabs"


def _hidden(character: str) -> str | None:
    kind = _HIDDEN.get(unicodedata.category(character))
    if kind is None or character in _LAID_OUT or character in _JOINERS:
        return None
    return f"{kind} (U+{ord(character):04X}) is not allowed in texts; delete it"
