"""The one list of actions: footer, palette, help, `docs/keys.md` and keymaps are made from it.

An action named `offer.send` runs the method `action_offer_send` of the screen (or, for the place
`anywhere`, of the application). Its name never changes, so that people's keymaps keep working.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

ANYWHERE = "anywhere"
"""The place of actions that work on every screen."""

PLACES = {
    ANYWHERE: "On every screen",
    "home": "Home",
    "new_game": "New game",
    "games": "Games",
    "settings": "Settings",
    "own_keys": "Keys of your own",
    "replay": "Review",
    "study": "Review, analysis",
    "help": "Help",
    "curtain": "Passing the keyboard",
    "brief": "Brief",
    "plan": "Plan",
    "table": "Table",
    "offer": "Offer and trade editor",
    "what_if": "What if",
    "calls": "Calls",
    "clause": "Clause",
    "why": "Why",
    "talk": "Log",
    "better": "Better for all",
    "ballot": "Ballot",
    "year": "Year of delivery",
    "debrief": "Debrief",
    "console": "Facilitator's console",
    "mirror": "Looking at a seat",
    "board": "Big board",
}
"""Every place an action may work in, and what people call it, in the order of `docs/keys.md`."""

PLAYING = ("brief", "plan", "table", "better", "ballot", "year", "debrief")
"""The screens of a game's phases."""

DRAFTING = ("offer", "what_if")
"""The screens on which one composes terms."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    `keys` are comma-separated, as Textual names them; `words` are for the footer, `explains` for
    help and palette; `where` are places. Only actions `in_footer` are candidates for the footer.
    """

    id: str
    keys: str
    words: str
    explains: str
    where: tuple[str, ...]
    in_footer: bool = True

    @property
    def method(self) -> str:
        """The Textual action, without its `action_`."""
        return self.id.replace(".", "_")

    def binding(self) -> Binding:
        """The key binding of this action; its id is what a keymap names."""
        return Binding(
            self.keys,
            self.method,
            self.words,
            tooltip=self.explains,
            id=self.id,
            priority=self.id == "command.palette",
        )


ACTIONS: tuple[Action, ...] = (
    # ------------------------------------------------------------------------------- every screen
    Action("help.open", "question_mark,f1", "Help", "Explain what is on the screen", (ANYWHERE,)),
    Action(
        "command.palette",
        "ctrl+p",
        "All actions",
        "Find any action by its words",
        (ANYWHERE,),
        False,
    ),
    Action("game.leave", "ctrl+c", "Leave", "Leave, after a question", (ANYWHERE,), False),
    # -------------------------------------------------------------------------------------- home
    Action("home.continue", "c", "Continue", "Go on with the game played last", ("home",)),
    Action("home.tutorial", "t", "Tutorial", "Four clauses in about ten minutes", ("home",)),
    Action("home.new", "n", "New game", "Choose scenario, side and opponents", ("home",)),
    Action(
        "home.games", "g", "Games", "Go on with, replay or delete a saved game", ("home",), False
    ),
    Action("home.replay", "r", "Review", "Step through a saved game", ("home",), False),
    Action("home.settings", "s", "Settings", "Colours, motion, keys of your own", ("home",), False),
    # -------------------------------------------------------------------------------------- shell
    Action("new_game.start", "s", "Start", "Start the game as it is set", ("new_game",)),
    Action("new_game.more", "m", "More", "Show the seed and the length", ("new_game",)),
    Action("games.resume", "c", "Continue", "Go on with this game", ("games",)),
    Action("games.replay", "r", "Review", "Step through this game", ("games",)),
    Action("games.delete", "d,delete", "Delete", "Delete this game, after a question", ("games",)),
    Action("settings.keys", "o", "Own keys", "Choose keys of your own", ("settings",)),
    Action("keys.change", "enter", "New key", "Press another key for it", ("own_keys",)),
    Action("keys.usual", "backspace,delete", "Usual key", "Give back its key", ("own_keys",)),
    Action("replay.study", "a", "Why", "What the deal left on the table, and why", ("replay",)),
    Action("replay.key_moment", "n", "Key moment", "Go to the next key moment", ("replay",)),
    Action("replay.next", "right,l", "Next act", "Show the next act", ("replay",)),
    Action("replay.previous", "left,h", "Act before", "Show the act before", ("replay",), False),
    Action("replay.what_if", "w", "What if", "Play on from this act in a new game", ("replay",)),
    Action("replay.next_round", "down,j", "Next round", "Go to the next round", ("replay",), False),
    Action(
        "replay.previous_round",
        "up,k",
        "Round before",
        "Go to the start of the round, or the one before",
        ("replay",),
        False,
    ),
    Action("replay.first", "home", "First", "Go to the first act", ("replay",), False),
    Action("replay.last", "end", "Last", "Go to the last act", ("replay",), False),
    Action("replay.eyes", "e", "Whose eyes", "See it as another side saw it", ("replay",)),
    Action("replay.play", "space", "Run", "Let the record run, or stop it", ("replay",), False),
    Action("replay.faster", "plus,equals_sign", "Faster", "Run it faster", ("replay",), False),
    Action("replay.slower", "minus", "Slower", "Run it slower", ("replay",), False),
    Action(
        "replay.key_moment_before",
        "N",
        "Moment before",
        "Go to the key moment before",
        ("replay",),
        False,
    ),
    Action("replay.blunder", "b", "Blunder", "Go to the next blunder", ("replay",), False),
    Action("replay.mistake", "m", "Mistake", "Go to the next mistake", ("replay",), False),
    Action("replay.inaccuracy", "i", "Inaccuracy", "Go to the next inaccuracy", ("replay",), False),
    Action("replay.side", "s", "Whose mistakes", "Choose whose mistakes", ("replay",), False),
    Action("replay.search", "slash", "Search", "Find words in the record", ("replay",), False),
    Action("replay.filter", "f", "Filter", "Show one kind of acts alone", ("replay",), False),
    Action("replay.comment", "c", "Comment", "Comment on this act", ("replay",), False),
    Action("replay.mark", "x", "Mark", "Mark this act with !, ? or the like", ("replay",), False),
    Action("replay.bookmark", "t", "Bookmark", "Set or take a bookmark", ("replay",), False),
    Action(
        "replay.next_bookmark",
        "right_square_bracket",
        "Next bookmark",
        "Go to the next bookmark",
        ("replay",),
        False,
    ),
    Action(
        "replay.bookmark_before",
        "left_square_bracket",
        "Mark before",
        "Go to the bookmark before",
        ("replay",),
        False,
    ),
    Action("replay.layers", "y", "Others", "Show or hide others' remarks", ("replay",), False),
    Action("replay.branches", "v", "Branches", "Games that left this one", ("replay",), False),
    Action("study.next", "right,l", "Next page", "Show the next page", ("study",)),
    Action("study.previous", "left,h", "Page before", "Show the page before", ("study",), False),
    Action("curtain.lift", "enter", "I am here", "Show this side's screen", ("curtain",)),
    # ----------------------------------------------------------------------------------- own turn
    Action("draft.sign", "g", "Sign", "Sign the draft as it stands", ("table",)),
    Action("offer.open", "o", "Offer", "Compose a package for everybody", ("table", "what_if")),
    Action("trade.open", "t", "Trade", "Offer one side: we move this if you move that", ("table",)),
    Action("step.ready", "d", "Done", "I have finished this step", ("brief", "plan", "table")),
    Action("offer.accept", "a", "Accept", "Accept the chosen offer", ("table",)),
    Action("offer.reject", "r", "Reject", "Reject the chosen offer, with a reason", ("table",)),
    Action("turn.pass", "p", "Pass", "Make no offer this round", ("table",)),
    Action("what_if.open", "w", "What if", "Try a draft; nothing leaves your seat", ("table",)),
    Action("clause.settle", "s", "Settle", "Agree in principle to the chosen clause", ("table",)),
    Action("calls.open", "c", "Call", "Polls, threats, promises, leaving: few a game", ("table",)),
    Action("clause.object", "x", "Object", "Say you cannot live with the clause", ("table",)),
    Action("offer.counter", "u", "Counter", "Answer the chosen offer with another", ("table",)),
    Action("clause.reopen", "z", "Reopen", "Open a settled clause again", ("table",), False),
    # ------------------------------------------------------------------------------ looking, talk
    Action(
        "brief.open",
        "b",
        "Brief",
        "Read your brief again",
        ("plan", "table", "better", "ballot", "year"),
        False,
    ),
    Action(
        "aside.open",
        "e",
        "Help, claims",
        "Ask for a hint, change your help, claim something, guess what others want",
        PLAYING[:-1],
        False,
    ),
    Action("talk.say", "m", "Message", "Say something; talk never binds", ("table",), False),
    Action("note.keep", "n", "Note", "Keep a note for your own side", ("table", *DRAFTING), False),
    Action(
        "talk.read",
        "l",
        "Log",
        "Read what was said and done",
        ("table", "better", "ballot", "year"),
        False,
    ),
    Action(
        "why.open",
        "y",
        "Why",
        "Show what moves a number, with sources",
        ("table", *DRAFTING),
        False,
    ),
    Action(
        "news.front_page",
        "f",
        "Front page",
        "Read the latest front page, and the ones before",
        ("table", "year", "debrief"),
        False,
    ),
    Action("clause.open", "enter", "Read", "Read the chosen clause or offer", ("table",), False),
    Action(
        "clause.read",
        "i",
        "Clause",
        "Read the clause: evidence, and who said what about it",
        (*DRAFTING, "plan", "debrief"),
        False,
    ),
    Action("clause.next", "right,l", "Next clause", "Read the next clause", ("clause",)),
    Action("clause.previous", "left,h", "Clause before", "Read the clause before", ("clause",)),
    Action("talk.search", "slash", "Search", "Find words in all that was said", ("table", "talk")),
    Action("copy.line", "c", "Copy line", "Copy the chosen line to the clipboard", ("talk",)),
    Action("copy.all", "C", "Copy all", "Copy all that is shown", ("talk", "clause", "why")),
    Action("pane.clauses", "1", "Clauses", "Go to the clauses", ("table",), False),
    Action("pane.offers", "2", "Offers", "Go to the offers on the table", ("table",), False),
    Action("pane.numbers", "3", "Numbers", "Go to the projection", ("table",), False),
    Action("pane.talk", "4", "Talk", "Go to the talk", ("table",), False),
    # ------------------------------------------------------------------------------------- editor
    Action("offer.send", "s", "Send", "Go to the button that sends it; Enter sends", ("offer",)),
    Action(
        "terms.next",
        "right,l",
        "Next option",
        "Take the clause's next option",
        (*DRAFTING, "plan"),
        False,
    ),
    Action(
        "terms.previous",
        "left,h",
        "Option before",
        "Take the option before",
        (*DRAFTING, "plan"),
        False,
    ),
    Action("terms.undo", "u", "Undo", "Take back the last change", DRAFTING),
    Action("terms.clear", "backspace,delete", "Clear", "Leave this clause as it is", DRAFTING),
    Action("trade.side", "t", "To whom", "Choose the side to trade with", ("offer",)),
    Action("trade.role", "space", "Give or get", "Say who moves on this clause", ("offer",), False),
    Action("offer.words", "m", "Words", "Send words with it", ("offer",)),
    # ------------------------------------------------------------------------- brief, plan, ballot
    Action(
        "brief.public", "p", "Other brief", "Change between yours and the public one", ("brief",)
    ),
    Action("plan.raise", "left_square_bracket", "Up", "Rank the clause higher", ("plan",)),
    Action("plan.lower", "right_square_bracket", "Down", "Rank the clause lower", ("plan",)),
    Action("plan.keep", "s", "Keep plan", "Go to the button that keeps it", ("plan",)),
    Action("call.make", "enter", "Make it", "Ask for what the chosen call needs", ("calls",)),
    Action("package.adopt", "a", "Adopt", "Sign again with the chosen package", ("better",)),
    Action("package.decline", "x", "Decline", "Leave the deal without it", ("better",)),
    Action("ballot.vote", "v", "Ballot", "Put the deal to a ballot of GPs", ("ballot",)),
    Action("ballot.authority", "a", "Authority", "Sign on the committee's authority", ("ballot",)),
    Action("ballot.predict", "p", "Predict", "Say what share will vote yes", ("ballot",)),
    Action("ballot.box", "space", "Next box", "Open the next ballot box", ("ballot",)),
    Action("year.decide", "y", "Confirm", "Confirm the settlement for this year", ("year",)),
    Action("year.other", "o", "Other decision", "Alter, re-open, leave, or lead", ("year",)),
    # ------------------------------------------------------------------------------------- debrief
    Action("debrief.next", "right,l", "Next page", "Show the next page", ("debrief",)),
    Action(
        "debrief.previous", "left,h", "Page before", "Show the page before", ("debrief",), False
    ),
    Action("debrief.table", "t", "Table", "Show a picture's numbers as a table", ("debrief",)),
    Action("debrief.other", "o", "Other side", "Choose the other side in it", ("debrief",), False),
    Action("debrief.replay", "r", "Review", "Step through this game", ("debrief",)),
    Action("debrief.again", "n", "New game", "Choose another game", ("debrief",)),
    # ------------------------------------------------------------------------ facilitator's console
    Action(
        "console.mirror",
        "enter",
        "Look",
        "Look at a seat; who sits there is told",
        ("console",),
        False,
    ),
    Action(
        "console.pause", "p", "Pause, go on", "Pause all tables, or let them go on", ("console",)
    ),
    Action(
        "console.inject", "i", "News", "Send news: look at it first, choose for whom", ("console",)
    ),
    Action("console.nudge", "n", "Nudge", "Remind whom the table waits for", ("console",)),
    Action("console.plus_five", "5", "+5 minutes", "Give the step five minutes more", ("console",)),
    Action(
        "console.plus_one", "1", "+1 minute", "Give the step a minute more", ("console",), False
    ),
    Action(
        "console.timers_off",
        "0",
        "Timers off",
        "No clock until time is given again",
        ("console",),
        False,
    ),
    Action(
        "console.scope",
        "s",
        "All or one",
        "Let pause, time, news, advance go to all tables, or to the one under the cursor",
        ("console",),
        False,
    ),
    Action(
        "console.advance",
        "v",
        "Advance",
        "Close the present step for everybody",
        ("console",),
        False,
    ),
    Action("console.force_pass", "f", "Pass for", "Let a silent seat pass", ("console",), False),
    Action(
        "console.bot",
        "b",
        "Bot in or out",
        "Let a bot take a seat, or make room",
        ("console",),
        False,
    ),
    Action(
        "console.pen", "h", "Hand pen", "Let another seat act for its side", ("console",), False
    ),
    Action(
        "console.reseat",
        "r",
        "New code",
        "Free a seat, with a new code for it",
        ("console",),
        False,
    ),
    Action(
        "console.let_in",
        "y",
        "Other device",
        "Answer a device that asks for a seat",
        ("console",),
        False,
    ),
    Action(
        "console.clause",
        "c",
        "Set clause",
        "Set a clause of the draft, with a reason",
        ("console",),
        False,
    ),
    Action(
        "console.undo", "u", "Undo", "Take back the last move, with a reason", ("console",), False
    ),
    Action(
        "console.bookmark", "m", "Bookmark", "Mark this moment for the debrief", ("console",), False
    ),
    Action(
        "console.end",
        "x",
        "End game",
        "End the table's game here, with a reason",
        ("console",),
        False,
    ),
    Action("console.sheet", "g", "Run sheet", "What happens when", ("console",), False),
    Action(
        "board.table",
        "o",
        "On the board",
        "Show the table on the big board, or hide it",
        ("console",),
        False,
    ),
    Action(
        "board.blank",
        "B",
        "Blank board",
        "Blank the big board, or bring it back",
        ("console",),
        False,
    ),
    Action(
        "board.freeze",
        "F",
        "Freeze board",
        "Let the big board stand still, or follow",
        ("console",),
        False,
    ),
    Action(
        "board.reveal",
        "R",
        "Reveal",
        "Show how all tables ended on the big board, or hide it",
        ("console",),
        False,
    ),
    # -------------------------------------------------------------------------------------- leaving
    Action(
        "game.quit",
        "q",
        "Quit",
        "Leave; every act is already saved",
        ("home", "curtain", "console", *PLAYING),
    ),
    Action(
        "keyboard.pass",
        "K",
        "Pass keyboard",
        "Let another person at this keyboard have the screen",
        ("brief", "plan", "table", "better", "ballot", "year"),
        False,
    ),
    Action(
        "screen.back",
        "escape",
        "Back",
        "Go back; a draft in hand is kept",
        tuple(place for place in PLACES if place not in (ANYWHERE, "curtain")),
    ),
)
"""Every action, in the order in which the footer prefers them."""

ACTION_BY_ID = {action.id: action for action in ACTIONS}


def actions_in(place: str) -> tuple[Action, ...]:
    """The actions of a place, without those that work everywhere."""
    return tuple(action for action in ACTIONS if place in action.where)


def bindings_in(*places: str) -> list[Binding]:
    """The key bindings of these places, for a screen's `BINDINGS`."""
    return [
        action.binding() for action in ACTIONS if any(place in action.where for place in places)
    ]
