"""Old and new values as they may be shown: numbers of persons masked, and to some readers no value."""

from __future__ import annotations

import re
from typing import Any

_NUMBERS = re.compile(r"(?<![0-9])(?:[0-9]{15,19}|[0-9]{17}[0-9Xx])(?![0-9Xx])")
_PHONES = re.compile(r"(?<![0-9])1[0-9]{10}(?![0-9])")
HIDDEN = "＊＊＊"


def masked(value: Any) -> Any:
    """Identity, bank and telephone numbers in a text keep their first and last digits only."""
    if isinstance(value, str):
        return _PHONES.sub(_phone, _NUMBERS.sub(_number, value))
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return value


def masked_birthday(value: Any) -> Any:
    """A day of birth keeps its year: the rest stands in the identity number."""
    return f"{value[:4]}-**-**" if isinstance(value, str) and value[:4].isdigit() else value


def hidden(value: Any) -> Any:
    """That there is a value, without the value: for readers of the log who may not read the register."""
    return value if value is None or value == "" else HIDDEN


def _number(found: re.Match[str]) -> str:
    text = found.group()
    return text[:4] + "*" * (len(text) - 8) + text[-4:]


def _phone(found: re.Match[str]) -> str:
    return f"{found.group()[:3]}****{found.group()[-4:]}"
