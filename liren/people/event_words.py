"""What the audit log and the timelines call the acts on the register."""

from django.utils.translation import gettext_lazy as _

from liren.people.operations.reveals import LOOKS

EVENT_WORDS = {
    "people.person_registered": _("Put on the register"),
    "people.person_edited": _("Record corrected"),
    "people.identity_set": _("Identity number recorded"),
    "people.contact_added": _("Phone added"),
    "people.contact_removed": _("Phone taken off"),
    "people.moved_home": _("Moved to another home"),
    "people.residency_ended": _("Left the register"),
    "people.came_back": _("On the register again"),
    "people.household_founded": _("New household"),
    "people.household_joined": _("Joined a household"),
    "people.household_left": _("Left a household"),
    "people.relation_set": _("Relation to the head changed"),
    "people.confirmed": _("Records confirmed"),
    "people.tagged": _("Tag added"),
    "people.tagged_many": _("Tag added to many"),
    "people.untagged": _("Tag ended"),
    "people.moved_to_grid": _("Moved to another grid"),
    "people.conflict_decided": _("Decided between two sources"),
    "people.merged": _("Two records merged"),
    "people.merge_undone": _("Merge undone"),
    "people.found_different": _("Found to be two people"),
    "people.identity_revealed": _("Identity number looked at"),
    "people.phone_revealed": _("Phone looked at"),
    "people.document_added": _("Paper filed"),
    "people.document_opened": _("Paper read"),
    "people.document_removed": _("Paper destroyed"),
    "people.searched_by_number": _("Searched by a number"),
    "care.switched_on": _("Care programme switched on"),
    "care.switched_off": _("Care programme switched off"),
    "care.enrolled": _("Enrolled in a care programme"),
    "care.plan_edited": _("Care plan changed"),
    "care.enrolment_ended": _("Care file closed"),
    "care.forgotten": _("Expired care files erased"),
    "people.roster_uploaded": _("Roster uploaded"),
    "people.roster_discarded": _("Roster thrown away"),
    "people.roster_committed": _("Roster imported"),
    "people.roster_undone": _("Roster import undone"),
}

__all__ = ["EVENT_WORDS", "LOOKS"]
