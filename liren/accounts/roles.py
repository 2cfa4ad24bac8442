"""The roles as they are seeded: who they are, what they may do, whom they exclude. Read by the migration.

The three administrators (三员: system, security, audit) exclude one another, and none of them sees people.
Care has a role of its own: it is added to another role for those whose duty needs it.
"""

from __future__ import annotations

from typing import NamedTuple


class Seed(NamedTuple):
    """One role of the first installation."""

    code: str
    name: str
    name_en: str
    permissions: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    appointed_by: tuple[str, ...] = ()


COMMON = ("places.view", "ledgers.view", "organisations.view", "policy.view")
LOOK = (*COMMON, "people.view")
KEEP = (*LOOK, "people.edit", "people.reveal")
BODIES = ("organisations.edit", "organisations.import", "programmes.apply", "targets.report")
WORK = (*KEEP, *BODIES, "people.documents", "people.import", "people.export", "people.merge", "places.edit")
LEAD = (
    *WORK,
    "people.looks",
    "accounts.view",
    "accounts.manage",
    "accounts.hand_over",
    "accounts.break_glass",
)
STEER = ("policy.judge", "policy.edit", "targets.edit", "programmes.run")
OFFICE = (*LEAD, *STEER, "places.restructure", "exports.approve", "events.view")
COUNTY = (*OFFICE, "calendar.edit", "care.switch")
ABOVE = (*LOOK, *STEER, "accounts.view", "accounts.manage", "events.view")

SYSTEM, SECURITY, AUDIT = "system_administrator", "security_administrator", "auditor"
BY_SECURITY = (SECURITY,)
SECURITY_RIGHTS = ("accounts.view", "accounts.manage", "security.manage")
AUDIT_RIGHTS = ("accounts.view", "events.view", "people.looks")

SEEDS = (
    Seed("grid_worker", "网格员", "Grid worker", KEEP),
    Seed("community_worker", "社区工作者", "Community worker", WORK),
    Seed("committee_member", "居委会委员", "Committee member", (*KEEP, "people.export")),
    Seed("committee_director", "居委会主任", "Committee director", LEAD),
    Seed("supervisory_committee", "居务监督委员会成员", "Supervisory committee", COMMON),
    Seed("care_worker", "关爱帮扶专员", "Care worker", ("places.view", "people.view", "care.view", "care.edit"),
         (), ("subdistrict_officer", "county_officer")),
    Seed("subdistrict_officer", "街道工作人员", "Subdistrict officer", OFFICE, (), BY_SECURITY),
    Seed("department_officer", "部门工作人员", "Department officer", (*COMMON, "targets.report"), (), BY_SECURITY),
    Seed("county_officer", "县级民政工作人员", "County officer", COUNTY, (), BY_SECURITY),
    Seed("city_officer", "市级民政工作人员", "City officer", ABOVE, (), BY_SECURITY),
    Seed("province_officer", "省级民政工作人员", "Province officer", ABOVE, (), BY_SECURITY),
    Seed(AUDIT, "安全审计员", "Auditor", AUDIT_RIGHTS, (SYSTEM, SECURITY), BY_SECURITY),
    Seed(SECURITY, "安全管理员", "Security administrator", SECURITY_RIGHTS, (SYSTEM, AUDIT), BY_SECURITY),
    Seed(SYSTEM, "系统管理员", "System administrator", ("system.manage",), (SECURITY, AUDIT), BY_SECURITY),
)  # fmt: skip
