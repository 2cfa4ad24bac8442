"""Pictures that people upload: is it one, how large, and nothing in it that tells where it was taken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused

LIMIT_BYTES, LIMIT_SIDE = 8 * 1024 * 1024, 12_000
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3}
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB"}


def checked_picture(data: bytes) -> tuple[str, bytes]:
    """The kind (`jpg`, `png`) and the picture without its metadata. Refuses anything else."""
    if len(data) > LIMIT_BYTES:
        raise Refused(_("The picture is larger than 8 MB. Make it smaller, then try again."), field="file")
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return "jpg", _bare_jpeg(data)
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return "png", _bare_png(data)
    except (IndexError, ValueError):
        raise Refused(_("The picture is damaged. Take it again, or save it anew."), field="file") from None
    raise Refused(_("This is not a picture. Choose a JPEG or PNG file."), field="file")


def _bare_jpeg(data: bytes) -> bytes:
    kept, at, size = [data[:2]], 2, (0, 0)
    while data[at + 1] != 0xDA:
        if data[at] != 0xFF:
            raise ValueError
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if length < 2:
            raise ValueError
        if marker in _JPEG_FRAMES:
            size = int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        if not (0xE1 <= marker <= 0xEF and marker != 0xEE) and marker != 0xFE:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    _check_size(size)
    return b"".join([*kept, data[at:]])


def _bare_png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    _check_size((int.from_bytes(data[16:20]), int.from_bytes(data[20:24])))
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if at + 12 + length > len(data):
            raise ValueError
        if kind in _PNG_KEPT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            return b"".join(kept)
    raise ValueError


def _check_size(size: tuple[int, int]) -> None:
    if not all(0 < side <= LIMIT_SIDE for side in size):
        raise ValueError
