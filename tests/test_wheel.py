"""The wheel holds all that the package needs: it reads a sample away from the source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "examples" / "river-treaty"


def test_the_wheel_reads_a_sample(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        assert not [name for name in archive.namelist() if name.startswith(("tests", "bench"))]
    case = tmp_path / "river.zopa"
    alone = {**os.environ, "PYTHONPATH": str(site)}
    zopa = [sys.executable, "-m", "zopa"]
    agenda = ["--agenda", str(SAMPLE / "agenda.yaml")]
    subprocess.run(
        [*zopa, "read", str(SAMPLE / "reports"), *agenda, "--case", str(case)],
        check=True,
        cwd=tmp_path,
        env=alone,
        capture_output=True,
    )
    done = subprocess.run(
        [*zopa, "export", str(case), "--format", "json"],
        check=True,
        cwd=tmp_path,
        env=alone,
        capture_output=True,
    )
    assert len(json.loads(done.stdout)["positions"]) >= 20
    where = [sys.executable, "-c", "import zopa; print(zopa.__file__)"]
    found = subprocess.run(where, check=True, cwd=tmp_path, env=alone, capture_output=True)
    assert str(site) in found.stdout.decode()
