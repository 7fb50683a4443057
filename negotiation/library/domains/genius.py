"""Domains and profiles as Genius writes them: one XML file for the domain, one for each side."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree as ET

from negotiation.library.domains.profile import DomainError, Profile


def domain_text(profile: Profile) -> str:
    """The domain: its issues and their options, without anybody's values."""
    root = ET.Element("negotiation_template")
    space = ET.SubElement(root, "utility_space", number_of_issues=str(len(profile.issues)))
    _objective(space, profile, valued=False)
    return _text(root)


def profile_text(profile: Profile) -> str:
    """One side's profile; a comment says what it leaves out."""
    root = ET.Element("utility_space", type="any", number_of_issues=str(len(profile.issues)))
    # Two hyphens end a comment, and no option's name can stand in a note.
    root.append(ET.Comment(f" {profile.side}: {profile.note} "))
    objective = _objective(root, profile, valued=True)
    for index, issue in enumerate(profile.issues, start=1):
        ET.SubElement(objective, "weight", index=str(index), value=_plain(profile.weights[issue]))
    ET.SubElement(root, "discount_factor", value="1.0")
    if profile.reservation is not None:
        ET.SubElement(root, "reservation", value=_plain(profile.reservation))
    return _text(root)


def _objective(parent: ET.Element, profile: Profile, *, valued: bool) -> ET.Element:
    objective = ET.SubElement(
        parent,
        "objective",
        index="0",
        etype="objective",
        type="objective",
        description="",
        name=profile.domain,
    )
    for index, (issue, options) in enumerate(profile.issues.items(), start=1):
        child = ET.SubElement(
            objective,
            "issue",
            index=str(index),
            etype="discrete",
            type="discrete",
            vtype="discrete",
            name=issue,
        )
        for number, option in enumerate(options, start=1):
            item = ET.SubElement(child, "item", index=str(number), value=option)
            if valued:
                item.set("evaluation", _plain(profile.evaluations[issue][option]))
    return objective


def _plain(share: Decimal) -> str:
    return format(share.normalize(), "f")


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def read_profile(text: str, side: str, file: str) -> Profile:
    """The profile in a file that `profile_text` could have written. Raises DomainError."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise DomainError(f"{file}: document types are not read")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without document types nothing can expand
        objective = _only(root, "objective")
        read = [_issue(child) for child in objective.findall("issue")]
        weights = [
            (int(child.attrib["index"]), Decimal(child.attrib["value"]))
            for child in objective.findall("weight")
        ]
        kept = root.find("reservation")
        reservation = None if kept is None else Decimal(kept.attrib["value"])
    except (ET.ParseError, KeyError, ValueError, InvalidOperation) as error:
        raise DomainError(f"{file}: not a profile of discrete issues ({error!r})") from error
    if [index for index, _ in weights] != list(range(1, len(read) + 1)):
        raise DomainError(f"{file}: there must be one weight for each issue, in order")
    if sum(weight for _, weight in weights) != 1:
        raise DomainError(f"{file}: the weights do not add up to 1")
    return Profile(
        domain=objective.attrib.get("name", ""),
        side=side,
        issues={name: tuple(options) for name, options in read},
        weights={name: weight for (name, _), (_, weight) in zip(read, weights, strict=True)},
        evaluations=dict(read),
        reservation=reservation,
        reservation_bid=None,
    )


def _only(parent: ET.Element, tag: str) -> ET.Element:
    found = parent.findall(tag)
    if len(found) != 1:
        raise ValueError(f"{len(found)} elements <{tag}>, not one")
    return found[0]


def _issue(child: ET.Element) -> tuple[str, dict[str, Decimal]]:
    options = {
        item.attrib["value"]: Decimal(item.attrib["evaluation"]) for item in child.findall("item")
    }
    if len(options) != len(child.findall("item")):
        raise ValueError(f"two options of the same name in {child.attrib['name']}")
    if not all(0 <= evaluation <= 1 for evaluation in options.values()):
        raise ValueError(f"an evaluation outside 0 to 1 in {child.attrib['name']}")
    return child.attrib["name"], options
