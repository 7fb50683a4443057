"""Whether a saved game can be trusted: that it is what was written, and plays to its end again.

It shows accidents and careless edits. It proves nothing against somebody who wrote the whole chain
anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.rules.events import Event, GameOpened
from negotiation.rules.record import NewerRecord, unseal
from negotiation.rules.saved import NewerFormat, SavedGame
from negotiation.store.finish import is_finished
from negotiation.store.soundness import check_sound
from negotiation.store.source import Source


def verify(saved: SavedGame, source: Source) -> None:
    """Raise DamageFound or NewerFormat, naming the first act that is wrong, or do nothing."""
    check_sound(saved, source)
    events = events_of(saved, source)
    _check_header(saved, events, source)
    _play_again(saved, events, source)
    if is_finished(saved.records) != saved.finished:
        raise source.somewhere("is marked as finished or open, and its acts say otherwise.")


def events_of(saved: SavedGame, source: Source) -> list[Event]:
    """The event of every act. Raises DamageFound or NewerFormat, naming the first that is none."""
    texts = {text.digest: text for text in saved.texts}
    events = []
    for act, record in enumerate(saved.records, start=1):
        try:
            event = unseal(record, texts)
        except NewerRecord as error:
            raise NewerFormat(f"{source.subject}: {error} Update the game to open it.") from error
        except (AttributeError, TypeError, ValueError, RecursionError) as error:
            raise source.at_act(act, "is not an act of this game.") from error
        if event.kind != record.kind:
            raise source.at_act(act, f"is labelled {record.kind!r} and holds {event.kind!r}.")
        events.append(event)
    return events


def _check_header(saved: SavedGame, events: Sequence[Event], source: Source) -> None:
    """The header is outside the chain, and the first act says the same inside it."""
    opened = events[0] if events else None
    if not isinstance(opened, GameOpened):
        raise source.at_act(1, "is not the opening of a game.")
    header = saved.header
    for what, outside, inside in (
        ("scenario", header.scenario, opened.scenario),
        ("scenario's hash", header.scenario_hash, opened.scenario_hash),
        ("engine", header.engine, opened.engine),
        ("edition", header.edition, opened.setup.edition),
        ("seed", header.seed, opened.setup.seed),
    ):
        if outside != inside:
            raise source.somewhere(
                f"was altered: its header says that the {what} is {outside!r}, and its first act "
                f"says {inside!r}."
            )


def _play_again(saved: SavedGame, events: Sequence[Event], source: Source) -> None:
    from negotiation.rules.apply import apply, opening_state

    state = None
    for act, event in enumerate(events, start=1):
        try:
            state = apply(state, event) if state else opening_state(saved.scenario, event)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise source.at_act(act, "cannot have happened: it does not follow.") from error
