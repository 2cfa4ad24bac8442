"""Who holds which post in which body, for which term."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q, Value
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import Chosen, Ending, Role
from liren.organisations.models.member import Member
from liren.organisations.models.organisation import Organisation
from liren.organisations.models.record import Record, forward


class Term(Record):
    """A term of a body (届), and how it was elected."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField(
        _("Term number"), help_text=_("For example 12, for the twelfth.")
    )
    from_on = models.DateField(_("From"))
    to_on = models.DateField(_("Until"))
    chosen = models.CharField(_("How elected"), max_length=16, choices=Chosen.choices)

    class Meta:
        verbose_name = _("term")
        ordering = ("-from_on",)
        constraints = (
            forward("from_on", "to_on", "term_period"),
            models.UniqueConstraint(fields=["organisation", "number"], name="term_once"),
        )

    def __str__(self) -> str:
        return str(_("Term %(n)s") % {"n": self.number})


class Post(Record):
    """A post of a member in a body. One may hold several (一肩挑、交叉任职), but only one at a time full-time."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="posts")
    member = models.ForeignKey(Member, models.CASCADE, related_name="posts", verbose_name=_("Who"))
    role = models.CharField(_("Post"), max_length=20, choices=Role.choices)
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("Term")
    )
    full_time = models.BooleanField(_("Full-time"), default=False)
    chosen = models.CharField(_("How chosen"), max_length=16, choices=Chosen.choices)
    head_of = models.ForeignKey(
        "places.Building",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="heads",
        verbose_name=_("Building"),
    )
    """The building, for a building head."""
    duty = models.CharField(_("Task in the post"), max_length=120, blank=True)
    from_on = models.DateField(_("From"))
    to_on = models.DateField(_("Until"), null=True, blank=True)
    """The last day that was foreseen or has come."""
    ending = models.CharField(_("Why it ended"), max_length=10, choices=Ending.choices, blank=True)
    batch_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("post")
        indexes = (models.Index(fields=["place_code", "role"], name="post_place"),)
        constraints = (
            forward("from_on", "to_on", "post_period"),
            ExclusionConstraint(
                name="post_full_time_once",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    (
                        Func(
                            "from_on",
                            "to_on",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(full_time=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} {self.get_role_display()}"
