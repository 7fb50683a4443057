"""Plain mode at the edges: leaving, coming back, mistakes, help, and answers of every kind."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotiation.plain.seat import play
from negotiation.play.host import Host
from negotiation.play.session import TableSession
from negotiation.rules.events import NoteKept, Offered, Said
from negotiation.rules.record import unseal
from negotiation.store.sqlite import SqliteLog
from tests.plain.conftest import TableOf
from tests.plain.persona import Persona, Script
from tests.play.tables import CountingClock, TrueSalts
from tests.toy import ENGINE

TO_THE_OFFERS = ("ready", "ready", "ready")
"""Past the brief, the plan and the first caucus."""


def said(person: Persona) -> str:
    """Everything that was said, one sentence a line."""
    return " ".join(" ".join(person.lines).split())


def resumed(session: TableSession, log: SqliteLog) -> TableSession:
    """The same game, opened again from disk."""
    saved = log.read(session.game)
    return TableSession(Host.resume(saved, ENGINE, log, CountingClock()), TrueSalts())


def events(session: TableSession, log: SqliteLog) -> list[object]:
    """The events on disk."""
    saved = log.read(session.game)
    texts = {text.digest: text for text in saved.texts}
    return [unseal(record, texts) for record in saved.records]


@pytest.mark.parametrize("answers", [(), ("quit",), ("ready", "plan", "quit"), ("look", "QUIT")])
def test_leaving_anywhere_says_that_the_game_is_saved(
    table_of: TableOf, answers: tuple[str, ...]
) -> None:
    session = table_of("gp")
    person = Script(*answers)
    play(session, person)
    assert person.lines[-1] == (
        f"The game is saved as {session.game}. Carry on with: negotiation resume "
        f"{session.game} --plain"
    )


def test_a_game_left_is_where_it_was_when_it_is_resumed(table_of: TableOf, log: SqliteLog) -> None:
    session = table_of("gp")
    play(session, Script(*TO_THE_OFFERS, "note", "Remember this."))
    again = resumed(session, log)
    person = Script("notes")
    play(again, person)
    assert "Round 1 of 2" in said(person)
    assert "Note: Remember this." in said(person)
    assert "The draft as it stands" in said(person)


def test_going_back_keeps_what_was_put_together(table_of: TableOf) -> None:
    session = table_of("gp")
    person = Script(*TO_THE_OFFERS, "offer", "pay", "o1", "back", "offer")
    play(session, person)
    assert said(person).count("Your offer: Pay to 'Pay 1'.") == 2
    assert not [offer for offer in session.host.state.offers if offer.side == "gp"]


def test_undo_takes_the_last_step_back(table_of: TableOf) -> None:
    person = Script(*TO_THE_OFFERS, "offer", "pay", "o1", "team", "o1", "undo")
    play(table_of("gp"), person)
    text = said(person)
    assert text.count("Your offer: Pay to 'Pay 1'. ") == 2
    assert text.count("Your offer: Pay to 'Pay 1', Team to 'Team 1'. ") == 1


def test_a_refusal_is_its_sentence_and_the_game_goes_on(table_of: TableOf) -> None:
    session = table_of("gp")
    person = Script(*TO_THE_OFFERS, "offer", "duty", "o2", "send", "", "where")
    play(session, person)
    text = said(person)
    assert "Red line CROSSED by this draft: Never that." in text
    assert "That would cross your red line: Never that." in text
    assert not [offer for offer in session.host.state.offers if offer.side == "gp"]
    assert text.count("Your offer is awaited.") >= 2


def test_an_offer_with_nothing_in_it_is_not_sent(table_of: TableOf) -> None:
    person = Script(*TO_THE_OFFERS, "offer", "send")
    play(table_of("gp"), person)
    assert "It changes nothing yet; move a clause first, or go back." in said(person)


def test_words_of_people_are_never_markup(table_of: TableOf, log: SqliteLog) -> None:
    session = table_of("gp")
    play(session, Script("say", "all", "[bold]We mean it[/bold]", "note", "[red]"))
    kept = events(session, log)
    assert [event.words.shown for event in kept if isinstance(event, Said)] == [
        "[bold]We mean it[/bold]"
    ]
    assert [event.words.shown for event in kept if isinstance(event, NoteKept)] == ["[red]"]


def test_a_what_if_leaves_no_trace_until_it_is_kept(table_of: TableOf, log: SqliteLog) -> None:
    session = table_of("gp")
    answers = ("ready", "ready", "what-if", "pay", "o1", "full", "why", "drop")
    person = Script(*answers, "what-if", "team", "o1", "note", "Perhaps this.")
    play(session, person)
    notes = [event for event in events(session, log) if isinstance(event, NoteKept)]
    assert [note.terms for note in notes] == [{"team": 1}]
    assert "What if: Pay to 'Pay 1'." in said(person)


def test_a_what_if_can_become_the_offer(table_of: TableOf, log: SqliteLog) -> None:
    session = table_of("gp")
    play(session, Script(*TO_THE_OFFERS, "what-if", "pay", "o1", "send"))
    offers = [e for e in events(session, log) if isinstance(e, Offered) and e.side == "gp"]
    assert [offer.terms for offer in offers] == [{"pay": 1}]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("?",), "These are the moves you can make now."),
        (("say", "?"), "Talk never binds; moves do."),
        (("say", "all", "?"), "One line. Enter alone sends nothing."),
        (("reddy",), "'reddy' is not one of the answers; did you mean 'ready'?"),
        (("99",), "'99' is not one of the answers."),
        (("back",), "This is the main question"),
        (("ready", "plan", "9"), "'9' is not a number from 1 to 3"),
        (("ready", "plan", "1 1"), "1 is named twice"),
        (("ready", "plan", "", "many"), "'many' is not a number"),
        (("ready", "plan", "", "101"), "101 is outside 0 to 100."),
    ],
)
def test_every_answer_gets_an_answer(
    table_of: TableOf, answers: tuple[str, ...], told: str
) -> None:
    person = Script(*answers)
    play(table_of("gp"), person)
    assert told in said(person)


def test_going_back_in_the_plan_goes_one_question_back(table_of: TableOf) -> None:
    person = Script("ready", "plan", "1", "back", "2", "70", "45", "", "", "later")
    session = table_of("gp")
    play(session, person)
    plan = session.host.state.plans["gp"]
    assert plan.ranking == ("pay",)
    assert (plan.aspiration, plan.walk_away) == (700, 450)


def test_nobody_reads_what_is_not_theirs_before_the_end(table_of: TableOf) -> None:
    session = table_of("gp")
    person = Persona([("look", ("brief", "public", "people", "notes", "done"))])
    play(session, person)
    text = person.transcript({})
    before, _, after = text.partition("The outcome")
    assert "SECRET-GP" in before
    assert "SECRET-BOARD" not in before
    assert "The Board's interests" not in before
    assert "The Board's interests: a secret interest." in after


_ANSWERS = st.sampled_from(
    [
        *map(str, range(1, 10)),
        *("", "?", "back", "ready", "offer", "trade", "accept", "reject", "sign", "pass", "yes"),
        *("send", "done", "look", "what-if", "settle", "object", "counter", "plan", "60", "[x]"),
    ]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ANSWERS, max_size=60))
def test_whatever_is_typed_the_game_is_still_there(table_of: TableOf, answers: list[str]) -> None:
    """No answers break anything: the game ends, or is saved and can be resumed."""
    session = table_of("gp")
    person = Script(*answers)
    play(session, person)
    assert session.game in person.lines[-1]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ANSWERS, max_size=40))
def test_from_wherever_one_comes_the_game_can_be_finished(
    table_of: TableOf, answers: list[str]
) -> None:
    session = table_of("gp")
    play(session, Script(*answers))
    person = Persona()
    play(session, person)
    assert session.host.finished
