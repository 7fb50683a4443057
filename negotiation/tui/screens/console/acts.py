"""What the facilitator does: each key asks for what it needs, acts, and says what came of it."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from textual.reactive import reactive
from textual.screen import Screen

from negotiation.play.facilitating import ReachError
from negotiation.play.wording.names import clause_name, option_label, side_name
from negotiation.tui.screens.console.asking import Choice, Pick, Told, Why

if TYPE_CHECKING:
    from negotiation.play.facilitating import Act, SeatRow, TableRow, Workshop

TEMPERS = ("trader", "conceder", "mirror", "hardliner")
ALL = "all"


class Acts(Screen[None]):
    """The acts of the console. `table` and `row` are those under the cursor."""

    workshop: Workshop
    everywhere: reactive[bool] = reactive(True)
    """Whether pausing, time, news and advancing go to all tables, or to the cursor's alone."""

    @property
    def table(self) -> int:
        """The table under the cursor."""
        raise NotImplementedError

    @property
    def row(self) -> TableRow | None:
        """Its row, if it answers."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------ helping

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        """Ask and act without holding up the screen."""
        self.run_worker(work, group="acts")

    def _targets(self) -> list[TableRow]:
        """The tables that an act for tables goes to, those that are over left out."""
        rows = self.workshop.rows.values() if self.everywhere else [self.row]
        return [row for row in rows if row is not None and not row.finished]

    @property
    def where(self) -> str:
        """The tables that an act for tables goes to, in words."""
        return "all tables" if self.everywhere else f"table {self.table}"

    async def _act(self, act: Act, why: str = "", table: int | None = None) -> bool:
        """One act at one table; a refusal is said."""
        refused = await self.workshop.act(table or self.table, act, why)
        return self._said(refused)

    def _said(self, refused: str | None) -> bool:
        if refused is not None:
            self.notify(refused, severity="warning", timeout=8, markup=False)
        return refused is None

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, markup=False)

    async def _at_all(self, act: Act, why: str, done: str) -> None:
        """The same act at all tables it is for."""
        rows = self._targets()
        went = [await self._act(act, why, row.table) for row in rows]
        if any(went):
            self._tell(f"{done}: {sum(went)} of {len(rows)} tables.")
        elif not rows:
            self._tell("No table is under way there.")

    async def _seat(self, words: str, seats: list[SeatRow]) -> SeatRow | None:
        """One of some seats of the table under the cursor."""
        if not seats:
            self._tell("There is no such seat at this table just now.")
            return None
        choices = [Choice(s.seat, s.seat, self._about(s)) for s in seats]
        chosen = await self.app.push_screen_wait(Pick(words, choices))
        return next((seat for seat in seats if seat.seat == chosen), None)

    def _about(self, seat: SeatRow) -> str:
        name = side_name(self.workshop.scenario, seat.side)
        who = f"bot ({seat.temper})" if seat.by == "bot" else "person"
        return f"{name}, {who}{', holds the pen' if seat.pen else ''}"

    async def _why(self, words: str, do: str, *, required: bool = False) -> str | None:
        return await self.app.push_screen_wait(Why(words, do, required=required))

    # ------------------------------------------------------------------------------------- tables

    def action_console_scope(self) -> None:
        """Change between all tables and the one under the cursor."""
        self.everywhere = not self.everywhere
        self._tell(f"Pause, time, news and advance now go to {self.where}.")

    def action_console_pause(self) -> None:
        """Pause; or go on, when everything stands already."""
        self._do(self._pause())

    async def _pause(self) -> None:
        rows = self._targets()
        if rows and all(row.paused for row in rows):
            await self._at_all({"kind": "resume"}, "", "Goes on")
            return
        why = await self._why(f"Pause {self.where}. What should people read?", "Pause")
        if why is None:
            return
        running = [row for row in self._targets() if not row.paused]
        went = [await self._act({"kind": "pause"}, why, row.table) for row in running]
        self._tell(f"Paused: {sum(went)} tables. The same key lets them go on.")

    def action_console_plus_one(self) -> None:
        """A minute more."""
        self._do(self._more(1))

    def action_console_plus_five(self) -> None:
        """Five minutes more."""
        self._do(self._more(5))

    async def _more(self, minutes: int) -> None:
        rows = self._targets()
        went = [self._said(await self.workshop.more_time(row.table, minutes)) for row in rows]
        if any(went):
            many = "minute" if minutes == 1 else "minutes"
            self._tell(f"{minutes} {many} more for this step at {sum(went)} tables.")

    def action_console_timers_off(self) -> None:
        """No clock, until time is given again."""
        self._do(self._at_all({"kind": "set_timer", "seconds": None}, "", "Timers off"))

    def action_console_advance(self) -> None:
        """Close this step."""
        self._do(self._advance())

    async def _advance(self) -> None:
        why = await self._why(f"Close the present step at {self.where}. Why?", "Advance")
        if why is not None:
            await self._at_all({"kind": "advance"}, why, "Step closed")

    def action_console_inject(self) -> None:
        """Send news."""
        from negotiation.tui.screens.console.news import send_news

        self._do(send_news(self))

    # -------------------------------------------------------------------------------------- seats

    def action_console_nudge(self) -> None:
        """Remind whom the table waits for."""
        self._do(self._nudge())

    async def _nudge(self) -> None:
        row = self.row
        seats = [] if row is None else [s for s in row.seats if s.seat in row.awaited]
        people = [seat for seat in seats if seat.by == "person"]
        if not people:
            self._tell("The table waits for nobody who could be reminded.")
            return
        names = ", ".join(seat.seat for seat in people)
        why = await self._why(
            f"Remind {names} at table {self.table}. What should they read?", "Nudge"
        )
        if why is not None:
            for seat in people:
                await self._act({"kind": "nudge", "seat": seat.seat}, why)

    def action_console_undo(self) -> None:
        """Take back the last move."""
        self._do(self._undo())

    async def _undo(self) -> None:
        words = f"Take back the last move at table {self.table}. Why?"
        why = await self._why(words, "Undo", required=True)
        if why and await self._act({"kind": "undo"}, why):
            self._tell("Taken back; the record keeps both.")

    def action_console_force_pass(self) -> None:
        """Let a silent seat pass."""
        self._do(self._force())

    async def _force(self) -> None:
        row = self.row
        awaited = [] if row is None else [s for s in row.seats if s.seat in row.awaited]
        seat = await self._seat("Which seat shall pass?", awaited)
        if seat is None:
            return
        why = await self._why(f"{seat.seat} passes. Why?", "Pass for them")
        if why is not None:
            await self._act({"kind": "force_pass", "seat": seat.seat}, why)

    def action_console_bot(self) -> None:
        """A bot takes a seat, or makes room."""
        self._do(self._bot())

    async def _bot(self) -> None:
        seat = await self._seat("Bot in, or bot out?", list(self.row.seats) if self.row else [])
        if seat is None:
            return
        if seat.by == "bot":
            if await self._act({"kind": "seat_person", "seat": seat.seat}, "A person takes over"):
                self._tell(f"{seat.seat} is a person's again; r gives them a code.")
            return
        choices = [Choice(temper, temper) for temper in TEMPERS]
        temper = await self.app.push_screen_wait(Pick(f"Which bot takes {seat.seat}?", choices))
        if temper is not None:
            why = await self._why(f"A {temper} takes {seat.seat}. Why?", "Bot in")
            if why is not None:
                act = {"kind": "seat_bot", "seat": seat.seat, "temper": temper}
                await self._act(act, why)

    def action_console_pen(self) -> None:
        """Hand over the pen inside a side."""
        self._do(self._pen())

    async def _pen(self) -> None:
        others = [seat for seat in self.row.seats if not seat.pen] if self.row else []
        seat = await self._seat("Who acts for the side from now on?", others)
        if seat is not None:
            why = await self._why(f"The pen goes to {seat.seat}. Why?", "Hand over")
            if why is not None:
                await self._act({"kind": "hand_pen", "to": seat.seat}, why)

    def action_console_reseat(self) -> None:
        """A new code for a seat."""
        self._do(self._reseat())

    async def _reseat(self) -> None:
        seats = list(self.row.seats) if self.row else []
        table = self.table
        seat = await self._seat("A new code for which seat? Who sits there is sent away.", seats)
        if seat is None:
            return
        try:
            code = await self.workshop.reseat(table, seat.seat)
        except ReachError as error:
            self._said(str(error))
            return
        title = self.workshop.seat_title(table, seat.seat)
        lines = [f"    {code}", "", "It lets one person in, once. The old code and links are void."]
        await self.app.push_screen_wait(Told(f"New code for {title}", lines))

    def action_console_let_in(self) -> None:
        """Answer a device that asks for a seat."""
        self._do(self._let_in())

    async def _let_in(self) -> None:
        asked = [seat for seat in self.row.seats if seat.asked] if self.row else []
        seat = await self._seat("Another device asks for", asked)
        if seat is None:
            return
        choices = [
            Choice("yes", "Let it have the seat"),
            Choice("no", "Leave the seat where it is"),
        ]
        answer = await self.app.push_screen_wait(Pick(f"{seat.seat} on another device?", choices))
        if answer is not None:
            self._said(await self.workshop.answer(self.table, seat.seat, answer == "yes"))

    def action_console_mirror(self) -> None:
        """Look at a seat's screen."""
        self._do(self._mirror())

    async def _mirror(self) -> None:
        from negotiation.tui.screens.console.mirror import MirrorScreen

        seats = list(self.row.seats) if self.row else []
        table = self.table
        seat = await self._seat("Whose screen? They are told that you look.", seats)
        if seat is None:
            return
        try:
            mirror = await self.workshop.mirror(table, seat.seat)
        except ReachError as error:
            self._said(str(error))
            return
        self.app.push_screen(MirrorScreen(mirror, self.workshop.seat_title(table, seat.seat)))

    # ----------------------------------------------------------------------------- draft, record

    def action_console_clause(self) -> None:
        """Set a clause of the draft."""
        self._do(self._clause())

    async def _clause(self) -> None:
        row, scenario = self.row, self.workshop.scenario
        if row is None:
            return
        clauses = [
            Choice(code, clause_name(scenario, code), option_label(scenario, code, at))
            for code, at in row.draft.items()
        ]
        clause = await self.app.push_screen_wait(Pick("Set which clause of the draft?", clauses))
        if clause is None:
            return
        count = len(scenario.clause_by_code[clause].options)
        options = [Choice(str(n), option_label(scenario, clause, n)) for n in range(count)]
        option = await self.app.push_screen_wait(Pick("To which option?", options))
        if option is None:
            return
        why = await self._why("Setting a clause overrides the players. Why?", "Set", required=True)
        if why:
            act = {"kind": "set_clause", "clause": clause, "option": int(option), "words": why}
            await self._act(act, why)

    def action_console_bookmark(self) -> None:
        """Mark this moment."""
        self._do(self._bookmark())

    async def _bookmark(self) -> None:
        words = f"Mark this moment of table {self.table} for the debrief. What is it?"
        why = await self._why(words, "Mark", required=True)
        if why and await self._act({"kind": "bookmark"}, why):
            self._tell("Marked.")

    def action_console_end(self) -> None:
        """End the game of the table under the cursor."""
        self._do(self._end())

    async def _end(self) -> None:
        words = f"End the game of table {self.table} here, for good. Why?"
        why = await self._why(words, "End it", required=True)
        if why:
            await self._act({"kind": "bookmark"}, why)
            await self._act({"kind": "end_game"})

    def action_console_sheet(self) -> None:
        """The run sheet."""
        lines = self.workshop.run_sheet or (
            "No agenda was asked for. negotiation workshop SCENARIO --agenda 90 sets one,",
            "with a time for every step.",
        )
        self.app.push_screen(Told("Run sheet, from the doors opening", lines))

    # -------------------------------------------------------------------------------------- board

    def action_board_table(self) -> None:
        """Show the table on the big board, or hide it."""
        row = self.row
        if row is not None:
            self._do(self._show(not row.on_board))

    async def _show(self, shown: bool) -> None:
        if await self._act({"kind": "show_on_board", "shown": shown}):
            self._tell(f"Table {self.table} is {'on' if shown else 'off'} the big board.")

    def _set_board(self, words: str, **asked: bool) -> None:
        try:
            self.workshop.set_board(**asked)
        except ReachError as error:
            self._said(str(error))
        else:
            self._tell(words)

    def action_board_blank(self) -> None:
        """Blank the big board, or bring it back."""
        blank = not self.workshop.board().blank
        self._set_board("The board is blank." if blank else "The board is back.", blank=blank)

    def action_board_freeze(self) -> None:
        """Freeze the big board, or let it follow again."""
        frozen = not self.workshop.board().frozen
        words = "The board stands still." if frozen else "The board follows the tables again."
        self._set_board(words, frozen=frozen)

    def action_board_reveal(self) -> None:
        """Show how all tables ended, or hide it again."""
        self._do(self._reveal())

    async def _reveal(self) -> None:
        shown = self.workshop.board().revealed is None
        if shown:
            open_ = [row.table for row in self.workshop.rows.values() if not row.finished]
            if open_:
                named = ", ".join(str(table) for table in open_)
                self._tell(f"Still playing: table {named}. End them first, or wait.")
                return
            self._tell("Working out all tables' outcomes; this takes a moment ...")
        try:
            found = await self.workshop.reveal(shown)
        except ReachError as error:
            self._said(str(error))
            return
        if found is None:
            self._tell("The outcomes are off the board.")
        elif found.report is not None:
            self._tell(f"On the board now. The report to keep: {found.report}")
        else:
            self._tell("On the board now.")
