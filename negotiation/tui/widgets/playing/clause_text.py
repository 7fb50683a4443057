"""The whole text of a clause: its options, their evidence, who wants what, who said what."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, evidence, sides_sentence
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.clause_story import story_lines
from negotiation.tui.widgets.playing.columns import hanging
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
        number = 1 + [known.code for known in scenario.clauses].index(clause)
        self.border_title = Content(f"{number} {clause_name(scenario, clause)}")
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """Question, options with evidence, whose money, what the others have shown and said."""
        del height
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        clause = scenario.clause_by_code[self._clause]
        drawn = [Content.styled(clause.question, "bold"), Content("")]
        for number in range(len(clause.options)):
            drawn += self._option(view, scenario, number, width)
        if clause.spends:
            whose = sides_sentence(scenario, clause.spends, view.side)
            drawn.append(Content(f"It spends money of {whose}, who must therefore sign."))
        drawn += [_head("What the others have shown so far")]
        drawn += [*signal_lines(scenario, view, self._clause), Content("")]
        drawn += [_head("Who offered and said what about it")]
        return [*drawn, *story_lines(scenario, view, self._clause, width)]

    def _option(self, view: View, scenario: Scenario, number: int, width: int) -> list[Content]:
        clause = scenario.clause_by_code[self._clause]
        option = clause.options[number]
        chosen = view.draft.get(self._clause) == number
        said = [kind for kind in (traits(scenario, self._clause, number),) if kind]
        if chosen:
            said.insert(0, "in the draft" if view.phase == "finished" else "in the draft now")
        historic = self._history(view, scenario) == option.code
        if historic:
            said.append("what history chose")
        note = f"  ({'; '.join(said)})" if said else ""
        sign = "● " if chosen else "◇ " if historic else "○ "
        head = Content.assemble(
            (sign, "$text-accent bold"),
            (option.label, "bold"),
            (note, "$text-muted"),
        )
        known = [
            hanging(
                Content.styled(f"    {key}: {evidence(scenario, key)}", "$text-muted"), width, 6
            )
            for key in option.evidence
        ]
        text = hanging(Content(f"  {option.text}"), width, 2)
        return [hanging(head, width, 2), text, *known, Content("")]

    def _history(self, view: View, scenario: Scenario) -> str | None:
        if view.phase != "finished" or scenario.history is None:
            return None
        clause = scenario.clause_by_code[self._clause]
        return scenario.history.terms.get(
            clause.code, clause.options[clause.status_quo_number].code
        )


def _head(words: str) -> Content:
    return Content.styled(words, "bold underline")
