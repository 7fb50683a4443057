"""What every event log must do. A test class inherits it and gives a fixture called `log`."""

from __future__ import annotations

from typing import Protocol

import pytest

from negotiation.play.ports import EventLog
from negotiation.rules.events import ActUndone
from negotiation.rules.record import Record, first_broken, unseal
from negotiation.rules.saved import Conflict, DamagedGame, NoSuchGame, SavedGame
from negotiation.rules.words import Words
from tests.store.building import (
    ending,
    header,
    moment,
    next_act,
    opening,
    projection,
    saved_game,
    sealed,
    talk,
    tutorial,
)


class KeptGames(EventLog, Protocol):
    """The log of a table, and what the command line does with whole games."""

    def keep(self, saved: SavedGame) -> None: ...

    def erase_words(self, game: str) -> int: ...


def append_all(log: EventLog, saved: SavedGame) -> None:
    """Keep a game as a host does: begun, then act by act."""
    log.create(saved.header, saved.scenario)
    texts = {text.digest: text for text in saved.texts}
    for record in saved.records:
        said = [text for digest, text in texts.items() if digest in record.body]
        shown = {key: raw for key, raw in saved.projections.items() if key in record.body}
        log.append(saved.header.game, record.seq - 1, [record], said, shown)


class LogConformance:
    """A log loses nothing, mixes nothing up, and says no when two write at once."""

    def test_a_game_comes_out_as_it_went_in_act_by_act(self, log: KeptGames) -> None:
        saved = saved_game()
        append_all(log, saved)
        assert log.read("harbour") == saved

    def test_a_game_comes_out_as_it_went_in_at_once(self, log: KeptGames) -> None:
        saved = saved_game()
        log.keep(saved)
        assert log.read("harbour") == saved

    def test_people_s_words_come_back_with_their_events(self, log: KeptGames) -> None:
        log.keep(saved_game(acts=3))
        saved = log.read("harbour")
        texts = {text.digest: text for text in saved.texts}
        words = [getattr(unseal(record, texts), "words", None) for record in saved.records]
        assert "[bold]£1[/] for “both” of us?" in [said.text for said in words if said]

    def test_the_acts_of_one_append_stand_together(self, log: KeptGames) -> None:
        records, texts = sealed([*opening(), *talk(4)])
        log.create(header(), tutorial())
        log.append("harbour", 0, records, texts, {})
        assert log.read("harbour").records == records

    def test_an_append_of_nothing_changes_nothing(self, log: KeptGames) -> None:
        log.keep(saved_game(finished=False))
        before = log.read("harbour")
        log.append("harbour", len(before.records), [], [], {})
        assert log.read("harbour") == before

    @pytest.mark.parametrize("after_seq", [0, 13, 15])
    def test_an_append_after_another_act_than_the_last_is_a_conflict(
        self, log: KeptGames, after_seq: int
    ) -> None:
        saved = saved_game(acts=12, finished=False)
        log.keep(saved)
        late, texts = next_act(saved.records[-1], 1)
        with pytest.raises(Conflict, match="last act is number 14"):
            log.append("harbour", after_seq, [late], texts, {})
        assert log.read("harbour") == saved

    def test_a_game_that_nobody_began_cannot_be_written_read_or_removed(
        self, log: KeptGames
    ) -> None:
        log.keep(saved_game())
        record, texts = next_act(None, 1)
        with pytest.raises(NoSuchGame, match="'lighthouse'"):
            log.append("lighthouse", 0, [record], texts, {})
        with pytest.raises(NoSuchGame, match="'lighthouse'"):
            log.read("lighthouse")
        with pytest.raises(NoSuchGame, match="'lighthouse'"):
            log.delete("lighthouse")
        with pytest.raises(NoSuchGame, match="'lighthouse'"):
            log.erase_words("lighthouse")

    def test_two_games_cannot_have_one_name(self, log: KeptGames) -> None:
        log.keep(saved_game())
        with pytest.raises(Conflict, match="'harbour'"):
            log.create(header(seed=8), tutorial())
        with pytest.raises(Conflict, match="'harbour'"):
            log.keep(saved_game(seed=8))
        assert log.read("harbour") == saved_game()

    def test_a_game_does_not_begin_with_another_scenario_than_it_names(
        self, log: KeptGames
    ) -> None:
        other = tutorial().model_copy(update={"title": "Another"})
        with pytest.raises(DamagedGame, match="scenario"):
            log.create(header(), other)
        assert log.games() == ()

    def test_games_do_not_mix(self, log: KeptGames) -> None:
        first, second = saved_game("first", acts=5, seed=1), saved_game("second", acts=9, seed=2)
        for saved in (first, second):
            log.create(saved.header, saved.scenario)
        for seq in range(1, 8):
            for saved in (first, second):
                record = saved.records[seq - 1]
                said = [text for text in saved.texts if text.digest in record.body]
                log.append(saved.header.game, seq - 1, [record], said, {})
        assert log.read("first").records == first.records[:7]
        assert log.read("second").records == second.records[:7]

    def test_a_projection_is_kept_once_and_as_it_was_first_written(self, log: KeptGames) -> None:
        records, texts = sealed(opening())
        log.create(header(), tutorial())
        log.append("harbour", 0, records[:1], texts, {"key": projection(1)})
        log.append("harbour", 1, records[1:], texts, {"key": "{}", "other": projection(2)})
        assert log.read("harbour").projections == {"key": projection(1), "other": projection(2)}

    def test_the_list_of_games_begins_with_the_last_played(self, log: KeptGames) -> None:
        log.keep(saved_game("short", acts=1))
        log.keep(saved_game("long", acts=30, finished=False))
        log.keep(saved_game("middle", acts=9))
        listed = [(game.header.game, game.acts, game.finished) for game in log.games()]
        assert listed == [("long", 32, False), ("middle", 12, True), ("short", 4, True)]
        assert log.games()[0].last_played == moment(32)
        assert log.games()[0].header == header("long")

    def test_a_game_is_listed_from_its_first_act(self, log: KeptGames) -> None:
        """Whoever was killed between naming a game and opening it leaves nothing behind to see."""
        log.create(header(), tutorial())
        assert log.games() == ()
        records, texts = sealed(opening())
        log.append("harbour", 0, records[:1], texts, {})
        assert [game.acts for game in log.games()] == [1]

    def test_a_game_is_over_at_its_end_until_the_end_is_undone(self, log: KeptGames) -> None:
        undone = ActUndone(back_to=4, words=Words.of("Once more", salt="salt"))
        records, texts = sealed([*opening(), *talk(2), ending(), undone, *talk(1)])
        log.create(header(), tutorial())
        finished = []
        for record in records:
            said = [text for text in texts if text.digest in record.body]
            log.append("harbour", record.seq - 1, [record], said[:1], {})
            finished.append(log.games()[0].finished)
        assert finished == [False, False, False, False, True, False, False]
        assert not log.read("harbour").finished

    def test_talk_after_the_end_leaves_the_game_over(self, log: KeptGames) -> None:
        saved = saved_game()
        log.keep(saved)
        record, texts = next_act(saved.records[-1], 1)
        log.append("harbour", saved.records[-1].seq, [record], texts, {})
        assert log.games()[0].finished

    def test_erased_words_are_gone_and_the_chain_stands(self, log: KeptGames) -> None:
        saved = saved_game(acts=9)
        log.keep(saved)
        assert log.erase_words("harbour") == len(saved.texts) > 0
        after = log.read("harbour")
        assert all(text.text is None and text.salt is None for text in after.texts)
        assert after.records == saved.records
        assert first_broken(after.records) is None
        assert log.erase_words("harbour") == 0

    def test_a_deleted_game_is_gone_and_the_others_stay(self, log: KeptGames) -> None:
        log.keep(saved_game("first"))
        log.keep(saved_game("second"))
        log.delete("first")
        assert [game.header.game for game in log.games()] == ["second"]
        assert log.read("second") == saved_game("second")
        log.keep(saved_game("first", seed=9))
        assert log.read("first") == saved_game("first", seed=9)

    def test_seeds_may_be_larger_than_a_machine_word(self, log: KeptGames) -> None:
        log.create(header(seed=2**80), tutorial())
        assert log.read("harbour").header.seed == 2**80

    def test_many_acts_in_a_row_stay_in_order(self, log: KeptGames) -> None:
        log.create(header(), tutorial())
        record: Record | None = None
        for number in range(40):
            act, texts = next_act(record, number)
            log.append("harbour", number, [act], texts, {})
            record = act
        kept = log.read("harbour").records
        assert [act.seq for act in kept] == list(range(1, 41))
        assert first_broken(kept) is None
