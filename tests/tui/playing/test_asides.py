"""Help, claims, guesses and gates on the screen: one key, short lists, and what then happened."""

from __future__ import annotations

from pathlib import Path

from tests.full_toy import full_scenario
from tests.tui.playing.full import Table, sitting


def at_the_gate(table: Table) -> None:
    """A deal on pay and team, which the commissioners are to carry."""
    table.deliver(pay=1, team=1)


async def test_a_claim_about_a_clause_is_made(tmp_path: Path) -> None:
    """Chosen from lists; the table hears it, marked as unverified."""
    async with sitting(tmp_path, "gp") as (seat, table):
        await seat.press("e")
        assert "Claim something, unverified" in seat.shown
        await seat.press("down", "enter")
        assert "What do you claim?" in seat.shown
        await seat.press("enter", "down", "enter")
        line = table.state.talk[-1]
        assert (line.kind, line.side, line.about, line.text) == ("claim", "gp", "first", "pay")


async def test_help_is_chosen_and_a_hint_asked_for(tmp_path: Path) -> None:
    """Without help there is nothing to ask; then there is, and the list says so."""
    async with sitting(tmp_path, "gp") as (seat, table):
        await seat.press("e")
        assert "Ask for a hint" not in seat.shown
        await seat.press("down", "down", "enter", "enter")
        assert table.host.view("gp").help == "hint"
        await seat.press("e")
        assert "Ask for a hint" in seat.shown
        await seat.press("enter")
        assert table.state.hints_asked == {"gp"}


async def test_guesses_about_the_others_are_kept(tmp_path: Path) -> None:
    """The weightiest clauses of each other side, one after the other."""
    async with sitting(tmp_path, "gp") as (seat, table):
        await seat.press("e", "enter")
        assert "What matters most to" in seat.shown
        await seat.press("enter", "escape")
        await seat.press("down", "enter", "escape")
        assert table.state.beliefs["gp"] == {"board": ("duty",), "commissioners": ("pay",)}


async def test_the_side_at_a_gate_answers_from_there(tmp_path: Path) -> None:
    """What it is about stands on the screen, with the key."""
    scenario = full_scenario("better_for_all", rounds=1, carrier="commissioners")
    async with sitting(tmp_path, "commissioners", at_the_gate, scenario) as (seat, table):
        assert "Your decision on authorisation is awaited" in seat.shown
        assert "opens your answer" in seat.shown
        await seat.press("e", "enter", "down", "enter")
        assert table.state.unauthorised
