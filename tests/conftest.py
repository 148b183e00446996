"""Settings for all tests: machines differ, so no example is failed for taking long."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("zopa", deadline=None)
settings.load_profile("zopa")
