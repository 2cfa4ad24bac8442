"""What communities are guaranteed: money allocated and paid, facilities, projects, unified items, the pay grid."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.choices import PLANNED_KINDS
from liren.organisations.indicators.parts import (
    LIST,
    MONEY,
    PAY,
    during,
    figure,
    listed,
    number,
    share,
    standing,
    watch,
)

ALLOCATED = Source(
    key="organisations.money",
    rows=f"""(
        SELECT a.place_code, a.line, sum(a.amount_fen) AS amount, sum(p.paid) AS paid, 0 AS committees,
               sum(a.amount_fen) FILTER (WHERE a.source = 'county') AS county,
               count(*) FILTER (WHERE a.reason = '') AS without_reason
          FROM organisations_allocation a CROSS JOIN LATERAL (
            SELECT coalesce(sum(y.amount_fen), 0) AS paid FROM organisations_payment y
             WHERE y.allocation_id = a.id AND y.paid_on <= %(today)s) AS p
         WHERE a.year = date_part('year', %(today)s::date) GROUP BY a.place_code, a.line
        UNION ALL
        SELECT o.place_code, '', 0, 0, 1, 0, 0 FROM organisations_organisation o WHERE o.kind = 'committee' AND {standing("o")}
    ) AS y""",
    place="y.place_code",
    watch=watch("allocation", "payment", "organisation"),
)
FACILITIES = Source(
    key="organisations.facilities",
    rows="organisations_facility f",
    place="f.place_code",
    where="(f.from_on IS NULL OR f.from_on <= %(today)s) AND (f.to_on IS NULL OR f.to_on >= %(today)s)",
    watch=watch("facility"),
)
PROJECTS = Source(
    key="organisations.projects", rows="organisations_project j", place="j.place_code", watch=watch("project")
)
ITEMS = Source(
    key="organisations.unified",
    rows="organisations_unifieditem u",
    place="u.place_code",
    where="u.in_place",
    watch=watch("unifieditem"),
)
HANDED_OVER = Source(
    key="organisations.handed_over",
    rows="places_premises p",
    place="p.place_code",
    where="p.origin = 'handed_over' AND (p.to_on IS NULL OR p.to_on >= %(today)s)",
    watch={"places_premises": "{row}.place_code"},
)
GRIDS = Source(
    key="organisations.pay_schemes",
    rows="(SELECT s.place_code, (SELECT count(*) FROM jsonb_object_keys(s.ranges)) AS posts,"
    " (SELECT max((r.value->>1)::int) FROM jsonb_each(s.ranges) r) AS grades"
    f" FROM organisations_payscheme s WHERE {during('s')}) AS g",
    place="g.place_code",
    watch=watch("payscheme"),
)
PLAN_AND_GROUP = Source(
    key="organisations.plans_and_groups",
    rows=f"""(
        SELECT o.place_code, 'group' AS part FROM organisations_organisation o WHERE o.kind = 'working_group' AND {standing("o")}
        UNION ALL
        SELECT r.place_code, 'plan' FROM organisations_ruletext r WHERE r.kind_id = 'work_plan' AND {during("r")}
    ) AS w""",
    place="w.place_code",
    watch=watch("organisation", "ruletext"),
)
SUBDISTRICT_CENTRE, COUNTY_CENTRE = (
    f"f.kind = 'service_centre' AND f.working AND length(f.place_code) = {digits}" for digits in (9, 6)
)
PAID = "y.amount > 0 AND y.paid >= y.amount"

INDICATORS = (
    number("money_kinds_paid", _("Kinds of money paid, of three"), "item", ALLOCATED,
           f"y.line IN ('office', 'service', 'self_governance') AND {PAID}",
           _("Office money, service money and self-governance money of this year: how many are allocated and paid in full."), MONEY),
    number("budget_lines_paid", _("Budget lines paid, of three"), "item", ALLOCATED,
           f"y.line IN ('service', 'pay', 'facilities') AND {PAID}",
           _("Service, basic pay, facilities and information technology of this year: how many are paid in full."), MONEY),
    figure("office_money", _("Office money per committee"), "yuan", ALLOCATED,
           "sum(y.amount) FILTER (WHERE y.line = 'office') / 100.0",
           _("Office money allocated this year, divided by the committees."), MONEY, denominator="sum(y.committees)"),
    figure("self_governance_money", _("Self-governance money per committee"), "yuan", ALLOCATED,
           "sum(y.amount) FILTER (WHERE y.line = 'self_governance') / 100.0",
           _("Self-governance money allocated this year, divided by the committees."), MONEY, denominator="sum(y.committees)"),
    figure("party_money", _("Party organisation money allocated this year"), "yuan", ALLOCATED,
           "sum(y.amount) FILTER (WHERE y.line = 'party') / 100.0",
           _("Money for the Party organisation allocated this year."), MONEY),
    figure("paid_share", _("Money paid of that allocated"), "percent", ALLOCATED, "sum(y.paid)",
           _("Money of this year that is paid, of all that is allocated."), MONEY, denominator="sum(y.amount)"),
    figure("county_share", _("Share from the county"), "percent", ALLOCATED, "sum(y.county)",
           _("Money of this year from the county's budget, of all that is allocated."), MONEY, denominator="sum(y.amount)"),
    figure("allocations_without_reason", _("Allocations without a reason"), "item", ALLOCATED, "sum(y.without_reason)",
           _("Allocations of this year that do not say why this much."), MONEY),
    figure("facility_kinds", _("Kinds of facility present, of twelve"), "item", FACILITIES,
           f"count(DISTINCT f.kind) FILTER (WHERE f.working AND f.kind IN ({listed(PLANNED_KINDS)}))",
           _("Kinds of facility of GB 50180-93 that work."), MONEY),
    number("one_stop_hall", _("One-stop halls"), "item", FACILITIES, "f.working AND f.one_stop_hall",
           _("Facilities with a one-stop hall that work."), MONEY),
    figure("subdistrict_centre_area", _("Area of the subdistrict's service centre"), "m2", FACILITIES,
           f"sum(f.area_m2) FILTER (WHERE {SUBDISTRICT_CENTRE})",
           _("Square metres of service centres that belong to a subdistrict and work."), MONEY),
    figure("county_centre_area", _("Area of the county's service centre"), "m2", FACILITIES,
           f"sum(f.area_m2) FILTER (WHERE {COUNTY_CENTRE})",
           _("Square metres of service centres that belong to a county and work."), MONEY),
    number("subdistrict_centre_hall", _("One-stop hall of the subdistrict's centre"), "item", FACILITIES,
           f"{SUBDISTRICT_CENTRE} AND f.one_stop_hall", _("Service centres of a subdistrict that have a one-stop hall and work."), MONEY),
    number("county_centre_hall", _("One-stop hall of the county's centre"), "item", FACILITIES,
           f"{COUNTY_CENTRE} AND f.one_stop_hall", _("Service centres of a county that have a one-stop hall and work."), MONEY),
    share("information_points", _("Information points that work"), FACILITIES, "f.working", "f.kind = 'information_point'",
          _("Information points and terminals that work, of all."), MONEY),
    number("above_resident_price", _("Facilities charged above the resident price"), "item", FACILITIES, "NOT f.resident_price",
           _("Facilities that pay more than residents' prices for water, power, gas or heat."), MONEY),
    number("social_work_rooms", _("Community social-work rooms"), "room", FACILITIES, "f.working AND f.kind = 'social_work_room'",
           _("Social-work rooms that work."), MONEY),
    number("gaps_without_funds", _("Facility gaps without a funded project"), "item", PROJECTS,
           "j.accepted_on IS NULL AND j.funded_on IS NULL AND j.kind = 'gap'",
           _("Gaps in the facilities that are open and have no money."), MONEY),
    share("conversions_done", _("Centre conversions done"), PROJECTS, "j.accepted_on <= %(today)s", "j.kind = 'conversion'",
          _("Friendly conversions that are accepted, of all on file."), MONEY),
    share("gap_projects_done", _("Gap projects done"), PROJECTS, "j.accepted_on <= %(today)s", "j.kind = 'gap'",
          _("Projects that close gaps and are accepted, of all on file."), MONEY),
    number("unified_items", _("Unified items, of five"), "item", ITEMS, "TRUE",
           _("Sign, stations, rules, notices and window signs that are in place."), MONEY),
    share("handed_over_allocated", _("Handed-over premises allocated"), HANDED_OVER, 'p."user" <> \'\'', "TRUE",
          _("Premises handed over by developers that a community uses, of all handed over."), "organisations:guarantees"),
    figure("pay_grid_posts", _("Posts of the pay grid"), "post", GRIDS, "sum(g.posts)",
           _("How many posts the pay grid in force knows; the mean where several are."), PAY, denominator="count(*)"),
    figure("pay_grid_grades", _("Grades of the pay grid"), "item", GRIDS, "sum(g.grades)",
           _("How many levels the pay grid in force has; the mean where several are."), PAY, denominator="count(*)"),
    figure("working_group_and_plan", _("Working group and plan"), "item", PLAN_AND_GROUP,
           "(count(DISTINCT w.part) = 2)::int", _("Communities with a working group and a work plan in force."), LIST),
)  # fmt: skip
