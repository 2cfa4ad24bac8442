"""Why a file cannot be read as a policy document: one sentence a kind, for the person who chose the file."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused


class FileRefused(Refused):
    """The file is no document that can be read. `kind` is the word by which tests and reports know it."""

    def __init__(self, kind: str, **values: object) -> None:
        self.kind = kind
        super().__init__(format_lazy(_SENTENCES[kind], **values), field="file")
        if kind == "too_large":
            self.status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


_SENTENCES = {
    "empty": _("The file holds no text."),
    "too_large": _(
        "The file has {size} MB; at most {limit} MB can be read. Remove its pictures and save it again."
    ),
    "bomb": _("The file unpacks to far more than its size. It is not read; please save it again as docx."),
    "damaged": _(
        "The file is damaged and cannot be opened. Open it in the program it was written with and save it again."
    ),
    "encrypted": _("The file is protected by a password. Remove the password, save it and try again."),
    "scan": _(
        "This PDF is pictures of pages and holds no text. Recognise its text with an OCR program, "
        "correct it, and give it as docx or txt."
    ),
    "picture": _(
        "This is a picture. Recognise its text with an OCR program, correct it, and give it as docx or txt."
    ),
    "spreadsheet": _(
        "This is a spreadsheet, and a policy is a text. Please give it as docx, pdf, html or txt."
    ),
    "old_word": _("This is a document of an old Word or WPS. Open it there, save it as docx, and give that."),
    "other_office": _("Documents of this kind are not read. Save it as docx or PDF, and give that."),
    "archive": _("This is a compressed archive. Unpack it and give the document inside."),
    "slides": _("These are slides. Please give the document itself, as docx, pdf, html or txt."),
    "encoding": _("The characters of the file cannot be read. Save it as docx, or as text in UTF-8."),
    "unknown": _("This file is no document that can be read. Please give it as docx, pdf, html or txt."),
}
