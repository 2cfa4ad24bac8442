"""What a person can be identified by other than a resident identity card: shapes of the numbers, no more.

Passports and travel permits carry check digits only in their machine-readable lines, so a typing error in
them can be found only by comparing with the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from liren.kernel.identity import mask_identity, parse_identity
from liren.kernel.problems import Unreadable
from liren.kernel.text import half_width


class DocumentKind(StrEnum):
    """Kinds of identity documents that residents have."""

    RESIDENT = "resident"
    PASSPORT = "passport"
    HK_MACAO = "hk_macao"
    """Mainland travel permit of residents of Hong Kong and Macao (回乡证)."""
    TAIWAN = "taiwan"
    """Mainland travel permit of residents of Taiwan (台胞证)."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Document:
    """A number of a kind of document."""

    kind: DocumentKind
    number: str


class DocumentProblem(Unreadable):
    """Not a number of this kind of document. Kinds: empty, shape."""


_SHAPES = {
    DocumentKind.HK_MACAO: re.compile(r"[HM]\d{8}(?:\d{2})?"),
    DocumentKind.TAIWAN: re.compile(r"\d{8}(?:\d{2})?(?:[A-Z])?"),
    DocumentKind.PASSPORT: re.compile(r"(?=.*\d)[A-Z0-9]{6,12}"),
    DocumentKind.OTHER: re.compile(r"[A-Z0-9\u3400-\u9fff]{4,30}"),
}
_WORDS = {
    DocumentKind.RESIDENT: (
        "居民身份证",
        "身份证",
        "身份证件",
        "二代证",
        "居民身份证件",
        "临时身份证",
        "户口簿",
    ),
    DocumentKind.PASSPORT: ("护照", "中国护照", "外国护照", "普通护照", "因私护照"),
    DocumentKind.HK_MACAO: ("港澳居民来往内地通行证", "回乡证", "港澳通行证", "港澳居民通行证", "港澳证"),
    DocumentKind.TAIWAN: ("台湾居民来往大陆通行证", "台胞证", "台湾通行证", "台湾居民通行证"),
    DocumentKind.OTHER: ("其他", "其它", "其他证件", "军官证", "士兵证"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_REMOVED = str.maketrans(dict.fromkeys(" '’()-—_·.", ""))


def document_kind(word: str) -> DocumentKind | None:
    """The kind that a word in a 证件类型 column means, if any."""
    return _KINDS.get(half_width(word).replace(" ", "").split("(")[0])


def parse_document(kind: DocumentKind, value: object, today: date | None = None) -> Document:
    """Read a number of a known kind; raise `DocumentProblem` or `IdentityProblem` where it is none."""
    if kind is DocumentKind.RESIDENT:
        return Document(kind, parse_identity(value, today).number)
    number = clean_document(value)
    if not number:
        raise DocumentProblem("empty", _("The number of the document is missing."))
    if _SHAPES[kind].fullmatch(number) is None:
        raise DocumentProblem("shape", _("The number does not look like one of this kind of document."))
    return Document(kind, number)


def recognise_document(value: object) -> DocumentKind | None:
    """The kind that a number looks like when nobody said; never a resident card, which checks itself."""
    number = clean_document(value)
    if len(number) in {15, 18} and number[:-1].isdigit():
        return None
    for kind in (DocumentKind.HK_MACAO, DocumentKind.TAIWAN, DocumentKind.PASSPORT):
        if _SHAPES[kind].fullmatch(number) and (kind is not DocumentKind.PASSPORT or number[0].isalpha()):
            return kind
    return None


def clean_document(value: object) -> str:
    """Capitals, half-width, without spaces and brackets. Not checked."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return half_width("" if value is None else str(value)).upper().translate(_REMOVED).strip()


def mask_document(number: str) -> str:
    """As many signs as help to tell documents apart: E1*****89; resident numbers as everywhere."""
    if len(number) >= 15:
        return mask_identity(number)
    if len(number) < 7:
        return "*" * len(number)
    return number[:2] + "*" * (len(number) - 4) + number[-2:]
