"""What every rule must satisfy, from any reachable state."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from negotiation.rules import commands as c
from negotiation.rules.events import EVENT
from negotiation.rules.record import GENESIS, first_broken, seal, unseal
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import View
from negotiation.rules.turns import awaited
from negotiation.rules.view import view, visible_event
from tests.full_toy import full_scenario
from tests.rules.playing import TERMS, options, play
from tests.toy import Game, toy_scenario, toy_setup, words

CHOICES = st.lists(st.integers(0, 10_000), max_size=80)
SCENARIOS = {
    "toy": toy_scenario(),
    "full": full_scenario(),
    "gates": full_scenario(treasury="board", carrier="commissioners"),
}
SCENARIO = st.sampled_from(sorted(SCENARIOS))
SEATS = ("board", "gp", "commissioners")
BARE = (
    *(c.Ready, c.PassTurn, c.Sign, c.CommissionAnalysis, c.WalkOut, c.ReturnToTable),
    c.AskHint,
)
IDLE = ("say", "keep_note", "claim", "state_beliefs", "ask_hint", "choose_help")


@st.composite
def any_command(draw: DrawFn) -> c.Command:
    """A command of any kind, mostly nonsense."""
    kind = draw(st.sampled_from((*c.SeatCommand.__args__, *c.FacilitatorCommand.__args__)))
    values = {
        "actor": st.sampled_from((*SEATS, "facilitator", "rules", "nobody", "gp.2")),
        "seen": st.integers(0, 60),
        "because": st.none() | st.just("a reason"),
        "ranking": st.just(("pay", "nonsense")),
        "offer": st.integers(0, 9),
        "terms": st.sampled_from((*TERMS, {"nonsense": 0}, {"duty": 99}, {"duty": -1}, {})),
        "give": st.sampled_from(TERMS),
        "get": st.sampled_from(TERMS),
        "to": st.sampled_from((*SEATS, "all", "caucus", "nobody")),
        "clause": st.sampled_from(("duty", "pay", "nonsense")),
        "option": st.integers(-1, 4),
        "words": st.builds(words, st.text(max_size=5)),
        "reason": st.just("other"),
        "seat": st.sampled_from((*SEATS, "nobody")),
        "temper": st.just("trader"),
        "inject": st.sampled_from(("storm", "hush", "nonsense")),
        "way": st.sampled_from(("ballot", "authority")),
        "decision": st.sampled_from(("confirm", "alter", "reopen", "exit", "lead")),
        "about": st.sampled_from(("words", "first", "red_line")),
        "level": st.sampled_from(("none", "hint", "coach", "delegate")),
        "moment": st.just("asked"),
        "text": st.text(min_size=1, max_size=5),
        "what": st.just("ranking"),
        "matters": st.just({"board": ("pay",), "nobody": ("pay",)}),
        "red_line": st.just("gp-line"),
    }
    fields = {}
    for name, field in kind.model_fields.items():
        if name in values and name != "kind":
            fields[name] = draw(values[name])
        elif field.is_required():
            fields[name] = {"year": 1}.get(name, 1)
    if kind in (c.InjectNews, c.Disclose, c.HandPen, c.PromiseLater) and "to" in fields:
        fields["to"] = ("board",) if kind is c.InjectNews else "board"
    command: c.Command = kind.model_validate(fields)
    return command


@given(SCENARIO, CHOICES, st.lists(any_command(), max_size=6))
def test_decide_never_raises_and_explains_every_refusal(
    scenario: str, choices: list[int], nonsense: list[c.Command]
) -> None:
    """Whatever is asked, at any moment: events, or a sentence with a full stop."""
    game = Game(SCENARIOS[scenario])
    half = len(choices) // 2
    for choice in choices[:half]:
        moves = options(game.state, SEATS[choice % 3])
        if moves:
            game.ask(moves[choice % len(moves)])
    for command in nonsense:
        answer = game.ask(command)
        if isinstance(answer, Refusal):
            assert answer.sentence.rstrip().endswith((".", "?"))
    assert game.refolded() == game.state


@given(SCENARIO, CHOICES)
def test_legal_and_decide_agree(scenario: str, choices: list[int]) -> None:
    """Every kind of move that is listed has a command that is accepted; terms apart, all are."""
    game = Game(SCENARIOS[scenario])
    for choice in choices:
        for seat in SEATS:
            legal: set[str] = {move.kind for move in view(game.state, seat).legal}
            _agree(game, seat, legal)
        moves = options(game.state, SEATS[choice % 3])
        if moves:
            game.ask(moves[(choice // 3) % len(moves)])


def _agree(game: Game, seat: str, legal: set[str]) -> None:
    from negotiation.rules.decide import decide

    simple = (
        *("ready", "pass_turn", "sign", "accept", "reject", "settle", "object", "leak"),
        *("reopen", "claim", "ask_hint", "approve_spending", "authorise"),
    )
    for command in options(game.state, seat):
        if command.kind in simple:
            decided = decide(game.state, command, game.engine)
            assert not isinstance(decided, Refusal), (command, decided)
    for kind in (
        c.Ready,
        c.PassTurn,
        c.Sign,
        c.CommissionAnalysis,
        c.WalkOut,
        c.ReturnToTable,
        c.AskHint,
    ):
        command = kind(actor=seat, seen=game.state.seen[seat])
        refused = isinstance(decide(game.state, command, game.engine), Refusal)
        assert refused == (command.kind not in legal)


@given(SCENARIO, CHOICES)
def test_a_view_is_what_it_would_be_made_from_scratch(scenario: str, choices: list[int]) -> None:
    """Nothing that a game keeps of the views before it is out of date, to the last byte."""
    game = Game(SCENARIOS[scenario])
    for choice in choices:
        fresh = replace(game.state, parts={})
        for seat in SEATS:
            kept = view(game.state, seat).model_dump_json()
            assert kept == view(fresh, seat).model_dump_json()
        moves = options(game.state, SEATS[choice % 3])
        if moves:
            game.ask(moves[(choice // 3) % len(moves)])


@given(SCENARIO, CHOICES)
def test_every_side_can_always_move_and_the_game_ends(scenario: str, choices: list[int]) -> None:
    """Whom the game waits for can act; played on, it is over within a bounded number of acts."""
    game = Game(SCENARIOS[scenario])
    for choice in choices:
        for side in awaited(game.state):
            assert any(m.kind not in IDLE for m in view(game.state, side).legal)
        moves = options(game.state, SEATS[choice % 3])
        if moves:
            game.ask(moves[(choice // 3) % len(moves)])
    assert play(game, []).state.ending is not None


@given(SCENARIO, CHOICES)
def test_the_fold_of_the_record_is_the_live_state(scenario: str, choices: list[int]) -> None:
    """Sealed, written as text, read back and folded: the same game, texts included."""
    game = play(Game(SCENARIOS[scenario]), choices)
    records, texts = seal(game.events, "x", "now", 0, GENESIS)
    assert first_broken(records) is None
    by_digest = {text.digest: text for text in texts}
    read = [unseal(record, by_digest) for record in records]
    assert read == game.events
    assert game.refolded() == game.state


@given(SCENARIO, CHOICES)
def test_views_and_events_survive_json(scenario: str, choices: list[int]) -> None:
    """What a seat is sent can be written and read without loss."""
    game = play(Game(SCENARIOS[scenario]), choices)
    for seat in SEATS:
        seen = view(game.state, seat)
        assert View.model_validate_json(seen.model_dump_json()) == seen
    for event in game.events:
        assert EVENT.validate_json(event.model_dump_json()) == event


@given(SCENARIO, CHOICES, st.integers(1, 400))
def test_no_view_or_stream_tells_what_a_seat_may_not_know(
    scenario: str, choices: list[int], shift: int
) -> None:
    """Two games that differ only in the Board's secrets look the same to the GPs until the end."""
    one, two = Game(SCENARIOS[scenario]), Game(SCENARIOS[scenario])
    streams: tuple[list[str], list[str]] = ([], [])
    for choice in choices:
        seat = SEATS[choice % 3]
        moves = options(one.state, seat)
        if not moves or one.phase == "finished":
            break
        move = moves[(choice // 3) % len(moves)]
        other = _secretly_different(move, shift) if seat == "board" else move
        for game, command, stream in ((one, move, streams[0]), (two, other, streams[1])):
            before = len(game.events)
            game.ask(command.model_copy(update={"seen": game.state.seen[seat]}))
            stream.extend(_sent(game, before))
        if one.phase == "finished":
            break
        assert view(one.state, "gp") == view(two.state, "gp")
        assert streams[0] == streams[1]
    for secret in ("SECRET-BOARD", "SECRET-COMMISSIONERS", "a secret interest"):
        assert not any(secret in text for text in streams[0])


def _secretly_different(move: c.Command, shift: int) -> c.Command:
    """The same move as others see it, with other private content."""
    match move:
        case c.MakePlan():
            return move.model_copy(update={"aspiration": shift, "ranking": ("team",)})
        case c.KeepNote():
            return move.model_copy(update={"words": words(f"note {shift}")})
        case c.Say(to="caucus") | c.Say(to="commissioners"):
            return move.model_copy(update={"words": words(f"between us {shift}")})
        case c.StateBeliefs():
            return move.model_copy(update={"matters": {"gp": ("duty",)}})
        case c.Disclose(to="commissioners"):
            return move.model_copy(update={"what": "red_line", "red_line": "board-line"})
        case _:
            return move


def _sent(game: Game, after: int) -> list[str]:
    """What the GPs were sent of the events after a number, as JSON."""
    sent = (visible_event(event, game.state, "gp") for event in game.events[after:])
    return [event.model_dump_json() for event in sent if event is not None]


@given(SCENARIO, CHOICES)
def test_same_seed_same_choices_same_bodies(scenario: str, choices: list[int]) -> None:
    """Chance comes from the seed alone."""
    one, two = (play(Game(SCENARIOS[scenario], toy_setup(seed=5)), choices) for _ in range(2))
    bodies = [json.dumps(e.model_dump(mode="json"), sort_keys=True) for e in one.events]
    assert bodies == [json.dumps(e.model_dump(mode="json"), sort_keys=True) for e in two.events]


@given(SCENARIO, CHOICES, st.data())
def test_a_changed_record_is_found(scenario: str, choices: list[int], data: st.DataObject) -> None:
    """Change one character of any body, or drop a record: the first wrong act is named."""
    game = play(Game(SCENARIOS[scenario]), choices)
    records, _ = seal(game.events, "x", "now", 0, GENESIS)
    at = data.draw(st.integers(0, len(records) - 1))
    record = records[at]
    place = data.draw(st.integers(0, len(record.body) - 1))
    body = record.body[:place] + chr(ord(record.body[place]) ^ 1) + record.body[place + 1 :]
    changed = [*records]
    changed[at] = record.model_copy(update={"body": body})
    assert first_broken(changed) == at + 1
    if at < len(records) - 1:
        assert first_broken([*records[:at], *records[at + 1 :]]) == at + 1
