"""What stands behind each measure: published figures, a fit to cases, or design settings alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from negotiation.contract.measures import MeasureName
from negotiation.engine.calibration import fitted
from negotiation.engine.parameters import load

Standing: TypeAlias = Literal["published", "fitted", "design"]

SECTIONS: Mapping[MeasureName, tuple[str, ...]] = {
    "integration": ("domain", "effect", "half", "integration"),
    "integration_experienced": ("domain", "effect", "half", "felt_share", "integration"),
    "cost_gbp_m_per_year": ("money", "practices"),
    "double_payment_gbp_m": ("money.overlap", "money.local_work"),
    "public_cost_gbp_per_head": ("money", "practices"),
    "commissioner_cost_gbp_per_head": ("money.overlap", "money.local_work", "money.running"),
    "reject": ("ladder",),
    "act": ("ladder",),
    "refuse": ("take_up",),
    "go_local": ("ladder.local",),
    "hand_back": ("ladder",),
    "walk_away_index": ("index",),
    "ballot_yes_share": ("ladder",),
    "ballot_turnout": ("ladder.turnout",),
    "gp_income_gbp_per_partner": ("money", "practices"),
    "gp_hours_per_week": ("work",),
    "autonomy": ("autonomy",),
    "practices_losing": ("practices",),
    "emergency_admissions_change": ("outcomes.emergency_most", "outcomes.emergency_gain"),
    "acs_admissions_change": ("outcomes.acs_multiple", "outcomes.acs_indicators"),
    "outpatient_change": ("outcomes.outpatient_specialist", "outcomes.outpatient_team"),
    "diabetes_care": ("outcomes.diabetes",),
    "continuity": ("care.continuity",),
    "inequality": ("care.inequality",),
    "recorded_quality": ("money.achievement", "outcomes.quality"),
    "goodwill_withdrawn_minutes": ("work.goodwill",),
    "radicality": (),
}
"""The numbers that set the size of each measure, by how their names begin."""


def standing(name: MeasureName) -> Standing:
    """What the numbers behind a measure are at best: published, fitted, or design settings."""
    behind = {
        parameter: entry
        for parameter, entry in load().entries.items()
        if any(parameter.startswith(prefix) for prefix in SECTIONS[name])
    }
    if any(parameter in fitted.draws().names for parameter in behind):
        return "fitted"
    if any(entry.tag in ("R", "Rd") for entry in behind.values()):
        return "published"
    return "design"
