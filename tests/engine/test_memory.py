"""The small store of answers."""

from __future__ import annotations

from negotiation.engine.memory import Memory


def test_it_remembers_and_forgets_the_one_unused_for_longest() -> None:
    asked: list[str] = []

    def answer(key: str) -> str:
        def work_out() -> str:
            asked.append(key)
            return key.upper()

        return memory.get(key, work_out)

    memory: Memory[str, str] = Memory(2)
    assert [answer(key) for key in "abacab"] == ["A", "B", "A", "C", "A", "B"]
    assert asked == ["a", "b", "c", "b"]
