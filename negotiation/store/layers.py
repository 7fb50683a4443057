"""Reviewers' layers on disk: a file for each reviewer of each game, in a folder beside the games.

The record of a game is never touched. A layer is one JSON file, so that it can be handed round.
"""

from __future__ import annotations

import os
from pathlib import Path

from negotiation.rules.saved import Conflict, DamagedGame, NewerFormat
from negotiation.store.failures import explained
from negotiation.store.folders import make_folder, sync_folder

FOLDER = "layers"
"""The folder of layers, in the folder of saved games."""

SUFFIX = ".layer.json"

_MOST_BYTES = 16 * 1024 * 1024


class LayerFiles:
    """Keeps layers as text, by game and reviewer. Every failure is a SaveError with a sentence."""

    def __init__(self, saves: Path) -> None:
        """`saves` is the folder of saved games; nothing is made before something is kept."""
        self._folder = saves / FOLDER

    def reviewers(self, game: str) -> tuple[str, ...]:
        """Who has a layer on a game, in alphabetical order."""
        folder = self._folder / game
        with explained(folder):
            if not folder.is_dir():
                return ()
            return tuple(
                sorted(
                    path.name.removesuffix(SUFFIX)
                    for path in folder.iterdir()
                    if path.name.endswith(SUFFIX)
                )
            )

    def path(self, game: str, reviewer: str) -> Path:
        """The file of a layer."""
        return self._folder / game / f"{reviewer}{SUFFIX}"

    def keep(self, game: str, reviewer: str, text: str) -> None:
        """Write a layer, whole or not at all, in the place of the one before."""
        path = self.path(game, reviewer)
        with explained(path):
            make_folder(path.parent)
            _write_whole(path, text)

    def export(self, file: Path, text: str) -> None:
        """Write a layer to a file of its own. Raises Conflict when there is a file already."""
        with explained(file):
            try:
                with file.open("x", encoding="utf-8", newline="\n") as new:
                    new.write(text)
            except FileExistsError:
                raise Conflict(
                    f"{file} is already there. Nothing was written; choose another name."
                ) from None

    def remove(self, game: str) -> None:
        """Remove all layers of a game that was deleted."""
        folder = self._folder / game
        with explained(folder):
            for reviewer in self.reviewers(game):
                self.path(game, reviewer).unlink(missing_ok=True)
            if folder.is_dir():
                folder.rmdir()


def read_text(path: Path) -> str:
    """The text of a layer's file. Raises DamagedGame for one that is no text or far too long."""
    with explained(path):
        if path.stat().st_size > _MOST_BYTES:
            raise DamagedGame(f"{path} is far longer than a layer can be; it was left as it is.")
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DamagedGame(f"{path} is not text ({error}); it was left as it is.") from error


def newer(path: Path, found: int, known: int) -> NewerFormat:
    """The sentence for a layer that a newer version wrote."""
    return NewerFormat(
        f"{path} is a layer of format {found}, and this version reads up to {known}. Update the "
        "game to open it."
    )


def _write_whole(path: Path, text: str) -> None:
    """Write beside, bring to disk, then take the name: a reader sees the old or the new."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(path)
    sync_folder(path.parent)
