"""Every page a person can look at: its name, who looks, where it is. For the eye (`shots`) and for axe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from liren.testing.area import GRID_1, LUOTONG, SUBDISTRICT
from tests.browser.house import at

CLERK, DIRECTOR, OFFICER, CARER = "fang_yuqing", "xu_guilan", "wu_li", "pan_shuzhen"
PROVINCE = "lu_haining"
COUNTY, AUDITOR, SECURITY, SYSTEM, GRID = "lai_zhengping", "qiu_shen", "ni_anguo", "yu_weiqi", "chen_xiaolan"

Place = Callable[[Any], str]
"""From what stands in the house to a path."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One page, as somebody sees it."""

    name: str
    who: str
    where: Place
    status: int = 200
    main: bool = False
    """One of the pages that are used all day: also looked at in large type."""


def _fixed(name: str, *args: Any, **query: Any) -> Place:
    return lambda _ground: at(name, *args, **query)


def _of(name: str, thing: str, **query: Any) -> Place:
    return lambda ground: at(name, getattr(ground, thing).pk, **query)


def _clause(name: str) -> Place:
    return lambda ground: at(name, LUOTONG, ground.clause.pk)


SIGHTS = (
    Sight("sign-in", "", _fixed("account_login"), main=True),
    Sight("feedback", "", _fixed("ui:feedback")),
    Sight("offline", "", _fixed("ui:offline")),
    Sight("today", CLERK, _fixed("today"), main=True),
    Sight("today-grid-worker", GRID, _fixed("today")),
    Sight("today-officer", OFFICER, _fixed("today")),
    Sight("today-county", COUNTY, _fixed("today")),
    Sight("today-auditor", AUDITOR, _fixed("today")),
    Sight("today-security", SECURITY, _fixed("today")),
    Sight("today-system", SYSTEM, _fixed("today")),
    Sight("sheet-province", PROVINCE, _fixed("overview", "33")),
    Sight("sheet", OFFICER, _fixed("overview", SUBDISTRICT), main=True),
    Sight("sheet-community", CLERK, _fixed("overview", LUOTONG)),
    Sight("sheet-wall", PROVINCE, _fixed("overview", SUBDISTRICT, screen=1)),
    Sight("sheet-print", OFFICER, _fixed("overview", SUBDISTRICT, print="a4")),
    Sight("sheet-clause", OFFICER, lambda ground: at("overview_clause", SUBDISTRICT, ground.clause.code)),
    Sight("sheet-indicator", OFFICER, _fixed("overview_indicator", SUBDISTRICT, "people.confirmed_share")),
    Sight("today-moves", CLERK, _fixed("today_moves")),
    Sight("register", CLERK, _fixed("people:list"), main=True),
    Sight("register-filtered", CLERK, _fixed("people:list", age="60+", tag="living_alone")),
    Sight(
        "register-empty",
        CLERK,
        _fixed("people:list", age="90+", sex="1", tag="veteran", standing="registered"),
    ),
    Sight("register-print", CLERK, _fixed("people:list", print="a4")),
    Sight("register-subdistrict", OFFICER, _fixed("people:list")),
    Sight("households", CLERK, _fixed("people:households")),
    Sight("homes", CLERK, _fixed("people:homes")),
    Sight("person", CLERK, _of("people:person", "person"), main=True),
    Sight("person-carer", CARER, _of("people:person", "person")),
    Sight("person-edit", CLERK, _of("people:edit", "person"), main=True),
    Sight("person-new", CLERK, _fixed("people:new", place=GRID_1), main=True),
    Sight("person-move", CLERK, _of("people:move", "person")),
    Sight("person-leaves", CLERK, _of("people:end", "person")),
    Sight("person-identity", CLERK, _of("people:identity", "person")),
    Sight("person-phones", CLERK, _of("people:contacts", "person")),
    Sight("person-tags", CLERK, _of("people:tags", "person")),
    Sight("person-relation", CLERK, _of("people:relation", "person")),
    Sight("person-paper", CLERK, _of("people:add_document", "person")),
    Sight("person-looks", DIRECTOR, _of("people:looks", "person")),
    Sight("person-enrol", CARER, _of("people:enrol", "other")),
    Sight("household", CLERK, _of("people:household", "household")),
    Sight("home", CLERK, _of("people:home", "home")),
    Sight("search", CLERK, _fixed("people:search", q="罗桐路58弄")),
    Sight("search-nothing", CLERK, _fixed("people:search", q="没有这个人")),
    Sight("conflicts", CLERK, _fixed("people:conflicts")),
    Sight("duplicates", CLERK, _fixed("people:duplicates")),
    Sight("merge", CLERK, lambda ground: at("people:merge", ground.person.pk, other=ground.twin.pk)),
    Sight("care", CARER, _fixed("people:care")),
    Sight("care-file", CARER, _of("people:plan", "enrolment")),
    Sight("care-programmes", COUNTY, _fixed("people:programmes")),
    Sight("imports", CLERK, _fixed("rosters:list"), main=True),
    Sight("import-preview", CLERK, _of("rosters:detail", "batch_ready")),
    Sight("import-result", CLERK, _of("rosters:detail", "batch_committed")),
    Sight("import-columns", CLERK, _of("rosters:columns", "batch_ready")),
    Sight("ledgers", CLERK, _fixed("ledgers:list"), main=True),
    Sight("ledger", CLERK, _fixed("ledgers:ledger", "elderly60")),
    Sight("ledger-homes", CLERK, _fixed("ledgers:ledger", "homes")),
    Sight("ledger-print", CLERK, _fixed("ledgers:print", "elderly80")),
    Sight("export-new", CLERK, _fixed("ledgers:export", "residents", place=LUOTONG)),
    Sight("exports", CLERK, _fixed("ledgers:exports")),
    Sight("exports-to-approve", OFFICER, _fixed("ledgers:exports")),
    Sight("export", OFFICER, _of("ledgers:export_detail", "export")),
    Sight("bodies", CLERK, _fixed("organisations:list", place=LUOTONG), main=True),
    Sight("body", CLERK, _of("organisations:body", "body"), main=True),
    Sight("body-new", CLERK, _fixed("organisations:new", LUOTONG)),
    Sight("body-edit", CLERK, _of("organisations:edit", "body")),
    Sight("body-file", CLERK, _of("organisations:file", "body")),
    Sight("body-new-post", CLERK, _of("organisations:new_post", "body")),
    Sight("body-new-rule", CLERK, _of("organisations:new_rule", "body")),
    Sight("body-rule", CLERK, _of("organisations:rule", "rule")),
    Sight("members", CLERK, _fixed("organisations:members", place=LUOTONG)),
    Sight("member", CLERK, _of("organisations:member", "member")),
    Sight("member-new", CLERK, _fixed("organisations:new_member", LUOTONG, q="李桂英")),
    Sight("chart", CLERK, _fixed("organisations:chart", place=LUOTONG)),
    Sight("chart-print", CLERK, _fixed("organisations:chart_print", place=LUOTONG)),
    Sight("answers", CLERK, _fixed("organisations:answers", place=LUOTONG)),
    Sight("handbook", CLERK, _fixed("organisations:handbook", place=LUOTONG)),
    Sight("compounds", OFFICER, _fixed("organisations:compounds", place=SUBDISTRICT)),
    Sight("set-up", OFFICER, _fixed("organisations:set_up", place=SUBDISTRICT, rules="zs2018")),
    Sight("guarantees", CLERK, _fixed("organisations:guarantees", place=LUOTONG)),
    Sight("guarantees-new", CLERK, _fixed("organisations:new_allocation", LUOTONG)),
    Sight("pay", OFFICER, _fixed("organisations:pay", place=SUBDISTRICT)),
    Sight("pay-scheme", OFFICER, _of("organisations:scheme", "scheme")),
    Sight("bodies-imports", CLERK, _fixed("organisations:imports")),
    Sight("bodies-import", CLERK, _of("organisations:import", "list_ready")),
    Sight("targets", OFFICER, _fixed("programmes:targets", place=SUBDISTRICT), main=True),
    Sight("target", OFFICER, _of("programmes:target", "target")),
    Sight("target-new", OFFICER, _fixed("programmes:new_target")),
    Sight("target-report", CLERK, _of("programmes:report", "target")),
    Sight("programmes", OFFICER, _fixed("programmes:programmes")),
    Sight("programme", OFFICER, _of("programmes:programme", "programme")),
    Sight("programme-new", OFFICER, _fixed("programmes:new_programme")),
    Sight("round", OFFICER, _of("programmes:round", "first_round")),
    Sight("round-community", CLERK, _of("programmes:round", "first_round")),
    Sight("application", CLERK, _of("programmes:apply", "next_round")),
    Sight("candidate", CLERK, _of("programmes:candidate", "named")),
    Sight("self-assessment", CLERK, _of("programmes:assessment", "named")),
    Sight("acceptance", OFFICER, lambda ground: at("programmes:acceptance", ground.named.pk, "own")),
    Sight("award", CLERK, _of("programmes:award_paper", "named")),
    Sight("reviews", OFFICER, _fixed("programmes:reviews", place=SUBDISTRICT)),
    Sight("review", OFFICER, _of("programmes:review", "review")),
    Sight("evaluations", OFFICER, _fixed("programmes:evaluations")),
    Sight("evaluation", OFFICER, _of("programmes:evaluation", "evaluation")),
    Sight("places", OFFICER, _fixed("places:place", SUBDISTRICT)),
    Sight("place", CLERK, _fixed("places:place", LUOTONG)),
    Sight("place-name", CLERK, _fixed("places:name", LUOTONG)),
    Sight("place-new-grid", CLERK, _fixed("places:new_grid", LUOTONG)),
    Sight("boundary", CLERK, _fixed("places:boundary", LUOTONG)),
    Sight("boundary-check", OFFICER, _fixed("places:boundary_check", SUBDISTRICT)),
    Sight("compound", CLERK, _of("places:compound", "compound")),
    Sight("compound-new", CLERK, _fixed("places:new_compound", LUOTONG)),
    Sight("building", CLERK, _of("places:building", "building")),
    Sight("building-homes", CLERK, _of("places:generate_homes", "building")),
    Sight("place-homes", CLERK, _fixed("places:homes", LUOTONG)),
    Sight("dwelling-edit", CLERK, _of("places:edit_dwelling", "home")),
    Sight("premises-list", CLERK, _fixed("places:premises_list", LUOTONG)),
    Sight("premises", CLERK, _of("places:premises", "premises")),
    Sight("premises-room", CLERK, _of("places:new_room", "premises")),
    Sight("restructure", OFFICER, _fixed("places:restructure", LUOTONG)),
    Sight("restructure-merge", OFFICER, _fixed("places:change", LUOTONG, "merge")),
    Sight("restructuring", OFFICER, _of("places:restructuring", "restructuring")),
    Sight("calendar", COUNTY, _fixed("places:calendar_year", 2026)),
    Sight("accounts", DIRECTOR, _fixed("accounts:list")),
    Sight("account", DIRECTOR, _of("accounts:detail", "account")),
    Sight("account-new", DIRECTOR, _fixed("accounts:new")),
    Sight("account-edit", DIRECTOR, _of("accounts:edit", "account")),
    Sight("account-grant", DIRECTOR, _of("accounts:grant", "account")),
    Sight("holders", DIRECTOR, _fixed("accounts:holders")),
    Sight("hand-over-grids", DIRECTOR, _fixed("accounts:hand_over")),
    Sight("hand-over", DIRECTOR, _fixed("accounts:hand_over", grid=GRID_1)),
    Sight("handed-over", OFFICER, _of("accounts:handed_over", "handover")),
    Sight("break-glass", DIRECTOR, _fixed("accounts:break_glass")),
    Sight("break-glass-review", SECURITY, _of("accounts:break_glass_review", "break_glass")),
    Sight("profile", CLERK, _fixed("accounts:profile")),
    Sight("password", CLERK, _fixed("account_change_password")),
    Sight("sessions", CLERK, _fixed("usersessions_list")),
    Sight("factors", CLERK, _fixed("mfa_index")),
    Sight("sign-out", CLERK, _fixed("account_logout")),
    Sight("log", OFFICER, _fixed("events:log")),
    Sight("event", OFFICER, _of("events:event", "event")),
    Sight("log-copy", AUDITOR, _fixed("events:export")),
    Sight("inbox", CLERK, _fixed("events:inbox")),
    Sight("settings", CLERK, _fixed("ui:settings")),
    Sight("gallery", CLERK, _fixed("ui:gallery")),
    Sight("policies", CLERK, _fixed("policy:packs")),
    Sight("policy", CLERK, lambda ground: at("policy:pack", ground.clause.pack.code)),
    Sight("compliance", CLERK, _fixed("policy:place", LUOTONG), main=True),
    Sight("compliance-all", OFFICER, _fixed("policy:place", LUOTONG, state="all")),
    Sight("compliance-clause", OFFICER, _clause("policy:clause"), main=True),
    Sight("compliance-judge", OFFICER, _clause("policy:judge")),
    Sight("compliance-evidence", CLERK, _clause("policy:add_evidence")),
    Sight("gaps", CLERK, _fixed("policy:gaps", LUOTONG), main=True),
    Sight("gaps-print", CLERK, _fixed("policy:print_gaps", LUOTONG)),
    Sight("side-by-side", OFFICER, _fixed("policy:side_by_side", LUOTONG)),
    Sight("drafts", OFFICER, _fixed("drafts:list")),
    Sight("draft", OFFICER, _of("drafts:draft", "draft")),
    Sight("draft-clause", OFFICER, lambda ground: at("drafts:clause", ground.draft.pk, 1), main=True),
    Sight("draft-head", OFFICER, _of("drafts:head", "draft")),
    Sight("draft-published", OFFICER, _of("drafts:draft", "published")),
    Sight("draft-withdrawal", OFFICER, _of("drafts:withdraw", "published")),
    Sight("adoptions", OFFICER, _fixed("policy:adoptions", LUOTONG)),
    Sight("not-here", CLERK, lambda _ground: "/people/999999999/", status=404),
    Sight("no-right", GRID, _fixed("accounts:list"), status=403),
)
"""All of them. A new page of the house belongs here."""

PARTS = {
    "people:check", "people:document", "rosters:template", "rosters:progress", "rosters:errors", "places:branch",
    "places:photo", "ui:service_worker", "ledgers:file", "today_duplicates", "ledgers:refuse", "overview_home", "places:tree", "places:calendar", "people:imports",
    "policy:evidence", "policy:gaps_file",
    "organisations:import_template",
    "drafts:reading", "drafts:file", "drafts:export",
    "programmes:line_proof", "programmes:proof", "programmes:summary_file", "programmes:year_file",
}  # fmt: skip
"""Addresses that are no pages: parts, files, and second names of pages."""
