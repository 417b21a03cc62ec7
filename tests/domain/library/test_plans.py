"""The three templates of an action plan."""

import pytest

from domain.hub import Hub
from domain.library.outlines import Grid, Heading
from domain.library.plans import ACTIONS, MOST_OBJECTIVES, PlanTemplate, plan_template


@pytest.mark.parametrize("kind", PlanTemplate)
def test_each_has_its_six_parts_and_room_for_three_objectives(kind: PlanTemplate) -> None:
    blocks = plan_template(kind, Hub()).blocks
    parts = [b.text.split()[0] for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert parts == ["1", "2", "3", "4", "5", "6"]
    objectives = [b.text for b in blocks if isinstance(b, Heading) and b.level == 2]
    assert len(objectives) == MOST_OBJECTIVES
    assert "{" not in str(blocks)


def test_only_a_facultys_actions_have_a_department() -> None:
    heads = {
        kind: [b.heads for b in plan_template(kind, Hub()).blocks if isinstance(b, Grid)]
        for kind in PlanTemplate
    }
    assert ("Department", *ACTIONS) in heads[PlanTemplate.FACULTY]
    assert ACTIONS in heads[PlanTemplate.SCHOOL] and ACTIONS in heads[PlanTemplate.SUBJECT]
    titles = {plan_template(kind, Hub()).title for kind in PlanTemplate}
    assert len(titles) == 3
