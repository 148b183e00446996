"""Who is who across reports: which ids of mentions are one actor, by what reasons, and what is doubtful.

A pure function of the snapshot. Decisions of people come first, the latest before earlier ones. Then
full names join by spelling, middle names, initials and short forms, and a surname joins the one person
it can mean. Likeness alone joins nothing: a merge has the rule of the spelling and what else speaks for
it, and what speaks against it keeps two names apart. All joins go through keys, so the time grows with
the number of names and not with the number of their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from zopa.case.actors import Doubt, Merge, Reason
from zopa.case.decision import pair_of
from zopa.language.folding import name_key, plain
from zopa.language.personal import agree, bears
from zopa.language.spelling import word_keys
from zopa.record.bearers import AT, Bearer, Contrast, bearers, by_surname, contrast
from zopa.record.groups import Groups, Sets
from zopa.record.snapshot import Snapshot

_MANY = 12  # bearers of one name among whom no doubt is listed any more
_USUAL = 3  # reports in which a surname alone means one bearer, for it to be that one's


class Identity(Struct, frozen=True):
    """Which actor an id of a mention stands for, with the reasons; sorted, the same for the same case.

    ``joined`` holds for every report, ``here`` for an id in one report alone.
    """

    joined: Mapping[str, str]
    here: Mapping[tuple[str, str], str]
    merges: tuple[Merge, ...]
    doubtful: tuple[Doubt, ...]

    def of(self, actor: str | None, report: str = "") -> str | None:
        """The actor that this id stands for, in this report where it is not the same everywhere."""
        if actor is None:
            return None
        return self.here.get((actor, report)) or self.joined.get(actor, actor)


def identify(snapshot: Snapshot) -> Identity:
    """Which ids of persons, and of what else a person decided on, are one actor."""
    return _Work(snapshot).identity()


class _Meaning(Struct, frozen=True):
    """Whom a shorter name means; ``supported``: by more than that nobody else has the name."""

    short: Bearer
    bearer: Bearer
    reasons: tuple[Reason, ...]
    supported: bool


class _Work:
    """One run of ``identify``."""

    def __init__(self, snapshot: Snapshot) -> None:
        decided = [
            (pair, decision)
            for decision in sorted(snapshot.decisions.values(), key=lambda d: (d.at, d.id))
            if decision.verdict in {"accept", "reject"} and (pair := pair_of(decision))
        ]
        single = [
            (id, report)
            for pair, _ in decided
            for id, at, report in (one.partition(AT) for one in pair)
            if at
        ]
        self.found = bearers(snapshot, single)
        self.by_key = {one.key: one for one in self.found}
        self.by_id: dict[str, list[Bearer]] = defaultdict(list)
        for one in self.found:
            self.by_id[one.id].append(one)
        self.groups = Groups(self.by_key)
        self.doubts: dict[tuple[str, str], set[Reason]] = defaultdict(set)
        self.fixed: dict[str, str] = {}  # ids of what is no person, joined by decision
        for pair, decision in reversed(decided):
            words = (decision.by, decision.at.date().isoformat())
            self._decide(*pair, same=decision.verdict == "accept", words=words)

    def identity(self) -> Identity:
        """All steps in their order."""
        full = [one for one in self.found if one.name.given]
        alone = [one for one in self.found if not one.name.given]
        self._same_name()
        self._spellings(full)
        self._initials(full)
        self._short_forms(full)
        self._double_surnames(full)
        self._surnames(full, alone)
        self._bare(alone)
        return self._result()

    # -- what a person decided --------------------------------------------------------------------

    def _decide(self, first: str, second: str, *, same: bool, words: tuple[str, str]) -> None:
        """``different`` bars all bearers of the two ids, ``same`` joins them."""
        one, other = self._meant(first), self._meant(second)
        if not one or not other:
            if same and not one and not other and first not in self.fixed:
                self.fixed[second] = first
            return
        if same:
            reason = Reason("decision.same", words)
            chain = [*one, *other]
            for left, right in pairwise(chain):
                self.groups.join(left.key, right.key, (reason,))
            return
        told = {each.key for each in one} if AT in first else set()
        for left in one:
            for right in other:
                if left.key != right.key and right.key not in told:
                    self.groups.bar(left.key, right.key)

    def _meant(self, id: str) -> list[Bearer]:
        """The bearers that an id of a mention or of the record means."""
        if id in self.by_key:
            one = self.by_key[id]
            return [one, *(b for b in self.by_id[id] if b is not one and not one.name.given)]
        if id in self.by_id:
            return self.by_id[id]
        base, dot, rest = id.rpartition(".")
        return [b for b in self.by_id.get(base, ()) if dot and rest in _suffixes(b)]

    # -- full names ---------------------------------------------------------------------------------

    def _same_name(self) -> None:
        """One id is one person, but for those that a person told apart."""
        for same in self.by_id.values():
            full = [one for one in same if one.name.given]
            for other in full[1:]:
                self._join(full[0], other, (Reason("actor.same_id", (other.name.text,)),))

    def _spellings(self, full: Sequence[Bearer]) -> None:
        """Full names that are one name: same spelling by rule, with or without middle names."""
        whole = [one for one in full if not one.name.is_short]
        buckets: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        for one in whole:
            for key in self._name_keys(one):
                buckets[key].append(one)
        near = Sets(one.key for one in whole)
        for bucket in buckets.values():
            # Who agrees with none of the first few has a name of his own under this key.
            for at, other in enumerate(bucket[1:], 1):
                for one in bucket[: min(at, _MANY)]:
                    if _name_rule(one, other):
                        near.unite(one.key, other.key)
                        break
        for keys in near.members():
            self._one_name([self.by_key[key] for key in keys])

    def _one_name(self, alike: Sequence[Bearer]) -> None:
        """Join bearers whose names agree, unless their middle names are those of several people."""
        ordered = sorted(alike, key=lambda b: (len(b.name.given), b.key))
        chained = all(_name_rule(one, other) for one, other in pairwise(ordered))
        for at, other in enumerate(ordered[1:], 1):
            one = ordered[at - 1]
            rule = _name_rule(one, other)
            reasons = (Reason(rule or "name.middle", (one.name.text, other.name.text)),)
            if rule and (chained or len(one.name.given) == len(other.name.given)):
                self._try(one, other, reasons)
            elif rule and at < _MANY:
                apart = Reason("name.other_middle_names", (ordered[-1].name.text,), against=True)
                self._doubt(one, other, (*reasons, apart))

    def _initials(self, full: Sequence[Bearer]) -> None:
        """ "B. Berg" is the one Berg whose given name begins with this letter."""
        short = [one for one in full if one.name.is_short]
        if not short:
            return
        index = by_surname(one for one in full if not one.name.is_short)
        for one in short:
            fitting = self._roots(
                other
                for other in self._of_surname(one, index)
                if plain(other.name.given[0]).startswith(one.name.given[0])
            )
            said = [contrast(one, other) for other in fitting]
            found = self._the_one(one, fitting, said, Reason("name.initial", (one.name.text,)))
            if found is not None:
                self._try(one, found.bearer, found.reasons)

    def _short_forms(self, full: Sequence[Bearer]) -> None:
        """ "Bill Boone" is William Boone where party, office or the lack of any other Boone say so."""
        forms: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        for one in full:
            for short in sorted(one.name.short_keys()):
                for key in sorted(one.name.surname_keys()):
                    forms[short, key].append(one)
        surnames = by_surname(full) if forms else {}
        for (_, key), bucket in sorted(forms.items()):
            roots = self._roots(bucket)
            if len(roots) == 2:
                one, other = roots
                words = (one.name.text, other.name.text)
                if one.name.surname.lower() != other.name.surname.lower():
                    continue
                said = contrast(one, other)
                reasons = (Reason("name.short_form", words), *said.common)
                only = len(self._roots(surnames[key])) == 2
                if only:
                    reasons += (Reason("actor.one_with_surname", (one.name.surname,)),)
                if said.apart or not (said.common or only):
                    self._doubt(one, other, (*reasons, *said.apart))
                else:
                    self._try(one, other, reasons)

    def _double_surnames(self, full: Sequence[Bearer]) -> None:
        """Half of a double surname: one person where office or party say so, else to be reviewed."""
        double = [one for one in full if one.name.halves and not one.name.is_short]
        if not double:
            return
        index = by_surname(one for one in full if not one.name.halves and not one.name.is_short)
        for one in double:
            for half in one.name.halves:
                given = one.name.given_keys()
                fitting = self._roots(
                    other
                    for other in index.get(f"={name_key(half)}", ())
                    if not given.isdisjoint(other.name.given_keys())
                )
                for other in fitting[:_MANY]:
                    said = contrast(one, other)
                    reasons = (Reason("name.half_surname", (one.name.text, other.name.text)),)
                    if len(said.common) == 2 and not said.apart:
                        self._try(one, other, (*reasons, *said.common))
                    else:
                        self._doubt(one, other, (*reasons, *said.common, *said.apart))

    # -- surnames alone -----------------------------------------------------------------------------

    def _surnames(self, full: Sequence[Bearer], alone: Sequence[Bearer]) -> None:
        """A surname by itself is that of the one person whom it can mean."""
        index = by_surname(full)
        fitting: dict[str, list[Bearer]] = {}
        found: dict[str, list[_Meaning]] = defaultdict(list)
        for one in alone:
            if self.by_key[self.groups.root(one.key)].name.given:
                continue  # a person has decided
            known = fitting.get(one.name.text)
            if known is None:
                known = fitting[one.name.text] = self._roots(self._of_surname(one, index))
            said = [contrast(one, other) for other in known]
            meant = self._the_one(one, known, said, Reason("actor.surname", (one.name.text,)))
            if meant is not None:
                found[meant.bearer.key].append(meant)
        for meanings in found.values():
            self._settle(meanings)

    def _settle(self, meanings: Sequence[_Meaning]) -> None:
        """Join surnames to one bearer; where they cannot all be one person, only those with support."""
        kinds = {_facts(one.short): one.short for one in meanings if not one.supported}
        rivals = list(kinds.values())[:_MANY]
        clash = any(contrast(a, b).apart for n, a in enumerate(rivals) for b in rivals[n + 1 :])
        for one in meanings:
            if one.supported or not clash:
                self._try(one.short, one.bearer, one.reasons)
            else:
                several = Reason("actor.several_bearers", (one.short.name.text,), against=True)
                self._doubt(one.short, one.bearer, (*one.reasons, several))

    def _the_one(
        self,
        one: Bearer,
        fitting: Sequence[Bearer],
        said: Sequence[Contrast],
        reason: Reason,
    ) -> _Meaning | None:
        """The only bearer whom a shorter name fits, by what else speaks for that one, or ``None``."""
        left = [(b, c) for b, c in zip(fitting, said, strict=True) if not c.apart]
        if len(left) > 1:
            supported = [(b, c) for b, c in left if c.common]
            usual = self._usual([b for b, _ in left])
            if len(supported) == 1:
                bearer, known = supported[0]
                only = Reason("actor.only_fitting", (bearer.name.text,))
                return _Meaning(one, bearer, (reason, only, *known.common), supported=True)
            if usual is not None and not any(c.differ for b, c in left if b is usual):
                often = Reason("actor.usual_bearer", (usual.name.text,))
                return _Meaning(one, usual, (reason, often), supported=False)
            for bearer, known in left if len(left) <= _MANY else ():
                other = Reason("actor.several_bearers", (bearer.name.text,), against=True)
                self._doubt(one, bearer, (reason, *known.common, other))
        elif left:
            bearer, known = left[0]
            if known.common or not known.differ:
                rule = "actor.one_with_surname" if len(fitting) == 1 else "actor.only_fitting"
                reasons = (reason, Reason(rule, (bearer.name.text,)), *known.common)
                return _Meaning(one, bearer, reasons, supported=bool(known.common))
            self._doubt(one, bearer, (reason, *known.differ))
        elif len(fitting) == 1:
            self._doubt(one, fitting[0], (reason, *said[0].common, *said[0].apart))
        return None

    def _usual(self, among: Sequence[Bearer]) -> Bearer | None:
        """The only one of several whom reports, having named them in full, call by surname alone."""
        called = [b for b in among if b.alone]
        return called[0] if len(called) == 1 and called[0].alone >= _USUAL else None

    def _bare(self, alone: Sequence[Bearer]) -> None:
        """Surnames that nobody bears in full: one person but for what tells them apart."""
        left = [one for one in alone if not self.by_key[self.groups.root(one.key)].name.given]
        spelt: dict[str, Bearer] = {}
        names: dict[str, str] = {}
        for one in left:
            alike = (spelt[key] for key in sorted(_surname_keys(one)) if key in spelt)
            first = next((b for b in alike if bears(b.name.text, one.name.text)), one)
            names.setdefault(one.name.text, first.name.text)
            for key in _surname_keys(one):
                spelt.setdefault(key, first)
        same: dict[str, dict[tuple[object, ...], Bearer]] = defaultdict(dict)
        for one in left:
            first = same[names[one.name.text]].setdefault((one.id, *_facts(one)), one)
            if first is not one:
                self._join(first, one, (Reason("actor.same_surname", (one.name.text,)),))
        for kinds in same.values():
            self._bare_kinds(list(kinds.values()))

    def _bare_kinds(self, kinds: Sequence[Bearer]) -> None:
        """Join what can be one person; where some cannot be, join only what has something in common."""
        if len(kinds) == 1 or len(kinds) > _MANY:
            return
        pairs = [(a, b, contrast(a, b)) for n, a in enumerate(kinds) for b in kinds[n + 1 :]]
        clash = any(said.apart or (said.differ and not said.common) for _, _, said in pairs)
        for one, other, said in pairs:
            words = tuple(dict.fromkeys((one.name.text, other.name.text)))
            reasons = (Reason("actor.same_surname", words), *said.common)
            if said.apart or ((clash or one.id != other.id) and not said.common):
                several = Reason("actor.several_bearers", (one.name.text,), against=True)
                self._doubt(one, other, (*reasons, *(said.apart or said.differ or (several,))))
            else:
                self._try(one, other, reasons)

    # -- joining ------------------------------------------------------------------------------------

    def _name_keys(self, one: Bearer) -> Iterable[tuple[str, str]]:
        return sorted(
            {
                (surname, given)
                for name in one.names()
                if name.given and not name.is_short
                for surname in name.surname_keys()
                for given in name.given_keys()
            }
        )

    def _of_surname(self, one: Bearer, index: Mapping[str, Sequence[Bearer]]) -> Iterable[Bearer]:
        """Bearers of the surname, in any of its spellings."""
        near = (other for key in sorted(_surname_keys(one)) for other in index.get(key, ()))
        return (b for b in near if any(bears(n.text, one.name.surname) for n in b.names()))

    def _roots(self, found: Iterable[Bearer]) -> list[Bearer]:
        """Each actor once, as the bearer that stands for it."""
        roots = {self.groups.root(one.key) for one in found}
        return [self.by_key[root] for root in sorted(roots)]

    def _try(self, one: Bearer, other: Bearer, reasons: tuple[Reason, ...]) -> None:
        """Join two bearers unless party, gender or a person keep them apart."""
        left, right = (
            self.by_key[self.groups.root(one.key)],
            self.by_key[self.groups.root(other.key)],
        )
        if left is right:
            return
        said = contrast(left, right)
        against = [r for r in said.apart if r.rule != "actor.other_office" or not one.name.given]
        if against and reasons[0].rule != "actor.same_id":
            self._doubt(left, right, (*reasons, *against))
        else:
            self._join(one, other, reasons)

    def _join(self, one: Bearer, other: Bearer, reasons: tuple[Reason, ...]) -> None:
        self.groups.join(one.key, other.key, reasons)

    def _doubt(self, one: Bearer, other: Bearer, reasons: Iterable[Reason]) -> None:
        if not self.groups.barred(one.key, other.key):
            first, second = sorted((one.key, other.key))
            self.doubts[first, second].update(reasons)

    # -- the result ---------------------------------------------------------------------------------

    def _result(self) -> Identity:
        shown = self._shown()
        joined: dict[str, str] = dict(self.fixed)
        here: dict[tuple[str, str], str] = {}
        for id, same in self.by_id.items():
            targets = Counter(shown[one.key] for one in same)
            usual = min(targets, key=lambda t: (-targets[t], t)) if len(targets) > 1 else ""
            into = usual or next(iter(targets))
            if any(one.report is None for one in same):
                into = next(shown[one.key] for one in same if one.report is None)
            if into != id:
                joined[id] = into
            for one in same:
                if one.report is not None and shown[one.key] != into:
                    here[id, one.report] = shown[one.key]
        return Identity(joined, here, self._merges(shown), self._doubtful(shown))

    def _shown(self) -> dict[str, str]:
        """The id of the actor for each bearer: the agenda's, else the plainest full name."""
        shown: dict[str, str] = {}
        taken: set[str] = set()
        bare: dict[str, list[list[Bearer]]] = defaultdict(list)
        for keys in self.groups.members():
            members = [self.by_key[key] for key in keys]
            named = [one for one in members if one.name.given]
            if not named:
                bare[min(one.id for one in members)].append(members)
                continue
            best = min(named, key=_plainest)
            id = best.id if best.id not in taken else best.key
            taken.add(id)
            shown.update((one.key, id) for one in members)
        for id, several in sorted(bare.items()):
            several.sort(key=lambda members: (-len(members), members[0].key))
            for number, members in enumerate(several):
                mark = next((m for b in members for m in _suffixes(b)), "")
                choices = [id, f"{id}.{mark}"] if not number else [f"{id}.{mark}"]
                free = [c for c in choices if c not in taken and not c.endswith(".")]
                chosen = free[0] if free else members[0].key
                taken.add(chosen)
                shown.update((one.key, chosen) for one in members)
        return shown

    def _merges(self, shown: Mapping[str, str]) -> tuple[Merge, ...]:
        found: dict[tuple[str, str, tuple[Reason, ...]], set[str]] = defaultdict(set)
        for key, reasons in self.groups.reasons.items():
            one, into = self.by_key[key], shown[key]
            if one.id != into or one.report is not None:
                found[one.id, into, reasons].add(one.report or "")
        merges = [
            Merge(actor=id, into=into, reasons=reasons, reports=tuple(sorted(reports - {""})))
            for (id, into, reasons), reports in found.items()
            if id != into
        ]
        merges += [
            Merge(actor=a, into=b, reasons=(Reason("decision.same"),))
            for a, b in self.fixed.items()
        ]
        return tuple(sorted(merges, key=lambda m: (m.into, m.actor, m.reports)))

    def _doubtful(self, shown: Mapping[str, str]) -> tuple[Doubt, ...]:
        found: dict[tuple[str, str], set[Reason]] = defaultdict(set)
        for bearer in self.found:
            parties = sorted(bearer.parties.items(), key=lambda known: (known[1], known[0]))
            if bearer.name.given and bearer.report is None and not bearer.known:
                for party, report in parties[1:_MANY]:
                    words = (parties[0][0], party)
                    against = Reason("actor.other_party", words, against=True)
                    same = Reason("actor.same_id", (bearer.name.text,))
                    found[shown[bearer.key], f"{bearer.id}{AT}{report}"] |= {same, against}
        for (one, other), reasons in self.doubts.items():
            first, second = sorted((shown[one], shown[other]))
            if first != second and not self.groups.barred(one, other):
                found[first, second] |= reasons
        return tuple(
            Doubt(first=first, second=second, reasons=tuple(sorted(reasons)))
            for (first, second), reasons in sorted(found.items())
        )


def _facts(one: Bearer) -> tuple[object, ...]:
    """All that can tell this bearer of a surname from another one."""
    return frozenset(one.parties), frozenset(one.titles), frozenset(one.women)


def _name_rule(one: Bearer, other: Bearer) -> str | None:
    """The rule by which two full names are one, also by what else the agenda calls a person."""
    if rule := agree(one.name.text, other.name.text):
        return rule
    called = ((left, right) for left in one.names() for right in other.names())
    listed = any(
        left.given and right.given and agree(left.text, right.text) for left, right in called
    )
    return "agenda.other_name" if listed else None


def _surname_keys(one: Bearer) -> frozenset[str]:
    """Keys of a surname by itself; whether it is Slavic, the full names that it meets tell."""
    return word_keys(one.name.surname, slavic=True)


def _plainest(one: Bearer) -> tuple[bool, bool, int, str]:
    """The agenda's name first, then no initials, then few names, then by the alphabet."""
    return not one.known, one.name.is_short, len(one.name.given), one.id


def _suffixes(one: Bearer) -> tuple[str, ...]:
    """What tells this bearer of a surname from another in an id: the party, else a title."""
    return (*sorted(one.parties), *sorted(name_key(title) for title, _ in one.titles))
