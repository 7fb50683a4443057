"""The tutorial, for tests that need a whole scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.library.load import load_scenario


@pytest.fixture(scope="session")
def tutorial() -> Scenario:
    """The tutorial as it ships."""
    return load_scenario(Path(__file__).parents[2] / "scenarios" / "tutorial")
