from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import zopa
from zopa.cli.main import cli

REPORTS = Path(__file__).parents[2] / "examples" / "ukraine-2025" / "reports"
Zopa = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Zopa:
    """Runs ``zopa`` with these arguments; ``columns`` is the width of the terminal."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def zopa(*arguments: object, columns: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)

    return zopa


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the example reports; nobody writes to it."""
    path = tmp_path_factory.mktemp("case") / "talks.zopa"
    zopa.read([REPORTS], case=path)
    return path
