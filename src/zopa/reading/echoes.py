"""Stands that take over another's: "Dem schließt sich X an", "X sieht es nicht anders"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.threads import Echo, thread_words
from zopa.reading.fitting import located
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand

_DOES = 3  # words at least of "so does Kenya"


def echoed(scene: Scene, number: int) -> list[Stand]:
    """The stands of a clause that says who shares, or does not share, what was said before."""
    words = thread_words(scene.page.language)
    clause = scene.clauses[number]
    does = _does_so(scene, number)
    if does is not None:
        return [_echo(scene, number, clause.first, does, same=True)]
    alone = _alone(scene, number) or _does_not(scene, number) or _bare(scene, number)
    if alone is not None:
        holder, same = alone
        return [_echo(scene, number, clause.first, holder, same=same)]
    if words.echoing.isdisjoint(clause.lows):
        return []
    for echo, same in (
        *((e, True) for e in words.agreeing),
        *((e, False) for e in words.disagreeing),
    ):
        index = _verb(scene, number, echo)
        if index is None:
            continue
        voice = scene.voice(index)
        subject = scene.subject(number, index)
        if subject == "one" and voice is None:
            side = located(scene, clause)  # "In Lima sieht man das anders"
            subject = (side,) if side is not None else subject
        return [
            _echo(scene, number, index, holder, same=same)
            for holder in scene.holders(subject, voice)
        ]
    return []


def _echo(scene: Scene, number: int, index: int, holder: Name, *, same: bool) -> Stand:
    return Stand(
        holder,
        (index, index + 1),
        "for",
        tuple(scene.clauses[number].words),
        "position.agree_with" if same else "position.disagree_with",
        number,
        voice=scene.voice(index),
        confidence=0.65,
        echo="same" if same else "contrary",
    )


def _alone(scene: Scene, number: int) -> tuple[Name, bool] | None:
    """Who shares the stance of the sentence before, or does not: "Chile ebenfalls.", "Peru nicht."."""
    clause, threads = scene.clauses[number], scene.threads
    if len(scene.clauses) > 1 or not scene.grammar.inverted_cue or scene.sentence.heading:
        return None
    if scene.clause_reader.finite_of(clause) is not None:
        return None
    lows = scene.lows(clause)
    ends = [(end, True) for end in threads.also + threads.neither]
    ends += [((low,), False) for low in scene.lexicon.denials]
    for end, same in ends:
        name = scene.subjects.at.get(clause.words[-len(end) - 1]) if len(lows) > len(end) else None
        if name is None or tuple(lows[-len(end) :]) != end or name.role == "adjective":
            continue
        whole = name.head == clause.first and name.last == clause.words[-len(end)]
        if whole and (name.party is not None or name.speaks):
            return name, same
    return None


def _does_so(scene: Scene, number: int) -> Name | None:
    """Who does as the one before in "So does Kenya", "as does Kenya": the clause says no more."""
    grammar = scene.grammar
    words = [
        i
        for i in scene.clauses[number].words
        if scene.low[i] not in grammar.coordinators - grammar.inverting
    ]
    if len(words) < _DOES or scene.low[words[0]] not in grammar.inverting:
        return None
    if scene.low[words[1]] not in grammar.finite:
        return None
    name = scene.subjects.at.get(words[-1])
    if name is None or name.head != words[2] or name.role == "adjective":
        return None
    return name if name.party is not None or name.speaks else None


def _does_not(scene: Scene, number: int) -> tuple[Name, bool] | None:
    """Who does not do as the one before in English: "Peru does not", "but Chile won't (either)"."""
    grammar, threads = scene.grammar, scene.threads
    if grammar.inverted_cue or scene.clauses[number].kind not in {"main", "sub"}:
        return None
    passed = grammar.coordinators | grammar.contrast | grammar.subordinators
    words = [i for i in scene.clauses[number].words if scene.low[i] not in passed]
    same = any(tuple(scene.low[i] for i in words[-len(end) :]) == end for end in threads.neither)
    words = words[:-1] if same else words
    name = _holder_at(scene, words)
    if name is None:
        return None
    rest = [scene.low[i] for i in words if i >= name.last]
    helps = bool(rest) and rest[0] in grammar.helpers | grammar.finite
    denied = not grammar.negations.isdisjoint(rest)
    if not (helps and denied) or len(rest) > _DOES - 1:
        return None
    return (name, same) if name.head in {words[0], words[0] - 1} else None


def _bare(scene: Scene, number: int) -> tuple[Name, bool] | None:
    """Who consents or refuses in an English clause that says no more: "Peru agreed", "and Chile refused"."""
    grammar, threads = scene.grammar, scene.threads
    if grammar.inverted_cue or scene.clauses[number].kind != "main":
        return None
    passed = grammar.coordinators | grammar.contrast
    words = [i for i in scene.clauses[number].words if scene.low[i] not in passed]
    name = _holder_at(scene, words)
    if name is None:
        return None
    endings = tuple(grammar.adverb_endings)
    verbs = [
        scene.low[i]
        for i in words
        if i >= name.last
        and not scene.low[i].endswith(endings)
        and scene.low[i] not in grammar.helpers | scene.lexicon.stressing
    ]
    if len(verbs) != 1 or verbs[0] not in threads.consenting | threads.declining:
        return None
    return (name, verbs[0] in threads.consenting) if name.head == words[0] else None


def said_yes_or_no(scene: Scene, number: int) -> list[Stand]:
    """The stand of an English clause that says no more than yes or no to what was named before it: "Peru
    is in favour", "Asked about the toll, Kenya said no".
    """
    grammar, clause = scene.grammar, scene.clauses[number]
    if not scene.threads.replies or clause.kind != "main":
        return []
    passed = grammar.coordinators | grammar.contrast
    words = [i for i in clause.words if scene.low[i] not in passed]
    name = _holder_at(scene, words)
    if name is None or name.head != words[0]:
        return []
    endings = tuple(grammar.adverb_endings)
    passed = grammar.helpers | scene.lexicon.stressing
    told = [
        i
        for i in words
        if i >= name.last and scene.low[i] not in passed and not scene.low[i].endswith(endings)
    ]
    consents = scene.threads.replies.get(tuple(scene.low[i] for i in told))
    if consents is None:
        return []
    return [
        Stand(
            holder,
            (told[0], told[-1] + 1),
            "for" if consents else "against",
            (),
            "position.say_yes" if consents else "position.say_no",
            number,
            voice=scene.voice(told[0]),
            context=True,
            answers=True,
            confidence=0.65,
        )
        for holder in scene.holders((name,), scene.voice(told[0]))
    ]


def _holder_at(scene: Scene, words: Sequence[int]) -> Name | None:
    """Who is named where some words begin, if it may hold a stance."""
    name = scene.subjects.at.get(words[0]) if words else None
    if name is None or name.role == "adjective" or not (name.party is not None or name.speaks):
        return None
    return name


def likewise(scene: Scene, stand: Stand) -> list[Stand]:
    """The stand of the clause without a verb behind another's: "..., eine Ausfuhr ebenso wenig".

    Where the clause only names somebody, it is that one's: "Chile lehnt das ab, Peru ebenfalls".
    """
    number = stand.clause + 1
    if number >= len(scene.clauses) or not scene.clauses[number].elliptic:
        return []
    clause = scene.clauses[number]
    lows = scene.lows(clause)
    same = thread_words(scene.page.language)
    endings = same.also + (same.neither if stand.stance == "against" else ())
    ending = next((e for e in endings if tuple(lows[-len(e) :]) == e), None)
    if ending is None or len(ending) == len(lows):
        return []
    begin = clause.words[-len(ending)]
    words = tuple(clause.words[: -len(ending)])
    name = scene.subjects.at.get(words[-1])
    other = name is not None and name.head == words[0] and name.last == words[-1] + 1
    if name is None or not other:
        name = stand.holder
    elif name.party is None and not name.speaks:
        return []
    return [
        replace(
            stand,
            holder=name,
            region=stand.region if other else words,
            trigger=(begin, clause.words[-1] + 1),
            rule=f"{stand.rule}.likewise",
            condition=None,
            shown=tuple(clause.words),
            clause=number,
            takes_object=other and stand.takes_object,
            context=other and stand.context,
        )
    ]


def sided(scene: Scene, stand: Stand) -> list[Stand]:
    """The stand of whom the clause without a verb behind another's gives a side of its own: "Peru ist für
    die Maut, Chile dagegen", "Dafür ist Peru, dagegen Chile".
    """
    number = stand.clause + 1
    if number >= len(scene.clauses) or not scene.clauses[number].elliptic:
        return []
    words, siding = scene.clauses[number].words, scene.threads.siding
    ends = [at for at in (0, len(words) - 1) if scene.low[words[at]] in siding]
    if len(ends) != 1:
        return []
    side = words[ends[0]]
    found: list[Name] = []
    for at in words:
        name = scene.subjects.at.get(at)
        if name is None and at != side and not _weighs(scene, at):
            return []
        if name is not None and name not in found:
            found.append(name)
    return [
        replace(
            stand,
            holder=holder,
            stance=siding[scene.low[side]],
            trigger=(side, side + 1),
            rule=f"{stand.rule}.sided",
            condition=None,
            red_line=False,
            insists=False,
            shown=tuple(words),
            clause=number,
        )
        for holder in scene.holders(tuple(n for n in found if n.role != "adjective"), stand.voice)
    ]


def _weighs(scene: Scene, index: int) -> bool:
    """Whether a word may stand beside a bare name and its side: "strikt", "aber", "und"."""
    words = scene.grammar.contrast | scene.grammar.coordinators | scene.lexicon.stressing
    return scene.low[index] in words


def _verb(scene: Scene, number: int, echo: Echo) -> int | None:
    """The verb of an echo, if all words that belong to it stand in the clause."""
    clause = scene.clauses[number]
    if echo.verb.isdisjoint(clause.lows):
        return None
    if any(beside.isdisjoint(clause.lows) for beside in echo.beside):
        return None
    return next(i for i in clause.words if scene.low[i] in echo.verb)


def expected(scene: Scene, number: int) -> bool:
    """Whether a clause tells, in no known mouth, what is expected: "Viele hoffen, dass Kiew zustimmt"."""
    clause = scene.clauses[number]
    heads = scene.grammar.content_words | scene.threads.plan_links
    if clause.parent is None or clause.head not in heads:
        return False
    voice = scene.voice(clause.first)
    if voice is not None and voice.speaker is not None:
        return False
    above = scene.clauses[clause.parent].lows
    sure = not above.isdisjoint(scene.grammar.negations & scene.grammar.articles)
    words = scene.threads.expecting - (scene.lexicon.doubts if sure else frozenset())
    return not words.isdisjoint(above)  # but "lässt keinen Zweifel, dass"
