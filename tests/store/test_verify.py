"""Verifying: a game is what was written, its header and its acts agree, and it plays again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from negotiation.rules import apply as folding
from negotiation.rules.events import Event
from negotiation.rules.record import seal
from negotiation.rules.saved import RECORD_FORMAT, DamagedGame, NewerFormat, SavedGame
from negotiation.rules.state import State
from negotiation.store.portable_reading import read_portable
from negotiation.store.source import DamageFound, Source
from negotiation.store.verify import verify
from tests.store.building import saved_game, sealed, talk
from tests.store.rewriting import change, exported

GAME = Source("the game 'harbour'")


def with_header(saved: SavedGame, **changed: Any) -> SavedGame:
    return saved.model_copy(update={"header": saved.header.model_copy(update=changed)})


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("acts", [0, 1, 40])
def test_a_game_as_it_was_kept_is_fine(acts: int, finished: bool) -> None:
    verify(saved_game(acts=acts, finished=finished), GAME)


def test_a_game_with_erased_words_is_fine() -> None:
    saved = saved_game(acts=12)
    erased = tuple(text.model_copy(update={"text": None, "salt": None}) for text in saved.texts)
    verify(saved.model_copy(update={"texts": erased}), GAME)
    verify(saved.model_copy(update={"texts": ()}), GAME)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"seed": 8}, "the seed is 8, and its first act says 7"),
        ({"edition": "long"}, "the edition is 'long'"),
        ({"engine": "another"}, "the engine is 'another'"),
        ({"scenario": "other"}, "the scenario is 'other'"),
    ],
)
def test_a_header_that_its_first_act_contradicts_is_found(
    changed: dict[str, Any], what: str
) -> None:
    with pytest.raises(DamageFound, match=f"The game 'harbour' was altered: .*{what}"):
        verify(with_header(saved_game(), **changed), GAME)


def test_a_seed_edited_in_a_file_with_fitting_checks_is_found(tmp_path: Path) -> None:
    path = exported(tmp_path)
    change(path, 1, lambda line: line["header"].update(seed=8))
    with pytest.raises(DamageFound, match="the seed is 8, and its first act says 7"):
        verify(read_portable(path), Source(str(path), is_file=True))


def test_a_record_that_does_not_begin_with_an_opening_is_no_game() -> None:
    records, texts = sealed(talk(3))
    headless = saved_game().model_copy(update={"records": records, "texts": texts})
    with pytest.raises(DamageFound, match="Act 1 of the game 'harbour' is not the opening"):
        verify(headless, GAME)
    with pytest.raises(DamageFound, match="Act 1"):
        verify(headless.model_copy(update={"records": (), "texts": ()}), GAME)


def test_an_act_that_does_not_follow_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fold takes whatever the rules let happen; should it ever stumble, the act is named."""
    fold_one = folding.apply

    def stumbling(state: State, event: Event) -> State:
        if state.seq == 6:
            raise KeyError("discharge")
        return fold_one(state, event)

    monkeypatch.setattr(folding, "apply", stumbling)
    with pytest.raises(DamageFound, match="Act 7 of the game 'harbour' cannot have happened"):
        verify(saved_game(), GAME)


def test_a_game_marked_as_over_that_is_not_is_found() -> None:
    with pytest.raises(DamageFound, match="marked as finished or open"):
        verify(saved_game(finished=False).model_copy(update={"finished": True}), GAME)


def test_a_newer_format_is_not_judged() -> None:
    with pytest.raises(NewerFormat, match=f"this version knows {RECORD_FORMAT}"):
        verify(with_header(saved_game(), format=RECORD_FORMAT + 1), GAME)


def test_damage_is_one_of_the_errors_of_saved_games() -> None:
    records, _ = seal(talk(1), "gp", "2026-03-01T10:00:00Z", 3, "not the hash before")
    broken = saved_game().model_copy(update={"records": (*saved_game().records[:3], *records)})
    with pytest.raises(DamagedGame) as damage:
        verify(broken, GAME)
    assert isinstance(damage.value, DamageFound)
    assert (damage.value.act, damage.value.line) == (4, None)
