"""Levers that a verb tells: "drohte mit Zöllen", "hob die Sperre auf", "liefert keine Waffen mehr"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import LeverKind, LeverStatus
from zopa.language.leverage import Act, Deed, Means
from zopa.language.text import Sentence
from zopa.reading.clause import Clause
from zopa.reading.lever_drafts import Pressure
from zopa.reading.lever_means import FREED, GIVEN, LeverMeans
from zopa.reading.lever_moods import LeverMoods, Mood
from zopa.reading.lever_page import LeverPage
from zopa.reading.lever_parts import LeverParts
from zopa.reading.scene import Scene
from zopa.reading.voice import Range

KINDS: dict[Means, LeverKind] = {
    "sanction": "sanction",
    "arms_release": "arms_release",
    "aid": "aid",
    "money": "sanction",
    "supply": "sanction",
    "block": "sanction",
    "force": "threat",
    "harm": "threat",
    "levy": "sanction",
    "trade": "sanction",
    "envoy": "sanction",
    "battlefield": "battlefield",
    "deadline": "deadline",
    "threat": "threat",
}
_THREATENED = frozenset(
    {"sanction", "arms_release", "aid", "money", "supply", "block", "battlefield", "deadline"}
)


_HELD_ONLY = frozenset(
    {"money", "supply", "block"}
)  # no means unless it is told who holds them back
_OWNED = frozenset({"money", "supply", "envoy"})
_BROAD = frozenset(
    {"supply", "block", "trade", "envoy", "levy"}
)  # no means unless it is told whom they hit
_KEPT = frozenset({"keep", "impose", "withhold", "price"})
_TRADED = frozenset({"supply", "trade", "envoy", "levy"})  # they go to somebody, or come from there


class LeverActs(LeverPage):
    """Reads the verbs of one page."""

    def __init__(self, parts: LeverParts) -> None:
        super().__init__(parts)
        self.moods = LeverMoods(parts)
        self.means = LeverMeans(parts)
        self.before: Sentence | None = None

    def read(self, scene: Scene, number: int, *, known: bool) -> list[Pressure]:
        """The levers that the verbs of a clause tell; ``known``: the report told of a threat before."""
        clause = scene.clauses[number]
        found: list[Pressure] = []
        for index in clause.words:
            for act in self.data.acts.get(self.low[index], ()):
                if not self._fits(clause, index, act):
                    continue
                if act.does == "exist":
                    draft = self._existence(scene, number, index, act)
                elif act.does == "threaten":
                    draft = self._threat(scene, number, index, act)
                elif act.does == "harm":
                    continue  # a threat only with a condition: see lever_frames
                else:
                    draft = self._deed(scene, number, index, act, known=known)
                if draft is not None:
                    found.append(draft)
                    break
        return found

    def _fits(self, clause: Clause, index: int, act: Act) -> bool:
        """Whether the words that the act needs stand in the clause, and none that bar it."""
        capital = self.grammar.inverted_cue and self.at.texts[index][0].isupper()
        if capital and index != clause.first:
            return False
        before = self.low[index - 1] if index > clause.first else ""
        if act.does == "advance" and (
            before in self.grammar.articles or before in self.grammar.prepositions
        ):
            return False  # "die belagerten Städte"
        if not self.grammar.inverted_cue and (
            before in self.grammar.articles
            or (before in self.grammar.prepositions and before != self.grammar.infinitive_mark)
        ):
            return False  # "the halt", "a plan"
        for needed in (act.needs, act.also):
            if needed and clause.lows.isdisjoint(needed):
                return False
        if not clause.lows.isdisjoint(act.bars):
            return False
        return not act.particles or any(
            self.at.clauses.particle(clause, index, particle) is not None
            for particle in act.particles
        )

    # -- threats --------------------------------------------------------------------------------------

    def _threat(self, scene: Scene, number: int, index: int, act: Act) -> Pressure | None:
        """ "droht mit Zöllen, falls ...", "drohte, die Gespräche zu verlassen", "..., drohte sie"."""
        parts, clauses = self.parts, scene.clauses
        clause = clauses[number]
        finite = self.at.clauses.finite_of(clause)
        held = [i for i in clause.words if i != index]
        joined = [i for i in held if self.low[i] in self.data.companions and i + 1 < clause.last]
        dependents = [
            n
            for n in range(number + 1, len(clauses))
            if clauses[n].parent == number
            and (clauses[n].kind == "infinitive" or clauses[n].head in self.grammar.content_words)
        ]
        first, last = clause.first, clause.last
        taken = [number]
        if joined:
            content = [i for i in clause.words if i > joined[0]]
        elif dependents:
            content = [i for n in dependents for i in clauses[n].words]
            last = max(last, clauses[dependents[-1]].last)
            taken += dependents
        elif number and finite == clause.first and clause.kind == "main":
            # the content stands before: "Man werde klagen, drohte sie"
            taken = list(range(number + 1))
            content = [i for c in clauses[:number] if not parts.conditional(c) for i in c.words]
            first = clauses[0].first
        elif (behind := self._told_behind(scene, number, index)) is not None:
            # the content stands behind: "drohte, er werde klagen"
            content = behind.words
            last = max(last, behind.last)
            taken.append(number + 1)
        elif act.itself and (content := self._threatened(clause, index)):
            pass
        else:
            return self._looming(scene, number, index)
        if not content or self.at.denied(clause, index) or self.at.unreal(clause):
            return None
        if parts.accused(clauses, number):
            return None
        holders, named = parts.holders(scene, number, index)
        if not named:
            return None
        holder = next(iter(holders), None)
        trigger = parts.trigger(clauses, taken)
        if trigger is not None:
            first, last = min(first, trigger[0]), max(last, trigger[1])
        noun = parts.means_in(content, _THREATENED, index)
        means = parts.means(noun) if noun is not None else None
        day, old = parts.day(clause, index)
        if old:
            return None
        target = parts.target(clause.words, trigger, holders, means=noun)
        if target is None and dependents:
            target = parts.target(content, None, holders)
        return Pressure(
            kind=KINDS[means] if means is not None else "threat",
            status="announced",
            sentence=self.at.number,
            evidence=[parts.trimmed(first, last)],
            rule="lever.threat",
            confidence=0.85 if holder else 0.7,
            holder=holder,
            target=target,
            trigger=trigger,
            size=parts.size([(content[0], content[-1] + 1)], trigger),
            date=day,
        )

    def _told_behind(self, scene: Scene, number: int, index: int) -> Clause | None:
        """The main clause that tells what is threatened, right behind a verb that ends its own."""
        behind = scene.clauses[number + 1 : number + 2]
        if not behind or behind[0].kind != "main" or index != scene.clauses[number].last - 1:
            return None
        finite = self.at.clauses.finite_of(behind[0])
        if finite is None or self.texts[index + 1] != ",":
            return None
        told = self.data.future | self.grammar.subjunctive
        return behind[0] if self.low[finite] in told else None

    def _threatened(self, clause: Clause, index: int) -> list[int]:
        """What is threatened, as the object of the verb: "drohte B Strafen an", "threatened to go"."""
        if self.grammar.inverted_cue:
            return [
                i
                for i in clause.words
                if i != index and self.texts[i][0].isupper() and i not in self.at.subjects.at
            ]
        behind = [i for i in clause.words if i > index]
        told = self.parts.means_in(behind, _THREATENED | {"harm"}, index) is not None
        quoted = bool(behind) and self.at.clauses.quote(behind[-1]) is not None
        to = bool(behind) and self.low[behind[0]] == self.grammar.infinitive_mark
        return behind if told or to or quoted else []

    def _looming(self, scene: Scene, number: int, index: int) -> Pressure | None:
        """ "dem Land drohen Sanktionen": nobody says who threatens."""
        parts = self.parts
        clause = scene.clauses[number]
        noun = parts.means_in(clause.words, frozenset({"sanction"}), index)
        if noun is None or self.at.denied(clause, index) or self.at.unreal(clause):
            return None
        if any(self.low[i] == self.grammar.infinitive_mark for i in clause.words):
            return None
        trigger = parts.trigger(scene.clauses, [number])
        return Pressure(
            kind="sanction",
            status="announced",
            sentence=self.at.number,
            evidence=[parts.trimmed(clause.first, clause.last)],
            rule="lever.looming",
            confidence=0.6,
            target=self._suffers(clause, noun) or parts.target(clause.words, trigger, ()),
            trigger=trigger,
            size=parts.size([(clause.first, clause.last)], trigger),
        )

    def _suffers(self, clause: Clause, noun: int) -> str | None:
        found = self.parts.names(clause.first, noun, [])
        return found[0][1] if found else None

    # -- deeds ----------------------------------------------------------------------------------------

    def _deed(
        self,
        scene: Scene,
        number: int,
        index: int,
        act: Act,
        *,
        known: bool,
    ) -> Pressure | None:
        """What a verb says is done with a means of pressure, or with ground that is fought for."""
        parts = self.parts
        clause = scene.clauses[number]
        noun = None
        means: Means = "battlefield"
        if act.of:
            noun = self.means.of_act(scene, number, index, act)
            if noun is None:
                return None
            means = self.means.meant(scene, parts.means(noun) or means)
            if self.means.attributive(clause, index, noun):
                return None
        if parts.accused(scene.clauses, number):
            return None
        if act.does in _KEPT and not clause.lows.isdisjoint(self.data.drafted):
            return None  # what a draft says is no deed
        if act.does == "announce" and self._content_hangs(scene, number):
            return None  # the clause that hangs on it tells what is to be done
        mood = self.moods.mood(scene, number, index)
        if mood is None:
            return None
        status = self._status(act.does, mood, clause, known=known)
        if status is None or (act.does == "advance" and mood.coming):
            return None
        holders, _ = parts.holders(scene, number, index)
        owner = parts.owner(noun) if noun is not None else None
        hit = owner if means in _OWNED else None  # whose money is held back is hit by that
        if hit is not None:
            holders = tuple(id for id in holders if id != hit)
        elif act.itself or (owner is not None and not holders):
            holders = (owner,) if owner is not None else ()
        voice = scene.voice(index)
        above = clause.parent if clause.head in self.grammar.content_words else None
        if not holders and act.does in FREED and noun is not None and noun not in clause.words:
            holders = self._setters(scene, noun)
        if not holders and above is not None:  # "A kündigte an, dass die Hilfe nicht ... bleibe"
            holders, _ = parts.holders(scene, above, scene.clauses[above].last - 1)
        if (
            not holders
            and voice is not None
            and (act.does == "price" or (act.does in _KEPT and not mood.denied))
        ):
            speaker = parts.id_of(voice.speaker)
            holders = (speaker,) if speaker is not None else ()
        holder = next(iter(holders), None)
        if holder is None and hit is None and means in _HELD_ONLY:
            return None
        if means == "harm" and not parts.is_side(holder):
            return None
        if hit is not None and hit == holder:
            hit = None  # "rief seinen Botschafter zurück"
        if holder is None and act.does == "advance" and not self._forces(clause, index):
            return None
        if parts.hostile(voice, holder) and status == "announced":
            return None
        day, old = parts.day(clause, index)
        if old:
            return None
        if status in {"in_force", "carried_out"} and parts.coming(day):
            status = "announced"
        taken = self._above(scene, number)
        trigger = parts.trigger(scene.clauses, taken)
        if trigger is None and act.does == "price":
            trigger = self._priced(scene, number)
        if act.does == "lift" and not mood.denied and (trigger is not None or mood.coming):
            return None  # an offer: relief for something in return
        first = min(scene.clauses[n].first for n in taken)
        last = max(scene.clauses[n].last for n in taken)
        if trigger is not None:
            first, last = min(first, trigger[0]), max(last, trigger[1])
        if noun is not None:
            first, last = min(first, noun), max(last, noun + 1)
        target = hit or self._target(scene, number, act, noun, trigger, holders, means)
        if target is None and means in {"trade", "levy"} and status != "announced":
            target = parts.rival(holder)
        if means in _BROAD and trigger is None and target is None:
            return None
        nobody = holder is None and target is None
        if nobody and clause.kind in {"relative", "sub"} and voice is None:
            return None
        return Pressure(
            kind="aid" if act.does == "price" and means not in GIVEN else KINDS[means],
            status=status,
            sentence=self.at.number,
            evidence=[parts.trimmed(first, last)],
            rule="lever.kept" if act.does == "lift" and mood.denied else f"lever.{act.does}",
            confidence=0.8 if holder else 0.6,
            holder=holder,
            target=target,
            trigger=trigger,
            size=parts.size([(clause.first, clause.last)], trigger),
            date=day,
            known=nobody and act.itself and noun is not None and self._definite(noun),
        )

    def _priced(self, scene: Scene, number: int) -> Range | None:
        """What has to be done for it: "davon abhängig, dass B abzieht", "an den Abzug geknüpft"."""
        behind = scene.clauses[number + 1 : number + 2]
        if behind and behind[0].head in self.grammar.content_words:
            return self.parts.trimmed(behind[0].first, behind[0].last)
        clause = scene.clauses[number]
        for at in clause.words:
            if self.low[at] in self.data.object_links and at + 1 < clause.last:
                return at, self.parts.phrases.end(at + 1, clause.last, appositions=False)
        return None

    def _setters(self, scene: Scene, noun: int) -> tuple[str, ...]:
        """Who set what a relative clause tells of: "den A als Frist gesetzt hatte"."""
        for number, clause in enumerate(scene.clauses):
            if noun in clause.words:
                return self.parts.holders(scene, number, clause.last - 1)[0]
        return ()

    def _definite(self, noun: int) -> bool:
        """Whether a noun takes up what was told before: "das Embargo gilt"."""
        head = self.at.roles.head(noun, self.at.sentence.first)
        return self.low[head] in self.at.data.definite

    def _existence(self, scene: Scene, number: int, index: int, act: Act) -> Pressure | None:
        """ "neue Zölle, wie er sie angedroht hatte, wird es vorerst nicht geben": a threat put off."""
        parts, data = self.parts, self.data
        clause = scene.clauses[number]
        noun = self.means.of_act(scene, number, index, act)
        lows = frozenset(self.low[scene.sentence.first : scene.sentence.last])
        if noun is None or not self.at.denied(clause, index) or lows.isdisjoint(data.put_off):
            return None
        if clause.lows.isdisjoint(data.future):
            return None
        holders: tuple[str, ...] = ()
        for at, other in enumerate(scene.clauses):
            threats = [
                i
                for i in other.words
                for told in data.acts.get(self.low[i], ())
                if at != number and told.does in {"threaten", "announce"}
            ]
            if threats and not holders:
                holders, _ = parts.holders(scene, at, threats[0])
        if not holders:
            name = scene.subjects.before()
            voice = scene.voice(index)
            told_by = parts.id_of(voice.speaker if voice is not None else name)
            holders = (told_by,) if told_by is not None else ()
        return Pressure(
            kind=KINDS[parts.means(noun) or "sanction"],
            status="dropped",
            sentence=self.at.number,
            evidence=[parts.trimmed(clause.first, clause.last)],
            rule="lever.put_off",
            confidence=0.7,
            holder=next(iter(holders), None),
            target=parts.target(clause.words, None, holders, means=noun),
        )

    def _forces(self, clause: Clause, index: int) -> bool:
        """Whether people in arms do what the verb says."""
        if self.parts.passive(clause, index):
            return False
        return any(
            self.low[i] in self.data.forces for i in clause.words if self.texts[i][0].isupper()
        )

    def _content_hangs(self, scene: Scene, number: int) -> bool:
        return any(
            clause.parent == number and clause.kind == "infinitive"
            for clause in scene.clauses[number + 1 :]
        )

    def _above(self, scene: Scene, number: int) -> list[int]:
        """A clause with those that it hangs on as an infinitive: the words of one deed."""
        found = [number]
        while scene.clauses[number].kind == "infinitive":
            above = self.parts.above(scene.clauses, number)
            if above is None:
                break
            found.insert(0, above)
            number = above
        return found

    def _status(self, does: Deed, mood: Mood, clause: Clause, *, known: bool) -> LeverStatus | None:
        """What becomes of a lever by what is done with its means; ``None`` where it is none."""
        if does == "price":
            without = not clause.lows.isdisjoint(self.data.unless)  # "nicht ohne Gegenleistung"
            return None if mood.denied and not without else "announced"
        if does == "insist":
            return "dropped" if mood.denied else None
        put_off = known or not clause.lows.isdisjoint(self.data.put_off)
        if mood.denied:
            if does == "lift":
                return "in_force"
            if does in {"give", "announce"}:
                stopped = does == "give" and not clause.lows.isdisjoint(self.data.no_more)
                return "in_force" if stopped else None
            if does in {"impose", "withhold"} and mood.coming and put_off:
                return "dropped"
            return None
        if does == "lift":
            return "dropped"
        if does == "announce" or mood.coming:
            return "announced"
        if does in {"give", "advance"}:
            return "carried_out"
        return "in_force"

    def _target(
        self,
        scene: Scene,
        number: int,
        act: Act,
        noun: int | None,
        trigger: Range | None,
        holders: Sequence[str],
        means: Means,
    ) -> str | None:
        parts = self.parts
        clause = scene.clauses[number]
        if means == "arms_release" and act.does in {"give", "announce"}:
            against = parts.target(clause.words, trigger, holders, dative=False)
            if against is not None:
                return against
            helped = [id for _, id in parts.names(clause.first, clause.last, holders)]
            meant = next(iter(helped), None) or parts.pronoun(clause, self.before, holders)
            return parts.rival(meant, holders)
        toward = self.data.trade_links if means in _TRADED else frozenset[str]()
        found = parts.target(
            clause.words, trigger, holders, means=noun, receiving=True, links=toward
        )
        if found is None and means == "battlefield":
            return parts.rival(next(iter(holders), None))
        return found or parts.pronoun(clause, self.before, holders)
