"""The main scenario: its size, its editions, its briefs, and the subject that it has to cover."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.contract.story import front_page
from negotiation.library.load import load_scenario

FOLDER = Path(__file__).parents[2] / "scenarios" / "forum-2012"
README = (FOLDER / "README.md").read_text(encoding="utf-8")

FOUR_MINUTES = 1000
"""Words that most people read in about four minutes."""

SUBJECT = [f"S{number}" for number in range(1, 25)]
"""The rows of the subject that the scenario has to bring into play."""


@pytest.fixture(scope="module")
def forum() -> Scenario:
    return load_scenario(FOLDER)


def rows() -> dict[str, str]:
    """Where each row of the subject lives, by the table of the README."""
    return dict(re.findall(r"^\| (S\d+) \| [^|]+ \| (.+) \|$", README, re.MULTILINE))


def test_it_is_large_and_can_still_be_counted_out(forum: Scenario) -> None:
    assert 13 <= len(forum.clauses) <= 15
    assert all(2 <= len(clause.options) <= 4 for clause in forum.clauses)
    assert forum.contract_count <= 16_000_000
    assert f"{forum.contract_count:,} contracts" in README


def test_the_readme_says_where_every_row_of_the_subject_lives() -> None:
    assert list(rows()) == SUBJECT


def test_what_the_readme_points_to_is_there(forum: Scenario) -> None:
    """Every name in backticks is a clause, an option, a piece of news, a gate or a setting."""
    known = {
        *forum.clause_by_code,
        *(option.code for clause in forum.clauses for option in clause.options),
        *(inject.code for inject in forum.injects),
        "authorisation",
        "local_leadership",
    }
    for row, place in rows().items():
        assert set(re.findall(r"`([^`]+)`", place)) <= known, row
    assert forum.gates.authorisation is not None


def test_a_clause_says_which_rows_it_brings_in_as_the_readme_does(forum: Scenario) -> None:
    for clause in forum.clauses:
        assert set(clause.themes) <= set(SUBJECT)
        for theme in clause.themes:
            assert f"`{clause.code}`" in rows()[theme], (clause.code, theme)


@pytest.mark.parametrize(
    ("code", "clauses", "rounds", "years"),
    [("90", 12, 5, 2), ("60", 8, 4, 1), ("120", 13, 6, 3), ("day", 14, 8, 5)],
)
def test_editions_are_subsets_that_end_in_december(
    forum: Scenario, code: str, clauses: int, rounds: int, years: int
) -> None:
    edition = forum.edition(code)
    assert len(edition.clauses or forum.clauses) == clauses
    assert len(edition.rounds) == rounds
    assert edition.years == years
    assert edition.rounds[0].calendar == "January 2012"
    assert edition.rounds[-1].calendar.lower().endswith("december 2012")
    clocked = sum(one.caucus_minutes + one.table_minutes for one in edition.rounds)
    assert clocked <= edition.minutes


def test_ninety_minutes_are_played_when_nobody_chooses(forum: Scenario) -> None:
    assert forum.editions[0].code == "90"


def test_whatever_happens_without_a_deal_is_on_every_table(forum: Scenario) -> None:
    """A threat is about clauses that are being bargained over, in the shortest edition too."""
    for edition in forum.editions:
        open_clauses = set(edition.clauses or forum.clause_by_code)
        for turn in forum.no_agreement.turns:
            for action in turn.actions:
                assert set(action.terms) <= open_clauses, (edition.code, action.code)


def test_a_brief_is_read_in_four_minutes_on_eighty_columns(forum: Scenario) -> None:
    assert len(forum.briefs) == 4
    for name, text in forum.briefs.items():
        assert len(text.split()) <= FOUR_MINUTES, name
        assert max(map(len, text.splitlines())) <= 80, name


def test_each_private_brief_has_everything_that_a_side_must_know(forum: Scenario) -> None:
    for side in forum.sides:
        headings = re.findall(r"^## (.+)$", forum.briefs[side.brief], re.MULTILINE)
        assert headings == [
            "What you want, in order",
            "Your red line",
            "Whom you answer to",
            "If there is no deal",
            "What you know and they may not",
            "A way to start",
        ]


def test_the_three_do_not_see_the_same(forum: Scenario) -> None:
    lenses = [set(side.lens) for side in forum.sides]
    assert all(lenses)
    assert not lenses[0] & lenses[1]
    assert not lenses[0] & lenses[2]
    assert not lenses[1] & lenses[2]


def test_news_is_plentiful_and_some_of_it_is_drawn(forum: Scenario) -> None:
    assert len(forum.injects) >= 12
    families = [inject.variant_of for inject in forum.injects if inject.variant_of]
    assert all(families.count(family) >= 2 for family in families)
    assert len(set(families)) >= 4
    triggers = [inject.trigger for inject in forum.injects]
    assert any(trigger.round for trigger in triggers)
    assert any(trigger.year for trigger in triggers)
    assert any(trigger.measure for trigger in triggers)
    assert all(inject.evidence for inject in forum.injects)


def test_news_moves_trust_and_levers_a_little(forum: Scenario) -> None:
    for inject in forum.injects:
        assert all(abs(change) <= 0.1 for change in inject.effect.trust.values()), inject.code
        assert all(abs(change) <= 0.3 for change in inject.effect.levers.values()), inject.code


def test_history_names_every_clause_and_what_it_rests_on(forum: Scenario) -> None:
    assert forum.history is not None
    assert set(forum.history.terms) == set(forum.clause_by_code)
    assert {"BT08", "BT09"} <= set(forum.history.evidence)


def test_the_patients_story_improves_with_what_patients_feel(forum: Scenario) -> None:
    assert forum.vignette is not None
    for year in range(1, 6):
        told = [forum.vignette.told(year, float(score)) for score in range(0, 101, 5)]
        assert len(set(told)) >= 2, year
        assert told == sorted(told, key=told.index), "no line comes back once it is outgrown"


@pytest.mark.parametrize("moment", ["round", "signed", "ballot_lost", "ratified", "year"])
def test_there_is_a_front_page_whatever_the_numbers_are(forum: Scenario, moment: str) -> None:
    pages = [page for page in forum.front_pages if page.moment == moment]
    assert pages
    assert front_page(pages, pages[0].moment, {}) is not None


def test_prices_in_the_text_are_the_prices_that_act(forum: Scenario) -> None:
    def texts(clause: str, option: str) -> tuple[str, dict[str, float]]:
        number = forum.clause_by_code[clause].number_of(option)
        assert number is not None
        found = forum.clause_by_code[clause].options[number]
        return found.text, {str(name): amount for name, amount in found.levers.items()}

    for clause, option, levers in [
        ("federations", "networks", ["network_pay"]),
        ("federations", "staffed", ["network_pay", "staff_reimbursement"]),
        ("teams", "teams", ["local_pay"]),
        ("teams", "clinics", ["local_pay"]),
        ("diabetes", "bundle", ["bundle_price"]),
        ("diabetes", "year_of_care", ["bundle_price"]),
        ("delegation", "now", ["management_allowance"]),
        ("delegation", "protected", ["management_allowance", "staff_reimbursement"]),
        ("premium", "gated", ["outcome_pay"]),
        ("discharge", "penalty", ["discharge_penalty"]),
    ]:
        text, acting = texts(clause, option)
        prices = [float(price) for price in re.findall(r"£(\d+(?:\.\d+)?)", text)]
        assert prices == [acting[lever] for lever in levers], (clause, option)
