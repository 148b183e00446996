"""Actors as the record shows them, and for which party each one speaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from zopa.case.actors import Actor, Merge
from zopa.case.agenda import Agenda
from zopa.case.findings import ActorKind, Evaluation, Matter, Office, Position
from zopa.case.spans import Span
from zopa.language.folding import name_key
from zopa.record.bearers import PERSON
from zopa.record.identity import Identity, identify
from zopa.record.names import party_kind, party_name
from zopa.record.snapshot import Snapshot

F = TypeVar("F", bound=Struct)

# "The minister" may mention a person; it is no name of hers.
_NO_NAMES = frozenset({"name.title"})


class _Facts(Struct):
    """What the case says of one actor."""

    kinds: Counter[ActorKind]
    names: Counter[str]
    others: Counter[str]
    forms: set[str]
    iso2: set[str]
    places: list[Span]
    confidence: float = 0.0


def actors(snapshot: Snapshot) -> tuple[Actor, ...]:
    """All actors that are named in the case, and the parties that positions and offices name.

    Which mentions are one actor, and why, says ``identify``. Sorted by id; the order of the findings
    makes no difference.
    """
    identity = identify(snapshot)
    speaks_for = _parties(snapshot, identity)
    merged: dict[str, list[Merge]] = defaultdict(list)
    for merge in identity.merges:
        merged[merge.into].append(merge)
    facts: dict[str, _Facts] = {}
    for mention in filter(snapshot.holds, snapshot.mentions):
        actor = str(identity.of(mention.actor, mention.report))
        known = facts.setdefault(actor, _Facts(Counter(), Counter(), Counter(), set(), set(), []))
        known.kinds[mention.kind] += len(mention.evidence)
        own = actor == mention.actor
        (known.names if own else known.others)[mention.name] += len(mention.evidence)
        known.forms |= {mention.name} if mention.rule in _NO_NAMES else {mention.form, mention.name}
        if mention.iso2 is not None:
            known.iso2.add(mention.iso2)
        known.places += mention.evidence
        known.confidence = max(known.confidence, mention.confidence)
    named = [
        _named(id, known, speaks_for.get(id), tuple(merged[id]), snapshot.agenda)
        for id, known in facts.items()
    ]
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

    def filled(finding: Position | Evaluation | Matter) -> dict[str, object]:
        speaker = of(finding.speaker, finding.report)
        party = of(finding.party, finding.report)
        if party is None and speaker is not None and not snapshot.decided(finding.id, "party"):
            party = speaks_for.get(speaker)
        return {"speaker": speaker, "party": party}

    of = identity.of
    named = snapshot
    if identity.joined or identity.here:
        named = replace(
            snapshot,
            mentions=_changed(snapshot.mentions, lambda m: {"actor": of(m.actor, m.report)}),
            offices=_changed(snapshot.offices, lambda o: {"actor": of(o.actor, o.report)}),
            statements=_changed(
                snapshot.statements,
                lambda s: {
                    "speaker": of(s.speaker, s.report),
                    "relayed_by": of(s.relayed_by, s.report),
                    "chain": _changed(s.chain, lambda c: {"actor": of(c.actor, s.report)}),
                },
            ),
            events=_changed(
                snapshot.events,
                lambda e: {
                    "participants": tuple(
                        dict.fromkeys(str(of(a, e.report)) for a in e.participants)
                    ),
                    "roles": _changed(e.roles, lambda r: {"actor": of(r.actor, e.report)}),
                },
            ),
            proposals=_changed(snapshot.proposals, lambda p: {"author": of(p.author, p.report)}),
            levers=_changed(
                snapshot.levers,
                lambda v: {"holder": of(v.holder, v.report), "target": of(v.target, v.report)},
            ),
        )
    return replace(
        named,
        resolved=True,
        # a person takes part in an event for the party, where it is known
        events=_changed(
            named.events,
            lambda e: {
                "participants": tuple(
                    dict.fromkeys(speaks_for.get(id, id) for id in e.participants)
                )
            },
        ),
        positions=_changed(snapshot.positions, filled),
        evaluations=_changed(snapshot.evaluations, filled),
        matters=_changed(snapshot.matters, filled),
    )


def parties_of_speakers(snapshot: Snapshot) -> dict[str, str]:
    """The party that each person speaks for, by the agenda and the offices of the case."""
    return _parties(snapshot, identify(snapshot))


def _parties(snapshot: Snapshot, identity: Identity) -> dict[str, str]:
    """The party that each actor speaks for: agenda, then offices."""
    first = snapshot.copy_of
    when = {r.id: r.published.start or r.published.end for r in snapshot.reports}
    claims: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    latest: dict[tuple[str, str], date] = {}
    for office in filter(snapshot.holds, snapshot.offices):
        if office.party is None or office.status == "left":
            continue
        actor = str(identity.of(office.actor, office.report))
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
            chosen[str(identity.of(PERSON + name_key(known.name)))] = known.party
    return chosen


def _named(
    id: str, known: _Facts, party: str | None, merged: tuple[Merge, ...], agenda: Agenda
) -> Actor:
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
        rule=merged[0].reasons[-1].rule if merged else "actor.same_id",
        merged=merged,
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
