"""`negotiation handouts` and `negotiation agenda`: what a session needs on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import Json, ScenarioName, refuse

if TYPE_CHECKING:
    from negotiation.contract.edition import Edition
    from negotiation.contract.scenario import Scenario
    from negotiation.library.paper.blocks import Document

_CARD = ("anywhere", "table", "offer", "ballot")
"""The screens that the card of keys has room for."""

_LONGEST = 24 * 60
"""Minutes of the longest session that makes sense: a day."""

Length = Annotated[
    str,
    typer.Option("--agenda", metavar="90|180|day|MINUTES", help="How long the session is."),
]
EditionCode = Annotated[
    str | None,
    typer.Option(
        "--edition", metavar="CODE", help="This edition, not the longest that fits the session."
    ),
]


def handouts(
    scenario: ScenarioName,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write the kit.")],
    edition: EditionCode = None,
    agenda: Length = "90",
    tables: Annotated[
        int, typer.Option("--tables", metavar="N", min=1, max=99, help="Labels for so many tables.")
    ] = 1,
) -> None:
    """Write the kit of a session: briefs, sheets, the facilitator's book, as PDF and Markdown.

    Every side's private brief is a file of its own. Existing files of the kit are replaced.
    """
    from negotiation.cli.wire import House
    from negotiation.library.balance import reference_state
    from negotiation.library.handouts.kit import kit

    house = House()
    loaded = house.scenario(scenario)
    minutes = _minutes(agenda)
    chosen = _edition(loaded, edition, minutes)
    fallback = house.engine(loaded).fallback(reference_state(loaded))
    documents = kit(loaded, chosen, fallback.values, _keys(), minutes, tables)
    _write(out, documents)


def agenda(
    length: Annotated[
        str, typer.Argument(metavar="90|180|day|MINUTES", help="How long the session is.")
    ],
    scenario: Annotated[
        str, typer.Option("--scenario", metavar="SCENARIO", help="What is played.")
    ] = "forum-2012",
    edition: EditionCode = None,
    as_json: Json = False,
) -> None:
    """Print the run sheet of a session: what happens when, from the doors to the last word."""
    from negotiation.cli.wire import House
    from negotiation.library.agenda import run_sheet

    minutes = _minutes(length)
    loaded = House().scenario(scenario)
    chosen = _edition(loaded, edition, minutes)
    steps = run_sheet(chosen, minutes)
    if as_json:
        import json
        from dataclasses import asdict

        answer = {
            "scenario": loaded.code,
            "edition": chosen.code,
            "minutes": minutes,
            "steps": [asdict(step) for step in steps],
        }
        typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))
        return
    typer.echo(f"{loaded.title}, edition {chosen.code}, {minutes} minutes")
    for step in steps:
        at = f"{step.start // 60}:{step.start % 60:02d}"
        typer.echo(f"{at:>5}  {step.minutes:>3} min  {step.name}: {step.what}")


def _minutes(length: str) -> int:
    """Minutes of a session named by a preset or by a number; refuses anything else."""
    from negotiation.contract.nearest import nearest
    from negotiation.library.agenda import PRESETS

    if length in PRESETS:
        return PRESETS[length]
    if not (length.isascii() and length.isdigit() and 0 < int(length) <= _LONGEST):
        refuse(f"{length!r} is not a session: 90, 180, day or minutes{nearest(length, PRESETS)}")
    return int(length)


def _edition(scenario: Scenario, code: str | None, minutes: int) -> Edition:
    from negotiation.contract.nearest import nearest
    from negotiation.library.agenda import TooShortError, preset_edition, run_sheet

    codes = [edition.code for edition in scenario.editions]
    if code is not None and code not in codes:
        refuse(f"{code!r} is not an edition of {scenario.code}{nearest(code, codes)}")
    try:
        chosen = scenario.edition(code) if code else preset_edition(scenario, minutes)
        run_sheet(chosen, minutes)
    except TooShortError as error:
        refuse(str(error))
    return chosen


def _keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Keys and what they do, by screen, as the screens themselves have them."""
    from negotiation.tui.actions import PLACES, actions_in
    from negotiation.tui.key_names import key_words

    return [
        (
            PLACES[place],
            [
                (" ".join(key_words(key) for key in action.keys.split(",")), action.explains)
                for action in actions_in(place)
            ],
        )
        for place in _CARD
    ]


def _write(folder: Path, documents: dict[str, Document]) -> None:
    """Every document as Markdown, and as PDF where that can be made; says what was written."""
    from negotiation.library.paper.files import write_whole
    from negotiation.library.paper.markdown import markdown
    from negotiation.library.paper.pdf import NoPdfError, pdf

    without: NoPdfError | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, document in documents.items():
            write_whole(folder / f"{name}.md", markdown(document).encode())
            try:
                write_whole(folder / f"{name}.pdf", pdf(document))
            except NoPdfError as error:
                without = error
            typer.echo(f"{name}: {document.audience}")
    except OSError as error:
        typer.echo(f"{folder} cannot be written: {error.strerror or error}", err=True)
        raise typer.Exit(Exit.SAVE_FAILED) from None
    kinds = "Markdown" if without else "PDF and Markdown"
    typer.echo(f"wrote {len(documents)} documents as {kinds} to {folder}")
    if without:
        typer.echo(str(without), err=True)
