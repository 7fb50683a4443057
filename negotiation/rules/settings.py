"""Design settings of the rules: small numbers that are choices of the game, not facts."""

from __future__ import annotations

CALLS = 3
"""How many calls a side has in a game."""

DISCLOSURES = 2
"""How many proofs a side can give: free proof would make silence an admission."""

REOPEN_TRUST = -50
"""Thousandths of trust that the others lose in a side that reopens a settled clause."""

THREAT_TRUST = -40
"""Thousandths of trust that the others lose in a side that threatens to impose."""

WALK_OUT_TRUST = -60
"""Thousandths of trust that the others lose in a side that leaves the table."""

LEAK_TRUST = -120
"""Thousandths of trust that the others lose in a side found out to have leaked."""

LEAK_FOUND_OUT = 0.3
"""Chance that a leak is traced to its author."""

LEAK_PRESS = 0.2
"""What each leak adds to the draft's risk of being attacked in public (lever `press_risk`)."""

PROMISE_KEPT_TRUST = 40
"""Thousandths of trust that a kept promise earns with the side it was made to."""

PROMISE_BROKEN_TRUST = -120
"""Thousandths of trust that a broken promise costs with the side it was made to."""

WORKING_GROUP_ROUNDS = 2
"""For how many rounds a working group takes a clause off the table."""

ANALYSIS_LEAVES = 0.5
"""The share of a spread's doubt about money, uptake and work that commissioned analysis leaves."""

IMPOSE_FROM_ROUND = 3
"""The first round in which the board may impose (the last one, in shorter games)."""

POLL_REPLIES = (250, 450)
"""How many members answer an indicative poll: as many as trade papers got (BT06, BT14)."""

POLL_SPREAD = 0.25
"""Standard deviation of such a poll around the ballot, on the logit scale: it is self-selected."""

MANDATE_BASE = 0.25
"""Chance that members relax a red line when the draft is worth no more than the fallback."""

MANDATE_PER_POINT = 0.025
"""What each point by which the draft beats the fallback adds to that chance."""

PACKAGES = 3
"""How many packages that are better for all are offered after the signature, at most."""

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

LEADERSHIP_SPENT = 0.2
"""What local leadership gains in the year in which a side spends it (S20 of the subject list)."""

LEADERSHIP_WORN = 0.1
"""What it has lost in every later year: leaders who swim against the tide tire."""

LEADERSHIP_TIMES = 2
"""How often it can be spent in a game, by all sides together."""

ALTER_TRUST = -60
"""Thousandths of trust that the others lose in a side that alters an indicative settlement."""

EXIT_TRUST = -40
"""Thousandths of trust that the others lose in a side that uses an exit window."""

SPENDING_HEARINGS = 2
"""How often the Treasury looks: refused once, a deal returns to the table; twice, it is dead."""

BALLOTS = 2
"""How many ballots a deal may have: a lost one returns to the table once."""

WARNING_SECONDS = 20
"""How long before the end of a step a silent seat is reminded."""

LEAST_SECONDS = 40
"""The shortest step a clock may end: a reminder must leave as much time again before it."""
