"""Domains and profiles as GeniusWeb writes them: JSON, one file for the domain, one for each side.

Its files have no place for remarks, so what a profile leaves out is part of the profile's name.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from negotiation.library.domains.profile import DomainError, Profile

DISCRETE = ("discreteutils", "DiscreteValueSetUtilities")
"""How a table of options' values is marked: by most tools and files, and by later versions."""


def domain_text(profile: Profile) -> str:
    """The domain: its issues and their options."""
    return json.dumps(_domain(profile), indent=2) + "\n"


def _domain(profile: Profile) -> dict[str, Any]:
    values = {issue: {"values": list(options)} for issue, options in profile.issues.items()}
    return {"name": profile.domain, "issuesValues": values}


def profile_text(profile: Profile) -> str:
    """One side's profile. GeniusWeb's reservation is a contract: the nearest above the fallback."""
    content: dict[str, Any] = {
        "LinearAdditiveUtilitySpace": {
            "issueUtilities": {
                issue: {
                    DISCRETE[0]: {
                        "valueUtilities": {
                            option: _number(value)
                            for option, value in profile.evaluations[issue].items()
                        }
                    }
                }
                for issue in profile.issues
            },
            "issueWeights": {issue: _number(weight) for issue, weight in profile.weights.items()},
            "domain": _domain(profile),
            "name": f"{profile.side}: {profile.note}",
        }
    }
    if profile.reservation_bid is not None:
        bid = {"issuevalues": profile.reservation_bid}
        content["LinearAdditiveUtilitySpace"]["reservationBid"] = bid
    return json.dumps(content, indent=2) + "\n"


def _number(value: Decimal) -> float:
    """A float that is written with the same twelve decimals."""
    return float(value)


def read_profile(text: str, side: str, file: str) -> Profile:
    """The profile in a file that `profile_text` could have written. Raises DomainError."""
    try:
        content = json.loads(text, parse_float=Decimal)["LinearAdditiveUtilitySpace"]
        domain = content["domain"]
        issues = {
            issue: tuple(values["values"]) for issue, values in domain["issuesValues"].items()
        }
        weights = {issue: Decimal(content["issueWeights"][issue]) for issue in issues}
        evaluations = {issue: _evaluations(content, issue, issues[issue]) for issue in issues}
        bid = content.get("reservationBid")
        chosen = None if bid is None else dict(bid["issuevalues"])
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise DomainError(f"{file}: not a linear additive profile ({error!r})") from error
    if set(content["issueWeights"]) != set(issues) or set(content["issueUtilities"]) != set(issues):
        raise DomainError(f"{file}: weights and utilities must be of the domain's issues")
    if sum(weights.values()) != 1:
        raise DomainError(f"{file}: the weights do not add up to 1")
    return Profile(
        domain=domain["name"],
        side=side,
        issues=issues,
        weights=weights,
        evaluations=evaluations,
        reservation=None,
        reservation_bid=chosen,
    )


def _evaluations(
    content: dict[str, Any], issue: str, options: tuple[str, ...]
) -> dict[str, Decimal]:
    ((kind, table),) = content["issueUtilities"][issue].items()
    if kind not in DISCRETE:
        raise ValueError(f"{issue} is not a discrete issue but {kind}")
    values = table["valueUtilities"]
    if set(values) != set(options):
        raise ValueError(f"the options of {issue} are not those of the domain")
    found = {option: Decimal(values[option]) for option in options}
    if not all(0 <= value <= 1 for value in found.values()):
        raise ValueError(f"an evaluation outside 0 to 1 in {issue}")
    return found
