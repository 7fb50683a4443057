"""Portable files rewritten by hand: lines taken out as data, changed, and given fitting checks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from negotiation.contract.digest import canonical_json
from negotiation.rules.record import GENESIS, link
from negotiation.store.portable import line_check, write_portable
from tests.store.building import saved_game

Line: TypeAlias = dict[str, Any]


def exported(folder: Path, acts: int = 6) -> Path:
    """A portable file: `acts` acts between its opening and its end."""
    path = folder / "harbour.jsonl"
    write_portable(saved_game(acts=acts), path)
    return path


def lines_of(path: Path) -> list[Line]:
    """The lines of a file as data, without their checks."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    for line in lines:
        del line["check"]
    return lines


def rewrite(path: Path, lines: Iterable[Line]) -> None:
    """Write these lines with checks that fit, as somebody who knows the format would."""
    check, written = "", b""
    for line in lines:
        check = line_check(check, line)
        written += canonical_json({**line, "check": check}).encode() + b"\n"
    path.write_bytes(written)


def change(path: Path, number: int, alter: Callable[[Line], object]) -> None:
    """Alter one line (from 1) and write the file with checks that fit."""
    lines = lines_of(path)
    alter(lines[number - 1])
    rewrite(path, lines)


def relink(path: Path) -> None:
    """Make the chain of acts and the footer fit what the lines now say."""
    lines = lines_of(path)
    previous = GENESIS
    for line in lines:
        if "act" in line:
            act = line["act"]
            previous = act["hash"] = link(
                previous, act["seq"], act["kind"], act["version"], act["actor"],
                canonical_json(act["body"]),
            )  # fmt: skip
        elif "footer" in line:
            line["footer"]["head"] = previous
    rewrite(path, lines)


def number_of(path: Path, kind: str) -> int:
    """The number (from 1) of the first line of a kind."""
    return next(n for n, line in enumerate(lines_of(path), start=1) if kind in line)
