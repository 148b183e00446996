"""Actors across reports: whose mentions are one actor's, and for which party each one speaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.actors import Actor
from zopa.case.agenda import Agenda
from zopa.case.findings import ActorKind, Evaluation, Finding, Office, Position
from zopa.case.spans import Span
from zopa.language.folding import name_key
from zopa.record.names import party_kind, party_name
from zopa.record.snapshot import Snapshot

F = TypeVar("F", bound=Finding)

_PERSON = "person-"
# "The minister" may mention a person; it is no name of hers.
_NO_NAMES = frozenset({"name.title"})


class Identity(Struct, frozen=True):
    """Which actor an id of a mention stands for, and by what rule, where it is another one."""

    joined: dict[str, tuple[str, str]]

    def of(self, actor: str | None) -> str | None:
        """The actor that this id stands for."""
        return None if actor is None else self.joined.get(actor, (actor, ""))[0]


class _Facts(Struct):
    """What the case says of one actor."""

    kinds: Counter[ActorKind]
    names: Counter[str]
    others: Counter[str]
    forms: set[str]
    iso2: set[str]
    places: list[Span]
    confidence: float = 0.0
    rule: str = ""


def actors(snapshot: Snapshot) -> tuple[Actor, ...]:
    """All actors that are named in the case, and the parties that positions and offices name.

    A person known by a surname only is the one person of the case with that surname, where there is
    exactly one; so is one with a middle name more. Sorted by id; the order of the findings makes no
    difference.
    """
    identity = identify(snapshot)
    speaks_for = _parties(snapshot, identity)
    facts: dict[str, _Facts] = {}
    for mention in filter(snapshot.holds, snapshot.mentions):
        actor, rule = identity.joined.get(mention.actor, (mention.actor, ""))
        known = facts.setdefault(actor, _Facts(Counter(), Counter(), Counter(), set(), set(), []))
        known.kinds[mention.kind] += len(mention.evidence)
        (known.others if rule else known.names)[mention.name] += len(mention.evidence)
        known.forms |= {mention.name} if mention.rule in _NO_NAMES else {mention.form, mention.name}
        if mention.iso2 is not None:
            known.iso2.add(mention.iso2)
        known.places += mention.evidence
        known.confidence = max(known.confidence, mention.confidence)
        known.rule = max(known.rule, rule)
    named = [_named(id, known, speaks_for.get(id), snapshot.agenda) for id, known in facts.items()]
    named += _unnamed(snapshot, known=facts.keys())
    return tuple(sorted(named, key=lambda actor: actor.id))


def resolve(snapshot: Snapshot) -> Snapshot:
    """The snapshot with one id for each actor, and with the parties of speakers filled in.

    A position whose speaker's party is not known keeps ``None``. What a person decided on a party
    stays as it was decided.
    """
    if snapshot.resolved:
        return snapshot
    identity = identify(snapshot)
    speaks_for = _parties(snapshot, identity)

    def filled(finding: Finding, party: str | None, speaker: str | None) -> str | None:
        if party is not None or speaker is None or snapshot.decided(finding.id, "party"):
            return identity.of(party)
        return speaks_for.get(speaker)

    of = identity.of
    named = snapshot
    if identity.joined:
        named = replace(
            snapshot,
            mentions=_changed(snapshot.mentions, lambda m: {"actor": of(m.actor)}),
            offices=_changed(snapshot.offices, lambda o: {"actor": of(o.actor)}),
            statements=_changed(
                snapshot.statements,
                lambda s: {"speaker": of(s.speaker), "relayed_by": of(s.relayed_by)},
            ),
            events=_changed(
                snapshot.events,
                lambda e: {
                    "participants": tuple(dict.fromkeys(str(of(a)) for a in e.participants))
                },
            ),
            proposals=_changed(snapshot.proposals, lambda p: {"author": of(p.author)}),
            levers=_changed(
                snapshot.levers, lambda v: {"holder": of(v.holder), "target": of(v.target)}
            ),
        )
    return replace(
        named,
        resolved=True,
        positions=_changed(
            snapshot.positions,
            lambda p: {"speaker": of(p.speaker), "party": filled(p, p.party, of(p.speaker))},
        ),
        evaluations=_changed(
            snapshot.evaluations,
            lambda e: {"speaker": of(e.speaker), "party": filled(e, e.party, of(e.speaker))},
        ),
    )


def identify(snapshot: Snapshot) -> Identity:
    """Which ids of persons stand for another person of the case."""
    persons = {m.actor for m in filter(snapshot.holds, snapshot.mentions)}
    persons |= {o.actor for o in filter(snapshot.holds, snapshot.offices)}
    persons |= {_PERSON + name_key(known.name) for known in snapshot.agenda.persons}
    keys = {
        tuple(id.removeprefix(_PERSON).split("-")): id for id in persons if id.startswith(_PERSON)
    }
    joined: dict[str, tuple[str, str]] = {}
    whole: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for parts in sorted(keys):
        if len(parts) > 1:
            whole[parts[0], parts[-1]].append(parts)
    bearers: dict[str, list[str]] = defaultdict(list)
    for group in whole.values():
        group.sort(key=lambda parts: (len(parts), parts))
        if all(_middle_of(group[i], group[i + 1]) for i in range(len(group) - 1)):
            for longer in group[1:]:
                joined[keys[longer]] = (keys[group[0]], "actor.middle_name")
            del group[1:]
        for parts in group:
            bearers[parts[-1]].append(keys[parts])
    for parts, id in keys.items():
        if len(parts) == 1 and len(bearers[parts[0]]) == 1:
            joined[id] = (bearers[parts[0]][0], "actor.one_with_surname")
    return Identity(joined)


def _middle_of(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether all parts of the shorter name stand in the longer one, in order."""
    rest = iter(longer[1:-1])
    return all(any(_same_part(own, part) for part in rest) for own in shorter[1:-1])


def _same_part(own: str, part: str) -> bool:
    return own == part or (len(own) == 1 and part.startswith(own))


def _parties(snapshot: Snapshot, identity: Identity) -> dict[str, str]:
    """The party that each actor speaks for: agenda, then offices."""
    first = snapshot.copy_of
    when = {r.id: r.published.start or r.published.end for r in snapshot.reports}
    claims: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    latest: dict[tuple[str, str], date] = {}
    for office in filter(snapshot.holds, snapshot.offices):
        if office.party is None or office.status == "left":
            continue
        actor = str(identity.of(office.actor))
        claims[actor][office.party].add(first.get(office.report, office.report))
        day = when.get(office.report) or date.min
        latest[actor, office.party] = max(latest.get((actor, office.party), date.min), day)
    chosen = {
        # Most independent reports, then the latest of them, then the first by the alphabet.
        actor: min(parties, key=lambda p: (-len(parties[p]), -latest[actor, p].toordinal(), p))
        for actor, parties in claims.items()
    }
    for known in snapshot.agenda.persons:
        if known.party is not None:
            chosen[str(identity.of(_PERSON + name_key(known.name)))] = known.party
    return chosen


def _named(id: str, known: _Facts, party: str | None, agenda: Agenda) -> Actor:
    kind = min(known.kinds, key=lambda k: (-known.kinds[k], k))
    iso2 = min(known.iso2, default=None)
    names = known.names or known.others
    itself = kind != "person" and (agenda.party(id) is not None or kind == "state")
    return Actor(
        id=id,
        kind=kind,
        name=min(names, key=lambda n: (-len(n.split()), -names[n], n)),
        names=tuple(sorted(known.forms)),
        party=id if itself else party,
        iso2=iso2,
        evidence=tuple(sorted(known.places)),
        confidence=known.confidence,
        rule=known.rule or "actor.same_id",
    )


def _unnamed(snapshot: Snapshot, *, known: Iterable[str]) -> Iterator[Actor]:
    """Parties that only an adjective named ("der russische Präsident")."""
    places: dict[str, list[Span]] = defaultdict(list)
    sure: dict[str, float] = defaultdict(float)
    sayings: list[Office | Position | Evaluation]
    sayings = [*snapshot.offices, *snapshot.positions, *snapshot.evaluations]
    for finding in sayings:
        if finding.party is not None and snapshot.holds(finding):
            places[finding.party] += finding.evidence
            sure[finding.party] = max(sure[finding.party], finding.confidence)
    for id in sorted(places.keys() - set(known)):
        kind, iso2 = party_kind(snapshot.agenda, id)
        name = party_name(snapshot.agenda, id, "en")
        yield Actor(
            id=id,
            kind=kind,
            name=name,
            names=(name,),
            party=id,
            iso2=iso2,
            evidence=tuple(sorted(set(places[id]))),
            confidence=sure[id],
            rule="actor.party_of_a_finding",
        )


def _changed(findings: Iterable[F], fields: Callable[[F], dict[str, object]]) -> tuple[F, ...]:
    changed = []
    for finding in findings:
        new = fields(finding)
        same = all(getattr(finding, name) == value for name, value in new.items())
        changed.append(finding if same else replace(finding, **new))
    return tuple(changed)
