"""What each call asks before it is made, and the command that its answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from negotiation.contract.scenario import Scenario
from negotiation.play.desk import Desk
from negotiation.play.words import clause_name, option_label
from negotiation.rules import commands as c
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.asking import Answers, Questions, Step, one_by_one
from negotiation.tui.screens.playing.choose import AmountScreen, Choice, ChooseScreen
from negotiation.tui.screens.question import Answer, Question


class Table(NamedTuple):
    """What the questions are made from."""

    view: View
    scenario: Scenario
    desk: Desk

    @property
    def by(self) -> dict[str, object]:
        """Who asks, on what was seen."""
        return {"actor": self.view.seat, "seen": self.view.seen}


class Asked(NamedTuple):
    """The questions of a call, and what their answers make."""

    questions: Questions
    then: Callable[[Answers], c.Command]


RANKING = "ranking"
"""The answer that proves what matters most; every other answer is a red line."""


def _others(table: Table) -> list[Choice]:
    seated = {face.side for face in table.view.faces} - {table.view.side}
    return [Choice(s.code, s.name) for s in table.scenario.sides if s.code in seated]


def _red_lines(table: Table) -> list[Choice]:
    side = table.scenario.side_by_code[table.view.side]
    relaxed = table.view.hand.relaxed
    return [Choice(line.code, line.text) for line in side.red_lines if line.code not in relaxed]


def _consult(table: Table) -> Asked:
    return Asked(one_by_one(), lambda _: c.ConsultMembers.model_validate(table.by))


def _analyse(table: Table) -> Asked:
    return Asked(one_by_one(), lambda _: c.CommissionAnalysis.model_validate(table.by))


def _come_back(table: Table) -> Asked:
    return Asked(one_by_one(), lambda _: c.ReturnToTable.model_validate(table.by))


def _mandate(table: Table) -> Asked:
    def which(_: Answers) -> ChooseScreen:
        details = "Those you speak for may refuse; the call is used up all the same."
        return ChooseScreen("Which red line would you have relaxed?", details, _red_lines(table))

    return Asked(
        one_by_one(which),
        lambda got: c.SeekMandate.model_validate({**table.by, "red_line": got[0]}),
    )


def _pledge(table: Table) -> Asked:
    left = table.view.hand.envelope_left

    def how_much(_: Answers) -> AmountScreen:
        details = f"Your envelope has £{left / 100:.2f} a head a year left."
        return AmountScreen("How many pence a head a year do you pledge?", details, 1, left)

    return Asked(
        one_by_one(how_much),
        lambda got: c.PledgeLocalMoney.model_validate({**table.by, "pence_per_head": int(got[0])}),
    )


def _group(table: Table) -> Asked:
    view, scenario = table.view, table.scenario
    away = view.standstill.away
    choices = [
        Choice(standing.clause, clause_name(scenario, standing.clause))
        for standing in view.standings
        if not standing.settled and standing.clause not in away
    ]

    def which(_: Answers) -> ChooseScreen:
        details = "Nobody can move it for two rounds."
        return ChooseScreen("Which clause goes to a working group?", details, choices)

    return Asked(
        one_by_one(which),
        lambda got: c.FormWorkingGroup.model_validate({**table.by, "clause": got[0]}),
    )


def _promise(table: Table) -> Asked:
    scenario = table.scenario

    def to_whom(_: Answers) -> ChooseScreen:
        return ChooseScreen("To whom do you promise something?", "", _others(table))

    def clause(_: Answers) -> ChooseScreen:
        codes = [standing.clause for standing in table.view.standings]
        choices = [Choice(code, clause_name(scenario, code)) for code in codes]
        return ChooseScreen("Which clause is it about?", "", choices)

    def year(_: Answers) -> ChooseScreen:
        choices = [Choice(str(n), f"Year {n} after signature") for n in range(1, 6)]
        return ChooseScreen("In which year?", "Kept or broken then, for all to see.", choices)

    def command(got: Answers) -> c.Command:
        asked = {"to": got[0], "clause": got[1], "option": int(got[2]), "year": int(got[3])}
        return c.PromiseLater.model_validate({**table.by, **asked})

    option = _option_step(scenario, 1, "What do you promise?")
    return Asked(one_by_one(to_whom, clause, option, year), command)


def _option_step(scenario: Scenario, at: int, question: str) -> Step:
    """A list of the options of the clause that was named in answer `at`."""

    def which(got: Answers) -> ChooseScreen:
        clause = got[at]
        choices = [
            Choice(str(number), f"{option_label(scenario, clause, number)}: {option.text}")
            for number, option in enumerate(scenario.clause_by_code[clause].options)
        ]
        return ChooseScreen(question, clause_name(scenario, clause), choices)

    return which


def _reopen(table: Table) -> Asked:
    move = table.view.move("reopen")
    codes = move.clauses if move else ()
    choices = [Choice(code, clause_name(table.scenario, code)) for code in codes]

    def which(_: Answers) -> ChooseScreen:
        return ChooseScreen("Which settled clause do you reopen?", "", choices)

    return Asked(
        one_by_one(which), lambda got: c.Reopen.model_validate({**table.by, "clause": got[0]})
    )


def _sure(words: str, yes: Answer) -> Step:
    return lambda _: Question(words, yes, Answer("b", "Back", "no"))


def _leak(table: Table) -> Asked:
    def story(got: Answers) -> WordsScreen:
        del got
        return WordsScreen("What is the story?", "Everybody reads it; it may be traced to you.")

    sure = _sure(
        "Give this story to the press? A side leaks once in a game, and it cannot be taken back.",
        Answer("l", "Leak it", "yes"),
    )
    return Asked(
        one_by_one(story, sure),
        lambda got: c.Leak.model_validate({**table.by, "words": table.desk.words(got[0])}),
    )


def _disclose(table: Table) -> Asked:
    def what(_: Answers) -> ChooseScreen:
        ranking = Choice(RANKING, "What matters most to you, clause by clause")
        lines = [Choice(key, f"Red line: {words}") for key, words in _red_lines(table)]
        return ChooseScreen("What do you prove?", "A proof is true.", [ranking, *lines])

    def to_whom(_: Answers) -> ChooseScreen:
        choices = [Choice("all", "Everybody at the table"), *_others(table)]
        return ChooseScreen("To whom?", "", choices)

    def command(got: Answers) -> c.Command:
        kind: Literal["ranking", "red_line"] = "ranking" if got[0] == RANKING else "red_line"
        line = None if kind == "ranking" else got[0]
        asked = {"to": got[1], "what": kind, "red_line": line}
        return c.Disclose.model_validate({**table.by, **asked})

    return Asked(one_by_one(what, to_whom), command)


def _walk_out(table: Table) -> Asked:
    def words(_: Answers) -> WordsScreen:
        return WordsScreen("Leave the table?", "Say why, if you like; everybody hears it.")

    sure = _sure(
        "Leave the table? Your open offers fall away, you lose your next one, and the others may "
        "make a deal without you. You can return.",
        Answer("w", "Walk out", "yes"),
    )

    def command(got: Answers) -> c.Command:
        said = table.desk.words(got[0]) if got[0] else None
        return c.WalkOut.model_validate({**table.by, "words": said})

    return Asked(one_by_one(words, sure), command)


STEPS: Mapping[MoveKind, Callable[[Table], Asked]] = {
    "consult_members": _consult,
    "commission_analysis": _analyse,
    "seek_mandate": _mandate,
    "pledge_local_money": _pledge,
    "form_working_group": _group,
    "promise_later": _promise,
    "reopen": _reopen,
    "leak": _leak,
    "disclose": _disclose,
    "walk_out": _walk_out,
    "return_to_table": _come_back,
}
"""The calls that need no terms. Those that do have an editor."""
