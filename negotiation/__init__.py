"""Heads of Terms: bargain over the NHS GP contract, with an engine that scores each draft."""

__version__ = "0.1.0"
