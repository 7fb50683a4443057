"""A refusal: a player's mistake as a value, in a player's words, with the way out."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen

RefusalKind: TypeAlias = Literal["not_understood", "not_allowed", "not_now", "stale"]


class Refusal(Frozen):
    """Why a command was not carried out. `stale`: something changed since the seat looked."""

    kind: RefusalKind
    sentence: str


# What a seat cannot do now is asked dozens of times at every move, and told in the same sentences.
@lru_cache(maxsize=512)
def not_understood(sentence: str) -> Refusal:
    """The command names something that does not exist."""
    return Refusal(kind="not_understood", sentence=sentence)


@lru_cache(maxsize=512)
def not_allowed(sentence: str) -> Refusal:
    """The rules never let this seat do that."""
    return Refusal(kind="not_allowed", sentence=sentence)


@lru_cache(maxsize=512)
def not_now(sentence: str) -> Refusal:
    """The move exists but not at this moment."""
    return Refusal(kind="not_now", sentence=sentence)


def stale(sentence: str) -> Refusal:
    """The table changed since the seat looked."""
    return Refusal(kind="stale", sentence=sentence)
