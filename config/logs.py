"""What is written to the log: one line an event, to standard error, never a person's data."""

import logging
from types import TracebackType
from typing import Any


class Discreet(logging.Formatter):
    """Leaves out what PostgreSQL adds to an error: DETAIL and CONTEXT quote whole rows, names and all."""

    def formatException(  # noqa: N802  (logging's own name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.startswith(("DETAIL:", "CONTEXT:")))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": Discreet, "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"liren": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
