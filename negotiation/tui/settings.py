"""A person's settings: a small commented TOML file in the user's own configuration folder."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path

CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("dark", "light", "contrast"),
    "motion": ("full", "none"),
    "plain": ("no", "yes"),
}
"""What each setting that is a choice may be."""

EXPLAINED = {
    "theme": 'Colours: "dark", "light" or "contrast" (high contrast).',
    "motion": '"full", or "none": nothing glides, and bots act without a pause.',
    "plain": '"yes": the game opens as questions and answers, as with --plain.',
    "keymap": "A file with keys of your own. `Own keys` in Settings writes one for you.",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose. `keymap` is a path, empty for the one beside the settings."""

    theme: str = "dark"
    motion: str = "full"
    plain: str = "no"
    keymap: str = ""


def config_folder() -> Path:
    """The folder of settings and keymap: `NEGOTIATION_CONFIG`, or the user's own."""
    chosen = os.environ.get("NEGOTIATION_CONFIG")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("heads-of-terms", appauthor=False)


def settings_file(folder: Path) -> Path:
    """Where the settings are."""
    return folder / "settings.toml"


def keymap_file(folder: Path, settings: Settings) -> Path:
    """Where a person's own keys are, if anywhere."""
    return Path(settings.keymap).expanduser() if settings.keymap else folder / "keys.toml"


def read_settings(folder: Path) -> tuple[Settings, list[str]]:
    """The settings, and a sentence for everything in the file that could not be used."""
    file = settings_file(folder)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [f"{file} could not be read ({error}); the usual settings are used."]
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [f"{file} is not TOML: {error}; the usual settings are used."]
    settings, problems = Settings(), []
    known = [field.name for field in fields(Settings)]
    for name, value in found.items():
        problem = _problem(name, value, known)
        if problem is None:
            settings = replace(settings, **{name: value})
        else:
            problems.append(f"{file}: {problem}")
    return settings, problems


def _problem(name: str, value: object, known: list[str]) -> str | None:
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(known)}."
        return f"there is no setting {name!r}{hint}"
    if not isinstance(value, str) or value not in CHOICES.get(name, (value,)):
        allowed = " or ".join(repr(choice) for choice in CHOICES.get(name, ("text in quotes",)))
        return f"{name} cannot be {value!r}; it can be {allowed}."
    return None


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the file whole or not at all. Raises OSError."""
    lines = [
        "# Settings of Heads of Terms. The game writes this file; you may edit it too.",
        "",
    ]
    for field in fields(Settings):
        lines += [
            f"# {EXPLAINED[field.name]}",
            f"{field.name} = {_quoted(settings, field.name)}",
            "",
        ]
    write_whole(settings_file(folder), "\n".join(lines))


def _quoted(settings: Settings, name: str) -> str:
    value = str(getattr(settings, name))
    return f"'{value}'" if "\\" in value and "'" not in value else '"' + _escaped(value) + '"'


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def write_whole(file: Path, text: str) -> None:
    """Put `text` in a file, so that a reader finds the old or the new one. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
