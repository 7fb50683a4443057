"""Twenty writers on one game, in four processes: every act gets in once, and none is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from negotiation.rules.record import first_broken
from negotiation.rules.saved import Conflict
from negotiation.store.sqlite import SqliteLog
from tests.store.building import ROOT, header, next_act, tutorial

PROCESSES, THREADS, ACTS = 4, 5, 3


def test_writers_who_contend_lose_nothing(path: Path) -> None:
    log = SqliteLog(path)
    log.create(header(), tutorial())
    words = [sys.executable, "-m", "tests.store.writer", "contend", str(path)]
    programs = [
        subprocess.Popen([*words, str(THREADS), str(ACTS), str(first)], cwd=ROOT)
        for first in range(0, PROCESSES * THREADS, THREADS)
    ]
    assert [program.wait() for program in programs] == [0] * PROCESSES
    saved = log.read("harbour")
    assert [record.seq for record in saved.records] == list(
        range(1, PROCESSES * THREADS * ACTS + 1)
    )
    assert first_broken(saved.records) is None
    said = Counter(text.text for text in saved.texts)
    assert said == {
        f"Message {name * 1_000 + number}": 1
        for name in range(PROCESSES * THREADS)
        for number in range(ACTS)
    }


def test_of_two_who_saw_the_same_last_act_one_writes_and_one_is_told(path: Path) -> None:
    first, second = SqliteLog(path), SqliteLog(path)
    first.create(header(), tutorial())
    act, texts = next_act(None, 1)
    other, other_texts = next_act(None, 2)
    first.append("harbour", 0, [act], texts, {})
    with pytest.raises(Conflict, match="last act is number 1, not 0"):
        second.append("harbour", 0, [other], other_texts, {})
    assert second.read("harbour").records == (act,)
