"""The forms in which members answer: which part of the ladder speaks for a mode and a metric.

Every answer is read as `logit(share) = direction * (offsets + slope * net)`, where `net` is the
utility of the offer less that of the fallback as far as it is known. What differs from form to
form is how sharply they answer (words, deeds) and where they start (the offsets).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.spans import years

Direction = Literal["polarity", "for", "against"]


@dataclass(frozen=True)
class Form:
    """How one kind of answer is worked out.

    `offsets` are names of parameters with what they are multiplied by, for the direction in which
    the offer is accepted; with `of_deed` they belong to the deed that is counted, whichever way it
    goes. `slope` names a parameter; without one the answer is as sharp as a vote.
    `stray` is the kind of noise. `meaning` says in words what speaks for it.
    """

    meaning: str
    offsets: dict[str, float]
    slope: str = ""
    direction: Direction = "polarity"
    fallback: bool = True
    lasting: float = 0.0
    of_deed: bool = False
    stray: Literal["floor", "stated_exit"] = "floor"
    further: Callable[[Case], dict[str, float]] = field(default=lambda _case: {})

    def sign(self, case: Case) -> float:
        """1 where the metric counts those who accept the offer, -1 where those who do not."""
        if self.direction == "polarity":
            return -1.0 if case.polarity == -1 else 1.0
        return 1.0 if self.direction == "for" else -1.0

    def signed_offsets(self, case: Case) -> dict[str, float]:
        """Every offset with its factor, for the direction in which the metric counts."""
        sign = 1.0 if self.of_deed else self.sign(case)
        found = {name: sign * factor for name, factor in self.offsets.items()}
        found |= {name: sign * factor for name, factor in self.further(case).items()}
        if self.lasting:
            found["answers.lasting_weight"] = sign * self.lasting
        return found


def _protest(case: Case) -> dict[str, float]:
    return {"answers.protest_offset": -(1.0 - case.code("binding"))}


def _meeting(case: Case) -> dict[str, float]:
    words = case.unit.lower()
    gathered = any(word in words for word in ("meeting", "attend", "roadshow"))
    return {"answers.meeting_offset": -1.0} if gathered else {}


def _default(case: Case) -> dict[str, float]:
    """Where refusing is the deed, whoever does nothing is in; a way out has to be taken."""
    return {"answers.default_offset": 1.0} if case.polarity == -1 else {}


_VOTE = {"ladder.vote_offset": 1.0}

BALLOT = Form("vote on an offer", _VOTE)
POLL = Form("poll on an offer's worth, without its alternative", _VOTE, fallback=False)
COMMITTEE = Form("majority of a committee", _VOTE, slope="answers.committee_slope")
REFERENDUM = Form(
    "referendum that leaders call on contested terms",
    {**_VOTE, "answers.contested_offset": -1.0},
    further=_protest,
)
ACTION_BALLOT = Form(
    "ballot to threaten action", {"answers.action_ballot_offset": -1.0}, direction="against"
)
STATED_EXIT = Form(
    "statement of leaving",
    {"answers.stated_exit_offset": -1.0},
    slope="ladder.deed_slope",
    direction="against",
    stray="stated_exit",
    further=_meeting,
)
STATED_MOVE = Form(
    "statement of changing contract", {"ladder.local_offset": 1.0, "answers.words_offset": 1.0}
)
ACTION = Form(
    "action short of breach",
    {"ladder.act_offset": -1.0},
    slope="ladder.deed_slope",
    direction="against",
)
EXIT = Form(
    "leaving together",
    {"answers.leave_offset": -1.0},
    slope="ladder.deed_slope",
    direction="against",
)
SIGNING = Form(
    "signing for a voluntary part",
    {"take_up.base": 1.0},
    slope="answers.signing_slope",
    lasting=1.0,
)
OPTING_OUT = Form(
    "opting out", {"take_up.base": 1.0}, slope="answers.signing_slope", further=_default
)
OVERLAY = Form(
    "joining what is laid over the contract",
    {"answers.overlay_offset": 1.0},
    slope="ladder.deed_slope",
)
MOVING = Form(
    "taking another contract or a budget",
    {"ladder.local_offset": 1.0},
    slope="answers.opting_slope",
    lasting=1.0,
)
MOVING_BACK = Form(
    "moving to the contract that others have",
    {"ladder.local_offset": 1.0},
    slope="answers.opting_slope",
    of_deed=True,
)
SIGNING_IN_DISPUTE = Form(
    "signing in the middle of a dispute",
    {"take_up.base": 1.0},
    slope="answers.signing_slope",
    direction="for",
)
LEAVING_NATIONAL = Form(
    "giving up the national contract for another",
    {"ladder.local_offset": 1.0, "ladder.local_leaving": -1.0},
    slope="answers.opting_slope",
    direction="for",
)
DROPPING_OUT = Form(
    "leaving a voluntary scheme again",
    {"answers.dropout_offset": -1.0},
    slope="ladder.deed_slope",
    direction="against",
    lasting=-1.0,
)
TURNOUT = "turnout"

_POLLS = ("poll_uninformed", "poll_before_batna", "poll_after_batna", "forced_choice")
_BY_MODE: dict[str, Form] = {
    "ballot": BALLOT,
    **dict.fromkeys(_POLLS, BALLOT),
    "poll": POLL,
    "committee": COMMITTEE,
    "referendum": REFERENDUM,
    "ballot_action": ACTION_BALLOT,
    "ballot_stated": ACTION_BALLOT,
    "stated_exit": STATED_EXIT,
    "stated_refusal": BALLOT,
    "replace_stated": STATED_MOVE,
    "action": ACTION,
    "action_no_breach": ACTION,
    "revealed_exit": EXIT,
    "des": SIGNING,
    "optout": OPTING_OUT,
    "overlay": OVERLAY,
    "replace": MOVING,
    "replace_keep_gms": MOVING,
}
_BY_METRIC: dict[str, Form] = {
    "dropout_share": DROPPING_OUT,
    "left_GMS": LEAVING_NATIONAL,
    "switched_to_GMS": MOVING_BACK,
    "signed_in_dispute": SIGNING_IN_DISPUTE,
}


def form_of(case: Case) -> Form | None:
    """The form that speaks for a share of the type walk, None where there is none."""
    return _BY_METRIC.get(case.metric) or _BY_MODE.get(case.mode)


def of_eligible(case: Case) -> bool:
    """Whether the metric counts among all who might have voted, so that turnout enters."""
    return case.metric.endswith("_of_eligible")


def span(case: Case) -> float:
    """Years over which joining or leaving had gone on."""
    return years(case.metric, case.unit)


def table() -> list[tuple[str, str, Form]]:
    """Mode (or metric), kind of key and form, for the page of cases."""
    rows = [(mode, "mode", form) for mode, form in _BY_MODE.items()]
    return rows + [(metric, "metric", form) for metric, form in _BY_METRIC.items()]
