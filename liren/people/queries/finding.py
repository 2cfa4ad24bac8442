"""How a person is found by what somebody types: a name, initials, a whole number, the last digits of a phone."""

from __future__ import annotations

import re
from enum import StrEnum

from django.db.models import Q

from liren.kernel.identity import clean_identity, upgrade_15
from liren.kernel.scope import Actor
from liren.kernel.text import clean_name, half_width
from liren.people import secrets
from liren.people.models import Contact, PersonIdentity

PERMISSION = "people.view"


class Typed(StrEnum):
    """What a search text is."""

    NOTHING = "nothing"
    IDENTITY = "identity"
    PHONE = "phone"
    TAIL = "tail"
    INITIALS = "initials"
    NAME = "name"


_MOBILE = re.compile(r"1[3-9]\d{9}")


def kind_of(text: str) -> Typed:
    """What somebody typed, by its shape alone."""
    plain = half_width(text).strip()
    if not plain:
        return Typed.NOTHING
    number = clean_identity(plain)
    if len(number) in {15, 18} and number[:-1].isdigit():
        return Typed.IDENTITY
    if re.fullmatch(r"\d{4}", plain):
        return Typed.TAIL
    if _MOBILE.fullmatch(number) or re.fullmatch(r"0\d{2,3}-?\d{7,8}", plain):
        return Typed.PHONE
    if plain.isascii() and plain.isalpha():
        return Typed.INITIALS
    return Typed.NAME


def matching(actor: Actor, text: str, *, small: bool) -> Q:
    """The condition on people for a list's own search box. `small`: the area allows searching inside names."""
    kind = kind_of(text)
    if kind == Typed.IDENTITY:
        return Q(pk__in=holders_of_identity(actor, text))
    if kind in {Typed.PHONE, Typed.TAIL}:
        return Q(pk__in=holders_of_phone(actor, text))
    if kind == Typed.INITIALS:
        return Q(initials__startswith=text.strip().lower())
    return by_name(text, small=small)


def by_name(text: str, *, small: bool) -> Q:
    """By name: anywhere in it in a small area, else by its beginning."""
    name = clean_name(text)
    return Q(name__contains=name) if small else Q(name__startswith=name)


def holders_of_identity(actor: Actor, text: str) -> list[int]:
    """The people in scope with this identity number."""
    number = upgrade_15(clean_identity(half_width(text).strip()))
    rows = PersonIdentity.objects.visible_to(actor, PERMISSION)
    return list(rows.filter(blind__in=secrets.identity_keys(number)).values_list("person_id", flat=True)[:50])


def holders_of_phone(actor: Actor, text: str) -> list[int]:
    """The people in scope who can be reached under this number, or under one that ends so."""
    plain = half_width(text).strip()
    rows = Contact.objects.visible_to(actor, PERMISSION).filter(tail_blind__in=secrets.tail_keys(plain))
    if kind_of(text) == Typed.PHONE:
        rows = rows.filter(blind__in=secrets.phone_keys(_spelled(plain)))
    return list(rows.values_list("person_id", flat=True)[:200])


def _spelled(number: str) -> str:
    from liren.kernel.phones import PhoneProblem, clean_phone

    try:
        return clean_phone(number)
    except PhoneProblem:
        return number
