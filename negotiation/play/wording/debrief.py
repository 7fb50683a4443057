"""The debrief in words: how it ended, what each side made of it, and what history did."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.event_ending import (
    OUTCOMES,
    ballot_sentence,
    failure_sentence,
    year_sentence,
)
from negotiation.play.wording.figures import (
    ladder_sentence,
    measure_sentences,
    points,
    share,
    signed_points,
)
from negotiation.play.wording.names import (
    clause_name,
    clauses_sentence,
    joined,
    named,
    possessive,
    quoted,
    subject,
    terms_sentence,
)
from negotiation.play.wording.table import red_line_sentences
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import Debrief, Opened, View
from negotiation.rules.state import Ballot, Ending, Plan

HISTORY_IS_NO_TARGET = (
    "It is here to compare with, not to aim for: the sides of that time did not sign all of it, "
    "and part was laid down. So it can be worth less to a side than its fallback here."
)
"""Why history may stand below a side's fallback."""

NOBODY: SideCode = ""
"""The side of a reader who is no side: several people at one screen."""


def debrief_sections(
    scenario: Scenario, view: View, *, shared: bool = False
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The whole debrief as titles with their sentences, from the outcome to history.

    Empty before the end. Where the screen is `shared`, nobody is called "you".
    """
    if shared:
        view = view.model_copy(update={"side": NOBODY})
    if view.ending is None or view.debrief is None:
        return ()
    sides = tuple(
        (scenario.side_by_code[opened.side].name, side_sentences(scenario, view, opened))
        for opened in view.debrief.sides
    )
    sections = (
        ("The outcome", outcome_sentences(scenario, view, view.ending)),
        *sides,
        ("What the draft was worth", path_sentences(scenario, view, view.debrief)),
        ("History", history_sentences(scenario)),
    )
    return tuple(section for section in sections if section[1])


def outcome_sentences(scenario: Scenario, view: View, ending: Ending) -> tuple[str, ...]:
    """How the game ended, the contract it left, and what that does, against today."""
    status_quo = view.debrief.status_quo if view.debrief else view.status_quo
    changed = {
        clause: option
        for clause, option in ending.terms.items()
        if scenario.status_quo.get(clause) != option
    }
    head = (
        failure_sentence(scenario, ending.why, ending.plays, view.side)
        if ending.outcome == "no_agreement"
        else f"The game ended with {OUTCOMES[ending.outcome]}."
    )
    imposed = (
        (f"Laid down without agreement: {clauses_sentence(scenario, ending.imposed)}.",)
        if ending.imposed
        else ()
    )
    return (
        head,
        f"The contract against today: {terms_sentence(scenario, changed)}.",
        *imposed,
        *measure_sentences(ending.numbers, status_quo),
        ladder_sentence(ending.numbers),
        *(ballot_result(scenario, view, ballot) for ballot in view.ballots),
        *(year_sentence(scenario, y.year, y.surveyed_experience, y.shock) for y in view.years),
    )


def ballot_result(scenario: Scenario, view: View, ballot: Ballot) -> str:
    """A ballot, and who predicted what."""
    text = ballot_sentence(ballot.eligible, ballot.yes, ballot.no, passed=ballot.passed)
    if not ballot.predictions:
        return text
    predicted = ", ".join(
        f"{named(scenario, side, view.side)} {share(yes)}"
        for side, yes in ballot.predictions.items()
    )
    return f"{text} Predicted yes shares: {predicted}."


def side_sentences(scenario: Scenario, view: View, opened: Opened) -> tuple[str, ...]:
    """What one side made of the game: value, fallback, plan, red lines, beliefs, notes."""
    who = subject(scenario, opened.side, view.side)
    own = possessive(scenario, opened.side, view.side)
    gap = opened.value - opened.fallback
    head = (
        f"{who} ended with {points(opened.value)}, against a fallback of "
        f"{points(opened.fallback)} ({signed_points(gap)})."
    )
    side = scenario.side_by_code.get(opened.side)
    wanted = (
        (f"{own[:1].upper()}{own[1:]} interests: {'; '.join(side.interests)}.",) if side else ()
    )
    return (
        head,
        *wanted,
        *plan_sentences(scenario, view, opened, opened.plan),
        *red_line_sentences(scenario, opened.side, opened.crossed, "the contract as it ended"),
        *claim_sentences(scenario, view, opened),
        *help_sentences(scenario, view, opened),
        *(
            f"{who} believed that what mattered most to {named(scenario, about, view.side)} was "
            f"{clauses_sentence(scenario, clauses)}.{hits_sentence(scenario, view, about, clauses)}"
            for about, clauses in opened.beliefs.items()
        ),
        *(f"{who} noted: {quoted(note.words.shown)}" for note in opened.notes),
    )


def hits_sentence(
    scenario: Scenario, view: View, about: SideCode, clauses: Sequence[ClauseCode]
) -> str:
    """How many of the clauses named as another side's weightiest are; empty when not known."""
    sides = view.debrief.sides if view.debrief else ()
    ranking = next((one.ranking for one in sides if one.side == about), ())
    if not ranking or not clauses:
        return ""
    true = ranking[: len(clauses)]
    hits = len(set(true) & set(clauses))
    return f" {hits} of {len(clauses)} right: it was {clauses_sentence(scenario, true)}."


def claim_sentences(scenario: Scenario, view: View, opened: Opened) -> tuple[str, ...]:
    """What a side claimed about a clause, and whether it was true."""
    who = subject(scenario, opened.side, view.side)
    side = scenario.side_by_code[opened.side]
    lines = {line.clause for line in side.red_lines}
    told = []
    for line in view.talk:
        if line.kind != "claim" or line.side != opened.side or line.text == "":
            continue
        first = line.about == "first"
        if first and not opened.ranking:
            continue
        true = opened.ranking[0] == line.text if first else line.text in lines
        name = clause_name(scenario, line.text)
        what = f"{name} came first" if first else f"there was a red line on {name}"
        told.append(f"{who} claimed that {what}, which was {'true' if true else 'not true'}.")
    return tuple(told)


def help_sentences(scenario: Scenario, view: View, opened: Opened) -> tuple[str, ...]:
    """How much help a side had: what it did after a hint is not all its own."""
    hints = [line for line in opened.hints if line.moment not in ("delegate", "silent")]
    moves = sum(line.moment == "delegate" for line in opened.hints)
    who = subject(scenario, opened.side, view.side)
    rounds = dict.fromkeys(line.round for line in hints)
    said = [f"{len(hints)} {'hint' if len(hints) == 1 else 'hints'} from the game"] if hints else []
    if moves:
        said.append(f"{moves} {'move' if moves == 1 else 'moves'} made by a delegate")
    if not said:
        return ()
    when = joined([str(number) for number in rounds if number])
    where = f" (in {'round' if len(rounds) == 1 else 'rounds'} {when})" if when else ""
    return (f"{who} had help: {joined(said)}{where}.",)


def plan_sentences(
    scenario: Scenario, view: View, opened: Opened, plan: Plan | None
) -> tuple[str, ...]:
    """What a side had planned, against what it got."""
    who = subject(scenario, opened.side, view.side)
    if plan is None:
        return (f"{who} went in without a plan.",)
    sentences = []
    if plan.ranking:
        sentences.append(f"{who} ranked the clauses: {clauses_sentence(scenario, plan.ranking)}.")
    if plan.aspiration is not None:
        gap = opened.value - plan.aspiration
        where = f"{points(abs(gap))} {'above' if gap > 0 else 'below'} it" if gap else "there"
        sentences.append(f"{who} aimed for {points(plan.aspiration)} and ended {where}.")
    if plan.walk_away is not None:
        sentences.append(f"{who} meant to walk away below {points(plan.walk_away)}.")
    if plan.first_offer:
        first = terms_sentence(scenario, plan.first_offer)
        sentences.append(f"{who} meant to begin with: {first}.")
    sentences.extend(
        f"{who} thought that {named(scenario, other, view.side)} most wanted "
        f"{clauses_sentence(scenario, clauses)}."
        for other, clauses in plan.others_want.items()
    )
    return tuple(sentences)


def path_sentences(scenario: Scenario, view: View, debrief: Debrief) -> tuple[str, ...]:
    """What the draft was worth to each side, round by round."""
    return tuple(
        f"{_when(moment.round)}: {worth_to_each(scenario, moment.numbers, view.side)}."
        for moment in debrief.path
        if moment.numbers.values
    )


def _when(number: int) -> str:
    return f"In round {number}" if number else "Before the talks"


def worth_to_each(scenario: Scenario, numbers: Numbers, me: SideCode | None) -> str:
    """What something is worth to every side whose value is known: "47.5 to the Board, ..."."""
    return ", ".join(
        f"{points(numbers.values[side])} to {named(scenario, side, me)}"
        for side in scenario.side_by_code
        if side in numbers.values
    )


def history_sentences(scenario: Scenario) -> tuple[str, ...]:
    """What really happened."""
    if scenario.history is None:
        return ()
    return (
        f"What really happened: {scenario.history.text}",
        HISTORY_IS_NO_TARGET,
    )
