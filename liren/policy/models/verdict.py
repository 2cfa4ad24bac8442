"""How units stand on clauses, today and day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Derived
from liren.policy.choices import Reason, State
from liren.policy.models.pack import Clause


class Verdict(Derived):
    """A unit × a clause: how it stands, with value, threshold and the reason. Replaced when records change."""

    pk = models.CompositePrimaryKey("clause_id", "place_code")
    clause = models.ForeignKey(Clause, models.CASCADE, db_index=False)
    state = models.PositiveSmallIntegerField(choices=State.choices)
    reason = models.PositiveSmallIntegerField(choices=Reason.choices)
    value = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    numerator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    threshold = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    upper = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    distance = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    """How far beyond the threshold in the good direction (negative: short of it), as a share of the threshold."""
    since = models.DateField()
    """The day on which it came to stand so: the first of its line, of which `VerdictDay` keeps what went before."""
    judged_at = models.DateTimeField()

    class Meta:
        verbose_name = _("verdict")
        indexes = (models.Index(fields=["place_code", "state"], name="policy_verdict_place"),)

    def __str__(self) -> str:
        return f"{self.clause_id} @ {self.place_code}: {self.get_state_display()}"


class VerdictDay(Derived):
    """How a unit stood from a day on, until that changed again. How it stands now is no such line but the verdict."""

    pk = models.CompositePrimaryKey("clause_id", "place_code", "day")
    clause = models.ForeignKey(Clause, models.CASCADE, db_index=False)
    day = models.DateField()
    state = models.PositiveSmallIntegerField(choices=State.choices)
    value = models.DecimalField(max_digits=30, decimal_places=4, null=True)

    class Meta:
        verbose_name = _("verdict of a day")
        indexes = (models.Index(fields=["place_code", "day"], name="policy_verdict_day"),)

    def __str__(self) -> str:
        return f"{self.clause_id} @ {self.place_code} {self.day}"


class Counts(Derived):
    """How many units below a place stand how on a clause."""

    clause = models.ForeignKey(Clause, models.CASCADE, db_index=False)
    not_met = models.PositiveIntegerField(default=0)
    near = models.PositiveIntegerField(default=0)
    no_data = models.PositiveIntegerField(default=0)
    judgement = models.PositiveIntegerField(default=0)
    met = models.PositiveIntegerField(default=0)
    not_applicable = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Counts):
    """How many units below a place stand how on a clause, now."""

    pk = models.CompositePrimaryKey("clause_id", "place_code")

    class Meta:
        verbose_name = _("tally")
        indexes = (models.Index(fields=["place_code"], name="policy_tally_place"),)

    def __str__(self) -> str:
        return f"{self.clause_id} @ {self.place_code}"


class TallyDay(Counts):
    """The tally at the end of a day on which it changed."""

    pk = models.CompositePrimaryKey("clause_id", "place_code", "day")
    day = models.DateField()

    class Meta:
        verbose_name = _("tally of a day")
        indexes = (models.Index(fields=["place_code", "day"], name="policy_tally_day"),)

    def __str__(self) -> str:
        return f"{self.clause_id} @ {self.place_code} {self.day}"
