"""What the contract would say with the option in hand, and what the others have shown of it."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, option_label, option_text
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.signals import signal_lines


def traits(scenario: Scenario, clause: ClauseCode, option: int) -> str:
    """What kind of option it is, in a few words: voluntary, imposable, whose money."""
    known = scenario.clause_by_code[clause]
    chosen = known.options[option]
    said = []
    if option == known.status_quo_number:
        said.append("as it is today")
    if chosen.voluntary:
        said.append("each practice chooses")
    if chosen.imposable:
        said.append("could be imposed without a deal")
    return "; ".join(said)


class OptionText(Drawn, can_focus=True):
    """The full text of the option under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._clause: ClauseCode = ""
        self._option = 0

    def show(self, view: View, scenario: Scenario, clause: ClauseCode, option: int) -> None:
        """Draw an option of a clause."""
        self._view, self._scenario = view, scenario
        self._clause, self._option = clause, option
        self.border_title = Content(f"{clause_name(scenario, clause)}: what it would say")
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """The text, what kind of option it is, what the draft has, then the others' signals."""
        del width, height
        view, scenario, clause = self._view, self._scenario, self._clause
        if view is None or scenario is None:
            return []
        label = option_label(scenario, clause, self._option)
        kind = traits(scenario, clause, self._option)
        text = Content.assemble(
            (label, "$text-accent bold"),
            f": {option_text(scenario, clause, self._option)}",
            (f" ({kind})" if kind else "", "$text-muted"),
        )
        question = Content.styled(scenario.clause_by_code[clause].question, "$text-muted")
        if not view.round:
            return [question, text]
        head = Content.styled("What the others have shown here so far", "bold")
        return [text, head, *signal_lines(scenario, view, clause)]
