"""Second factors in the log: allauth tells of them by signals only, so this is where we listen."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals
from django.dispatch import receiver

from liren.accounts.operations.sign_in import note


@receiver(signals.authenticator_added, dispatch_uid="liren.factor_added")
def _added(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    note("factor_added", user, request, label=f"{user.username} · {authenticator.type}")


@receiver(signals.authenticator_removed, dispatch_uid="liren.factor_removed")
def _removed(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    note("factor_removed", user, request, label=f"{user.username} · {authenticator.type}")


@receiver(signals.authenticator_reset, dispatch_uid="liren.factor_reset")
def _reset(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    note("factor_reset", user, request, label=f"{user.username} · {authenticator.type}")


@receiver(signals.authentication_failed, dispatch_uid="liren.factor_failed")
def _failed(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    note("factor_failed", user, request, label=f"{user.username} · {authenticator.type}")
