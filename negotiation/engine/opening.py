"""The one place that builds an engine: the shipped parameters and the point model."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.engine.port import SpreadingEngine


def open_engine(scenario: Scenario) -> SpreadingEngine:
    """The engine for a scenario, with the parameters of this version."""
    return PointEngine(scenario, load())
