"""Who may sign in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped, ScopedQuerySet


class AccountQuerySet(ScopedQuerySet["User"]):
    """Accounts are found by name before anybody's scope is known (signing in), so this one starts open.

    Pages and operations still say `visible_to`.
    """

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query, using, hints)
        self._opened(self)


class User(AbstractBaseUser, Scoped):
    """A person who works with Liren. There is no superuser: every right is a grant over a place.

    `place_code` is the place whose account managers look after this account.
    """

    username = models.CharField(_("user name"), max_length=60, unique=True)
    display_name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    job_title = models.CharField(_("job title"), max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    is_staff = is_superuser = False

    objects = BaseUserManager.from_queryset(AccountQuerySet)()  # type: ignore[assignment, misc]

    class Meta:
        verbose_name = _("account")
        indexes = (models.Index(fields=["place_code", "username"], name="user_place"),)

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def first_name(self) -> str:
        return self.display_name
