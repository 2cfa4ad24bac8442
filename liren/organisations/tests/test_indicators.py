"""Every indicator of this room, against numbers counted by hand from the scene."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from liren.kernel.declarations import Indicator
from liren.kernel.units import Unit
from liren.organisations.indicators import INDICATORS
from liren.organisations.queries.counted import Counted, counted
from liren.organisations.tests import scene
from liren.testing.area import COUNTY, LUOTONG, SUBDISTRICT

BY_KEY: dict[str, Indicator] = {one.key.removeprefix("organisations."): one for one in INDICATORS}
EXPECTED: dict[str, tuple[Any, Any]] = {
    # key: numerator and denominator in 罗桐社区 (None: there is none)
    "committee_members": (5, None), "women_members": (2, None), "full_time_share": (4, 5), "local_share": (4, 5),
    "elected_share": (4, 5), "college_share": (3, 5), "working_age_share": (3, 5), "members_young": (1, None),
    "members_middle": (2, None), "members_older": (2, None), "director_trained_12m": (1, 1),
    "director_months_since_training": (6, 1), "others_trained_24m": (1, 4), "others_months_since_training": (44, 1),
    "newcomers_mentored": (1, 3), "certified_workers": (1, None), "certified_share": (1, 4), "social_workers": (1, None),
    "urban_communities_certified_share": (1, 1), "market_town_communities_certified_share": (0, 0), "insured": (2, 4),
    "insurable_staff": (4, None), "insurances_held": (21, None), "hired_by_exam": (1, 4), "openly_recruited_share": (1, 4),
    "in_pay_grid": (4, 4), "one_person_both_posts": (1, None), "cross_posts": (2, None), "legal_advisers": (1, None),
    "promotions": (1, None),
    "committees": (1, None), "party_organisation": (1, None), "big_party_committee": (1, None),
    "supervisory_committee": (1, None), "party_in_groups_grids": (0, None), "party_in_office_buildings": (0, None),
    "party_in_parks": (0, None), "party_in_markets": (1, None), "party_posts_filled": (1, 1), "party_place": (1, None),
    "owners_committees": (1, None), "owners_committee_cross_posts": (1, 1), "social_organisations": (2, None),
    "social_organisations_filed": (1, 2), "social_organisations_graded": (1, 2), "incubated_kinds": (1, None),
    "four_kinds": (4, None), "partner_kinds": (3, None), "bodies_tied": (2, 4), "social_work_station": (1, None),
    "federation": (0, None), "subcommittees_six": (2, None), "subcommittees_three": (2, None), "subcommittees_four": (2, None),
    "subcommittees_law2025": (3, None), "elders_women_children_committee": (1, None), "subcommittee_chairs": (1, 3),
    "subcommittee_texts": (1, 3), "groups_without_leader": (1, None), "credit_code_on_file": (0, None), "own_account": (1, None),
    "representative_is_director": (1, None), "terms_overdue": (0, None), "direct_election_share": (1, 1),
    "term_years": (5, 1), "term_years_old_rule": (5, 1),
    "working_rules": (3, None), "daily_rules": (3, None), "convention": (1, None), "charter": (0, None), "duty_list": (1, None),
    "finance_rules": (1, None), "plans_in_force": (2, None), "party_rules": (0, None), "red_black_rule": (0, None),
    "handbook": (0, None),
    "compounds_surveyed": (2, 3), "compounds_with_body": (1, 3), "compounds_with_party": (1, 3),
    "eligible_with_party_share": (1, 1), "eligible_with_owners_committee_share": (1, 1), "firmless_served": (1, 2),
    "compounds_with_model": (2, 3), "property_models": (2, None), "homes_under_service": (4, 4), "relocation_with_body": (0, 0),
    "compounds_with_rules_share": (1, 3), "buildings_without_head": (1, None),
    "money_kinds_paid": (1, None), "budget_lines_paid": (0, None), "office_money": (80_000, 1), "self_governance_money": (20_000, 1),
    "party_money": (5_000, None), "paid_share": (9_000_000, 11_500_000), "county_share": (1_000_000, 11_500_000),
    "allocations_without_reason": (1, None), "facility_kinds": (1, None), "one_stop_hall": (1, None), "information_points": (1, 1),
    "above_resident_price": (1, None), "social_work_rooms": (1, None), "gaps_without_funds": (1, None), "conversions_done": (0, 1),
    "gap_projects_done": (1, 2), "unified_items": (1, None), "handed_over_allocated": (1, 2), "pay_grid_posts": (3, 1),
    "pay_grid_grades": (18, 1), "working_group_and_plan": (1, None),
    "area_test_in_period": (1, 5), "group_heads": (2, None), "group_deputies": (1, None), "subdistrict_centre_area": (1050, None),
    "subdistrict_centre_hall": (1, None), "county_centre_area": (3400, None), "county_centre_hall": (1, None),
    "alliance_kinds": (3, None), "bodies_without_responsibility": (1, None), "guidance_rules": (0, None),
    "grids_in_system_share": (1, 2), "compounds_unassigned": (2, None), "buildings_unassigned": (1, None),
    "households_unassigned": (2, None), "courtyards_with_plan_share": (1, 2), "courtyards_mended_share": (1, 1),
}  # fmt: skip
ABOVE = {
    **dict.fromkeys(("pay_grid_posts", "pay_grid_grades", "group_heads", "group_deputies", "subdistrict_centre_area",
                     "subdistrict_centre_hall", "alliance_kinds"), SUBDISTRICT),
    "county_centre_area": COUNTY, "county_centre_hall": COUNTY,
}  # fmt: skip
"""What is not counted in the community: where it is."""


@pytest.fixture(scope="module")
def community(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The scene, played once for all tests of this file and taken back afterwards."""
    from tests.ground import committed

    with committed(django_db_blocker):
        from liren.testing.area import make_area

        make_area()
        scene.play()
        yield


def measured(indicator: Indicator, place: str) -> tuple[Decimal | None, Decimal | None]:
    """What the indicator's own SQL gives for a place."""
    source = indicator.source
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT coalesce({indicator.numerator}, 0), {indicator.denominator or 'NULL'} FROM {source.rows}"
            f" WHERE ({source.where}) AND left({source.place}, 12) = %(place)s",
            {"today": scene.TODAY, "place": place},
        )
        row: tuple[Decimal | None, Decimal | None] = cursor.fetchone()
    return row


@pytest.mark.parametrize("key", BY_KEY)
def test_what_is_measured_is_what_can_be_counted(key: str, community: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        found = measured(BY_KEY[key], ABOVE.get(key, LUOTONG))
    assert found == EXPECTED[key]


def test_every_indicator_has_its_number() -> None:
    assert set(BY_KEY) == set(EXPECTED)


@pytest.mark.parametrize("key", BY_KEY)
def test_every_indicator_says_what_it_is_and_opens_its_records(key: str) -> None:
    one = BY_KEY[key]
    assert one.label
    assert one.definition
    Unit.of(one.unit)
    assert reverse(one.drill_down)


@pytest.mark.parametrize("key", [key for key, one in BY_KEY.items() if "counted=" in one.drill_query])
def test_a_figure_opens_the_records_that_it_counts(key: str, community: None, django_db_blocker: Any) -> None:
    one, place = BY_KEY[key], ABOVE.get(key, LUOTONG)
    with django_db_blocker.unblock():
        narrowed = counted(one.key, one.drill_down, place, scene.TODAY)
        assert narrowed is not None
        found = rows_of(narrowed)
    assert narrowed.label == one.label
    if one.numerator.startswith("count(*)"):
        assert found == EXPECTED[key][0]
    else:
        assert bool(found) == bool(EXPECTED[key][0])


def rows_of(narrowed: Counted) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(DISTINCT key) FROM ({narrowed.keys.sql}) AS counted (key)", narrowed.keys.params
        )
        return int(cursor.fetchone()[0])


def test_only_the_page_of_a_figure_is_narrowed_by_it(community: None) -> None:
    assert counted("organisations.committees", "organisations:members", LUOTONG, scene.TODAY) is None
    assert counted("organisations.nothing", "organisations:list", LUOTONG, scene.TODAY) is None
