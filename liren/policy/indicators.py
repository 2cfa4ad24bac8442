"""What demonstration rounds, reviews and evaluations can be judged by, and whether clauses have an office."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Indicator, Source

CANDIDATE_OF = "(SELECT place_code FROM policy_candidate WHERE id = {row}.candidate_id)"
CANDIDATES = Source(
    key="policy.candidates",
    rows="""policy_candidate c
        LEFT JOIN policy_withdrawal w ON w.candidate_id = c.id LEFT JOIN policy_award a ON a.candidate_id = c.id
        LEFT JOIN LATERAL (SELECT bool_and(x.passed) AS passed FROM policy_acceptance x WHERE x.candidate_id = c.id) AS seen ON true""",
    place="c.place_code",
    where="w.id IS NULL",
    watch={
        "policy_candidate": "{row}.place_code",
        "policy_withdrawal": CANDIDATE_OF,
        "policy_award": "{row}.place_code",
        "policy_acceptance": "{row}.place_code",
    },
)
LEADING = Source(
    key="policy.leading_fields",
    rows="""policy_award a JOIN policy_candidate c ON c.id = a.candidate_id JOIN policy_round r ON r.id = c.round_id
        LEFT JOIN policy_withdrawal w ON w.candidate_id = c.id""",
    place="r.place_code",
    where="w.id IS NULL AND c.field <> ''",
    watch={
        "policy_award": "{row}.place_code",
        "policy_candidate": "{row}.place_code",
        "policy_withdrawal": CANDIDATE_OF,
    },
)
ROLES = Source(
    key="policy.programme_roles",
    rows="policy_programmerole r JOIN policy_programme p ON p.id = r.programme_id",
    place="p.place_code",
    watch={"policy_programmerole": "(SELECT place_code FROM policy_programme WHERE id = {row}.programme_id)"},
)
REVIEW_OF = "(SELECT place_code FROM policy_reviewround WHERE id = {row}.review_id)"
REVIEWS = Source(
    key="policy.reviews",
    rows="policy_reviewround r LEFT JOIN policy_reviewheld h ON h.review_id = r.id",
    place="r.place_code",
    watch={"policy_reviewround": "{row}.place_code", "policy_reviewheld": REVIEW_OF},
)
FINDINGS = Source(
    key="policy.findings",
    rows="policy_finding f LEFT JOIN policy_findingsettled s ON s.finding_id = f.id",
    place="f.place_code",
    watch={
        "policy_finding": "{row}.place_code",
        "policy_findingsettled": "(SELECT place_code FROM policy_finding WHERE id = {row}.finding_id)",
    },
)
YEARS = Source(
    key="policy.years",
    rows="policy_yearsummary y",
    place="y.place_code",
    where="y.year = extract(year FROM %(today)s::date) - 1",
    watch={"policy_yearsummary": "{row}.place_code"},
)
PAIRS = Source(
    key="policy.pairs",
    rows="""(SELECT DISTINCT ON (place_code) id, place_code FROM policy_evaluationround ORDER BY place_code, due_on DESC) r
        JOIN places_place p ON p.code ^@ r.place_code AND p.level = 12 AND p.closed_on IS NULL
        LEFT JOIN LATERAL (SELECT count(*) AS n FROM policy_evaluation e
                            WHERE e.round_id = r.id AND e.place_code = p.code) AS given ON true""",
    place="p.code",
    watch={"policy_evaluation": "{row}.place_code"},
)
TARGETS = Source(
    key="policy.targets",
    rows="policy_target t",
    place="t.place_code",
    where="length(t.place_code) <= 6 AND t.starts_on <= %(today)s AND t.due_on >= date_trunc('year', %(today)s::date)",
    watch={"policy_target": "{row}.place_code"},
)
CLAUSES = Source(
    key="policy.clauses",
    rows="policy_clause c JOIN policy_pack k ON k.id = c.pack_id",
    place="k.area",
    where="c.depth = 1",
    watch={"policy_clause": "(SELECT area FROM policy_pack WHERE id = {row}.pack_id)"},
)
"""A clause of the second level; those below it take its office over."""
PAGE, REVIEWED = "programmes:programmes", "programmes:reviews"

INDICATORS = (
    Indicator("policy.candidates_with_plan_share", _("Candidates with a plan"), "percent", CANDIDATES,
              "count(*) FILTER (WHERE c.highlight <> '' AND c.plan <> '')", "count(*)",
              _("Candidates that wrote a plan with a highlight of their own, of all that have not withdrawn."), PAGE),
    Indicator("policy.pilots_accepted_share", _("Pilots accepted of those chosen"), "percent", CANDIDATES,
              "count(*) FILTER (WHERE seen.passed)", "count(*)",
              _("Candidates that passed with every side that signed on site, of all that have not withdrawn."), PAGE),
    Indicator("policy.pilots_named_share", _("Pilots named of those chosen"), "percent", CANDIDATES,
              "count(a.id)", "count(*)", _("Candidates that were named, of all that have not withdrawn."), PAGE),
    Indicator("policy.lead_fields_tagged", _("Lead fields with a demonstration unit"), "item", LEADING,
              "count(DISTINCT c.field)", definition=_("Different fields in which a unit that was named leads."), drill_down=PAGE),
    Indicator("policy.programme_roles_without_office", _("Programme roles without an office"), "item", ROLES,
              "count(*) FILTER (WHERE r.office = '')", definition=_("Roles of programmes for which no office answers."), drill_down=PAGE),
    Indicator("policy.half_year_surveys_share", _("Half-yearly surveys held of those due"), "percent", REVIEWS,
              "count(h.id) FILTER (WHERE r.due_on <= %(today)s)", "count(*) FILTER (WHERE r.due_on <= %(today)s)",
              _("Half-yearly reviews that were held, of all whose day has come."), REVIEWED),
    Indicator("policy.months_since_survey", _("Months since the last survey"), "month", REVIEWS,
              "extract(year FROM age(%(today)s::date, max(h.held_on))) * 12 + extract(month FROM age(%(today)s::date, max(h.held_on)))",
              "CASE WHEN count(h.id) > 0 THEN 1 END",
              _("Whole months since a review was last held; of several places, the mean."), REVIEWED),
    Indicator("policy.survey_problems_settled_share", _("Survey problems settled"), "percent", FINDINGS,
              "count(s.id)", "count(*)", _("Problems that reviews found and that are mended, of all found."), REVIEWED),
    Indicator("policy.year_end_summary", _("Summing-up of the last year"), "item", YEARS, "count(*)",
              definition=_("Whether last year was summed up; above, how many places did."), drill_down=REVIEWED, empty_is_zero=True),
    Indicator("policy.two_way_rounds_share", _("Pairs with rounds closed in both directions"), "percent", PAIRS,
              "count(*) FILTER (WHERE given.n = 2)", "count(*)",
              _("Communities that judged their subdistrict and were judged by it in the latest round, of all communities."),
              "programmes:evaluations"),
    Indicator("policy.in_annual_targets", _("Community work in this year's targets"), "item", TARGETS,
              "(count(*) > 0)::int", definition=_("Whether the county or a level above it has targets for communities that run this year; above, how many have."),
              drill_down="programmes:targets", empty_is_zero=True),
    Indicator("policy.xaj_clauses_without_owner", _("Measures without a responsible post or office"), "item", CLAUSES,
              "count(*) FILTER (WHERE k.code = 'xaj2020' AND c.code ~ '^xaj-[123]' AND (c.office = '' OR c.role = ''))",
              definition=_("Measures 1.1 to 3.3 of the document for which it names no post or no office.")),
    Indicator("policy.gy_clauses_without_lead", _("Clauses without a lead office"), "item", CLAUSES,
              "count(*) FILTER (WHERE k.code = 'gy2021' AND c.office = '')",
              definition=_("Clauses of the second level for which the document names no lead office.")),
)  # fmt: skip
