"""Chance: drawn here alone, once, when an act is decided; the result is recorded."""

from __future__ import annotations

import math
from random import Random
from statistics import NormalDist

from negotiation.engine.projection import BallotForecast
from negotiation.rules.events import BallotCounted
from negotiation.rules.settings import (
    BALLOT_BOXES,
    BOX_SPREAD,
    ELIGIBLE_VOTERS,
    POLL_REPLIES,
    POLL_SPREAD,
    SURVEY_SPREAD,
)

_EDGE = 1e-6


def _normal(random: Random) -> float:
    return NormalDist().inv_cdf(min(1 - _EDGE, max(_EDGE, random.random())))


def _shifted(share: float, shift: float) -> float:
    """A share moved by `shift` on the logit scale."""
    inner = min(1 - _EDGE, max(_EDGE, share))
    return 1 / (1 + math.exp(-(math.log(inner / (1 - inner)) + shift)))


def stream(seed: int, purpose: str) -> Random:
    """The random stream of one purpose in a game; the same again after an act was taken back."""
    return Random(f"{seed}:{purpose}")


def count_ballot(forecast: BallotForecast, seed: int, number: int) -> BallotCounted:
    """Draw the turnout and the count of the game's ballot `number`, box by box."""
    random = stream(seed, f"ballot {number}")
    turnout = _shifted(forecast.turnout_mean, forecast.turnout_spread * _normal(random))
    share = _shifted(forecast.yes_mean, forecast.yes_spread * _normal(random))
    votes = max(BALLOT_BOXES, round(ELIGIBLE_VOTERS * turnout))
    boxes = []
    for box in range(BALLOT_BOXES):
        size = votes // BALLOT_BOXES + (1 if box < votes % BALLOT_BOXES else 0)
        yes = round(size * _shifted(share, BOX_SPREAD * _normal(random)))
        boxes.append((yes, size - yes))
    total = sum(yes for yes, _ in boxes)
    return BallotCounted(
        eligible=ELIGIBLE_VOTERS,
        boxes=tuple(boxes),
        yes=total,
        no=votes - total,
        passed=total > votes - total,
    )


def poll(forecast: BallotForecast, seed: int, number: int) -> tuple[int, int]:
    """An indicative poll of members: yes share in thousandths, and the number of replies."""
    random = stream(seed, f"poll {number}")
    replies = random.randint(*POLL_REPLIES)
    share = _shifted(forecast.yes_mean, POLL_SPREAD * _normal(random))
    yes = sum(random.random() < share for _ in range(replies))
    return round(1000 * yes / replies), replies


def happens(chance: float, seed: int, purpose: str) -> bool:
    """Whether something with this chance comes about."""
    return stream(seed, purpose).random() < chance


def survey(experienced: float, seed: int, year: int) -> float:
    """Experienced integration as a year's survey finds it: the truth with sampling noise."""
    noise = SURVEY_SPREAD * _normal(stream(seed, f"survey {year}"))
    return min(100.0, max(0.0, experienced + noise))


def pick(count: int, seed: int, purpose: str) -> int:
    """One of `count` things, by chance."""
    return stream(seed, purpose).randrange(count)
