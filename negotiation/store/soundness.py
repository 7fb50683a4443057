"""Whether what is kept is what was written: scenario, chain of acts, people's words."""

from __future__ import annotations

from negotiation.contract.digest import scenario_hash
from negotiation.rules.record import altered_texts, first_broken
from negotiation.rules.saved import RECORD_FORMAT, DamagedGame, NewerFormat, SavedGame


def check_sound(saved: SavedGame, name: str) -> None:
    """Raise DamagedGame or NewerFormat, naming the first act that is wrong, or do nothing.

    `name` is how a sentence calls the game.
    """
    if saved.header.format > RECORD_FORMAT:
        raise NewerFormat(
            f"{_capital(name)} was kept by a newer version of the game (its format is "
            f"{saved.header.format}, this version knows {RECORD_FORMAT}). Update the game first."
        )
    if scenario_hash(saved.scenario) != saved.header.scenario_hash:
        raise DamagedGame(
            f"The scenario of {name} is not the one it was played from: the hash differs. {_COPY}"
        )
    broken = first_broken(saved.records)
    if broken is not None:
        raise DamagedGame(
            f"Act {broken} of {name} is not what was written: its hash does not follow from the "
            f"act before. {_COPY}"
        )
    altered = altered_texts(saved.texts)
    if altered:
        raise DamagedGame(
            f"{_capital(name)} has altered words in {_act_of(saved, altered[0])}. {_COPY}"
        )


_COPY = "Use a copy that was exported earlier."


def _act_of(saved: SavedGame, digest: str) -> str:
    """Where people's words stand, for a sentence."""
    for record in saved.records:
        if digest in record.body:
            return f"act {record.seq}"
    return "a text that no act mentions"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
