"""Whether all that a way to take a stance asks for stands beside its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.scene import Scene

_INSERTED = 2  # adjectives that may stand in an expression: "eine klare Absage"


def fits(scene: Scene, frame: Frame, index: int, clause: Clause) -> bool:
    """Whether all that a frame asks for stands beside its trigger."""
    capital = scene.texts[index][0].isupper()
    if capital != frame.noun and (frame.noun or index != clause.first):
        return False
    if not frame.noun and (_is_noun(scene, index) or _tells(scene, index, clause)):
        return False
    if _adjective_of(scene, frame, index):
        return False
    if frame.particle and not _parted(scene, frame, index, clause):
        return False
    if _helps(scene, index, clause):
        return False
    if frame.place and placed(scene, clause, frame) is None:
        return False
    if frame.papered and not scene.author(scene.clauses.index(clause)):
        return False
    if frame.accusative and _of_state(scene, clause):
        return False
    if frame.reflexive and not _reflexive(scene, clause):
        return False
    if frame.fixed and (
        frame.openers.isdisjoint(clause.lows) or not expression(scene, clause, ways(scene, frame))
    ):
        return False
    if frame.near and not any(
        (words := expression(scene, clause, (way,))) and _near(scene, index, words)
        for way in ways(scene, frame)
    ):
        return False
    if frame.content and not _has_content(scene, clause):
        return False
    if frame.closing and not _closes(scene, frame, index, clause):
        return False
    if not frame.needs:
        return True
    found = frame.needs & clause.lows
    modals = scene.grammar.future | scene.grammar.unreal | scene.lexicon.ability
    if found and found <= modals and not scene.grammar.inverted_cue:
        return any(scene.low[i] in found for i in clause.words if i < index)
    if found == {scene.low[index]}:  # the trigger does not serve itself
        return sum(scene.low[i] == scene.low[index] for i in clause.words) > 1
    return bool(found)


def _has_content(scene: Scene, clause: Clause) -> bool:
    """Whether a clause that tells its content hangs on a clause: "ist froh, dass", "is glad to"."""
    number = scene.clauses.index(clause)
    return any(
        other.parent == number
        and (other.kind == "infinitive" or other.head in scene.grammar.content_words)
        for other in scene.clauses[number + 1 :]
    )


def _near(scene: Scene, index: int, words: Sequence[int]) -> bool:
    """Whether words stand right behind a verb, an adverb that stresses it passed over."""
    between = range(index + 1, words[0])
    plain = scene.lexicon.stressing | scene.grammar.negations
    return words[0] > index and all(scene.low[i] in plain for i in between)


def is_participle(scene: Scene, low: str) -> bool:
    """Whether a German word looks like a participle: "unterzeichnet", "abgelehnt"."""
    grammar = scene.grammar
    if not grammar.participle_prefix or not low.endswith(grammar.participle_endings):
        return False
    if low in scene.lexicon.anaphors:
        return False  # "dagegen"
    if low in scene.lexicon.participles or low.startswith(grammar.participle_prefix):
        return True
    before, prefix, _ = low.partition(grammar.participle_prefix)
    if prefix and before in grammar.separable:
        return True
    return not low.endswith(grammar.infinitive_ending) and low not in grammar.not_finite


def placed(scene: Scene, clause: Clause, frame: Frame) -> Name | None:
    """The holder of a frame, where it stands behind a preposition: "stieß in Moskau auf Ablehnung",
    or behind the one that the frame needs: "scheitert an Moskau".
    """
    if frame.needs and not frame.fixed:
        return _behind(scene, clause, frame.needs)
    return located(scene, clause, scene.grammar.sources)


def located(scene: Scene, clause: Clause, links: frozenset[str] = frozenset()) -> Name | None:
    """The side in "stieß in Moskau auf Ablehnung"; one of ``links`` may stand before it as well."""
    return _behind(scene, clause, scene.grammar.locatives | links)


def _behind(scene: Scene, clause: Clause, links: frozenset[str]) -> Name | None:
    """The side behind a preposition."""
    for index in clause.words:
        name = scene.subjects.at.get(index)
        if name is None and scene.low[index] in links and scene.grammar.inverted_cue:
            unnamed = scene.subjects.at.get(index + 1) is None
            meant = scene.meant_behind(index, clause) if unnamed else ()
            if meant and meant[0].party:
                return meant[0]
        if name is None or not name.party or name.role == "adjective" or name.head == 0:
            continue
        if scene.low[name.head - 1] in links or scene.low[name.head] in links:
            return name
    return None


def _helps(scene: Scene, index: int, clause: Clause) -> bool:
    """Whether a form of "haben" or "sein" only helps a participle: "hat Bedenken zurückgewiesen"."""
    if scene.low[index] not in scene.grammar.auxiliaries or not scene.grammar.inverted_cue:
        return False
    last = clause.words[-1]
    if last == index:
        last = clause.words[-2] if len(clause.words) > 1 else index
    low = scene.low[last]
    if last == index or scene.texts[last][0].isupper() or low in scene.grammar.auxiliaries:
        return False
    if low in scene.lexicon.pronominal:
        return False  # "ist dagegen"
    known = low in scene.lexicon.participles or scene.grammar.participle_prefix in low[:8]
    return known and is_participle(scene, low)


def _of_state(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells how somebody is or feels: "ist überzeugt", "zeigt sich empört"."""
    words = scene.lexicon.being | scene.grammar.reflexive
    return not clause.lows.isdisjoint(words)


def _reflexive(scene: Scene, clause: Clause) -> bool:
    """Whether a reflexive pronoun stands in a clause: "sich", or "uns" beside "wir"."""
    grammar = scene.grammar
    if grammar.reflexive <= clause.lows:
        return True
    return not (
        clause.lows.isdisjoint(grammar.we_objects) or clause.lows.isdisjoint(grammar.we_words)
    )


def _is_noun(scene: Scene, index: int) -> bool:
    """Whether an English word that may be a verb stands behind an article: "a promise", "their claim"."""
    grammar = scene.grammar
    if index == 0 or scene.low[index] not in scene.lexicon.nounlike:
        return False
    before = scene.low[index - 1]
    if before in grammar.articles or before in grammar.possessives:
        return True
    plural = scene.low[index].endswith(grammar.plural_endings)
    if plural and scene.low[index - 1] in scene.lexicon.frames and _full_verb(scene, index - 1):
        return True  # "resisted calls for"
    if scene.low[index] not in scene.lexicon.flips:
        return False
    # "wants a rent freeze": behind another verb, with an article or nothing before it
    verbs = [i for i in scene.clause_words(index) if i < index and _full_verb(scene, i)]
    between = [scene.low[i] for i in range(verbs[-1] + 1, index)] if verbs else []
    joined = grammar.coordinators | grammar.helpers | {grammar.infinitive_mark}
    return bool(verbs) and joined.isdisjoint(between)


def _adjective_of(scene: Scene, frame: Frame, index: int) -> bool:
    """Whether the bare form of an English verb stands right behind a form of "be": "the valley is clear"."""
    grammar, low = scene.grammar, scene.low[index]
    if grammar.inverted_cue or frame.needs or frame.fixed or not index:
        return False
    if scene.low[index - 1] not in scene.lexicon.copulas:
        return False
    return any(low + ending in frame.words for ending in grammar.verb_endings)


def _full_verb(scene: Scene, index: int) -> bool:
    """Whether a word is a verb and no auxiliary."""
    low = scene.low[index]
    if low in scene.grammar.finite or low in scene.lexicon.nounlike:
        return False
    return low in scene.lexicon.frames or scene.clause_reader.is_finite(index)


def _tells(scene: Scene, index: int, clause: Clause) -> bool:
    """Whether an English word belongs to an expression of saying: "made clear", "let it be known"."""
    if scene.grammar.inverted_cue:
        return False
    low, particles = scene.low, scene.particles
    if any(i > index and low[i] in particles.get(low[index], {}) for i in clause.words):
        return True
    return any(i < index and low[index] in particles.get(low[i], {}) for i in clause.words)


def _parted(scene: Scene, frame: Frame, index: int, clause: Clause) -> bool:
    """Whether the particle of a verb stands behind it; "ein" before a noun is an article."""
    place = scene.clause_reader.particle(clause, index, frame.particle)
    if place is None or frame.particle not in scene.grammar.articles:
        return place is not None
    return scene.low[clause.words[-1]] == frame.particle or place + 1 not in clause.words


def _closes(scene: Scene, frame: Frame, index: int, clause: Clause) -> bool:
    """Whether a clause says no more than its verb, an adverb and the object behind its preposition:
    "ist klar für X", but not "ist für X zuständig" or "ist Gastgeber für X".
    """
    words, grammar = clause.words, scene.grammar
    links = frame.needs & clause.lows
    place = next((i for i in words if scene.low[i] in links and i != index), None)
    if place is None:
        return False
    verbs = [i for i in words if i == index or scene.clause_reader.is_finite(i)]
    front = words[0]
    if (
        clause.kind == "main"
        and front != place
        and words[1:2]
        and words[1] in verbs
        and front not in scene.subjects.at
        and (
            scene.low[front] not in _plain(scene, frame) or scene.low[front] in scene.lexicon.frames
        )
    ):
        return False  # "Hart bleibt X bei Y"
    begin = words[0] if clause.kind in {"sub", "relative"} else min(verbs[0], place)
    plain = _plain(scene, frame)
    for i in words:
        named = i in scene.subjects.at or scene.low[i] in plain or i in verbs
        if begin < i < place and not named:
            return False
    behind = [i for i in words if i > place and i not in verbs and scene.low[i] not in frame.words]
    while behind and scene.low[behind[-1]] in plain:
        behind.pop()
    if not behind:
        return scene.low[place] not in grammar.prepositions
    denied = any(scene.low[i] in grammar.negations for i in behind[1:])
    return scene.texts[behind[-1]][0].isupper() and not denied


def _plain(scene: Scene, frame: Frame) -> frozenset[str]:
    """Words that may stand beside a verb and its object and say no more than how firmly."""
    grammar = scene.grammar
    return grammar.negations | scene.lexicon.stressing | grammar.pronouns | frame.words


def ways(scene: Scene, frame: Frame) -> tuple[tuple[str, ...], ...]:
    """The expressions of a frame; in a headline articles may be left out: "gives nod to"."""
    return frame.fixed + frame.clipped if frame.clipped and scene.headline else frame.fixed


def expression(scene: Scene, clause: Clause, phrases: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """The words of the first of some expressions that stands in a clause; none where none does.

    Adjectives may stand before a noun of it: "eine klare Absage".
    """
    lows: list[str] = []
    for phrase in phrases:
        if phrase[0] not in clause.lows:
            continue
        if len(phrase) > 1 and not clause.lows.issuperset(phrase):
            continue
        lows = lows or scene.lows(clause)
        for at, low in enumerate(lows):
            if low == phrase[0] and not _noun_for(scene, clause.words[at]):
                end = _said(scene, clause, lows, at, phrase)
                if end:
                    return tuple(clause.words[at:end])
    return ()


def _noun_for(scene: Scene, index: int) -> bool:
    """Whether a German word is a noun that looks like an adverb: "der dritte Weg"."""
    capital = scene.texts[index][0].isupper() and index != scene.sentence.first
    return capital and scene.grammar.inverted_cue and scene.low[index] in scene.lexicon.away


def _said(
    scene: Scene, clause: Clause, lows: Sequence[str], at: int, phrase: tuple[str, ...]
) -> int:
    """Behind the phrase that begins at a word of a clause; 0 where it does not stand there."""
    place = at
    for word in phrase:
        gap = 0
        while place < len(lows) and lows[place] != word and gap < _INSERTED:
            if place == at or not _adjective(scene, clause.words[place]):
                return 0
            place += 1
            gap += 1
        if place >= len(lows) or lows[place] != word:
            return 0
        if gap and not scene.texts[clause.words[place]][0].isupper():
            return 0
        place += 1
    return place


def _adjective(scene: Scene, index: int) -> bool:
    """Whether a word may be an adjective before a German noun."""
    grammar, low = scene.grammar, scene.low[index]
    if not grammar.inverted_cue or scene.texts[index][0].isupper():
        return False
    if low in grammar.articles or low in grammar.prepositions or low in grammar.negations:
        return False
    return low.endswith(grammar.adjective_endings)


def owner(scene: Scene, clause: Clause, nouns: frozenset[str]) -> Name | None:
    """Whose one of some nouns is: "mit den Stimmen Perus", "mit den Stimmen von Peru"."""
    for index in clause.words:
        name = scene.subjects.at.get(index + 1) or scene.subjects.at.get(index + 2)
        if scene.low[index] not in nouns or name is None or name.party is None:
            continue
        links = scene.grammar.owner_links
        if name.genitive or scene.low[name.head] in links or scene.low[name.head - 1] in links:
            return name
    return None
