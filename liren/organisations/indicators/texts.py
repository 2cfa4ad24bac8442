"""Texts in force: working rules, conventions, charters, duty lists, plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.indicators.parts import TEXTS, during, figure, listed, standing, watch

RULES = Source(
    key="organisations.rules",
    rows='(SELECT r.place_code, r.kept_at, k.code, k."group" FROM organisations_ruletext r'
    " JOIN organisations_rulekind k ON k.code = r.kind_id JOIN organisations_organisation o ON o.id = r.organisation_id"
    f" WHERE {during('r')} AND {standing('o')}) AS r",
    place="r.place_code",
    watch=watch("ruletext", "organisation"),
)


def _text(code: str) -> str:
    return f"(count(*) FILTER (WHERE r.code = '{code}') > 0)::int"


def _texts(*codes: str) -> str:
    return f"count(DISTINCT r.code) FILTER (WHERE r.code IN ({listed(codes)}))"


INDICATORS = (
    figure("working_rules", _("Working rules in force, of seven"), "item", RULES,
           "count(DISTINCT r.code) FILTER (WHERE r.\"group\" = 'working')",
           _("Rules for meetings, study, attendance, seal, duty hours, visits and reception that are in force."), TEXTS),
    figure("daily_rules", _("Daily working rules"), "item", RULES, "count(*) FILTER (WHERE r.\"group\" = 'working')",
           _("Working rules in force, every body's counted."), TEXTS),
    figure("convention", _("Residents' convention in force"), "item", RULES, _text("convention"),
           _("Communities with a residents' convention in force."), TEXTS),
    figure("charter", _("Self-governance charter in force"), "item", RULES, _text("charter"),
           _("Communities with a charter of self-governance in force."), TEXTS),
    figure("duty_list", _("Duty list in force"), "item", RULES, _text("duty_list"),
           _("Places with a duty list of office and committee in force."), TEXTS),
    figure("finance_rules", _("Rules for money and property in force"), "item", RULES, _texts("finance", "property"),
           _("The money rule and the property rule: how many of the two are in force."), TEXTS),
    figure("plans_in_force", _("Plans in force, of three"), "item", RULES, _texts("emergency", "accidents", "disasters"),
           _("Plans for residents' emergency help, safety accidents and natural disasters that are in force."), TEXTS),
    figure("party_rules", _("Rules of Party leadership over the committee"), "rule", RULES,
           "count(*) FILTER (WHERE r.code = 'party_rules')", _("Rules of the Party organisation in force."), TEXTS),
    figure("guidance_rules", _("Rules how government guides committees"), "rule", RULES, "count(*) FILTER (WHERE r.code = 'guidance')",
           _("Rules by which government guides residents' committees that are in force."), TEXTS),
    figure("red_black_rule", _("Rule of the red–black list"), "rule", RULES, "count(*) FILTER (WHERE r.code = 'red_black')",
           _("Rules of a red–black list under the convention that are in force."), TEXTS),
    figure("handbook", _("Handbook with the current versions"), "item", RULES,
           "(count(*) FILTER (WHERE r.\"group\" = 'working') > 0 AND bool_and(r.kept_at <> '') FILTER (WHERE r.\"group\" = 'working'))::int",
           _("Communities whose working rules in force all say where residents can read them."), TEXTS),
)  # fmt: skip
