"""The console makes the first account, when there is nobody yet who could."""

import pytest
from click.testing import CliRunner

from liren.accounts.commands import accounts
from liren.accounts.models import User
from liren.accounts.queries import actor_for
from liren.kernel.errors import Refused
from liren.testing.area import COUNTY, make_area

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    answer = CliRunner().invoke(accounts, words, catch_exceptions=False)
    assert answer.exit_code == 0
    return answer.output


def test_the_first_account_can_appoint_the_others():
    make_area()
    name, password = run("open", "ni_anguo", "--name", "倪安果", "--place", COUNTY).split()
    user = User.objects.get(username=name)
    assert user.check_password(password)
    assert user.must_change_password
    assert actor_for(user).may("accounts.manage", COUNTY)
    assert not actor_for(user).may("people.view")


def test_a_lost_password_is_replaced_from_the_console():
    make_area()
    _name, first = run("open", "ni_anguo", "--name", "倪安果", "--place", COUNTY).split()
    _name, second = run("password", "ni_anguo").split()
    user = User.objects.get(username="ni_anguo")
    assert user.check_password(second)
    assert not user.check_password(first)


@pytest.mark.parametrize(
    "words",
    [
        ("open", "ni_anguo", "--name", "倪安果", "--place", "999999"),
        ("open", "ni_anguo", "--name", "倪安果", "--place", COUNTY, "--role", "emperor"),
        ("password", "nobody"),
    ],
)
def test_the_console_refuses_with_a_sentence_and_leaves_nothing(words: tuple[str, ...]):
    make_area()
    with pytest.raises(Refused):
        run(*words)
    assert not User.objects.exists()
