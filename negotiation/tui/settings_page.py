"""`docs/settings.md`, made from the settings themselves."""

from __future__ import annotations

from dataclasses import fields

from negotiation.tui.settings import CHOICES, EXPLAINED, Settings

HEAD = """# Settings

Settings, on the first page (`s`), writes what you choose into `settings.toml`: a small file with a
comment for every line, in your own configuration folder. You may edit it too. What cannot be used
in it is named when the game starts, and the usual setting holds instead.
"""

TABLE = "| setting | meaning | can be | when not set |\n| --- | --- | --- | --- |"

FOOT = """
## In the environment

| variable | meaning |
| --- | --- |
| `NEGOTIATION_CONFIG` | the folder of `settings.toml` and of keys of your own (`keys.toml`) |
| `NEGOTIATION_SAVES` | the folder of [saved games](saved-games.md) |
| `ACCESSIBLE=1` | questions and answers instead of screens, as with `--plain` |
| `NO_COLOR` | no colours |

[Keys](keys.md) tells how to have keys of your own.
"""


def settings_page() -> str:
    """The page, as Markdown."""
    usual = Settings()
    rows = [
        f"| `{field.name}` | {EXPLAINED[field.name]} | {_choices(field.name)} | "
        f"{_quoted(getattr(usual, field.name)) or 'empty'} |"
        for field in fields(Settings)
    ]
    return "\n".join([HEAD, TABLE, *rows, FOOT])


def _choices(name: str) -> str:
    return ", ".join(_quoted(choice) for choice in CHOICES.get(name, ())) or "a path"


def _quoted(value: str) -> str:
    return f"`{value}`" if value else ""
