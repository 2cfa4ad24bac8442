"""What is asked on the pages of accounts. Shape and messages only: the operations decide and save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import Role, User
from liren.accounts.permissions import BREAKABLE, PERMISSIONS
from liren.accounts.queries import handover
from liren.accounts.queries.actors import today
from liren.accounts.queries.grants import givable_roles
from liren.kernel.scope import Actor
from liren.places.models import Place

SUGGESTED = 400
"""How many places a field suggests: all of a subdistrict's. Others can be typed."""


class DayInput(forms.DateInput):
    """A plain date field: every browser brings its own picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlaceField(forms.CharField):
    """A place, typed as its name or its code, within the area over which a right is held."""

    def __init__(self, actor: Actor, permission: str, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)
        self.places = Place.objects.visible_to(actor, permission).filter(closed_on__isnull=True)
        self.widget.attrs |= {"list": "places-in-reach", "autocomplete": "off"}

    def suggestions(self) -> list[Place]:
        """The first places of the area, for the list that opens under the field."""
        return list(self.places.order_by("code").only("code", "name", "short_name")[:SUGGESTED])

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value)).strip()
        if not typed:
            return ""
        named = (
            self.places.filter(code=typed)
            | self.places.filter(name=typed)
            | self.places.filter(short_name=typed)
        )
        codes = sorted(set(named.values_list("code", flat=True)[:5]))
        if not codes:
            raise forms.ValidationError(_("There is no such place in your area. Type its name or its code."))
        if len(codes) > 1:
            words = _("Several places are called that. Type the code: %(codes)s.")
            raise forms.ValidationError(words % {"codes": "、".join(codes)})
        return codes[0]


class WorkerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of several accounts, with the job title: two people may share a name."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.display_name} · {obj.job_title or obj.username}"


class ActorForm(forms.Form):
    """A form that knows who fills it in: choices lie in their area."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def suggested_places(self) -> list[Place]:
        """What the place field of this form suggests."""
        field = self.fields.get("place_code")
        return field.suggestions() if isinstance(field, PlaceField) else []


class EditAccountForm(ActorForm):
    """Who somebody is and where they belong."""

    display_name = forms.CharField(label=_("Name"), max_length=60)
    job_title = forms.CharField(label=_("Job title"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place_code"] = PlaceField(
            self.actor, "accounts.manage", label=_("Belongs to"),
            help_text=_("The place whose account managers look after this account. Name or code."),
        )  # fmt: skip


class AccountForm(EditAccountForm):
    """A new account: besides, the name to sign in with."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("Small letters and digits, for example the name in pinyin."),
    )
    field_order = ["display_name", "username", "job_title", "place_code", "email"]


class GrantForm(ActorForm):
    """A role, a place, a period."""

    role = forms.ModelChoiceField(queryset=Role.objects.none(), label=_("Role"), empty_label=None)
    from_on = forms.DateField(label=_("First day"), widget=DayInput(), initial=today)
    to_on = forms.DateField(
        label=_("Last day"), widget=DayInput(), required=False, help_text=_("Empty: until it is taken back.")
    )
    field_order = ["role", "place_code", "from_on", "to_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [role.pk for role in givable_roles(self.actor)]
        self.fields["role"].queryset = Role.objects.filter(pk__in=codes)  # type: ignore[attr-defined]
        self.fields["place_code"] = PlaceField(
            self.actor,
            "accounts.manage",
            label=_("Place"),
            help_text=_("With everything below it. Name or code."),
        )
        self.order_fields(self.field_order)


class HandOverForm(ActorForm):
    """Who gives a grid, who takes it, from which day."""

    giver = WorkerField(queryset=User.objects.none(), label=_("Until now"), empty_label=None)
    taker = WorkerField(queryset=User.objects.none(), label=_("From now on"), empty_label=_("Choose"))
    first_day = forms.DateField(label=_("First day of the new worker"), widget=DayInput(), initial=today)
    reason = forms.CharField(label=_("Why"), max_length=200, required=False)

    def __init__(self, *args: Any, grid: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = handover.givers(self.actor, grid)  # type: ignore[attr-defined]
        self.fields["taker"].queryset = handover.takers(self.actor, grid)  # type: ignore[attr-defined]


class BreakGlassForm(ActorForm):
    """Why, where, what and for how long."""

    reason = forms.CharField(
        label=_("Why now"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("At least ten characters. The security administrator reads it."),
    )  # fmt: skip
    permissions = forms.MultipleChoiceField(
        label=_("What has to be read"),
        choices=[(name, PERMISSIONS[name]) for name in BREAKABLE],
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=60, initial=15)
    field_order = ["place_code", "permissions", "minutes", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place_code"] = PlaceField(self.actor, "accounts.break_glass", label=_("Place"))
        self.order_fields(self.field_order)
