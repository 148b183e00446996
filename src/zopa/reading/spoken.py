"""Stands of somebody's own words: "X gehört in den Vertrag", "lieber X als Y", "Zehn Jahre, mehr nicht."."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.language.saying import speech_words
from zopa.language.spoken import SpokenStand, SpokenWords, spoken_words
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.conditions import condition
from zopa.reading.contrasts import asked
from zopa.reading.denials import corrects
from zopa.reading.judgements import judged
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.scene import Scene
from zopa.reading.signs import SignReader
from zopa.reading.stand import CONTRARY, Stand
from zopa.reading.voice import Range, Voice

_ASKS = "?"
_LONGEST = 24  # words of a fragment


class _Said(Struct, frozen=True):
    """A construction that was found: what it says, the words that show it, its clause."""

    entry: SpokenStand
    spans: tuple[Range, ...]
    number: int
    voice: Voice | None


class SpokenReader:
    """Finds the stands of one page that somebody takes in what he says."""

    def __init__(self, page: Page, clauses: ClauseReader) -> None:
        self.words: SpokenWords = spoken_words(page.language)
        self._signs = SignReader(page, clauses, self.words.signs)

    def find(self, scene: Scene) -> dict[int, list[Stand]]:
        """The stands of a sentence by the clause that they stand in; an empty list where a construction
        tells what somebody else than the speaker says.
        """
        found: dict[int, list[Stand]] = {}
        if not any(_speaks(clause, scene) for clause in scene.clauses):
            return found
        asks = _ASKS in scene.low[scene.sentence.first : scene.sentence.last]
        parts = [part for clause in scene.clauses for part in _by_voice(scene, clause)]
        for sign, spans in self._signs.find(scene.sentence, parts):
            entry = self.words.stands[sign.says]
            number = next(n for n, c in enumerate(scene.clauses) if spans[0][0] in c.words)
            if entry.asks != asks or number in found or _limits(scene, number, spans[0][0]):
                continue
            said = _Said(entry, spans, number, scene.voice(spans[0][0]))
            elses = _somebody_elses(scene, said)
            stands = [] if elses else _stands(scene, said)
            if stands or elses:
                found[number] = stands
        return found or self._fragment(scene)

    def _fragment(self, scene: Scene) -> dict[int, list[Stand]]:
        """The stand of quoted words without a verb on what they name: "Zehn Jahre, mehr nicht."."""
        if _ASKS in scene.low[scene.sentence.first : scene.sentence.last]:
            return {}
        for number, clause in enumerate(scene.clauses):
            if clause.conditional or clause.kind != "main":
                continue
            for part in _by_voice(scene, clause):
                voice = scene.voice(part.first)
                if voice is None or voice.form != "Direct" or len(part.words) > _LONGEST:
                    continue
                stance = self._meant(scene, part, voice)
                if stance is not None:
                    return {
                        number: [
                            _fragment(scene, holder, number, part, stance, self._about(scene, part))
                            for holder in scene.speakers(voice)
                        ]
                    }
        return {}

    def _about(self, scene: Scene, part: Clause) -> tuple[int, ...]:
        """The words of a fragment without those behind the first that only say how firm it is."""
        lows = scene.lows(part)
        firm = {
            n
            for at in range(1, len(lows))
            for end, _ in self.words.measures.at(lows, at)
            for n in range(at, end)
        }
        return tuple(i for n, i in enumerate(part.words) if n not in firm)

    def _meant(self, scene: Scene, part: Clause, voice: Voice) -> Stance | None:
        """What a fragment says of what it names: a refusal, a measure, or an answer to a question."""
        begins = max(voice.first, scene.sentence.first)
        opens = all(not scene.texts[i][0].isalnum() for i in range(begins, part.first))
        alone = all(
            scene.clauses[n].conditional or part.first in scene.clauses[n].words
            for n in range(len(scene.clauses))
            if scene.voice(scene.clauses[n].words[-1]) is voice
        )
        if not opens or not alone or any(scene.clause_reader.is_finite(i) for i in part.words):
            return None
        lows = scene.lows(part)
        if lows[0] in self.words.denied:
            return "against"
        measures = {
            low
            for at in range(len(lows))
            for end, _ in self.words.measures.at(lows, at)
            for low in lows[at:end]
        }
        answers = asked(scene.page, scene.sentence) and voice.first >= scene.sentence.first - 1
        denied = (scene.grammar.negations - measures) & part.lows
        return "for" if (measures or answers) and not denied else None


def _limits(scene: Scene, number: int, index: int) -> bool:
    """Whether a word stands within a condition behind "erst": "denkbar, aber erst nach dem Ende der X"."""
    limits = condition(scene, number)
    if limits is None or not limits[0] < index < limits[1] or not scene.grammar.inverted_cue:
        return False
    return scene.low[limits[0]] in scene.grammar.restrictive


def _fragment(
    scene: Scene, holder: Name, number: int, part: Clause, stance: Stance, about: tuple[int, ...]
) -> Stand:
    voice = scene.voice(part.first)
    names = any(scene.is_noun(i) for i in part.words[1:])  # "Niemals." answers what was said before
    return Stand(
        holder,
        (part.first, part.first),
        stance,
        about,
        "position.fragment",
        number,
        voice=voice,
        specific=True,
        context=not names and stance == "against",
        bare=names or stance != "against",
        soft=True,
        confidence=0.55,
    )


def _by_voice(scene: Scene, clause: Clause) -> list[Clause]:
    """The stretches of a clause that stand in one voice each."""
    parts: list[tuple[Voice | None, list[int]]] = []
    for index in clause.words:
        voice = scene.voice(index)
        if not parts or parts[-1][0] is not voice:
            parts.append((voice, []))
        parts[-1][1].append(index)
    if len(parts) == 1:
        return [clause]
    return [
        Clause(
            words,
            clause.kind,
            clause.parent,
            lows=frozenset(scene.low[i] for i in words),
        )
        for _, words in parts
    ]


def _speaks(clause: Clause, scene: Scene) -> bool:
    """Whether a clause may tell what somebody says or thinks."""
    if scene.voice(clause.first) is not None or scene.voice(clause.words[-1]) is not None:
        return True
    grammar = scene.grammar
    return not clause.lows.isdisjoint(grammar.viewpoints | grammar.beneficiary)


def _stands(scene: Scene, said: _Said) -> list[Stand]:
    """The stands of a construction, one for each holder, and those on what it turns down beside it."""
    entry, clause = said.entry, scene.clauses[said.number]
    if clause.conditional:
        return []
    own = {i for first, last in said.spans for i in range(first, last)}
    heard = [i for i in clause.words if _same_speaker(scene.voice(i), said.voice)]
    words = [i for i in heard if i not in own]
    if entry.context and any(one.kind == "main" for one in scene.clauses[: said.number]):
        return []  # "X bleibt verboten, dabei bleibt es" says no more than before
    if entry.predicate and judged(scene, said.number):
        return []
    over = not scene.lexicon.past.isdisjoint(scene.low[i] for i in words)
    if over and not entry.past:
        return []
    finite = scene.clause_reader.finite_of(clause)
    if (
        entry.predicate
        and clause.kind == "main"
        and finite is not None
        and said.spans[0][0] < finite
    ):
        return []
    cut = _contrast(scene, heard, entry)
    ahead = [i for i in words if i < cut]
    stance: Stance | None = entry.stance
    if _denied(scene, [i for i in ahead if i > clause.first or not corrects(scene, clause)]):
        stance = entry.negated
    if stance is None:
        return []
    holders = _holders(scene, said)
    if entry.effect:
        about = _agent(scene, said, own)
        articles = scene.grammar.articles
        attribute = any(scene.low[i - 1] in articles for i in own if scene.texts[i][0].islower())
        if attribute or all(not scene.is_noun(i) or scene.low[i] in articles for i in about):
            return []  # "Die belasteten Flächen"
        joins = scene.grammar.prepositions.intersection(scene.low[i] for i in about)
        return [replace(_stand(scene, one, said, stance, about), links=joins) for one in holders]
    if entry.behind:
        last = max(last for _, last in said.spans[:1])
        ahead = [i for i in ahead if i >= last]
    else:
        # a verb may be a word of what it is about: "Sanktionen bleiben", "Zölle sind aufzuheben"
        keeps = entry.stance != "against" or entry.turning
        turns = frozenset() if keeps else scene.lexicon.flip_verbs
        small = not scene.grammar.inverted_cue
        verbs = {
            i for i in own if (small or scene.texts[i][0].islower()) and scene.low[i] not in turns
        }
        ahead = [i for i in heard if i in verbs or (i < cut and i not in own)]
    region = tuple(scene.fronted(said.number) if not entry.behind else ()) + tuple(ahead)
    if clause.kind == "relative":
        region += tuple(scene.antecedent(said.number))
    elif clause.head in scene.threads.free:
        region += tuple(scene.meant_by(said.number))  # "was wir brauchen, ist X"
    region += tuple(scene.dependents(said.number))
    links = scene.grammar.prepositions.intersection(scene.low[i] for i in own)
    taken = _by_whom(scene, said)
    region = tuple(i for i in region if i not in taken)
    stands = [
        replace(_stand(scene, holder, said, stance, region), links=links) for holder in holders
    ]
    if taken and stance == "for":
        stands += [
            _stand(scene, holder, said, "against", taken, beside=True) for holder in holders
        ]  # "lasse man sich nicht von Richtern nehmen"
    behind = tuple(i for i in words if i >= cut)
    if behind:
        stands += [
            _stand(scene, holder, said, CONTRARY[stance], behind, beside=True) for holder in holders
        ]
    return stands


def _agent(scene: Scene, said: _Said, own: AbstractSet[int]) -> tuple[int, ...]:
    """What a construction tells the effect of: the words of its clause up to the first noun, or the one
    behind a noun for a change ("Die Einführung der Maut"); nothing behind the verb of a main clause.
    """
    clause, lexicon = scene.clauses[said.number], scene.lexicon
    finite = scene.clause_reader.finite_of(clause) if clause.kind == "main" else None
    found: list[int] = []
    for index in clause.words:
        if index in own or scene.voice(index) is not said.voice or (finite or index) < index:
            break
        found.append(index)
        changes = scene.low[index] in lexicon.flips | lexicon.keeping_up
        if scene.is_noun(index) and index > clause.first and not changes:
            break
    return tuple(found)


def _by_whom(scene: Scene, said: _Said) -> tuple[int, ...]:
    """The words that name by whom somebody does not let something be taken: "von Richtern"."""
    if not said.entry.taken:
        return ()
    words = scene.clauses[said.number].words
    place = next((n for n, i in enumerate(words) if scene.low[i] in scene.grammar.agents), None)
    if place is None:
        return ()
    found: list[int] = []
    for index in words[place:]:
        found.append(index)
        if scene.is_noun(index):
            break
    return tuple(found)


def _same_speaker(one: Voice | None, other: Voice | None) -> bool:
    """Whether two voices are the same one, or parts of it: "das braucht es laut Peru nicht"."""
    if one is None or other is None or one is other:
        return one is other
    speaker, unknown = one.speaker is not None, one.stranger is not None
    same = (speaker and one.speaker is other.speaker) or (
        unknown and one.stranger == other.stranger
    )
    return one.form == other.form and same


def _takes_up(scene: Scene, region: Sequence[int]) -> bool:
    """Whether words name nothing but by a pronoun behind a preposition: "sich mit ihm anfreunden"."""
    if any(scene.is_noun(i) for i in region):
        return False
    links = scene.grammar.prepositions
    things = scene.lexicon.objects | scene.lexicon.datives
    return any(
        scene.low[i] in things and scene.low[i - 1] in links for i in region if i - 1 in region
    )


def _stand(
    scene: Scene,
    holder: Name,
    said: _Said,
    stance: Stance,
    region: tuple[int, ...],
    *,
    beside: bool = False,
) -> Stand:
    entry = said.entry
    first, last = said.spans[0]
    return Stand(
        holder,
        (first, last),
        stance,
        region,
        f"position.{entry.id}" + (".contrast" if beside else ""),
        said.number,
        red_line=entry.red_line and not beside,
        insists=entry.insists and not beside,
        voice=said.voice,
        context=(entry.context or _takes_up(scene, region)) and not beside,
        soft=stance != "against",
        bare=beside,
        judges=not beside,
        specific=True,
        confidence=0.65,
    )


def _contrast(scene: Scene, words: Sequence[int], entry: SpokenStand) -> int:
    """Where the words begin that are turned down beside others: behind "als", or "..., keine Pause"."""
    for at, index in enumerate(words):
        if entry.contrast:
            if scene.low[index] == entry.contrast:
                return index + 1
        elif (
            at
            and scene.texts[index - 1] == ","
            and scene.low[index] in scene.grammar.negations
            and not any(scene.clause_reader.is_finite(i) for i in words[at:])
        ):
            return index
    return words[-1] + 1 if words else 0


def _denied(scene: Scene, words: Sequence[int]) -> bool:
    """Whether one of some words denies what a construction says."""
    grammar = scene.grammar
    denials = grammar.negations | scene.lexicon.doubting
    return any(
        scene.low[i] in denials
        and scene.low[i] not in grammar.without
        and scene.low[i + 1 : i + 2] != []
        and scene.low[i + 1] not in grammar.negation_focus
        for i in words
    )


def _somebody_elses(scene: Scene, said: _Said) -> bool:
    """Whether a clause gives what somebody else than the speaker says: "sie meinen, X gehöre dazu"."""
    clause, voice = scene.clauses[said.number], said.voice
    ahead = [i for i in clause.words if i < said.spans[0][0] and scene.voice(i) is voice]
    if voice is not None and not _cues(scene).isdisjoint(scene.low[i] for i in ahead):
        names = [scene.subjects.at[i] for i in ahead if i in scene.subjects.at]
        return bool(names) and not _ours(names, voice)  # "Oslo meint, X gehöre dazu"
    before = said.number - 1
    above = before if clause.parent is None and before >= 0 else clause.parent
    if voice is None or above is None or clause.kind == "relative":
        return False
    governing = scene.clauses[above]
    if not voice.first <= governing.first < voice.last:
        return False
    if clause.parent is None:
        if governing.lows.isdisjoint(_cues(scene)):
            return False
        names = [scene.subjects.at[i] for i in governing.words if i in scene.subjects.at]
        return bool(names) and not _ours(names, voice)
    if not scene.lexicon.frames.keys().isdisjoint(governing.lows):
        return True
    subject = scene.subject(above, governing.last)
    return isinstance(subject, tuple) and not _ours(subject, voice)


def _cues(scene: Scene) -> AbstractSet[str]:
    """Verbs of saying."""
    return speech_words(scene.page.language).cues.keys()


def _ours(subject: Sequence[Name], voice: Voice) -> bool:
    speaker = voice.speaker
    return speaker is not None and any(
        n.actor == speaker.actor or (n.party is not None and n.party == speaker.party)
        for n in subject
    )


def _holders(scene: Scene, said: _Said) -> list[Name]:
    """Who takes the stance: the speaker, or whoever sees it so: "aus Sicht Kiews"."""
    viewed = scene.judge(said.number, said.voice)
    if viewed is not None:
        return viewed
    if said.voice is None:
        return []
    if said.entry.own:
        subject = scene.subject(said.number, said.spans[0][0])
        if isinstance(subject, tuple) and not _ours(subject, said.voice):
            return []
    return scene.speakers(said.voice)
