"""Whether what is kept is what was written: scenario, chain of acts, people's words."""

from __future__ import annotations

from negotiation.contract.digest import scenario_hash
from negotiation.rules.record import altered_texts, first_broken
from negotiation.rules.saved import RECORD_FORMAT, NewerFormat, SavedGame
from negotiation.store.source import DamageFound, Source

_WAY_OUT = "Use a copy that was exported earlier."


def check_sound(saved: SavedGame, source: Source) -> None:
    """Raise DamageFound or NewerFormat, naming the first act that is wrong, or do nothing."""
    if saved.header.format > RECORD_FORMAT:
        raise newer_format(source, saved.header.format)
    if scenario_hash(saved.scenario) != saved.header.scenario_hash:
        raise source.somewhere(
            "does not hold the scenario it was played from: the scenario was altered, or its hash. "
            + _WAY_OUT
        )
    broken = first_broken(saved.records)
    if broken is not None:
        raise source.at_act(
            broken, f"is not what was written, or an act before it is missing. {_WAY_OUT}"
        )
    altered = altered_texts(saved.texts)
    if altered:
        raise _altered_words(saved, source, altered[0])


def newer_format(source: Source, found: int) -> NewerFormat:
    """The sentence for a game in a format that this version does not know."""
    return NewerFormat(
        f"{source.subject} was kept by a newer version of the game: its format is {found}, this "
        f"version knows {RECORD_FORMAT}. Update the game to open it."
    )


def _altered_words(saved: SavedGame, source: Source, digest: str) -> DamageFound:
    what = f"has words that are not those that were said. {_WAY_OUT}"
    for record in saved.records:
        if digest in record.body:
            return source.at_act(record.seq, what)
    return source.somewhere(what)
