"""Property tests draw the same examples on every machine, so that a red run can be repeated."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override
from hypothesis import settings

settings.register_profile("liren", derandomize=True, deadline=None)
settings.load_profile("liren")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the language of their message ids."""
    with override("en"):
        yield
