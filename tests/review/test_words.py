"""What review says in words, of the three games on paper and of games that know every move."""

from __future__ import annotations

import pytest

from negotiation.play.wording.review import headline, why_left
from negotiation.play.wording.review_course import compared_sentences, moment_sentence
from negotiation.play.wording.review_pages import PAGES
from negotiation.review.analysis import Analysis
from negotiation.review.compare import compare
from tests.full_toy import full_scenario
from tests.review.hand import FALLBACKS, Hand, HandEngine, analysed
from tests.review.test_by_hand import GAMES, one, three, two
from tests.rules.playing import play
from tests.toy import Game


def pages(game: Game, analysis: Analysis) -> dict[str, str]:
    """Every page of the analysis as text."""
    return {
        name: "\n".join(line.words for line in make(game.scenario, analysis))
        for name, (_, _, make) in PAGES.items()
    }


def test_a_missed_trade_is_told_in_clauses_and_points() -> None:
    game = one()
    said = "\n".join(why_left(game.scenario, analysed(game)))
    assert "1 missed trade of 2 clauses, the fewest that help everybody:" in said
    assert (
        "Duty to 'Duty 1' for Pay to 'Pay 1': Board +5.0, GPs +35.0 and Commissioners +1.0." in said
    )
    assert "at least 3% of its possible gain" in said
    assert "Created, of the most there was to gain together: 50%." in said
    assert "Claimed, of what was gained: Board 0%, GPs 11% and Commissioners 89%." in said


def test_steps_and_mistakes_are_told_for_whom() -> None:
    game = one()
    offers = pages(game, analysed(game))["offers"]
    assert "unfortunate to the Board and concession to the Commissioners" in offers
    assert "Paid the Commissioners at the cost of the Board." in offers
    assert "silent to the Board and silent to the GPs" in offers
    other = pages(two(), analysed(two()))["offers"]
    assert "The Board, signing: a blunder for the Board. It got 50.0 of 60.0 points" in other
    assert "The GPs, accepting: an inaccuracy for the GPs." in other


def test_a_game_without_a_deal_says_so() -> None:
    game = three()
    analysis = analysed(game)
    assert headline(analysis).startswith("There was no deal.")
    assert "The Board walked out and stayed away." in pages(game, analysis)["table"]
    moments = [moment_sentence(game.scenario, moment) for moment in analysis.moments]
    assert moments[0] == "A blunder for the Board: it gave up 50% of its room."


def test_what_has_no_value_is_told_on_every_page() -> None:
    game = Hand(engine=HandEngine({**FALLBACKS, "gp": 900}))
    said = pages(game, analysed(game))
    for name in ("why", "offers", "trades"):
        assert "No contract gives every signatory at least its fallback" in said[name]


@pytest.mark.parametrize("choices", [[], list(range(60)), list(range(0, 9000, 97)), [7] * 50])
def test_every_page_of_any_game_has_words_and_no_code_of_a_class(choices: list[int]) -> None:
    game = play(Game(full_scenario(), engine=HandEngine()), choices)
    for name, text in pages(game, analysed(game)).items():
        assert text.strip(), name
        for code in ("_", "None", "Undefined", "{", "why="):
            assert code not in text.replace("o_0", ""), (name, code)


def test_a_branch_is_told_beside_its_parent() -> None:
    first, second = analysed(GAMES["one"]()), analysed(GAMES["two"]())
    said = "\n".join(compared_sentences(one().scenario, compare(first, second, 5)))
    assert "Worth, there and here: Board 30.0 > 50.0, GPs 35.0 > 30.0" in said
    assert "The contracts differ on Duty." in said
    assert "Left on the table: 3% there, 0% here." in said
