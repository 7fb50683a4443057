"""The clauses with the option one composes for each; for trades, who moves on which."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, option_label
from negotiation.rules.seatview import Standing, View
from negotiation.tui.widgets.playing.columns import Cell, fitted, line
from negotiation.tui.widgets.playing.marks import side_label
from negotiation.tui.widgets.playing.row_list import Row, RowList
from negotiation.tui.widgets.playing.terms_draft import Role, TermsDraft


def arrow(sign: str, by: int, usable: bool) -> Content:
    """A sign that a click can hit to change the option; a dot when there is no further one."""
    if not usable:
        return Content.styled("·", "$text-muted")
    return Content.assemble((sign, "$text-accent bold")).stylize(Style.from_meta({"step": by}))


def chooser(scenario: Scenario, clause: ClauseCode, option: int, width: int, style: str) -> Content:
    """An option between its arrows."""
    most = len(scenario.clause_by_code[clause].options) - 1
    label = Content.styled(option_label(scenario, clause, option), style)
    return Content(" ").join(
        [
            arrow("◂", -1, option > 0),
            fitted(Cell(label, width - 4)),
            arrow("▸", 1, option < most),
        ]
    )


def widest(scenario: Scenario) -> tuple[int, int]:
    """How many cells the longest name of a clause takes, and the longest label of an option."""
    return (
        max(len(clause.name) for clause in scenario.clauses),
        max(len(option.label) for clause in scenario.clauses for option in clause.options),
    )


def _name(scenario: Scenario, width: int) -> int:
    return min(widest(scenario)[0], max(12, width // 3))


def offer_row(
    scenario: Scenario, draft: TermsDraft, number: int, standing: Standing, width: int
) -> Content:
    """One clause of a package: its option, and what it is in the draft if that differs."""
    code, name = standing.clause, _name(scenario, width)
    option = draft.option(code)
    moved = option != draft.base[code]
    box = min(widest(scenario)[1] + 4, max(16, width - name - 6))
    rest = max(0, width - 2 - name - box - 1 - 4)
    was = f"draft: {option_label(scenario, code, draft.base[code])}" if moved else ""
    if not moved and standing.settled:
        was = "settled"
    return line(
        Cell(str(number), 2, right=True),
        Cell(Content.styled(clause_name(scenario, code), "bold"), name),
        Cell(chooser(scenario, code, option, box, "$text-accent bold" if moved else ""), box),
        Cell(Content.styled("*", "$text-accent bold") if moved else " ", 1),
        Cell(Content.styled(was, "$text-muted"), rest if rest >= 8 else 0),
    )


def _trade_box(scenario: Scenario, name: int, width: int) -> int:
    return max(10, min(widest(scenario)[1] + 4, (width - name - 7) // 2))


def trade_row(
    scenario: Scenario, draft: TermsDraft, number: int, standing: Standing, width: int
) -> Content:
    """One clause of a trade: in the column of the party that would move on it."""
    code, name = standing.clause, _name(scenario, width)
    option = draft.option(code)
    moved = option != draft.base[code]
    box = _trade_box(scenario, name, width)
    shown = chooser(scenario, code, option, box, "$text-accent bold" if moved else "")
    if standing.settled:
        shown = Content.styled("settled: not for a trade", "$text-muted")
    role: Role | None = draft.role(code) if moved else None
    columns = (shown, Content("")) if role == "give" else (Content(""), shown)
    if role is None:
        columns = (Content.styled("·", "$text-muted"), shown)
    return line(
        Cell(str(number), 2, right=True),
        Cell(Content.styled(clause_name(scenario, code), "bold"), name),
        Cell(columns[0], box),
        Cell("│", 1),
        Cell(columns[1], box),
        gap=1,
    )


def trade_heading(scenario: Scenario, partner: SideCode, width: int) -> Content:
    """The headings over the two columns of a trade, in line with its rows."""
    name = _name(scenario, width)
    box = _trade_box(scenario, name, width)
    return line(
        Cell("", 2),
        Cell("", name),
        Cell(Content.styled("You give", "bold"), box),
        Cell("│", 1),
        Cell(Content.assemble(("You get from ", "bold"), side_label(scenario, partner)), box),
    )


class TermsRows(RowList):
    """The clauses with the options chosen. Left and right change the one under the cursor."""

    HELP = (
        "Up and down choose a clause, left and right its option. What you change is marked * and "
        "stays at your seat until you send it. u takes the last change back."
    )

    class Stepped(Message):
        """A click on an arrow asks for the next or the previous option."""

        def __init__(self, clause: ClauseCode, by: int) -> None:
            super().__init__()
            self.clause = clause
            self.by = by

    def show_terms(self, view: View, scenario: Scenario, draft: TermsDraft, *, trade: bool) -> None:
        """Draw what is composed, as a package or as a trade."""
        draw = trade_row if trade else offer_row
        self.show(
            [
                Row(standing.clause, partial(draw, scenario, draft, number, standing))
                for number, standing in enumerate(view.standings, 1)
            ]
        )

    async def _on_click(self, event: Click) -> None:
        """A click moves the cursor; on an arrow it changes the option too."""
        event.prevent_default()
        row = event.style.meta.get("option")
        if row is None:
            return
        self.highlighted = row
        by = event.style.meta.get("step")
        if by is not None and self.key is not None:
            self.post_message(self.Stepped(self.key, by))
