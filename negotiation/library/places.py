"""Where scenarios lie: the user's own folder, then a checkout's, then the package's copies."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path

import negotiation
from negotiation.contract.nearest import closest, listed
from negotiation.library.load import FILE_NAME, LARGEST_FILE
from negotiation.library.text import read_text


class Place(NamedTuple):
    """A folder of scenario folders, and what people call it."""

    name: str
    folder: Path


class Found(NamedTuple):
    """A scenario folder. `shadowed` when one of the same code comes before it."""

    code: str
    folder: Path
    place: Place
    shadowed: bool


class UnknownScenarioError(LookupError):
    """No scenario has this name. The message says which is nearest, or which there are."""


def places() -> tuple[Place, ...]:
    """The folders that exist, in the order in which they are looked through."""
    package = Path(negotiation.__file__).parent
    candidates = [Place("yours", own_folder())]
    if (package.parent / "pyproject.toml").is_file():
        candidates.append(Place("checkout", package.parent / "scenarios"))
    candidates.append(Place("shipped", package / "_shipped" / "scenarios"))
    return tuple(place for place in candidates if place.folder.is_dir())


def own_folder() -> Path:
    """The user's own folder of scenarios; it need not exist."""
    return user_data_path("heads-of-terms", appauthor=False) / "scenarios"


def catalogue(among: Sequence[Place]) -> tuple[Found, ...]:
    """Every scenario folder in these places, in order, playable or not."""
    seen: set[str] = set()
    found = []
    for place, folder in _folders(among):
        code = _code_of(folder)
        found.append(Found(code, folder, place, shadowed=code in seen))
        seen.add(code)
    return tuple(found)


def find(name: str, among: Sequence[Place]) -> Path:
    """The folder of a scenario by its code, or by a path to its folder or file.

    Raises UnknownScenarioError with a sentence.
    """
    known = catalogue(among)
    for scenario in known:
        if scenario.code == name:
            return scenario.folder
    path = Path(name)
    if path.name == FILE_NAME and path.is_file():
        return path.parent
    if (path / FILE_NAME).is_file():
        return path
    if path.is_dir():
        raise UnknownScenarioError(f"the folder {name} has no {FILE_NAME}")
    codes = sorted({scenario.code for scenario in known})
    close = closest(name, codes)
    meant = f"; the nearest is {close!r}" if close else ""
    here = f"known: {listed(codes)}" if codes else "none was found"
    raise UnknownScenarioError(f"no scenario is called {name!r}{meant} ({here})")


def _folders(among: Sequence[Place]) -> Iterator[tuple[Place, Path]]:
    for place in among:
        for folder in sorted(place.folder.iterdir()):
            if (folder / FILE_NAME).is_file():
                yield place, folder


def _code_of(folder: Path) -> str:
    """The code that the file gives itself; the folder's name when the file cannot be read."""
    try:
        code = tomllib.loads(read_text(folder / FILE_NAME, LARGEST_FILE)).get("code")
    except (ValueError, RecursionError):
        code = None
    return code if isinstance(code, str) else folder.name
