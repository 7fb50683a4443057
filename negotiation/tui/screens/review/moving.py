"""Moving through a record: acts, rounds, tenths, key moments, mistakes, words, and by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime

from textual.events import Key
from textual.timer import Timer

from negotiation.play.replay import Replay
from negotiation.play.retelling import told
from negotiation.play.wording.names import named
from negotiation.review.mistakes import Grade
from negotiation.review.timeline import Family, family_of
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.choose import Choice, ChooseScreen
from negotiation.tui.screens.review.base import Reviewed

SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""How many times as fast as people acted a record can run."""

IDLE = 3.0
"""Seconds of silence that a running record waits for at most, at speed one."""

SHORTEST = 0.25
"""Seconds that an act stays on the screen at least, at speed one."""

FILTERS: dict[str, tuple[str, frozenset[Family] | None]] = {
    "all": ("Everything", None),
    "moves": (
        "Offers, answers, calls and how it ended",
        frozenset({"offer", "reaction", "call", "leaving", "end"}),
    ),
    "offers": ("Offers alone", frozenset({"offer"})),
    "talk": ("Talk and news", frozenset({"talk", "news"})),
    "private": ("Plans, beliefs, notes and help", frozenset({"private"})),
    "facilitator": ("What the facilitator did", frozenset({"facilitator"})),
}
"""What can be shown alone: name, words, and kinds of acts."""


def waits(replay: Replay, act: int) -> float:
    """Seconds between an act and the next as they were played, idle time limited."""
    if act >= replay.length:
        return SHORTEST
    try:
        one, other = (datetime.fromisoformat(replay.record(a).time) for a in (act, act + 1))
        gap = (other - one).total_seconds()
    except ValueError:
        gap = SHORTEST
    return min(IDLE, max(SHORTEST, gap))


class Moving(Reviewed):
    """The keys that move."""

    _run_timer: Timer | None = None
    _speed = SPEEDS.index(1.0)

    def go(self, at: int) -> None:
        """To a place among the acts that are shown."""
        self.at = max(0, min(at, len(self.story) - 1))
        self.draw()

    def go_to_act(self, act: int) -> None:
        """To an act itself, or the next one that there is something to say of."""
        self.go(bisect_left(self.story, act, key=lambda told_act: told_act.act))

    # --------------------------------------------------------------------------------- transport

    def action_replay_next(self) -> None:
        """The next act."""
        self.go(self.at + 1)

    def action_replay_previous(self) -> None:
        """The act before."""
        self.go(self.at - 1)

    def action_replay_next_round(self) -> None:
        """The beginning of the next round, or the last act."""
        later = bisect_right(self.chapters, self.act)
        if later < len(self.chapters):
            self.go_to_act(self.chapters[later])
        else:
            self.action_replay_last()

    def action_replay_previous_round(self) -> None:
        """The beginning of this round, or of the one before."""
        earlier = bisect_left(self.chapters, self.act) - 1
        self.go_to_act(self.chapters[max(0, earlier)])

    def action_replay_first(self) -> None:
        """The first act."""
        self.go(0)

    def action_replay_last(self) -> None:
        """The last act."""
        self.go(len(self.story) - 1)

    def on_key(self, event: Key) -> None:
        """A digit goes to that many tenths of the record."""
        if len(event.key) == 1 and event.key in "0123456789":
            event.stop()
            self.go_to_act(1 + int(event.key) * (self.replay.length - 1) // 10)

    def action_replay_play(self) -> None:
        """Let the record run, or stop it."""
        if self._run_timer is not None:
            self._stop()
        elif self.at < len(self.story) - 1:
            self._next_after_a_while()
        self.draw()

    def _next_after_a_while(self) -> None:
        wait = waits(self.replay, self.act) / SPEEDS[self._speed]
        self._run_timer = self.set_timer(wait, self._run)

    def _run(self) -> None:
        self._run_timer = None
        if self.at < len(self.story) - 1:
            self._next_after_a_while()
            self.go(self.at + 1)
        else:
            self.draw()

    def _stop(self) -> None:
        if self._run_timer is not None:
            self._run_timer.stop()
        self._run_timer = None

    def action_replay_faster(self) -> None:
        """Twice as fast."""
        self._speed = min(len(SPEEDS) - 1, self._speed + 1)
        self.draw()

    def action_replay_slower(self) -> None:
        """Half as fast."""
        self._speed = max(0, self._speed - 1)
        self.draw()

    @property
    def pace(self) -> str:
        """How the record runs, in a word."""
        speed = SPEEDS[self._speed]
        state = "running" if self._run_timer is not None else "" if speed == 1 else "stopped"
        return f"{state} {speed:g}x " if state else ""

    # ------------------------------------------------------------------------------------- jumps

    def jump(self, acts: Sequence[int], forwards: bool, what: str) -> None:
        """To the next of these acts, or say that there is none."""
        ahead = [act for act in sorted(acts) if (act > self.act if forwards else act < self.act)]
        if ahead:
            self.go_to_act(ahead[0] if forwards else ahead[-1])
        else:
            where = "after" if forwards else "before"
            self.house.say_refused(f"There is no {what} {where} this act.")

    def action_replay_key_moment(self) -> None:
        """The next key moment."""
        self.jump(self.key_acts(), True, "key moment")

    def action_replay_key_moment_before(self) -> None:
        """The key moment before."""
        self.jump(self.key_acts(), False, "key moment")

    def action_replay_blunder(self) -> None:
        """The next blunder of the chosen side."""
        self._mistake("blunder")

    def action_replay_mistake(self) -> None:
        """The next mistake of the chosen side."""
        self._mistake("mistake")

    def action_replay_inaccuracy(self) -> None:
        """The next inaccuracy of the chosen side."""
        self._mistake("inaccuracy")

    def _mistake(self, grade: Grade) -> None:
        losses = self.analysis.losses if self.analysis and self.eyes is None else ()
        acts = [
            loss.act for loss in losses if loss.grade == grade and self.chosen in (None, loss.whom)
        ]
        whose = f" for {named(self.replay.scenario, self.chosen)}" if self.chosen else ""
        self.jump(acts, True, f"{grade}{whose}")

    def action_replay_side(self) -> None:
        """Choose whose mistakes to look for."""
        scenario = self.replay.scenario
        sides = [Choice(code, named(scenario, code)[4:]) for code in scenario.signatories]
        screen = ChooseScreen("Whose mistakes?", "", [Choice("", "Everybody's"), *sides])

        def chosen(side: str | None) -> None:
            if side is not None:
                self.chosen = side or None
                self.draw()

        self.app.push_screen(screen, chosen)

    # --------------------------------------------------------------------------- search and filter

    def action_replay_search(self) -> None:
        """Look for words in what happened."""
        question = "Which words?"
        details = "The next act that says them; the same words again find the one after."
        self.app.push_screen(WordsScreen(question, details, self.sought), self._search)

    def _search(self, words: str | None) -> None:
        if not words:
            return
        self.sought = words
        found = [t.act for t in self.story if words.casefold() in t.sentence.casefold()]
        later = [act for act in found if act > self.act]
        if later or found:
            self.go_to_act((later or found)[0])
        else:
            self.house.say_refused(f"No act that is shown says '{words}'.")

    def action_replay_filter(self) -> None:
        """Show one kind of acts alone."""
        choices = [Choice(name, words) for name, (words, _) in FILTERS.items()]
        self.app.push_screen(ChooseScreen("Which acts?", "", choices), self._filter)

    def _filter(self, name: str | None) -> None:
        if name is not None:
            self.families = FILTERS[name][1]
            self.retell()

    def action_replay_eyes(self) -> None:
        """The same moment through the next eyes."""
        self.eyes = self.seats[(self.seats.index(self.eyes) + 1) % len(self.seats)]
        self.everything = told(self.replay, self.eyes)
        self.seen_anew()
        self.retell()

    def seen_anew(self) -> None:
        """Other eyes look: what is drawn from the record has to be drawn again."""

    def retell(self) -> None:
        """Show the acts that the filter lets through; all of them when it lets none through."""
        act = self.act
        kept = tuple(
            told_act
            for told_act in self.everything
            if self.families is None or family_of(self.replay.event(told_act.act)) in self.families
        )
        if not kept:
            self.house.say_refused("There are no such acts in this record.")
            self.families = None
        self.story = kept or self.everything
        self.go_to_act(act)
