"""Remarks: comments, marks and bookmarks, in a layer beside the record and never in it."""

from __future__ import annotations

from negotiation.review.layer import MOST_WORDS, SIGNS, Layer, Remark
from negotiation.tui.opening import attempt
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.choose import Choice, ChooseScreen
from negotiation.tui.screens.review.moving import Moving

SIGN_WORDS = {
    "": "no mark",
    "!!": "very good",
    "!": "good",
    "!?": "interesting",
    "?!": "doubtful",
    "?": "poor",
    "??": "very poor",
}
"""What each mark means."""


class Remarking(Moving):
    """The keys that leave something behind."""

    def read_layers(self) -> None:
        """Read every reviewer's layer; what cannot be read is said, and nothing is lost."""
        found = attempt(lambda: self.reviewing.layers(self.replay))
        if isinstance(found, str):
            self.house.say_error(found)
        else:
            self.remark_layers = found[0]

    def _keep(self, layer: Layer) -> None:
        kept = attempt(lambda: self.reviewing.keep(layer))
        if isinstance(kept, str):
            self.house.say_error(kept)
        else:
            self.remark_layers = (layer, *self.remark_layers[1:])
        self.draw()

    def _remark(self, **changes: object) -> None:
        if self.mine is None:
            return
        remark = self.mine.at(self.act)
        data = {**remark.model_dump(), **changes}
        self._keep(self.mine.with_remark(Remark.model_validate(data)))

    def keep_place(self) -> None:
        """Remember where the reviewer is."""
        if self.mine is not None and self.mine.left_at != self.act:
            attempt(lambda: self.reviewing.keep(self.remark_layers[0].left(self.act)))

    def action_replay_comment(self) -> None:
        """Write a comment on this act."""
        if self.mine is None:
            return

        def said(words: str | None) -> None:
            if words is not None:
                self._remark(text=words[:MOST_WORDS])

        details = "It is kept beside the record, not in it. An empty line takes a comment away."
        words = self.mine.at(self.act).text
        self.app.push_screen(WordsScreen(f"Comment on act {self.act}", details, words), said)

    def action_replay_mark(self) -> None:
        """Mark this act as chess writers do."""
        choices = [Choice(sign, f"{sign:<3} {SIGN_WORDS[sign]}") for sign in SIGNS]

        def chosen(sign: str | None) -> None:
            if sign is not None:
                self._remark(mark=sign)

        self.app.push_screen(ChooseScreen(f"Mark act {self.act}", "", choices), chosen)

    def action_replay_bookmark(self) -> None:
        """Set a bookmark here, or take it away."""
        if self.mine is not None:
            self._remark(bookmark=not self.mine.at(self.act).bookmark)

    def bookmarks(self) -> tuple[int, ...]:
        """The acts with a bookmark in a layer that is shown."""
        shown = self.remark_layers if self.others_shown else self.remark_layers[:1]
        return tuple(act for layer in shown for act in layer.bookmarks)

    def action_replay_next_bookmark(self) -> None:
        """The next bookmark."""
        self.jump(self.bookmarks(), True, "bookmark")

    def action_replay_bookmark_before(self) -> None:
        """The bookmark before."""
        self.jump(self.bookmarks(), False, "bookmark")

    def action_replay_layers(self) -> None:
        """Show the remarks of other reviewers, or hide them."""
        self.others_shown = not self.others_shown
        self.draw()
