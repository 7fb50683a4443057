"""The fold is total; the record is read back or refused with a sentence; news picks a variant."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.inject import Inject, Trigger
from negotiation.rules import events as e
from negotiation.rules.apply import apply, fold, opening_state
from negotiation.rules.news import due
from negotiation.rules.record import (
    GENESIS,
    NewerRecord,
    Record,
    Text,
    altered_texts,
    seal,
    unseal,
)
from negotiation.rules.view import view, visible_event
from negotiation.rules.words import MAX_WORDS, Words, clean
from tests.toy import Game, toy_scenario, words

SEATS = ("board", "gp", "commissioners")
NUMBERS = Game().state.numbers


def sample(kind: type[e.Event]) -> e.Event:
    """Some event of a kind, about the Board."""
    fields = {
        "side": "board",
        "to": "gp",
        "words": words(),
        "terms": {"pay": 1},
        "numbers": NUMBERS,
        "clause": "pay",
        "red_line": "board-line",
        "text": "Ask for Pay.",
        "seat": "gp",
        "what": "ranking",
        "ranking": ("pay",),
        "package": 1,
        "why": "ended",
        "plays": {},
        "imposed": (),
        "way": "ballot",
        "inject": "storm",
        "measures": {"integration": 300},
        "boxes": ((2, 1),),
        "reason": "other",
        "form": "package",
        "offer": 1,
        "phase": "caucus",
        "round": 1,
        "decision": "confirm",
        "by": "bot",
        "aspiration": 1,
        "walk_away": 1,
        "first_offer": {},
        "others_want": {},
        "matters": {},
        "outcome": "ended",
        "back_to": 1,
        "seconds": None,
        "shock": None,
        "found_out": False,
        "level": "hint",
        "trust": -10,
    }
    if kind is e.NewsSent:
        fields["to"] = ()
    if kind is e.OfferLapsed:
        fields["why"] = "adopted"
    needed = {n: fields.get(n, 1) for n, f in kind.model_fields.items() if f.is_required()}
    return kind.model_validate(needed)


ALL = [kind for kind in get_args(e.Event) if kind is not e.GameOpened]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_folds_seals_and_shows(kind: type[e.Event]) -> None:
    """On an open table: state goes on by one, the record gives it back, every seat can look."""
    game = Game()
    event = sample(kind)
    after = apply(game.state, event)
    assert after.seq == game.state.seq + 1
    records, texts = seal([event], "board", "now", 1, GENESIS)
    assert unseal(records[0], {t.digest: t for t in texts}) == event
    for seat in SEATS:
        assert view(after, seat).seen in (1, 2)
        seen = visible_event(event, after, seat)
        assert (seen is not None) == (view(after, seat).seen == 2)


def test_calls_are_kept_as_they_happened() -> None:
    """What they change is read from them."""
    game = Game()
    event = sample(e.PromiseMade)
    assert apply(game.state, event).calls == (event,)


def test_a_leak_has_no_author_for_others() -> None:
    """The story is heard by all; who told it is known to the teller alone."""
    game = Game()
    leak = sample(e.StoryLeaked)
    after = apply(game.state, leak)
    seen = visible_event(leak, after, "gp")
    assert isinstance(seen, e.StoryLeaked)
    assert seen.side == ""
    assert view(after, "gp").talk[0].side is None
    own = visible_event(leak, after, "board")
    assert isinstance(own, e.StoryLeaked)
    assert own.side == "board"
    assert visible_event(leak, after, "nobody") is None
    with pytest.raises(KeyError):
        view(after, "nobody")


def test_a_record_must_open_a_game() -> None:
    """Nothing, or something else first, is not a game."""
    with pytest.raises(ValueError, match="not a game"):
        fold(toy_scenario(), [])
    with pytest.raises(TypeError, match="begins with the opening"):
        opening_state(toy_scenario(), sample(e.Paused))


def test_records_of_a_newer_version_are_refused_by_name() -> None:
    """An unknown kind or a newer shape says so; nonsense is a plain error."""
    record = seal([sample(e.SeatReady)], "board", "now", 0, GENESIS)[0][0]
    for update, sentence in (
        ({"kind": "party", "body": '{"kind":"party"}'}, "does not know yet|does not know"),
        ({"version": e.SeatReady.version + 1}, "newer version"),
    ):
        with pytest.raises(NewerRecord, match=sentence):
            unseal(record.model_copy(update=update), {})
    with pytest.raises(ValueError, match="side"):
        unseal(record.model_copy(update={"body": '{"kind":"seat_ready"}'}), {})


def test_erased_words_are_shown_as_erased_and_the_chain_holds() -> None:
    """The digest stays; the text is gone; a forged text is found."""
    said = e.Said(seat="gp", side="gp", to="all", words=words("Hello."))
    records, texts = seal([said], "gp", "now", 0, GENESIS)
    assert "Hello" not in records[0].body
    erased = Text(digest=texts[0].digest, salt=None, text=None)
    event = unseal(records[0], {erased.digest: erased})
    assert isinstance(event, e.Said)
    assert event.words.shown == "(erased)"
    assert altered_texts([erased, texts[0]]) == ()
    forged = texts[0].model_copy(update={"text": "Goodbye."})
    assert altered_texts([forged]) == (forged.digest,)
    assert isinstance(Record.model_validate(records[0].model_dump()), Record)


@given(st.text(max_size=MAX_WORDS + 50))
def test_cleaned_words_hold_no_control_or_bidi_characters(text: str) -> None:
    """Nothing that could move a cursor or turn a line around; cleaning twice changes nothing."""
    kept = clean(text)
    assert len(kept) <= MAX_WORDS
    assert not any(ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0 or ch in "\u202e\u2066" for ch in kept)
    assert clean(kept) == kept
    assert Words.of(text, "s") == Words.of(kept, "s")


def test_news_fires_when_every_condition_holds_and_only_one_variant() -> None:
    """By round, by year, by measure; variants exclude each other."""
    scenario = toy_scenario().model_copy(
        update={
            "injects": (
                Inject(code="a", headline="A", text="A.", trigger=Trigger(round=1)),
                Inject(code="b", headline="B", text="B.", trigger=Trigger(round=1), variant_of="a"),
                Inject(
                    code="high",
                    headline="H",
                    text="H.",
                    trigger=Trigger(round=1, measure="integration", above=29),
                ),
                Inject(
                    code="low",
                    headline="L",
                    text="L.",
                    trigger=Trigger(round=1, measure="integration", below=29),
                ),
                Inject(
                    code="unseen",
                    headline="U",
                    text="U.",
                    trigger=Trigger(round=1, measure="continuity", below=29),
                ),
                Inject(code="later", headline="Y", text="Y.", trigger=Trigger(year=1)),
                Inject(code="never", headline="N", text="N."),
            )
        }
    )
    state = Game(scenario).state
    codes = {inject.code for inject in due(state, 1, None)}
    assert codes in ({"a", "high"}, {"b", "high"})
    assert {inject.code for inject in due(state, None, 1)} == {"later"}
    sent = apply(state, e.NewsSent(inject="b", to=(), numbers=NUMBERS))
    assert {inject.code for inject in due(sent, 1, None)} == {"high"}
