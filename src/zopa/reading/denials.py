"""What is denied: a clause, its verb, or the clause that a verb is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.language.stances import Frame
from zopa.reading.clause import Clause
from zopa.reading.fitting import expression, fits, ways
from zopa.reading.judgements import anything_but, opinions
from zopa.reading.scene import Scene
from zopa.reading.scopes import in_part
from zopa.reading.stand import OPPOSITE, Stand

_VERBS = 2  # words at the end of a German clause among which its verb stands


def judges(scene: Scene, clause: Clause) -> bool:
    """Whether a judging phrase stands in a clause: what it denies is its own affair."""
    lows = scene.lows(clause)
    return any(scene.lexicon.evaluations.first(lows, at) for at in range(len(lows)))


def content_denied(scene: Scene, number: int, region: tuple[int, ...]) -> bool:
    """Whether what a verb is about is a clause that is denied: "fordert, keine Zölle zu erheben"."""
    front = scene.fronted(number)
    before = scene.clauses[number - 1] if front else None
    if before is not None and scene.low[before.first] in scene.lexicon.doubting:
        return False  # "Kaum war das Papier trocken, lehnte Peru es ab"
    if front and set(front) <= set(region) and not judges(scene, scene.clauses[number - 1]):
        return denies(scene, scene.clauses[number - 1])  # "Zölle gebe es nicht, kündigte X an"
    following = number + 1
    if following >= len(scene.clauses):
        return False
    clause = scene.clauses[following]
    content = clause.kind == "infinitive" or clause.head in scene.grammar.content_words
    if not content or clause.parent != number or clause.words[0] not in region:
        return False
    own = [i for i in scene.clauses[number].words if i in region]
    if any(scene.texts[i][0].isupper() and i != own[0] for i in own):
        return False
    return denies(scene, clause)


def content_refused(scene: Scene, number: int, region: tuple[int, ...]) -> int | None:
    """The verb of the clause that a verb is about, where it refuses that: "fordert, Zölle auf Eis zu
    legen".

    Verbs that end something turn round what they name by themselves.
    """
    following = number + 1
    if following >= len(scene.clauses):
        return None
    clause = scene.clauses[following]
    content = clause.kind == "infinitive" or clause.head in scene.grammar.content_words
    if not content or clause.parent != number or clause.words[0] not in region:
        return None
    told = clause.head in scene.grammar.content_words and clause.kind != "relative"
    if not scene.grammar.inverted_cue:
        return clause.words[-1] if told and _judged(scene, following) else None
    ends = scene.lexicon.flip_verbs | scene.lexicon.losses
    found = [
        (index, frame)
        for index in clause.words[-_VERBS:]
        if scene.low[index] not in ends
        for frame in scene.lexicon.frames.get(scene.low[index], ())
        if not (frame.weak or frame.place or frame.dative) and fits(scene, frame, index, clause)
    ]
    if any(frame.fixed for _, frame in found):
        found = [pair for pair in found if pair[1].fixed]
    refused = [f.stance == "against" and not f.only_denied and not f.threat for _, f in found]
    if not found and told:
        return clause.words[-1] if _judged(scene, following) else None
    return found[0][0] if refused and all(refused) else None


def _judged(scene: Scene, number: int) -> bool:
    """Whether a clause is a judgement against what it is about: "begrüßt, dass die Maut vom Tisch ist"."""
    return opinions(scene, number)[:1] == ["against"]


def denies(scene: Scene, clause: Clause) -> bool:
    """Whether a word of a clause denies it, "nicht nur" and "ohne" apart."""
    grammar = scene.grammar
    if clause.lows.isdisjoint(grammar.negations | scene.lexicon.doubting):
        return False
    lows = scene.lows(clause)
    return any(
        (word in grammar.negations or word in scene.lexicon.doubting)
        and word not in grammar.without
        and following not in grammar.negation_focus
        and not in_part(scene, clause, clause.words[at])
        and scene.lexicon.sooner.isdisjoint(lows[at + 2 : at + 3])  # "keinen Tag früher"
        for at, (word, following) in enumerate(zip(lows, [*lows[1:], ""], strict=True))
    )


def rejects_report(scene: Scene, number: int) -> bool:
    """Whether a clause turns down what was reported: "wies Berichte zurück, wonach X komme"."""
    clause, lexicon = scene.clauses[number], scene.lexicon
    if clause.lows.isdisjoint(lexicon.told_of) or clause.lows.isdisjoint(lexicon.rejecting):
        return False
    return not denies(scene, clause)


def denied(scene: Scene, clause: Clause, frame: Frame, index: int) -> bool:
    """Whether a negation of the clause denies its verb."""
    grammar = scene.grammar
    if _less_than(scene, clause, index):
        return True
    if _anything_but(scene, clause, frame, index):
        return True
    if clause.lows.isdisjoint(grammar.negations | scene.lexicon.doubting):
        return False
    # a denial in the expression itself: "hat für X nichts übrig"
    fixed = ways(scene, frame) if not frame.only_denied else ()
    own = expression(scene, clause, fixed) if fixed else ()
    lows = scene.lows(clause)
    if (
        not grammar.inverted_cue
        and index > clause.first
        and scene.low[index - 1] in grammar.without
    ):
        return True  # "without rejecting it"
    home = scene.clause_reader.quote(index)
    for at, word, following in zip(clause.words, lows, [*lows[1:], ""], strict=True):
        if at in own or _of_first(scene, clause, at, index):
            continue
        if word in scene.lexicon.doubting and frame.negated is not None:
            return True
        denies = word in grammar.negations and word not in grammar.without
        if denies and at > index and not grammar.inverted_cue and _of_another(scene, at):
            break  # "wants a treaty, not tariffs", "a treaty but not tariffs"
        if denies and at > index and grammar.inverted_cue and _afterthought(scene, at):
            break  # "wünscht einen Abzug, nur nicht sofort"
        if (
            denies
            and frame.stance == "against"
            and scene.clause_reader.quote(at) not in {home, None}
        ):
            if _opens_quote(scene, at):
                return True
            continue  # a denial that is only quoted: "lehnt das als „nicht reif“ ab"
        if denies and following not in grammar.negation_focus and not in_part(scene, clause, at):
            if frame.stance != "against" or word not in grammar.articles:
                return True
            if following in grammar.ceasing or following in scene.lexicon.bits:
                return True  # "no longer rejects", "rückt keinen Meter ab"
            return _own_noun(scene, clause, frame, index, at)
    return False


def _anything_but(scene: Scene, clause: Clause, frame: Frame, index: int) -> bool:
    """Whether the words before a verb, or before its expression, turn it round: "was anything but happy
    with".
    """
    lows = scene.lows(clause)
    if frame.negated is None or scene.lexicon.anything_but.in_none(clause.lows):
        return False
    own = expression(scene, clause, ways(scene, frame)) if frame.fixed else ()
    return any(anything_but(scene, lows, clause.words.index(i)) for i in (index, *own[:1]))


def neither(scene: Scene, clause: Clause, index: int, frame: Frame) -> bool:
    """Whether a clause denies one verb as well as its contrary: "mochte den Plan weder loben noch
    verdammen", "neither backed nor rejected".
    """
    if scene.grammar.neither.isdisjoint(clause.lows) or frame.stance == "open":
        return False
    return any(
        other.stance == OPPOSITE[frame.stance] and not (other.weak or other.only_denied)
        for i in clause.words
        if i != index and scene.texts[i][0].islower()
        for other in scene.frames(i)
        if fits(scene, other, i, clause)
    )


def _of_another(scene: Scene, at: int) -> bool:
    """Whether an English denial behind a comma or "but" is one of another object."""
    return scene.texts[at - 1] == "," or scene.low[at - 1] in scene.grammar.joining_contrast


def _less_than(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether an English verb tells what is done last: "would sooner resign than accept the toll"."""
    lexicon = scene.lexicon
    if scene.grammar.inverted_cue or clause.lows.isdisjoint(lexicon.rather):
        return False
    before = [i for i in clause.words if i < index]
    than = next((n for n, i in enumerate(before) if scene.low[i] in lexicon.than), None)
    return than is not None and any(scene.low[i] in lexicon.rather for i in before[:than])


def _opens_quote(scene: Scene, at: int) -> bool:
    """Whether quoted words are an adverb that denies the verb: "verzichte „in keiner Sprache der Welt“"."""
    before = scene.low[at - 1]
    return before in scene.grammar.prepositions and not scene.texts[at - 2][0].isalnum()


def _of_first(scene: Scene, clause: Clause, at: int, index: int) -> bool:
    """Whether a denial at the head of a German clause is one of what stands before the verb alone: "Nicht
    Zölle brauche man, sondern Kredite".
    """
    return at == clause.first < index - 1 and corrects(scene, clause)


def corrects(scene: Scene, clause: Clause) -> bool:
    """Whether a German clause that begins with a denial puts something else right: "..., sondern X"."""
    opens = scene.low[clause.first] in scene.grammar.negations
    return (
        opens
        and scene.grammar.inverted_cue
        and not scene.threads.correcting.isdisjoint(clause.lows)
    )


def _afterthought(scene: Scene, at: int) -> bool:
    """Whether a denial begins a fragment that limits what was said: ", aber nicht sofort"."""
    first = at
    opening = scene.terms.limiting | scene.grammar.contrast
    while scene.low[first - 1] in opening:
        first -= 1
    return first < at and scene.texts[first - 1] == ","


def _own_noun(scene: Scene, clause: Clause, frame: Frame, index: int, article: int) -> bool:
    """Whether the noun behind an article is part of what is denied: "erhebt keine Einwände"."""
    own = {index, *expression(scene, clause, ways(scene, frame))}
    noun = next((i for i in clause.words if i > article and scene.is_noun(i)), None)
    return (frame.noun or bool(frame.fixed)) and noun in own


def prevented(scene: Scene, stand: Stand) -> Stand:
    """The contrary of a stand in a German clause that tells what does not come about: "zu teuer, als dass man
    zahlen könne", "eher friere die Hölle zu, als dass X zustimme".
    """
    clause, grammar = scene.clauses[stand.clause], scene.grammar
    words = [i for i in clause.words[:2] if scene.low[i] in grammar.comparison]
    behind = clause.words[1:2] if words else []
    than = any(scene.low[i] in grammar.content_words for i in behind)
    if not than or not grammar.inverted_cue or scene.low[words[0]] not in grammar.correlatives:
        return stand
    return replace(stand, stance=OPPOSITE[stand.stance] if stand.stance != "open" else "against")


def mistaken(scene: Scene, stands: Sequence[Stand]) -> list[Stand]:
    """The stands of a sentence, the contrary of those that only somebody who errs believes: "Wer glaubt,
    Peru nehme die Maut hin, der irrt", says Peru. What it says so of others is no stand of theirs.
    """
    lexicon, whoever = scene.lexicon, scene.grammar.whoever
    opens = next(
        (c for c in scene.clauses if scene.low[c.first] in whoever and c.lows & lexicon.believing),
        None,
    )
    if opens is None:
        return list(stands)
    errs = (i for i in range(opens.last, scene.sentence.last) if scene.low[i] in lexicon.mistaken)
    last = next(errs, None)
    if last is None:
        return list(stands)
    found: list[Stand] = []
    for stand in stands:
        if not opens.last <= stand.trigger[0] < last:
            found.append(stand)
        elif stand.voice is not None and stand.stance != "open":
            speaker = stand.voice.speaker
            if speaker is not None and speaker.party == stand.holder.party:
                found.append(replace(stand, stance=OPPOSITE[stand.stance], red_line=False))
    return found
