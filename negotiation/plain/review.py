"""Review as questions and answers: the record act by act, why the deal is what it is, remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from negotiation.contract.base import SeatCode
from negotiation.plain.conversation import BackError, Choice, Conversation, Io, LeaveError
from negotiation.plain.review_branch import branch_off, tell_beside
from negotiation.play.lobby import Lobby, Session
from negotiation.play.replay import Replay
from negotiation.play.retelling import Told, eyes_for, picture, told
from negotiation.play.wording.figures import points
from negotiation.play.wording.names import named, side_name, terms_sentence
from negotiation.play.wording.review import headline
from negotiation.play.wording.review_course import moment_sentence
from negotiation.play.wording.review_pages import PAGES
from negotiation.review.analysis import Analysis
from negotiation.review.layer import MOST_WORDS, SIGNS, Layer, Remark
from negotiation.rules.saved import SaveError

ACTS_AT_ONCE = 10
"""How many acts `acts` reads out."""


class Reviewer:
    """One person at one record. `act` is where they are."""

    def __init__(self, lobby: Lobby, replay: Replay, talk: Conversation) -> None:
        """The game must be one that somebody may look at; see `eyes_for`."""
        self.lobby = lobby
        self.replay = replay
        self.talk = talk
        self.seats = eyes_for(replay)
        self.eyes: SeatCode | None = self.seats[0]
        self.story = told(replay, self.eyes)
        self.layer: Layer = lobby.reviewing.layers(replay)[0]
        self.act = self.layer.left_at or 1
        self.next_game: Session | None = None
        self.analysis: Analysis | None = None
        if None in self.seats:
            talk.tell("Working out what was possible; a long edition takes a minute, once.")
            self.analysis = lobby.reviewing.analysis(replay, thorough=True)

    # ---------------------------------------------------------------------------------- looking

    def tell_act(self) -> None:
        """The act, the draft and what it was worth, what is said of it."""
        here = next((t for t in self.story if t.act >= self.act), self.story[-1])
        self.act = here.act
        self._tell(here)
        shown = picture(self.replay, self.act, self.eyes)
        scenario = self.replay.scenario
        today = scenario.status_quo
        moved = {c: o for c, o in shown.draft.items() if today.get(c) != o}
        self.talk.tell(f"The draft, against today: {terms_sentence(scenario, moved)}.")
        for side, value in shown.numbers.values.items():
            floor = shown.numbers.fallbacks.get(side)
            against = "" if floor is None else f", fallback {points(floor)}"
            self.talk.tell(f"Worth to {named(scenario, side)}: {points(value)}{against}.")
        self._tell_beside()

    def _tell(self, one: Told) -> None:
        self.talk.tell(f"Act {one.act} of {self.replay.length}. {one.sentence}")

    def _tell_beside(self) -> None:
        if self.analysis is not None and self.eyes is None:
            for moment in self.analysis.moments:
                if moment.act == self.act:
                    sentence = moment_sentence(self.replay.scenario, moment)
                    self.talk.tell(f"Key moment. {sentence}")
        for layer in self.lobby.reviewing.layers(self.replay):
            remark = layer.at(self.act)
            if not remark.is_empty:
                flag = "bookmark " if remark.bookmark else ""
                self.talk.tell(f"Remark of {layer.reviewer}: {flag}{remark.mark} {remark.text}")

    def tell_acts(self) -> None:
        """The next acts, one after the other."""
        ahead = [one for one in self.story if one.act > self.act][:ACTS_AT_ONCE]
        if not ahead:
            self.talk.tell("That was the last act.")
        for one in ahead:
            self._tell(one)
            self.act = one.act

    def tell_page(self, page: str) -> None:
        """A page of the analysis."""
        if self.analysis is None:
            self.talk.tell("The game is not over; what others keep to themselves opens at its end.")
            return
        for line in PAGES[page][2](self.replay.scenario, self.analysis):
            if line.heading:
                self.talk.heading(line.words)
            else:
                self.talk.tell(f"Act {line.act}. {line.words}" if line.act else line.words)
        if page == "why":
            tell_beside(self.lobby, self.replay, self.analysis, self.talk)

    # ------------------------------------------------------------------------------------ moving

    def step(self, by: int) -> None:
        """The next act, or the one before."""
        acts = [one.act for one in self.story]
        ahead = [a for a in acts if a > self.act] if by > 0 else [a for a in acts if a < self.act]
        if not ahead:
            self.talk.tell("There is no act after this one." if by > 0 else "This is the first.")
            return
        self.act = ahead[0] if by > 0 else ahead[-1]
        self.tell_act()

    def go(self) -> None:
        """An act by its number."""
        number = self.talk.figure("Which act?", 1, self.replay.length)
        self.act = int(number or 1)
        self.tell_act()

    def next_moment(self) -> None:
        """The next key moment; after the last one, the first."""
        moments = self.analysis.moments if self.analysis and self.eyes is None else ()
        acts = [moment.act for moment in moments]
        if not acts:
            self.talk.tell("There is no key moment to go to.")
            return
        self.act = next((act for act in acts if act > self.act), acts[0])
        self.tell_act()

    def search(self) -> None:
        """The next act that says some words."""
        words = self.talk.text("Which words?").casefold()
        found = [one.act for one in self.story if words in one.sentence.casefold()]
        if not found:
            self.talk.tell("No act says that.")
            return
        self.act = next((act for act in found if act > self.act), found[0])
        self.tell_act()

    def look_as(self) -> None:
        """See it with other eyes."""
        scenario = self.replay.scenario
        labels = {
            seat or "all": side_name(scenario, seat.partition(".")[0]) if seat else "everything"
            for seat in self.seats
        }
        word = self.talk.choose("Whose eyes?", [Choice(w, label) for w, label in labels.items()])
        self.eyes = None if word == "all" else word
        self.story = told(self.replay, self.eyes)
        self.tell_act()

    # ------------------------------------------------------------------------------ leaving traces

    def _keep(self, **changes: object) -> None:
        remark = self.layer.at(self.act)
        data = {**remark.model_dump(), **changes}
        self.layer = self.layer.with_remark(Remark.model_validate(data))
        self.lobby.reviewing.keep(self.layer)
        self.talk.tell("Kept beside the record.")

    def comment(self) -> None:
        """Write a comment on this act."""
        question = f"Your comment on act {self.act}; an empty line takes it away."
        self._keep(text=self.talk.text(question)[:MOST_WORDS])

    def mark(self) -> None:
        """Mark this act."""
        choices = [Choice(sign or "none", sign or "no mark") for sign in SIGNS]
        word = self.talk.choose(f"Which mark for act {self.act}?", choices)
        self._keep(mark="" if word == "none" else word)

    def bookmark(self) -> None:
        """Set a bookmark, or take it away."""
        self._keep(bookmark=not self.layer.at(self.act).bookmark)

    def what_if(self) -> None:
        """Play on from here in a new game."""
        self.next_game = branch_off(self.lobby, self.replay, self.act, self.talk)


Look = Callable[[Reviewer], None]

ANSWERS: Mapping[str, tuple[str, Look]] = {
    "why": ("what the deal left on the table, and why", lambda r: r.tell_page("why")),
    "offers": ("every offer as a step, and mistakes", lambda r: r.tell_page("offers")),
    "sides": ("each side's plan, beliefs and result", lambda r: r.tell_page("sides")),
    "clauses": ("what each clause was worth to whom", lambda r: r.tell_page("trades")),
    "table": ("words and deeds, and what really happened", lambda r: r.tell_page("table")),
    "act": ("this act again", Reviewer.tell_act),
    "next": ("the next act", lambda r: r.step(1)),
    "previous": ("the act before", lambda r: r.step(-1)),
    "acts": ("read on, ten acts", Reviewer.tell_acts),
    "go": ("go to an act by its number", Reviewer.go),
    "moment": ("go to the next key moment", Reviewer.next_moment),
    "search": ("find words", Reviewer.search),
    "eyes": ("see it as one side saw it", Reviewer.look_as),
    "comment": ("comment on this act, beside the record", Reviewer.comment),
    "mark": ("mark this act: !, ?, !? ...", Reviewer.mark),
    "bookmark": ("set a bookmark here, or take it away", Reviewer.bookmark),
    "what-if": ("play on from here in a new game", Reviewer.what_if),
}
"""What a reviewer can ask for."""


def review(lobby: Lobby, replay: Replay, io: Io) -> Session | None:
    """Look through a game until the person leaves. A branch to play on, if they began one."""
    talk = Conversation(io)
    reviewer = Reviewer(lobby, replay, talk)
    header = replay.saved.header
    talk.tell(f"{header.scenario_title}: {header.game}, {replay.length} acts.")
    if reviewer.analysis is not None:
        talk.tell(headline(reviewer.analysis))
    choices = [Choice(word, label) for word, (label, _) in ANSWERS.items()]
    listed = True
    try:
        while reviewer.next_game is None:
            try:
                talk.tell("")
                question = f"Act {reviewer.act} of {replay.length}. What would you like to see?"
                word = talk.choose(question, [*choices, Choice("done", "leave")], listed=listed)
                listed = False
                if word == "done":
                    break
                ANSWERS[word][1](reviewer)
            except BackError:
                continue
            except SaveError as error:
                talk.tell(str(error))
    except LeaveError:
        talk.tell("Goodbye.")
    lobby.reviewing.keep(reviewer.layer.left(reviewer.act))
    return reviewer.next_game
