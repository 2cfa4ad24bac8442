"""What one may set for one's own eyes: theme, text size, language, table rows. Kept in cookies for a year."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing to choose: its cookie, what it may be, the first being what holds unless chosen."""

    cookie: str
    choices: tuple[str, ...]

    def of(self, request: HttpRequest) -> str:
        """What this visitor chose."""
        chosen = request.COOKIES.get(self.cookie, "")
        return chosen if chosen in self.choices else self.choices[0]

    def remember(self, response: HttpResponseBase, choice: str) -> None:
        """Keep the choice in the visitor's browser."""
        response.set_cookie(
            self.cookie,
            choice,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )


PREFERENCES = {
    "theme": Preference("liren_theme", ("light", "dark")),
    "text": Preference("liren_text", ("standard", "large", "elderly")),
    "language": Preference(settings.LANGUAGE_COOKIE_NAME, ("zh-hans", "en")),
    "density": Preference("liren_density", ("dense", "normal")),
}
