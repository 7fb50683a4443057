"""The whole text of a clause, with its options, their evidence, and what the others have shown."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, evidence, sides_sentence
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.option_text import traits
from negotiation.tui.widgets.playing.signals import signal_lines


class ClauseText(Drawn, can_focus=True):
    """A clause to read."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._clause: ClauseCode = ""

    def show(self, view: View, scenario: Scenario, clause: ClauseCode) -> None:
        """Draw a clause as it stands in a view."""
        self._view, self._scenario, self._clause = view, scenario, clause
        self.border_title = Content(clause_name(scenario, clause))
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """Question, options with evidence, whose money, what the others have shown."""
        del width, height
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        clause = scenario.clause_by_code[self._clause]
        drawn = [Content.styled(clause.question, "bold"), Content("")]
        for number in range(len(clause.options)):
            drawn += self._option(view, scenario, number)
        if clause.spends:
            whose = sides_sentence(scenario, clause.spends, view.side)
            drawn.append(Content(f"It spends money of {whose}, who must therefore sign."))
        head = Content.styled("What the others have shown so far", "bold")
        return [*drawn, head, *signal_lines(scenario, view, self._clause)]

    def _option(self, view: View, scenario: Scenario, number: int) -> list[Content]:
        clause = scenario.clause_by_code[self._clause]
        option = clause.options[number]
        chosen = view.draft.get(self._clause) == number
        said = [kind for kind in (traits(scenario, self._clause, number),) if kind]
        if chosen:
            said.insert(0, "in the draft now")
        if self._history(view, scenario) == option.code:
            said.append("what history chose")
        note = f"  ({'; '.join(said)})" if said else ""
        head = Content.assemble(
            ("● " if chosen else "○ ", "$text-accent bold"),
            (option.label, "bold"),
            (note, "$text-muted"),
        )
        known = [
            Content.styled(f"    {key}: {evidence(scenario, key)}", "$text-muted")
            for key in option.evidence
        ]
        return [head, Content(f"  {option.text}"), *known, Content("")]

    def _history(self, view: View, scenario: Scenario) -> str | None:
        if view.phase != "finished" or scenario.history is None:
            return None
        return scenario.history.terms.get(self._clause)
