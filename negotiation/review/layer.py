"""A reviewer's layer: comments, marks and bookmarks that lie beside a record, never in it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from negotiation.contract.base import Frozen
from negotiation.rules.saved import GameName

LAYER_FORMAT = 1
"""The newest format of layers that this version reads and writes."""

MarkSign: TypeAlias = Literal["", "!!", "!", "!?", "?!", "?", "??"]
"""Marks as chess writers use them: very good, good, interesting, doubtful, poor, very poor."""

SIGNS: tuple[MarkSign, ...] = ("", "!!", "!", "!?", "?!", "?", "??")
"""Every mark, none first."""

ReviewerName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")
]
"""The name of a layer: a role rather than a person, safe as the name of a file."""

MOST_WORDS = 2000
"""As much as one comment holds, in characters."""


class Remark(Frozen):
    """What a reviewer has to say of an act."""

    act: Annotated[int, Field(ge=1)]
    mark: MarkSign = ""
    text: Annotated[str, Field(max_length=MOST_WORDS)] = ""
    bookmark: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.mark or self.text or self.bookmark)


class Layer(Frozen):
    """All remarks of one reviewer on one game, in the order of acts.

    `head` is the hash of the record's last act when the layer was begun: it says which record is
    meant. `left_at` is the act at which the reviewer left.
    """

    format: Annotated[int, Field(ge=1)] = LAYER_FORMAT
    game: GameName
    head: str
    reviewer: ReviewerName
    remarks: tuple[Remark, ...] = ()
    left_at: Annotated[int, Field(ge=1)] | None = None

    def at(self, act: int) -> Remark:
        """The remark on an act; an empty one where there is none."""
        return next((r for r in self.remarks if r.act == act), Remark(act=act))

    def with_remark(self, remark: Remark) -> Layer:
        """The layer with this remark in the place of the one on the same act."""
        others = [other for other in self.remarks if other.act != remark.act]
        kept = others if remark.is_empty else [*others, remark]
        ordered = tuple(sorted(kept, key=lambda one: one.act))
        return self.model_copy(update={"remarks": ordered})

    def left(self, act: int) -> Layer:
        """The layer with the place at which the reviewer left."""
        return self.model_copy(update={"left_at": act})

    @property
    def bookmarks(self) -> tuple[int, ...]:
        """The acts with a bookmark."""
        return tuple(remark.act for remark in self.remarks if remark.bookmark)
