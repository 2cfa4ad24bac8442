"""What allauth could do and Liren does not: signing up, mailing passwords. There is nothing there."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope


def closed(request: HttpRequest) -> HttpResponse:
    """404, and how accounts and passwords are really had."""
    raise OutOfScope(_("Accounts and new passwords are given by the account manager of your area."))
