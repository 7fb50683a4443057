"""Tables are forked from a warm process where that is safe, and started afresh elsewhere."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from negotiation.workshop import nursery
from tests.workshop.running import Place, browser, running

GP = "GP representatives"


async def plays(place: Place, side: str) -> None:
    """Somebody can sit down at the table and act."""
    async with browser(place.workshop) as device:
        await device.join(place.code(side))
        async with device.terminal() as seat:
            await seat.sees("For your side (private)")
            await seat.type("d")
            await seat.sees("Read. Waiting for the")


@pytest.mark.slow
async def test_a_table_started_afresh_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiation.workshop.launcher.AVAILABLE", False)
    with running(tmp_path) as workshop:
        assert not (workshop.folder / "warm.log").exists()
        await plays(Place(workshop, 1), GP)


@pytest.mark.skipif(not nursery.AVAILABLE, reason="forking is not safe here")
async def test_tables_outlive_the_warm_process_and_come_back_from_a_new_one(tmp_path: Path) -> None:
    with running(tmp_path) as workshop:
        warm = workshop.launcher._nursery
        assert warm is not None
        assert warm._process is not None
        before = workshop.process("table-1")
        os.kill(warm._process.pid, signal.SIGKILL)
        await plays(Place(workshop, 1), GP)
        os.kill(before, signal.SIGKILL)
        await workshop.changed("table-1", before)
        await plays(Place(workshop, 1), "Commissioners")
        assert workshop.launcher._nursery is warm
