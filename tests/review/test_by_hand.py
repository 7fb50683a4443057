"""Three games worked out on paper: what the analysis says is what the tables in `by_hand/` say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation.review.analysis import Analysis
from negotiation.review.quality import Quality, Solutions
from negotiation.review.trades import Missed, MissedTrade
from negotiation.review.undefined import Measured, Undefined
from negotiation.rules import commands as c
from tests.review.hand import Hand, analysed

PAPER = Path(__file__).parent / "by_hand"

SIDES = ("board", "gp", "commissioners")


def one() -> Hand:
    """The game of `one.md`."""
    game = Hand()
    game.to("planning", 0)
    game.do(c.MakePlan, "board", others_want={"gp": ("team", "pay")})
    game.do(c.MakePlan, "gp", others_want={"commissioners": ("team", "duty")})
    game.to("offers", 1)
    game.offer("board", duty=1)
    game.offer("gp", pay=1)
    game.offer("commissioners", team=1)
    game.to("offers", 2)
    game.offer("gp", pay=1, team=1)
    game.offer("commissioners", team=1)
    game.offer("board", duty=1, team=1)
    game.accept(5, "gp", "board")
    game.sign("board", "gp", "commissioners")
    return game


def two() -> Hand:
    """The game of `two.md`."""
    game = Hand()
    game.to("offers", 1)
    game.offer("board", duty=1, team=1)
    game.skip("gp", "commissioners")
    game.accept(1, "gp", "commissioners")
    game.sign("board", "gp", "commissioners")
    return game


def three() -> Hand:
    """The game of `three.md`."""
    game = Hand("walk_out")
    game.to("offers", 1)
    game.skip("board")
    game.offer("gp", duty=1, pay=1)
    game.skip("commissioners")
    game.do(c.WalkOut, "board")
    while game.phase != "finished":
        awaited = game.state.turns if game.phase == "offers" else ()
        if awaited:
            waiting = [s for s in awaited if s not in game.state.offered]
            game.skip(*(s for s in waiting if s not in game.state.absent))
        else:
            game.do(c.Ready, next(s for s in SIDES if _is_awaited(game, s)))
    return game


def _is_awaited(game: Hand, side: str) -> bool:
    from negotiation.rules.turns import awaited

    return side in awaited(game.state)


GAMES: dict[str, Callable[[], Hand]] = {"one": one, "two": two, "three": three}


def table(game: str, heading: str) -> list[dict[str, str]]:
    """The rows of the first table under a heading, by the names of its columns."""
    page = (PAPER / f"{game}.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def number(text: str) -> float:
    """A number on paper: "5/45", "-10/30", "0.4"."""
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


def same(measured: Measured | None, text: str) -> bool:
    """Whether a measure is what the paper says, to a millionth."""
    if text == "undefined":
        return isinstance(measured, Undefined) and measured.why.endswith((".", "fallback"))
    if isinstance(measured, Undefined) or measured is None:
        return False
    return measured == pytest.approx(number(text), abs=1e-6)


def pairs(text: str) -> dict[str, str]:
    """ "board -10/30, gp 0" as a mapping."""
    return dict(re.findall(r"(\w+) ([^,]+)", text))


@pytest.fixture(scope="module", params=GAMES)
def played(request: pytest.FixtureRequest) -> tuple[str, Analysis]:
    """A game's name and its analysis."""
    return request.param, analysed(GAMES[request.param]())


def test_steps(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    rows = table(name, "Steps")
    assert len(analysis.steps) == len(rows)
    for step, row in zip(analysis.steps, rows, strict=True):
        assert (str(step.offer), step.side) == (row["offer"], row["side"])
        assert step.opening == (row["changes"] == "opening")
        if not step.opening:
            assert {
                s: pytest.approx(number(x), abs=1e-6) for s, x in pairs(row["changes"]).items()
            } == step.changes
        assert step.classes == pairs(row["classes"])
        assert " ".join(step.paid) == row["paid"]
        assert " ".join(step.at_cost_of) == row["at cost of"]
        assert same(step.waste, row["waste"])


def test_acts_that_bind(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    rows = table(name, "Acts that bind")
    assert len(analysis.losses) == len(rows)
    for loss, row in zip(analysis.losses, rows, strict=True):
        assert (loss.kind, loss.by, loss.whom) == (row["kind"], row["by"], row["whom"])
        assert loss.could == (10 * int(row["could"]) if row["could"] else None)
        assert loss.got == 10 * int(row["got"])
        assert same(loss.loss, row["loss"])
        assert (loss.grade or "") == row["grade"]


def test_the_deal(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    quality = analysis.quality
    assert isinstance(quality, Quality)
    expected = {row["measure"]: row["value"] for row in table(name, "The deal")}
    assert same(quality.left, expected["left"])
    better = "".join(map(str, quality.better.contract)) if quality.better else ""
    assert better == expected["better"]
    assert same(quality.created, _ratio(expected["created"]))
    for side in SIDES:
        assert same(quality.claimed[side], _ratio(expected[f"claimed {side}"]))
    assert same(quality.nash, expected["nash"])


def _ratio(text: str) -> str:
    return text if text == "undefined" else str(number(text))


def test_missed_trades_and_compatible_clauses(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    if name == "three":
        assert analysis.missed == Undefined(why="There was no deal.")
        return
    assert isinstance(analysis.missed, Missed)
    assert _on_paper(analysis.missed.trades) == table(name, "Missed")
    assert _on_paper(analysis.missed.compatible) == table(name, "Compatible")
    assert analysis.missed.size == max((len(t.terms) for t in analysis.missed.trades), default=0)


def _on_paper(trades: tuple[MissedTrade, ...]) -> list[dict[str, str]]:
    return [
        {
            "terms": ", ".join(f"{clause} {option}" for clause, option in trade.terms.items()),
            **{side: f"{points // 10:+d}" for side, points in trade.points.items()},
        }
        for trade in trades
    ]


def test_key_moments(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    rows = table(name, "Key moments")
    assert [m.kind for m in analysis.moments] == [row["kind"] for row in rows]
    for moment, row in zip(analysis.moments, rows, strict=True):
        assert (moment.side or "") == row["side"]
        assert same(moment.swing, row["swing"])


def test_style(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    for style, row in zip(analysis.styles, table(name, "Style"), strict=True):
        assert (style.side, str(style.offers)) == (row["side"], row["offers"])
        assert same(style.packages, row["packages"])
        assert (str(style.proposed), str(style.taken)) == (row["proposed"], row["taken"])


def test_ledger(played: tuple[str, Analysis]) -> None:
    name, analysis = played
    found = [
        {"clause": row.clause, **{side: f"{part // 10:+d}" for side, part in row.parts.items()}}
        for row in analysis.ledger.rows
    ]
    assert found == table(name, "Ledger")


def test_beliefs() -> None:
    beliefs = analysed(one()).beliefs
    rows = table("one", "Beliefs")
    assert len(beliefs) == len(rows)
    for belief, row in zip(beliefs, rows, strict=True):
        assert (belief.side, belief.about) == (row["side"], row["about"])
        assert str(belief.hits) == row["hits"]
        assert same(belief.tau, row["tau"])


def test_solutions() -> None:
    solutions = analysed(two()).solutions
    assert isinstance(solutions, Solutions)
    found = {name: "".join(map(str, p.contract)) for name, p in solutions.points.items()}
    assert found == {row["solution"]: row["contract"] for row in table("paper", "Solutions")}
    assert same(solutions.hypervolume, str(7250 / 47250))
    assert (solutions.signable, solutions.acceptable, solutions.frontier) == (8, 6, 6)


def test_claims_against_the_truth_and_against_later_moves() -> None:
    """The GPs gain most from pay; the board's red line on duty has no option that crosses it."""
    game = Hand()
    game.to("offers", 1)
    game.do(c.Claim, "gp", about="first", clause="duty")
    game.do(c.Claim, "gp", about="first", clause="pay")
    game.do(c.Claim, "gp", about="red_line", clause="team")
    game.do(c.Claim, "board", about="red_line", clause="duty")
    game.offer("board", pay=1)
    game.offer("gp", duty=1, team=1)
    game.skip("commissioners")
    said = [(w.side, w.word, w.clause, w.kept) for w in analysed(game).words]
    assert said == [
        ("gp", "claimed_first", "duty", False),
        ("gp", "claimed_first", "pay", True),
        ("gp", "claimed_red_line", "team", False),
        ("board", "claimed_red_line", "duty", True),
    ]
    offer = next(n for n, event in enumerate(game.events, 1) if getattr(event, "offer", 0) == 2)
    assert [w.later for w in analysed(game).words] == [offer, None, offer, None]


def test_words_against_deeds_and_history() -> None:
    walked = analysed(three())
    assert [(w.side, w.word, w.kept) for w in walked.words] == [("board", "walk_out", True)]
    history = analysed(one()).history
    assert not isinstance(history, Undefined)
    assert (history.same, history.known) == (1, 2)
