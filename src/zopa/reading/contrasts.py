"""Stands that are left unsaid: "Eine Verdünnung sei möglich, eine Ausfuhr nicht", "Beobachter? Gern."."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.language.text import QUOTE_MARKS, Sentence
from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.judgements import opinions
from zopa.reading.names import CALLED, Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.stand import DENIED, OPPOSITE, Stand
from zopa.reading.voice import Range, Voice

_FRAGMENT = 6  # words of a fragment that answers
_SNAP = 3  # words of a judgement that is only snapped
_BOTH = 2  # objects of a verb that takes two sides
_JOINS = 2  # words at the head of a clause without a verb among which its preposition stands
_ASKS = "?"
_STOPS = frozenset(".!?:…") | QUOTE_MARKS
_PARTING = ",–—:?"  # marks before an answer in the sentence of its matter


def contrasted(scene: Scene, stands: Sequence[Stand]) -> list[Stand]:
    """The stands of clauses without a verb that turn the one before: they end with a bare denial ("eine
    Ausfuhr nicht") or, behind a refusal, with its contrary ("über Fisch sehr wohl"), or begin with one
    ("nicht aber über Fisch").
    """
    found: list[Stand] = []
    for number, clause in enumerate(scene.clauses):
        turn = _turn(scene, number) if clause.elliptic and number else None
        if turn is not None:
            found += [
                other
                for stand in _turned(scene, stands, number)
                for other in _contrary(scene, stand, number, turn)
            ]
    return found


class _Turning(Struct, frozen=True):
    """How a clause without a verb turns what was said: the words that do so, and those they turn."""

    trigger: Range
    about: tuple[int, ...]
    affirms: bool
    same: bool = False


def _turn(scene: Scene, number: int) -> _Turning | None:
    """How a clause without a verb turns what was said before it."""
    words, lexicon = scene.clauses[number].words, scene.lexicon
    opening = scene.threads.turning.first(scene.lows(scene.clauses[number]), 0)
    if opening is not None and opening[0] < len(words):
        size, turn = opening
        return _Turning((words[0], words[size - 1] + 1), tuple(words[size:]), turn == "affirms")
    last = scene.low[words[-1]]
    if last not in lexicon.denials | lexicon.affirmations:
        return None
    affirms = last in lexicon.affirmations
    same = not affirms and scene.low[words[-2]] in scene.grammar.focus  # "eine Ausfuhr auch nicht"
    return _Turning((words[-1], words[-1] + 1), tuple(words[:-1]), affirms, same)


def _turned(scene: Scene, stands: Sequence[Stand], number: int) -> list[Stand]:
    """The stands that a clause without a verb turns: those of the nearest clause that has any, past its
    condition, its content and whoever says so.
    """
    cues = scene.cues
    for at in range(number - 1, -1, -1):
        clause = scene.clauses[at]
        found = [stand for stand in stands if stand.clause == at]
        hangs = clause.kind != "main" and clause.head not in scene.grammar.content_words
        if found and not (hangs and clause.kind != "infinitive"):
            return found
        passed = hangs or clause.inserted or clause.elliptic or clause.fresh
        if not passed and cues.isdisjoint(clause.lows):
            return []
    return []


def _contrary(scene: Scene, stand: Stand, number: int, turn: _Turning) -> list[Stand]:
    """The stand of a clause that turns another."""
    refused = stand.stance == "against" or (stand.stance, stand.contrary) == ("open", "against")
    if turn.affirms and not refused:
        return []
    words = scene.clauses[number].words
    holder, about = stand.holder, turn.about
    while len(about) > 1 and scene.low[about[-1]] in scene.grammar.contrast:
        about = about[:-1]  # "Peru will die Maut, Chile dagegen nicht"
    name = scene.subjects.at.get(about[-1]) if about else None
    if name is not None and name.head == about[0] and name.last == about[-1] + 1:
        if name.role == "adjective" or not (name.party is not None or name.speaks):
            return []
        holder, about = name, stand.region  # "Peru will die Maut, Chile nicht"
    forever = any(scene.low[i] in scene.lexicon.forever for i in range(*turn.trigger))
    contrary = stand.contrary or DENIED[stand.stance]
    if _verb_turns(scene, stand):
        contrary = OPPOSITE[contrary]  # "will die Maut abschaffen, nicht aber die Steuer"
    joins = scene.grammar.prepositions.intersection(scene.low[i] for i in turn.about[:_JOINS])
    return [
        replace(
            stand,
            holder=holder,
            stance=stand.stance if turn.same else contrary,
            region=about,
            trigger=turn.trigger,
            rule=f"{stand.rule}.contrast",
            red_line=forever and not turn.same and not turn.affirms,
            insists=False,
            condition=None,
            shown=tuple(words),
            clause=number,
            links=stand.links | joins,
            takes_object=False,
            context=False,
        )
    ]


def _verb_turns(scene: Scene, stand: Stand) -> bool:
    """Whether the verb that a stand shares with a clause without one turns its object round."""
    words = scene.clauses[stand.clause].words
    last = words[-1]
    outside = not stand.trigger[0] <= last < stand.trigger[1]
    small = scene.texts[last][0].islower() and not scene.clause_reader.is_finite(last)
    return outside and small and scene.low[last] in scene.lexicon.flip_verbs


def both_sides(scene: Scene, stand: Stand) -> list[Stand]:
    """The stands of a verb with two objects, one that it is for and one that it is against: "spricht sich
    für A, aber gegen B aus", "sagt Ja zu A und Nein zu B"; any other stand is left as it is.
    """
    clause, lexicon = scene.clauses[stand.clause], scene.lexicon
    for sides in lexicon.opposites:
        if stand.links.isdisjoint(sides):
            continue
        places = [i for i in clause.words if scene.low[i] in sides]
        split = [i for i in places[1:] if _parts(scene, i)]
        if len(places) < _BOTH or split != places[1:] or denies(scene, clause):
            continue
        ends = [*places[1:], clause.last]
        return [
            replace(
                stand,
                stance=sides[scene.low[first]],
                region=tuple(i for i in clause.words if first <= i < end),
                links=stand.links | sides.keys(),
                insists=False,
            )
            for first, end in zip(places, ends, strict=True)
        ]
    return [stand]


def gapped(scene: Scene, stand: Stand) -> list[Stand]:
    """The stands of a German verb that two subjects share, each with an object of its own: "Peru will eine
    Maut, Chile dagegen eine Steuer"; any other stand is left as it is.
    """
    clause, grammar = scene.clauses[stand.clause], scene.grammar
    if not grammar.inverted_cue or clause.kind != "main" or not stand.region:
        return [stand]
    if scene.texts[clause.last : clause.last + 1] == [","]:
        return [stand]  # what stands between two commas says more of the word before it
    cuts = [name for name in map(scene.subjects.at.get, clause.words) if name is not None]
    cuts = [name for at, name in enumerate(cuts) if cuts.index(name) == at]
    cuts = [name for name in cuts if _shares(scene, stand, name)]
    if not cuts:
        return [stand]
    found = [replace(stand, region=tuple(i for i in stand.region if i < cuts[0].head))]
    for name, end in zip(cuts, [*(other.head for other in cuts[1:]), clause.last], strict=True):
        behind = [i for i in clause.words if name.last <= i < end]
        behind = [i for i in behind if scene.low[i] not in grammar.contrast]
        if not behind or not _object_of(scene, stand, behind):
            return [stand]
        found += [
            replace(
                stand,
                holder=holder,
                region=tuple(behind),
                rule=f"{stand.rule}.gapped",
                condition=None,
            )
            for holder in scene.holders((name,), stand.voice)
        ]
    return found


def shared(scene: Scene, stand: Stand) -> Stand:
    """A stand whose clause shares the pronoun at the head of the one before: "was Peru ablehnt, Chile aber
    prüfen will".
    """
    number, grammar = stand.clause, scene.grammar
    clause = scene.clauses[number]
    if not number or clause.kind not in {"sub", "relative"} or not grammar.inverted_cue:
        return stand
    before = scene.clauses[number - 1]
    name = scene.subjects.at.get(clause.first)
    opens = name is not None and name.head == clause.first and name.role != "adjective"
    own = name is not None and (name.first == name.head or name.role == "title" or _is_body(name))
    turns = not (grammar.contrast | scene.threads.lending).isdisjoint(clause.lows)
    takes = scene.low[before.first] in grammar.relatives and before.kind in {"sub", "relative"}
    if not (opens and own and turns and takes) or any(
        scene.is_noun(i) and i not in scene.subjects.at for i in clause.words
    ):
        return stand
    return replace(stand, region=(), context=True, bare=False, soft=False, weak=False)


def _is_body(name: Name) -> bool:
    """Whether a name has an article of its own: no state and no person."""
    return name.rule == CALLED or name.kind not in {"state", "person"}


def _shares(scene: Scene, stand: Stand, name: Name) -> bool:
    """Whether a name behind a comma may be another subject of the verb of a stand."""
    at = name.head
    if at < stand.trigger[1] + 1 or scene.texts[at - 1] != "," or at - 2 in scene.subjects.at:
        return False
    return name.party not in {None, stand.holder.party} and scene.subjects.can_be_subject(name)


def _object_of(scene: Scene, stand: Stand, words: Sequence[int]) -> bool:
    """Whether some words can be the object of a verb, with no verb of their own."""
    first, grammar = scene.low[words[0]], scene.grammar
    if first in grammar.coordinators or first in grammar.genitive_articles - grammar.oblique:
        return False
    if first in grammar.prepositions - stand.links:
        return False
    verbs = (scene.clause_reader.is_finite(i) and scene.texts[i][0].islower() for i in words)
    return not any(verbs) and any(scene.texts[i][0].isupper() for i in words)


def _parts(scene: Scene, index: int) -> bool:
    """Whether a conjunction or a mark stands before a word, a word of contrast between them."""
    before = scene.low[index - 1]
    return before == "," or before in scene.grammar.coordinators | scene.grammar.contrast


def answered(scene: Scene, number: int) -> list[Stand]:
    """The stand of the first words behind a question in the same mouth: "Beobachter? Gern."."""
    clause = scene.clauses[number]
    voice = scene.voice(clause.first)
    if not all(
        before.conditional or (voice is not None and _labels(scene, before))
        for before in scene.clauses[:number]
    ):
        return []
    if voice is None:
        return (
            _without_them(scene, number, None)
            or _told_answer(scene, number)
            or _labelled(scene, number)
        )
    declined = _without_them(scene, number, voice)
    if declined:
        return declined
    behind = _answer_behind(scene, number) if not number else None
    if behind is None and not asked(scene.page, scene.sentence):
        return _snapped(scene, number, voice)
    if behind is None and voice.first >= scene.sentence.first - 1 and not briefly_asked(scene):
        return []  # somebody else has asked
    place, stance = behind or (clause.first, _answer(scene, number))
    if stance is None:
        return []
    return [
        Stand(
            holder,
            (place, place + 1),
            stance,
            tuple(i for i in clause.words if behind is None or i < place),
            "position.answer",
            number,
            voice=voice,
            context=behind is None,
            bare=behind is not None,
            confidence=0.6,
        )
        for holder in scene.speakers(voice)
    ]


def _snapped(scene: Scene, number: int, voice: Voice) -> list[Stand]:
    """The stand of a quoted judgement of a word or two on what was said before: "„Unsinn“, sagte Peru"."""
    clause = scene.clauses[number]
    words = [i for i in clause.words if scene.voice(i) is voice]
    whole = voice.form == "Direct" and voice.first >= scene.sentence.first - 1
    if not whole or len(words) > _SNAP or scene.clause_reader.finite_of(clause) is not None:
        return []
    stance = next(iter(opinions(scene, number)), None)
    if stance is None or voice.last - voice.first > len(words) + _SNAP:
        return []
    return [
        Stand(
            holder,
            (words[0], words[-1] + 1),
            stance,
            (),
            "position.snapped",
            number,
            voice=voice,
            context=True,
            soft=stance == "open",
            confidence=0.55,
        )
        for holder in scene.speakers(voice)
    ]


def _labels(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says who answers: "Lima: Niemals."."""
    label = scene.voice(clause.first) is None and scene.clause_reader.finite_of(clause) is None
    return label and scene.texts[clause.last] == ":"


def _without_them(scene: Scene, number: int, voice: Voice | None) -> list[Stand]:
    """The stand of whom a question that only names its matter is answered without: "Maut? Nicht mit Peru",
    "Die Maut? Nicht mit ihr, sagt die Ministerin".
    """
    clause, lows = scene.clauses[number], scene.lows(scene.clauses[number])
    found = scene.lexicon.not_with.first(lows, 0)
    if found is None or found[0] >= len(lows) or not asked(scene.page, scene.sentence):
        return []
    if not briefly_asked(scene):
        return []
    place = clause.words[found[0]]
    name = scene.subjects.at.get(place)
    objects = scene.grammar.we_objects | scene.grammar.he_objects | scene.grammar.she_objects
    if name is not None and name.head == place and name.last == clause.words[-1] + 1:
        holders = scene.holders((name,), None)
    elif scene.low[place] in objects and voice is not None:
        holders = scene.speakers(voice)
    elif scene.low[place] in objects and lows[found[0] + 1 : found[0] + 2] != []:
        verb = clause.words[found[0] + 1]
        if scene.low[verb] not in scene.cues:
            return []
        subject = scene.subject(number, verb)
        holders = scene.holders(subject, None) if isinstance(subject, tuple) else []
    else:
        return []
    return [
        Stand(
            holder,
            (clause.first, place + 1),
            "against",
            (),
            "position.without_them",
            number,
            voice=voice,
            context=True,
            confidence=0.6,
        )
        for holder in holders
    ]


def _told_answer(scene: Scene, number: int) -> list[Stand]:
    """The stand of a bare answer to a question, with the verb that says whose it is: "Eine Pause?
    Vielleicht, sagt Peru, wenn ...".
    """
    words, lows = scene.clauses[number].words, scene.lows(scene.clauses[number])
    found = scene.lexicon.answers.first(lows, 0)
    if found is None or found[0] + 1 >= len(words) or not asked(scene.page, scene.sentence):
        return []
    verb = words[found[0]]
    parted = scene.texts[verb - 1] == ","
    if not parted or lows[found[0]] not in scene.cues or not briefly_asked(scene):
        return []
    subject = scene.subject(number, verb)
    if not isinstance(subject, tuple):
        return []
    return _answers(scene.holders(subject, None), (words[0], verb), found[1], number)


def _answers(holders: Sequence[Name], words: Range, stance: Stance, number: int) -> list[Stand]:
    """The stands of who answers what was said before, with the words of the answer."""
    return [
        Stand(
            holder,
            words,
            stance,
            (),
            "position.answer",
            number,
            context=True,
            soft=stance == "open",
            confidence=0.6,
        )
        for holder in holders
    ]


def _labelled(scene: Scene, number: int) -> list[Stand]:
    """The stand of whose name stands before the question of a bare answer: "Peru: Eine Maut? Nie."."""
    lows = scene.lows(scene.clauses[number])
    found = scene.lexicon.answers.first(lows, 0)
    if found is None or found[0] != len(lows) or len(scene.clauses) > 1:
        return []
    at = scene.sentence.first - 1
    if not asked(scene.page, scene.sentence) or not briefly_asked(scene):
        return []
    while at > 0 and scene.texts[at] != ":":
        at -= 1
    name = scene.subjects.at.get(at - 1)
    if name is None or name.role == "adjective" or scene.texts[at] != ":":
        return []
    clause = scene.clauses[number]
    return _answers(scene.holders((name,), None), (clause.first, clause.last), found[1], number)


def briefly_asked(scene: Scene) -> bool:
    """Whether the question before a sentence only names a matter: "A pay rise? “Never,” said X"."""
    texts, at = scene.texts, scene.sentence.first - 1
    while at >= 0 and texts[at] in QUOTE_MARKS:
        at -= 1
    first = at
    while first > 0 and texts[first - 1] not in _STOPS:
        first -= 1
    asked_of = range(first, at)
    if scene.low[first] in scene.lexicon.whether:
        frames = (f for i in asked_of for f in scene.lexicon.frames.get(scene.low[i], ()))
        refuses = any(
            f.stance == "against" and not (f.fixed or f.needs or f.particle or f.only_denied)
            for f in frames
        )
        denied = any(scene.low[i] in scene.grammar.negations for i in asked_of)
        return not refuses and not denied  # "Ob er zustimme? „Niemals“"
    return 0 < len(asked_of) <= _FRAGMENT and not any(
        scene.clause_reader.is_finite(i) for i in asked_of
    )


def _answer_behind(scene: Scene, number: int) -> tuple[int, Stance] | None:
    """The answer behind a matter that is named without a verb, and where it begins: "Besuche nach
    Kalender, gern, sobald ein Vertrag steht", "Fremde Schiffe – niemals".
    """
    words = scene.clauses[number].words
    if scene.clause_reader.finite_of(scene.clauses[number]) is not None:
        return None
    lows = scene.lows(scene.clauses[number])
    for at in range(1, len(words)):
        found = scene.lexicon.answers.first(lows, at)
        if found is None or found[0] != len(lows) or scene.texts[words[at] - 1] not in _PARTING:
            continue
        if any(scene.texts[i][0].isupper() for i in words[:at]):
            return words[at], found[1]
    return None


def asked(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence before one ends with a question mark."""
    texts = page.words.text
    at = sentence.first - 1
    while at >= 0 and texts[at] in QUOTE_MARKS:
        at -= 1
    return at >= 0 and texts[at] == _ASKS


def _answer(scene: Scene, number: int) -> Stance | None:
    """What the words answer: an answer as such, or a judgement without a verb ("Eine Zumutung.")."""
    clause = scene.clauses[number]
    voice = scene.voice(clause.first)
    lows = [scene.low[i] for i in clause.words if scene.voice(i) is voice]
    found = scene.lexicon.answers.first(lows, 0)
    short = len(lows) <= _FRAGMENT and scene.clause_reader.finite_of(clause) is None
    if found is not None and (found[0] == len(lows) or short or _parted(scene, number, found[0])):
        return found[1]
    if not short:
        return None
    return next(iter(opinions(scene, number)), None)


def _parted(scene: Scene, number: int, words: int) -> bool:
    """Whether a mark stands behind the first words of a clause."""
    return scene.texts[scene.clauses[number].words[words - 1] + 1] in ",–—;:"
