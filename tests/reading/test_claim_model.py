from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from zopa.reading.claim_model import ClaimModel, shipped
from zopa.reading.claimants import SIGNS


def test_what_speaks_for_a_party_is_weighed() -> None:
    model = ClaimModel(np.array([-1, 2, -3], np.float32))
    assert model.sure(np.array([1, 0.5, 0], np.float32)) == pytest.approx(0.5)
    assert model.sure(np.array([1, 1, 0], np.float32)) > 0.7
    assert model.sure(np.array([1, 1, 1], np.float32)) < 0.2


def test_weights_for_other_signs_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "claims.json"
    file.write_text(json.dumps(dict.fromkeys(SIGNS[1:], 0.0)), encoding="utf-8")
    with pytest.raises(ValueError, match=r"claims\.json: made for other signs"):
        shipped(tmp_path)


def test_the_shipped_weights_say_what_a_person_would() -> None:
    def sure(**signs: float) -> float:
        row = np.zeros(len(SIGNS), np.float32)
        for name, value in ({"bias": 1, "how sure": 0.9, "no stance": 0.05} | signs).items():
            row[SIGNS.index(name.replace("_", " "))] = value
        return shipped().sure(row)

    assert sure(is_speaking=1) > sure()
    assert sure(named_before=1) > sure(named_before=1, another_acts=1)
    assert sure(in_the_thread=1) > sure(other_thread=1)
    assert sure(is_speaking=1) > sure(is_speaking=1, no_stance=0.6)
