"""The pages of signing in know the account itself and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from liren.testing.cast import account
from tests.ground import Ground
from tests.leaks.matrix import SIGN_IN
from tests.leaks.test_matrix import addresses
from tests.leaks.walk import leaked, text_of

NAMES = sorted(name for name in addresses(get_resolver().url_patterns) if name.startswith(SIGN_IN))
ARGS: dict[str, list[int] | list[str]] = {"mfa_edit_webauthn": [1], "mfa_remove_webauthn": [1], "openid_connect_login": ["x"], "openid_connect_callback": ["x"]}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_they_show_nothing_of_the_register(name: str, ground: Ground, enter) -> None:
    for client in (Client(raise_request_exception=False), enter(account("zhu_linfeng"))):
        answer = client.get(where(name))
        assert answer.status_code < 500
        assert not leaked(answer)


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_reads_no_name_of_an_account(name: str, ground: Ground) -> None:
    assert "朱霖枫" not in text_of(Client(raise_request_exception=False).get(where(name)))


def where(name: str) -> str:
    """The address."""
    try:
        return reverse(name, args=ARGS.get(name, []))
    except NoReverseMatch:
        pytest.fail(f"Say in ARGS what {name} wants")
