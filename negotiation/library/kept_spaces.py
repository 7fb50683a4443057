"""Finished spaces of contracts on disk, so that a debrief finds them ready.

One file for each, named by what the space depends on. A file is written beside its place and then
moved there, so it is whole or not there; on reading, everything is checked against the hash at its
head before anything else is made of it, and a file that is not sound counts as absent.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from negotiation.engine.arrays import IntArray
from negotiation.engine.space.efficient import Frontier
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.whole import Space

MOST_KEPT = 40
"""How many spaces are kept; the one that was not used for longest goes first."""

_DIGEST = 32
"""How many bytes at the head of a file are the hash of the rest and of its name."""

_PRIVATE = 0o700
_KINDS = ("whole", "signable")


class KeptSpaces:
    """A folder of finished spaces. Implements `lab.whole_space.compute.SpaceCache`."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        """`folder` need not exist yet; `shipped` is another that is only read."""
        self._folder = folder
        self._shipped = shipped

    def read(self, key: str) -> Space | None:
        """The space kept under this key, if there is a sound one."""
        file = self._file(key)
        found = _read(file, key)
        if found is not None:
            with suppress(OSError):
                file.touch()
        elif self._shipped is not None:
            found = _read(self._shipped / file.name, key)
        return found

    def write(self, key: str, space: Space) -> None:
        """Keep a space, wholly or not at all. A disk that is full or locked is not an error."""
        packed = _packed(space)
        try:
            self._folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(key, packed) + packed)
                    file.flush()
                    os.fsync(file.fileno())
                Path(beside).replace(self._file(key))
            finally:
                Path(beside).unlink(missing_ok=True)
            self._forget()
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.space"

    def _forget(self) -> None:
        by_age = sorted(self._folder.glob("*.space"), key=lambda file: file.stat().st_mtime)
        for file in by_age[:-MOST_KEPT]:
            file.unlink(missing_ok=True)


def _read(file: Path, key: str) -> Space | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, packed = content[:_DIGEST], content[_DIGEST:]
    return _unpacked(packed) if digest == _digest(key, packed) else None


def _digest(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()


def _packed(space: Space) -> bytes:
    about, arrays = _parts(space)
    text = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    whole = io.BytesIO()
    np.savez_compressed(whole, allow_pickle=False, about=text, **arrays)
    return whole.getvalue()


def _unpacked(packed: bytes) -> Space:
    with np.load(io.BytesIO(packed), allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    return _space(json.loads(arrays.pop("about").tobytes()), arrays)


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
    return about, arrays


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
