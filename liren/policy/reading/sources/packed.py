"""The parts of a packed document (docx), unpacked with care: what claims little and unpacks to much is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from liren.policy.reading.refusals import FileRefused

LIMIT_PART = 80 * 2**20
_RATIO, _SMALL = 200, 4 * 2**20


class Packed:
    """A zip file of XML parts."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as problem:
            raise FileRefused("damaged") from problem
        self.names = frozenset(self._archive.namelist())

    def tree(self, name: str) -> ElementTree.Element | None:
        """The XML of a part, or None where there is no such part. Entities are not resolved: Word writes none."""
        if name not in self.names:
            return None
        data = self._read(name)
        _refuse_document_type(data)
        try:
            return ElementTree.fromstring(data)  # noqa: S314  (no document type, so no entities)
        except ElementTree.ParseError as problem:
            raise FileRefused("damaged") from problem

    def _read(self, name: str) -> bytes:
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 1:
            raise FileRefused("encrypted")
        try:
            with self._archive.open(entry) as part:
                data = part.read(LIMIT_PART + 1)
        except (
            zipfile.BadZipFile,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as problem:
            raise FileRefused("damaged") from problem
        if len(data) > LIMIT_PART or (len(data) > _SMALL and len(data) > entry.compress_size * _RATIO):
            raise FileRefused("bomb")
        return data


class _Begun(Exception):  # noqa: N818  (no error: the prolog is over)
    """The first element was reached."""


def _refuse_document_type(data: bytes) -> None:
    """Whatever stands before the first element is read as XML is, in any encoding and after any comment."""
    parser = expat.ParserCreate()

    def refuse(*_: Any) -> None:
        raise FileRefused("damaged")

    def stop(*_: Any) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse, stop
    try:
        parser.Parse(data, True)
    except _Begun:
        return
    except expat.ExpatError as problem:
        raise FileRefused("damaged") from problem
