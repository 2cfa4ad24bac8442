"""What the frame of every page needs to know: who looks, where they stand, what they see, how they read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from liren.kernel.scope import Actor
from liren.ui.navigation import links_for
from liren.ui.preferences import PREFERENCES
from liren.ui.shell_parts import part

PHONE = "screen and (max-width: 767px)"


def shell(request: HttpRequest) -> dict[str, Any]:
    """Template variables `actor`, `may` (rights: `may.people.edit`) and `shell`."""
    actor: Actor | None = getattr(request, "actor", None)
    text = PREFERENCES["text"].of(request)
    frame = {
        "html_lang": "zh-Hans" if get_language() == "zh-hans" else "en",
        "language": get_language(),
        "theme": PREFERENCES["theme"].of(request),
        "text": text,
        "density": PREFERENCES["density"].of(request),
        "phone_media": "screen" if text == "elderly" else PHONE,
        "request_id": getattr(request, "request_id", ""),
        "nav": SimpleLazyObject(lambda: links_for(actor, request.path)),
        "scope": SimpleLazyObject(lambda: _for_actor(actor, "scope", request)),
        "areas": SimpleLazyObject(lambda: _for_actor(actor, "areas", request)),
        "unread": SimpleLazyObject(lambda: _for_actor(actor, "unread", request)),
        "banners": SimpleLazyObject(lambda: _for_actor(actor, "banners", request)),
    }
    return {"actor": actor, "may": Rights(actor), "shell": frame}


class Rights:
    """The actor's rights for templates: `{% if may.people.edit %}` is true when held anywhere at all."""

    def __init__(self, actor: Actor | None, prefix: str = "") -> None:
        self._actor, self._prefix = actor, prefix

    def __getitem__(self, name: str) -> Rights:
        return Rights(self._actor, f"{self._prefix}.{name}" if self._prefix else name)

    def __bool__(self) -> bool:
        return self._actor is not None and self._actor.may(self._prefix)


def _for_actor(actor: Actor | None, key: str, request: HttpRequest) -> Any:
    return part(key, request, []) if actor is not None else []
