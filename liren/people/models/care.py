"""Care programmes: help for people in need, behind a right of its own and the database fence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.models.person import Fenced


class CareProgramme(models.Model):
    """A programme (重点人群、关爱对象) under a named law. Off until a county switches it on."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    ground = models.CharField(max_length=120)
    """The law under which the file is kept."""
    visit_every_days = models.PositiveSmallIntegerField(default=30)
    keep_years = models.PositiveSmallIntegerField(default=3)
    """How long a closed enrolment is kept."""

    class Meta:
        verbose_name = _("care programme")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class CareSwitch(Scoped):
    """A county's decision to run a programme; `place_code` is the county's. Switched off = a closing date."""

    programme = models.ForeignKey(CareProgramme, models.PROTECT, related_name="switches")
    decision = models.CharField(max_length=120)
    """The decision's title or number."""
    on_at = models.DateTimeField(auto_now_add=True)
    off_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("switch of a care programme")
        constraints = (
            models.UniqueConstraint(
                fields=["place_code", "programme"],
                condition=models.Q(off_at__isnull=True),
                name="switch_once_on",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} @ {self.place_code}"


class Enrolment(Fenced):
    """A person in a programme, with a plan."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="enrolments")
    programme = models.ForeignKey(CareProgramme, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    plan = models.TextField(blank=True)
    helpers = models.CharField(max_length=200, blank=True)
    """The joint team: justice, community, school, unit, family …"""
    visit_every_days = models.PositiveSmallIntegerField(default=30)
    keep_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("enrolment")
        indexes = (models.Index(fields=["place_code", "programme"], name="enrolment_place"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "programme"],
                condition=models.Q(to_on__isnull=True),
                name="enrolment_once_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} in {self.programme_id}"
