"""The keys that the person at this screen has, for words that name a key."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

from negotiation.tui.actions import ACTION_BY_ID
from negotiation.tui.key_names import key_words

OWN_KEYS: ContextVar[Mapping[str, str]] = ContextVar("own_keys")
"""Keys of one's own by action, set by the application for everything that runs in it.

A context and not a global, because a table's process may hold the screens of several people.
"""


def key_now(action: str) -> str:
    """The key of an action as people know it, their own if they have one."""
    own = OWN_KEYS.get({})
    return key_words(own.get(action, ACTION_BY_ID[action].keys).split(",")[0])
