"""A game from a portable file: its lines put together, then checked as any saved game is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from negotiation.contract.digest import canonical_json
from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text, altered_texts
from negotiation.rules.saved import GameHeader, NoSuchGame, SavedGame, SaveError
from negotiation.store.finish import is_finished
from negotiation.store.portable import footer_of
from negotiation.store.portable_lines import checked_lines
from negotiation.store.soundness import check_sound
from negotiation.store.source import Source
from negotiation.store.verify import events_of

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a portable file."""

_KINDS = ("act", "words", "projection", "footer")
"""The kinds of line after the header, in the order in which they follow each other."""


@dataclass
class _Parts:
    """What has been read so far; `stage` is the place of the last line's kind in `_KINDS`."""

    records: list[Record] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    projections: dict[str, str] = field(default_factory=dict)
    footer: dict[str, Any] | None = None
    stage: int = 0


def read_portable(path: Path) -> SavedGame:
    """The game in a portable file, checked but not played again (`verify` does that too).

    Raises DamageFound with the line, NewerFormat, or SaveError when there is no such file.
    """
    source = Source(str(path), is_file=True)
    try:
        if not path.is_file():
            raise NoSuchGame(f"There is no file called {path}.")
        size = path.stat().st_size
        if size == 0:
            raise source.somewhere("is empty.")
        if size > LARGEST_FILE:
            raise source.somewhere(
                f"is larger than {LARGEST_FILE // 1024**2} MiB, the most that is read."
            )
        with path.open("rb") as file:
            return _read(file, source)
    except OSError as error:
        raise SaveError(f"{path} cannot be read: {error.strerror or error}.") from error


def game_in(path: Path) -> str | None:
    """The name of the game in a portable file, by its first line alone; None for any other file."""
    try:
        with path.open("rb") as file:
            _, first = next(checked_lines(file, Source(str(path), is_file=True)))
        return str(first["header"]["game"])
    except (OSError, SaveError, StopIteration, KeyError, TypeError):
        return None


def _read(file: BinaryIO, source: Source) -> SavedGame:
    lines = checked_lines(file, source)
    _, first = next(lines)
    header, scenario = _opening(first, source)
    parts = _Parts()
    number = 1
    for number, line in lines:
        try:
            _take(parts, line)
        except (KeyError, TypeError, ValueError) as error:
            raise source.at_line(number, f"{_plain(error)}.") from error
    if parts.footer is None:
        raise source.at_line(
            number + 1,
            f"the end is missing. The file stops after {len(parts.records)} acts, without the "
            "footer that every exported game ends with.",
        )
    saved = SavedGame(
        header=header,
        scenario=scenario,
        records=tuple(parts.records),
        texts=tuple(parts.texts),
        projections=parts.projections,
    )
    check_sound(saved, source)
    events_of(saved, source)
    saved = saved.model_copy(update={"finished": is_finished(saved.records)})
    if parts.footer != footer_of(saved):
        raise source.at_line(number, "the footer does not fit the lines before it.")
    return saved


def _opening(line: dict[str, Any], source: Source) -> tuple[GameHeader, Scenario]:
    if line.keys() != {"product", "header", "scenario"}:
        raise source.at_line(1, "the header has other parts than it should.")
    try:
        header = GameHeader.model_validate(line["header"], strict=True)
        return header, Scenario.model_validate(line["scenario"])
    except ValueError as error:
        raise source.at_line(1, f"{_plain(error)}.") from error


def _take(parts: _Parts, line: dict[str, Any]) -> None:
    """Add one line. Raises ValueError with a sentence, KeyError or TypeError when it is not one."""
    if parts.footer is not None:
        raise ValueError("there is something after the footer, where the file should end")
    if len(line) != 1:
        raise TypeError("a line holds one thing")
    kind, content = next(iter(line.items()))
    if kind not in _KINDS or _KINDS.index(kind) < parts.stage or not isinstance(content, dict):
        raise ValueError("it is of an unknown kind, or out of place")
    parts.stage = _KINDS.index(kind)
    match kind:
        case "act":
            parts.records.append(_record(content))
        case "words":
            text = Text.model_validate(content, strict=True)
            if (text.salt is None) != (text.text is None):
                raise ValueError("its words are only half erased")
            if altered_texts([text]):
                raise ValueError("its words are not those that were said")
            if parts.texts and parts.texts[-1].digest >= text.digest:
                raise ValueError("it is out of place")
            parts.texts.append(text)
        case "projection":
            key, raw = str(content["key"]), str(content["raw"])
            if next(reversed(parts.projections), "") >= key:
                raise ValueError("it is out of place")
            parts.projections[key] = raw
        case _:
            parts.footer = content


def _record(content: dict[str, Any]) -> Record:
    if not isinstance(content["body"], dict):
        raise TypeError("the body of an act is an object")
    return Record.model_validate({**content, "body": canonical_json(content["body"])}, strict=True)


def _plain(error: Exception) -> str:
    """An error as a clause of a sentence, without the vocabulary of libraries."""
    if not isinstance(error, ValidationError):
        return str(error) if type(error) is ValueError else "it is not laid out as such lines are"
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    return f"{path or 'it'} cannot be used ({first['msg'].lower()})"
