"""Which line of a TOML file a key stands on.

The standard library's parser gives no positions, and the style-keeping ones give none either. This
scanner reads text that `tomllib` has accepted, so it only tells keys from values and never judges.
"""

from __future__ import annotations

import re
import tomllib

from negotiation.contract.problem import KeyPath

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the closest thing that holds it; at worst the first line."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every table, key and list item of a valid TOML document."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    """Walks over the text once; `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counted = 0
        self.line = 1
        self.lines: dict[KeyPath, int] = {}
        self.lengths: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self._sees("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self.lines

    def _header(self) -> KeyPath:
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        *parents, last = self._key()
        path: KeyPath = ()
        for part in parents:
            path = self._newest((*path, part))
            self._mark(path)
        path = (*path, last)
        if is_list:
            self._mark(path)
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = self._newest(path)
        self._mark(path)
        self.at += 2 if is_list else 1
        return path

    def _newest(self, path: KeyPath) -> KeyPath:
        """The table itself, or the last of a list of tables."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for part in self._key():
            path = (*path, part)
            self._mark(path)
        self.at += 1
        self._value(path)

    def _key(self) -> list[str]:
        """A dotted key; leaves `at` on what follows it (`=` or `]`)."""
        parts = []
        while True:
            self._skip_blank()
            if self.text[self.at] in "\"'":
                parts.append(str(tomllib.loads(f"key = {self._take(_STRING)}")["key"]))
            else:
                parts.append(self._take(_BARE_KEY))
            self._skip_blank()
            if not self._sees("."):
                return parts
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        self._skip_blank()
        if self._sees("["):
            self._items(path)
        elif self._sees("{"):
            self._inline_table(path)
        else:
            self._take(_STRING if self.text[self.at] in "\"'" else _SCALAR)

    def _items(self, path: KeyPath) -> None:
        self.at += 1
        position = 0
        self._skip_blank()
        while not self._sees("]"):
            self._mark((*path, position))
            self._value((*path, position))
            position += 1
            self._skip_comma()
        self.at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        self._skip_blank()
        while not self._sees("}"):
            self._pair(path)
            self._skip_comma()
        self.at += 1

    def _skip_comma(self) -> None:
        self._skip_blank()
        if self._sees(","):
            self.at += 1
            self._skip_blank()

    def _mark(self, path: KeyPath) -> None:
        """Note the present line for `path`, unless an earlier one is known."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        self.lines.setdefault(path, self.line)

    def _sees(self, character: str) -> bool:
        return self.text.startswith(character, self.at)

    def _skip_blank(self) -> None:
        self._take(_BLANK)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Step over what `pattern` matches here, and return it."""
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"not a TOML document that was accepted: stuck at {self.at}")
        self.at = match.end()
        return match.group()
