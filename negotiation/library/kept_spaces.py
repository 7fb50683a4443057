"""Finished spaces of contracts on disk, so that a debrief finds them ready.

One file for each, named by what the space depends on. A file is written beside its place and then
moved there, so it is whole or not there; on reading, everything is checked against the hash that
was written with it, and a file that is not sound counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from negotiation.engine.arrays import IntArray
from negotiation.engine.space.efficient import Frontier
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.whole import Space

MOST_KEPT = 40
"""How many spaces are kept; the one used for longest not at all goes first."""

_PRIVATE = 0o700
_KINDS = ("whole", "signable")


class KeptSpaces:
    """A folder of finished spaces. Implements `lab.whole_space.compute.SpaceCache`."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist yet."""
        self._folder = folder

    def read(self, key: str) -> Space | None:
        """The space kept under this key, if there is a sound one."""
        try:
            with np.load(self._file(key), allow_pickle=False) as kept:
                arrays = {name: kept[name] for name in kept.files}
            about = json.loads(arrays.pop("about").tobytes())
            if about.pop("digest") != _digest(key, about, arrays):
                return None
            self._file(key).touch()
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        return _space(about, arrays)

    def write(self, key: str, space: Space) -> None:
        """Keep a space, wholly or not at all. A disk that is full or locked is not an error."""
        about, arrays = _parts(space)
        about["digest"] = _digest(key, about, arrays)
        text = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
        try:
            self._folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    np.savez_compressed(file, allow_pickle=False, about=text, **arrays)
                    file.flush()
                    os.fsync(file.fileno())
                Path(beside).replace(self._file(key))
            finally:
                Path(beside).unlink(missing_ok=True)
            self._forget()
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.npz"

    def _forget(self) -> None:
        by_age = sorted(self._folder.glob("*.npz"), key=lambda file: file.stat().st_mtime)
        for file in by_age[:-MOST_KEPT]:
            file.unlink(missing_ok=True)


def _digest(key: str, about: dict[str, Any], arrays: dict[str, IntArray]) -> str:
    content = hashlib.sha256(json.dumps([key, about], sort_keys=True).encode())
    for name in sorted(arrays):
        whole = np.ascontiguousarray(arrays[name], dtype="<i8")
        content.update(f"{name}{whole.shape}".encode())
        content.update(whole.tobytes())
    return content.hexdigest()


def _parts(space: Space) -> tuple[dict[str, Any], dict[str, IntArray]]:
    about: dict[str, Any] = {
        "allowed": space.grid.allowed,
        "sides": space.sides,
        "signatories": space.whole.signatories,
        "method": space.method,
        "error": space.error,
        "scored": space.scored,
    }
    arrays = {"fallbacks": space.whole.fallbacks, "sums": space.sums, "products": space.products}
    for kind in _KINDS:
        of: Outcomes = getattr(space, kind)
        about[f"{kind}_preferred"] = of.preferred
        arrays[f"{kind}_patterns"] = of.patterns
        arrays[f"{kind}_numbers"] = of.frontier.numbers
        arrays[f"{kind}_values"] = of.frontier.values
    # Through JSON once, so that the hash is of what will be read.
    return json.loads(json.dumps(about)), arrays


def _space(about: dict[str, Any], arrays: dict[str, IntArray]) -> Space:
    def outcomes(kind: str) -> Outcomes:
        return Outcomes(
            sides=tuple(about["sides"]),
            signatories=tuple(about["signatories"]),
            fallbacks=arrays["fallbacks"],
            patterns=arrays[f"{kind}_patterns"],
            preferred=about[f"{kind}_preferred"],
            frontier=Frontier(arrays[f"{kind}_numbers"], arrays[f"{kind}_values"]),
        )

    return Space(
        grid=Grid(tuple(tuple(options) for options in about["allowed"])),
        whole=outcomes("whole"),
        signable=outcomes("signable"),
        scored=about["scored"],
        sums=arrays["sums"],
        products=arrays["products"],
        method=about["method"],
        error=about["error"],
    )
