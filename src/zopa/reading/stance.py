"""Who stands for, open to or against what a clause says, before it is asked which issue that is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.text import Sentence
from zopa.reading.appositions import apposed
from zopa.reading.bargains import bargained
from zopa.reading.brief import brief
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.conditions import condition, lacking, opened, terms, wanted
from zopa.reading.contrasts import answered, both_sides, contrasted, gapped, shared
from zopa.reading.demands import demanded
from zopa.reading.denials import denies, mistaken, prevented, rejects_report
from zopa.reading.echoes import echoed, expected, likewise, said_yes_or_no, sided
from zopa.reading.excepted import excepted
from zopa.reading.extended import extended
from zopa.reading.firmness import Firmness
from zopa.reading.frames import framed
from zopa.reading.headlines import headlines
from zopa.reading.holders import Holders
from zopa.reading.judgements import firm, judged, parted
from zopa.reading.lacking import lacked
from zopa.reading.laws import enshrined
from zopa.reading.menaces import menaced, over_at
from zopa.reading.nominals import attributed, equated, nominal
from zopa.reading.offers import offered, tied
from zopa.reading.open_questions import asks
from zopa.reading.page import Page
from zopa.reading.pivotal import pivotal
from zopa.reading.pleasing import pleased
from zopa.reading.preferences import shunned
from zopa.reading.premises import premised
from zopa.reading.receptions import received
from zopa.reading.replies import replies
from zopa.reading.scene import Scene
from zopa.reading.sequences import in_turn
from zopa.reading.slogans import slogans
from zopa.reading.spoken import SpokenReader
from zopa.reading.stand import Stand
from zopa.reading.strangers import STRANGER
from zopa.reading.subjects import Subjects
from zopa.reading.ultimatums import ultimatum
from zopa.reading.verbless import leaning, shortened
from zopa.reading.voice import Range, Voice
from zopa.reading.wishes import wished
from zopa.reading.withheld import withheld

_TOLD = 4  # words before a clause among which the noun stands whose content it tells
_WILL = "position.will"  # the rule of what somebody says that his side will do


class StanceReader:
    """Finds the stands of one page, sentence by sentence in their order."""

    def __init__(
        self,
        page: Page,
        clauses: ClauseReader,
        subjects: Subjects,
        holders: Holders | None = None,
    ) -> None:
        self.page = page
        self.clause_reader = clauses
        self.subjects = subjects
        self.holders = holders
        self.spoken = SpokenReader(page, clauses)
        self.firmness = Firmness(page, clauses)
        self._last: tuple[int, list[Stand]] = (-1, [])  # the stands of the sentence that ends there

    def read(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> list[Stand]:
        """The stands of one sentence. What stands in an if-clause is a condition and no stand."""
        scene = self._scene(sentence, clauses, voices)
        spoken = self.spoken.find(scene)
        stands = [
            stand
            for number, clause in enumerate(clauses)
            if not clause.conditional
            and not _disowned(scene, number)
            and not asks(scene, number)
            and not _bygone(scene, clause)
            for first in _in_clause(scene, number, spoken.get(number))
            for one in both_sides(scene, first)
            for whole in gapped(scene, one)
            for stand in excepted(scene, whole)
        ]
        stands = [shared(scene, stand) for stand in stands]
        self.subjects.speaker = None
        cries = headlines(scene) or slogans(scene)
        told = {i for cry in cries for i in cry.shown}
        stands = [stand for stand in stands if stand.trigger[0] not in told]
        replied, asked = replies(scene)
        if replied:
            stands = [stand for stand in stands if stand.trigger[0] not in range(*asked)]
            stands = [stand for stand in stands if stand.voice is not replied[0].voice]
        finished = [prevented(scene, _finished(scene, stand)) for stand in stands] + cries + replied
        finished = [lacked(scene, stand) or stand for stand in finished]
        goes_on = [other for stand in finished for other in likewise(scene, stand)]
        goes_on += [other for stand in finished for other in sided(scene, stand)]
        finished += goes_on or contrasted(scene, finished)
        finished = self.firmness.settled(scene, mistaken(scene, finished))
        before = self._last[1] if self._last[0] == sentence.first else []
        finished += extended(scene, finished, before)
        self._last = (sentence.last, finished)
        finished = finished + [other for stand in finished for other in wanted(scene, stand)]
        heard = {(stand.holder.party, i) for stand in finished for i in stand.region}
        finished += [
            stand
            for stand in apposed(scene)
            if all((stand.holder.party, i) not in heard for i in stand.region)
        ]
        return in_turn(scene, finished)

    def acts(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> list[Stand]:
        """Those stands of one sentence that report a speech act ("fordert")."""
        scene = self._scene(sentence, clauses, voices)
        verbs = scene.lexicon.judging  # a phrase alone is no act
        found = []
        for number, clause in enumerate(clauses):
            if clause.conditional or scene.spoken(clause) or asks(scene, number):
                continue  # what somebody says is no act of the report's
            scene.listen(clause)
            judging = judged(scene, number) if not verbs.isdisjoint(clause.lows) else ()
            found += [s for s in (*judging, *framed(scene, number)) if s.act]
        self.subjects.speaker = None
        return found

    def _scene(
        self, sentence: Sentence, clauses: Sequence[Clause], voices: Sequence[Voice]
    ) -> Scene:
        """A sentence laid out for the question who wants what."""
        return Scene(
            self.page, self.clause_reader, self.subjects, sentence, clauses, voices, self.holders
        )


def _in_clause(scene: Scene, number: int, spoken: Sequence[Stand] | None = None) -> list[Stand]:
    """The stands of one clause; a judging phrase goes before a verb, a modal verb comes last.

    ``spoken`` are those that a construction of speech tells: they go before both.
    """
    scene.listen(scene.clauses[number])
    stands = nominal(scene, number) + attributed(scene, number)
    premises = premised(scene, number)
    if premises:
        return premises
    called = equated(scene, number)
    if called:
        return stands + called
    answer = brief(scene, number) or answered(scene, number) or withheld(scene, number)
    answer = answer or shunned(scene, number) or ultimatum(scene, number)
    answer = answer or received(scene, number)
    answer = answer or said_yes_or_no(scene, number) or pivotal(scene, number)
    if answer:
        return stands + answer
    if spoken is not None:
        return [*stands, *spoken]
    echoes = echoed(scene, number)
    if echoes:
        # "schließt sich dem Abkommen an" names its matter, "dem schließt sich X an" does not
        return stands + echoes + [replace(one, bare=True) for one in framed(scene, number)]
    wishes = wished(scene, number)
    if wishes:
        return stands + wishes
    judgements = parted(scene, number, judged(scene, number))
    phrases = [_insisted(scene, number, phrase) for phrase in judgements]
    laws = [] if phrases else enshrined(scene, number)
    if laws:
        return stands + laws
    verbs = [_apart(scene, verb) for verb in framed(scene, number)] + menaced(scene, number)
    if any(verb.drops for verb in verbs):
        return verbs
    if any(verb.holder.role != STRANGER for verb in verbs):
        phrases = [one for one in phrases if one.holder.role != STRANGER]
    if phrases:
        first = phrases[0].trigger[0]
        verbs = [verb for verb in verbs if verb.verb_final and verb.trigger[1] <= first]
    if not verbs and not phrases:
        verbs = offered(scene, number) or demanded(scene, number) or pleased(scene, number)
        clipped = [] if stands else leaning(scene, number) or shortened(scene, number)
        verbs = verbs or clipped or ([] if stands else bargained(scene, number))
    return stands + phrases + verbs


def _apart(scene: Scene, stand: Stand) -> Stand:
    """The stand of a threat without what the deed is over: "threatens to strike over job cuts"."""
    if not stand.threat or scene.grammar.inverted_cue:
        return stand
    begin = over_at(scene, scene.clauses[stand.clause], stand.region)
    if begin is None:
        return stand
    return replace(stand, region=tuple(i for i in stand.region if i < begin))


def _insisted(scene: Scene, number: int, phrase: Stand) -> Stand:
    """What must be possible is asked for: "der Beitritt müsse möglich bleiben"."""
    lows, grammar = scene.clauses[number].lows, scene.grammar
    if phrase.stance != "open" or lows.isdisjoint(grammar.demand_modals):
        return phrase
    return phrase if denies(scene, scene.clauses[number]) else replace(phrase, stance="for")


def _finished(scene: Scene, stand: Stand) -> Stand:
    """The stand with its condition, its red line and the mark of an author's guess."""
    clause = scene.clauses[stand.clause]
    grammar, lows = scene.grammar, clause.lows
    limits = condition(scene, stand.clause, denied=stand.stance == "against")
    named = limits is None and not stand.threat
    if named:
        gives = stand.grants or stand.soft or stand.stance == "open"
        limits = terms(scene, stand.clause, gives=gives, links=stand.links)
    if limits is not None and limits[0] <= stand.trigger[0] < min(limits[1], clause.first):
        limits = None  # "Ginge es nach X, wäre ..."
    if limits is not None and (_governed(scene, stand, limits) or _is_about(stand, limits)):
        limits = None  # "fürchtet sich nicht vor X"
    stance, region = stand.stance, stand.region
    if limits is not None:
        first, last = limits
        region = tuple(i for i in region if not first <= i < last)
        opening = {scene.low[i] for i in range(first, min(first + 3, last))}
        opens = not opening.isdisjoint(grammar.restrictive)
        within = _restricted(scene, stand, first) or (
            named and first >= scene.clauses[stand.clause].last
        )
        ahead = opens and first < scene.clauses[stand.clause].first
        # who gives what others ask for if something happens has not given it; who will give it has
        given = named or (
            grammar.inverted_cue and not lows.isdisjoint(grammar.future - grammar.unreal)
        )
        promised = not lows.isdisjoint(scene.lexicon.pluperfect | scene.lexicon.binding)
        given = given or (promised and not opening.isdisjoint(scene.terms.awaiting))
        limiting = (stand.soft and (opens or within)) or (
            stand.grants and (ahead or within or not given)
        )
        could = (grammar.unreal - grammar.future) | scene.lexicon.possible
        limiting = limiting or not (named or stand.insists or lows.isdisjoint(could))
        would = not lows.isdisjoint(scene.lexicon.offering) and tied(scene, stand.clause)
        yields = stand.grants or (stand.yields and not grammar.inverted_cue)
        limiting = limiting or (would and yields)
        lasts = not opens and not opening.isdisjoint(scene.terms.until)  # "fights on until"
        given = stance == "for" or stand.refrains  # "wäre bereit, keine X zu bauen, falls"
        # "promised to restore X if elected" promises it all the same, as "will fight on until" fights
        if lasts or not scene.lexicon.elected.isdisjoint(scene.low[first:last]):
            limiting = False
            would = would and lasts
        elif stance == "for" and _yielded(scene, stand):
            stance = "open"  # "ja, wenn", "hätte nichts dagegen, solange"
        if (given and limiting) or (stance == "against" and would and stand.grants):
            stance = "open"  # "würde darauf verzichten, wenn"
    guessed = stand.voice is None and not lows.isdisjoint(scene.lexicon.guesses)
    follows = any(other.kind == "main" for other in scene.clauses[: stand.clause])
    return replace(
        stand,
        stance=stance,
        region=region,
        alone=stand.alone and not follows,
        red_line=stand.red_line
        or (stand.stance != "open" and firm(scene, stand.clause, stand.stance)),
        condition=stand.condition or _limits(scene, stand, limits),
        shown=tuple(i for i in clause.words if i != clause.lent),
        described=scene.describing(region),
        origin="analysis" if guessed else stand.origin,
    )


def _governed(scene: Scene, stand: Stand, limits: Range) -> bool:
    """Whether the words of a condition hang on the verb: "fürchtet sich nicht vor X"."""
    first, last = limits
    if scene.low[first] not in scene.grammar.negations:
        return False
    return not (stand.links & scene.grammar.prepositions).isdisjoint(
        scene.low[first + 1 : last][:1]
    )


def _is_about(stand: Stand, limits: Range) -> bool:
    """Whether a stand is about its condition itself: "solange X fehlt, unterschreibt Peru nichts"."""
    first, last = limits
    return bool(stand.region) and all(first <= i < last for i in stand.region)


def _limits(scene: Scene, stand: Stand, limits: Range | None) -> Range | None:
    """The words of the condition of a stand; of a refusal it may be what it misses."""
    if limits is not None:
        return opened(scene, limits)
    return lacking(scene, stand.clause) if stand.stance == "against" else None


def _restricted(scene: Scene, stand: Stand, condition: int) -> bool:
    """Whether "erst" or "nur" in a clause points to the if-clause behind it: "erst dann, wenn"."""
    words = scene.clauses[stand.clause].words
    return condition not in words and any(
        scene.low[i] in scene.grammar.restrictive for i in words if i < condition
    )


def _disowned(scene: Scene, number: int) -> bool:
    """Whether a clause tells what somebody denies: "bestritt, die Maut abgelehnt zu haben"."""
    clause = scene.clauses[number]
    above = clause.parent
    before = scene.low[max(clause.first - 1, 0)]
    if above is not None and before in scene.lexicon.rumours:
        return clause.head in scene.grammar.content_words  # "reports that Peru ..."
    if above is None and clause.head in scene.grammar.content_words:
        above = number + 1  # "Dass X komme, bestritt er"
        if above == len(scene.clauses) or scene.clauses[above].kind != "main":
            return False
        if _untrue(scene, above):
            return True
        if denies(scene, scene.clauses[above]):
            return _unsaid(scene, above)
        return not scene.lexicon.denying.isdisjoint(scene.clauses[above].lows)
    if above is None and (_charged(scene, number) or _hearsay(scene, clause)):
        return True
    if above is None or clause.kind == "relative":
        return False
    if clause.head in scene.grammar.content_words and _untrue(scene, above):
        return True
    if expected(scene, number) or _blamed(scene, above) or _rumoured(scene, number):
        return True
    denying = not scene.lexicon.denying.isdisjoint(scene.clauses[above].lows)
    return denying and not denies(scene, scene.clauses[above])


def _hearsay(scene: Scene, clause: Clause) -> bool:
    """Whether a clause begins with a word for a rumour and a comma: "Das Gerücht, Peru stimme zu, ..."."""
    heard = scene.lexicon.rumours | scene.lexicon.told_of
    return clause.kind == "main" and any(
        scene.low[i] in heard and scene.texts[i + 1] == "," for i in clause.words[:2]
    )


def _untrue(scene: Scene, number: int) -> bool:
    """Whether a clause says that something is not so: "Es sei nicht wahr, dass Peru zustimme"."""
    clause, lexicon = scene.clauses[number], scene.lexicon
    if clause.lows.isdisjoint(lexicon.copulas | lexicon.true):
        return False
    denied = denies(scene, clause)
    return not clause.lows.isdisjoint(lexicon.true if denied else lexicon.untrue)


def _unsaid(scene: Scene, number: int) -> bool:
    """Whether a clause says that something was not said: "Dass X komme, wollte er nicht bestätigen"."""
    lows = scene.clauses[number].lows
    return not lows.isdisjoint(scene.lexicon.silent) and not lows.isdisjoint(scene.lexicon.wanting)


def _bygone(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what once was: "Früher war ein Abzug tabu"."""
    lows = clause.lows
    return not lows.isdisjoint(scene.lexicon.bygone) and not lows.isdisjoint(scene.lexicon.lapsed)


def _charged(scene: Scene, number: int) -> bool:
    """Whether a main clause tells in the subjunctive what the one before blames somebody for: "warf Peru
    vor, es blockiere den Kredit".
    """
    clause, grammar = scene.clauses[number], scene.grammar
    if not number or clause.kind != "main" or scene.texts[clause.first - 1] != ",":
        return False
    told = scene.low[clause.first] in grammar.third_person | grammar.neuter_words
    own = scene.low[clause.first] in grammar.possessives
    finite = scene.clause_reader.finite_of(clause)
    moody = finite is not None and scene.low[finite] in grammar.subjunctive
    if moody and (told or own) and rejects_report(scene, number - 1):
        return True
    return told and moody and _blamed(scene, number - 1)


def _rumoured(scene: Scene, number: int) -> bool:
    """Whether a clause tells what a rumour says: "Gerüchte, wonach Peru zustimmt"."""
    clause = scene.clauses[number]
    links = scene.threads.plan_links | scene.grammar.content_words
    if clause.parent is None or clause.head not in links:
        return False
    above = scene.clauses[clause.parent]
    if rejects_report(scene, clause.parent):
        return True
    return any(scene.low[i] in scene.lexicon.rumours for i in above.words[-_TOLD:])


def _yielded(scene: Scene, stand: Stand) -> bool:
    """Whether a stand is no more than consent: "ja, wenn", "werde das zahlen, sobald"."""
    if stand.insists or stand.threat:
        return False
    lows = scene.clauses[stand.clause].lows
    if stand.rule == _WILL and not lows.isdisjoint(scene.grammar.unreal):
        return not lows.isdisjoint(scene.lexicon.giving)
    return stand.rule.partition(".")[2] in scene.lexicon.yielding


def _blamed(scene: Scene, number: int) -> bool:
    """Whether a clause blames somebody: "warf Peru vor, die Maut zu verschleppen"."""
    clause = scene.clauses[number]
    for verb in scene.lexicon.accusing:
        whole = not verb.particle or verb.particle in clause.lows
        forms = verb.joined | verb.apart if whole else verb.joined
        if not clause.lows.isdisjoint(forms):
            return True
    return False
