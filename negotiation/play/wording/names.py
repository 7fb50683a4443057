"""What clauses, options, sides and packages are called. Codes nobody knows are shown as they are.

A record may be older than the scenario at hand, so no function here fails on a strange code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from negotiation.contract.base import ClauseCode, SeatCode, SideCode
from negotiation.contract.scenario import Scenario


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words with commas and a final "and"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def quoted(text: str) -> str:
    """A person's or a scenario's words inside a sentence of ours."""
    return f'"{text}"'


def sentence(text: str) -> str:
    """`text` with a capital and a full stop."""
    text = text.strip()
    ending = "" if text.endswith((".", "!", "?", '."', '!"', '?"')) else "."
    return f"{text[:1].upper()}{text[1:]}{ending}"


def clause_name(scenario: Scenario, clause: ClauseCode) -> str:
    """The name of a clause: "Discharge summaries"."""
    known = scenario.clause_by_code.get(clause)
    return known.name if known else clause


def option_label(scenario: Scenario, clause: ClauseCode, option: int) -> str:
    """The label of an option: "24 hours, £25 if late"."""
    known = scenario.clause_by_code.get(clause)
    if known and 0 <= option < len(known.options):
        return known.options[option].label
    return f"option {option + 1}"


def option_text(scenario: Scenario, clause: ClauseCode, option: int) -> str:
    """What the contract would say."""
    known = scenario.clause_by_code.get(clause)
    if known and 0 <= option < len(known.options):
        return known.options[option].text
    return option_label(scenario, clause, option)


def terms_sentence(scenario: Scenario, terms: Mapping[ClauseCode, int]) -> str:
    """A package: "Discharge summaries to '24 hours, £25 if late', Pay uplift to '1.5 %'".

    Clauses come in the scenario's order, whatever order they were named in.
    """
    if not terms:
        return "no clause moved"
    order = list(scenario.clause_by_code)
    ranked = sorted(terms, key=lambda code: order.index(code) if code in order else len(order))
    return ", ".join(
        f"{clause_name(scenario, clause)} to '{option_label(scenario, clause, terms[clause])}'"
        for clause in ranked
    )


def clauses_sentence(scenario: Scenario, clauses: Iterable[ClauseCode]) -> str:
    """Clauses in order: "Team care, Pay uplift and Quality indicators"."""
    return joined([clause_name(scenario, clause) for clause in clauses]) or "no clause"


def side_name(scenario: Scenario, side: SideCode) -> str:
    """The short name of a side: "GPs"."""
    known = scenario.side_by_code.get(side)
    return known.short if known else side


def named(scenario: Scenario, side: SideCode, me: SideCode | None = None) -> str:
    """A side inside a sentence: "the GPs", or "you"."""
    return "you" if side == me else f"the {side_name(scenario, side)}"


def subject(scenario: Scenario, side: SideCode, me: SideCode | None = None) -> str:
    """A side at the head of a sentence: "The GPs", or "You"."""
    return "You" if side == me else f"The {side_name(scenario, side)}"


def possessive(scenario: Scenario, side: SideCode, me: SideCode | None = None) -> str:
    """Whose: "the GPs'", "the Board's", or "your"."""
    if side == me:
        return "your"
    name = side_name(scenario, side)
    return f"the {name}'" if name.endswith("s") else f"the {name}'s"


def sides_sentence(
    scenario: Scenario, sides: Iterable[SideCode], me: SideCode | None = None
) -> str:
    """Several sides: "you, the Board and the Commissioners"."""
    ordered = sorted(sides, key=lambda side: side != me)
    return joined([named(scenario, side, me) for side in ordered]) or "nobody"


def seat_name(scenario: Scenario, seat: SeatCode, me: SideCode | None = None) -> str:
    """A seat inside a sentence: "the GPs", "you", or "the second chair of the GPs"."""
    side, _, chair = seat.partition(".")
    if not chair:
        return named(scenario, side, me)
    return f"chair {chair} of {named(scenario, side)}"


def audience(scenario: Scenario, to: str, me: SideCode | None = None) -> str:
    """Who hears a message: "all", "you", "the Board", "their own caucus"."""
    if to == "all":
        return "all"
    if to == "caucus":
        return "caucus"
    return named(scenario, to, me)
