"""``python -m zopa`` is ``zopa``."""

from __future__ import annotations

from zopa.cli.main import main

main()
