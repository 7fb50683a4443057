"""The questionnaire that players answer before and after a game."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

SCALE = (1, 2, 3, 4, 5)
"""The answers to every item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked; its code stands for it in exports."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is asked, what people agree to by answering, and what the ends of the scale mean."""

    consent: str
    lowest: str
    highest: str
    items: tuple[Item, ...]


def questionnaire() -> Questionnaire:
    """The questionnaire as it is shipped."""
    text = files("negotiation.library").joinpath("questionnaire.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    items = tuple(Item(one["code"], one["text"]) for one in data["items"])
    return Questionnaire(data["consent"], data["lowest"], data["highest"], items)
