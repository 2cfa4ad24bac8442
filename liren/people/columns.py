"""The columns of the register list: key, label, and whether narrow screens may drop it first."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Column(NamedTuple):
    """One column that a reader may show or hide. The name is not among them: it always stays."""

    key: str
    label: str | Promise


COLUMNS = (
    Column("sex", _("Sex, age")),
    Column("identity", _("Identity number")),
    Column("home", _("Home address")),
    Column("relation", _("To the head")),
    Column("standing", _("Registered or living")),
    Column("tags", _("Tags")),
    Column("confirmed", _("Confirmed")),
)
