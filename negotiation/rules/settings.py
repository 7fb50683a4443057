"""Design settings of the rules: small numbers that are choices of the game, not facts."""

from __future__ import annotations

from negotiation.contract.edition import MoveName

AUTHORITY_TRUST = -150
"""Thousandths of GP trust lost when the committee signs without asking its members.

Anchor: in 2012 half of those polled called the negotiation poor after a deal without a ballot.
"""

ELIGIBLE_VOTERS = 40_236
"""GPs who may vote: headcount of 2013 (B06, worked out from published figures)."""

BALLOT_BOXES = 12
"""In how many parts a count is shown."""

BOX_SPREAD = 0.35
"""Standard deviation of one box's yes share around the whole, on the logit scale."""

SURVEY_SPREAD = 1.2
"""Standard deviation of the yearly survey of experienced integration, points of 100."""

BALLOTS = 2
"""How many ballots a deal may have: a lost one returns to the table once."""

PLAYABLE_MOVES: frozenset[MoveName] = frozenset(
    {
        "propose",
        "trade",
        "counter",
        "settle",
        "object",
        "claim",
        "beliefs",
        "ballot",
        "committee_authority",
    }
)
"""The moves an edition can switch on in this version; a scenario asking for others is refused."""
