"""Counting all contracts through: in this process when they are few, else over all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import reduce
from itertools import islice
from typing import TypeAlias

from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.tally import Tally, added, count, signing_columns
from negotiation.lab.whole_space import worker

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many contracts are done, and of how many."""

PORTION = 20_000
"""About how many contracts a process counts at a time: a fraction of a second, so that it stops
soon when it is asked to."""

MOST_WORKERS = 5
"""More processes than this could together take more than a gigabyte."""

_GLANCE = 0.2
"""After how many seconds at most it is asked again whether to stop."""


class Stopped(Exception):
    """The work was stopped because somebody asked for that; nothing has been kept."""


def cores() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def counted(
    scorer: Scorer, progress: Progress, should_stop: Callable[[], bool], workers: int
) -> Tally:
    """The tally of all contracts of the grid. Raises Stopped when `should_stop` says so."""
    portions = list(_portions(scorer))
    signing = signing_columns(scorer.scenario)
    whole: list[Tally] = []

    def take(tally: Tally) -> None:
        whole[:] = [reduce(lambda one, other: added(one, other, signing), [*whole, tally])]
        progress(int(whole[0].whole.patterns.sum()), scorer.grid.count)
        if should_stop():
            raise Stopped

    if workers < 2 or len(portions) <= workers:
        for first, last in portions:
            take(count(scorer, first, last))
    else:
        with _pool(scorer, workers) as pool:
            _spread(pool, portions, take, should_stop, workers + 1)
    return whole[0]


def _portions(scorer: Scorer) -> Iterator[tuple[int, int]]:
    step = max(PORTION // scorer.block, 1)
    for first in range(0, scorer.blocks, step):
        yield first, min(first + step, scorer.blocks)


@contextmanager
def _pool(scorer: Scorer, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes, which nothing of this one's threads or locks can upset."""
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=worker.begin,
        initargs=(scorer,),
    )
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor,
    portions: list[tuple[int, int]],
    take: Callable[[Tally], None],
    should_stop: Callable[[], bool],
    ahead: int,
) -> None:
    """Keep `ahead` portions with the processes and take what they hand back."""
    waiting = iter(portions)
    under_way: set[Future[Tally]] = set()
    while True:
        for first, last in islice(waiting, ahead - len(under_way)):
            under_way.add(pool.submit(worker.counted, first, last))
        if not under_way:
            return
        done, under_way = wait(under_way, _GLANCE, FIRST_COMPLETED)
        for future in done:
            take(future.result())
        if should_stop():
            raise Stopped
