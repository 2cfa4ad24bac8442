"""A hundred verdicts of the shipped packs, drawn at random, equal hand-written SQL and arithmetic by hand."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from liren.kernel.scope import SYSTEM, code_range
from liren.organisations.tests import scene
from liren.places.models import Place
from liren.places.operations.compounds import add_compound
from liren.places.operations.premises import add_premises, add_room
from liren.policy.choices import Reason, State
from liren.policy.expressions.tree import Arithmetic, Comparison, Expression, Extreme, Measured, Number
from liren.policy.models import Pack, Verdict
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.packs.document import Check
from liren.policy.packs.shipped import SHIPPED
from liren.policy.tests.hand_written import BY_HAND
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT, YANGXI
from liren.testing.cast import actor
from liren.testing.people import a_home, a_household, a_person

DRAWN = 100
ORIGINS = ("new", "rebuilt", "leased", "handed_over", "bought")


@pytest.fixture
def judged(area: None) -> None:
    """罗桐社区 with its bodies, twenty communities with premises, people in three; every pack judges everybody."""
    scene.play()
    Place.objects.bulk_create(
        [
            Place(code=f"{SUBDISTRICT}{n:03}", name=f"第{n}社区", short_name=f"第{n}社区", level=12)
            for n in range(101, 115)
        ]
    )
    random = Random(20261128)
    for number, place in enumerate(_communities()):
        _furnish(place, number, random)
    for place in (LUOTONG, FUDONG, YANGXI):
        _settle_people(place, random)
    load_packs(SHIPPED, actor=SYSTEM)
    Pack.objects.update(area="")
    judge_everything()


def test_a_hundred_verdicts_equal_what_is_written_by_hand(judged: None) -> None:
    drawn = Random(7).sample(sorted(_by_figures(), key=lambda v: (v.clause.code, v.place_code)), DRAWN)
    assert len({verdict.clause_id for verdict in drawn}) > 15
    wrong = [line for verdict in drawn if (line := _difference(verdict))]
    assert not wrong, "\n".join(wrong)


def _by_figures() -> list[Verdict]:
    """Verdicts whose every indicator is also written by hand."""
    rows = Verdict.objects.unscoped("a test looks at everything").select_related("clause")
    found = rows.filter(
        clause__check_data__isnull=False, reason__in=(Reason.COMPARED, Reason.SHOWN, Reason.EXCLUDED)
    )
    pairs = [(verdict, Check(verdict.clause.check_data or {})) for verdict in found]
    return [one for one, check in pairs if check.measure and set(check.indicators) <= BY_HAND.keys()]


def _difference(verdict: Verdict) -> str:
    check = Check(verdict.clause.check_data or {})
    value, threshold, upper = (
        _worth(side, verdict.place_code) for side in (check.measure, check.threshold, check.upper)
    )
    state = _state(check, verdict.place_code, value, threshold, upper)
    ours = (State(verdict.state), verdict.value, verdict.threshold)
    hand = (state, _rounded(value), _rounded(threshold))
    return (
        "" if ours == hand else f"{verdict.clause.code} @ {verdict.place_code}: judged {ours}, by hand {hand}"
    )


def _state(check: Check, place: str, value: Any, threshold: Any, upper: Any) -> State:
    data = check.data
    if check.condition and not _holds(check.condition, place):
        return State.NOT_APPLICABLE
    if data["compare"] == "shown":
        return State.NOT_APPLICABLE
    tolerance = Decimal(str(data.get("tolerance", 0))) / 100
    short = {
        ">=": lambda: threshold - value, ">": lambda: threshold - value, "<=": lambda: value - threshold,
        "<": lambda: value - threshold, "==": lambda: abs(value - threshold),
        "between": lambda: max(threshold - value, value - (upper or 0)),
        "about": lambda: abs(value - threshold) - tolerance * threshold,
    }[data["compare"]]()  # fmt: skip
    if short < 0 or (short == 0 and data["compare"] not in {"<", ">"}):
        return State.MET
    near = Decimal(str(data.get("near", 0))) / 100 * abs(threshold)
    return State.NEAR if near and short <= near else State.NOT_MET


def _holds(condition: Comparison, place: str) -> bool:
    left, right = _worth(condition.left, place), _worth(condition.right, place)
    assert left is not None
    assert right is not None
    return {">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right,
            "==": left == right, "!=": left != right}[condition.operator]  # fmt: skip


def _worth(side: Expression | None, place: str) -> Decimal | None:
    """An expression by arithmetic, with the indicators' values from the hand-written SQL."""
    match side:
        case None:
            return None
        case Number(value=value):
            return value
        case Measured(key=key):
            return _by_sql(key, place)
        case Extreme(name=name, parts=parts):
            known = [_worth(part, place) for part in parts]
            return (
                None if None in known else (max if name == "max" else min)(n for n in known if n is not None)
            )
        case Arithmetic(operator=operator, left=left, right=right):
            return _arithmetic(operator, _worth(left, place), _worth(right, place))


def _arithmetic(operator: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None:
        return None
    return {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
    }[operator]()


def _by_sql(key: str, place: str) -> Decimal | None:
    low, high = code_range(place)
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND[key], {"low": low, "high": high, "today": timezone.localdate()})
        found = cursor.fetchone()[0]
    return None if found is None else Decimal(found)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 4)


def _communities() -> list[str]:
    rows = Place.objects.unscoped("a test's ground").filter(level=12).order_by("code")
    return list(rows.values_list("code", flat=True))


def _furnish(place: str, number: int, random: Random) -> None:
    who = actor("wu_li" if place.startswith("330182001") else "dai_yinping")
    home = add_premises(
        actor=who,
        place_code=place,
        name="服务中心",
        origin=ORIGINS[number % 5],
        owner="",
        user="",
        address="",
    )
    for name, functions in (
        ("大厅", ["service_hall"]),
        ("活动室", ["culture_sport"]),
        ("办公室", ["office"]),
    )[: 1 + number % 3]:
        add_room(
            home,
            actor=who,
            name=name,
            area_m2=Decimal(random.randint(2000, 65000)) / 100,
            functions=functions,
        )
    add_compound(actor=who, place_code=place, name="小区", kind=("with_firm", "old_without")[number % 2])


def _settle_people(place: str, random: Random) -> None:
    for n in range(5):
        home = a_home(f"{n}01", building=f"{place[-3:]}幢", place=place)
        head = a_person(
            "余长富", place=place, home=home, standing=random.choice(("both", "living", "registered"))
        )
        a_household(head)
