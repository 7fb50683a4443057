"""`docs/first-review.md` says what its sample really shows, and names keys that exist."""

from __future__ import annotations

import re
from pathlib import Path

from negotiation.tui.actions import ACTIONS
from negotiation.tui.key_names import key_words
from tests.cli.conftest import Ask

PAGE = (Path(__file__).parents[2] / "docs" / "first-review.md").read_text(encoding="utf-8")


def test_what_the_page_quotes_is_what_the_review_says(ask: Ask) -> None:
    """In plain mode, where the same sentences are said."""
    (quoted,) = re.findall(r"^> (.*)$", PAGE, re.MULTILINE)
    said = ask("review", "sample-poor-deal", "--plain", typed="why\ndone\n").output
    assert " ".join(quoted.split()) in " ".join(said.split())
    assert "missed trade" in said
    assert "Declined by" in said


def test_every_sample_is_listed(ask: Ask) -> None:
    """Without a name, the samples are told with what they show."""
    listed = ask("review").output
    assert listed.count("sample-") == 5


def test_a_sample_that_is_not_there_is_refused_with_the_nearest(ask: Ask) -> None:
    """Also where nobody has saved a game yet."""
    asked = ask("review", "sample-lost-balot")
    assert asked.exit_code == 2
    assert "'sample-lost-ballot'" in asked.output


def test_every_key_on_the_page_is_one_of_the_review() -> None:
    """Where the page says `press`, there is such a key."""
    named = set(re.findall(r"`(\w)`", PAGE))
    own = {
        key_words(key)
        for action in ACTIONS
        if {"replay", "study"} & set(action.where)
        for key in action.keys.split(",")
    }
    assert named <= own, named - own
