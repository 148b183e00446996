"""Whether a clause tells what was or what is to be: a cheap look at its words, for dates without a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zopa.language.dates.place import Tense

_CLAUSE = frozenset(",;:()–—-„“”\"»«")
_STOPS = frozenset(".!?…")
_REACH = 30  # words to either side; a longer clause has its verb out of reach


def tense(
    low: Sequence[str], first: int, last: int, run: tuple[int, int], cues: Mapping[str, frozenset[str]]
) -> Tense:
    """The tense of the clause around the words ``first`` to ``last``, else of its sentence.

    ``cues`` are the classes of ``tense`` in ``dates.yaml``. An empty string where nothing tells.
    """
    before = low[first - 1] if first > run[0] else ""
    if before in cues["behind"]:
        return "past"
    left, right = max(run[0], first - _REACH), min(run[1], last + _REACH)
    begin = _edge(low, range(first - 1, left - 1, -1), _CLAUSE)
    end = _edge(low, range(last, right), _CLAUSE)
    told = _told([*low[begin:first], "", *low[last:end]], cues)
    if before in cues["ahead"] and told != "past":
        return "future"
    if told:
        return told
    begin = _edge(low, range(first - 1, left - 1, -1), _STOPS)
    end = _edge(low, range(last, right), _STOPS)
    return _told([*low[begin:first], "", *low[last:end]], cues)


def _edge(low: Sequence[str], way: range, marks: frozenset[str]) -> int:
    """Where the clause begins (going back: behind the mark) or ends."""
    back = way.step < 0
    at = way.start
    for at in way:
        word = low[at]
        if word in marks or (word in _STOPS and not (at and low[at - 1].isdigit())):
            return at + 1 if back else at
    return max(way.stop + 1, 0) if back else max(way.stop, way.start)


def _told(words: Sequence[str], cues: Mapping[str, frozenset[str]]) -> Tense:
    past, future, weak = cues["past"], cues["future"], cues["perfect"]
    endings = tuple(cues["past_endings"])
    coming = had = now = False
    for index, word in enumerate(words):
        if word in past or (
            len(word) > 5 and word.endswith(endings) and word not in cues["not_past"]
        ):
            return "past"
        if word in future:
            coming = True
        elif word in weak:
            # "soll am Mittwoch gesagt haben", "is said to have met"
            if coming and _is_perfect(words, index, cues):
                return "past"
            had = True
        elif word in cues["present"]:
            now = True
    if coming:
        return "future"
    if had:
        return "past"
    return "future" if now else ""


def _is_perfect(words: Sequence[str], index: int, cues: Mapping[str, frozenset[str]]) -> bool:
    infinitives = cues["perfect_infinitives"]
    if words[index] not in infinitives:
        return False
    before = words[index - 1] if index else ""
    prefixes = tuple(cues["participle_prefixes"])
    return before in cues["perfect_marks"] or bool(prefixes and before.startswith(prefixes))
