"""Loads a scenario folder: `scenario.toml` and the briefs beside it; tells all faults at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from negotiation.contract.problem import KeyPath
from negotiation.contract.scenario import Scenario
from negotiation.library.faults import Fault, ScenarioError, key_text
from negotiation.library.locate import key_lines, line_of
from negotiation.library.salvage import check
from negotiation.library.text import check_brief_name, hidden_characters, hidden_values, read_text

FILE_NAME = "scenario.toml"

LARGEST_FILE = 1024 * 1024
"""Bytes of a scenario file."""

LARGEST_BRIEF = 256 * 1024
"""Bytes of a brief."""

_DEEPEST = 20
"""Levels of tables and lists; a scenario has fewer than half as many."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def load_scenario(folder: Path) -> Scenario:
    """The scenario in a folder, with the text of its briefs.

    Raises ScenarioError with every fault that was found: file, line, key, and a sentence.
    """
    file = folder / FILE_NAME
    text = _read(file, LARGEST_FILE)
    faults = [Fault(file, line, "", sentence) for line, sentence in hidden_characters(text)]
    if faults:
        raise ScenarioError(faults)
    data = _parse(file, text)
    lines = key_lines(text)

    def fault(path: KeyPath, sentence: str) -> Fault:
        return Fault(file, line_of(lines, path), key_text(path), sentence)

    faults.extend(fault(path, sentence) for path, sentence in hidden_values(data))
    if "briefs" in data:
        faults.append(fault(("briefs",), "it is not a key here; briefs are named by each side"))
    briefs: dict[str, str] = {}
    for path, name in _brief_names(data):
        try:
            briefs[name] = _brief(folder, name)
        except ScenarioError as error:
            faults.extend(error.faults)
        except ValueError as error:
            faults.append(fault(path, f"brief {name!r}: {error}"))
    checked = check({**data, "briefs": briefs})
    faults.extend(fault(problem.path, problem.sentence) for problem in checked.problems)
    if checked.scenario is None or faults:
        raise ScenarioError(faults)
    return checked.scenario


def _read(file: Path, limit: int) -> str:
    try:
        text = read_text(file, limit)
    except ValueError as error:
        raise ScenarioError([Fault(file, None, "", str(error))]) from error
    if not text.strip():
        raise ScenarioError([Fault(file, None, "", "it is empty")])
    return text


def _parse(file: Path, text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except RecursionError:
        data = None
    except ValueError as error:
        raise ScenarioError([_syntax_fault(file, text, str(error))]) from error
    if data is None or _is_deep(data):
        raise ScenarioError([Fault(file, None, "", "tables or lists stand too deep in each other")])
    return data


def _is_deep(data: dict[str, Any]) -> bool:
    """Whether anything lies deeper than any key of a scenario."""
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        inner = (value.values() if isinstance(value, dict) else value for value in level)
        level = [one for values in inner for one in values if isinstance(one, dict | list)]
    return bool(level)


def _syntax_fault(file: Path, text: str, message: str) -> Fault:
    place = _PLACE.search(message)
    what = message[: place.start()] if place else message
    what = what[:1].lower() + what[1:]
    if place and place[1]:
        return Fault(file, int(place[1]), "", f"column {place[2]}: this is not TOML: {what}")
    line = text.rstrip("\n").count("\n") + 1 if place else None
    return Fault(file, line, "", f"this is not TOML: {what}")


def _brief_names(data: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Where the file names a brief, and the name."""
    if isinstance(data.get("public_brief"), str):
        yield ("public_brief",), data["public_brief"]
    sides = data.get("sides")
    for position, side in enumerate(sides if isinstance(sides, list) else ()):
        if isinstance(side, dict) and isinstance(side.get("brief"), str):
            yield ("sides", position, "brief"), side["brief"]


def _brief(folder: Path, name: str) -> str:
    """The text of a brief. Raises ValueError for its name or file, ScenarioError for its text."""
    check_brief_name(name)
    file = folder / name
    if file.is_file() and not file.resolve().is_relative_to(folder.resolve()):
        raise ValueError("it is a link to a file outside the scenario's folder")
    text = read_text(file, LARGEST_BRIEF)
    if not text.strip():
        raise ScenarioError([Fault(file, None, "", "it is empty")])
    hidden = [Fault(file, line, "", sentence) for line, sentence in hidden_characters(text)]
    if hidden:
        raise ScenarioError(hidden)
    return text
