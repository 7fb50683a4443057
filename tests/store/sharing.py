"""What several hosts of one database may rely on. A test class gives a fixture `database`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, Queue

import pytest

from negotiation.store.leases import Lease, LeaseLost, Leases
from negotiation.store.log import SqlLog, Transactions
from negotiation.store.notes import Notes
from tests.store.building import header, next_act, tutorial

Open = Callable[[], Transactions]
"""Opens the same database as another program would."""

LONG, OVER = 600.0, -1.0
"""Seconds of a lease that runs, and of one that has run out."""


class SharingConformance:
    """Leases, fencing, notes and announcements."""

    def test_a_place_is_held_by_one(self, database: Open) -> None:
        one, other = Leases(database()), Leases(database())
        assert one.take("event/1", "north", LONG) == Lease("event/1", "north", 1)
        assert other.take("event/1", "south", LONG) is None
        assert other.take("event/2", "south", LONG) == Lease("event/2", "south", 1)
        assert one.holders("event/") == {"event/1": "north", "event/2": "south"}

    def test_of_many_who_want_a_place_one_gets_it(self, database: Open) -> None:
        hosts = [Leases(database()) for _ in range(5)]
        with ThreadPoolExecutor(len(hosts)) as pool:
            taken = list(
                pool.map(lambda n: hosts[n].take("event/1", f"host {n}", LONG), range(len(hosts)))
            )
        assert len([lease for lease in taken if lease]) == 1

    def test_a_lease_that_has_run_out_can_be_taken(self, database: Open) -> None:
        one, other = Leases(database()), Leases(database())
        one.take("event/1", "north", OVER)
        assert one.holders("event/") == {}
        assert other.take("event/1", "south", LONG) == Lease("event/1", "south", 2)

    def test_a_lease_that_is_renewed_runs_on(self, database: Open) -> None:
        one, other = Leases(database()), Leases(database())
        lease = one.take("event/1", "north", OVER)
        assert lease is not None
        one.renew(lease, LONG)
        assert other.take("event/1", "south", LONG) is None

    def test_a_lease_that_is_lost_cannot_be_renewed(self, database: Open) -> None:
        one, other = Leases(database()), Leases(database())
        lost = one.take("event/1", "north", OVER)
        held = other.take("event/1", "south", LONG)
        assert lost is not None
        assert held is not None
        with pytest.raises(LeaseLost, match="'south' now, not by 'north'"):
            one.renew(lost, LONG)
        one.release(lost)
        assert other.holders("event/") == {"event/1": "south"}

    def test_a_place_that_is_let_go_is_free_at_once(self, database: Open) -> None:
        leases = Leases(database())
        lease = leases.take("event/1", "north", LONG)
        assert lease is not None
        leases.release(lease)
        assert leases.take("event/1", "south", LONG) == Lease("event/1", "south", 2)

    def test_who_wakes_late_cannot_write(self, database: Open) -> None:
        """The host that lost its table while it slept finds its next act refused."""
        one, other = database(), database()
        lost = Leases(one).take("event/1", "north", OVER)
        assert lost is not None
        north = SqlLog(one, lost)
        north.create(header(), tutorial())
        first, texts = next_act(None, 0)
        north.append("harbour", 0, [first], texts, {})
        held = Leases(other).take("event/1", "south", LONG)
        assert held is not None
        second, said = next_act(first, 1)
        with pytest.raises(LeaseLost, match="Nothing was written"):
            north.append("harbour", 1, [second], said, {})
        SqlLog(other).under(held).append("harbour", 1, [second], said, {})
        assert len(SqlLog(one).read("harbour").records) == 2

    def test_who_starts_again_shuts_out_the_self_before(self, database: Open) -> None:
        """A host whose table process hangs takes its own place anew."""
        leases = Leases(database())
        before = leases.take("event/1", "north", LONG)
        after = leases.take("event/1", "north", LONG)
        assert before is not None
        assert after == Lease("event/1", "north", 2)
        with pytest.raises(LeaseLost):
            leases.renew(before, LONG)

    def test_notes_are_seen_by_all_and_events_do_not_mix(self, database: Open) -> None:
        one, other = Notes(database(), "spring"), Notes(database(), "spring")
        one.put("table/1", "£ “open”")
        one.put("table/2", "open")
        one.put("table/1", "closed")
        one.remove("table/2")
        one.remove("table/3")
        assert other.all() == {"table/1": "closed"}
        assert Notes(database(), "autumn").all() == {}

    def test_those_who_listen_hear_of_a_change(self, database: Open) -> None:
        """Of another program's note and of its acts."""
        heard: Queue[str | None] = Queue()
        stop = threading.Event()
        listening = database()

        def listen() -> None:
            for topic in listening.changes(stop):
                heard.put(topic)

        writer = database()
        SqlLog(writer).create(header(), tutorial())
        thread = threading.Thread(target=listen)
        thread.start()
        try:
            self.until_heard(heard, lambda n: Notes(writer, "spring").put("table/1", f"{n}"))
            record, texts = next_act(None, 0)
            SqlLog(writer).append("harbour", 0, [record], texts, {})
            assert heard.get(timeout=20) in (None, "game/harbour", "event/spring/table/1")
        finally:
            stop.set()
            thread.join(20)
        assert not thread.is_alive()

    @staticmethod
    def until_heard(heard: Queue[str | None], write: Callable[[int], None]) -> None:
        """Writes until it is heard: somebody who has only just begun to listen may miss one.

        Something else each time, because a file in which nothing changes says nothing.
        """
        for number in range(100):
            write(number)
            try:
                heard.get(timeout=0.5)
            except Empty:
                continue
            return
        pytest.fail("no change was heard of")
