"""Sentences that say what an option does and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from negotiation.contract.clause import Option
from negotiation.contract.levers import LeverName
from negotiation.engine.evidence import lookup
from negotiation.engine.projection import Reason

MOST_SENTENCES = 2
"""What is said of one option; more is a lecture."""


@dataclass(frozen=True)
class Note:
    """A sentence for options that set `lever` above (or below) nothing, and not `without`.

    `voluntary` limits it to options that are voluntary, or to those that are not.
    """

    lever: LeverName
    text: str
    evidence: tuple[str, ...]
    sign: Literal[1, -1] = 1
    without: LeverName | None = None
    voluntary: bool | None = None

    def fits(self, option: Option) -> bool:
        """Whether the sentence is true of this option."""
        set_so = self.sign * option.levers.get(self.lever, 0.0) > 0
        absent = self.without is None or option.levers.get(self.without, 0.0) == 0
        return set_so and absent and self.voluntary in (None, option.voluntary)


NOTES: tuple[Note, ...] = (
    Note(
        "discharge_duty",
        "little change: a duty on hospitals without a payment link was followed by 12 % more late "
        "summaries",
        ("BT50",),
        without="discharge_penalty",
    ),
    Note(
        "discharge_penalty",
        "money withheld for each late summary gives the duty force; a duty alone did nothing",
        ("BT50", "B121"),
    ),
    Note(
        "leaves_national_deal",
        "one GP in four said they would give up the national contract, and next to nobody did",
        ("BT18",),
    ),
    Note(
        "budget_scope",
        "a budget that keeps the national contract drew over half of GPs in seven years",
        ("BT28", "BT36"),
        without="leaves_national_deal",
    ),
    Note(
        "item_pay",
        "retired points free time and pay, but what is no longer paid for is recorded less: care "
        "plans fell by 40 points in Scotland",
        ("BT33", "B153"),
        sign=-1,
    ),
    Note(
        "item_pay",
        "pay for recorded items cut avoidable admissions by 3 % in a year and 10 % in four",
        ("BT40",),
    ),
    Note(
        "outcome_weight",
        "pay follows results and not records, which three GPs in four oppose as out of their hands",
        ("BT40", "B168"),
    ),
    Note(
        "outcome_pay",
        "pay for outcomes is earned only in part: groups got 20 to 32 % of what was on offer",
        ("BT13",),
    ),
    Note(
        "pooling",
        "networks paid in part on joint results took care plans from 10 % to 88 %",
        ("BT46",),
    ),
    Note(
        "network_norm",
        "where a network became the norm, more than 99 % of practices joined",
        ("BT19",),
        voluntary=True,
    ),
    Note(
        "network_pay",
        "a small scheme leaves many out: 40 to 45 % of practices had not signed for one",
        ("BT09",),
        without="network_norm",
        voluntary=True,
    ),
    Note(
        "staff_reimbursement",
        "with better money for staff, four in five who would have refused became one in fifty",
        ("BT20", "BT21"),
    ),
    Note(
        "shared_record",
        "the networks that shared their data made the largest gains in care",
        ("BT46",),
    ),
    Note(
        "patient_access",
        "a duty opens practices sooner than patients: 97 % of practices, 4.5 % of patients",
        ("BT49",),
    ),
    Note(
        "core_precision",
        "a precise core ends paying twice, and unpaid extras with it",
        ("S89", "BT30"),
    ),
    Note(
        "core_repricing",
        "priced work costs more than planned: £1.76bn more in three years after 2003",
        ("BT30",),
    ),
    Note(
        "specialist_sessions",
        "specialists beside networks went with 11 points more eye screening",
        ("BT46",),
    ),
    Note(
        "pathway_scope",
        "one price for diabetes care brought better coordination, and no saving",
        ("BT35",),
    ),
    Note(
        "bundle_price",
        "one price for diabetes care brought better coordination, and no saving",
        ("BT35",),
        without="pathway_scope",
    ),
    Note(
        "social_care_link",
        "where health and social care teams were pooled, beds in use fell by three tenths in ten "
        "years",
        ("BT48",),
    ),
    Note(
        "team_care",
        "team care shows late: pilots had 20 % fewer outpatient visits, but 2 % more emergencies",
        ("BT41",),
    ),
    Note(
        "care_plan_minutes",
        "plans alone left admissions where they were",
        ("BT43",),
    ),
    Note("mdt_minutes", "meetings alone left admissions where they were", ("BT43",)),
    Note(
        "threshold_rise",
        "practices already reach 97 % of points, so higher bars mean more work for the same pay",
        ("B54", "BT09"),
    ),
    Note(
        "access_minutes",
        "two thirds rejected longer opening at first, and one in seven once they knew the fallback",
        ("BT06",),
    ),
    Note(
        "brief_advice_minutes",
        "advice at every contact risks patients who feel lectured",
        ("S89",),
    ),
    Note("records_minutes", "records take time that nobody has counted", ("BT49",)),
    Note(
        "equalisation",
        "two in five practices lose when guarantees are shared out, a few of them very much",
        ("B42", "BT12"),
    ),
    Note(
        "transition_protection",
        "a few large losers are enough to force a delay, so a promise to them buys peace",
        ("BT12", "BT03"),
    ),
    Note(
        "workload_cap",
        "talks about a safe limit ended a threat that billions had hardly moved",
        ("BT14",),
    ),
    Note(
        "settlement_years",
        "years that people can plan on shorten delivery; prices may run ahead of them",
        ("BT19", "BT23"),
    ),
    Note(
        "settlement_indicative",
        "indicative years steady planning only as far as they are believed",
        ("S89",),
    ),
    Note(
        "inflation_reopener",
        "the five-year deal without a reopener ended in a vote of 99 % against",
        ("BT23", "BT24"),
    ),
    Note(
        "variation_protection",
        "terms laid down by one side left 45 % of GPs less engaged",
        ("BT09",),
    ),
    Note("arbitration", "an arbitrator's awards cost more than the pay line", ("BT23",)),
    Note(
        "delegation",
        "early delegation gives local leaders something to lead with",
        ("S38", "S89"),
    ),
    Note(
        "management_allowance",
        "new groups had £25 a head for management; less slows them down",
        ("S38",),
    ),
    Note(
        "global_sum_uplift",
        "core pay is what practices count on: £1 a patient is £7,000 to an average practice",
        ("B03", "B22"),
    ),
    Note(
        "global_sum_uplift",
        "less core pay: three lean years wore income down, but brought no exit",
        ("BT05",),
        sign=-1,
    ),
    Note(
        "core_pay",
        "money in core pay comes whatever is recorded: four GPs in five wanted indicator money "
        "there",
        ("B153", "B24"),
    ),
    Note(
        "local_pay",
        "local money may buy work that a vague core contract already covers",
        ("S89",),
    ),
    Note("indemnity_support", "indemnity helped to carry the network deal", ("BT19",)),
    Note(
        "premises_support",
        "premises are 8 % of what practices are paid, and weigh on whoever owns them",
        ("B65", "BT17"),
    ),
    Note(
        "records_support",
        "at 28p a patient under 3 % of practices opened their records",
        ("BT49",),
    ),
    Note(
        "autonomy",
        "four in five GPs name control of their practice as the reason to stay in the contract",
        ("B172",),
        sign=-1,
    ),
    Note(
        "autonomy",
        "control of their own practice is what GPs name first",
        ("B172",),
    ),
    Note("radicality", "bold change uses up goodwill on every side", ("S89",)),
    Note("press_risk", "public attack wears down backing for a deal", ("S89",)),
    Note("downside_share", "few groups take a budget whose losses they bear", ("BT36",)),
    Note("upside_share", "keeping what is saved is what draws groups to a budget", ("BT28",)),
    Note("network_norm", "a duty to join answers refusal with resentment", ("BT19",)),
    Note("network_pay", "pay for working together brings practices into networks", ("BT19",)),
)
"""What can be said, the most telling first."""


def reasons(option: Option) -> tuple[Reason, ...]:
    """What is to be said of an option: its most telling sentences, with their evidence."""
    fitting = [note for note in NOTES if note.fits(option)][:MOST_SENTENCES]
    return tuple(
        Reason(
            text=f"{note.text} [{', '.join(note.evidence)}]",
            evidence=note.evidence,
            design=all(lookup(key).tag == "D" for key in note.evidence),
        )
        for note in fitting
    )
