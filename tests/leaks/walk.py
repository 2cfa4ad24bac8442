"""Opening an address of the matrix, and reading what came back."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from liren.kernel.fence import fenced
from liren.kernel.scope import Scoped
from liren.testing.area import LUOTONG
from tests.ground import MARKERS, Ground, acting, master
from tests.leaks.matrix import MATRIX

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


def address(name: str, ground: Ground, *, query: bool = True) -> str:
    """The address of a row, about what was planted."""
    row = MATRIX[name]
    asked = row.query(ground) if query else {}
    return reverse(name, kwargs=row.args(ground)) + (f"?{urlencode(asked)}" if asked else "")


def open_page(client: Client, name: str, ground: Ground, *, htmx: bool = False, query: bool = True) -> Any:
    """GET."""
    return client.get(address(name, ground, query=query), headers=HTMX if htmx else {})


def send(client: Client, name: str, ground: Ground, *, htmx: bool = False) -> Any:
    """POST, with the form that the row names."""
    return client.post(address(name, ground), MATRIX[name].form(ground), headers=HTMX if htmx else {})


def text_of(answer: HttpResponseBase) -> str:
    """Everything that came back, unpacked where it is a spreadsheet: body and headers."""
    streamed: Any = getattr(answer, "streaming_content", None)
    body = b"".join(streamed) if streamed is not None else getattr(answer, "content", b"")
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in parts.namelist())
    text = body.decode("utf-8", "replace") + "\n" + str(answer.headers)
    random = answer.headers.get("X-Request-ID") or "\0"  # holds any four digits some day
    return text.replace(random, "")


def leaked(answer: HttpResponseBase, *typed: str) -> list[str]:
    """The planted words in an answer; what the reader typed themselves is no leak."""
    text = text_of(answer)
    for word in typed:
        text = text.replace(word, "")
    text = re.sub(r'(csrfmiddlewaretoken|csrf-token)"[^>]*>', "", text)
    return [marker for marker in MARKERS if marker in text]


def state_of_luotong() -> str:
    """One digest of all rows of 罗桐社区, of every room: nothing there changed while it stays the same."""
    total = hashlib.sha256()
    with fenced(acting(master())), connection.cursor() as cursor:
        for model in sorted(apps.get_models(), key=lambda one: one._meta.db_table):
            if issubclass(model, Scoped) and model._meta.managed:
                table, column = model._meta.db_table, getattr(model, "scope_field", "place_code")
                cursor.execute(f'SELECT md5(coalesce(string_agg(t::text, \'|\' ORDER BY t::text), \'\')) FROM "{table}" t WHERE "{column}" LIKE %s', [LUOTONG + "%"])  # fmt: skip
                total.update(f"{table}{cursor.fetchone()[0]}".encode())
    return total.hexdigest()
