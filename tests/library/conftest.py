"""A sound scenario in a folder of its own, for tests to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.library.start import start_scenario


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the template, which passes the check."""
    start_scenario(tmp_path / "winter-talks")
    return tmp_path / "winter-talks"
