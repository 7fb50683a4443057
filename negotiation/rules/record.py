"""The record: events as sealed rows, chained by hashes, with people's text beside the chain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from negotiation.contract.base import Frozen
from negotiation.contract.digest import canonical_json, sha256_of
from negotiation.rules.events import EVENT, Event
from negotiation.rules.words import SEALED, Words, digest_of

GENESIS = "0" * 64
"""The hash before the first event."""

KINDS: frozenset[str] = frozenset(kind.model_fields["kind"].default for kind in get_args(Event))
"""Every kind of event that this version knows."""


class Text(Frozen):
    """A person's words, kept beside the chain so that they can be erased. Both None once erased."""

    digest: str
    salt: str | None
    text: str | None


class Record(Frozen):
    """One event as it is kept.

    `body` is the event without people's text. `hash` chains it to the one before and covers
    everything but the wall time and the game's name.
    """

    seq: int
    time: str
    kind: str
    version: int
    actor: str
    body: str
    hash: str


class NewerRecord(Exception):
    """A record of a kind or version that this program does not know yet."""


def link(previous: str, seq: int, kind: str, version: int, actor: str, body: str) -> str:
    """The hash of a record, given the one before it. `body` is canonical JSON."""
    return sha256_of([previous, seq, kind, version, actor, body])


def seal(
    events: Iterable[Event], actor: str, time: str, after_seq: int, previous: str
) -> tuple[tuple[Record, ...], tuple[Text, ...]]:
    """Records for events that follow record number `after_seq` (0 for none), and their texts."""
    records: list[Record] = []
    texts: list[Text] = []
    seq = after_seq
    for event in events:
        seq += 1
        body = canonical_json(event.model_dump(mode="json", context=SEALED))
        previous = link(previous, seq, event.kind, event.version, actor, body)
        records.append(
            Record(
                seq=seq,
                time=time,
                kind=event.kind,
                version=event.version,
                actor=actor,
                body=body,
                hash=previous,
            )
        )
        texts.extend(
            Text(digest=words.digest, salt=words.salt, text=words.text) for words in _words(event)
        )
    return tuple(records), tuple(texts)


def _words(event: Event) -> Iterable[Words]:
    for name in type(event).model_fields:
        value = getattr(event, name)
        if isinstance(value, Words):
            yield value


def unseal(record: Record, texts: Mapping[str, Text]) -> Event:
    """The event of a record, with people's text put back where it still exists.

    Raises NewerRecord for a kind or version this program does not know, ValueError for a body
    that is not one of ours.
    """
    data: dict[str, Any] = json.loads(record.body)
    for value in data.values():
        if isinstance(value, dict) and value.keys() == {"digest"}:
            text = texts.get(value["digest"])
            if text is not None:
                value.update(salt=text.salt, text=text.text)
    try:
        event = EVENT.validate_python(data)
    except ValueError as error:
        if record.kind not in KINDS:
            raise NewerRecord(
                f"Act {record.seq} is of a kind this version does not know: {record.kind!r}."
            ) from error
        raise
    if record.version > event.version:
        raise NewerRecord(
            f"Act {record.seq} ({record.kind}) was written by a newer version of the game."
        )
    return event


def first_broken(records: Sequence[Record], previous: str = GENESIS) -> int | None:
    """The number of the first record whose hash or number does not follow, or None."""
    for expected, record in enumerate(records, start=1):
        linked = link(previous, record.seq, record.kind, record.version, record.actor, record.body)
        if record.seq != expected or linked != record.hash:
            return expected
        previous = record.hash
    return None


def altered_texts(texts: Iterable[Text]) -> tuple[str, ...]:
    """Digests of texts that are neither erased nor what the chain says they were."""
    return tuple(
        text.digest
        for text in texts
        if text.text is not None and digest_of(text.text, text.salt or "") != text.digest
    )
