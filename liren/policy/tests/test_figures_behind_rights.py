"""What is counted from care files is known only to those who may see care."""

from __future__ import annotations

from liren.policy.models import Clause
from liren.policy.operations.settling import judge_everything
from liren.policy.queries.standing import standing
from liren.testing.area import LUOTONG
from liren.testing.cast import actor


def test_a_clause_judged_from_care_is_there_only_for_those_who_may_see_care(packs):
    judge_everything()
    clause = Clause.objects.get(code="tr-2.3")
    clause.check_data = {**(clause.check_data or {}), "measure": "people.care_enrolled"}
    clause.save(update_fields=["check_data"])

    def seen_by(who: str) -> set[str]:
        return {line.clause.code for line in standing(actor(who), LUOTONG)}

    assert seen_by("wu_li") | {"tr-2.3"} == seen_by("pan_shuzhen")
    assert "tr-2.3" not in seen_by("wu_li")
