"""People's free text, and how it enters the record: as a salted digest that survives erasure."""

from __future__ import annotations

import hashlib
import unicodedata

from pydantic import SerializationInfo, model_serializer

from negotiation.contract.base import Frozen

MAX_WORDS = 2000
"""Longest text that one act may carry, in characters."""

SEALED = {"sealed": True}
"""Serialisation context that leaves only the digest of people's text."""

_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def clean(text: str) -> str:
    """`text` without control and bidirectional characters, trimmed, at most MAX_WORDS long."""
    kept = "".join(
        " " if ch in "\n\r\t" else ch
        for ch in text
        if ch in "\n\r\t" or (ch not in _BIDI and unicodedata.category(ch) not in ("Cc", "Cs"))
    )
    return kept.strip()[:MAX_WORDS]


class Words(Frozen):
    """Free text of a person. The record's chain holds `digest`; text and salt live beside it.

    `text` is None once it was erased.
    """

    digest: str
    salt: str | None = None
    text: str | None = None

    @classmethod
    def of(cls, text: str, salt: str) -> Words:
        """Words from a person's text and a salt that nobody can guess."""
        kept = clean(text)
        return cls(digest=digest_of(kept, salt), salt=salt, text=kept)

    @property
    def shown(self) -> str:
        """The text, or the word that stands for an erased one."""
        return "(erased)" if self.text is None else self.text

    @model_serializer(mode="plain")
    def _serialise(self, info: SerializationInfo) -> dict[str, str | None]:
        if info.context and info.context.get("sealed"):
            return {"digest": self.digest}
        return {"digest": self.digest, "salt": self.salt, "text": self.text}


def digest_of(text: str, salt: str) -> str:
    """The salted digest of a text."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()
