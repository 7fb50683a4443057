"""Canonical JSON and its hash: the same bytes for the same meaning, on every machine.

A float is written as Python writes it, so hash numbers that were read or rounded, never numbers
that were computed.
"""

from __future__ import annotations

import hashlib
import json

from negotiation.contract.scenario import Scenario


def canonical_json(value: object) -> str:
    """`value` as JSON with sorted keys, no spaces and no escapes for letters beyond ASCII.

    Raises TypeError for what JSON cannot hold, and ValueError for infinity and not-a-number.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def sha256_of(value: object) -> str:
    """SHA-256 (hexadecimal) of the canonical JSON of `value`. Raises as `canonical_json`."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()


def scenario_hash(scenario: Scenario) -> str:
    """The identity of a scenario: equal when the file says the same, however it is laid out.

    What is left at its default is left out, so a key added to a later format changes no old hash.
    """
    return sha256_of(scenario.model_dump(mode="json", exclude_defaults=True))
