"""New keys while everybody works, after a kill, and never with the key file of another database."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection

from config import database
from config.pytest_database import as_owner
from liren.events.models import Event, Installation
from liren.events.operations.installation import note_keys
from liren.events.operations.rotate_keys import rotate_keys
from liren.events.queries.installation import require_own_keys
from liren.kernel import crypto
from liren.kernel.crypto import KeyringProblem
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.ledgers.queries.exports import PURPOSE, kept_conditions
from liren.people import secrets
from liren.people.commands import command_line
from liren.people.conditions import Conditions
from liren.people.models import Contact, Export, Household, Person, PersonIdentity, RosterBatch
from liren.people.operations.merging import merge_people, undo_merge
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.undo import undo_roster
from liren.testing.area import LUOTONG, make_area
from liren.testing.cast import account, actor
from liren.testing.people import a_person, a_phone, an_identity
from liren.testing.roster_writers import write_rows
from tests.keys_at_work import LIREN, READER, a_roster, keys_needed, liren, number_of, rotate, start

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = ["姓名", "公民身份号码", "户主姓名", "与户主关系", "联系电话", "文化程度"]
OLD, NEW, NUMBER = a_phone(41), a_phone(42), an_identity()
LOOK = "a test looks at what lies there"


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of this test's own, in a process that has opened none yet."""
    monkeypatch.setenv("LIREN_KEYRING", str(tmp_path / "keyring.json"))
    monkeypatch.setattr(crypto, "_open", crypto._Open())
    make_area()
    return tmp_path / "keyring.json"


@pytest.fixture
def clerk() -> Iterator[Any]:
    who = actor("fang_yuqing")
    with fenced(who):
        yield who


def change_keys(*, blind: bool = False, **options: Any) -> Any:
    """In this process: whoever waits until others know the key waits for nobody here."""
    with as_owner():
        return rotate_keys(actor=SYSTEM, blind=blind, wait=lambda seconds: None, **options)


def bring(folder: Path, clerk: Any, *row: str, commit: bool = True) -> RosterBatch:
    file = write_rows(folder / "list.csv", [HEAD, list(row)])
    batch = read_roster(open_batch(file, actor=clerk, place_code=LUOTONG), actor=clerk, path=file)
    return commit_roster(batch, actor=clerk) if commit else batch


def phones() -> list[str]:
    return sorted(secrets.open_phone(row.sealed) for row in Contact.objects.unscoped(LOOK))


@pytest.mark.parametrize("blind", [False, True])
def test_every_value_is_under_the_new_key_and_opens(tmp_path: Path, clerk: Any, blind: bool) -> None:
    first = bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", OLD, "小学")
    second = bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", NEW, "小学")
    waiting = bring(
        tmp_path, clerk, "邵阿根", an_identity(serial=5), "邵阿根", "户主", a_phone(43), "", commit=False
    )
    one, twin = (a_person("方美娟", place=LUOTONG, phone=a_phone(serial)) for serial in (44, 45))
    merge = merge_people(one, twin, actor=actor("xu_guilan"))
    TOTP.activate(account("wu_li"), "JBSWY3DPEHPK3PXP")
    typed = kept_conditions(Conditions.read({"q": "李桂英"}))
    export = Export.objects.create(
        place_code=LUOTONG, what="people", reason="核对", columns=[], filters=typed, by=account("wu_li")
    )

    done = change_keys(blind=blind)

    assert done.damaged == dict.fromkeys(done.damaged, 0)
    assert len(keys_needed()) >= 8
    assert set().union(*keys_needed().values()) == {done.key}
    assert sum(done.values.values()) >= 10
    assert (
        crypto.unseal(
            PURPOSE, bytes.fromhex(Export.objects.unscoped(LOOK).get(pk=export.pk).filters["sealed_q"])
        )
        == "李桂英"
    )
    assert TOTP(Authenticator.objects.get()).instance.data["secret"]
    assert change_keys_are_told(done.key)
    with fenced(clerk):
        undo_merge(merge, actor=actor("xu_guilan"))
        assert phones() == [NEW, a_phone(44), a_phone(45)]
        undo_roster(second, actor=clerk)
        assert phones() == [OLD, a_phone(44), a_phone(45)]
        assert commit_roster(waiting, actor=clerk).counts["new"] == 1
        assert bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", OLD, "小学").counts["same"] == 1
    assert first.pk


def change_keys_are_told(key: str) -> bool:
    event = Event.objects.unscoped(LOOK).get(action="system.keys_rotated")
    return event.actor_name == "system" and key not in event.subject_label


def test_the_second_factor_works_with_the_new_key() -> None:
    TOTP.activate(account("wu_li"), "JBSWY3DPEHPK3PXP")
    before = Authenticator.objects.get().data["secret"]
    change_keys()
    after = Authenticator.objects.get()
    assert after.data["secret"] != before
    from liren.accounts.adapters import SecondFactorAdapter

    assert SecondFactorAdapter().decrypt(after.data["secret"]) == "JBSWY3DPEHPK3PXP"


def test_households_keep_their_head_when_blind_keys_change(tmp_path: Path, clerk: Any) -> None:
    bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", OLD, "小学")
    before = Household.objects.unscoped(LOOK).get().match_key
    change_keys(blind=True)
    after = Household.objects.unscoped(LOOK).get()
    assert (before[:2], after.match_key == before) == ("i:", False)
    file = write_rows(tmp_path / "family.csv", [
        HEAD, ["李桂英", NUMBER, "李桂英", "户主", OLD, "小学"], ["邵阿根", an_identity(serial=5), "李桂英", "配偶", "", ""],
    ])  # fmt: skip
    with fenced(clerk):
        commit_roster(
            read_roster(open_batch(file, actor=clerk, place_code=LUOTONG), actor=clerk, path=file),
            actor=clerk,
        )
    assert Person.objects.unscoped(LOOK).get(name="邵阿根").household_id == after.pk


def test_a_change_that_was_broken_off_goes_on_with_the_key_it_had(clerk: Any) -> None:
    for serial in range(3):
        a_person(f"梅{serial}", place=LUOTONG, identity=number_of(serial))

    def pull_the_plug(what: str, done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change_keys(blind=True, tell=pull_the_plug)
    assert Installation.objects.get().rotation == "blind"
    keys = crypto.keyring().fingerprint()

    done = change_keys()

    assert (crypto.keyring().fingerprint(), done.kind) == (keys, "blind")
    assert Installation.objects.get().rotation == ""
    assert keys_needed()["people_personidentity.sealed"] == {done.key}


def test_imports_wait_while_numbers_change_their_indexes(tmp_path: Path, clerk: Any) -> None:
    with as_owner():
        note_keys()
        Installation.objects.update(rotation="blind", keys_before=crypto.keyring().fingerprint())
    with fenced(clerk), pytest.raises(Refused, match=r"密钥"):
        bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", OLD, "小学")
    change_keys()
    with fenced(clerk):
        assert bring(tmp_path, clerk, "李桂英", NUMBER, "李桂英", "户主", OLD, "小学").counts["new"] == 1


def test_a_damaged_value_is_counted_and_stops_nothing(clerk: Any) -> None:
    broken, whole = (
        a_person(name, place=LUOTONG, identity=number_of(n)) for n, name in enumerate(("甲", "乙"))
    )
    row = PersonIdentity.objects.unscoped(LOOK).get(pk=broken.pk)
    harmed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    PersonIdentity.objects.unscoped(LOOK).filter(pk=broken.pk).update(sealed=harmed)
    done = change_keys()
    assert done.damaged["people_personidentity.sealed"] == 1
    assert secrets.open_identity(PersonIdentity.objects.unscoped(LOOK).get(pk=whole.pk).sealed) == number_of(
        1
    )


def test_the_application_cannot_note_other_keys() -> None:
    with as_owner():
        note_keys()
    from django.db.utils import ProgrammingError

    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("UPDATE events_installation SET keys = ''")


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["another's", "missing", "damaged"])
def test_a_wrong_key_file_is_told_before_anything_is_written(
    key_file: Path, tmp_path: Path, harm: str
) -> None:
    a_person("李桂英", place=LUOTONG, identity=NUMBER)
    with as_owner():
        note_keys()
    key_file.rename(tmp_path / "right.json")
    if harm == "another's":
        crypto.Keyring.open(key_file)
    elif harm == "damaged":
        key_file.write_text("{}")
        key_file.chmod(0o600)
    stood = key_file.read_bytes() if key_file.exists() else None
    events = Event.objects.unscoped(LOOK).count()

    roster = str(a_roster(tmp_path, 3))
    for words, role in (
        (("roster", "import", roster, "--place", LUOTONG), database.APPLICATION),
        (("worker", "--batch"), database.APPLICATION),
        (("migrate",), database.OWNER),
        (("keys", "rotate"), database.OWNER),
    )[: 4 if harm == "another's" else 2]:
        code, answer, complaint = liren(*words, role=role)
        assert (code, answer) == (1, ""), words
        assert len(complaint.strip().splitlines()) == 1, complaint
        assert "json" in complaint

    assert (key_file.read_bytes() if key_file.exists() else None) == stood
    assert Event.objects.unscoped(LOOK).count() == events
    assert not RosterBatch.objects.unscoped(LOOK).exists()
    crypto._open.look_at = 0.0
    with fenced(actor("fang_yuqing")):  # a running server goes on with the keys it has open
        assert secrets.open_identity(PersonIdentity.objects.unscoped(LOOK).get().sealed) == NUMBER


def test_an_old_database_takes_no_new_key_file(
    key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_person("李桂英", place=LUOTONG, identity=NUMBER)
    key_file.rename(tmp_path / "right.json")
    monkeypatch.setattr(crypto, "_open", crypto._Open())
    with as_owner(), pytest.raises(KeyringProblem):
        note_keys()
    assert not key_file.exists()
    (tmp_path / "right.json").rename(key_file)
    with as_owner():
        note_keys()
    require_own_keys()


@pytest.mark.slow
def test_who_reads_meanwhile_misses_nobody(tmp_path: Path) -> None:
    assert liren("roster", "import", str(a_roster(tmp_path, 6000)), "--place", LUOTONG)[0] == 0
    reader = start(READER, LUOTONG, *(number_of(n) for n in range(0, 6000, 150)))
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"

    code, answer, complaint = rotate("--blind", "--json")

    told, trouble = reader.communicate()
    assert code == 0, complaint
    assert json.loads(answer)["values"]["people_personidentity.sealed"] == 6000
    assert json.loads(told)["missed"] == 0, trouble
    assert json.loads(told)["looks"] > 400


@pytest.mark.slow
def test_a_killed_change_is_finished_by_the_next(tmp_path: Path) -> None:
    assert liren("roster", "import", str(a_roster(tmp_path, 12000)), "--place", LUOTONG)[0] == 0
    process = start(LIREN, "keys", "rotate", role=database.OWNER)
    with as_owner():
        while not 0 < under_new_key() < 12000:
            assert process.poll() is None, "it ended before it could be killed"
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert 0 < under_new_key() < 12000
    keys = len(json.loads(liren("keys", "status", "--json", role=database.OWNER)[1])["keys"])

    code, answer, complaint = rotate("--json")

    assert code == 0, complaint
    with as_owner():
        assert under_new_key() == 12000
        assert all(found == {json.loads(answer)["key"]} for found in keys_needed().values())
    status = json.loads(liren("keys", "status", "--json", role=database.OWNER)[1])
    assert (len(status["keys"]), status["unfinished"]) == (keys, "")
    with fenced(command_line(LUOTONG)):
        assert secrets.open_identity(PersonIdentity.objects.unscoped(LOOK).latest("pk").sealed)


def under_new_key() -> int:
    """How many numbers are not under the key with which the first were written."""
    first = crypto.keyring().keys.seal[0].id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM people_personidentity WHERE substring(sealed FROM 2 FOR 4) <> %s", [first]
        )
        return int(cursor.fetchone()[0])
