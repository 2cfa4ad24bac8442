"""Every right there is. A role is a set of these; a grant gives a role over a place for a period."""

from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "places.view": _("See places, compounds, buildings and homes"),
    "places.edit": _("Change places, compounds, buildings, homes and boundaries"),
    "places.restructure": _("Merge, split and renumber places, move grids"),
    "calendar.edit": _("Change the working calendar"),
    "people.view": _("See the register, masked"),
    "people.edit": _("Change the register"),
    "people.reveal": _("See a full identity number or phone, for a stated reason"),
    "people.documents": _("See personal documents"),
    "people.import": _("Import rosters and undo imports"),
    "people.export": _("Export lists, masked"),
    "people.merge": _("Merge duplicate persons"),
    "people.looks": _("See who looked at whose data"),
    "care.view": _("See care programmes and who is enrolled"),
    "care.edit": _("Enrol people and keep their care plans"),
    "care.switch": _("Switch care programmes on and off for a county"),
    "exports.approve": _("Approve exports of personal data"),
    "ledgers.view": _("See and print ledgers"),
    "organisations.view": _("See committees, organisations, posts and working rules"),
    "organisations.edit": _("Change organisations, posts, rules, money and facilities"),
    "organisations.import": _("Import lists of organisations and members"),
    "policy.view": _("See policies, clauses and how units stand"),
    "policy.edit": _("Read, edit and publish policy packs"),
    "policy.judge": _("Sign judgements that no figure can make"),
    "targets.edit": _("Set targets, break them down, supervise"),
    "targets.report": _("Report evidence on targets and answer supervision notes"),
    "programmes.apply": _("Apply for demonstration rounds and give evidence"),
    "programmes.run": _("Run demonstration rounds: accept, rank, award"),
    "accounts.view": _("See accounts"),
    "accounts.manage": _("Create and close accounts, grant roles"),
    "accounts.hand_over": _("Hand a grid over to another worker"),
    "accounts.break_glass": _("Open a timed emergency session with wider reading rights"),
    "events.view": _("Read the audit log"),
    "security.manage": _("Manage sign-in security and break-glass sessions"),
    "system.manage": _("Manage the installation: keys, backup, background work"),
}

BREAKABLE = (
    "people.view",
    "people.reveal",
    "people.documents",
    "care.view",
    "ledgers.view",
    "events.view",
)
"""What an emergency session may open: reading only. Nothing is changed or exported in an emergency session."""
