"""Lines and small pictures: what they say at any width, and that no text of people is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from negotiation.tui.widgets.playing.bars import Scale, bar, ruler
from negotiation.tui.widgets.playing.clauses import clause_row
from negotiation.tui.widgets.playing.columns import Cell, hanging, line
from negotiation.tui.widgets.playing.marks import side_mark, side_slots
from negotiation.tui.widgets.playing.measures import change, flow, measure_lines
from negotiation.tui.widgets.playing.prose import emphasised, prose
from negotiation.tui.widgets.playing.signals import signals_of
from negotiation.tui.widgets.playing.terms_rows import offer_row, trade_row
from negotiation.tui.widgets.playing.worth import against_fallback, limits_line, worth_lines
from tests.tui.playing.example import DRAFT, SCENARIO, numbers, offer, view

WIDTHS = st.integers(min_value=36, max_value=200)
TEXTS = st.text(min_size=0, max_size=60)


@given(text=TEXTS, width=st.integers(min_value=1, max_value=40))
def test_a_column_takes_exactly_its_cells(text: str, width: int) -> None:
    drawn = line(Cell(text, width), Cell(text, width, right=True))
    assert drawn.cell_length == 2 * width + 1


@given(text=TEXTS, width=st.integers(min_value=12, max_value=60))
def test_hanging_text_keeps_every_word_within_its_width(text: str, width: int) -> None:
    drawn = hanging(Content(text), width, 3)
    assert all(row.cell_length <= width for row in drawn.split("\n"))
    assert "".join(drawn.plain.split()) == "".join(Content(text).plain.split())


def test_text_of_people_is_never_markup() -> None:
    assert line(Cell("[bold]no[/bold]", 20)).plain.startswith("[bold]no[/bold]")
    assert emphasised("[red]x[/red] **y**").plain == "[red]x[/red] y"


@given(width=WIDTHS)
def test_a_clause_fits_its_line_whatever_the_width(width: int) -> None:
    for number, standing in enumerate(view().standings, 1):
        row = clause_row(SCENARIO, number, standing, True, width)
        assert row.cell_length <= max(width, 40)
        assert "\n" not in row.plain


@given(width=st.integers(min_value=50, max_value=200))
def test_composed_clauses_fit_their_line(width: int) -> None:
    from negotiation.tui.widgets.playing.terms_draft import TermsDraft

    draft = TermsDraft(SCENARIO, DRAFT)
    draft.step("teams", 1)
    for number, standing in enumerate(view().standings, 1):
        assert offer_row(SCENARIO, draft, number, standing, width).cell_length <= width
        assert trade_row(SCENARIO, draft, number, standing, width).cell_length <= width


@given(width=st.integers(min_value=54, max_value=200), roomy=st.booleans())
def test_measures_fit_their_lines(width: int, roomy: bool) -> None:
    for side in ("board", "gp", "commissioners"):
        before, after = numbers(side, SCENARIO.status_quo), numbers(side, {**DRAFT, "teams": 3})
        drawn = measure_lines(SCENARIO, side, before, after, width, ladder_rows=roomy)
        drawn += flow(SCENARIO, side, before, after, width)
        assert max(row.cell_length for row in drawn) <= width


def test_good_and_bad_have_signs_beside_their_colours() -> None:
    assert change("integration", 400, 420, 1).plain == "+2.0 ✓"
    assert change("integration", 420, 400, 1).plain == "-2.0 !"
    assert change("cost_gbp_m_per_year", 0, 100, -1).plain == "+£10.0m !"
    assert change("autonomy", 0, 5, 0).plain == "+0.5 ·"
    assert change("autonomy", 5, 5, 1).plain == "same"


def test_sides_have_a_shape_and_a_letter() -> None:
    marks = [side_mark(SCENARIO, side.code).plain for side in SCENARIO.sides]
    assert marks == ["■B", "●G", "▲C"]
    assert side_slots(SCENARIO, ("board", "commissioners")).plain == "■ ▲"


def test_a_bar_ends_at_its_value_and_ticks_today() -> None:
    assert bar(Scale(0, 10), 7, 3, 10).plain == "━━━│━━━●──"
    assert bar(Scale(0, 10), 99, None, 5).plain == "━━━━●"
    assert bar(Scale(5, 5), 5, None, 3).plain == "●──"


def test_a_ruler_shows_the_first_of_two_marks_in_one_place() -> None:
    assert ruler({"●": 500, "F": 500, "A": 900}, 10).plain == "─────●───A"
    assert ruler({"●": None, "F": 0}, 4).plain == "F───"


def test_worth_is_told_against_the_fallback() -> None:
    assert against_fallback(440, 412).plain == "✓ 2.8 above your fallback"
    assert against_fallback(400, 412).plain == "! 1.2 below your fallback"
    assert against_fallback(412, 412).plain == "exactly your fallback"
    drawn = "\n".join(row.plain for row in worth_lines(440, 412, 700, 76, offer=520))
    assert "44.0 → 52.0  +8.0" in drawn
    assert "F fallback 41.2" in drawn
    assert "A aim 70.0" in drawn


def test_only_crossed_red_lines_are_told_in_full_where_there_is_little_room() -> None:
    [kept] = limits_line(SCENARIO, "gp", (), None)
    [crossed] = limits_line(SCENARIO, "gp", ("no_forced_networks",), None)
    assert kept.plain == "✓ Red lines kept"
    assert "No duty to join a network." in crossed.plain


def test_briefs_are_shown_without_their_marks() -> None:
    drawn = prose("# You\n\nOne **big**\nthing.\n\n- first\n- second\n\n1. third", 40)
    assert [row.plain for row in drawn] == [
        "You", "", "One big thing.", "", "• first", "• second", "", "1. third",
    ]  # fmt: skip


def test_signals_come_from_public_moves_only() -> None:
    offers = (
        offer(1, "board", {"teams": 2}),
        offer(2, "gp", {"teams": 3}, rejected_by=("board",), rejected_because="too_costly"),
    )
    seen = view(offers=offers, talk=())
    assert signals_of(SCENARIO, seen, "board", "teams") == [
        "offered 'networks with staff' (round 2)",
        "rejected 'network duty' in offer 2: too costly",
    ]
    assert signals_of(SCENARIO, seen, "commissioners", "teams") == []
