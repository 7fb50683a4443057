"""The sample games that ship with the product: finished, read-only, worth a review."""

from __future__ import annotations

from pathlib import Path

import negotiation

PREFIX = "sample-"
"""How the name of every sample begins."""

SHOWS = {
    "sample-good-deal": "a deal well above every fallback",
    "sample-poor-deal": "a deal that somebody signed below the fallback",
    "sample-walk-out": "the Board walks out, and the other two make a local deal",
    "sample-imposition": "the Board lays down its terms",
    "sample-lost-ballot": "a deal that members vote down",
}
"""What each sample is there to show."""


def samples_folder() -> Path:
    """Where they lie: in the checkout, or in the package."""
    package = Path(negotiation.__file__).parent
    of_checkout = package.parent / "saves" / "samples"
    return of_checkout if of_checkout.is_dir() else package / "_shipped" / "samples"


def samples() -> dict[str, Path]:
    """Every sample by its name, with its file, as far as they are there."""
    found = {name: samples_folder() / f"{name}.jsonl" for name in SHOWS}
    return {name: file for name, file in found.items() if file.is_file()}


def shipped_spaces() -> Path:
    """The folder of counted spaces of the shipped scenarios, so that nobody waits for them."""
    return samples_folder() / "spaces"
