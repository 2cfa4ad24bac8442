"""Property tests draw the same examples on every machine, so that a red run can be repeated."""

from hypothesis import settings

settings.register_profile("liren", derandomize=True, deadline=None)
settings.load_profile("liren")
