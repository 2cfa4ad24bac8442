"""Which encrypted values accounts hold: the secrets of authenticator apps and recovery codes."""

from liren.accounts.adapters import PURPOSE
from liren.kernel.sealed_values import Sealed


def _inside(name: str, kind: str) -> Sealed:
    """A secret in the JSON that allauth keeps of one kind of second factor."""
    text = "translate(encode({value}, 'base64'), E'\\n', '')"
    return Sealed(
        "mfa_authenticator", f"data.{name}", PURPOSE, where=f"type = '{kind}'",
        read=f"decode(data->>'{name}', 'base64')", write=f"data = data || jsonb_build_object('{name}', {text})",
    )  # fmt: skip


SEALED = (_inside("secret", "totp"), _inside("seed", "recovery_codes"))
