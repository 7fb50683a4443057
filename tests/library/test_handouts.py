"""The kit: each audience gets what it needs, and no file holds another side's secrets."""

from __future__ import annotations

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.library.handouts.kit import kit
from negotiation.library.load import load_scenario
from negotiation.library.paper.markdown import markdown
from negotiation.library.places import find, places
from negotiation.library.questionnaire import questionnaire

KEYS = [("Table", [("o", "Compose a package")])]


@pytest.fixture(scope="module")
def forum() -> Scenario:
    """The main scenario, with a word planted in all that is private to a side."""
    loaded = load_scenario(find("forum-2012", places()))
    sides = []
    for side in loaded.sides:
        secret = f"secret of {side.code}"
        positions = tuple(p.model_copy(update={"reason": secret}) for p in side.positions)
        lines = tuple(one.model_copy(update={"text": secret}) for one in side.red_lines)
        changed = {"positions": positions, "red_lines": lines, "interests": (secret,)}
        sides.append(side.model_copy(update={**changed, "constituency": secret}))
    briefs = dict(loaded.briefs)
    for side in loaded.sides:
        briefs[side.brief] += f"\n\nsecret of {side.code}\n"
    return loaded.model_copy(update={"sides": tuple(sides), "briefs": briefs})


@pytest.fixture(scope="module")
def texts(forum: Scenario) -> dict[str, str]:
    """The kit as Markdown, by file name."""
    fallbacks = {side.code: 100 + 111 * n for n, side in enumerate(forum.sides)}
    made = kit(forum, forum.edition("90"), fallbacks, KEYS, 90, 3)
    return {name: markdown(document) for name, document in made.items()}


def test_no_file_holds_another_sides_secrets(forum: Scenario, texts: dict[str, str]) -> None:
    """Only a side's own brief holds what is private to it: not even the facilitator's book."""
    for side in forum.sides:
        holders = [name for name, text in texts.items() if f"secret of {side.code}" in text]
        assert holders == [f"brief-{side.code}"]


def test_a_brief_begins_with_fallback_and_red_lines(forum: Scenario, texts: dict[str, str]) -> None:
    """The first screenful has what must not be missed."""
    for number, side in enumerate(forum.sides):
        head = texts[f"brief-{side.code}"].split("\n## ")[0]
        assert f"{10 + 11.1 * number:.1f} points" in head
        assert f"secret of {side.code}" in head


def test_a_fallback_stands_in_no_other_file(texts: dict[str, str]) -> None:
    """Reservation values are private."""
    assert [name for name, text in texts.items() if "21.1 points" in text] == ["brief-gp"]


def test_the_public_brief_has_every_option_of_the_edition(
    forum: Scenario, texts: dict[str, str]
) -> None:
    """Clauses that this edition leaves out are not in it."""
    edition = forum.edition("90")
    for clause in forum.clauses:
        on_table = not edition.clauses or clause.code in edition.clauses
        assert (f"### {clause.name}\n" in texts["public-brief"]) == on_table


def test_the_book_has_run_sheet_script_news_trouble_and_debrief(texts: dict[str, str]) -> None:
    """A new facilitator finds each part."""
    book = texts["facilitators-book"]
    for part in ("Before the session", "Run sheet", "What to say", "News", "goes wrong", "Debrief"):
        assert part in book
    assert "What really happened" in book


def test_labels_are_one_a_side_and_table(forum: Scenario, texts: dict[str, str]) -> None:
    """Three tables of three sides need nine."""
    assert texts["table-labels"].count(", table ") == 3 * len(forum.sides)


def test_the_same_questions_are_asked_before_and_after(texts: dict[str, str]) -> None:
    """Six to ten items, each twice, and what people agree to stands first."""
    asked = questionnaire()
    assert 6 <= len(asked.items) <= 10
    sheet = texts["questionnaire"]
    assert sheet.index(asked.consent[:40]) < sheet.index(asked.items[0].text)
    for item in asked.items:
        assert sheet.count(item.text) == 2
