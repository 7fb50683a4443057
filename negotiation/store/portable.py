"""A game as one text file that goes anywhere: JSON Lines, the same bytes for the same game.

Line 1 is the header with the whole scenario, then a line for each act, for each text of a person
and for each full projection, then the footer. `check` on every line covers that line and all before
it, but for people's words, so those can be erased. `portable_reading` reads it.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from negotiation.contract.digest import canonical_json, sha256_of
from negotiation.rules.record import GENESIS, Record
from negotiation.rules.saved import SavedGame, StoreFull, StoreUnusable
from negotiation.store.convert import scenario_data
from negotiation.store.failures import NO_ROOM
from negotiation.store.folders import sync_folder

PRODUCT = "heads-of-terms"
"""What the first line says about whose file this is."""

SUFFIX = ".jsonl"
"""How portable files end."""

_CHECK_LENGTH = 16


def written_lines(saved: SavedGame) -> Iterator[bytes]:
    """The lines of the file, each with its line end."""
    check = ""
    for line in _contents(saved):
        check = line_check(check, line)
        yield f"{canonical_json({**line, 'check': check})}\n".encode()


def line_check(previous: str, line: Mapping[str, Any]) -> str:
    """The check of a line (without its own check), given the one of the line before.

    People's words enter by their digest alone.
    """
    words = line.get("words")
    covered = {**line, "words": {"digest": words["digest"]}} if words else line
    return sha256_of([previous, covered])[:_CHECK_LENGTH]


def footer_of(saved: SavedGame) -> dict[str, Any]:
    """How many lines of each kind there are, the last hash, and whether the game was over."""
    return {
        "acts": len(saved.records),
        "words": len(saved.texts),
        "projections": len(saved.projections),
        "head": saved.records[-1].hash if saved.records else GENESIS,
        "finished": saved.finished,
    }


def without_words(saved: SavedGame) -> SavedGame:
    """The game with everything that people wrote erased. Its chain verifies as before."""
    erased = tuple(text.model_copy(update={"salt": None, "text": None}) for text in saved.texts)
    return saved.model_copy(update={"texts": erased})


def write_portable(saved: SavedGame, path: Path) -> None:
    """Write the file whole or not at all, on disk when this returns. Replaces what is there.

    Raises StoreFull or StoreUnusable.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(written_lines(saved))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
            sync_folder(path.parent)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        kind = StoreFull if error.errno in NO_ROOM else StoreUnusable
        raise kind(
            f"{path} could not be written ({error.strerror or error}); nothing was left behind. "
            "Choose another place with -o."
        ) from error


def _contents(saved: SavedGame) -> Iterator[dict[str, Any]]:
    yield {
        "product": PRODUCT,
        "header": saved.header.model_dump(mode="json"),
        "scenario": scenario_data(saved.scenario),
    }
    for record in saved.records:
        yield {"act": _act(record)}
    for text in sorted(saved.texts, key=lambda text: text.digest):
        yield {"words": text.model_dump(mode="json")}
    for key, raw in sorted(saved.projections.items()):
        yield {"projection": {"key": key, "raw": raw}}
    yield {"footer": footer_of(saved)}


def _act(record: Record) -> dict[str, Any]:
    return {**record.model_dump(mode="json"), "body": json.loads(record.body)}
