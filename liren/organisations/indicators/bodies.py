"""Which bodies a community has, how they are led and tied."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Indicator, Source
from liren.organisations.indicators.parts import (
    LIST,
    during,
    figure,
    listed,
    number,
    share,
    standing,
    watch,
)

BODIES = Source(
    key="organisations.bodies",
    rows="organisations_organisation o LEFT JOIN organisations_filing f ON f.organisation_id = o.id"
    " LEFT JOIN organisations_legalperson l ON l.organisation_id = o.id",
    place="o.place_code",
    row="o.id",
    where=standing("o"),
    watch=watch("organisation", "filing", "legalperson", "post", "tie", "ruletext"),
)
ALLIED = Source(
    key="organisations.alliance",
    rows=f"""(
        SELECT left(t.place_code, 9) AS place_code, CASE
                 WHEN o.kind = 'party_organisation' AND o.area = 'subdistrict' THEN 'subdistrict'
                 WHEN o.kind = 'party_organisation' AND o.area IN ('community', 'big') THEN 'community'
                 WHEN o.kind IN ('committee', 'social_work_station', 'social_work_agency') THEN 'social_workers'
                 WHEN o.kind = 'stationed_unit' THEN 'unit' END AS kind
          FROM organisations_tie t JOIN organisations_organisation o ON o.id IN (t.organisation_id, t.other_id)
         WHERE t.bond = 'alliance' AND {during("t")} AND {standing("o")}
    ) AS a""",
    place="a.place_code",
    watch=watch("tie", "organisation"),
)
"""The Party-building alliance of a subdistrict (xaj-3.1): whoever is tied into it, from whichever community."""

SIX = ("mediation", "order", "public_health", "social_security", "culture_sport", "environment_property")
THREE, FOUR = SIX[:3], (*SIX[:3], "environment_property")
LAW = (*THREE, "elders_women_children")
ANSWERABLE = ("department", "committee")
IN_WRITING = ("duty_list", "responsibility")
SOCIAL = "o.kind = 'social_organisation' AND (f.exit_on IS NULL OR f.exit_on > %(today)s)"
SUB = "o.kind = 'sub_committee'"
COMMUNITY_PARTY = "o.kind = 'party_organisation' AND o.area = 'community'"
HELD = f"SELECT FROM organisations_post p WHERE p.organisation_id = o.id AND {during('p')}"
BIG_PARTY = "o.kind = 'party_organisation' AND o.area = 'big'"
PLACED_PARTY = f"{COMMUNITY_PARTY} AND o.address <> ''"
SUPERVISING = f"o.kind = 'supervisory_committee' AND EXISTS ({HELD})"
CHAIR = f"""EXISTS ({HELD} AND p.role = 'chair' AND p.member_id IN (
    SELECT c.member_id FROM organisations_post c JOIN organisations_organisation k ON k.id = c.organisation_id
     WHERE k.kind = 'committee' AND c.role IN ('director', 'deputy', 'member') AND {during("c")}))"""
CROSS = f"""EXISTS ({HELD} AND p.member_id IN (
    SELECT c.member_id FROM organisations_post c JOIN organisations_organisation k ON k.id = c.organisation_id
     WHERE k.kind IN ('committee', 'party_organisation') AND {during("c")}))"""
TEXTS_OF_SUB = f"""(SELECT count(DISTINCT r.kind_id) FROM organisations_ruletext r
    WHERE r.organisation_id = o.id AND r.kind_id IN ('scope', 'functions', 'procedure') AND {during("r")}) = 3"""
TIED = f"""EXISTS (SELECT FROM organisations_tie t JOIN organisations_organisation k
    ON k.id = CASE WHEN t.organisation_id = o.id THEN t.other_id ELSE t.organisation_id END
    WHERE o.id IN (t.organisation_id, t.other_id) AND k.kind = 'committee' AND {during("t")})"""
PARTNERS = ("owners_committee", "property_firm", "stationed_unit", "social_organisation")
WRITTEN = f"""EXISTS (SELECT FROM organisations_ruletext r
    WHERE r.organisation_id = o.id AND r.kind_id IN ({listed(IN_WRITING)}) AND {during("r")})"""
FOUR_KINDS = (
    COMMUNITY_PARTY,
    "o.kind = 'committee'",
    "o.kind IN ('service_centre', 'social_work_station', 'social_work_agency')",
    SOCIAL,
)


def _kinds(*conditions: str) -> str:
    """How many of several kinds of bodies a place has."""
    return " + ".join(f"(count(*) FILTER (WHERE {condition}) > 0)::int" for condition in conditions)


def _functions(functions: tuple[str, ...]) -> str:
    return f"count(DISTINCT o.function) FILTER (WHERE {SUB} AND o.function IN ({listed(functions)}))"


def _parts(key: str, label: Any, functions: tuple[str, ...], definition: Any) -> Indicator:
    """How many of several sub-committees there are."""
    return figure(key, label, "item", BODIES, _functions(functions), definition, LIST,
                  counts=f"{SUB} AND o.function IN ({listed(functions)})")  # fmt: skip


def _party(key: str, label: Any, areas: tuple[str, ...], definition: Any) -> Indicator:
    return number(key, label, "body", BODIES, f"o.kind = 'party_organisation' AND o.area IN ({listed(areas)})", definition,
                  LIST)  # fmt: skip


INDICATORS = (
    number("committees", _("Residents' committees"), "body", BODIES, "o.kind = 'committee'",
           _("Residents' committees that exist today."), LIST),
    figure("party_organisation", _("Community Party organisation"), "item", BODIES, _kinds(COMMUNITY_PARTY),
           _("Communities with a Party organisation of the community."), LIST, counts=COMMUNITY_PARTY),
    figure("big_party_committee", _("Big Party committee"), "item", BODIES,
           _kinds(BIG_PARTY), _("Communities with a big Party committee of the area."), LIST, counts=BIG_PARTY),
    figure("supervisory_committee", _("Supervisory committee at work"), "item", BODIES,
           _kinds(SUPERVISING), _("Communities with a supervisory committee in which somebody serves."), LIST, counts=SUPERVISING),
    _party("party_in_groups_grids", _("Party organisations in groups and grids"), ("group", "grid"),
           _("Party organisations that cover a residents' group or a grid.")),
    _party("party_in_office_buildings", _("Party organisations in office buildings"), ("office_building",),
           _("Party organisations that cover an office building.")),
    _party("party_in_parks", _("Party organisations in parks"), ("park",), _("Party organisations that cover a business park.")),
    _party("party_in_markets", _("Party organisations in business districts and markets"), ("business_district", "market"),
           _("Party organisations that cover a business district or a market.")),
    share("party_posts_filled", _("Posts of the Party organisation filled"), BODIES, f"EXISTS ({HELD} AND p.role = 'secretary')",
          COMMUNITY_PARTY, _("Party organisations of communities with a serving secretary, of all."), LIST,
          ),
    figure("party_place", _("Place of the Party organisation"), "item", BODIES, _kinds(PLACED_PARTY),
           _("Communities whose Party organisation has its place on file."), LIST, counts=PLACED_PARTY),
    number("owners_committees", _("Owners' committees"), "body", BODIES, "o.kind = 'owners_committee'",
           _("Owners' committees that exist today."), LIST),
    share("owners_committee_cross_posts", _("Owners' committees with cross-posts"), BODIES, CROSS, "o.kind = 'owners_committee'",
          _("Owners' committees in which somebody of the committee or of a Party organisation serves, of all."), LIST),
    number("social_organisations", _("Community social organisations"), "body", BODIES, SOCIAL,
           _("Social organisations that have not left."), LIST),
    share("social_organisations_filed", _("Social organisations registered or filed"), BODIES,
          "f.number <> '' OR f.filed_on IS NOT NULL OR o.credit_code <> ''", SOCIAL,
          _("Social organisations with a credit code or a filing, of all."), LIST),
    share("social_organisations_graded", _("Social organisations with a current grade"), BODIES,
          "f.grade <> '' AND f.graded_on > %(today)s::date - interval '5 years'", SOCIAL,
          _("Social organisations graded within five years, of all."), LIST),
    figure("incubated_kinds", _("Kinds of organisation incubated, of three"), "item", BODIES,
           f"count(DISTINCT f.incubated) FILTER (WHERE {SOCIAL} AND f.incubated <> '')",
           _("Self-help, mutual-help and volunteer organisations: how many of the three kinds were incubated."), LIST,
           counts=f"{SOCIAL} AND f.incubated <> ''"),
    figure("four_kinds", _("Kinds of body present, of four"), "item", BODIES,
           _kinds(*FOUR_KINDS), _("Party organisation, committee, professional service body, social organisation: how many of the four."),
           LIST, counts=" OR ".join(f"({kind})" for kind in FOUR_KINDS)),
    figure("partner_kinds", _("Kinds of partner present, of four"), "item", BODIES,
           _kinds(*(f"o.kind = '{kind}'" for kind in PARTNERS)),
           _("Owners' committee, property firm, stationed unit, social organisation: how many of the four."), LIST,
           counts=f"o.kind IN ({listed(PARTNERS)})"),
    share("bodies_tied", _("Bodies with a tie to the committee"), BODIES, TIED, f"o.kind IN ({listed(PARTNERS)})",
          _("Owners' committees, firms, units and social organisations with a tie to the committee, of all."), LIST),
    number("social_work_station", _("Social-work stations"), "item", BODIES, "o.kind = 'social_work_station'",
           _("Social-work stations that exist today."), LIST),
    number("federation", _("Federations of social organisations"), "body", BODIES, "o.kind = 'federation'",
           _("Federations of social organisations that exist today."), LIST),
    _parts("subcommittees_six", _("Sub-committees set up, of six"), SIX,
           _("Sub-committees for the six fields of zs-2.2 that exist.")),
    _parts("subcommittees_three", _("Sub-committees set up, of three"), THREE,
           _("Sub-committees for mediation, order and public health that exist.")),
    _parts("subcommittees_four", _("Sub-committees set up, of four"), FOUR,
           _("Sub-committees for mediation, order, public health, environment and property that exist.")),
    _parts("subcommittees_law2025", _("Sub-committees that the new law names"), LAW,
           _("Sub-committees for mediation, order, public health, elders, women and children that exist.")),
    _parts("elders_women_children_committee", _("Committee for elders, women and children"), LAW[3:],
           _("Communities with a sub-committee for elders, women and children.")),
    share("subcommittee_chairs", _("Sub-committees chaired by a committee member"), BODIES, CHAIR, SUB,
          _("Sub-committees whose chair is a serving member of the committee, of all."), LIST),
    share("subcommittee_texts", _("Sub-committees with their three texts"), BODIES, TEXTS_OF_SUB, SUB,
          _("Sub-committees with scope, functions and procedure in force, of all."), LIST),
    figure("alliance_kinds", _("Kinds of alliance member"), "item", ALLIED, "count(DISTINCT a.kind)",
           _("Subdistrict Party organisation, community Party organisations, social workers, stationed units: how many of the four are tied into a Party-building alliance."),
           LIST),
    number("bodies_without_responsibility", _("Bodies without a written responsibility"), "body", BODIES,
           f"(o.kind IN ({listed(ANSWERABLE)}) OR {COMMUNITY_PARTY}) AND NOT {WRITTEN}",
           _("Departments, committees and Party organisations of communities without a duty list or a list of responsibilities in force."),
           LIST),
    number("groups_without_leader", _("Residents' groups without a leader"), "item", BODIES,
           f"o.kind = 'residents_group' AND NOT EXISTS ({HELD} AND p.role = 'leader')",
           _("Residents' groups in which nobody serves as leader."), LIST),
    number("credit_code_on_file", _("Credit code on file"), "item", BODIES, "o.kind = 'committee' AND o.credit_code <> ''",
           _("Committees whose credit code is on file."), LIST),
    number("own_account", _("Committee's own bank account"), "item", BODIES, "o.kind = 'committee' AND l.own_account",
           _("Committees with a bank account of their own on file."), LIST),
    number("representative_is_director", _("Legal representative is the serving director"), "item", BODIES,
           f"o.kind = 'committee' AND EXISTS ({HELD} AND p.role = 'director' AND p.member_id = l.representative_id)",
           _("Committees whose legal representative on file is the serving director."), LIST),
)  # fmt: skip
