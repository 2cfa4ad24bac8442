"""Rules that several nouns share."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused


def require_forward(first: date | None, last: date | None, field: str = "to_on") -> None:
    """Refuse a period that ends before it begins."""
    if first is not None and last is not None and last < first:
        raise Refused(_("The last day lies before the first."), field=field)
