"""How one is greeted: by the time of day, and by the given name as people are called here."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "诸葛",
    "上官",
    "东方",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "端木",
)
SHORTEST, LONGEST = 3, 4
"""Chinese names of which the surname is left out; 李强 stays whole."""


def given_name(name: str) -> str:
    """晓岚 of 陈晓岚; every other name as it is."""
    if not all("一" <= letter <= "鿿" for letter in name) or not SHORTEST <= len(name) <= LONGEST:
        return name
    return name[2:] if name.startswith(DOUBLE_SURNAMES) else name[1:]


def greeting(name: str, now: datetime) -> str:
    """“Good morning, 晓岚” by the local hour."""
    said = {"name": given_name(name)}
    if now.hour < 5 or now.hour >= 22:
        return _("It is late, %(name)s") % said
    if now.hour < 11:
        return _("Good morning, %(name)s") % said
    if now.hour < 13:
        return _("Good day, %(name)s") % said
    return _("Good afternoon, %(name)s") % said if now.hour < 18 else _("Good evening, %(name)s") % said
