"""How compounds are governed, and whether every building has its head."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.governance import required_sql
from liren.organisations.indicators.parts import (
    ANSWERS,
    COMPOUNDS,
    during,
    figure,
    number,
    share,
    standing,
    watch,
)

_HEADS = f"""EXISTS (
    SELECT FROM organisations_post p JOIN places_building b ON b.id = p.head_of_id
      JOIN organisations_member m ON m.id = p.member_id
     WHERE b.compound_id = c.id AND p.role = 'building_head' AND m.political IN ('01', '02') AND {during("p")})"""


def _has(kind: str) -> str:
    return f"coalesce(bool_or(o.kind = '{kind}'), FALSE)"


GOVERNED = Source(
    key="organisations.compounds",
    rows=f"""(
        SELECT c.id, c.place_code, c.kind, s.id AS survey, s.plan_on, s.listed_on, s.mended_on, coalesce(s.property_model, '') AS model, b.*,
               (c.kind = 'with_firm' OR c.property_firm <> '' OR b.firm) AS with_firm,
               (b.owners OR s.owners_committee_possible) AS committee,
               (c.has_party_branch OR b.party OR s.branch_possible) AS branch,
               (c.has_party_branch OR b.party) AS has_party, {_HEADS} AS heads,
               (SELECT count(*) FROM places_dwelling d JOIN places_building h ON h.id = d.building_id
                 WHERE h.compound_id = c.id) AS homes,
               EXISTS (SELECT FROM organisations_ruletext r JOIN organisations_organisation o ON o.id = r.organisation_id
                 WHERE o.compound_id = c.id AND r.kind_id = 'compound_rules' AND {during("r")}) AS rules
          FROM places_compound c LEFT JOIN organisations_compoundsurvey s ON s.compound_id = c.id
          CROSS JOIN LATERAL (
            SELECT {_has("property_firm")} AS firm, {_has("owners_committee")} AS owners,
                   {_has("party_organisation")} AS party, {_has("coordination_centre")} AS coordination,
                   {_has("self_governing")} AS self_governing, {_has("convenience_centre")} AS convenience,
                   count(*) AS bodies
              FROM organisations_organisation o WHERE o.compound_id = c.id AND {standing("o")}
          ) AS b
    ) AS c""",
    place="c.place_code",
    row="c.id",
    watch={
        **watch("compoundsurvey", "organisation", "post", "member", "ruletext"),
        "places_compound": "{row}.place_code",
        "places_building": "{row}.place_code",
        "places_dwelling": "{row}.place_code",
    },
)
HEADED = Source(
    key="organisations.buildings",
    rows="places_building b",
    place="b.place_code",
    row="b.id",
    watch={**watch("post"), "places_building": "{row}.place_code"},
)
REQUIRED = required_sql("c.with_firm", "c.committee", "c.branch")
SATISFIED = f"""CASE {REQUIRED} WHEN 'owners_committee' THEN c.owners WHEN 'coordination_centre' THEN c.coordination
    WHEN 'self_governing' THEN c.self_governing WHEN 'representatives' THEN c.heads ELSE FALSE END"""
OLD = "c.kind = 'old_without'"
SERVED = "c.with_firm OR c.convenience OR c.model IN ('firm', 'centre', 'employer')"

INDICATORS = (
    share("compounds_surveyed", _("Compounds surveyed"), GOVERNED, "c.survey IS NOT NULL", "TRUE",
          _("Compounds with a survey on file, of all."), COMPOUNDS),
    share("compounds_with_body", _("Compounds with the body of their type"), GOVERNED, SATISFIED, "TRUE",
          _("Compounds that have the body which the decision tree asks of them, of all."), COMPOUNDS),
    share("compounds_with_party", _("Compounds with a Party organisation"), GOVERNED, "c.has_party", "TRUE",
          _("Compounds with a Party branch or organisation, of all."), COMPOUNDS),
    share("eligible_with_party_share", _("Eligible compounds with a Party organisation"), GOVERNED, "c.has_party", "c.branch",
          _("Compounds with a Party organisation, of those in which one is possible."), COMPOUNDS),
    share("eligible_with_owners_committee_share", _("Eligible compounds with an owners' committee"), GOVERNED, "c.owners",
          "c.committee", _("Compounds with an owners' committee, of those in which one is possible."), COMPOUNDS),
    share("firmless_served", _("Firmless compounds served by a centre"), GOVERNED, "c.convenience", "NOT c.with_firm",
          _("Compounds without a property firm that a property service centre serves, of all without a firm."), COMPOUNDS),
    share("compounds_with_model", _("Compounds with a property model"), GOVERNED, "c.model <> ''", "TRUE",
          _("Compounds for which it is on file who keeps them in order, of all."), COMPOUNDS),
    figure("property_models", _("Property models in use, of four"), "item", GOVERNED,
           "count(DISTINCT c.model) FILTER (WHERE c.model <> '')",
           _("Firm, community centre, employer's unit, owners: how many of the four are in use."), COMPOUNDS,
           counts="c.model <> ''"),
    figure("homes_under_service", _("Homes under property service"), "percent", GOVERNED,
           f"sum(c.homes) FILTER (WHERE {SERVED})",
           _("Homes of compounds that a firm, a centre or a unit looks after, of all homes of compounds."), COMPOUNDS,
           denominator="sum(c.homes)", counts=SERVED),
    share("courtyards_with_plan_share", _("Old courtyards with a plan of their own"), GOVERNED, "c.plan_on <= %(today)s", OLD,
          _("Old compounds without a firm that have a plan of their own, of all of them."), COMPOUNDS),
    share("courtyards_mended_share", _("Old courtyards mended"), GOVERNED, "c.mended_on <= %(today)s", f"{OLD} AND c.listed_on <= %(today)s",
          _("Old compounds without a firm whose facilities and fire safety are mended, of all that are on the list."), COMPOUNDS),
    share("relocation_with_body", _("Relocation sites with a body"), GOVERNED, "c.bodies > 0", "c.kind = 'relocation'",
          _("Relocation sites with a body of their own, of all."), COMPOUNDS),
    share("compounds_with_rules_share", _("Compounds with courtyard rules"), GOVERNED, "c.rules", "TRUE",
          _("Compounds with a body that has compound rules in force, of all."), COMPOUNDS),
    number("buildings_without_head", _("Buildings without a head"), "item", HEADED,
           f"NOT EXISTS (SELECT FROM organisations_post p WHERE p.head_of_id = b.id AND p.role = 'building_head' AND {during('p')})",
           _("Buildings for which nobody serves as building head."), ANSWERS, drill_query="show=buildings"),
)  # fmt: skip
