"""Stands of phrases that judge: "kommt nicht infrage", "eine rote Linie", "unverzichtbar"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.findings import Stance
from zopa.language.stances import Evaluation
from zopa.reading.clause import Clause
from zopa.reading.experiencers import experiencers
from zopa.reading.fitting import fits, is_participle, located
from zopa.reading.names import Name
from zopa.reading.regions import of_plan
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.voice import Voice

_FRONT = 2  # a phrase that begins before this word of its clause stands in front
_VERBS = 2  # words at the end of a German clause among which its verb stands
_FAR = 5  # words before a phrase among which it is turned round
_NEAR = 3  # words before a phrase among which its denial stands


def judged(scene: Scene, number: int) -> list[Stand]:
    """The stands of the judging phrases of a clause; each is about what stands before it."""
    clause = scene.clauses[number]
    words = clause.words
    stands: list[Stand] = []
    after = 0
    for at, end, evaluation, stance in _phrases(scene, clause):
        begin, after = _behind_frames(scene, clause, after, at), end
        index = words[at]
        voice = scene.voice(index)
        judging = scene.lexicon.judging | scene.lexicon.seeming
        judge = next((i for i in words if scene.low[i] in judging), None)
        judge = _says_so(scene, clause, end) if judge is None else judge
        answers = voice is None and judge is None and _answers(scene, clause, end)
        told = judge is not None or voice is not None
        if not (told or answers) and clause.lows.isdisjoint(scene.lexicon.copulas):
            continue
        holders = _beside(scene, clause, voice) if evaluation.sided else []
        holders = holders or _to_whom(scene, clause, end, voice)
        bearer = _bearer(scene, number, (at, end), voice)
        if evaluation.bearer and not bearer:
            continue
        speaks = judge is not None and _speaks_of(scene, clause, judge, at)
        holders = holders or bearer or _holders(scene, number, judge, voice, speaks=speaks)
        if _befalls(scene, clause, (at, end)):
            holders = [one for one in holders if _says(one, voice)]
        if voice is not None and voice.speaker is None and stance == "for":
            holders = [one for one in holders if not _of_use(scene, clause, one)]
        if not holders:
            continue
        other = _next_judge(scene, clause, stands, words[begin:at], voice)
        if other:
            holders, region = other, stands[-1].region
        else:
            region = _region(scene, number, holders, (begin, at, end))
        calls = speaks and voice is None and not scene.dependents(number)
        calls = calls or answers
        if speaks:
            region = tuple(scene.dependents(number)) or _praised(scene, clause, end, stance)
        held: Stance = "for" if stance == "open" and _alone(scene, region) else stance
        if _was_so(scene, clause, at, region):
            continue
        stands += [
            Stand(
                holder,
                (index, words[end - 1] + 1),
                held,
                region,
                f"position.{evaluation.id}",
                number,
                red_line=evaluation.red_line,
                insists=evaluation.insists and not _of_its_kind(scene, region),
                judges=True,
                yields=True,
                tabled=evaluation.tabled,
                line=evaluation.line,
                voice=voice,
                # "Not with us", says X: no more than the phrase
                context=(voice is not None and end - at == len(words)) or calls,
                links=(scene.lexicon.seen_in if judge is not None else frozenset())
                | (evaluation.needs & scene.grammar.prepositions)
                | _hanging(scene, clause, end),
                act=voice is None and judge is not None,
                origin="narrative" if voice is None and judge is None else "statement",
            )
            for holder in holders
        ]
    return stands


def _hanging(scene: Scene, clause: Clause, end: int) -> frozenset[str]:
    """The preposition behind what there is: "there was no sense in a meeting"."""
    grammar, words = scene.grammar, clause.words
    if grammar.inverted_cue or end >= len(words) or words[end] != words[end - 1] + 1:
        return frozenset()
    if grammar.expletives.isdisjoint(scene.low[i] for i in words[:end]):
        return frozenset()
    return frozenset({scene.low[words[end]]}) & grammar.prepositions


def _was_so(scene: Scene, clause: Clause, at: int, region: Sequence[int]) -> bool:
    """Whether an English phrase tells what something had been, which only a pronoun names: "said that it had
    been useful" of a call.
    """
    lexicon, grammar = scene.lexicon, scene.grammar
    before = {scene.low[i] for i in clause.words[max(at - _NEAR, 0) : at]}
    if grammar.inverted_cue or before.isdisjoint(lexicon.pluperfect):
        return False
    small = lexicon.objects | lexicon.copulas | lexicon.pluperfect | grammar.content_words
    return bool(region) and all(scene.low[i] in small for i in region)


def parted(scene: Scene, number: int, stands: Sequence[Stand]) -> list[Stand]:
    """The judgements of an English clause, each with its own judge: "Peru regards it as vital, Kenya as a
    mistake".
    """
    found = list(stands[:1])
    for stand in stands[1:]:
        clause = scene.clauses[number]
        at = clause.words.index(stand.trigger[0]) if stand.trigger[0] in clause.words else 0
        judges = _gapped(scene, clause, at)
        found += [replace(stand, holder=one, region=stands[0].region) for one in judges] or [stand]
    return found


def _gapped(scene: Scene, clause: Clause, at: int) -> list[Name]:
    """Who judges otherwise in "Peru regards it as vital, Kenya as a mistake": an English name before "as"."""
    words, low = clause.words, scene.low
    links = scene.grammar.like_words
    place = next((n for n in (at - 1, at - 2) if n > 0 and low[words[n]] in links), None)
    if scene.grammar.inverted_cue or place is None:
        return []
    name = scene.subjects.at.get(words[place - 1])
    if name is None or name.role == "adjective" or name.last != words[place]:
        return []
    parted = scene.texts[name.head - 1] == "," or low[name.head - 1] in scene.grammar.coordinators
    return scene.holders((name,), None) if parted else []


def _to_whom(scene: Scene, clause: Clause, end: int, voice: Voice | None) -> list[Name]:
    """Who judges right behind an English phrase: "anathema to Peru, but dear to Kenya"."""
    words = clause.words
    if scene.grammar.inverted_cue or end + 1 >= len(words):
        return []
    if scene.low[words[end]] not in scene.grammar.beneficiary or words[end] + 1 != words[end + 1]:
        return []
    return scene.whom(words[end], clause, voice, anybody=False) or []


def _says_so(scene: Scene, clause: Clause, end: int) -> int | None:
    """The one verb of an English headline that ends with a judgement: "Peru says toll a non-starter"."""
    if scene.grammar.inverted_cue or not scene.headline or end != len(clause.words):
        return None
    verbs = [i for i in clause.words if scene.clause_reader.is_finite(i)]
    return verbs[0] if len(verbs) == 1 and scene.low[verbs[0]] in scene.cues else None


def _bearer(scene: Scene, number: int, place: tuple[int, int], voice: Voice | None) -> list[Name]:
    """Who stands right behind a phrase that an English copula is before, with a verb of his own: "is the
    least Peru will accept", "as far as we can go".
    """
    at, end = place
    clause, grammar = scene.clauses[number], scene.grammar
    words = clause.words
    if grammar.inverted_cue or not 0 < at < end < len(words) - 1:
        return []
    if scene.low[words[at - 1]] not in scene.lexicon.copulas:
        return []
    name = scene.subjects.at.get(words[end])
    if name is not None and name.head == words[end] and name.role != "adjective":
        behind = scene.low[name.last : name.last + 2]
        verb = not grammar.finite.isdisjoint(behind) or _may_act(scene, name.last)
        return scene.holders((name,), voice) if verb and name.last < clause.last else []
    pronoun = scene.low[words[end]] in grammar.we_words | grammar.third_person
    return scene.reported(number, voice) if pronoun else []


def _may_act(scene: Scene, index: int) -> bool:
    """Whether an English word may be the verb of a name before it."""
    known = scene.clause_reader.is_finite(index) or scene.low[index] in scene.lexicon.frames
    return known and scene.low[index] not in scene.grammar.no_verbs


def _befalls(scene: Scene, clause: Clause, place: tuple[int, int]) -> bool:
    """Whether a phrase tells what something is for somebody, and not how he sees it: "ist für Peru eine
    Niederlage".
    """
    if clause.lows.isdisjoint(scene.grammar.beneficiary) or clause.lows & scene.grammar.viewpoints:
        return False
    return any(scene.low[i] in scene.lexicon.effects for i in clause.words[place[0] : place[1]])


def _of_use(scene: Scene, clause: Clause, name: Name) -> bool:
    """Whether somebody unknown says what is good for a name: "der Kredit sei für Peru nötig"."""
    grammar, first = scene.grammar, name.head
    before = {scene.low[i] for i in (first - 1, first) if i >= 0}
    return clause.lows.isdisjoint(grammar.viewpoints) and not before.isdisjoint(grammar.beneficiary)


def _says(name: Name, voice: Voice | None) -> bool:
    """Whether a voice is that of the side of a name."""
    speaker = voice.speaker if voice is not None else None
    return speaker is not None and speaker.party is not None and speaker.party == name.party


def _of_its_kind(scene: Scene, region: Sequence[int]) -> bool:
    """Whether an indefinite article begins what is judged: "ein Beitritt steht nicht zur Debatte"
    refuses it, where "die Grenze steht nicht zur Debatte" keeps it.
    """
    noun = next((n for n, i in enumerate(region) if scene.texts[i][0].isupper() and n), None)
    if noun is None or not scene.grammar.inverted_cue:
        return bool(region) and scene.low[region[0]] in scene.lexicon.indefinite
    before = region[max(noun - _NEAR, 0) : noun]
    return any(scene.low[i] in scene.lexicon.indefinite for i in before)


def _alone(scene: Scene, region: Sequence[int]) -> bool:
    """Whether nothing but what is judged will do: "in Frage kommt nur eine Mehrheit"."""
    return any(
        scene.low[i] in scene.lexicon.exclusive
        and i + 1 in region
        and (scene.low[i + 1] in scene.grammar.articles or scene.is_noun(i + 1))
        for i in region
    )


def opinions(scene: Scene, number: int) -> list[Stance]:
    """The stances of the judging phrases of a clause, whoever judges."""
    return [stance for *_, stance in _phrases(scene, scene.clauses[number])]


def firm(scene: Scene, number: int, stance: Stance) -> bool:
    """Whether a judging phrase of a clause draws a red line for a stance, whatever shows that stance."""
    return any(
        phrase.red_line and said == stance
        for _, _, phrase, said in _phrases(scene, scene.clauses[number])
    )


def _phrases(scene: Scene, clause: Clause) -> list[tuple[int, int, Evaluation, Stance]]:
    """The judging phrases of a clause: where each begins and ends among its words, and what it says."""
    lexicon = scene.lexicon
    lows = _plain(scene, clause)
    if lexicon.evaluations.in_none(frozenset(lows)):
        return []
    found = []
    at = 0
    while at < len(lows):
        for end, evaluation in lexicon.evaluations.at(lows, at):
            if not _complete(scene, clause, (at, end), evaluation) or _goes_on(
                scene, lows, at, end
            ):
                continue
            stance = _stance(scene, lows, (at, end), evaluation)
            if stance is not None:
                found.append((at, end, evaluation, stance))
                at = end - 1
                break
        at += 1
    return found


def _plain(scene: Scene, clause: Clause) -> list[str]:
    """The words of a clause, with the article that a phrase has by itself: "sprach von einer Zumutung"."""
    lows, lexicon = list(scene.lows(clause)), scene.lexicon
    if clause.lows.isdisjoint(lexicon.speaking_of):
        return lows
    links = scene.grammar.agents
    return [
        lexicon.plain_articles.get(low, low) if at and lows[at - 1] in links else low
        for at, low in enumerate(lows)
    ]


def _speaks_of(scene: Scene, clause: Clause, judge: int, at: int) -> bool:
    """Whether somebody calls what was said before something: "sprach von einer Zumutung"."""
    if clause.kind != "main" or scene.low[judge] not in scene.lexicon.speaking_of:
        return False
    links = scene.grammar.agents
    return any(scene.low[i] in links for i in clause.words[: at + 1] if i > judge or at < _FRONT)


def _answers(scene: Scene, clause: Clause, end: int) -> bool:
    """Whether a judgement without a verb answers a question, and says whose it is: "Für Peru kein Thema."."""
    viewed = scene.low[clause.first] in scene.grammar.beneficiary and end == len(clause.words)
    before = scene.texts[max(scene.sentence.first - 1, 0)]
    return viewed and before == "?" and scene.clause_reader.finite_of(clause) is None


def _next_judge(
    scene: Scene, clause: Clause, stands: Sequence[Stand], words: Sequence[int], voice: Voice | None
) -> list[Name]:
    """Who shares the verb of the judgement before in a German clause: "Peru hält die Maut für nötig, Chile
    für falsch".
    """
    words = [i for i in words if scene.low[i] not in scene.grammar.contrast]
    name = scene.subjects.at.get(words[0]) if words else None
    if not stands or name is None or not scene.grammar.inverted_cue or clause.conditional:
        return []
    behind = [i for i in words if i >= name.last]
    parted = name.head == words[0] and scene.texts[name.head - 1] == ","
    linked = all(scene.low[i] in _links(scene) for i in behind)
    if not parted or not linked or name.party in {None, stands[-1].holder.party}:
        return []
    return scene.holders((name,), voice)


def _links(scene: Scene) -> frozenset[str]:
    """Words between a German verb and what it calls something."""
    return scene.grammar.like_words | scene.grammar.beneficiary | scene.grammar.articles


def _praised(scene: Scene, clause: Clause, end: int, stance: Stance) -> tuple[int, ...]:
    """What stands behind a noun of praise: "sprach von einer guten Chance für die Maut"."""
    behind = clause.words[end:]
    praises = stance == "for" and bool(behind)
    return tuple(behind) if praises and scene.low[behind[0]] in scene.grammar.beneficiary else ()


def _goes_on(scene: Scene, lows: Sequence[str], at: int, end: int) -> bool:
    """Whether "geht nicht" is no judgement, for it goes on: "geht nicht weit genug", "geht nicht ohne"."""
    denied = lows[at] in scene.lexicon.going and lows[end - 1] in scene.grammar.negations
    return denied and end < len(lows)


def _complete(scene: Scene, clause: Clause, place: tuple[int, int], evaluation: Evaluation) -> bool:
    """Whether all that a phrase asks for stands in its clause, and no "ohne" before it."""
    at, end = place
    if at and scene.low[clause.words[at - 1]] in scene.grammar.without:
        return False
    if scene.texts[clause.words[at]][0].isupper() and (
        _hangs(scene, clause, at) or _taken_up(scene, clause, at)
    ):
        return False
    if _attribute(scene, clause, at, end):
        return False
    beside = clause.kind == "infinitive" and end < len(clause.words)
    if (beside or _names_thing(scene, clause, at, end)) and _acts(scene, clause, (at, end)):
        return False
    if evaluation.needs and evaluation.needs.isdisjoint(clause.lows):
        return False
    if evaluation.reflexive and not scene.grammar.reflexive <= clause.lows:
        return False
    particle = evaluation.particle
    return not particle or (
        scene.clause_reader.particle(clause, clause.words[at], particle) is not None
    )


def _attribute(scene: Scene, clause: Clause, at: int, end: int) -> bool:
    """Whether an English adjective only describes what a verb other than a copula is about: "has been
    calling for an unconditional truce".
    """
    lexicon, grammar, words = scene.lexicon, scene.grammar, clause.words
    if grammar.inverted_cue or end - at > 1 or not 0 < at < end < len(words):
        return False
    if scene.low[words[at - 1]] not in grammar.articles:
        return False
    behind = scene.low[words[end]]
    if behind in grammar.prepositions | grammar.content_words | {grammar.infinitive_mark}:
        return False  # "is the key to it"
    judging = lexicon.copulas | lexicon.judging
    verb = next((n for n in range(at - 1, -1, -1) if scene.low[words[n]] in judging), at)
    between = [scene.low[i] for i in words[verb + 1 : at]]
    return any(low in lexicon.frames or low in grammar.prepositions for low in between)


def _names_thing(scene: Scene, clause: Clause, at: int, end: int) -> bool:
    """Whether a phrase is a noun with its article, which may name a thing as well as judge one."""
    if not scene.grammar.inverted_cue:
        return False
    words = clause.words[at:end]
    noun = next((i for i in words if scene.low[i] not in scene.grammar.articles), words[0])
    return scene.texts[noun][0].isupper() and noun > clause.first


def _acts(scene: Scene, clause: Clause, phrase: tuple[int, int]) -> bool:
    """Whether the verb beside a phrase tells what somebody does, so that its nouns judge nothing: "werde
    eine Kürzung mittragen".
    """
    grammar, lexicon = scene.grammar, scene.lexicon
    if not clause.lows.isdisjoint(grammar.correlatives):
        return False
    place = clause.words[phrase[0]]
    finite = [i for i in clause.words if scene.clause_reader.is_finite(i)]
    behind = [i for i in clause.words[phrase[1] : phrase[1] + 1] if _may_be_verb(scene, i)]
    finite += behind
    if not finite and clause.kind == "infinitive":
        finite = [clause.words[-1]]
    judging = lexicon.copulas | lexicon.judging | lexicon.equating
    verb = min(finite, key=lambda i: abs(i - place), default=None)
    if behind and behind[0] not in finite[:-1] and scene.low[behind[0]] not in judging:
        return True  # "der Schlüssel beruhe auf A und sei B"
    last = scene.low[clause.words[-1]]
    told = last.endswith(grammar.infinitive_ending) and last not in judging | grammar.no_verbs
    if told and scene.texts[clause.words[-1]][0].islower():
        judging = judging - grammar.future  # "werde eine Kürzung mittragen"
    if verb is None or not judging.isdisjoint(scene.low[i] for i in finite):
        return False
    helping = grammar.auxiliaries | grammar.obligations | grammar.demand_modals | grammar.ban_modals
    helping |= lexicon.ability | lexicon.wanting
    verbs = {scene.low[verb]} - helping
    verbs = verbs or {
        scene.low[i]
        for i in clause.words[-_VERBS:]
        if scene.texts[i][0].islower()
        and scene.low[i] not in helping | grammar.no_verbs | grammar.separable
        if scene.low[i].endswith(grammar.infinitive_ending) or is_participle(scene, scene.low[i])
    }
    return bool(verbs) and verbs.isdisjoint(judging)


def _may_be_verb(scene: Scene, index: int) -> bool:
    """Whether a word right behind a noun may be a verb in the subjunctive that no list knows: "beruhe"."""
    grammar, low = scene.grammar, scene.low[index]
    if not scene.texts[index][0].islower() or index + 1 >= len(scene.texts):
        return False
    ending = grammar.subjunctive_ending
    closed = grammar.no_verbs | grammar.prepositions | grammar.articles
    attribute = scene.texts[index + 1][0].isupper()
    return bool(ending) and low.endswith(ending) and low not in closed and not attribute


def _hangs(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun hangs on a preposition that judges nothing: "einverstanden mit der Pflicht zu X"."""
    if not scene.grammar.inverted_cue:
        return False
    before = [scene.low[i] for i in clause.words[max(at - 2, 0) : at]]
    if len(before) > 1 and before[0] in scene.terms.tying_links - scene.grammar.hanging:
        return before[1] in scene.lexicon.indefinite  # "knüpft das an eine Bedingung"
    if before and before[-1] in scene.grammar.articles:
        before.pop()
    return bool(before) and before[-1] in scene.grammar.hanging


def _taken_up(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun only takes up what was said: "von einer solchen Pflicht", "diese Bedingung"."""
    before = (scene.low[i] for i in clause.words[max(at - 1, 0) : at])
    return scene.grammar.inverted_cue and any(i in scene.lexicon.demonstratives for i in before)


def _behind_frames(scene: Scene, clause: Clause, begin: int, end: int) -> int:
    """Behind the last verb of another stance: "A ausschloss als auch B als unvermeidlich bezeichnete"."""
    if clause.kind in {"sub", "relative"}:
        for place in range(end - 1, begin - 1, -1):
            index = clause.words[place]
            frames = scene.lexicon.frames.get(scene.low[index], ())
            if scene.low[index] in scene.lexicon.flips and not scene.grammar.inverted_cue:
                continue  # "that lifting tariffs would be a mistake"
            if any(fits(scene, frame, index, clause) for frame in frames):
                return place + 1
    return begin


def _beside(scene: Scene, clause: Clause, voice: Voice | None) -> list[Name]:
    """Who stands behind a preposition of a clause: "mit ihr", "von der Regierung"."""
    for index in clause.words:
        if scene.low[index] in scene.grammar.prepositions:
            found = scene.whom(index, clause, voice, anybody=True)
            if found:
                return found
    return []


def _holders(
    scene: Scene, number: int, judge: int | None, voice: Voice | None, *, speaks: bool
) -> list[Name]:
    """Who judges: "für X", the subject of a judging verb, or the speaker; in "sprach von einer Zumutung für
    X" it is not X.
    """
    viewed = None if speaks else scene.judge(number, voice)
    if viewed is not None:
        return viewed
    if judge is not None and scene.low[judge] in scene.lexicon.seeming:
        felt = experiencers(scene, number, voice)
        if felt or voice is None:
            return felt
    elif judge is not None:
        agent = scene.agent(number)
        if agent is not None and voice is None:
            return [agent]
        subject = scene.subject(number, judge)
        if subject == "none" and scene.clauses[number].kind == "sub":
            subject = scene.neuter(number) or subject
        if isinstance(subject, tuple):
            return scene.holders(subject, voice)
        alone = subject == "one" and voice is None
        side = located(scene, scene.clauses[number]) if alone else None
        if side is not None:
            return [side]  # "in Lima hält man das für falsch"
    return scene.reported(number, voice)


def _stance(
    scene: Scene, lows: Sequence[str], place: tuple[int, int], evaluation: Evaluation
) -> Stance | None:
    at, end = place
    if evaluation.stance == "for" and _ironic(scene, lows, place):
        return "against"
    negations = scene.grammar.negations | scene.lexicon.doubting
    if lows[at] in negations:
        return evaluation.stance
    # "ist nicht vom Tisch"; with the phrase in front: "Vom Tisch ist der Plan nicht"
    places = range(end, len(lows)) if at < _FRONT else range(max(0, at - _NEAR), at)
    opens = range(at) if at == 1 else range(0)  # "Nicht völlig ausgeschlossen sei X"
    focus = scene.grammar.negation_focus  # "nicht nur nötig, sondern überfällig"
    near = [lows[i] for i in (*places, *opens) if focus.isdisjoint(lows[i + 1 : i + 2])]
    if scene.grammar.nothing_but.intersection(near):
        negations = negations - scene.grammar.nothing  # "nichts als eine Zumutung"
    denied = not negations.isdisjoint(lows if evaluation.particle else near)
    # "Weder A noch B ist möglich"
    denied = denied or not scene.grammar.neither.isdisjoint(lows[:at])
    if evaluation.only_denied:
        return evaluation.stance if denied else None
    if anything_but(scene, lows, at):
        denied = not denied
    return evaluation.negated if denied else evaluation.stance


def anything_but(scene: Scene, lows: Sequence[str], at: int) -> bool:
    """Whether words right before a place, or one word away, turn it round: "alles andere als nötig"."""
    phrases = scene.lexicon.anything_but
    return any(
        end in {at - 1, at}
        for first in range(max(at - _FAR, 0), at)
        for end, _ in phrases.at(lows, first, at)
    )


def _ironic(scene: Scene, lows: Sequence[str], place: tuple[int, int]) -> bool:
    """Whether something is as good as some bad thing: "so nützlich wie ein Loch im Kopf"."""
    at, end = place
    degree = scene.grammar.then_words | scene.grammar.like_words
    if not at or lows[at - 1] not in degree or end + 1 >= len(lows):
        return False
    return lows[end] in scene.grammar.like_words and lows[end + 1] in scene.lexicon.indefinite


def _region(
    scene: Scene, number: int, holders: Sequence[Name], place: tuple[int, int, int]
) -> tuple[int, ...]:
    """What is judged: the words before the phrase; without a noun there, those behind it."""
    clause = scene.clauses[number]
    begin, at, end = place
    region = scene.without(clause.words[begin:at], holders)
    if begin == 0:
        region = scene.fronted(number) + region
    if clause.fresh and not _nouns(scene, region):
        region = scene.without(scene.shared(number), holders) + region
    if clause.kind == "relative" and clause.parent is not None and not _nouns(scene, region):
        region = scene.antecedent(number)
    region += _attached(scene, number, region)
    correlate = not scene.grammar.neuter_words.isdisjoint(clause.lows)
    told = correlate or of_plan(scene.page, region)
    if not _nouns(scene, region) or (told and scene.dependents(number)):
        if not _points(scene, region):
            region += scene.without(clause.words[end:], holders)
        region += scene.dependents(number)
    elif end < len(clause.words) and scene.low[clause.words[end]] in scene.grammar.like_words:
        compared = any(scene.low[i] in scene.threads.comparing for i in clause.words[begin:end])
        region += clause.words[end:] if compared else []
    return tuple(region)


def _attached(scene: Scene, number: int, region: Sequence[int]) -> list[int]:
    """The words of a German infinitive that tells what a noun means: "der Plan, Zölle zu erheben, ..."."""
    if not scene.grammar.inverted_cue:
        return []
    return [
        i
        for clause in scene.clauses[number + 1 :]
        if clause.kind == "infinitive" and clause.parent == number
        if clause.first - 2 in region and scene.is_noun(clause.first - 2)
        for i in clause.words
    ]


def _points(scene: Scene, region: Sequence[int]) -> bool:
    """Whether a German pronoun is all that is judged: "nannte das einen Anschlag auf die Freiheit"."""
    pointing = scene.lexicon.anaphors - scene.lexicon.pronominal
    alone = scene.grammar.inverted_cue and not _nouns(scene, region)
    return alone and any(scene.low[i] in pointing for i in region)


def _nouns(scene: Scene, region: Sequence[int]) -> bool:
    """Whether a noun is among some words; "Es" at the head of a sentence is none."""
    grammar = scene.grammar
    # "Als nötig bezeichnete ...", "Für Peru scheidet X aus"
    others = grammar.expletives | grammar.subordinators | grammar.prepositions | grammar.negations
    return any(scene.is_noun(i) and scene.low[i] not in others for i in region)
