"""A game as review reads it: its events, the state after each, and which acts still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from negotiation.contract.scenario import Scenario
from negotiation.rules.events import ActUndone, Claimed, Event, GameOpened, Said
from negotiation.rules.state import State


@dataclass(frozen=True)
class Act:
    """An act of the record, counted from 1: the state before it (the opening's own for the first)
    and after it. `actor` is a seat, the facilitator, or the rules; `time` is the host's clock.
    """

    number: int
    event: Event
    before: State
    after: State
    actor: str
    time: str


@dataclass(frozen=True)
class Story:
    """Everything that review is worked out from. `standing` leaves out what was taken back."""

    scenario: Scenario
    acts: tuple[Act, ...]
    standing: tuple[Act, ...]

    @property
    def opening(self) -> GameOpened:
        """The first event. Raises TypeError for a record that begins with something else."""
        event = self.acts[0].event
        if not isinstance(event, GameOpened):
            raise TypeError(f"A record begins with the opening of a game, not {event.kind!r}.")
        return event

    @property
    def end(self) -> State:
        """The state after the last act."""
        return self.acts[-1].after


def story_of(
    scenario: Scenario, told: Iterable[tuple[Event, State]], sources: Iterable[tuple[str, str]]
) -> Story:
    """A story from events with the states after them, and the actor and time of each."""
    acts = tuple(_acts(told, sources))
    return Story(scenario, acts, tuple(_standing(acts)))


def _acts(told: Iterable[tuple[Event, State]], sources: Iterable[tuple[str, str]]) -> Iterator[Act]:
    before: State | None = None
    for number, ((event, after), (actor, time)) in enumerate(
        zip(told, sources, strict=True), start=1
    ):
        yield Act(number, event, before or after, after, actor, time)
        before = after


def _standing(acts: tuple[Act, ...]) -> list[Act]:
    """The acts without those that an undo took back; what people said stays said."""
    kept: list[Act] = []
    for act in acts:
        if isinstance(act.event, ActUndone):
            back_to = act.event.back_to
            kept = [a for a in kept if a.number <= back_to or isinstance(a.event, Said | Claimed)]
        kept.append(act)
    return kept
