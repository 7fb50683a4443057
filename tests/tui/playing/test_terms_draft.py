"""Terms in hand: any row of steps can be taken back, and only real changes count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from tests.tui.playing.example import DRAFT, SCENARIO

CLAUSES = st.sampled_from(list(SCENARIO.clause_by_code))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), CLAUSES, st.sampled_from((-1, 1))),
        st.tuples(st.just("clear"), CLAUSES, st.just(0)),
        st.tuples(st.just("swap"), CLAUSES, st.just(0)),
    ),
    max_size=20,
)


def compose(draft: TermsDraft, steps: list[tuple[str, str, int]]) -> None:
    for what, clause, by in steps:
        if what == "step":
            draft.step(clause, by)
        elif what == "clear":
            draft.clear(clause)
        else:
            draft.swap_role(clause)


@given(steps=STEPS)
def test_every_change_is_a_real_one_to_an_option_that_exists(
    steps: list[tuple[str, str, int]],
) -> None:
    draft = TermsDraft(SCENARIO, DRAFT)
    compose(draft, steps)
    for clause, option in draft.change.items():
        assert option != DRAFT[clause]
        assert 0 <= option < len(SCENARIO.clause_by_code[clause].options)


@given(steps=STEPS)
def test_give_and_get_share_the_change_between_them(steps: list[tuple[str, str, int]]) -> None:
    draft = TermsDraft(SCENARIO, DRAFT)
    compose(draft, steps)
    give, get = draft.part("give"), draft.part("get")
    assert not set(give) & set(get)
    assert {**give, **get} == draft.change


@given(steps=STEPS)
def test_undo_leads_all_the_way_back(steps: list[tuple[str, str, int]]) -> None:
    draft = TermsDraft(SCENARIO, DRAFT)
    compose(draft, steps)
    while draft.undo():
        pass
    assert draft.change == {}
    assert draft.now.roles == {}


def test_a_trade_asks_first_and_gives_second() -> None:
    draft = TermsDraft(SCENARIO, DRAFT)
    draft.step("teams", 1)
    draft.step("uplift", 1)
    assert draft.part("get") == {"teams": 1}
    assert draft.part("give") == {"uplift": 1}
