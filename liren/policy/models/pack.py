"""A policy document or a dated law, and its tree of clauses, as data that somebody published."""

import re

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liren.places.choices import Level
from liren.policy.choices import ClauseKind, PackKind, PackState, Proof


class Pack(models.Model):
    """A document that binds the places below its area: 松江区中山街道's opinion of 2018, the Organic Law of 2025."""

    code = models.SlugField(max_length=20, unique=True)
    kind = models.CharField(max_length=8, choices=PackKind.choices)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=300)
    issuer = models.CharField(max_length=200, blank=True)
    issuer_en = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    """Who issued it."""
    area = models.CharField(max_length=15, blank=True, db_collation="C")
    """The subtree that it binds; empty for the whole country."""
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PackState.choices)
    superseded_by = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    """Of the data it was loaded from: the same pack again changes nothing."""
    shipped = models.BooleanField(default=False)
    """Came with the product; its source is a file in `packs/`."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        ordering = ("kind", "code")

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" else self.title

    @property
    def short_title(self) -> str:
        """Short enough for a tab: who issued it and when; laws by their name without the name of the state."""
        if self.kind == PackKind.LAW:
            return str(self).removeprefix("中华人民共和国").replace(" of the PRC", "")
        start = self.valid_from or self.dated
        year = f" {start.year}" if start else ""
        issuer = self.issuer_en if get_language() == "en" else self.issuer
        return f"{re.split('[、,]', issuer)[0]}{year}" if issuer else str(self)


class Clause(models.Model):
    """A clause: one thing that is asked, of whom, and how it is judged. Inner clauses are judged by those below."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="clauses")
    code = models.CharField(max_length=40, unique=True, db_collation="C")
    """`zs-5.1.b`; a further check of the same clause ends in `#2`."""
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveIntegerField()
    """Reading order within the document."""
    depth = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=20, blank=True)
    """The number as printed."""
    kind = models.CharField(max_length=10, choices=ClauseKind.choices, blank=True)
    summary = models.CharField(max_length=400)
    summary_en = models.CharField(max_length=600)
    cite = models.CharField(max_length=120)
    role = models.CharField(max_length=400, blank=True)
    role_en = models.CharField(max_length=600, blank=True)
    office = models.CharField(max_length=400, blank=True)
    office_en = models.CharField(max_length=600, blank=True)
    at = models.PositiveSmallIntegerField(choices=Level.choices, null=True, blank=True)
    """The level of unit that is judged; empty for a heading over clauses of several levels."""
    judge_any = models.BooleanField(default=False)
    """One of the clauses below is enough."""
    proof = models.CharField(max_length=10, choices=Proof.choices, blank=True)
    check_data = models.JSONField(null=True, blank=True)
    """The check as it stands in the pack; none for clauses that are judged by those below."""

    class Meta:
        verbose_name = _("clause")
        ordering = ("pack", "order")

    def __str__(self) -> str:
        return self.code

    @property
    def words(self) -> str:
        """The summary in the reader's language."""
        return self.summary_en if get_language() == "en" else self.summary

    @property
    def answerable(self) -> str:
        """The office that answers for it, in the reader's language."""
        return self.office_en if get_language() == "en" else self.office

    @property
    def charged(self) -> str:
        """The post that is in charge, in the reader's language."""
        return self.role_en if get_language() == "en" else self.role
