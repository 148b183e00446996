"""Stands of verbs and adjectives: "fordert", "lehnt ... ab", "ist bereit"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.denials import (
    content_denied,
    content_refused,
    denied,
    neither,
    rejects_report,
)
from zopa.reading.experiencers import experiencers
from zopa.reading.fitting import expression, fits, located, owner, placed, ways
from zopa.reading.names import Name
from zopa.reading.open_questions import asks
from zopa.reading.participles import describes, helped, of_state, participle_by, passes, reduced_by
from zopa.reading.scene import Scene
from zopa.reading.scopes import argued, stands_alone
from zopa.reading.stand import OPPOSITE, Stand
from zopa.reading.strangers import STRANGER
from zopa.reading.subjects import Unnamed
from zopa.reading.things import (
    by_adverbs,
    denied_before,
    pronoun_object,
    wants_change,
    wants_undone,
)
from zopa.reading.unheld import unheld

_OWN = 3  # words of a clause that has a subject beside its object
_YEAR = 4  # digits of a year
_COMPOUND = 3  # words that such an infinitive has at most
_ENDS = frozenset(".!")  # marks of a whole sentence


def framed(scene: Scene, number: int) -> list[Stand]:
    """The stands of the verb that governs a clause: one for each holder."""
    clause = scene.clauses[number]
    governing = _governing(scene, number)
    if governing is None:
        return []
    index, frame = governing
    denial = denied(scene, clause, frame, index)
    stance: Stance | None = frame.negated if denial else frame.stance
    if stance is None or (frame.only_denied and not denial):
        return []
    if _denies_stance(scene, number, index) or unheld(scene, clause, index, frame.needs):
        return []
    if _asked_of(scene, clause) or rejects_report(scene, number):
        return []
    if frame.weak and _tells_content(scene, number, index):
        return []  # "maintains that the toll is dead"
    if _as_told(scene, clause, index) or _of_years_past(scene, clause, index):
        return []
    end = index + 1
    asked = number > 0 and clause.kind == "main" and scene.clause_reader.is_finite(clause.first)
    asked = asked and frame.stance != "open"  # but "Ob der Zoll kommt, lässt X offen"
    if asked and scene.fronted(number) and asks(scene, number - 1):
        return []  # "Ob der Zoll kommt, entscheidet X"
    if frame.closing and clause.kind == "sub" and clause.head in scene.grammar.like_words:
        return []  # "wie X zum Zoll steht" is asked
    if stance == "against" and not denial:
        inner = _refused(scene, clause, index)
        if inner is not None:
            stance = inner.negated or "open"
            end = clause.words[clause.words.index(index) + 2] + 1
    voice = scene.voice(index)
    if (voice is None or voice.speaker is None) and _obliged(scene, clause, index, frame):
        return []  # "Kiew soll X zustimmen" is what somebody else wants of Kiew
    hinders = frame.origin == "narrative" and frame.stance == stance == "against"
    if (frame.deed or hinders) and _possibly(scene, clause):
        return []  # "Kiew könnte X verhindern" tells no will
    if frame.deed and denial and not clause.lows.isdisjoint(scene.lexicon.past):
        return []  # what has not been done yet is not refused
    if frame.fades and (_gone(scene, clause, index) or _claims(scene, number, index)):
        return []
    weighed = not (frame.needs or frame.fixed) and _weighed(scene, clause, index)
    if weighed or denied_before(scene, clause, index):
        return []
    subject = _subject(scene, number, index, frame)
    if frame.impersonal and not isinstance(subject, tuple) and scene.grammar.inverted_cue:
        subject = tuple(experiencers(scene, number, voice)) or subject
    if subject == "none" and frame.impersonal and voice is not None:
        subject = "one"
    if subject == "one" and voice is None:
        side = located(scene, clause)
        subject = (side,) if side is not None else scene.side_before(clause)
        if subject == "one":
            subject = tuple(scene.reported(number, voice)) or subject
    if isinstance(subject, tuple) and subject[0].role == STRANGER and _told(scene, clause, frame):
        return []
    region = _behind_link(scene, clause, frame, scene.region(number, subject))
    described = _contact(scene, clause, index, subject) if isinstance(subject, tuple) else None
    if described is not None:
        region = (*described, *(i for i in region if i > index))
    if number and clause.kind == "main" and reduced_by(scene, clause, index):
        region = (*scene.clauses[number - 1].words, *region)
    refrains = content_denied(scene, number, region)
    inner_verb = content_refused(scene, number, region)
    if refrains != (inner_verb is not None):
        stance = OPPOSITE[stance]
    if neither(scene, clause, index, frame):
        stance = "open"
    if frame.grants and stance == frame.stance == "for" and _might(scene, clause):
        stance = "open"  # "könnte zustimmen"
    if frame.lenient and stance == "for":
        spoken = {scene.low[i] for i in region} | clause.lows
        stance = stance if spoken.isdisjoint(scene.lexicon.talking) else "open"
    if frame.factual and _tells_fact(scene, number, region):
        return []
    if frame.noun and index + 1 < clause.last:
        links = scene.grammar.owner_links | scene.grammar.genitive_articles
        if scene.low[index + 1] in links:  # "gilt unter Kennern als Gegner einer Maut"
            region = tuple(i for i in region if i > index)
    if frame.own:
        own = set(clause.words)
        region = tuple(i for i in region if i in own)
    fixed = expression(scene, clause, ways(scene, frame)) if frame.fixed else ()
    if fixed:
        points = scene.lexicon.pronominal  # "denkt nicht daran" takes up what was said
        region = tuple(i for i in region if i not in fixed or scene.low[i] in points)
    if frame.stance == "against":
        reasons = argued(scene, clause, region)
        region = tuple(i for i in region if i not in reasons)
    if frame.particle:
        behind = _behind_particle(scene, clause, index, frame.particle)
        region = tuple(i for i in region if i not in behind)
    pronoun = frame.named and pronoun_object(scene, clause, region, fixed)
    if wants_undone(scene, clause, index):
        stance = OPPOSITE[stance]  # "wants it scrapped"
    return [
        Stand(
            holder,
            (index, end),
            stance,
            region,
            f"position.{frame.id}",
            number,
            red_line=frame.red_line,
            insists=frame.insists,
            origin=frame.origin,
            act=frame.origin == "statement" and voice is None,
            voice=voice,
            confidence=0.85 if voice is None else 0.75,
            context=frame.context or described == (),
            answers=_bare_act(scene, frame, clause, region),
            alone=not frame.named,
            weak=frame.weak,
            soft=frame.weak or frame.stance == "open",
            grants=frame.grants,
            yields=frame.weak,
            refrains=refrains,
            refused=inner_verb,
            links=frame.needs
            | (scene.lexicon.against_links if frame.stance == "against" else frozenset()),
            threat=frame.threat,
            specific=frame.deed,
            bare=(frame.named and not pronoun) or stands_alone(scene, number),
            takes_object=(
                not frame.weak or _whole(scene, clause, index) or wants_change(scene, clause, index)
            )
            and (not _joined(scene, frame, region) or (pronoun and by_adverbs(scene, frame)))
            and (pronoun or not frame.named),
            verb_final=clause.kind in {"sub", "relative"} and scene.grammar.inverted_cue,
            drops=frame.drops,
            contrary=frame.stance if denial else frame.negated,
        )
        for holder in scene.holders(subject, voice)
    ]


def _tells_content(scene: Scene, number: int, index: int) -> bool:
    """Whether an English verb that is one of saying as well is followed by what is said."""
    following = number + 1
    if scene.grammar.inverted_cue or scene.low[index] not in scene.cues:
        return False
    if following >= len(scene.clauses) or scene.clauses[following].first != index + 1:
        return False
    return scene.clauses[following].head in scene.grammar.content_words


def _joined(scene: Scene, frame: Frame, region: Sequence[int]) -> bool:
    """Whether a preposition joins the object of a verb, which is more than a pronoun in English: "insists on
    a toll", but not "insists on it", "rules it out".
    """
    if scene.grammar.inverted_cue:
        return bool(frame.needs)
    links = frame.needs & scene.grammar.prepositions
    rest = [scene.low[i] for i in region if scene.low[i] not in links]
    return bool(links) and not (len(rest) == 1 and rest[0] in scene.lexicon.objects)


def _whole(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a German verb of wanting has no other verb beside it: "will ihn auf keinen Fall"."""
    if not scene.grammar.inverted_cue or not scene.clause_reader.is_finite(index):
        return False
    ending = scene.grammar.infinitive_ending
    objects = scene.lexicon.objects
    return any(scene.low[i] in objects for i in clause.words) and not any(
        i > index and scene.texts[i][0].islower() and scene.low[i].endswith(ending)
        for i in clause.words
        if scene.low[i] not in scene.grammar.no_verbs | objects
    )


def _weighed(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether an English verb only judges its object: "consider the plan pointless"."""
    if scene.grammar.inverted_cue or scene.low[index] not in scene.lexicon.judging:
        return False
    lows = scene.lows(clause)
    behind = clause.words.index(index) + 1
    return any(scene.lexicon.evaluations.first(lows, at) for at in range(behind, len(lows)))


def _of_years_past(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a report tells what had been so in a year long past: "In 1998 Peru had accepted tariffs"."""
    had = any(i < index and scene.low[i] in scene.lexicon.pluperfect for i in clause.words)
    voice = scene.voice(index)
    known = voice is not None and voice.speaker is not None
    if not had or scene.grammar.inverted_cue or known:
        return False
    now = scene.page.report.published.start
    years = [scene.low[i] for i in clause.words if len(scene.low[i]) == _YEAR]
    lows = scene.lows(clause)
    if any(scene.lexicon.years_past.first(lows, at) for at in range(len(lows))):
        return True
    return any(y.isdigit() and (now is None or int(y) < now.year) for y in years)


def _told(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Whether a clause tells what was done or had been wanted: of somebody unknown that is history."""
    return frame.deed or not clause.lows.isdisjoint(scene.lexicon.pluperfect)


def _refused(scene: Scene, clause: Clause, index: int) -> Frame | None:
    """The refusal that somebody refuses in English: "refused to rule out"."""
    at = clause.words.index(index)
    behind = clause.words[at + 1 : at + 3]
    if scene.grammar.inverted_cue or len(behind) < 2:
        return None
    if scene.low[behind[0]] != scene.grammar.infinitive_mark:
        return None
    frames = scene.lexicon.frames.get(scene.low[behind[1]], ())
    fitting = [one for one in frames if fits(scene, one, behind[1], clause)]
    return next((one for one in fitting if one.stance == "against"), None)


def _asked_of(scene: Scene, clause: Clause) -> bool:
    """Whether an English clause is what a noun asks of others: "Peru's demand that Kenya drop its case"."""
    if scene.grammar.inverted_cue or clause.head not in scene.grammar.content_words:
        return False
    nominals = scene.lexicon.nominals.get(scene.low[clause.first - 1], ())
    helped = clause.lows & (scene.grammar.helpers | scene.grammar.finite)
    return not helped and any(one.stance == "for" for one in nominals)


def _as_told(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a German clause only tells who says so: ", wie er einräumte,". With an object it takes up a
    noun: "eine Maut, wie sie Peru verlangt".
    """
    if clause.kind != "sub" or clause.head not in scene.grammar.like_words:
        return False
    if not scene.grammar.inverted_cue or scene.low[index] not in scene.cues:
        return False
    objects = scene.lexicon.objects | scene.grammar.neuter_words
    second = clause.words[1] if len(clause.words) > 1 else clause.first
    third = clause.words[2] if len(clause.words) > _OWN else index
    if scene.low[second] in scene.grammar.he_words and scene.low[third] in objects:
        return False  # "wie er sie verlangt"
    own = (
        scene.low[second] in objects
        and scene.texts[third][0].islower()
        and third not in scene.subjects.at
    )
    return scene.low[second] not in objects or own


def _bare_act(scene: Scene, frame: Frame, clause: Clause, region: Sequence[int]) -> bool:
    """Whether a German verb of a report has no object at all, so that it answers what was said before:
    "Chile lehnte ab".
    """
    joins = not clause.lows.isdisjoint(frame.needs & scene.grammar.prepositions)
    if not scene.grammar.inverted_cue or frame.weak or frame.named or joins or frame.noun:
        return False
    joined = clause.fresh or scene.low[clause.first] in scene.grammar.contrast
    last = joined and clause.words[-1] == scene.clauses[-1].words[-1]
    plain = clause.kind == "main" and frame.origin == "statement"
    beside = scene.lexicon.beside  # "Während X zustimmte, lehnte Y ab"
    others = [c for c in scene.clauses if c is not clause and not c.elliptic]
    plain = plain and (all(c.kind == "sub" and c.head in beside for c in others) or last)
    plain = plain and scene.voice(clause.first) is None and not scene.sentence.heading
    plain = plain and scene.texts[scene.sentence.last - 1] in _ENDS
    words = scene.grammar.pronouns | scene.lexicon.anaphors | scene.lexicon.objects
    words -= scene.grammar.one_words  # "In Lima winkte man ab."
    return plain and not any(
        scene.low[i] in words
        or (
            scene.is_noun(i)
            and i not in scene.subjects.at
            and scene.low[i] not in scene.threads.idle | frame.needs | scene.grammar.prepositions
        )
        for i in region
    )


def _names_matter(scene: Scene, region: Sequence[int]) -> bool:
    """Whether a noun that is no name stands there: "Kritik am Lohn kam aus Lima"."""
    return any(scene.is_noun(i) and i not in scene.subjects.at for i in region[1:])


def _might(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells only what could be or would ("könnte zustimmen", "wäre bereit"), or what is
    borne with a groan.
    """
    if not clause.lows.isdisjoint(scene.lexicon.grudging):
        return True
    may = scene.grammar.unreal - scene.grammar.obligations
    if clause.lows.isdisjoint(may):
        return False
    return any(scene.low[i] in may and scene.texts[i][0].islower() for i in clause.words)


def _contact(
    scene: Scene, clause: Clause, index: int, subject: tuple[Name, ...]
) -> tuple[int, ...] | None:
    """What an English clause without a relative pronoun describes: "a toll is what Peru wants", "a toll is
    something Peru will fight"; nothing of its own where it takes up what was named before: ", a wish
    Peru has turned down". ``None`` where there is no such clause.
    """
    lexicon, grammar = scene.lexicon, scene.grammar
    head = subject[0].head
    if grammar.inverted_cue or clause.kind == "relative" or head not in clause.words:
        return None
    if not clause.first < head < index:
        return None
    ahead = [i for i in clause.words if i < head]
    whatever = scene.threads.free | scene.threads.anything | lexicon.takes_up | lexicon.wills
    if scene.low[ahead[-1]] not in whatever:
        return None
    equals = [n for n, i in enumerate(ahead) if scene.low[i] in lexicon.copulas and n]
    if equals:
        return tuple(ahead[: equals[-1]])
    opens = scene.low[clause.first] in grammar.articles and scene.texts[clause.first - 1] in ",–—"
    return () if opens and len(ahead) <= _OWN else None


def _possibly(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what could be; "May" within a sentence is a month."""
    if clause.lows.isdisjoint(scene.lexicon.possible):
        return False
    return any(
        scene.low[i] in scene.lexicon.possible
        and (scene.texts[i][0].islower() or i == clause.first)
        for i in clause.words
    )


def _gone(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a wish or a plan is over: "hatte X geplant" tells what no longer holds."""
    return any(scene.low[i] in scene.lexicon.pluperfect for i in clause.words if i != index)


def _claims(scene: Scene, number: int, index: int) -> bool:
    """Whether somebody wants to know something: "will wissen, dass" tells what he says, not his wish; nor
    is it one to meet on something: "will über X beraten".
    """
    last = scene.clauses[number].words[-1]
    following = number + 1
    if last != index and scene.low[last] in scene.lexicon.consulting:
        return True
    if last == index or scene.low[last] not in scene.lexicon.knowing:
        return False
    if following >= len(scene.clauses):
        return False
    return scene.clauses[following].head in scene.grammar.content_words


def _denies_stance(scene: Scene, number: int, index: int) -> bool:
    """Whether a verb denies that a stance was taken: "bestritt, die Maut abgelehnt zu haben"."""
    if scene.low[index] not in scene.lexicon.denying or number + 1 >= len(scene.clauses):
        return False
    content = scene.clauses[number + 1]
    hangs = content.kind == "infinitive" or content.head in scene.grammar.content_words
    return hangs and not scene.lexicon.frames.keys().isdisjoint(content.lows)


def _tells_fact(scene: Scene, number: int, region: tuple[int, ...]) -> bool:
    """Whether the object of a verb is a clause that tells what is so: "bezweifelt, dass die Maut bleibt"."""
    following = number + 1
    if following >= len(scene.clauses):
        return False
    clause = scene.clauses[following]
    hangs = clause.head in scene.grammar.content_words and clause.parent == number
    return hangs and clause.words[0] in region


def governed(scene: Scene, number: int) -> tuple[int, Stance] | None:
    """The verb that takes a stance in a clause, whoever does so, and its stance."""
    governing = _governing(scene, number)
    if governing is None:
        return None
    index, frame = governing
    denial = denied(scene, scene.clauses[number], frame, index)
    stance = frame.negated if denial else frame.stance
    if stance is None or (frame.only_denied and not denial):
        return None
    return index, stance


def _obliged(scene: Scene, clause: Clause, index: int, frame: Frame) -> bool:
    """Whether the verb hangs on "soll" or "muss", or only a rumour has it that somebody gave in: "soll
    zugestimmt haben". What he "soll gefordert haben" is told as his stance.
    """
    verb = scene.clause_reader.finite_of(clause)
    verb = clause.words[-1] if clause.kind == "sub" else verb
    hangs = verb not in {None, index} and scene.low[verb or 0] in scene.grammar.obligations
    hangs = hangs and clause.lows.isdisjoint(scene.grammar.one_words)
    if clause.lows.isdisjoint(scene.grammar.obligations):
        return False
    if scene.clause_reader.is_finite(index) and not hangs:
        return False
    done = scene.low[clause.words[-1]] in scene.lexicon.binding | scene.grammar.possessives
    yields = frame.grants and frame.negated is not None and not frame.noun
    heard = done and not yields and not clause.lows.isdisjoint(scene.lexicon.passed_on)
    return not (heard and index in clause.words[-_COMPOUND:])


def _governing(scene: Scene, number: int) -> tuple[int, Frame] | None:
    """The trigger that decides in a clause: a finite verb, then the frame that asks for most."""
    clause = scene.clauses[number]
    lexicon = scene.lexicon
    if lexicon.frames.keys().isdisjoint(clause.lows) and lexicon.bare.isdisjoint(clause.lows):
        return None
    found = [
        (index, frame)
        for index in clause.words
        for frame in scene.frames(index)
        if fits(scene, frame, index, clause)
    ]
    if not found:
        return None
    above = clause.parent if clause.kind == "infinitive" else None
    if above is not None and (
        _any_fits(scene, scene.clauses[above])
        or not scene.lexicon.blaming.isdisjoint(scene.clauses[above].lows)
    ):
        return None  # the verb above it decides, or tells what somebody else is to have done
    if len(found) > 1 and len({pair[0] for pair in found}) < len(found):
        found = [pair for pair in found if _says(scene, clause, *pair)] or found
    found = [pair for pair in found if not _idle(scene, clause, *pair)] or found
    found = [pair for pair in found if not describes(scene, clause, pair[0])] or found
    found = [pair for pair in found if not _wanted(scene, clause, pair[0], found)] or found
    found = [pair for pair in found if not pair[1].weak] or found
    found = [pair for pair in found if scene.clause_reader.is_finite(pair[0])] or found
    return max(found, key=lambda pair: (*_asks_for(pair), -_link(scene, clause, *pair)))


def _link(scene: Scene, clause: Clause, index: int, frame: Frame) -> int:
    """Where the first word that a frame asks for stands: "sich gegen ein Verbot für X aussprechen"."""
    places = (i for i in clause.words if scene.low[i] in frame.needs and i != index)
    return next(places, clause.first)


def _any_fits(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has a verb that takes a stance."""
    return any(
        fits(scene, frame, index, clause) for index in clause.words for frame in scene.frames(index)
    )


def _wanted(scene: Scene, clause: Clause, index: int, found: Sequence[tuple[int, Frame]]) -> bool:
    """Whether an English participle is what another verb wants: "would like tariffs lifted"."""
    low, grammar = scene.low, scene.grammar
    if grammar.inverted_cue or not low[index].endswith(grammar.finite_endings):
        return False
    wants = [i for i, frame in found if frame.weak and i < index]
    between = [i for i in clause.words if wants and wants[-1] < i < index]
    return any(scene.is_noun(i) for i in between)


def _idle(scene: Scene, clause: Clause, index: int, frame: Frame) -> bool:
    """Whether a frame that speaks only where it is denied is not."""
    return frame.only_denied and not denied(scene, clause, frame, index)


def _says(scene: Scene, clause: Clause, index: int, frame: Frame) -> bool:
    """Whether a frame says anything here: some do so only where they are denied, or only where not."""
    if denied(scene, clause, frame, index):
        return frame.negated is not None
    return not frame.only_denied


def _asks_for(pair: tuple[int, Frame]) -> tuple[bool, bool, bool, bool]:
    """What a frame asks for, for the order of frames."""
    frame = pair[1]
    return frame.place, bool(frame.fixed), bool(frame.particle), bool(frame.needs)


def _subject(scene: Scene, number: int, index: int, frame: Frame) -> tuple[Name, ...] | Unnamed:
    """Who holds the stance of a verb."""
    clause = scene.clauses[number]
    if frame.place:
        side = placed(scene, clause, frame)
        return (side,) if side is not None else "none"
    if frame.papered:
        return scene.author(number) or "none"
    if frame.dative or frame.accusative:
        felt = experiencers(
            scene,
            number,
            scene.voice(index),
            impersonal=frame.dative and bool(frame.needs),
            accusative=frame.accusative,
        )
        return tuple(felt) or "none"
    if scene.grammar.inverted_cue:
        if of_state(scene, clause, index):
            agent = scene.agent(number)
            if agent is not None:
                return (agent,)
        passive = not scene.clause_reader.is_finite(index) or passes(scene, clause, index)
        agentless = not clause.lows.isdisjoint(scene.grammar.passive_auxiliaries)
    else:
        if not frame.fixed and not frame.needs and participle_by(scene, clause, index):
            meant = scene.meant_behind(index + 1, clause)
            return meant or "none"  # "loathed by Kenya", with or without "is"
        state = frame.predicate and frame.content  # "is relieved that"
        passive = agentless = not (frame.needs or state) and helped(scene, index)
        if frame.needs or frame.fixed:
            passive = passive or helped(scene, index)  # "was turned down by Kenya"
    if passive:
        agent = scene.agent(number) or owner(scene, clause, scene.lexicon.votes)
        if agent is not None:
            return (agent,)
        if agentless:
            side = located(scene, clause)
            if side is not None and side.role != "name":
                return (side,)  # "in Italien" is where it was done, "in Rom" may be by whom
            past = not clause.lows.isdisjoint(scene.lexicon.past)
            before = scene.subjects.before() if index == clause.first and not past else None
            if before is not None and scene.voice(index) is None and scene.grammar.inverted_cue:
                return (before,)  # "... stellt Bedingungen. Gefordert wird X"
            told = past or scene.voice(index) is None or clause.kind == "relative"
            return "none" if told else "one"
    subject = scene.subject(number, index)
    if subject == "none" and not scene.grammar.nobody.isdisjoint(clause.lows):
        side = located(scene, clause)
        return (side,) if side is not None else "none"  # "das unterschreibt in Lima niemand"
    if subject == "none" and not frame.impersonal:
        return scene.neuter(number) or "none"
    return subject


def _behind_link(
    scene: Scene, clause: Clause, frame: Frame, region: tuple[int, ...]
) -> tuple[int, ...]:
    """What stands behind the preposition that joins the object: "setzt sich für X ein"."""
    links = frame.needs & scene.grammar.prepositions & clause.lows
    points = frame.needs & scene.lexicon.pronominal & clause.lows
    if frame.predicate and frame.fixed and points:  # "macht ihr Ja davon abhängig, dass X"
        own = set(clause.words)
        return tuple(i for i in region if i not in own)
    if not links or (frame.place and not frame.fixed):
        return region  # behind it stands the holder: "scheitert an Peru"
    own = set(clause.words)
    mark = scene.grammar.infinitive_mark
    places = [
        i
        for i in clause.words
        if scene.low[i] in links
        and i + 1 in own
        and (
            scene.low[i] != mark
            or scene.texts[i + 1][0].isupper()
            or scene.low[i + 1] in scene.grammar.articles
        )
    ]
    if not places or any(
        scene.low[i] == mark and scene.low[i - 1] in frame.words for i in clause.words if i in own
    ):
        return region  # "willing to accept X in return for Y"
    first = places[0]
    contrary = scene.lexicon.against_links - links
    last = next((i for i in clause.words if i > first and scene.low[i] in contrary), clause.last)
    return tuple(i for i in region if i not in own or first <= i < last)


def _behind_particle(scene: Scene, clause: Clause, index: int, particle: str) -> frozenset[int]:
    """Words that a mark parts from a closing particle: "hebt die Sperre auf: Waffen, Geld ..."."""
    place = scene.clause_reader.particle(clause, index, particle)
    if place is None or place + 1 in clause.words:
        return frozenset()
    return frozenset(i for i in clause.words if i > place)
