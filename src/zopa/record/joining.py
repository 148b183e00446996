"""The rules by which names of persons are one actor: full names first, then what is shorter.

Likeness alone joins nothing: a merge has the rule of the spelling and what else speaks for it, and what
speaks against it keeps two names apart. All joins go through keys, so that the time grows with the number
of names and not with the number of their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from zopa.case.actors import Reason
from zopa.language.folding import name_key, plain
from zopa.language.personal import agree, bears
from zopa.language.spelling import word_keys
from zopa.record.bearers import Bearer, Contrast, by_surname, contrast
from zopa.record.groups import Groups, Sets

_MANY = 12  # bearers of one name among whom no doubt is listed any more
_CROWD = 200  # bearers of a surname among whom nobody is meant by it alone
_USUAL = 3  # reports in which a surname alone means one bearer, for it to be that one's


class _Meaning(Struct, frozen=True):
    """Whom a shorter name means; ``supported``: by more than that nobody else has the name."""

    short: Bearer
    bearer: Bearer
    reasons: tuple[Reason, ...]
    supported: bool


class Joining:
    """Joins bearers of names into ``groups``; what stays doubtful stands in ``doubts`` by their keys."""

    def __init__(self, found: Sequence[Bearer]) -> None:
        self.found = found
        self.by_key = {one.key: one for one in found}
        self.by_id: dict[str, list[Bearer]] = defaultdict(list)
        for one in found:
            self.by_id[one.id].append(one)
        self.groups = Groups(self.by_key)
        self.doubts: dict[tuple[str, str], set[Reason]] = defaultdict(set)
        # the full names that stand in one report with the same surname alone
        self.beside: dict[tuple[str, str], list[str]] = {
            (one.report, name_key(one.name.surname)): []
            for one in found
            if one.report is not None and not one.name.given
        }
        for one in found:
            surname = name_key(one.name.surname)
            for report in one.reports if one.name.given else ():
                if (report, surname) in self.beside:
                    self.beside[report, surname].append(one.key)

    def by_rules(self) -> None:
        """All rules in their order, behind what was joined or barred before."""
        full = [one for one in self.found if one.name.given]
        alone = [one for one in self.found if not one.name.given]
        self._same_name()
        self._spellings(full)
        self._initials(full)
        self._short_forms(full)
        self._double_surnames(full)
        self._surnames(full, alone)
        self._bare(alone)

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
        written: dict[tuple[str, tuple[str, ...], str], Bearer] = {}
        for one in short:  # "J.D. Tal", "JD Tal"
            letters = (plain(one.name.surname), one.name.given, one.name.suffix)
            first = written.setdefault(letters, one)
            if first is not one:
                words = (first.name.text, one.name.text)
                self._try(first, one, (Reason("spelling.same_letters", words),))
        index: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        for one in full:
            if not one.name.is_short:
                for key in one.name.surname_keys():
                    index[key, plain(one.name.given[0])[:1]].append(one)
        for one in short:
            letter = one.name.given[0]
            near = (b for key in sorted(_surname_keys(one)) for b in index.get((key, letter), ()))
            fitting = self._roots(b for b in near if bears(b.name.text, one.name.surname))
            if len(fitting) > _CROWD:
                continue
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
                bearing = surnames[key]
                only = len(bearing) <= _MANY and len(self._roots(bearing)) == 2
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
        index: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        for one in full:
            if not one.name.halves and not one.name.is_short:
                for given in one.name.given_keys():
                    index[plain(one.name.surname), given].append(one)
        for one in double:
            for half in one.name.halves:
                keys = sorted((plain(half), given) for given in one.name.given_keys())
                fitting = self._roots(other for key in keys for other in index.get(key, ()))
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
        contrasts: dict[tuple[object, ...], list[Contrast]] = {}
        found: dict[str, list[_Meaning]] = defaultdict(list)
        for one in alone:
            if self.by_key[self.groups.root(one.key)].name.given:
                continue  # a person has decided
            known = fitting.get(one.name.text)
            if known is None:
                known = fitting[one.name.text] = self._roots(self._of_surname(one, index))
            if not known or len(known) > _CROWD:
                continue
            facts = (one.name.text, *_facts(one))
            said = contrasts.get(facts)
            if said is None:
                said = contrasts[facts] = [contrast(one, other) for other in known]
            meant = self._the_one(one, known, said, Reason("actor.surname", (one.name.text,)))
            if meant is None:
                continue
            if not meant.supported and self._both_read(one, meant.bearer):
                # whoever read that report saw both names and did not take them for one
                apart = Reason("actor.both_in_report", (meant.bearer.name.text,), against=True)
                self._doubt(one, meant.bearer, (*meant.reasons, apart))
            else:
                found[meant.bearer.key].append(meant)
        for meanings in found.values():
            self._settle(meanings)

    def _both_read(self, one: Bearer, bearer: Bearer) -> bool:
        """Whether one report has the surname and one full name with it, and did not join them."""
        full = self.beside.get((one.report or "", name_key(one.name.surname)), ())
        return len(full) == 1 and self.groups.root(full[0]) == self.groups.root(bearer.key)

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
