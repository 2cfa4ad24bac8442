"""Whether a county has taken communities into its targets of this year (sd-6.1.d)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from liren.kernel.declarations import declared
from liren.policy.operations.targets import set_target
from liren.testing.area import COUNTY, SUBDISTRICT
from liren.testing.cast import actor
from liren.testing.measured import figures

KEY = "policy.in_annual_targets"


def a_target(who: str, place: str, year: int) -> None:
    set_target(actor=actor(who), place_code=place, title="社区用房达标", count=Decimal(3), unit="item", office="民政局",
               starts_on=date(year, 1, 1), due_on=date(year, 12, 31))  # fmt: skip


def counted() -> Decimal | None:
    return figures([declared("indicators")[KEY]], COUNTY)[KEY][0]


def test_only_targets_of_the_county_that_run_this_year_count(area):
    year = timezone.localdate().year
    a_target("lai_zhengping", COUNTY, year - 1)
    a_target("wu_li", SUBDISTRICT, year)
    assert counted() == 0
    a_target("lai_zhengping", COUNTY, year)
    a_target("lai_zhengping", COUNTY, year)
    assert counted() == 1
