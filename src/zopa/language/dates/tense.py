"""Whether a clause tells what was or what is to be: a cheap look at its words, for dates without a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zopa.language.dates.place import Tense

_CLAUSE = frozenset(',;:()–—-„“”"»«')
_STOPS = frozenset(".!?…")
_REACH = 30  # words to either side; a longer clause has its verb out of reach
_PAIR = 2
_SHORTEST = 5  # letters of a verb with an ending that tells its tense

Cues = Mapping[str, frozenset[str]]


def tense(words: Sequence[str], first: int, last: int, run: tuple[int, int], cues: Cues) -> Tense:
    """The tense of the clause around the words ``first`` to ``last``, else of its sentence.

    ``cues`` are the classes of ``tense`` in ``dates.yaml``. An empty string where nothing tells.
    """
    before = {word.lower() for word in words[max(run[0], first - 2) : first]}
    if before & cues["behind"]:
        return "past"
    if before & cues["planned"]:
        return "future"
    if _attribute(words[last : last + 2], cues):
        return "past"
    left, right = max(run[0], first - _REACH), min(run[1], last + _REACH)
    begin, end = _bounds(words, first, last, left, right, _CLAUSE | _STOPS)
    told, sure = _told([*words[begin:first], "", *words[last:end]], cues)
    if before & cues["limit"] and not sure:
        return "future"
    if told:
        return told
    if before & cues["ahead"] or _aim(words[begin:end], cues):
        return "future"
    begin, end = _bounds(words, first, last, left, right, _STOPS)
    return _told([*words[begin:first], "", *words[last:end]], cues)[0]


def _attribute(words: Sequence[str], cues: Cues) -> bool:
    """Whether a participle with the ending of an adjective stands there: "am Montag verteilte Papier"."""
    word = words[0] if words else ""
    if len(words) < _PAIR or not word[:1].islower() or not words[1][:1].isupper():
        return False
    if word in cues["future"] or word in cues["not_past"]:
        return False
    endings = cues["adjective_endings"]
    stems = [word.removesuffix(e) for e in endings if word.endswith(e)]
    bare = tuple(cues["bare_prefixes"])
    closing = tuple(cues["participle_endings"])
    return any(
        _participle(stem, cues) or (stem.startswith(bare) and stem.endswith(closing))
        for stem in stems
        if len(stem) > _SHORTEST
    )


def _aim(words: Sequence[str], cues: Cues) -> bool:
    """Whether a clause ends in an infinitive that says what is to be: ", am Freitag weiterzuberaten"."""
    if len(words) < _PAIR or not words[-1].endswith(tuple(cues["infinitive_endings"])):
        return False
    return words[-2] in cues["infinitive_marks"] or words[-1].startswith(
        tuple(cues["infinitive_prefixes"])
    )


def _bounds(
    words: Sequence[str], first: int, last: int, left: int, right: int, marks: frozenset[str]
) -> tuple[int, int]:
    """The first and last (excluded) word between the marks around the words given."""
    begin = next((at + 1 for at in range(first - 1, left - 1, -1) if _ends(words, at, marks)), left)
    end = next((at for at in range(last, right) if _ends(words, at, marks)), right)
    return begin, end


def _ends(words: Sequence[str], at: int, marks: frozenset[str]) -> bool:
    # The full stop of an ordinal ends nothing.
    return words[at] in marks and not (words[at] == "." and at > 0 and words[at - 1].isdigit())


def _told(words: Sequence[str], cues: Cues) -> tuple[Tense, bool]:
    """The tense, and whether a finite verb of the past says so."""
    coming = done = now = copula = False
    endings = tuple(cues["past_endings"])
    for index, written in enumerate(words):
        word = written.lower()
        if index and words[index - 1].lower() in cues["passive_infinitives"]:
            continue  # "are to be released"
        if word in cues["past"] or (
            # German nouns are written large
            len(word) >= _SHORTEST
            and written[0].islower()
            and (word.endswith(endings) or word in cues["compound_past"])
            and word not in cues["not_past"]
            and word not in cues["future"]
            and not _before_noun(words, index, cues)
        ):
            return "past", True
        if word in cues["future"]:
            # "hat am Mittwoch ihren Rückzug angekündigt": the day is that of the words
            closes = done and index + 1 == len(words) and word in cues["said_ahead"]
            coming = coming or not closes
        elif word in cues["perfect"]:
            # "soll am Mittwoch gesagt haben", "is said to have met"
            if word in cues["perfect_infinitives"]:
                before = words[index - 1].lower() if index else ""
                small = index > 0 and words[index - 1][:1].islower()
                if coming and (
                    before in cues["perfect_marks"] or (small and _participle(before, cues))
                ):
                    return "past", True
                # "die Delegationen haben am Dienstag verhandelt": a form of its own
                done = done or (
                    word in cues["perfect_plurals"] and _closes(words[index + 1 :], cues)
                )
            else:
                done = True
        elif word in cues["copulas"]:
            copula = True
        elif word in cues["present"]:
            now = True
        elif written and written[0].islower() and _participle(word, cues):
            done = True
    if coming:
        return "future", False
    if done:
        return "past", False
    return ("present" if now or copula else ""), False


def _before_noun(words: Sequence[str], index: int, cues: Cues) -> bool:
    """Whether a form of the past stands between an article and a noun: "einen überarbeiteten Entwurf"."""
    before = words[index - 1].lower() if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if before not in cues["articles"] or not behind[:1].isalpha():
        return False
    # German nouns are written large; English has no other word between an article and a verb
    return behind[0].isupper() or not cues["adjective_endings"]


def _closes(words: Sequence[str], cues: Cues) -> bool:
    """Whether the last of some words is a participle, be it one without a prefix of its own."""
    last = words[-1] if words else ""
    if not last or not last[0].islower() or last in cues["not_participles"]:
        return False
    bare = last.startswith(tuple(cues["bare_prefixes"])) or last.endswith(tuple(cues["bare_ends"]))
    closes = bare and last.endswith(tuple(cues["participle_endings"]))
    return _participle(last, cues) or (closes and len(last) > _SHORTEST)


def _participle(word: str, cues: Cues) -> bool:
    prefixes, endings = tuple(cues["participle_prefixes"]), tuple(cues["participle_endings"])
    if not prefixes or not word.startswith(prefixes) or not word.endswith(endings):
        return False
    return len(word) > _SHORTEST and word not in cues["not_participles"]
