"""The page of settings says what can be set; `make snap` writes it anew."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from negotiation.tui.settings import CHOICES, Settings
from negotiation.tui.settings_page import settings_page
from tests.texts import check_text

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    check_text(PAGE, settings_page(), accept=bool(request.config.getoption("--accept")))


def test_every_setting_has_a_row_with_its_choices() -> None:
    rows = {line.split("`")[1]: line for line in settings_page().splitlines() if "| `" in line}
    for field in fields(Settings):
        assert all(f"`{choice}`" in rows[field.name] for choice in CHOICES.get(field.name, ()))
