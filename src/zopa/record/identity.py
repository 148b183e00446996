"""Who is who across reports: which ids of mentions are one actor, by what reasons, and what is doubtful.

A pure function of the snapshot. What a person decided comes first, the latest before earlier ones; then
the rules of ``joining``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from zopa.case.actors import Doubt, Merge, Reason
from zopa.case.decision import Decision, pair_of
from zopa.language.folding import name_key
from zopa.record.bearers import AT, Bearer, bearers
from zopa.record.joining import Joining
from zopa.record.snapshot import Snapshot

_PARTIES = 12  # of one name, listed as doubts


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


class _Work:
    """One run of ``identify``."""

    def __init__(self, snapshot: Snapshot) -> None:
        decided = _decided(snapshot)
        single = [one.partition(AT)[::2] for pair, _ in decided for one in pair if AT in one]
        self.joining = Joining(bearers(snapshot, single))
        self.groups = self.joining.groups
        self.found = self.joining.found
        self.by_key, self.by_id = self.joining.by_key, self.joining.by_id
        self.fixed: dict[str, str] = {}  # ids of what is no person, joined by decision
        self.settled = {tuple(sorted(pair)) for pair, _ in decided}
        for pair, decision in reversed(decided):
            self._decide(*pair, decision)

    def identity(self) -> Identity:
        """What people decided, then the rules."""
        self.joining.by_rules()
        return self._result()

    # -- what a person decided --------------------------------------------------------------------

    def _decide(self, first: str, second: str, decision: Decision) -> None:
        """``different`` bars all bearers of the two ids, ``same`` joins them."""
        one, other = self._meant(first), self._meant(second)
        same = decision.verdict == "accept"
        if not one or not other:
            into = self.fixed.get(first, first)
            if same and not one and not other and into != second:
                self.fixed = {id: into if to == second else to for id, to in self.fixed.items()}
                self.fixed[second] = into
            return
        if same:
            reason = Reason("decision.same", (decision.by, decision.at.date().isoformat()))
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
            return [one, *(b for b in self.by_id[one.id] if b is not one and not one.name.given)]
        if id in self.by_id:
            return self.by_id[id]
        base, dot, rest = id.rpartition(".")
        return [b for b in self.by_id.get(base, ()) if dot and rest in _suffixes(b)]

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
            parties = sorted(bearer.parties.items(), key=lambda seat: (seat[1], seat[0]))
            known = self.by_key[self.groups.root(bearer.key)].known
            if bearer.name.given and bearer.report is None and not known:
                for party, report in parties[1:_PARTIES]:
                    words = (parties[0][0], party)
                    against = Reason("actor.other_party", words, against=True)
                    same = Reason("actor.same_id", (bearer.name.text,))
                    found[shown[bearer.key], f"{bearer.id}{AT}{report}"] |= {same, against}
        for (one, other), reasons in self.joining.doubts.items():
            first, second = sorted((shown[one], shown[other]))
            if first != second and not self.groups.barred(one, other):
                found[first, second] |= reasons
        return tuple(
            Doubt(first=first, second=second, reasons=tuple(sorted(reasons)))
            for (first, second), reasons in sorted(found.items())
            if tuple(sorted((first, second))) not in self.settled
        )


def _decided(snapshot: Snapshot) -> list[tuple[tuple[str, str], Decision]]:
    """Pairs of actors and what holds of them, the latest last."""
    held = sorted(snapshot.decisions.values(), key=lambda decision: (decision.at, decision.id))
    pairs = ((pair_of(one), one) for one in held if one.verdict in {"accept", "reject"})
    return [(pair, one) for pair, one in pairs if pair is not None]


def _plainest(one: Bearer) -> tuple[bool, bool, int, str]:
    """The agenda's name first, then no initials, then few names, then by the alphabet."""
    return not one.known, one.name.is_short, len(one.name.given), one.id


def _suffixes(one: Bearer) -> tuple[str, ...]:
    """What tells this bearer of a surname from another in an id: the party, else a title."""
    return (*sorted(one.parties), *sorted(name_key(title) for title, _ in one.titles))
