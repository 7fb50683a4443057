"""What keeping games costs: an act, reading a long game, the last game for Home, verifying.

Run it alone with `python benchmarks/store.py`, on the disk that matters with a folder after it.
With `NEGOTIATION_DATABASE`, the address of an empty database, acts are kept there too.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from negotiation.contract.digest import scenario_hash
from negotiation.library.load import load_scenario
from negotiation.rules.events import Said
from negotiation.rules.record import GENESIS, Record, seal, unseal
from negotiation.rules.saved import GameHeader
from negotiation.rules.words import Words
from negotiation.store.log import SqlLog
from negotiation.store.places import database_url
from negotiation.store.portable import write_portable
from negotiation.store.portable_reading import read_portable
from negotiation.store.quick import last_game
from negotiation.store.sqlite import SqliteLog

ACTS = 500
REPEATS = 20
PROJECTION = "x" * 8_000
"""About the size of a full projection of a large scenario."""

SCENARIO = load_scenario(Path(__file__).parents[1] / "scenarios" / "tutorial")


def header(game: str) -> GameHeader:
    """The header of a game of the tutorial."""
    return GameHeader(
        game=game,
        created="2026-03-01T10:00:00Z",
        scenario=SCENARIO.code,
        scenario_title=SCENARIO.title,
        scenario_hash=scenario_hash(SCENARIO),
        engine="benchmark",
        edition=SCENARIO.editions[0].code,
        seed=1,
    )


def appended(log: SqlLog, game: str, projection: bool) -> list[float]:
    """Milliseconds of each of many appends of one act."""
    log.create(header(game), SCENARIO)
    side = SCENARIO.sides[0].code
    last: Record | None = None
    taken = []
    for number in range(ACTS):
        words = Words.of(f"Message {number}", salt=f"salt-{number}")
        said = Said(seat=side, side=side, to="all", words=words)
        previous = last.hash if last else GENESIS
        (last,), texts = seal([said], side, "2026-03-01T10:00:00Z", number, previous)
        shown = {str(number): PROJECTION} if projection else {}
        start = time.perf_counter()
        log.append(game, number, [last], texts, shown)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def parsed(log: SqliteLog, game: str) -> int:
    """Read a game, check its chain and parse every event, as opening it does."""
    saved = log.read(game)
    texts = {text.digest: text for text in saved.texts}
    return len([unseal(record, texts) for record in saved.records])


def repeated(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each of several runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def show(what: str, taken: list[float]) -> None:
    """Print the median and the 95th of a hundred."""
    high = statistics.quantiles(taken, n=20)[-1]
    print(f"{what:42} median {statistics.median(taken):8.2f} ms   p95 {high:8.2f} ms")


def main(parent: str | None = None) -> None:
    """Measure in a new folder (inside `parent`, if given) and print."""
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        path = Path(folder) / "games.db"
        log = SqliteLog(path)
        show("append an act", appended(log, "plain", projection=False))
        show("append an act with a projection", appended(log, "shown", projection=True))
        show(f"read and parse {ACTS} acts", repeated(lambda: parsed(log, "plain")))
        show("list games", repeated(log.games))
        show("last game (standard library)", repeated(lambda: last_game(path)))
        exported, saved = Path(folder) / "plain.jsonl", log.read("plain")
        show(f"export {ACTS} acts", repeated(lambda: write_portable(saved, exported)))
        show(f"read an exported file of {ACTS} acts", repeated(lambda: read_portable(exported)))
        log.close()
    url = database_url()
    if url is not None:
        from negotiation.store.postgres.log import PostgresLog

        shared = PostgresLog(url)
        show("append an act, PostgreSQL", appended(shared, "plain", projection=False))
        show("the same with a projection", appended(shared, "shown", projection=True))
        shared.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
