"""New game: which scenario, which side is mine, who plays the others. Enter twice starts one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from negotiation.play.lobby import Extras
from negotiation.play.seating import FIRST_SIDE, USUAL_TEMPERS
from negotiation.play.wording.names import joined
from negotiation.tui.actions import bindings_in
from negotiation.tui.opening import in_background, open_new
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.choice_list import ChoiceList
from negotiation.tui.widgets.choice_row import Choice, ChoiceRow

if TYPE_CHECKING:
    from negotiation.contract.base import SideCode
    from negotiation.play.lobby import ScenarioCard
    from negotiation.rules.setup import Temper
    from negotiation.tui.app import HeadsOfTerms

PERSON = "person"

PLAYERS = (
    Choice("trader", "trader", "bot: seeks swaps that help both"),
    Choice("conceder", "conceder", "bot: gentle, comes down early"),
    Choice("mirror", "mirror", "bot: gives as much as it is given"),
    Choice("hardliner", "hardliner", "bot: asks for much, moves late"),
    Choice(PERSON, "a person", "at this keyboard, with a curtain"),
)
"""Who may play a side that is not mine."""


HELP_LEVELS = (
    Choice("none", "none", "you play by yourself"),
    Choice("hint", "hint", "a hint when you ask for one"),
    Choice("coach", "coach", "a hint before each offer and each signature"),
    Choice("delegate", "delegate", "a bot acts for you until you take over"),
)
"""How much help I get."""


def open_choice(app: HeadsOfTerms) -> None:
    """Look for scenarios, then show the form."""

    def show(cards: tuple[ScenarioCard, ...]) -> None:
        if cards:
            app.push_screen(NewGame(cards))
        else:
            app.say_error("No scenario was found; `negotiation scenario new` makes one.")

    in_background(app, "Looking for scenarios ...", app.lobby.scenarios, show)


class NewGame(ShellScreen):
    """A form with good defaults."""

    PLACE = "new_game"
    TITLE_WORDS = "Heads of Terms · New game"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("new_game")]
    CSS_PATH = "new_game.tcss"
    HELP = (
        "Choose a scenario with the arrows and press Enter, then Enter again on Start: the rest "
        "has good defaults. Further lines say which side is yours, who plays the others, and how "
        "long the game is. Under More: how much help you get, and a seed, which deals the same "
        "chances again."
    )

    def __init__(self, cards: tuple[ScenarioCard, ...]) -> None:
        super().__init__()
        self._cards = {card.code: card for card in cards}
        self._card = cards[0]

    def compose_body(self) -> ComposeResult:
        """Scenarios, sides, the start."""
        with VerticalScroll(can_focus=False):
            yield ChoiceList(id="scenarios")
            yield Static(id="summary", markup=False)
            yield Vertical(id="sides")
            yield Vertical(id="length")
            with Vertical(id="more"):
                yield ChoiceRow("Help", HELP_LEVELS, name="help")
                with Horizontal():
                    yield Static("Seed", id="seed-label")
                    yield Input(
                        placeholder="a whole number; empty: one is drawn",
                        type="integer",
                        id="seed",
                        compact=True,
                    )
            yield Button("Start the game", id="start")

    async def on_mount(self) -> None:
        """List the scenarios; the first is chosen."""
        scenarios = self.query_one(ChoiceList)
        scenarios.add_options(
            [Option(_card_line(card), id=code) for code, card in self._cards.items()]
        )
        self.query_one("#more").display = False
        scenarios.highlighted = 0
        scenarios.border_title = "Scenario"
        scenarios.focus()
        await self._show_card()

    async def _show_card(self) -> None:
        card = self._card
        self.query_one("#summary", Static).update(card.summary)
        lengths = [
            Choice(code, title, f"{minutes} minutes") for code, title, minutes in card.editions
        ]
        length = self.query_one("#length")
        await length.remove_children()
        await length.mount(ChoiceRow("Length", lengths, name="length"))
        sides = [Choice(code, name) for code, name in card.sides]
        mine = ChoiceRow("I play", sides, name="mine")
        mine.choose(FIRST_SIDE)
        rows = self.query_one("#sides")
        await rows.remove_children()
        await rows.mount(mine)
        await self._show_others(mine.value)

    async def _show_others(self, mine: SideCode) -> None:
        """A line for each side that is not mine; what was chosen for a side stays."""
        kept = self._players()
        await self.query("#sides > .other").remove()
        others = [(code, name) for code, name in self._card.sides if code != mine]
        for at, (code, name) in enumerate(others):
            row = ChoiceRow(name, PLAYERS, name=code)
            row.add_class("other")
            row.choose(kept.get(code, USUAL_TEMPERS[at % len(USUAL_TEMPERS)]))
            await self.query_one("#sides").mount(row)

    def _players(self) -> dict[SideCode, str]:
        return {
            row.name or "": row.value for row in self.query("#sides > .other").results(ChoiceRow)
        }

    async def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """Another side is mine: the others change places."""
        if event.row.name == "mine":
            await self._show_others(event.row.value)

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another scenario under the cursor."""
        card = self._cards[event.option_id or self._card.code]
        if card is not self._card:
            self._card = card
            await self._show_card()

    def on_option_list_option_selected(self) -> None:
        """Enter on a scenario leads to Start."""
        self.query_one("#start").focus()

    def on_button_pressed(self) -> None:
        """Start."""
        self.action_new_game_start()

    def action_new_game_more(self) -> None:
        """Show or hide what few people need."""
        more = self.query_one("#more")
        more.display = not more.display
        self.query_one("#more ChoiceRow" if more.display else "#start").focus()

    def action_new_game_start(self) -> None:
        """Start the game as the form stands."""
        mine = self.query_one("#sides > ChoiceRow", ChoiceRow).value
        players = self._players()
        bots: dict[SideCode, Temper] = {}
        people = [mine]
        for side, player in players.items():
            if player == PERSON:
                people.append(side)
            else:
                bots[side] = player  # type: ignore[assignment]
        seed = self.query_one("#seed", Input).value.strip()
        help_level = self.query_one("#more > ChoiceRow", ChoiceRow).value
        extras = Extras.model_validate({"help": help_level})
        open_new(
            self.house,
            self._card.code,
            self.query_one("#length > ChoiceRow", ChoiceRow).value,
            tuple(people),
            bots,
            int(seed) if seed else None,
            extras,
        )


def _card_line(card: ScenarioCard) -> Content:
    lengths = sorted(minutes for _, _, minutes in card.editions)
    told = joined([str(minutes) for minutes in lengths], "or")
    return Content.assemble((card.title, "bold"), (f"  {told} minutes", "$text-muted"))
