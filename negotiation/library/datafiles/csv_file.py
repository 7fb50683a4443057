"""Writes a plain table as CSV that no spreadsheet runs anything of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | None

_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula."""


def csv_text(
    names: Sequence[str], rows: Iterable[Sequence[str | int | float | bool | None]]
) -> str:
    """The table, with a line of column names. Empty cells are values that are not there.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A bare carriage return would end the line for some readers.
        text = value.replace("\r", " ")
        return f"'{text}" if value.startswith(_STARTS) else text
    return value
