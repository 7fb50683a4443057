"""A refusal: a player's mistake as a value, in a player's words, with the way out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen

RefusalKind: TypeAlias = Literal["not_understood", "not_allowed", "not_now", "stale"]


class Refusal(Frozen):
    """Why a command was not carried out. `stale`: something changed since the seat looked."""

    kind: RefusalKind
    sentence: str


def not_understood(sentence: str) -> Refusal:
    """The command names something that does not exist."""
    return Refusal(kind="not_understood", sentence=sentence)


def not_allowed(sentence: str) -> Refusal:
    """The rules never let this seat do that."""
    return Refusal(kind="not_allowed", sentence=sentence)


def not_now(sentence: str) -> Refusal:
    """The move exists but not at this moment."""
    return Refusal(kind="not_now", sentence=sentence)


def stale(sentence: str) -> Refusal:
    """The table changed since the seat looked."""
    return Refusal(kind="stale", sentence=sentence)
