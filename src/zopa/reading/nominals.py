"""Stands of nouns: "die Forderung Boliviens nach", "das Nein aus Wien zu"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.language.stances import Frame, Nominal
from zopa.reading.clause import Clause
from zopa.reading.denials import denies
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import OPPOSITE, Stand

_LABEL_MARKS = frozenset(":–—-")  # marks behind the noun for a demand
_SENTENCE_ENDS = frozenset(".!?;")
_DENIED = 2  # words before a noun among which its denial stands
_REACH = 6  # words between a noun and the word that joins its object


def nominal(scene: Scene, number: int) -> list[Stand]:
    """The stands of the nouns of a clause whose holder stands beside them."""
    clause = scene.clauses[number]
    entries = scene.lexicon.nominals
    if entries.keys().isdisjoint(clause.lows):
        return []
    stands: list[Stand] = []
    for at, index in enumerate(clause.words):
        if scene.low[index] not in entries:
            continue
        if scene.grammar.inverted_cue and scene.texts[index][0].islower():
            continue
        holder = beside_noun(scene, number, index)
        if holder is None or holder.party is None:
            continue
        voice = scene.voice(index)
        if voice and voice.speaker and voice.speaker.party != holder.party:
            continue  # what one side says the other wants is its statement, not their position
        region: tuple[int, ...] | None = None
        for entry in entries[scene.low[index]]:
            linked = _linked(scene, entry, clause, at) or _content(scene, number, index, holder)
            if not linked and not _agent(scene, holder):
                continue
            if region is None:
                behind = scene.without(clause.words[at + 1 :], [holder])
                region = (*behind, *scene.dependents(number))
            stands.append(
                Stand(
                    holder,
                    (index, index + 1),
                    _stance(scene, entry, clause, index),
                    region,
                    f"position.{entry.id}",
                    number,
                    origin=entry.origin,
                    voice=voice,
                    confidence=0.75,
                    links=entry.links,
                )
            )
    return stands


def equated(scene: Scene, number: int) -> list[Stand]:
    """The stand of "Perus wichtigste Forderung ist X": what a noun for a demand is said to be."""
    clause, lexicon = scene.clauses[number], scene.lexicon
    if clause.kind != "main" or lexicon.matters.keys().isdisjoint(clause.lows):
        return []
    verb = scene.clause_reader.finite_of(clause)
    counted = _counted(scene, number, verb)
    if counted:
        return counted
    if verb is None or scene.low[verb] not in lexicon.equals:
        return []
    last = clause.words[-1]
    behind = _owner(scene, last) if _matters(scene, last) else None
    if behind is not None and verb < behind.head and behind.party is not None:
        return [_called(scene, number, last, behind, [i for i in clause.words if i < verb])]
    owned = _owned_behind(scene, clause, verb)
    if owned is not None:
        region = [i for i in clause.words if i < verb]
        return [_called(scene, number, *owned, region)]
    for index in clause.words:
        if index >= verb:
            return []
        if _matters(scene, index):
            break
    holder = _owner(scene, index)
    if holder is None or holder.party is None:
        return []
    last = max(index, holder.last - 1)
    if last + 1 != verb and not _for_deal(scene, range(last + 1, verb)):
        return []
    voice = scene.voice(index)
    if voice is not None and voice.speaker is not None and voice.speaker.party != holder.party:
        return []
    region = [i for i in (*clause.words, *scene.dependents(number)) if i > verb]
    return [_called(scene, number, index, holder, region)]


def _owned_behind(scene: Scene, clause: Clause, verb: int) -> tuple[int, Name] | None:
    """The noun and the owner that close a clause: "Der Zoll bleibt erklärtes Ziel der Regierung"."""
    for index in clause.words:
        if index <= verb or not _matters(scene, index):
            continue
        owner = _owner(scene, index)
        if owner is None or owner.party is None:
            return None
        return (index, owner) if owner.head > index and owner.last == clause.last else None
    return None


def _counted(scene: Scene, number: int, verb: int | None) -> list[Stand]:
    """The stand of "Zu Perus Forderungen gehört X", "Perus Bedingung: X", "Auf Perus Wunschliste steht X"."""
    clause, lexicon = scene.clauses[number], scene.lexicon
    words = clause.words
    if not scene.grammar.inverted_cue:
        plain = verb is None or scene.low[verb] in lexicon.matters
        return _labelled(scene, number) if plain else []
    if verb is not None and (
        scene.low[verb] not in lexicon.counts
        or scene.low[words[0]] not in scene.grammar.prepositions
    ):
        return []
    for index in words:
        if verb is not None and index >= verb:
            return []
        if scene.low[index] in lexicon.matters and lexicon.matters[scene.low[index]] == "for":
            break
    else:
        return []
    holder = _owner(scene, index)
    if holder is None or holder.party is None or scene.voice(index) is not None:
        return []
    last = max(index, holder.last - 1)
    if verb is not None:
        region = [i for i in (*words, *scene.dependents(number)) if i > verb]
        return [_called(scene, number, index, holder, region)] if last + 1 == verb else []
    following = number + 1
    colon = scene.texts[last + 1 : last + 2] == [":"]
    if not colon or words[0] not in {index, holder.head, holder.first}:
        return []
    region = [i for i in words if i > last]
    if not region and following < len(scene.clauses):
        region = scene.clauses[following].words
    if any(scene.clause_reader.is_finite(i) for i in region):
        return []
    return [_called(scene, number, index, holder, region)] if region else []


def _for_deal(scene: Scene, words: range) -> bool:
    """Whether English words only say for which deal somebody asks something: "price for an agreement"."""
    grammar, low = scene.grammar, scene.low
    if grammar.inverted_cue or low[words[0]] not in grammar.prepositions:
        return False
    deals = scene.lexicon.deals | scene.terms.consents
    return any(low[i] in deals for i in words)


def _matters(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a demand or a taboo; a line is one where it is red."""
    low, lexicon = scene.low, scene.lexicon
    if low[index] in lexicon.lined:
        return low[index - 1] in lexicon.red
    return low[index] in lexicon.matters


def _labelled(scene: Scene, number: int) -> list[Stand]:
    """The stand of "Peru's condition: X", "Peru's red line: no X", "Peru's two demands - X and Y
    - ...".
    """
    clause = scene.clauses[number]
    marked = (i for i in clause.words if not _LABEL_MARKS.isdisjoint(scene.texts[i + 1 : i + 2]))
    index = next((i for i in marked if _matters(scene, i)), None)
    if index is None or index + 2 >= scene.sentence.last:
        return []
    holder = _owner(scene, index)
    if holder is None or holder.party is None or holder.head > clause.first + 1:
        return []
    if scene.voice(index) is not None:
        return []
    last = range(index + 2, scene.sentence.last)
    ends = _LABEL_MARKS if scene.texts[index + 1] != ":" else frozenset()
    end = next((i for i in last if scene.texts[i] in ends | _SENTENCE_ENDS), scene.sentence.last)
    region = [i for i in range(index + 2, end) if scene.texts[i][0].isalnum()]
    if not region or any(scene.clause_reader.is_finite(i) for i in region):
        return []
    found = _called(scene, number, index, holder, region)
    if scene.low[region[0]] in scene.grammar.negations & scene.grammar.articles:
        # a demand as well as a red line may be told as what must not be
        return [replace(found, stance="against", region=tuple(region[1:]))]
    return [found]


def _called(scene: Scene, number: int, index: int, holder: Name, region: Sequence[int]) -> Stand:
    stance = scene.lexicon.matters[scene.low[index]]
    return Stand(
        holder,
        (index, index + 1),
        OPPOSITE[stance] if denies(scene, scene.clauses[number]) else stance,
        tuple(region),
        "position.called_demand" if stance == "for" else "position.called_taboo",
        number,
        red_line=stance == "against",
        origin="narrative",
        voice=scene.voice(index),
        confidence=0.7,
        bare=True,
    )


def _owner(scene: Scene, index: int) -> Name | None:
    """The actor before or behind a noun, adjectives between passed over: "Perus wichtigste Forderung"."""
    at = scene.subjects.at
    after = at.get(index + 1) or at.get(index + 2)
    if after is not None and (after.genitive or scene.low[after.head] in scene.grammar.owner_links):
        return after
    before = at.get(index - 1) or at.get(index - 2) or at.get(index - 3)
    return (
        before if before is not None and (before.genitive or before.role == "adjective") else None
    )


def attributed(scene: Scene, number: int) -> list[Stand]:
    """The stands of participles before a noun: "die von Peru geforderte Maut"."""
    clause = scene.clauses[number]
    grammar = scene.grammar
    if clause.lows.isdisjoint(grammar.agents):
        return []
    if not grammar.inverted_cue:
        return _by_agent(scene, number)
    stands: list[Stand] = []
    for index in clause.words:
        low = scene.low[index]
        frame = next(
            (
                frame
                for ending in grammar.adjective_endings
                if low.endswith(ending) and low != ending
                for frame in scene.lexicon.frames.get(low.removesuffix(ending), ())
                if not frame.needs and not frame.weak
            ),
            None,
        )
        agent = _agent_before(scene, index) if frame is not None else None
        if frame is None or agent is None or scene.texts[index][0].isupper():
            continue
        stands.append(
            _told(scene, number, agent, frame, index, range(index + 1, index + _REACH + 1))
        )
    return stands


def _by_agent(scene: Scene, number: int) -> list[Stand]:
    """The same behind an English noun: "the tariffs proposed by Kenya"."""
    clause, grammar = scene.clauses[number], scene.grammar
    stands: list[Stand] = []
    for at, index in enumerate(clause.words[1:-2], 1):
        if scene.low[index + 1] not in grammar.agents or not scene.is_noun(clause.words[at - 1]):
            continue
        frames = scene.lexicon.frames.get(scene.low[index], ())
        frame = next((f for f in frames if not (f.needs or f.fixed or f.weak)), None)
        name = scene.subjects.at.get(index + 2)
        if frame is None or name is None or name.role == "adjective" or name.party is None:
            continue
        stands.append(_told(scene, number, name, frame, index, range(index - _REACH, index)))
    return stands


def _told(scene: Scene, number: int, holder: Name, frame: Frame, index: int, about: range) -> Stand:
    """The stand of a participle at ``index`` that its agent stands beside, on the words around it."""
    return Stand(
        holder,
        (index, index + 1),
        frame.stance,
        tuple(i for i in scene.clauses[number].words if i in about),
        f"position.{frame.id}",
        number,
        origin="narrative",
        voice=scene.voice(index),
        confidence=0.7,
    )


def _agent_before(scene: Scene, index: int) -> Name | None:
    """The actor behind "von" before a participle; only small words stand between."""
    at = index - 1
    while (
        at > max(index - _REACH, 0) and scene.texts[at][0].islower() and at not in scene.subjects.at
    ):
        at -= 1
    name = scene.subjects.at.get(at)
    if name is None or name.role == "adjective" or name.head == 0:
        return None
    links, low = scene.grammar.agents, scene.low
    first = name.head if low[name.head] in links else name.head - 1
    articles = scene.grammar.articles
    noun = first > 0 and scene.texts[first - 1][0].isupper() and low[first - 1] not in articles
    if low[first] not in links or noun:
        return None  # "der Präsident von Peru forderte": it belongs to the noun before it
    between = scene.grammar.prepositions | articles
    return name if between.isdisjoint(low[name.last : index]) else None


def beside_noun(scene: Scene, number: int, index: int) -> Name | None:
    """The actor beside a noun: a genitive, an adjective, "von" or "aus", a possessive."""
    low, grammar, at = scene.low, scene.grammar, scene.subjects.at
    after = at.get(index + 1)
    if after is not None and (after.genitive or low[after.head] in grammar.owner_links):
        return after
    if index + 1 < len(low) and low[index + 1] in grammar.sources and index + 2 in at:
        return at[index + 2]
    if after is None and index + 1 < len(low) and low[index + 1] in grammar.genitive_articles:
        meant = scene.meant_behind(index, scene.clauses[number])
        if len(meant) == 1:
            return meant[0]  # "die Forderung der Regierung"
    before = at.get(index - 1) or at.get(index - 2)
    if before is not None and (before.genitive or before.role == "adjective"):
        return before
    if not grammar.possessives.isdisjoint(low[max(0, index - 2) : index]):
        subject = scene.subject(number, index)
        if isinstance(subject, tuple):
            return subject[0]
    return _agent_behind(scene, number, index)


def _agent_behind(scene: Scene, number: int, index: int) -> Name | None:
    """The actor of "die Ablehnung der Truppen durch Peru"; no verb stands between."""
    for at in scene.clauses[number].words:
        if at <= index:
            continue
        if scene.clause_reader.is_finite(at):
            return None
        name = scene.subjects.at.get(at)
        if name is not None and name.role != "adjective" and _agent(scene, name):
            return name
    return None


def _agent(scene: Scene, name: Name) -> bool:
    """Whether a name stands behind "durch"."""
    return name.head > 0 and scene.low[name.head - 1] in scene.lexicon.by_whom


def _stance(scene: Scene, entry: Nominal, clause: Clause, index: int) -> Stance:
    """The stance of a noun; a refusal that gives way, or is none ("keine Bedenken"), leaves the matter
    open, and so does a consent that is only in view.
    """
    fades = entry.stance == "against" and _fades(scene, clause)
    viewed = entry.stance == "for" and not clause.lows.isdisjoint(scene.lexicon.in_view)
    before = scene.low[max(index - _DENIED, clause.first) : index]
    denied = entry.stance == "against" and not scene.grammar.negations.isdisjoint(before)
    return "open" if fades or viewed or denied else entry.stance


def _fades(scene: Scene, clause: Clause) -> bool:
    """Whether a word says that something gives way; "no sign of softening" says that it does not."""
    for at, index in enumerate(clause.words):
        if scene.low[index] in scene.lexicon.fading:
            before = (scene.low[i] for i in clause.words[max(at - _REACH, 0) : at])
            plain = scene.grammar.inverted_cue
            return plain or scene.grammar.negations.isdisjoint(before)
    return False


def _content(scene: Scene, number: int, index: int, holder: Name) -> bool:
    """Whether the object is a clause behind noun and holder: "die Forderung X', mehr zu zahlen"."""
    if number + 1 >= len(scene.clauses):
        return False
    following = scene.clauses[number + 1]
    hangs = following.kind == "infinitive" or following.head in scene.grammar.content_words
    behind = max(index + 1, holder.last)
    return hangs and following.parent == number and following.first <= behind + 1


def _linked(scene: Scene, entry: Nominal, clause: Clause, at: int) -> bool:
    """Whether the object of a noun follows."""
    behind = clause.words[at + 1 : at + 1 + _REACH]
    return any(scene.low[i] in entry.links for i in behind)
