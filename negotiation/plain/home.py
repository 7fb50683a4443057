"""The first page as questions: the last game, the tutorial, a new game, the games that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.plain.conversation import BackError, Choice, Conversation, Io, LeaveError

if TYPE_CHECKING:
    from negotiation.play.lobby import Lobby, Session

TUTORIAL = "tutorial"


def choose_game(lobby: Lobby, io: Io) -> None:
    """Ask what to play, game after game, until the person leaves. Raises SaveError, HouseError."""
    talk = Conversation(io)
    talk.tell("Heads of Terms: bargain over the GP contract.")
    try:
        while (session := _chosen(lobby, talk)) is not None:
            from negotiation.plain.seat import play

            play(session, io)
            if session.desk(session.people[0]).view.phase != "finished":
                return
    except LeaveError:
        talk.tell("Goodbye.")


def _chosen(lobby: Lobby, talk: Conversation) -> Session | None:
    """The game to play next, or None to leave. Raises LeaveError."""
    last = lobby.last_game()
    choices = [
        Choice("tutorial", "three sides, four clauses, about ten minutes"),
        Choice("new", "a new game"),
        Choice("saved", "go on with a saved game"),
        Choice("leave", "leave"),
    ]
    if last is not None and not last.finished:
        choices.insert(0, Choice("continue", f"go on with {last.scenario_title}, {last.game}"))
    while True:
        try:
            word = talk.choose("What would you like to do?", choices)
            if word == "leave":
                return None
            if word == "continue" and last is not None:
                return lobby.resume(last.game)
            if word == "saved":
                return _saved(lobby, talk)
            return _new(lobby, talk, TUTORIAL if word == "tutorial" else None)
        except BackError:
            continue


def _saved(lobby: Lobby, talk: Conversation) -> Session:
    games = lobby.games()
    if not games:
        talk.tell(f"There are no saved games in {lobby.saves_folder} yet.")
        raise BackError
    choices = [
        Choice(
            summary.header.game,
            f"{summary.header.scenario_title}, {'over' if summary.finished else 'open'}, "
            f"{summary.acts} acts, last played {summary.last_played[:10]}",
        )
        for summary in games
    ]
    return lobby.resume(talk.choose("Which game?", choices))


def _new(lobby: Lobby, talk: Conversation, scenario: str | None) -> Session:
    """Ask for scenario, side and opponents; Enter alone takes the usual answer to each."""
    from negotiation.plain.helping import LEVELS
    from negotiation.play.lobby import Extras
    from negotiation.play.seating import TEMPERS, bots_of, level_of, people_of

    if scenario is None:
        cards = [Choice(card.code, f"{card.title}. {card.summary}") for card in lobby.scenarios()]
        scenario = talk.choose("Which scenario?", cards, enter=cards[0].word)
    loaded = lobby.scenario(scenario)
    sides = [Choice(side.code, f"{side.name}. {side.constituency}") for side in loaded.sides]
    usual = people_of(loaded, (), everybody=False)
    side = talk.choose("Which side do you play?", sides, enter=usual[0])
    tempers = [Choice(temper, f"every other side is a {temper}") for temper in TEMPERS]
    mixed = Choice("mixed", "traders and conceders by turns")
    temper = talk.choose("Who plays the others?", [mixed, *tempers], enter="mixed")
    bots = bots_of(loaded, (side,), () if temper == "mixed" else (temper,))
    level = talk.choose("How much help do you want?", LEVELS, enter="none")
    extras = Extras(help=level_of(level))
    return lobby.new_game(scenario, None, (side,), bots, None, extras)
