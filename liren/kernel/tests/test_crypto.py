"""Field encryption: what is sealed opens again, only here and for its purpose; keys rotate."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from liren.kernel import crypto
from liren.kernel.ciphers import FAMILIES
from liren.kernel.crypto import Keyring, KeyringProblem, SealBroken

families = pytest.mark.parametrize("family", list(FAMILIES))
PURPOSE = "people.identity"
many = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keyring.json"


@pytest.fixture
def here(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installation's key file, for the time of a test."""
    monkeypatch.setenv("LIREN_KEYRING", str(file))
    monkeypatch.delenv("LIREN_CIPHER", raising=False)
    monkeypatch.setattr(crypto, "_open", crypto._Open())
    return file


def rotate(file: Path) -> Keyring:
    return Keyring.open(file).add_key()


@families
@many
@given(text=st.text())
def test_what_is_sealed_opens_again(file: Path, family: str, text: str) -> None:
    ring = Keyring.open(file.with_name(family), family)
    assert ring.unseal(PURPOSE, ring.seal(PURPOSE, text)) == text


@families
def test_equal_texts_look_different_and_tell_nothing(file: Path, family: str) -> None:
    ring = Keyring.open(file, family)
    one, other = ring.seal(PURPOSE, "same text"), ring.seal(PURPOSE, "same text")
    assert one != other
    assert b"same" not in one


@families
@many
@given(place=st.integers(0, 40), bit=st.integers(0, 7))
def test_any_changed_bit_is_noticed(file: Path, family: str, place: int, bit: int) -> None:
    ring = Keyring.open(file.with_name(family), family)
    token = bytearray(ring.seal(PURPOSE, "12345678"))
    token[place] ^= 1 << bit
    with pytest.raises((SealBroken, KeyringProblem)):
        ring.unseal(PURPOSE, bytes(token))


@families
def test_a_value_opens_only_for_its_purpose(file: Path, family: str) -> None:
    ring = Keyring.open(file, family)
    with pytest.raises(SealBroken, match="changed or damaged"):
        ring.unseal("people.phone", ring.seal(PURPOSE, "secret"))


@pytest.mark.parametrize("token", [b"", b"\x01", b"\x02" + b"x" * 60, b"plain text"])
def test_what_was_never_sealed_is_refused(file: Path, token: bytes) -> None:
    with pytest.raises(SealBroken):
        Keyring.open(file).unseal(PURPOSE, token)


@families
def test_a_cut_value_is_refused(file: Path, family: str) -> None:
    ring = Keyring.open(file, family)
    with pytest.raises(SealBroken):
        ring.unseal(PURPOSE, ring.seal(PURPOSE, "secret")[:-20])


@families
def test_blind_indexes_find_equal_values_of_one_purpose_only(file: Path, family: str) -> None:
    ring = Keyring.open(file, family)
    assert ring.blind(PURPOSE, "one") == Keyring.open(file, family).blind(PURPOSE, "one")
    assert ring.blind(PURPOSE, "one") != ring.blind(PURPOSE, "two")
    assert ring.blind(PURPOSE, "one") != ring.blind("people.phone", "one")
    assert len(ring.blind(PURPOSE, "one")) == 32


def test_another_installation_has_other_indexes(tmp_path: Path) -> None:
    one, other = Keyring.open(tmp_path / "one"), Keyring.open(tmp_path / "other")
    assert one.blind(PURPOSE, "x") != other.blind(PURPOSE, "x")


def test_the_key_file_is_private(file: Path) -> None:
    Keyring.open(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_second_start_uses_the_same_keys(file: Path) -> None:
    token = Keyring.open(file).seal(PURPOSE, "secret")
    assert Keyring.open(file).unseal(PURPOSE, token) == "secret"


def test_the_newest_key_encrypts_and_all_decrypt(file: Path) -> None:
    old = Keyring.open(file)
    token = old.seal(PURPOSE, "secret")
    new = rotate(file)
    assert new.unseal(PURPOSE, token) == "secret"
    assert new.needs_rotation(token)
    assert not new.needs_rotation(new.seal(PURPOSE, "secret"))
    assert new.blind(PURPOSE, "x") == old.blind(PURPOSE, "x")


def test_while_blind_keys_rotate_both_indexes_are_looked_up(file: Path) -> None:
    old = Keyring.open(file)
    new = old.add_blind_key()
    assert new.blinds(PURPOSE, "x") == [new.blind(PURPOSE, "x"), old.blind(PURPOSE, "x")]


def test_changing_the_cipher_keeps_old_values_readable(file: Path) -> None:
    token = Keyring.open(file, "aes").seal(PURPOSE, "secret")
    national = Keyring.open(file, "sm4")
    assert national.unseal(PURPOSE, token) == "secret"
    assert national.needs_rotation(token)
    assert Keyring.open(file, "sm4").fingerprint() == national.fingerprint()


def test_an_unknown_cipher_is_refused(file: Path) -> None:
    with pytest.raises(KeyringProblem, match="LIREN_CIPHER"):
        Keyring.open(file, "rot13")


def test_the_key_file_of_another_installation_is_told_from_damage(tmp_path: Path) -> None:
    token = Keyring.open(tmp_path / "one").seal(PURPOSE, "secret")
    with pytest.raises(KeyringProblem, match="not this database's own"):
        Keyring.open(tmp_path / "other").unseal(PURPOSE, token)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", "null", '{"format": 1, "seal": [], "blind": []}', "\x00\xff"]
)
def test_a_damaged_key_file_is_refused_in_words(file: Path, content: str) -> None:
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(KeyringProblem, match="damaged"):
        Keyring.open(file)


def test_a_changed_key_is_noticed(file: Path) -> None:
    Keyring.open(file)
    content = json.loads(file.read_text())
    content["seal"][0]["secret"] = content["blind"][0]["secret"]
    file.write_text(json.dumps(content))
    with pytest.raises(KeyringProblem, match="damaged"):
        Keyring.open(file)


def test_a_key_file_open_to_others_is_refused(file: Path) -> None:
    Keyring.open(file)
    file.chmod(0o644)
    with pytest.raises(KeyringProblem, match="0600"):
        Keyring.open(file)


def test_secrets_do_not_show_in_messages_or_representations(file: Path) -> None:
    ring = Keyring.open(file)
    secret = ring.keys.seal[0].secret
    assert repr(secret) not in repr(ring.keys)
    assert secret.hex() not in ring.fingerprint()


def test_a_running_server_reads_values_of_a_key_added_meanwhile(here: Path) -> None:
    assert crypto.unseal(PURPOSE, crypto.seal(PURPOSE, "old")) == "old"
    token = rotate(here).seal(PURPOSE, "new")
    assert crypto.unseal(PURPOSE, token) == "new"


def test_a_running_server_changes_to_the_new_key(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crypto, "LOOK_AGAIN", 0.0)
    token = crypto.seal(PURPOSE, "secret")
    rotate(here)
    assert crypto.needs_rotation(token)
    again = crypto.reseal(PURPOSE, token)
    assert not crypto.needs_rotation(again)
    assert crypto.unseal(PURPOSE, memoryview(again)) == "secret"


def test_a_key_file_that_vanishes_is_not_replaced_by_new_keys(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypto, "LOOK_AGAIN", 0.0)
    token = crypto.seal(PURPOSE, "secret")
    here.unlink()
    assert crypto.unseal(PURPOSE, token) == "secret"
    assert not here.exists()


def test_the_national_cipher_is_chosen_by_the_environment(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIREN_CIPHER", "sm4")
    crypto.seal(PURPOSE, "secret")
    assert crypto.keyring().family == "sm4"


def test_columns_are_sealed_and_indexed_at_once(here: Path) -> None:
    texts = ["one", "two", "one"]
    assert [crypto.unseal(PURPOSE, token) for token in crypto.seal_many(PURPOSE, texts)] == texts
    assert crypto.blind_many(PURPOSE, texts) == [crypto.blind(PURPOSE, text) for text in texts]
