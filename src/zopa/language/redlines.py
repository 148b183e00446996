"""How a language says that a stand is final: "dabei bleibt es", "keinen Tag länger", "no ifs, no buts"."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import expand, load
from zopa.language.phrases import Phrases
from zopa.language.signs import Signs

WITHIN = "within"  # a sign in the clause of the stand itself
AFTER = "after"  # one in a clause or sentence behind it that says no more than that
DEMANDED = "demanded"  # one behind a demand: what is not done without it


class RedLineWords(Struct, frozen=True):
    """``signs`` say how firm a stand is, by where they stand (``WITHIN``, ``AFTER``, ``DEMANDED``);
    ``words`` are all that they list, for a first look. With one of ``lapses`` a refusal is for now
    ("derzeit ausgeschlossen") and no red line. ``answers`` turn down for good what was asked
    ("Niemals."). With one of ``wishes`` what is never to be is only wished.
    """

    signs: Signs
    words: frozenset[str]
    lapses: Phrases[None]
    answers: Phrases[None]
    wishes: frozenset[str]


@lru_cache(maxsize=8)
def red_line_words(language: str) -> RedLineWords:
    """The words of a language; raises ``FileNotFoundError`` for one without a folder."""
    data = load(language, "redlines.yaml")
    signs = Signs(
        language,
        {
            "classes": data["classes"],
            "signs": {key: data[key] for key in (WITHIN, AFTER, DEMANDED)},
        },
    )
    return RedLineWords(
        signs,
        signs.words(),
        _phrases(data["lapses"]),
        _phrases(data["answers"]),
        frozenset(data["wishes"].split()),
    )


def _phrases(specs: list[str]) -> Phrases[None]:
    return Phrases((tuple(one.split()), None) for spec in specs for one in expand(spec))
