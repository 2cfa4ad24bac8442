"""A person: new, corrected, with number and phones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX
from liren.people.choices import ContactKind, DocumentKind, SourceKind, Standing
from liren.people.forms.fields import Day, code_field, keep_known, short_code_field, telling_field
from liren.people.models import Person
from liren.people.operations.people import EDITABLE
from liren.people.operations.provenance import Telling

SHORT_EDUCATION = [code for code in EDUCATION.entries if code.endswith("0")]
TABLES = {"education": EDUCATION, "political": POLITICAL, "marital": MARITAL, "ethnicity": ETHNICITY}


class PersonFields(forms.Form):
    """What a record says about a person, apart from secrets and homes."""

    name = forms.CharField(label=_("Name"), max_length=60)
    sex = forms.ChoiceField(label=_("Sex"), choices=SEX.choices(), initial="0")
    born_on = Day(label=_("Born on"), required=False)
    standing = forms.ChoiceField(label=_("Registered or living"), choices=Standing.choices)
    registered_address = forms.CharField(
        label=_("Where registered"), max_length=160, required=False, help_text=_("When registered elsewhere.")
    )
    education = short_code_field(EDUCATION, _("Education"), SHORT_EDUCATION)
    political = code_field(POLITICAL, _("Political status"))
    marital = code_field(MARITAL, _("Marital status"))
    ethnicity = code_field(ETHNICITY, _("Ethnic group"), help_text=_("Only for forms that the law asks for."))
    occupation = forms.CharField(label=_("Occupation"), max_length=60, required=False)
    employer = forms.CharField(label=_("Employer or school"), max_length=80, required=False)
    former_name = forms.CharField(label=_("Former name"), max_length=60, required=False)
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    told_by = telling_field()

    def values(self) -> dict[str, Any]:
        """What the operation is told."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}

    def telling(self) -> Telling:
        """Who told it, and how."""
        return Telling(SourceKind(self.cleaned_data["told_by"]))


class NewPersonForm(PersonFields):
    """A person who is not on the register yet. The number comes first: it fills birthday and sex."""

    identity_kind = forms.ChoiceField(label=_("Document"), choices=DocumentKind.choices, required=False)
    identity = forms.CharField(label=_("Identity number"), max_length=40, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    home = forms.CharField(
        label=_("Home address"), max_length=160, required=False, help_text=_("For example 罗桐路58弄3幢2单元201."),
    )  # fmt: skip
    relation = code_field(RELATION, _("To the head of the household"))
    place_code = forms.CharField(widget=forms.HiddenInput, max_length=15)
    field_order = (
        "name",
        "identity_kind",
        "identity",
        "sex",
        "born_on",
        "phone",
        "home",
        "relation",
        "standing",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("identity", "phone"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "data-no-draft": ""}


class EditPersonForm(PersonFields):
    """The same person, corrected. `version` is what the clerk saw.

    `by_number`: sex and birthday follow from the number on record, and are corrected with it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, by_number: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(person, name) for name in (*EDITABLE, "version")})
        super().__init__(*args, **kwargs)
        if by_number:
            del self.fields["sex"], self.fields["born_on"]
            self.fields["name"].help_text = _(
                "Sex and birthday follow the identity number: correct the number instead."
            )
        for name, table in TABLES.items():
            keep_known(self.fields[name], getattr(person, name), table)


class IdentityForm(forms.Form):
    """The number on a card, copied anew."""

    identity_kind = forms.ChoiceField(label=_("Document"), choices=DocumentKind.choices)
    identity = forms.CharField(
        label=_("Identity number"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ContactForm(forms.Form):
    """A phone, and whose it is."""

    phone = forms.CharField(
        label=_("Phone"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("Whose number"), choices=ContactKind.choices)
    label = forms.CharField(
        label=_("Who it is"),
        max_length=60,
        required=False,
        help_text=_("Daughter, neighbour … for others' numbers."),
    )
