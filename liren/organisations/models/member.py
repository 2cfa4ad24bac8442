"""The people who hold posts: committee members, workers, group leaders, advisers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.organisations.choices import Course, Hiring, Insurance, Paper
from liren.organisations.models.record import Record, forward


class Member(Record):
    """Somebody who holds posts in bodies. `place_code` is where they serve, not where they live.

    For a resident the register leads: name, sex, birthday, education and political status follow it (a trigger),
    so that nothing is entered twice.
    """

    resident = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    name = models.CharField(pgettext_lazy("person", "Name"), max_length=60)
    sex = models.CharField(_("Sex"), max_length=1, default="0")
    born_on = models.DateField(_("Born on"), null=True, blank=True)
    education = models.CharField(_("Education"), max_length=2, blank=True)
    political = models.CharField(_("Political status"), max_length=2, blank=True)
    is_local = models.BooleanField(_("Local (lives or is registered in the area)"), default=False)
    hired_on = models.DateField(_("Works for communities since"), null=True, blank=True)
    hired_how = models.CharField(_("Hired by"), max_length=8, choices=Hiring.choices, blank=True)
    insured = ArrayField(
        models.CharField(max_length=12, choices=Insurance.choices),
        verbose_name=_("Insured"),
        default=list,
        blank=True,
    )
    left_on = models.DateField(_("Left the service on"), null=True, blank=True)
    batch_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("member")
        indexes = (models.Index(fields=["place_code", "name"], name="member_place"),)
        constraints = (
            models.UniqueConstraint(
                fields=["resident", "place_code"],
                condition=models.Q(left_on__isnull=True),
                name="member_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Certificate(Record):
    """A certificate with the day it expires (zs-5.2, gy-2.5)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="certificates")
    kind = models.CharField(_("Professional certificate"), max_length=12, choices=Paper.choices)
    number = models.CharField(_("Number"), max_length=40, blank=True)
    from_on = models.DateField(_("Issued on"))
    to_on = models.DateField(_("Expires on"), null=True, blank=True)

    class Meta:
        verbose_name = _("certificate")
        constraints = (forward("from_on", "to_on", "certificate_period"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class Training(Record):
    """A course that somebody took part in (zs-5.2, sd-2.1.2: directors yearly, others every two years)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="trainings")
    title = models.CharField(_("Title"), max_length=80)
    course = models.CharField(_("Kind of course"), max_length=12, choices=Course.choices)
    held_on = models.DateField(_("Day"))
    hours = models.DecimalField(_("Hours"), max_digits=5, decimal_places=1)
    by = models.CharField(_("Held by"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("training")
        constraints = (models.CheckConstraint(condition=models.Q(hours__gt=0), name="training_hours"),)

    def __str__(self) -> str:
        return self.title


class Mentorship(Record):
    """An experienced colleague leads a newcomer (传帮带, 师徒帮带: zs-5.1, gy-2.9.c)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="mentorships")
    mentor = models.ForeignKey(Member, models.CASCADE, related_name="leads", verbose_name=_("Mentor"))
    from_on = models.DateField(_("From"))
    to_on = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        verbose_name = _("mentorship")
        constraints = (
            forward("from_on", "to_on", "mentorship_period"),
            models.CheckConstraint(condition=~models.Q(mentor=models.F("member")), name="mentorship_two"),
        )

    def __str__(self) -> str:
        return f"{self.mentor} – {self.member}"
