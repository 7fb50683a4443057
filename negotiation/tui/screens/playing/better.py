"""Better for all: packages that would leave every signatory better off than the deal signed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from negotiation.rules.commands import AnswerPackage
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Package
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.screens.question import Answer, Question
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.package_text import PackageText, package_row
from negotiation.tui.widgets.playing.row_list import Row, RowList


class BetterScreen(MovingScreen):
    """Each package against the deal just signed; every signatory answers each of them."""

    PLACE = "better"
    CSS_PATH = "better.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {
        "package.adopt": "answer_package",
        "package.decline": "answer_package",
    }
    HELP = (
        "Everybody has signed, and still these packages would leave every signatory better off. "
        "Choose one with ↑ ↓; a adopts it, x declines it. It takes all signatories to adopt one; "
        "the first that all adopt replaces the deal. Declining leaves the deal as it was signed."
    )

    def compose_body(self) -> ComposeResult:
        """What this is, the packages, the chosen one."""
        yield Static(id="due", markup=False)
        yield RowList()
        yield PackageText()

    def on_mount(self) -> None:
        """Begin on the packages."""
        super().on_mount()
        self.query_one(PackageText).border_title = "The deal with it, against the deal as signed"
        self.query_one(RowList).focus()

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Draw what waits for an answer."""
        due = (
            "Better for all: a adopts the chosen package, x leaves the deal without it. "
            "It takes every signatory."
            if view.can("answer_package")
            else "Packages that would be better for all. The others are answering them."
        )
        put(self.query_one("#due", Static), Content.styled(due, "bold"), layout=True)
        self.query_one(RowList).show(
            [
                Row(str(each.number), partial(package_row, self.scenario, each, view.side))
                for each in view.standstill.packages
            ]
        )
        self._show_chosen()

    def on_option_list_option_highlighted(self) -> None:
        """Another package is under the cursor."""
        self._show_chosen()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a package asks which it is to be."""
        event.stop()
        package = self.chosen
        if package is None or not self._open(package):
            return
        question = Question(
            f"Package {package.number}: sign again with it? It takes every signatory.",
            Answer("a", "Adopt", "adopt"),
            Answer("x", "Decline", "decline"),
        )
        self.app.push_screen(question, self._chosen_way)

    def _chosen_way(self, answer: str | None) -> None:
        if answer is not None:
            self._answer(adopt=answer == "adopt")

    def _show_chosen(self) -> None:
        package = self.chosen
        if package is not None:
            self.query_one(PackageText).show(self.now, self.scenario, package)

    @property
    def chosen(self) -> Package | None:
        """The package under the cursor."""
        key = self.query_one(RowList).key
        return next((p for p in self.now.standstill.packages if str(p.number) == key), None)

    # ------------------------------------------------------------------------------------ answering

    def action_package_adopt(self) -> None:
        """Sign again with the chosen package."""
        self._answer(adopt=True)

    def action_package_decline(self) -> None:
        """Leave the deal without it."""
        self._answer(adopt=False)

    def _open(self, package: Package) -> bool:
        if self.now.side not in package.answers:
            return True
        self.say(f"You have answered package {package.number}; choose another one with ↑ ↓.")
        return False

    def _answer(self, *, adopt: bool) -> None:
        package = self.chosen
        if package is None or not self._open(package):
            return
        seat, seen, number = self.now.seat, self.now.seen, package.number
        command = AnswerPackage(actor=seat, seen=seen, package=number, adopt=adopt)
        self.run_worker(self._send(command))

    async def _send(self, command: AnswerPackage) -> None:
        if await self.submit(command):
            me = self.now.side
            left = [p for p in self.now.standstill.packages if me not in p.answers]
            if left:
                self.query_one(RowList).go_to(str(left[0].number))

    def action_brief_open(self) -> None:
        """Read the brief again."""
        from negotiation.tui.screens.playing.brief import BriefScreen

        self.app.push_screen(BriefScreen(again=True))
