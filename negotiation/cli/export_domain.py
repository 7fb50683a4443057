"""`negotiation export-domain`: a scenario for the field's own tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.frontier import EditionOption, edition_of
from negotiation.cli.options import ScenarioName, refuse

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.contract.edition import Edition
    from negotiation.engine.space.additive import Additive
    from negotiation.engine.space.outcomes import Outcomes
    from negotiation.engine.space.scoring import Scorer


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
    from negotiation.library.domains.folder import written
    from negotiation.library.domains.profile import DomainError, profiles

    house = House()
    loaded = house.scenario(scenario)
    chosen = edition_of(loaded, edition)
    engine = house.engine(loaded)
    scorer = Scorer(engine, loaded, grid_of(loaded, chosen), reference_state(loaded))
    additive = fit_additive(scorer)
    made = profiles(loaded, additive, scorer.fallbacks)
    try:
        names = written(out, made, how.value)
    except DomainError as error:
        refuse(f"{error}.")
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}.")
    typer.echo(f"wrote {len(names)} files to {out}: {', '.join(names)}")
    for profile in made:
        typer.echo(f"{profile.side}: {profile.note}")
    typer.echo(_beside_the_model(house, scorer, chosen, additive))


def _beside_the_model(
    house: House, scorer: Scorer, edition: Edition | None, additive: Additive
) -> str:
    """How far the profiles find the same contracts as the model."""
    from negotiation.engine.space.additive import MOST_FITTED, MOST_LISTED
    from negotiation.lab.whole_space.compute import kept_space, whole_space

    if scorer.grid.count > MOST_LISTED:
        return f"Not compared with the model's frontier: more than {MOST_LISTED:,} contracts."
    space = kept_space(scorer.engine, scorer.scenario, house.spaces, edition)
    if space is None and scorer.grid.count > MOST_FITTED:
        return (
            "Not compared with the model's frontier, which is not known yet; first: "
            f"negotiation frontier {scorer.scenario.code}"
        )
    space = space or whole_space(scorer.engine, scorer.scenario, house.spaces, edition=edition)
    model = space.whole
    profiles = additive.outcomes(scorer.scenario.signatories, scorer.fallbacks)
    shared = set(model.frontier.numbers.tolist()) & set(profiles.frontier.numbers.tolist())
    agree = [n for n in model.points if n in profiles.points and _same(model, profiles, n)]
    return (
        f"Beside the model: {len(shared)} of its {len(model.frontier)} efficient contracts are "
        f"among the {len(profiles.frontier)} of the profiles; "
        f"the same solutions: {', '.join(agree) or 'none'}."
    )


def _same(model: Outcomes, profiles: Outcomes, name: str) -> bool:
    return model.points[name].number == profiles.points[name].number
