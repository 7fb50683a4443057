"""Before and during a count: what is being voted on, and how the boxes come in."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import difference
from negotiation.play.words import clause_name as name_of
from negotiation.play.words import (
    measure_text,
    option_label,
    share,
    what_is_awaited,
    worth_sentence,
)
from negotiation.rules.seatview import View
from negotiation.tui.keys_in_use import key_now
from negotiation.tui.widgets.playing.bars import Scale, bar
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.marks import side_mark

HALF = 500
"""The share of yes votes, in thousandths, above which a deal passes."""


def deal_lines(scenario: Scenario, view: View) -> list[Content]:
    """What was signed, clause by clause, against today."""
    moved = difference(scenario.status_quo, view.draft)
    drawn = [
        Content.assemble(
            "  ",
            (f"{name_of(scenario, clause)}: ", "bold"),
            option_label(scenario, clause, option),
            (
                f"  (today: {option_label(scenario, clause, scenario.status_quo[clause])})",
                "$text-muted",
            ),
        )
        for clause, option in moved.items()
    ]
    return drawn or [Content("  Nothing moves from today.")]


def expectation(view: View) -> list[Content]:
    """What this side's lens shows of a ballot."""
    shown = view.numbers.measures
    drawn = []
    if "ballot_yes_share" in shown:
        kept = shown["ballot_yes_share"]
        drawn.append(Content(f"Expected yes share: {measure_text('ballot_yes_share', kept)}."))
    if "reject" in shown:
        kept = shown["reject"]
        drawn.append(Content(f"Chance that a ballot goes against it: {share(kept)}."))
    return drawn


class BallotText(Drawn, can_focus=True):
    """The deal, and the step of ratification that is due."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw a view in ratification."""
        self._view, self._scenario = view, scenario
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """The deal, its worth, what a ballot would look like, what is due."""
        del width, height
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        return [
            Content.styled("Signed by all: the heads of terms, against today's contract", "bold"),
            *deal_lines(scenario, view),
            Content(""),
            Content(worth_sentence(scenario, view)),
            *expectation(view),
            Content(""),
            *self._due(view),
        ]

    def _at_a_gate(self, view: View, text: str) -> list[Content]:
        """Who decides at a gate, by what, and with which key."""
        due = f"{what_is_awaited(self._scenario, view)}." if self._scenario is not None else ""
        key = Content.assemble((key_now("aside.open"), "$text-accent bold"), " opens your answer.")
        own = view.can("approve_spending") or view.can("authorise")
        return [Content.styled(due, "bold"), Content(text), *([key] if own else [])]

    def _due(self, view: View) -> list[Content]:
        gates = self._scenario.gates if self._scenario is not None else None
        if view.phase == "spending_gate" and gates is not None and gates.spending is not None:
            return self._at_a_gate(view, gates.spending.text)
        if view.phase == "authorisation_gate" and gates is not None and gates.authorisation:
            return self._at_a_gate(view, gates.authorisation.text)
        if view.phase == "ratification" and view.can("choose_ratification"):
            return [
                Content.styled("How is it ratified? You choose:", "bold"),
                Content.assemble(
                    ("v", "$text-accent bold"),
                    " Ballot: every GP may vote. They may say no; then the talks open once more.",
                ),
                Content.assemble(
                    ("a", "$text-accent bold"),
                    " Committee: it is signed on your authority, today, for certain. "
                    "Members who were not asked trust you less.",
                ),
            ]
        if view.phase == "ratification":
            return [Content("The GPs choose: on their committee's authority, or by a ballot.")]
        if view.prediction is None:
            return [Content.styled("What share of the votes will be yes?", "bold")]
        return [Content(f"You predicted {share(view.prediction)} yes. The boxes open next.")]


def count_lines(
    scenario: Scenario,
    boxes: tuple[tuple[int, int], ...],
    opened: int,
    predictions: Mapping[SideCode, int],
    width: int,
) -> list[Content]:
    """The boxes opened so far, the running total, and what was predicted."""
    drawn = []
    yes = no = 0
    for number, (for_it, against) in enumerate(boxes[:opened], 1):
        yes, no = yes + for_it, no + against
        drawn.append(_count_row(Content(f"Box {number:2}"), for_it, against, width))
    head = Content.styled("So far" if opened < len(boxes) else "In all", "bold")
    drawn.append(_count_row(head, yes, no, width))
    guesses = [
        Content.assemble(side_mark(scenario, side), f" {share(guess)}")
        for side, guess in predictions.items()
    ]
    if guesses:
        drawn.append(Content("Predicted: ") + Content("   ").join(guesses))
    return drawn


def _count_row(head: Content, yes: int, no: int, width: int) -> Content:
    room = max(10, min(40, width - 44))
    thousandths = round(1000 * yes / max(1, yes + no))
    return line(
        Cell(head, 6),
        Cell(f"{yes:,} yes", 10, right=True),
        Cell(f"{no:,} no", 9, right=True),
        Cell(share(thousandths), 6, right=True),
        Cell(_bar(thousandths, room), room),
    )


def _bar(thousandths: int, width: int) -> Content:
    style = "$text-success" if thousandths > HALF else "$text-error"
    return bar(Scale(0, 1000), thousandths, HALF, width, style)
