"""Stands of modal verbs in somebody's mouth: "müsse", "dürfe nicht", "werde es nicht geben"."""

from __future__ import annotations

from zopa.case.findings import Stance
from zopa.reading.clause import Clause
from zopa.reading.conditions import condition
from zopa.reading.contrasts import asked, briefly_asked
from zopa.reading.denials import denies, judges
from zopa.reading.fitting import is_participle
from zopa.reading.frames import governed
from zopa.reading.names import Name
from zopa.reading.scene import Scene
from zopa.reading.stand import Stand
from zopa.reading.subjects import Unnamed
from zopa.reading.things import stands_for_matter
from zopa.reading.uttered import UTTERED
from zopa.reading.voice import Voice
from zopa.reading.withheld import without

_PLAIN = frozenset(
    {"denied", "must", "may_not", "can", "cannot"}
)  # are about what their own words name

_OF_THINGS = frozenset({"must", "may_not", "may", "will_be", "stays"})  # of what may be a pronoun
_REFUSED = frozenset({"denied", "will_not", "cannot"})  # may answer a question
_DEEDS = frozenset({"denied", "own_act"})  # are about the verb itself as well: "Wir gehen nicht"


def demanded(scene: Scene, number: int) -> list[Stand]:
    """The stand of a clause that says what must, may not or will be; its speaker holds it."""
    clause = scene.clauses[number]
    if clause.kind == "relative" or _told(scene, number):
        return []
    nominals, prepositions = scene.lexicon.nominals, scene.grammar.prepositions
    if any(scene.low[i] in nominals and scene.low[i - 1] not in prepositions for i in clause.words):
        return []  # "die Forderung, er solle ..." is somebody else's; "in Anspruch" is none
    denied = denies(scene, clause)
    if _barred(scene, clause):
        answers = asked(scene.page, scene.sentence)  # "Eine Abgabe? Keinen Cent, sagen sie"
        return [
            Stand(
                holder,
                (clause.first, clause.first + 1),
                "against",
                tuple(clause.words[1:]),
                "position.shall_not_be",
                number,
                voice=scene.voice(clause.first),
                specific=True,
                bare=not answers,
                context=answers,
                confidence=0.6,
            )
            for holder in scene.speakers(scene.voice(clause.first))
        ]
    for index in clause.words:
        voice = scene.voice(index)
        if voice is None or (voice.speaker is None and voice.stranger is None):
            continue
        found = _modal(scene, number, index, voice, denied=denied)
        if found is None:
            continue
        stance, rule = found
        opens = scene.low[clause.first] in scene.grammar.without
        lacked = without(scene, clause) if opens else ()  # "Ohne den Kredit müsse man hungern"
        region = tuple(i for i in scene.region(number, "none") if i not in lacked)
        taken_up = rule in _OF_THINGS and stands_for_matter(scene, number)
        if stance == "against" and rule in _REFUSED and not number:
            # "Eine Maut? „Wir zahlen keinen Cent“"
            taken_up = asked(scene.page, scene.sentence) and briefly_asked(scene)
        return [
            Stand(
                holder,
                (index, index if rule in _DEEDS else index + 1),
                stance,
                region,
                f"position.{rule}",
                number,
                voice=voice,
                soft=True,
                grants=rule == "own_act",
                bare=not taken_up and (rule in _PLAIN or stance != "against"),
                context=taken_up,
                specific=True,
                takes_object=stance == "against",
                confidence=0.5 if rule == "denied" else 0.65,
            )
            for holder in scene.speakers(voice)
        ]
    return []


def _barred(scene: Scene, clause: Clause) -> bool:
    """Whether a clause without a verb only denies something: "No new dam", says Kenya."""
    barring = scene.grammar.negations & scene.grammar.articles
    if scene.low[clause.first] not in barring or len(clause.words) == 1 or clause.kind != "main":
        return False
    limits = condition(scene, scene.clauses.index(clause), denied=True)
    end = limits[0] if limits is not None else clause.last  # "No loan as long as bulldozers roll"
    return not any(scene.clause_reader.is_finite(i) for i in clause.words if i < end)


def _told(scene: Scene, number: int) -> bool:
    """Whether a clause is the content of a verb that takes a stance by itself."""
    clause = scene.clauses[number]
    if clause.parent is None or clause.head not in scene.grammar.content_words:
        return False
    if scene.lexicon.frames.keys().isdisjoint(scene.clauses[clause.parent].lows):
        return False
    voice = scene.voice(clause.first)
    if voice is not None and voice.rule == UTTERED and voice.first == clause.first:
        return False  # "Für Lima steht fest, dass X kommen muss"
    behind = scene.clauses[number + 1 : number + 2]
    opens = [c for c in behind if c.kind == "main" and scene.clause_reader.is_finite(c.first)]
    if opens and governed(scene, number + 1) is not None:
        return True  # "dass X gehen müsse, bestreite er nicht"
    above = clause.parent
    if above and scene.low[scene.clauses[above].first] in scene.cues:
        above -= 1  # "Entscheidend sei, sagt er, dass ..."
    return governed(scene, clause.parent) is not None or judges(scene, scene.clauses[above])


def _modal(
    scene: Scene, number: int, index: int, voice: Voice, *, denied: bool
) -> tuple[Stance, str] | None:
    """The stance of a modal verb and its rule; ``None`` for any other word."""
    grammar, word = scene.grammar, scene.low[index]
    now = scene.clauses[number].lows.isdisjoint(scene.lexicon.past)
    if word in grammar.obligations - grammar.demand_modals and _own(
        scene.subject(number, index), voice
    ):
        return None  # "wir sollen" is what somebody else wants
    bound = _bound(scene, number, index)
    bound = bound or _mandative(scene, number, index)
    if bound or word in grammar.demand_modals or (word in grammar.obligations and now):
        stays = scene.low[scene.clauses[number].words[-1]] in scene.lexicon.staying and not denied
        return ("against" if denied else "for"), "stays" if stays else "must"
    if word in scene.lexicon.staying and index == scene.clauses[number].words[-1] and now:
        # "Die Steuer bleibt"; "die Gewehre können nicht bleiben"
        return ("against" if denied else "for"), "stays"
    if word in grammar.ban_modals:
        if not denied and not scene.clauses[number].lows.isdisjoint(scene.lexicon.talking):
            return "open", "will_talk"  # "darüber darf man reden"
        return ("against", "may_not") if denied else ("for", "may")
    parted = scene.low[scene.clauses[number].words[-1]] in grammar.separable
    parted = parted and _own(scene.subject(number, index), voice)  # "gebe man nicht her"
    if denied and word in scene.lexicon.existence and not parted:
        return "against", "shall_not_be"
    if word in scene.lexicon.ability and now:
        able = _able(scene, number, index, voice, denied=denied)
        if able is not None:
            return able
    if word in grammar.future:
        subject = scene.subject(number, index)
        if (
            not grammar.inverted_cue
            and subject == "one"
            and scene.low[index - 1] in grammar.negations
        ):
            return None  # "nobody would be worse off"
        if _own(subject, voice):
            if not denied and not scene.clauses[number].lows.isdisjoint(scene.lexicon.talking):
                return "open", "will_talk"  # "man werde über X reden"
            return ("against", "will_not") if denied else ("for", "will")
        if not isinstance(subject, tuple):
            if denied and _refused(scene, number):
                return "against", "will_not_be"
            if not denied and _passive(scene, number) and _waits(scene, number):
                return "for", "will_be"
        return None
    if not denied and _waits(scene, number) and _commits(scene, number, index, voice):
        return "for", "own_act"
    if denied and _plain_verb(scene, number, index):
        subject = scene.subject(number, index)
        plain = voice.form == "Direct" or _refused(scene, number)
        if _own(subject, voice) or (subject == "none" and plain):
            return "against", "denied"
    return None


def _able(
    scene: Scene, number: int, index: int, voice: Voice, *, denied: bool
) -> tuple[Stance, str] | None:
    """The stance of what the own side can or cannot give: "könne man nicht hergeben"."""
    clause, giving = scene.clauses[number], scene.lexicon.giving
    if clause.lows.isdisjoint(giving):
        return None
    subject = scene.subject(number, index)
    own = _own(subject, voice) or _nobody(scene, subject)
    if not own and not (subject == "none" and _can_be_done(scene, number)):
        return None
    return ("against", "cannot") if denied else ("open", "can")


def _nobody(scene: Scene, subject: tuple[Name, ...] | Unnamed) -> bool:
    """Whether a clause denies that anybody does it: "kein Präsident könne das verschenken"."""
    if not isinstance(subject, tuple) or subject[0].party is not None:
        return False
    nobody = scene.grammar.negations & scene.grammar.articles
    return not nobody.isdisjoint(scene.low[subject[0].first - 1 : subject[0].first + 1])


def _can_be_done(scene: Scene, number: int) -> bool:
    """Whether a clause tells what can be done, by whomever: "könnten gelockert werden"."""
    lows = scene.clauses[number].lows
    return bool(lows & (scene.grammar.future | scene.lexicon.passive_marks))


def _refused(scene: Scene, number: int) -> bool:
    """Whether "werde nicht" refuses: "niemals", "kein", or a passive. Other things just do not happen."""
    clause, grammar = scene.clauses[number], scene.grammar
    if not clause.lows.isdisjoint(grammar.never | (grammar.negations & grammar.articles)):
        return True
    if not grammar.inverted_cue and scene.low[clause.first] in grammar.negations:
        return True  # "Not a penny would go to"
    return (
        scene.low[clause.words[-1]] in grammar.future
        or _passive(scene, number)
        or not clause.lows.isdisjoint(scene.lexicon.passive_marks)
    )


def _passive(scene: Scene, number: int) -> bool:
    """Whether a German clause ends with a participle: "werde nicht unterzeichnet"."""
    words = scene.clauses[number].words
    if len(words) > 1 and scene.low[words[1]] in scene.grammar.passive & scene.grammar.future:
        return is_participle(scene, scene.low[words[0]])  # "Gewählt wird, wenn"
    return is_participle(scene, scene.low[words[-1]])


def _waits(scene: Scene, number: int) -> bool:
    """Whether what a clause says hangs on a condition."""
    return condition(scene, number) is not None


def _commits(scene: Scene, number: int, index: int, voice: Voice) -> bool:
    """Whether a verb tells what the speaker's side does or can do now: "man gebe X frei", "wir reden"."""
    clause = scene.clauses[number]
    verb = scene.clause_reader.finite_of(clause)
    if verb is None and _beside_we(scene, index):
        verb = index
    if clause.kind != "main" or index != verb or not clause.lows.isdisjoint(scene.lexicon.past):
        return False
    return _own(scene.subject(number, index), voice)


def _bound(scene: Scene, number: int, index: int) -> bool:
    """Whether a form of "haben" with an infinitive obliges: "hätten zu gehen", "have to go"."""
    clause, grammar = scene.clauses[number], scene.grammar
    if scene.low[index] not in scene.lexicon.binding:
        return False
    if not grammar.inverted_cue:
        return index + 1 in clause.words and scene.low[index + 1] == grammar.infinitive_mark
    if clause.kind != "main" or len(clause.words) < 4:
        return False
    mark, verb = clause.words[-2:]
    return scene.low[mark] == grammar.infinitive_mark and scene.texts[verb][0].islower()


def _mandative(scene: Scene, number: int, index: int) -> bool:
    """Whether an infinitive is the verb of an English content clause: "insisted that tariffs be lifted"."""
    clause = scene.clauses[number]
    if scene.low[index] not in scene.lexicon.mandative or clause.kind != "sub":
        return False
    closed = scene.grammar.helpers | {scene.grammar.infinitive_mark}
    return clause.head in scene.grammar.content_words and closed.isdisjoint(clause.lows)


def _plain_verb(scene: Scene, number: int, index: int) -> bool:
    """Whether a word is the one verb of a main clause that tells nothing of the past."""
    clause, grammar = scene.clauses[number], scene.grammar
    low = scene.low[index]
    if clause.kind != "main" or not clause.lows.isdisjoint(scene.lexicon.past):
        return False
    verb = scene.clause_reader.finite_of(clause)
    if verb is None:
        return _beside_we(scene, index)  # "gehen wir nicht": a form that may be an infinitive
    return (
        verb == index
        and low not in grammar.finite
        and not low.endswith(grammar.preterite_ending or low)
        and (low not in grammar.subjunctive or low in scene.lexicon.frames)
    )


def _beside_we(scene: Scene, index: int) -> bool:
    grammar = scene.grammar
    if not grammar.inverted_cue or not scene.texts[index][0].islower():
        return False
    if scene.low[index] in grammar.no_verbs or not scene.low[index].endswith(
        grammar.infinitive_ending
    ):
        return False
    return any(scene.low[i] in grammar.we_words for i in (index - 1, index + 1))


def _own(subject: tuple[Name, ...] | Unnamed, voice: Voice) -> bool:
    """Whether the speaker speaks of the own side."""
    if not isinstance(subject, tuple):
        return subject in {"we", "one"}
    speaker = voice.speaker
    return speaker is not None and any(
        n.actor == speaker.actor or (n.party is not None and n.party == speaker.party)
        for n in subject
    )
