"""The bodies of a community, and what each has on file."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.organisations.choices import Area, Bond, Function, Grade, Incubated, Kind
from liren.organisations.models.record import Record, forward


class Organisation(Record):
    """A body that acts in a community (组织): committee, sub-committee, Party organisation, firm, unit …"""

    kind = models.CharField(_("Kind"), max_length=24, choices=Kind.choices)
    name = models.CharField(pgettext_lazy("body", "Name"), max_length=80)
    credit_code = models.CharField(
        _("Credit code"), max_length=18, blank=True, help_text=_("18 signs, GB 32100.")
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    function = models.CharField(
        _("What a sub-committee is for"), max_length=24, choices=Function.choices, blank=True
    )
    area = models.CharField(
        _("What a Party organisation covers"), max_length=20, choices=Area.choices, blank=True
    )
    compound = models.ForeignKey(
        "places.Compound", models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    """The compound it governs, serves or covers."""
    address = models.CharField(_("Address"), max_length=120, blank=True)
    founded_on = models.DateField(_("Founded on"), null=True, blank=True)
    dissolved_on = models.DateField(_("Dissolved on"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    batch_id = models.BigIntegerField(null=True, blank=True)
    """The import that made it, if any."""

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        indexes = (models.Index(fields=["place_code", "kind"], name="organisation_place"),)
        constraints = (
            forward("founded_on", "dissolved_on", "organisation_period"),
            models.UniqueConstraint(
                fields=["place_code", "kind", "name"],
                condition=models.Q(dissolved_on__isnull=True),
                name="organisation_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class LegalPerson(Record):
    """The file of a committee as a special legal person (特别法人: Civil Code art. 96, 101; xaj-1.2, xaj-2.1)."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="legal_person")
    representative = models.ForeignKey(
        "organisations.Member", models.PROTECT, null=True, blank=True, related_name="represents"
    )
    certificate_from = models.DateField(_("Certificate valid from"), null=True, blank=True)
    certificate_to = models.DateField(_("Certificate valid until"), null=True, blank=True)
    decision = models.CharField(_("Founding decision"), max_length=120, blank=True)
    seal_keeper = models.CharField(_("Who keeps the seal"), max_length=60, blank=True)
    own_account = models.BooleanField(_("Has a bank account of its own"), default=False)
    bank = models.CharField(_("Bank"), max_length=80, blank=True)
    account_sealed = models.BinaryField(null=True, blank=True)

    class Meta:
        verbose_name = _("legal-person file")
        constraints = (forward("certificate_from", "certificate_to", "legal_person_period"),)

    def __str__(self) -> str:
        return str(self.organisation)


class Filing(Record):
    """A social organisation's papers: filing, grade, incubation, exit (xaj-3.3, jfb-3.4, gy-2.5)."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="filing")
    number = models.CharField(_("Filing number"), max_length=60, blank=True)
    filed_on = models.DateField(_("Filed on"), null=True, blank=True)
    incubated = models.CharField(_("Incubated as"), max_length=12, choices=Incubated.choices, blank=True)
    serves = models.CharField(_("Whom it serves"), max_length=80, blank=True)
    grade = models.CharField(_("Grade"), max_length=2, choices=Grade.choices, blank=True)
    graded_on = models.DateField(_("Graded on"), null=True, blank=True)
    published = models.BooleanField(_("Its facts are published"), default=False)
    exit_on = models.DateField(_("Left the community on"), null=True, blank=True)
    exit_reason = models.CharField(_("Why it left"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("filing")

    def __str__(self) -> str:
        return self.number or str(self.organisation)


class Tie(Record):
    """How a body stands to the committee or another body: guided, coordinated, allied, sharing (jfb-3.0, xaj-3.1)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="ties")
    other = models.ForeignKey(
        Organisation, models.CASCADE, related_name="tied", verbose_name=_("With which body")
    )
    bond = models.CharField(_("How"), max_length=12, choices=Bond.choices)
    what = models.CharField(_("About what"), max_length=200, blank=True)
    from_on = models.DateField(_("From"))
    to_on = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        verbose_name = _("tie")
        constraints = (
            forward("from_on", "to_on", "tie_period"),
            models.CheckConstraint(
                condition=~models.Q(other=models.F("organisation")), name="tie_two_bodies"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} – {self.other}"
