"""Front pages and the patient in words."""

from __future__ import annotations

import pytest

from negotiation.contract.measures import MeasureName
from negotiation.contract.story import FrontPage
from negotiation.play.wording.story import page_of, page_sentences, vignette_sentences
from negotiation.rules.numbers import Numbers
from negotiation.rules.state import TurningPoint
from tests.full_toy import full_scenario
from tests.story import told_scenario

TOLD = told_scenario()
TODAY = dict(TOLD.status_quo)


def point(
    measures: dict[MeasureName, int] | None = None, year: int = 0, **moved: int
) -> TurningPoint:
    return TurningPoint(
        moment="year" if year else "round",
        year=year,
        calendar="May 2012",
        numbers=Numbers(measures={"integration": 443} if measures is None else measures),
        terms={**TODAY, **moved},
    )


def test_a_page_says_when_what_changed_and_what_it_does() -> None:
    page = page_of(TOLD, point(duty=1, pay=1))
    assert page is not None
    assert page.masthead == "The papers, May 2012"
    assert page.headline == "Now: round [!]"
    assert page.text == "May 2012: it changes Duty and Pay; integration is 44.3."


def test_a_year_has_its_own_date_and_no_change_is_called_nothing() -> None:
    page = page_of(TOLD, point(year=2))
    assert page is not None
    assert page.masthead == "The papers, year 2 of the deal"
    assert page.text == "Year 2 of the deal: it changes nothing; integration is 44.3."


def test_a_measure_that_is_not_public_neither_stands_on_a_page_nor_chooses_it() -> None:
    loud = FrontPage(moment="round", headline="Loud", text="!", measure="reject", above=0.1)
    private = TOLD.model_copy(update={"front_pages": (loud, *TOLD.front_pages)})
    with_it = point({"integration": 443, "reject": 900})
    assert page_of(private, with_it) == page_of(TOLD, with_it)


@pytest.mark.parametrize(
    ("name", "kept", "printed"),
    [
        ("cost_gbp_m_per_year", 380, "38.0"),
        ("cost_gbp_m_per_year", -120, "-12.0"),
        ("act", 94, "9.4%"),
        ("radicality", 12, "12"),
    ],
)
def test_measures_stand_bare_inside_a_pages_sentence(
    name: MeasureName, kept: int, printed: str
) -> None:
    page = FrontPage(moment="round", headline="News", text=f"It says {{{name}}}.")
    scenario = TOLD.model_copy(update={"front_pages": (page,), "public_measures": (name,)})
    made = page_of(scenario, point({name: kept}))
    assert made is not None
    assert made.text == f"It says {printed}."


def test_a_page_read_out_ends_its_headline_once() -> None:
    page = page_of(TOLD, point())
    assert page is not None
    asked = page._replace(headline="Too much?")
    assert page_sentences(page)[0] == "The papers, May 2012: Now: round [!]."
    assert page_sentences(asked)[0] == "The papers, May 2012: Too much?"


def test_the_patient_tells_what_the_survey_found() -> None:
    assert vignette_sentences(TOLD, 1, 409)[1] == "She brings her tin [of letters]."
    assert vignette_sentences(TOLD, 1, 410)[1] == "Nobody asks for the tin."
    assert vignette_sentences(TOLD, 1, None) == ()


def test_a_scenario_without_a_story_has_no_papers_and_no_patient() -> None:
    plain = full_scenario()
    assert page_of(plain, point()) is None
    assert vignette_sentences(plain, 1, 409) == ()
