"""Who serves a community: the committee's members, full-time people, their training, certificates, insurance, posts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.choices import ELECTED, SOCIAL_WORK
from liren.organisations.indicators.parts import (
    LIST,
    PAY,
    PEOPLE,
    during,
    figure,
    listed,
    number,
    share,
    standing,
    watch,
)

_MEMBER = "o.kind = 'committee' AND p.role IN ('director', 'deputy', 'member')"
SERVING = Source(
    key="organisations.serving",
    rows=f"""(
        SELECT p.place_code, m.id, m.sex, m.is_local, m.born_on, m.education, m.hired_on, m.hired_how, m.insured,
               min(p.from_on) AS since, bool_or(p.full_time) AS full_time,
               bool_or({_MEMBER}) AS member,
               bool_or({_MEMBER} AND p.chosen IN ({listed(ELECTED)})) AS elected,
               bool_or(o.kind = 'committee' AND p.role = 'director') AS director,
               bool_or(o.kind = 'party_organisation') AS party,
               bool_or(o.kind = 'party_organisation' AND o.area = 'community' AND p.role = 'secretary') AS secretary,
               bool_or(p.role = 'legal_adviser') AS adviser,
               bool_or(p.full_time AND p.chosen = 'recruited') AS recruited,
               (SELECT max(t.held_on) FROM organisations_training t
                 WHERE t.member_id = m.id AND t.held_on <= %(today)s AND t.course <> 'area_test') AS trained_on,
               (SELECT max(t.held_on) FROM organisations_training t
                 WHERE t.member_id = m.id AND t.held_on <= %(today)s AND t.course = 'area_test') AS tested_on,
               EXISTS (SELECT FROM organisations_certificate c WHERE c.member_id = m.id AND {during("c")}
                  AND c.kind IN ({listed(SOCIAL_WORK)})) AS certified,
               EXISTS (SELECT FROM organisations_mentorship l WHERE l.member_id = m.id AND {during("l")}) AS mentored,
               EXISTS (SELECT FROM organisations_payscheme g WHERE {during("g")}
                  AND starts_with(p.place_code, g.place_code)) AS in_grid
          FROM organisations_post p JOIN organisations_member m ON m.id = p.member_id
          JOIN organisations_organisation o ON o.id = p.organisation_id
         WHERE {during("p")} AND {standing("o")} GROUP BY p.place_code, m.id
    ) AS s""",
    place="s.place_code",
    row="s.id",
    watch=watch("post", "member", "organisation", "training", "certificate", "mentorship", "payscheme"),
)
LEADING = Source(
    key="organisations.leading_groups",
    rows="organisations_post p JOIN organisations_organisation o ON o.id = p.organisation_id",
    place="p.place_code",
    where=f"o.kind = 'working_group' AND length(p.place_code) = 9 AND {during('p')} AND {standing('o')}",
    watch=watch("post", "organisation"),
)
ENDED = Source(
    key="organisations.ended_posts",
    rows="organisations_post p",
    place="p.place_code",
    row="p.member_id",
    where="p.ending = 'promoted' AND p.to_on <= %(today)s",
    watch=watch("post"),
)
CERTIFIED_COMMUNITIES = Source(
    key="organisations.certified_communities",
    rows=f"""(
        SELECT left(s.place_code, 12) AS place_code, a.rural_code, bool_or(s.certified) AS certified
          FROM {SERVING.rows} JOIN places_place a ON a.code = left(s.place_code, 12) AND a.level = 12
         WHERE s.full_time GROUP BY 1, 2
    ) AS k""",
    place="k.place_code",
    watch={**SERVING.watch, "places_place": "{row}.code"},
)

AGE = "date_part('year', age(%(today)s::date, s.born_on))"
OTHERS = "(s.member OR s.full_time) AND NOT s.director"
UNTRAINED = "coalesce(s.trained_on, s.since)"
MONTHS = f"(date_part('year', age(%(today)s::date, {UNTRAINED})) * 12 + date_part('month', age(%(today)s::date, {UNTRAINED})))"
NEW = "(s.member OR s.full_time) AND s.hired_on > %(today)s::date - interval '12 months'"

INDICATORS = (
    number("committee_members", _("Serving members of the committee"), "person", SERVING, "s.member",
           _("People who serve on the residents' committee today as director, deputy or member."), PEOPLE),
    number("women_members", _("Women on the committee"), "person", SERVING, "s.member AND s.sex = '2'",
           _("Serving members of the committee who are women."), PEOPLE),
    share("full_time_share", _("Full-time members"), SERVING, "s.full_time", "s.member",
          _("Serving committee members with a full-time post, of all."), PEOPLE),
    share("local_share", _("Local members"), SERVING, "s.is_local", "s.member",
          _("Serving committee members who live or are registered in the area, of all."), PEOPLE),
    share("elected_share", _("Members lawfully elected"), SERVING, "s.elected", "s.member",
          _("Serving committee members elected in one of the three ways of the law, of all."), PEOPLE),
    share("college_share", _("Members and staff with college education"), SERVING, "left(s.education, 1) IN ('1', '2', '3')",
          "s.member OR s.full_time", _("Committee members and full-time people with college or more, of all."), PEOPLE),
    share("working_age_share", _("Members of working age"), SERVING, f"{AGE} < 60", "s.member AND s.born_on IS NOT NULL",
          _("Serving committee members under 60, of those whose birthday is known."), PEOPLE),
    number("members_young", _("Younger members"), "person", SERVING, f"s.member AND {AGE} < 40",
           _("Serving committee members under 40."), PEOPLE),
    number("members_middle", _("Middle-aged members"), "person", SERVING, f"s.member AND {AGE} >= 40 AND {AGE} < 55",
           _("Serving committee members from 40 to 54."), PEOPLE),
    number("members_older", _("Older members"), "person", SERVING, f"s.member AND {AGE} >= 55",
           _("Serving committee members of 55 and older."), PEOPLE),
    share("director_trained_12m", _("Directors trained within 12 months"), SERVING,
          "s.trained_on >= %(today)s::date - interval '12 months'", "s.director",
          _("Directors who took part in a course within 12 months, of all directors."), PEOPLE),
    figure("director_months_since_training", _("Months since the director was trained"), "month", SERVING,
           f"sum({MONTHS}) FILTER (WHERE s.director)",
           _("Full months since the director's last course; without any, since the first post. Averaged above the community."),
           PEOPLE, denominator="count(*) FILTER (WHERE s.director)"),
    share("others_trained_24m", _("Other members and staff trained within 24 months"), SERVING,
          "s.trained_on >= %(today)s::date - interval '24 months'", OTHERS,
          _("Other committee members and full-time people who took part in a course within 24 months, of all of them."), PEOPLE),
    figure("others_months_since_training", _("Longest months since training among the others"), "month", SERVING,
           f"max({MONTHS}) FILTER (WHERE {OTHERS})",
           _("The longest time since a course among the others; without any, since the first post. Averaged above the community."),
           PEOPLE, denominator=f"(count(*) FILTER (WHERE {OTHERS}) > 0)::int"),
    share("area_test_in_period", _("Tested in knowing the area"), SERVING, "s.tested_on >= %(today)s::date - interval '12 months'",
          "s.member OR s.full_time",
          _("Committee members and full-time people who were tested in knowing the area within 12 months, of all."), PEOPLE),
    share("newcomers_mentored", _("Newcomers with a mentor"), SERVING, "s.mentored", NEW,
          _("Members and full-time people in their first 12 months who have a mentor, of all of them."), PEOPLE),
    number("certified_workers", _("Certified full-time workers"), "person", SERVING, "s.full_time AND s.certified",
           _("Full-time people with a social-work certificate in force, assistant or higher."), PEOPLE),
    share("certified_share", _("Full-time workers with a certificate"), SERVING, "s.certified", "s.full_time",
          _("Full-time people with a social-work certificate in force, of all."), PEOPLE),
    number("social_workers", _("Social-work professionals"), "person", SERVING, "s.certified",
           _("People in posts with a social-work certificate in force."), PEOPLE),
    share("urban_communities_certified_share", _("Urban communities with a certified worker"), CERTIFIED_COMMUNITIES,
          "k.certified", "k.rural_code LIKE '11%%'",
          _("Communities of urban class with a certified full-time worker, of those with full-time people."), PEOPLE),
    share("market_town_communities_certified_share", _("Market-town communities with a certified worker"),
          CERTIFIED_COMMUNITIES, "k.certified", "k.rural_code LIKE '12%%'",
          _("Communities of market-town class with a certified full-time worker, of those with full-time people."), PEOPLE),
    share("insured", _("Full-time workers with insurance and housing fund"), SERVING, "cardinality(s.insured) = 6", "s.full_time",
          _("Full-time people with all five insurances and the housing fund, of all."), PEOPLE),
    number("insurable_staff", _("People to be insured"), "person", SERVING, "s.full_time", _("People with a full-time post."), PEOPLE),
    figure("insurances_held", _("Insurances and funds held"), "item", SERVING,
           "sum(cardinality(s.insured)) FILTER (WHERE s.full_time)",
           _("Insurances and housing funds of all full-time people, added up."), PEOPLE),
    share("hired_by_exam", _("Hired by open exam"), SERVING, "s.hired_how = 'exam'", "s.full_time AND s.hired_how <> ''",
          _("Full-time people hired by open exam, of those whose way is on file."), PEOPLE),
    share("openly_recruited_share", _("Full-time staff openly recruited"), SERVING, "s.recruited OR s.hired_how = 'exam'",
          "s.full_time", _("Full-time people who were openly recruited or passed an open exam, of all."), PEOPLE),
    share("in_pay_grid", _("Full-time workers in the pay grid"), SERVING, "s.in_grid AND s.hired_on IS NOT NULL", "s.full_time",
          _("Full-time people whom a pay grid in force places (first day known), of all."), PAY,
          counts=""),  # the page of the grid lists nobody else
    number("one_person_both_posts", _("Secretary and director in one person"), "item", SERVING, "s.director AND s.secretary",
           _("Communities whose director is also the secretary of the community's Party organisation."), PEOPLE),
    number("cross_posts", _("People serving in both committees"), "person", SERVING, "s.member AND s.party",
           _("Committee members who also hold a post in a Party organisation."), PEOPLE),
    number("group_heads", _("Heads of the leading group"), "post", LEADING, "p.role = 'chair'",
           _("Posts of head in the subdistrict's working groups."), LIST, drill_query="kind=working_group"),
    number("group_deputies", _("Deputy heads of the leading group"), "post", LEADING, "p.role = 'deputy'",
           _("Posts of deputy head in the subdistrict's working groups."), LIST, drill_query="kind=working_group"),
    number("legal_advisers", _("Legal advisers"), "person", SERVING, "s.adviser", _("Legal advisers who serve today."), PEOPLE),
    number("promotions", _("People promoted"), "person", ENDED, "TRUE", _("People whose post ended by promotion."), PEOPLE,
           empty_is_zero=True),
)  # fmt: skip
