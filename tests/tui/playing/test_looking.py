"""Looking closer: a clause's story, the log with its search, why a number is what it is."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from negotiation.contract.talks import Talks
from negotiation.contract.terms import Terms
from negotiation.engine.opening import open_engine
from negotiation.rules.numbers import numbers_for
from negotiation.tui.screens.playing.clause import ClauseScreen
from negotiation.tui.screens.playing.why import WhyScreen
from negotiation.tui.widgets.playing.clause_text import ClauseText
from negotiation.tui.widgets.playing.reasons import ReasonsPane
from negotiation.tui.widgets.playing.worth_reasons import Worth, liked, met
from tests.tui.playing.example import SCENARIO, view
from tests.tui.playing.seat import Seat, seated

CONTRACTS: list[Terms] = [
    SCENARIO.status_quo,
    {clause.code: 0 for clause in SCENARIO.clauses},
    {clause.code: len(clause.options) - 1 for clause in SCENARIO.clauses},
]


TALKS = Talks(trust={side.code: 0.5 for side in SCENARIO.sides})


async def click_words(seat: Seat, words: str, *, last: bool = False) -> None:
    """Click on the first (or last) line of the screen on which these words stand."""
    rows = list(enumerate(seat.shown.splitlines()))
    for row, line in reversed(rows) if last else rows:
        if words in line:
            await seat.pilot.click(offset=(line.index(words), row))
            await seat.press()
            return
    raise AssertionError(f"{words!r} is not on the screen:\n{seat.shown}")


# -------------------------------------------------------------------------------------- the clause


async def test_a_clause_tells_every_offer_and_word_about_it_and_nothing_else() -> None:
    async with seated(view(), (120, 60)) as seat:
        seat.app.push_screen(ClauseScreen("teams"))
        await seat.press("end")
        text = " ".join(seat.app.screen.query_one(ClauseText).text.split())
    story = text.partition("Who offered and said what about it")[2]
    assert "offered 'networks with staff' (offer 2, with 1 other clause)" in story
    assert "accepted by the Commissioners" in story
    assert "offer 3" in story
    assert "offer 1" not in story  # that one was about summaries
    assert "[further]" not in story  # those words name no clause


async def test_arrows_go_from_clause_to_clause() -> None:
    async with seated(view()) as seat:
        await seat.press("enter")
        assert "1 Quality indicators" in seat.shown
        await seat.press("right")
        assert "2 Team care" in seat.shown
        await seat.press("left", "left")
        assert "4 Pay uplift" in seat.shown


async def test_what_history_chose_is_told_only_after_the_game() -> None:
    for phase, told in (("offers", False), ("finished", True)):
        text = ClauseText()
        text._view, text._scenario, text._clause = view(phase=phase), SCENARIO, "uplift"
        drawn = "\n".join(line.plain for line in text.draw(80, 40))
        assert ("what history chose" in drawn) == (told and SCENARIO.history is not None)


# ----------------------------------------------------------------------------------------- the log


async def test_search_shows_only_lines_with_the_words_and_esc_all_again() -> None:
    async with seated(view()) as seat:
        await seat.press("slash")
        await seat.write("[FURTHER]")
        assert "1 of 6 lines have '[FURTHER]'." in seat.shown
        assert "we could go [further] on staff" in seat.shown
        assert "Networks matter" not in seat.shown
        await seat.press("escape")
        assert "Networks matter" in seat.shown
        await seat.press("escape")
        assert seat.screen == "TableScreen"


async def test_copies_a_line_or_all_that_is_found() -> None:
    async with seated(view()) as seat:
        await seat.press("l", "c")
        assert seat.app.clipboard == "R2 ▲C Commissioners (a bot) explained: Networks matter."
        await seat.press("slash", "o", "f", "f", "e", "r", "enter", "C")
        copied = seat.app.clipboard.splitlines()
    assert len(copied) == 3
    assert all("offer" in line.casefold() for line in copied)


async def test_letters_in_the_search_line_are_words_not_keys() -> None:
    async with seated(view()) as seat:
        await seat.press("slash", "c", "C", "q")
        assert seat.app.screen.query_one(Input).value == "cCq"
        assert seat.app.clipboard == ""


# ---------------------------------------------------------------------------------- why, and worth


@pytest.mark.parametrize("terms", CONTRACTS)
def test_the_points_of_outcomes_and_likes_add_up_to_the_engines_value(terms: Terms) -> None:
    """Whoever checks a value with pencil and paper finds the one that the game shows."""
    engine = open_engine(SCENARIO)
    numbers = numbers_for(engine, SCENARIO.contract_of(terms), TALKS)
    today = numbers_for(engine, SCENARIO.contract_of(SCENARIO.status_quo), TALKS)
    for side in SCENARIO.sides:
        worth = Worth(SCENARIO, side, terms, numbers, today)
        brought = [met(outcome, numbers) for outcome in side.outcomes]
        likes = [amount for _, amount in liked(worth)]
        total = sum(points for points in brought if points is not None) + sum(likes)
        assert total * 10 == pytest.approx(numbers.agreed_values[side.code], abs=0.51)


async def test_above_the_measures_stands_the_worth_and_says_what_each_outcome_counts() -> None:
    async with seated(view()) as seat:
        await seat.press("y", "up")
        assert "Worth to your side: 48.2" in seat.shown
        assert "Together, if it is ratified: 49.2" in seat.shown
        await seat.press("C")
        assert "Together, if it is ratified" in seat.app.clipboard


@pytest.mark.parametrize(
    ("words", "begins"),
    [("Cost, £m a year", "Cost"), ("The draft is worth", "Worth"), ("take action", "Act")],
)
async def test_a_click_on_a_number_asks_why(words: str, begins: str) -> None:
    async with seated(view(), (120, 40)) as seat:
        await click_words(seat, words)
        assert isinstance(seat.app.screen, WhyScreen)
        title = str(seat.app.screen.query_one(ReasonsPane).border_title)
    assert begins.casefold() in title.casefold()
