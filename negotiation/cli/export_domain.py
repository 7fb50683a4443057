"""`negotiation export-domain`: a scenario for the field's own tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from negotiation.cli.frontier import EditionOption, edition_of
from negotiation.cli.options import ScenarioName, refuse


class DomainFormat(StrEnum):
    """Whose files to write."""

    GENIUS = "genius"
    GENIUSWEB = "geniusweb"


def export_domain(
    scenario: ScenarioName,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="A folder that is new or empty.")
    ],
    how: Annotated[
        DomainFormat, typer.Option("--format", help="Whose files to write.")
    ] = DomainFormat.GENIUS,
    edition: EditionOption = None,
) -> None:
    """Write a scenario as a negotiation domain, with an additive profile for each side."""
    from negotiation.cli.wire import House
    from negotiation.engine.space.additive import fit_additive
    from negotiation.engine.space.grid import grid_of
    from negotiation.engine.space.scoring import Scorer, reference_state
    from negotiation.library.domains.folder import texts, write
    from negotiation.library.domains.profile import DomainError, profiles

    house = House()
    loaded = house.scenario(scenario)
    grid = grid_of(loaded, edition_of(loaded, edition))
    scorer = Scorer(house.engine(loaded), loaded, grid, reference_state(loaded))
    made = profiles(loaded, fit_additive(scorer), scorer.fallbacks)
    try:
        files = texts(made, how.value)
        write(out, files)
    except DomainError as error:
        refuse(f"{error}.")
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    typer.echo(f"wrote {len(files)} files to {out}: {', '.join(files)}")
    for profile in made:
        typer.echo(f"{profile.side}: {profile.note}")
