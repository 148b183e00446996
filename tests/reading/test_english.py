"""English as reports write it: who stands where, what only looks like it, and speech that goes on."""

from __future__ import annotations

import pytest
import yaml

from .made import HOME, positions, stances, voices

TABLE = yaml.safe_load((HOME / "english.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "told"), [(text, told) for text, *told in TABLE["stances"]])
def test_stances(text: str, told: list[str]) -> None:
    found = {f"{party} {issue} {stance}" for party, issue, _, stance in stances(text, "en")}
    assert found == set(told)


@pytest.mark.parametrize("text", TABLE["none"])
def test_what_only_looks_like_it(text: str) -> None:
    assert [one for one in positions(text, "en") if one.party] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rosa Vidal, the president of Chile, said the dam was ready. The road would have to wait.",
            "The road would have to wait.",
        ),
        (
            "The dam was ready, Chile's energy ministry said. Delays were out of the question.",
            "Delays were out of the question.",
        ),
        ("The dam, Rosa Vidal of Chile said, was ready.", "The dam"),
        (
            "The dam was ready, Rosa Vidal of Chile said; the road would follow.",
            "the road would follow.",
        ),
        ("Rosa Vidal of Chile conceded the dam was not ready.", "the dam was not ready"),
    ],
)
def test_speech_that_goes_on(text: str, told: str) -> None:
    assert told in [words for kind, _, words in voices(text, "en") if kind == "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Vidal, the president of Chile, said the dam was ready. Workers left the site at noon.",
        "Rosa Vidal, the president of Chile, said the dam was ready. It rained.",
        "Rosa Vidal, the president of Chile, opened the dam. The road would have to wait.",
    ],
)
def test_what_is_told_by_the_report(text: str) -> None:
    last = text.rsplit(". ", maxsplit=1)[-1]
    assert not any(words in last for _, _, words in voices(text, "en"))
