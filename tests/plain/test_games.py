"""Whole games in plain mode as readable text, compared line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from negotiation.cli.wire import House
from negotiation.plain.seat import play
from tests.plain.conftest import TableOf
from tests.plain.persona import Persona

ExpectText = Callable[[str, str], None]

TUTORIAL: list[tuple[str, tuple[str, ...]]] = [
    ("look", ("numbers", "people", "done")),
    ("plan", ("1 3 4", "70", "45", "2 3", "", "compose", "1", "4", "done")),
    ("note", ("They need us for the networks.",)),
    ("say", ("all", "Late summaries cost our members [every day].")),
    ("what-if", ("teams", "networks", "full", "why", "undo", "drop")),
    ("trade", ("board", "teams", "meetings", "done", "indicators", "retire_100", "done", "no")),
    ("offer", ("teams", "2", "send", "We would take part if indicators go.")),
    (
        "offer",
        ("indicators", "retire_100", "teams", "networks", "discharge", "penalty", "send", ""),
    ),
    ("settle", ("discharge",)),
    ("object", ("teams", "Not by force.")),
    ("reject", ("too_little", "")),
]


def test_a_whole_tutorial_from_brief_to_debrief(tmp_path: Path, expect_text: ExpectText) -> None:
    """A person reads, plans, talks, tries, bargains, signs, asks the members, is debriefed."""
    session = House(tmp_path).new_game(
        "tutorial", None, ("gp",), {"board": "trader", "commissioners": "conceder"}, 7
    )
    person = Persona(TUTORIAL)
    play(session, person)
    assert session.host.finished
    expect_text("tutorial.txt", person.transcript({session.game: "GAME"}))


def test_a_game_on_one_keyboard(table_of: TableOf, expect_text: ExpectText) -> None:
    """Three people pass the keyboard; what one side reads is out of sight before the next looks."""
    session = table_of("board", "gp", "commissioners")
    people = Persona(
        [
            ("counter", ("team", "o1", "send", "And this.")),
            ("trade", ("gp", "pay", "o1", "done", "duty", "o1", "done", "yes", "")),
        ]
    )
    play(session, people)
    assert session.host.finished
    assert people.hidden > 5
    expect_text("one-keyboard.txt", people.transcript({session.game: "GAME"}))
