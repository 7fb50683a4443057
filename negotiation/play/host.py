"""The host of a table: the single writer. Asks the rules, keeps the record, publishes the views."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from negotiation.contract.base import FACILITATOR, SeatCode
from negotiation.contract.scenario import Scenario
from negotiation.engine.port import Engine
from negotiation.play.desk import Listener, Update
from negotiation.play.ports import Clock, EventLog, Salts
from negotiation.play.projections import RememberingEngine
from negotiation.play.spreads import Spreads
from negotiation.rules.apply import apply, fold, opening_state
from negotiation.rules.commands import Command
from negotiation.rules.decide import decide
from negotiation.rules.events import Event
from negotiation.rules.numbers import Numbers
from negotiation.rules.opening import open_game
from negotiation.rules.record import GENESIS, first_broken, seal, unseal
from negotiation.rules.refusal import Refusal
from negotiation.rules.saved import DamagedGame, GameHeader, SavedGame
from negotiation.rules.seatview import View
from negotiation.rules.setup import Setup
from negotiation.rules.state import State
from negotiation.rules.view import view, visible_event


class SetupRefused(Exception):
    """A game cannot be opened this way; the message is a sentence for people."""


class Host:
    """One game. Commands go in, one at a time; records reach the disk before anybody sees them.

    What is folded and published is what was written, read back: a resumed or replayed game is the
    same to the last byte.
    """

    def __init__(
        self, game: str, state: State, head: str, engine: Engine, log: EventLog, clock: Clock
    ) -> None:
        """Use `open` or `resume`: `head` is the hash of the record's last act."""
        self.game = game
        self._state = state
        self._head = head
        self.engine = engine
        self.spreads = Spreads(engine)
        self._log = log
        self.clock = clock
        self._listeners: dict[SeatCode, list[Listener]] = {}
        self._turn = asyncio.Lock()

    @classmethod
    def open(
        cls,
        scenario: Scenario,
        setup: Setup,
        engine: Engine,
        log: EventLog,
        clock: Clock,
        salts: Salts,
    ) -> Host:
        """Begin a game. Raises SetupRefused, or SaveError when it cannot be kept."""
        remembering = RememberingEngine(engine)
        opening = open_game(scenario, setup, remembering)
        if isinstance(opening, Refusal):
            raise SetupRefused(opening.sentence)
        now = clock.now()
        game = f"{now[:10]}-{scenario.code}-{salts.next()[:10]}"
        header = GameHeader(
            game=game,
            created=now,
            scenario=scenario.code,
            scenario_title=scenario.title,
            scenario_hash=opening.scenario_hash,
            engine=engine.fingerprint,
            edition=setup.edition,
            seed=setup.seed,
            parent=setup.parent.game if setup.parent else None,
        )
        records, texts = seal([opening], FACILITATOR, now, 0, GENESIS)
        log.keep(
            SavedGame(
                header=header,
                scenario=scenario,
                records=records,
                texts=texts,
                projections=remembering.taken(frozenset({opening.numbers.key})),
            )
        )
        state = opening_state(scenario, unseal(records[0], {}))
        return cls(game, state, records[-1].hash, engine, log, clock)

    @classmethod
    def resume(cls, saved: SavedGame, engine: Engine, log: EventLog, clock: Clock) -> Host:
        """Go on with a saved game. Raises DamagedGame, NewerRecord."""
        broken = first_broken(saved.records)
        if broken is not None or not saved.records:
            raise DamagedGame(
                f"The record of game {saved.header.game} does not hold together at act "
                f"{broken or 1}. See what is wrong with: negotiation verify {saved.header.game}"
            )
        texts = {text.digest: text for text in saved.texts}
        state = fold(saved.scenario, (unseal(record, texts) for record in saved.records))
        return cls(saved.header.game, state, saved.records[-1].hash, engine, log, clock)

    @property
    def state(self) -> State:
        """The state now. For bots' seats, headless runs and review; screens get views."""
        return self._state

    @property
    def finished(self) -> bool:
        """Whether the game is over."""
        return self._state.phase == "finished"

    async def submit(self, command: Command) -> Refusal | None:
        """Carry out a command: on disk, then in the state, then published. Or say why not.

        Raises SaveError when the act could not be kept: then it has not happened.
        """
        async with self._turn:
            return self.submit_now(command)

    def submit_now(self, command: Command) -> Refusal | None:
        """`submit` for headless runs, where nobody else is at the door."""
        remembering = RememberingEngine(self.engine)
        decided = decide(self._state, command, remembering)
        if isinstance(decided, Refusal):
            return decided
        records, texts = seal(decided, command.actor, self.clock.now(), self._state.seq, self._head)
        projections = remembering.taken(_keys(decided))
        self._log.append(self.game, self._state.seq, records, texts, projections)
        self._head = records[-1].hash
        kept = {text.digest: text for text in texts}
        self._publish([unseal(record, kept) for record in records])
        return None

    def _publish(self, events: Iterable[Event]) -> None:
        """Fold the events, then send each seat its view and what it may see of them."""
        seen: dict[SeatCode, list[Event]] = {seat: [] for seat in self._listeners}
        before = {seat: self.view(seat) for seat in self._listeners}
        for event in events:
            self._state = apply(self._state, event)
            for seat, heard in seen.items():
                masked = visible_event(event, self._state, seat)
                if masked is not None:
                    heard.append(masked)
        for seat, listeners in self._listeners.items():
            now = self.view(seat)
            if now != before[seat]:
                update = Update(view=now, events=tuple(seen[seat]))
                for listener in tuple(listeners):
                    listener(update)

    def view(self, seat: SeatCode) -> View:
        """A seat's view now."""
        return view(self._state, seat)

    def subscribe(self, seat: SeatCode, listener: Listener) -> Callable[[], None]:
        """Hear of a seat's updates; call the returned function to stop."""
        listeners = self._listeners.setdefault(seat, [])
        listeners.append(listener)

        def stop() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return stop


def _keys(events: Iterable[Event]) -> frozenset[str]:
    """The keys of the projections that events carry."""
    found = (getattr(event, "numbers", None) for event in events)
    return frozenset(n.key for n in found if isinstance(n, Numbers))
