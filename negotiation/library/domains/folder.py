"""A domain as a folder: the domain's file and one profile for each side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from negotiation.library.domains import genius, geniusweb
from negotiation.library.domains.profile import DomainError, Profile

Format: TypeAlias = Literal["genius", "geniusweb"]


def texts(profiles: Sequence[Profile], how: Format) -> dict[str, str]:
    """The files of a domain by name."""
    writer, suffix = (genius, "xml") if how == "genius" else (geniusweb, "json")
    files = {f"{profiles[0].domain}.{suffix}": writer.domain_text(profiles[0])}
    for profile in profiles:
        files[f"{profile.domain}-{profile.side}.{suffix}"] = writer.profile_text(profile)
    return files


def write(folder: Path, files: dict[str, str]) -> None:
    """Write the files into a folder that is new or empty. Raises DomainError or OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DomainError(f"{folder} is not a folder that is new or empty")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def written(folder: Path, profiles: Sequence[Profile], how: Format) -> tuple[str, ...]:
    """Write a domain and read it back; the names of its files. Raises DomainError or OSError."""
    files = texts(profiles, how)
    write(folder, files)
    sides = [profile.side for profile in profiles]
    for ours, theirs in zip(profiles, read(folder, profiles[0].domain, sides, how), strict=True):
        if (ours.issues, ours.weights, ours.evaluations) != (
            theirs.issues,
            theirs.weights,
            theirs.evaluations,
        ):
            raise DomainError(f"{folder}: the profile of {ours.side} does not read as it was meant")
    return tuple(files)


def read(folder: Path, domain: str, sides: Sequence[str], how: Format) -> tuple[Profile, ...]:
    """The profiles of these sides from a folder. Raises DomainError or OSError."""
    reader, suffix = (genius, "xml") if how == "genius" else (geniusweb, "json")
    found = []
    for side in sides:
        file = folder / f"{domain}-{side}.{suffix}"
        found.append(reader.read_profile(file.read_text(encoding="utf-8"), side, str(file)))
    if any(profile.issues != found[0].issues for profile in found):
        raise DomainError(f"{folder}: the profiles are not of the same issues and options")
    return tuple(found)
