"""A person in the register, and the secrets of a person behind the database fence."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Left, Reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.choices import ContactKind, DocumentKind, Standing


class Person(Scoped):
    """A resident (居民), recorded once per community. The place code is the grid's where it is known.

    Values carry their source: `source` and `confirmed_on` for the row, `field_sources` for the fields that
    came from elsewhere: {"education": [source id, "2026-09-12"]}.

    Columns without a constraint of their own are checked a statement at a time (ADR 7).
    """

    name = models.CharField(max_length=60, db_collation="C")
    former_name = models.CharField(max_length=60, blank=True)
    initials = models.CharField(max_length=30, blank=True, db_collation="C")
    """Pinyin initials: lgy for 李桂英."""
    sex = models.CharField(max_length=1, default="0")
    """GB/T 2261.1."""
    born_on = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=2, blank=True)
    """GB/T 3304. For statutory forms and reserved seats only; cannot be filtered on."""
    marital = models.CharField(max_length=2, blank=True)
    """GB/T 2261.2."""
    education = models.CharField(max_length=2, blank=True)
    """GB/T 4658."""
    political = models.CharField(max_length=2, blank=True)
    """GB/T 4762."""
    occupation = models.CharField(max_length=60, blank=True)
    employer = models.CharField(max_length=80, blank=True)
    household = models.ForeignKey(
        "people.Household", models.PROTECT, null=True, blank=True, related_name="members", db_constraint=False
    )
    relation = models.CharField(max_length=2, blank=True)
    """Relation to the head, GB/T 4761."""
    dwelling = models.ForeignKey(
        "places.Dwelling", models.PROTECT, null=True, blank=True, related_name="people", db_constraint=False
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.BOTH)
    registered_address = models.CharField(max_length=160, blank=True)
    """Where the household registration (户籍) is, when elsewhere."""
    note = models.CharField(max_length=500, blank=True)
    left_on = models.DateField(null=True, blank=True)
    """The day the last residency here ended: moved, long away or died."""
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    source = models.ForeignKey(
        "people.Source", models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    confirmed_on = models.DateField(null=True, blank=True)
    field_sources = models.JSONField(default=dict, blank=True)
    batch_id = models.BigIntegerField(null=True, blank=True)
    """The roster import that made the row."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = (
            models.Index(fields=["place_code", "dwelling", "id"], name="person_place"),
            models.Index(fields=["name", "place_code"], name="person_name"),
            models.Index(OpClass(Reverse("name"), name="text_pattern_ops"), name="person_name_end"),
            models.Index(fields=["initials", "place_code"], name="person_initials"),
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="person_merged"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Fenced(Scoped):
    """A row that the database itself shows only within the actor's places (row-level security)."""

    class Meta:
        abstract = True


class PersonIdentity(Fenced):
    """The number that identifies a person: encrypted, findable only by its whole value."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="identity", db_constraint=False
    )
    kind = models.CharField(max_length=10, choices=DocumentKind.choices, default=DocumentKind.RESIDENT)
    sealed = models.BinaryField()
    blind = models.BinaryField(max_length=32)
    """Keyed hash of the number (HMAC): equal numbers, equal hash."""
    community_code = models.GeneratedField(
        expression=Left("place_code", 12),
        output_field=models.CharField(max_length=12, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("identity number")
        constraints = (models.UniqueConstraint(fields=["blind", "community_code"], name="identity_once"),)

    def __str__(self) -> str:
        return f"identity of {self.person_id}"


class Contact(Fenced):
    """A phone of a person or of somebody to call for them: encrypted, findable whole or by its last four digits."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts", db_constraint=False)
    kind = models.CharField(max_length=10, choices=ContactKind.choices, default=ContactKind.OWN)
    label = models.CharField(max_length=60, blank=True)
    """Who it is, for emergency contacts: daughter, neighbour."""
    sealed = models.BinaryField()
    blind = models.BinaryField(max_length=32)
    tail_blind = models.BinaryField(max_length=32)
    batch_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("contact")
        indexes = (models.Index(fields=["tail_blind", "place_code"], name="contact_tail"),)

    def __str__(self) -> str:
        return f"contact of {self.person_id}"


class PersonDocument(Fenced):
    """A personal paper on file: kept under a law or a consent, until a date."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="documents")
    title = models.CharField(max_length=80)
    file = models.FileField(upload_to="documents/")
    ground = models.CharField(max_length=120)
    """The law or the consent under which it is kept (PIPL art. 13)."""
    keep_until = models.DateField()
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("personal document")
        indexes = (models.Index(fields=["place_code"], name="document_place"),)

    def __str__(self) -> str:
        return self.title
