"""The leak matrix: every address of the house, which right opens it, and what it shows of 罗桐社区.

A new address without a row fails `test_every_address_has_a_row`. Kinds of rows:

    page    shows whatever lies in the reader's own area; whoever lacks the right gets 403
    thing   shows one thing of 罗桐社区; from next door it is 404
    act     changes something by POST; from next door it is 404, and nothing changes
    own     shows or changes only what belongs to the account itself
    open    for everybody, signed in or not, and shows nothing of anybody
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from liren.testing.area import GRID_1, GRID_2, LUOTONG
from tests.ground import NUMBERS, Ground

Args = Callable[[Ground], dict[str, Any]]
Told = Callable[[Ground], dict[str, Any]]


def nothing(_ground: Ground) -> dict[str, Any]:
    """No arguments, no form."""
    return {}


@dataclass(frozen=True, slots=True)
class Row:
    """One address."""

    kind: str
    right: str = ""
    args: Args = nothing
    query: Told = nothing
    """What is asked for after the question mark, about 罗桐社区."""
    form: Told = nothing
    """What is posted, about 罗桐社区."""
    posts: bool = False
    """Whether the page also takes a form."""
    answer: int = 200
    """What its rightful reader gets."""
    refusal: int = 403
    """What a colleague without the right gets."""
    samples: tuple[str, ...] = ()
    """Words that the page shows to everybody, as an example."""


def page(right: str, query: Told = nothing, form: Told | None = None, **more: Any) -> Row:
    """What lies in the reader's own area."""
    return Row("page", right, query=query, form=form or nothing, posts=form is not None, **more)


def thing(right: str, args: Args, form: Told | None = None, **more: Any) -> Row:
    """One thing of 罗桐社区."""
    return Row("thing", right, args, form=form or nothing, posts=form is not None, **more)


def act(right: str, args: Args = nothing, form: Told = nothing, **more: Any) -> Row:
    """Something that is done."""
    return Row("act", right, args, form=form, posts=True, answer=405, **more)


def own(args: Args = nothing, **more: Any) -> Row:
    """The account's own."""
    return Row("own", args=args, **more)


def own_act(args: Args = nothing, form: Told = nothing) -> Row:
    """Something done to what is the account's own."""
    return Row("own", args=args, form=form, posts=True, answer=405)


def everybody(args: Args = nothing, **more: Any) -> Row:
    """Open to all."""
    return Row("open", args=args, **more)


def pk(name: str, key: str = "pk", **more: Callable[[Ground], Any]) -> Args:
    """The number of a planted thing."""
    return lambda g: {key: getattr(g, name).pk, **{k: f(g) for k, f in more.items()}}


def at(code: str, **more: str) -> Args:
    """A place by its code."""
    return lambda g: {"code": code, **more}


def clause_at(ground: Ground) -> dict[str, Any]:
    """A clause as 罗桐社区 stands on it."""
    return {"code": LUOTONG, "pk": ground.clause.pk}


def told(**values: Any) -> Told:
    """What is typed; names of planted things stand for their numbers."""
    return lambda g: {k: getattr(g, v[1:]).pk if str(v).startswith("@") else v for k, v in values.items()}


def residents(_ground: Ground) -> dict[str, Any]:
    """The ledger of everybody."""
    return {"key": "residents"}


PEOPLE = {
    "people:search": own(query=told(q="柏岚舟")),
    "people:list": page("people.view", told(place=LUOTONG)),
    "people:households": page("people.view", told(place=LUOTONG)),
    "people:homes": page("people.view", told(place=LUOTONG)),
    "people:imports": page("people.import"),
    "people:new": page(
        "people.edit", told(place=LUOTONG), told(place_code=LUOTONG, name="柏无名", sex="1", told_by="visit")
    ),
    "people:check": act("people.edit", form=told(place_code=LUOTONG, identity=NUMBERS["柏岚舟"])),
    "people:views": act("people.view", form=told(name="我的", query="?age=60%2B")),
    "people:forget_view": own_act(pk("view")),
    "people:bulk_confirm": act("people.edit", form=told(people="@person")),
    "people:bulk_tag": act("people.edit", form=told(people="@person", tag="disabled")),
    "people:bulk_grid": act("people.edit", form=told(people="@person", grid=GRID_1)),
    "people:bulk_export": act("people.export", form=told(people="@person")),
    "people:conflicts": page("people.edit", told(place=LUOTONG)),
    "people:decide": act("people.edit", pk("conflict"), told(decision="take")),
    "people:duplicates": page("people.merge", told(place=LUOTONG)),
    "people:undo_merge": act("people.merge", pk("merge")),
    "people:person": thing("people.view", pk("person")),
    "people:edit": thing("people.edit", pk("person"), told(name="柏改名", version=1)),
    "people:confirm": act("people.edit", pk("person")),
    "people:merge": thing("people.merge", pk("person"), told(other="@twin"), query=told(other="@twin")),
    "people:different": act("people.merge", pk("person"), told(other="@twin")),
    "people:identity": thing("people.edit", pk("person"), told(identity=NUMBERS["柏岚洲"])),
    "people:reveal_identity": act("people.reveal", pk("person"), told(reason="other", words="核对")),
    "people:looks": thing("people.looks", pk("person")),
    "people:contacts": thing("people.edit", pk("person"), told(phone="19900001234", kind="own")),
    "people:reveal_phone": act(
        "people.reveal", pk("person", contact=lambda g: g.contact.pk), told(reason="核对")
    ),
    "people:remove_contact": act("people.edit", pk("person", contact=lambda g: g.contact.pk)),
    "people:tags": thing("people.edit", pk("person"), told(tag="disabled")),
    "people:untag": act("people.edit", pk("person", tag=lambda g: g.tag.pk)),
    "people:move": thing("people.edit", pk("person"), told(home="罗桐路58弄鹿角巷3幢2单元201")),
    "people:end": thing("people.edit", pk("person"), told(ending="moved")),
    "people:come_back": thing("people.edit", pk("person"), told()),
    "people:found_household": thing("people.edit", pk("twin"), told()),
    "people:leave_household": act("people.edit", pk("child")),
    "people:relation": thing("people.edit", pk("child"), told(relation="20", household="@household")),
    "people:add_document": thing("people.documents", pk("person"), told(title="x")),
    "people:document": thing("people.documents", pk("document")),
    "people:remove_document": act("people.documents", pk("document"), told(reason="x")),
    "people:enrol": thing("care.edit", pk("twin"), told(programme="elders_alone", from_on="2026-01-01")),
    "people:care": page("care.view", told(place=LUOTONG)),
    "people:programmes": page("care.switch", form=told(programme="elders_alone", decision="x")),
    "people:switch_off": act("care.switch", pk("switch")),
    "people:plan": thing("care.view", pk("enrolment"), told(plan="x", version=1)),
    "people:end_enrolment": act("care.edit", pk("enrolment")),
    "people:forget_expired": act("care.edit"),
    "people:household": thing("people.view", pk("household")),
    "people:home": thing("people.view", pk("home")),
}
ROSTERS = {
    "rosters:list": page("people.import", form=told(place_code=LUOTONG)),
    "rosters:template": page("people.import"),
    "rosters:detail": thing("people.import", pk("batch_ready")),
    "rosters:columns": thing("people.import", pk("batch_ready"), told()),
    "rosters:sheet": act("people.import", pk("batch_ready"), told(sheet="2幢")),
    "rosters:commit": act("people.import", pk("batch_ready")),
    "rosters:undo": act("people.import", pk("batch_committed")),
    "rosters:discard": act("people.import", pk("batch_ready")),
    "rosters:progress": thing("people.import", pk("batch_ready")),
    "rosters:errors": thing("people.import", pk("batch_ready")),
}
PLACES = {
    "places:tree": page("places.view", told(q="罗桐")),
    "places:branch": page("places.view", told(under=LUOTONG)),
    "places:place": thing("places.view", at(LUOTONG)),
    "places:name": thing("places.edit", at(LUOTONG), told(name="改名", version=1)),
    "places:new_grid": thing("places.edit", at(LUOTONG), told(name="鹿角巷网格")),
    "places:closing": thing("places.edit", at(GRID_2), told(version=1)),
    "places:boundary": thing("places.edit", at(LUOTONG), told(text="", version=1)),
    "places:boundary_check": thing("places.view", at(LUOTONG)),
    "places:new_compound": thing("places.edit", at(LUOTONG), told(name="新院", kind="with_firm")),
    "places:compound": thing("places.view", pk("compound")),
    "places:edit_compound": thing(
        "places.edit", pk("compound"), told(name="改名", kind="with_firm", version=1)
    ),
    "places:remove_compound": act("places.edit", pk("compound")),
    "places:new_building": thing("places.edit", at(GRID_2), told(road="鹿角巷", number="9弄")),
    "places:building": thing("places.view", pk("building")),
    "places:edit_building": thing("places.edit", pk("building"), told(road="改名", version=1)),
    "places:remove_building": act("places.edit", pk("building")),
    "places:generate_homes": thing(
        "places.edit", pk("building"), told(units=1, first_floor=1, last_floor=1, rooms=1)
    ),
    "places:new_dwelling": thing("places.edit", pk("building"), told(room="909")),
    "places:homes": thing("places.view", at(LUOTONG)),
    "places:edit_dwelling": thing("places.edit", pk("home"), told(room="909", version=1)),
    "places:remove_dwelling": act("places.edit", pk("home")),
    "places:premises_list": thing("places.view", at(LUOTONG)),
    "places:new_premises": thing("places.edit", at(LUOTONG), told(name="新", origin="rented")),
    "places:premises": thing("places.view", pk("premises")),
    "places:edit_premises": thing("places.edit", pk("premises"), told(name="改名", version=1)),
    "places:remove_premises": act("places.edit", pk("premises")),
    "places:new_room": thing("places.edit", pk("premises"), told(name="新", area_m2=9, functions="office")),
    "places:remove_room": act("places.edit", pk("premises", room=lambda g: g.room.pk)),
    "places:new_photo": thing("places.edit", pk("premises"), told()),
    "places:photo": thing("places.view", pk("premises", photo=lambda g: g.photo.pk)),
    "places:remove_photo": act("places.edit", pk("premises", photo=lambda g: g.photo.pk)),
    "places:restructure": thing("places.view", at(LUOTONG)),
    "places:change": thing("places.edit", at(LUOTONG, kind="renumber"), told(new_code="330182001099")),
    "places:restructuring": thing("places.view", pk("restructuring")),
    "places:undo_restructuring": act("places.edit", pk("restructuring")),
    "places:calendar": page("places.view"),
    "places:calendar_year": page("places.view", args=lambda g: {"year": 2026}),
}
ACCOUNTS = {
    "accounts:profile": own(),
    "accounts:list": page("accounts.view", told(q="陈晓岚")),
    "accounts:new": page("accounts.manage", form=told(username="x", display_name="某", place_code=LUOTONG)),
    "accounts:holders": page("accounts.view"),
    "accounts:detail": thing("accounts.view", pk("account")),
    "accounts:edit": thing(
        "accounts.manage", pk("account"), told(display_name="改名", place_code=LUOTONG, version=1)
    ),
    "accounts:close": act("accounts.manage", pk("account")),
    "accounts:reopen": act("accounts.manage", pk("account")),
    "accounts:reset_password": act("accounts.manage", pk("account")),
    "accounts:remove_factors": act("security.manage", pk("account")),
    "accounts:grant": thing("accounts.manage", pk("account"), told(role="grid_worker", place_code=GRID_1)),
    "accounts:revoke": act("accounts.manage", pk("grant")),
    "accounts:hand_over": page("accounts.hand_over", form=told(grid=GRID_1)),
    "accounts:handed_over": thing("accounts.hand_over", pk("handover"), refusal=404),
    "accounts:break_glass": page(
        "accounts.break_glass", form=told(place_code=LUOTONG, minutes=5), refusal=200
    ),
    "accounts:break_glass_review": thing("security.manage", pk("break_glass")),
    "accounts:break_glass_end": act("security.manage", pk("break_glass"), refusal=404),
}
"""Emergency sessions are also seen by who reviews them; a hand-over also by its two workers: no 403 for these."""
EVENTS = {
    "events:log": page("events.view", told(place=LUOTONG)),
    "events:export": page("events.view", told(place=LUOTONG), form=told(reason="年度检查", kind="csv")),
    "events:checks": act("events.view"),
    "events:event": thing("events.view", pk("event", "event_id")),
    "events:inbox": own(),
    "events:all_read": own_act(),
    "events:reading": own_act(pk("notice", "notice_id")),
}
LEDGERS = {
    "ledgers:list": page("ledgers.view", told(place=LUOTONG)),
    "ledgers:ledger": page("ledgers.view", told(place=LUOTONG), args=residents),
    "ledgers:print": page("ledgers.view", told(place=LUOTONG), args=residents),
    "ledgers:export": page("people.export", told(place=LUOTONG), told(reason="核对核对"), args=residents),
    "ledgers:exports": own(),
    "ledgers:limits": act("exports.approve", form=told(rows=5)),
    "ledgers:export_detail": thing("people.export", pk("export"), refusal=200),
    "ledgers:approve": act("exports.approve", pk("export")),
    "ledgers:refuse": thing("exports.approve", pk("export"), told(answer="理由不足")),
    "ledgers:file": thing("people.export", pk("ready_export"), answer=403, refusal=403),
}
"""An export is also seen by who approves it or reads the log; its file goes to who asked for it, to nobody else."""
VIEW, EDIT, BRING = "organisations.view", "organisations.edit", "organisations.import"
TODAY = "2026-11-01"
BODIES = {
    **{
        f"organisations:{name}": page(VIEW, told(place=LUOTONG))
        for name in (
            "list",
            "members",
            "chart",
            "chart_print",
            "handbook",
            "compounds",
            "set_up",
            "answers",
            "guarantees",
            "pay",
        )
    },
    "organisations:new": thing(EDIT, at(LUOTONG), told(kind="property_firm", name="别处物业")),
    "organisations:body": thing(VIEW, pk("body")),
    "organisations:edit": thing(EDIT, pk("body"), told(kind="committee", name="改名", version=1)),
    "organisations:dissolution": thing(EDIT, pk("body"), told(on=TODAY)),
    "organisations:removal": act(EDIT, pk("body")),
    "organisations:file": thing(EDIT, pk("body"), told(decision="改批复")),
    "organisations:filing": thing(EDIT, pk("social_body"), told(number="改备案")),
    "organisations:rule": thing(VIEW, pk("rule")),
    "organisations:member": thing(VIEW, pk("member")),
    "organisations:new_member": thing(
        EDIT, at(LUOTONG), told(name="柏无名", sex="1"), query=told(q="柏岚舟")
    ),
    "organisations:edit_member": thing(EDIT, pk("member"), told(name="柏改名", sex="1", version=1)),
    "organisations:leaving": thing(EDIT, pk("member"), told(on=TODAY)),
    "organisations:end_post": thing(EDIT, pk("post"), told(on=TODAY, ending="resigned")),
    "organisations:scheme": thing(EDIT, pk("scheme"), told(name="改名", from_on=TODAY, years_per_step=3)),
    "organisations:take_scheme": thing(
        EDIT, at("330182001"), told(template="three_posts_7", from_on=TODAY, source="改")
    ),
    "organisations:imports": page(BRING, form=told(place_code=LUOTONG)),
    "organisations:import_template": page(BRING),
    "organisations:import": thing(BRING, pk("list_ready")),
    "organisations:import_commit": act(BRING, pk("list_ready")),
    "organisations:import_undo": act(BRING, pk("list_committed")),
    "organisations:import_discard": act(BRING, pk("list_ready")),
}
"""Bodies, people in posts, and lists of them."""
OWNERS = {
    "term": pk("body"), "post": pk("body"), "tie": pk("body"), "rule": pk("body"), "certificate": pk("member"),
    "training": pk("member"), "mentorship": pk("member"), "facility": at(LUOTONG), "project": at(LUOTONG),
    "allocation": at(LUOTONG), "unified": at(LUOTONG), "payment": pk("allocation"), "survey": pk("bare_compound"),
}  # fmt: skip
"""What hangs on what: each kind of row is entered there, changed and taken out by its own number."""
for _name, _owner in OWNERS.items():
    BODIES[f"organisations:new_{_name}"] = thing(EDIT, _owner, told(from_on=TODAY))
    BODIES[f"organisations:edit_{_name}"] = thing(EDIT, pk(_name), told(from_on=TODAY, version=1))
    BODIES[f"organisations:remove_{_name}"] = act(EDIT, pk(_name))
TARGETS = {
    "programmes:targets": page("policy.view", told(place=LUOTONG)),
    "programmes:new_target": page(
        "targets.edit",
        told(place=LUOTONG),
        told(title="鹿角巷", count=1, unit="item", starts_on="2026-01-01", due_on="2027-01-01", office="x"),
    ),
    "programmes:target": thing("policy.view", pk("target")),
    "programmes:edit_target": thing("targets.edit", pk("target"), told(title="x", count=1, version=1)),
    "programmes:parts": thing("targets.edit", pk("target"), told()),
    "programmes:fold": thing("targets.edit", pk("target"), told(into=1)),
    "programmes:remove_target": act("targets.edit", pk("target")),
    "programmes:report": thing(
        "targets.report", pk("target"), told(amount=1, happened_on="2026-01-01", note="x")
    ),
    "programmes:new_note": thing("targets.edit", pk("target"), told(text="x", working_days=3)),
    "programmes:decide": thing("targets.edit", pk("progress"), told(accepted="1")),
    "programmes:proof": thing("policy.view", pk("progress")),
    "programmes:reply": thing("targets.report", pk("note"), told(text="x")),
    "programmes:close_note": thing("targets.edit", pk("note"), told(text="x")),
    "programmes:reviews": page("policy.view", told(place=LUOTONG)),
    "programmes:new_review": page(
        "targets.edit", told(place=LUOTONG), told(year=2026, half=2, due_on="2026-12-31", office="x")
    ),
    "programmes:review": thing("policy.view", pk("review")),
    "programmes:held": thing("targets.edit", pk("review"), told(held_on="2026-11-01", evaluation="x")),
    "programmes:new_finding": thing("targets.edit", pk("review"), told(text="x")),
    "programmes:settle": thing("targets.report", pk("finding"), told(text="x")),
    "programmes:new_year": page("targets.edit", told(place=LUOTONG), told(year=2025, text="x")),
    "programmes:year_file": thing("policy.view", pk("year")),
    "programmes:evaluations": page("policy.view"),
    "programmes:new_evaluation": page(
        "targets.edit", told(place=LUOTONG), told(title="x", due_on="2026-12-31")
    ),
    "programmes:evaluation": thing("policy.view", pk("evaluation")),
    "programmes:judge": thing(
        "policy.view", pk("evaluation", key="pk", code=lambda g: LUOTONG), told(score=3, good="x")
    ),
    "programmes:close_evaluation": act("targets.edit", pk("evaluation")),
    "programmes:programmes": page("policy.view"),
    "programmes:new_programme": page("programmes.run", told(place=LUOTONG), told(title="鹿角巷")),
    "programmes:programme": thing("policy.view", pk("programme")),
    "programmes:roles": thing("programmes.run", pk("programme"), told(lead="x")),
    "programmes:criteria": thing("programmes.run", pk("programme"), told()),
    "programmes:new_round": thing("programmes.run", pk("programme"), told(title="x")),
    "programmes:round": thing("policy.view", pk("first_round")),
    "programmes:quota": thing(
        "programmes.run", pk("first_round"), told(level="x", unit="community", places=1)
    ),
    "programmes:next_phase": act("programmes.run", pk("first_round")),
    "programmes:apply": thing("programmes.apply", pk("next_round"), told(highlight="x")),
    "programmes:summary": thing("programmes.run", pk("first_round"), told(text="x")),
    "programmes:summary_file": thing("policy.view", pk("first_round")),
    "programmes:candidate": thing("policy.view", pk("named")),
    "programmes:assessment": thing("programmes.apply", pk("candidate"), told()),
    "programmes:line_proof": thing("policy.view", pk("named", line=lambda g: g.line.pk)),
    "programmes:acceptance": thing("programmes.run", pk("candidate", party=lambda g: "own"), told()),
    "programmes:award": thing("programmes.run", pk("candidate"), told(named_on="2026-11-01")),
    "programmes:award_paper": thing("policy.view", pk("named")),
    "programmes:take_away": thing("programmes.run", pk("named"), told(reason="x")),
    "programmes:step_back": thing("programmes.apply", pk("candidate"), told(reason="x")),
}
POLICY = {
    "policy:packs": page("policy.view"),
    "policy:pack": page("policy.view", args=lambda g: {"pack": "trial"}),
    "policy:place": thing("policy.view", at(LUOTONG)),
    "policy:clause": thing("policy.view", clause_at),
    "policy:judge": thing("policy.judge", clause_at, told(state=5, ground="鹿角巷看过")),
    "policy:add_evidence": thing("targets.report", clause_at, told(title="x")),
    "policy:gaps": thing("policy.view", at(LUOTONG)),
    "policy:print_gaps": thing("policy.view", at(LUOTONG)),
    "policy:gaps_file": thing("policy.view", at(LUOTONG)),
    "policy:side_by_side": thing("policy.view", at(LUOTONG)),
    "policy:adoptions": thing("policy.view", at(LUOTONG), told(pack="further")),
    "policy:leave": act("policy.edit", pk("adoption")),
    "policy:withdraw": act("policy.judge", pk("judgement"), told(reason="看错了")),
    "policy:evidence": thing("policy.view", pk("evidence")),
    "policy:remove_evidence": act("targets.report", pk("evidence"), told(reason="传错了")),
}
"""How a community stands, and what was signed about it. Documents are published papers: everybody may read them."""
DRAFTS = {
    "drafts:list": page("policy.edit", form=told(place_code=LUOTONG)),
    "drafts:draft": thing("policy.edit", pk("draft")),
    "drafts:reading": thing("policy.edit", pk("draft")),
    "drafts:head": thing("policy.edit", pk("draft"), told(title="x", version=1)),
    "drafts:clause": thing(
        "policy.edit", lambda g: {"pk": g.draft.pk, "order": 1}, told(work="todo", version=1)
    ),
    "drafts:publish": act("policy.edit", pk("draft")),
    "drafts:withdraw": thing("policy.edit", pk("published"), told(reason="x")),
    "drafts:discard": act("policy.edit", pk("draft")),
    "drafts:file": thing("policy.edit", pk("draft")),
    "drafts:export": thing("policy.edit", pk("draft")),
}
FRAME = {
    "today": own(),
    "today_duplicates": page("people.merge"),
    "today_moves": page("people.view", told(place=LUOTONG)),
    "overview_home": page("policy.view", answer=302),
    "overview": thing("policy.view", at(LUOTONG)),
    "overview_clause": thing("policy.view", at(LUOTONG, clause="tr-1.1")),
    "overview_indicator": thing("policy.view", at(LUOTONG, key="places.premises_area")),
    "ui:preference": everybody(lambda g: {"name": "theme"}, answer=405),
    "ui:settings": own(),
    "ui:feedback": everybody(),
    "ui:offline": everybody(),
    "ui:service_worker": everybody(),
    "ui:gallery": own(samples=("罗桐社区",)),
}

MATRIX: dict[str, Row] = {
    **PEOPLE,
    **ROSTERS,
    **PLACES,
    **ACCOUNTS,
    **EVENTS,
    **LEDGERS,
    **BODIES,
    **TARGETS,
    **POLICY,
    **DRAFTS,
    **FRAME,
}

SIGN_IN = ("account_", "mfa_", "usersessions_", "openid_connect_", "socialaccount_")
"""Names of signing in: they know only the account itself. Tested in `test_sign_in_pages.py`."""
