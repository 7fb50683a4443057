"""Sending news: which, when it would come by itself, a preview, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.contract.measures import MEASURES
from negotiation.play.wording.names import side_name
from negotiation.tui.screens.console.asking import Choice, Pick

if TYPE_CHECKING:
    from negotiation.contract.inject import Inject
    from negotiation.contract.scenario import Scenario
    from negotiation.play.facilitating import Act, TableRow
    from negotiation.tui.screens.console.acts import Acts

_AS_WRITTEN = "as_written"
_EVERYBODY = "everybody"


def when(inject: Inject) -> str:
    """When it comes by itself."""
    trigger = inject.trigger
    parts = []
    if trigger.round is not None:
        parts.append(f"round {trigger.round}")
    if trigger.year is not None:
        parts.append(f"year {trigger.year}")
    if trigger.measure is not None:
        title = MEASURES[trigger.measure].title
        if trigger.above is not None:
            parts.append(f"{title} above {trigger.above:g}")
        if trigger.below is not None:
            parts.append(f"{title} below {trigger.below:g}")
    return ", ".join(parts) if parts else "by hand only"


def state_of(scenario: Scenario, inject: Inject, rows: list[TableRow]) -> str:
    """Where it was sent already, it or a variant of it."""
    group = inject.variant_of or inject.code
    family = {one.code for one in scenario.injects if group in (one.variant_of, one.code)}
    own = [str(row.table) for row in rows if inject.code in row.news]
    other = [str(row.table) for row in rows if inject.code not in row.news and family & {*row.news}]
    parts = [f"sent at {', '.join(own)}"] if own else []
    parts += [f"a variant sent at {', '.join(other)}"] if other else []
    return "; ".join(parts)


def preview(scenario: Scenario, inject: Inject) -> str:
    """What people would read, and what it would change."""
    levers = [f"{name} {change:+g}" for name, change in inject.effect.levers.items()]
    trust = [
        f"trust in {side_name(scenario, side)} {change:+g}"
        for side, change in inject.effect.trust.items()
    ]
    changes = ", ".join([*levers, *trust]) or "nothing"
    return f"{inject.headline}\n\n{inject.text}\n\nIt changes: {changes}."


async def send_news(screen: Acts) -> None:
    """Choose, look, send."""
    scenario = screen.workshop.scenario
    rows = screen._targets()
    if not scenario.injects:
        screen._tell("This scenario has no news to send.")
        return
    choices = [
        Choice(
            one.code,
            one.headline,
            "; ".join(filter(None, (when(one), state_of(scenario, one, rows)))),
        )
        for one in scenario.injects
    ]
    chosen = await screen.app.push_screen_wait(Pick(f"News for {screen.where}", choices))
    inject = next((one for one in scenario.injects if one.code == chosen), None)
    if inject is None:
        return
    audience = ", ".join(side_name(scenario, side) for side in inject.to) or "everybody"
    to = await screen.app.push_screen_wait(
        Pick(
            preview(scenario, inject),
            [
                Choice(_AS_WRITTEN, f"Send it now, to {audience}", "as written"),
                *([Choice(_EVERYBODY, "Send it now, to everybody")] if inject.to else []),
                *(Choice(s.code, f"Send it now, to {s.name} alone") for s in scenario.sides),
            ],
        )
    )
    if to is None:
        return
    sides = (
        [] if to == _AS_WRITTEN else [s.code for s in scenario.sides] if to == _EVERYBODY else [to]
    )
    why = await screen._why(f"'{inject.headline}' goes to {screen.where} now. Why?", "Send")
    if why is not None:
        act: Act = {"kind": "inject_news", "inject": inject.code, "to": sides}
        await screen._at_all(act, why, "News sent")
