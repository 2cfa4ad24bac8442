"""Which encrypted values this room holds: the account numbers of committees."""

from liren.kernel.sealed_values import Sealed
from liren.organisations.operations.bodies import ACCOUNT

SEALED = (Sealed("organisations_legalperson", "account_sealed", ACCOUNT, where="account_sealed IS NOT NULL"),)
