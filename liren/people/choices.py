"""Closed sets of people. National code tables live in `liren.kernel.codes`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(TextChoices):
    """What a person is identified by."""

    RESIDENT = "resident", _("Resident identity card")
    PASSPORT = "passport", _("Passport")
    HK_MACAO = "hk_macao", _("Mainland travel permit (Hong Kong, Macao)")
    TAIWAN = "taiwan", _("Mainland travel permit (Taiwan)")
    OTHER = "other", _("Other document")


class Standing(TextChoices):
    """人户状态: whether a person lives here, is registered here, or both."""

    BOTH = "both", _("Lives and is registered here")
    LIVING = "living", _("Lives here, registered elsewhere")
    REGISTERED = "registered", _("Registered here, lives elsewhere")


class Ending(TextChoices):
    """Why a residency ended."""

    MOVED = "moved", _("Moved away")
    AWAY = "away", _("Long away")
    DIED = "died", _("Died")
    MISTAKE = "mistake", _("Recorded by mistake")


class ContactKind(TextChoices):
    """Whose number it is."""

    OWN = "own", _("Own phone")
    EMERGENCY = "emergency", _("Emergency contact")
    GUARDIAN = "guardian", _("Guardian")


class Tag(TextChoices):
    """Why the community keeps a person in mind: always with evidence and, where it can lapse, an expiry."""

    LIVING_ALONE = "living_alone", _("Living alone")
    EMPTY_NEST = "empty_nest", _("Elders without children at home")
    DISABLED = "disabled", pgettext_lazy("person", "Disabled")
    LOW_INCOME = "low_income", _("Minimum living allowance")
    EXTREME_HARDSHIP = "hardship", _("Extreme hardship support")
    VETERAN = "veteran", _("Veteran")
    PARTY_MEMBER = "party_member", _("Party member")
    MIGRANT = "migrant", _("From elsewhere")
    LEFT_BEHIND = "left_behind", _("Left-behind child")
    VOLUNTEER = "volunteer", _("Volunteer")
    ELDER_ALLOWANCE = "elder_allowance", _("Old-age allowance")
    FAMILY_DOCTOR = "family_doctor", _("Family doctor contract")
    STUDENT = "student", _("At school")


class SourceKind(TextChoices):
    """Where a value came from."""

    ROSTER = "roster", _("Imported roster")
    VISIT = "visit", _("Home visit")
    COUNTER = "counter", _("Told at the counter")
    PHONE = "phone", _("Told by phone")
    PAPER = "paper", _("Paper form")
    DEPARTMENT = "department", _("Told by a department")


class BatchState(TextChoices):
    """How far a roster import has come."""

    UPLOADED = "uploaded", _("Uploaded")
    READING = "reading", _("Being read")
    READY = "ready", _("Ready to commit")
    COMMITTING = "committing", _("Being committed")
    COMMITTED = "committed", _("Committed")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Not possible")


class Decision(TextChoices):
    """What a person decided about two values that contradict each other."""

    KEEP = "keep", _("Keep ours")
    TAKE = "take", _("Take the new one")
    ASK = "ask", _("Ask on the next visit")
