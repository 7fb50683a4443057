"""A small bounded store of answers; the one unused for longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class Memory(Generic[Key, Answer]):
    """Answers by key, at most `limit` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key, work_out: Callable[[], Answer]) -> Answer:
        """The answer for `key`, worked out if it is not remembered.

        Several threads may ask at once: each step is one that the interpreter does whole.
        """
        answer = self._answers.pop(key, None)
        if answer is None:
            answer = work_out()
        self._answers[key] = answer
        if len(self._answers) > self._limit:
            self._answers.popitem(last=False)
        return answer
