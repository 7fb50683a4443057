"""Slow work of the house, off the event loop: the screen says what is done, Esc gives it up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from negotiation.tui.catalogue import load

if TYPE_CHECKING:
    from negotiation.contract.base import Code, SideCode
    from negotiation.play.lobby import Extras, Session
    from negotiation.play.replay import Replay
    from negotiation.rules.setup import Temper
    from negotiation.tui.app import HeadsOfTerms

Result = TypeVar("Result")

TUTORIAL = "tutorial"
"""The scenario that Home and the command line call the tutorial."""

GROUP = "house"
"""The workers that open things."""

SHOW_AFTER_SECONDS = 0.2
"""Work that takes longer than this says what it is."""


def in_background(
    app: HeadsOfTerms,
    words: str,
    work: Callable[[], Result],
    then: Callable[[Result], object],
) -> None:
    """Do `work` in a thread, show `words` meanwhile, hand the result to `then` on the event loop.

    Newer work replaces older. What the house cannot do is said in a sentence.
    """
    app.run_worker(_do(app, words, work, then), group=GROUP, exclusive=True)


async def _do(
    app: HeadsOfTerms,
    words: str,
    work: Callable[[], Result],
    then: Callable[[Result], object],
) -> None:
    def say() -> None:
        app.busy = f"{words} (Esc stops)"
        app.screen.refresh_bindings()

    timer = app.set_timer(SHOW_AFTER_SECONDS, say)
    try:
        result = await asyncio.to_thread(attempt, work)
    finally:
        timer.stop()
        app.busy = ""
        app.screen.refresh_bindings()
    if isinstance(result, str):
        app.say_error(result)
    else:
        then(result[0])


def give_up(app: HeadsOfTerms) -> bool:
    """Forget the work that is under way. Whether there was any that people were told of."""
    told = bool(app.busy)
    app.workers.cancel_group(app, GROUP)
    return told


def attempt(work: Callable[[], Result]) -> tuple[Result] | str:
    """The result of `work` in a tuple, or the sentence that says why there is none."""
    try:
        return (work(),)
    except Exception as error:
        # Imported here, because the quick look for the last game must not wait for all of it.
        from negotiation.play.lobby import HouseError
        from negotiation.rules.saved import SaveError

        if isinstance(error, (HouseError, SaveError)):
            return str(error)
        raise


def open_new(
    app: HeadsOfTerms,
    scenario: str,
    edition: Code | None = None,
    people: tuple[SideCode, ...] = (),
    bots: Mapping[SideCode, Temper] | None = None,
    seed: int | None = None,
    extras: Extras | None = None,
) -> None:
    """Begin a game and show it. `people` and `bots` have good defaults."""

    def make() -> Session:
        from negotiation.play.seating import bots_of, people_of

        loaded = app.lobby.scenario(scenario)
        seated = people or people_of(loaded, (), everybody=False)
        others = bots or bots_of(loaded, seated, ())
        return app.lobby.new_game(scenario, edition, seated, others, seed, extras)

    in_background(app, "Setting the table ...", make, app.open_game)


def open_saved(app: HeadsOfTerms, game: str | None = None) -> None:
    """Go on with a saved game, the last one if none is named."""

    def make() -> Session:
        name = game
        if name is None:
            last = app.lobby.last_game()
            if last is None:
                from negotiation.play.lobby import HouseError

                raise HouseError("There is no saved game yet; t opens the tutorial.")
            name = last.game
        return app.lobby.resume(name)

    in_background(app, "Opening the game ...", make, app.open_game)


def open_replay(app: HeadsOfTerms, game: str) -> None:
    """Step through a saved game, by name or by the path of a portable file."""

    def read() -> Replay:
        from negotiation.play.replay import Replay

        return Replay(app.lobby.saved(game))

    def show(replay: Replay) -> None:
        from negotiation.play.retelling import eyes_for

        if eyes_for(replay):
            app.push_screen(load("replay", replay))
        else:
            app.say_refused(
                "Several people are playing this game at one keyboard; "
                "its replay opens once it is over."
            )

    in_background(app, "Opening the record ...", read, show)
