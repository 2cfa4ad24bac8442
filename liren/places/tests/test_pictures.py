"""Pictures of the rooms: checked, stripped of what they tell about the taker, shown only in scope."""

from __future__ import annotations

import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liren.places.models import Premises
from liren.testing.area import LUOTONG
from liren.testing.cast import OUTSIDER, account


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"tEXt", b"Comment\0secret"), chunk(b"IDAT", zlib.compress(b"\0\0"))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def test_a_picture_loses_its_metadata_and_is_served_only_in_scope(client, house, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    rooms = Premises.objects.create(place_code=LUOTONG, name="社区用房", origin="new")
    client.force_login(account("xu_guilan"))
    file = SimpleUploadedFile("x.png", png())
    assert client.post(reverse("places:new_photo", args=[rooms.pk]), {"file": file}).status_code == 302
    page = reverse("places:photo", args=[rooms.pk, rooms.photos.get().pk])
    served = b"".join(client.get(page).streaming_content)
    assert served.startswith(b"\x89PNG")
    assert b"secret" not in served
    client.force_login(account(OUTSIDER))
    assert client.get(page).status_code == 404


def test_what_is_no_picture_is_refused(director, house, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    rooms = Premises.objects.create(place_code=LUOTONG, name="社区用房", origin="new")
    for data in (b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0", png()[:40]):
        answer = director.post(
            reverse("places:new_photo", args=[rooms.pk]), {"file": SimpleUploadedFile("x.jpg", data)}
        )
        assert answer.status_code == 422
