"""`dataclasses.replace` for states: the same, without asking for each field by its name.

A state has some sixty fields, and folding a record replaces a few of them twice at every act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["replace"]

if TYPE_CHECKING:
    # The type checker knows this function, and compares names and types of what is replaced.
    from dataclasses import replace
else:
    from dataclasses import fields
    from operator import attrgetter

    from negotiation.rules.state import State

    _NAMES = tuple(field.name for field in fields(State))
    _VALUES = attrgetter(*_NAMES)
    # A state has slots: what sets one of them is the fastest way to make a frozen copy.
    _PUT = tuple(getattr(State, name).__set__ for name in _NAMES)

    def replace(state: State, **changes: object) -> State:
        """A state that is like this one but for `changes`."""
        copy = object.__new__(State)
        for put, value in zip(_PUT, _VALUES(state), strict=True):
            put(copy, value)
        for name, value in changes.items():
            object.__setattr__(copy, name, value)
        return copy
