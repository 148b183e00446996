"""What a case says of the bearers of each name: the facts that identity is worked out from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from zopa.case.actors import Reason
from zopa.case.findings import Mention
from zopa.language.folding import name_key
from zopa.language.personal import PersonalName, personal_name
from zopa.language.ranks import bare_title, by_a_woman, given_to_women, relation
from zopa.record.snapshot import Snapshot

PERSON = "person-"
AT = "@"  # ID@REPORT: who bears the id in one report
_LANGUAGES = ("de", "en")


class Bearer(Struct):
    """One or more mentions of a name that are taken for one person from the start.

    ``id`` is that of the mentions; a surname alone, or a name that a person told apart, is one bearer
    for each ``report``. ``titles`` are bare, with their language; ``parties`` those of offices, with the
    first report by id that names each. ``alone`` counts reports that have the surname by itself beside
    the full name, ``reports`` those with the full name; ``known``: the agenda names this person.
    """

    id: str
    name: PersonalName
    report: str | None = None
    known: bool = False
    parties: dict[str, str] = field(default_factory=dict)
    titles: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    women: set[bool] = field(default_factory=set)
    alone: int = 0
    reports: set[str] = field(default_factory=set)
    others: list[PersonalName] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What names this bearer among all others."""
        return self.id if self.report is None else f"{self.id}{AT}{self.report}"

    def take(self, other: Bearer) -> None:
        """Add all that is known of another bearer, who is the same person."""
        for party, report in other.parties.items():
            self.parties[party] = min(report, self.parties.get(party, report))
        self.titles |= other.titles
        self.words |= other.words
        self.women |= other.women
        self.alone += other.alone
        self.known = self.known or other.known

    def names(self) -> Iterator[PersonalName]:
        """The name, and what else an agenda calls this person."""
        yield self.name
        yield from self.others


class Contrast(Struct, frozen=True):
    """What two bearers have in common, and what tells them apart."""

    common: tuple[Reason, ...]
    apart: tuple[Reason, ...]
    differ: tuple[Reason, ...]  # what may be one person's or two people's


def bearers(snapshot: Snapshot, told_apart: Iterable[tuple[str, str]]) -> list[Bearer]:
    """All bearers of names of persons, sorted by key. ``told_apart``: (id, report) of single ones."""
    single = set(told_apart)
    found: dict[tuple[str, str | None], Bearer] = {}

    def bearer(id: str, report: str | None, name: str) -> Bearer:
        parts = personal_name(name)
        one = report if not parts.given or (id, report) in single else None
        known = found.get((id, one))
        if known is None:
            known = found[id, one] = Bearer(id, parts, one)
        elif name < known.name.text:
            known.name = parts
        return known

    for person in snapshot.agenda.persons:
        made = bearer(PERSON + name_key(person.name), None, person.name)
        made.known = True
        made.others += [personal_name(other) for other in person.names]
        if person.party is not None:
            made.parties[person.party] = ""
    shown: dict[str, str] = {}
    rejected = {id for id, d in snapshot.decisions.items() if d.verdict == "reject"}
    for mention in snapshot.mentions:
        if mention.kind == "person" and mention.id not in rejected:
            shown.setdefault(mention.actor, mention.name)
            one = bearer(mention.actor, mention.report, mention.name)
            if one.name.given:
                one.reports.add(mention.report)
            if one.report is None and _alone(mention):
                one.alone += 1
    language = {report.id: report.language or "" for report in snapshot.reports}
    for office in snapshot.offices:
        if office.actor.startswith(PERSON) and office.id not in rejected:
            name = shown.get(office.actor) or office.actor.removeprefix(PERSON).replace("-", " ")
            one = bearer(office.actor, office.report, name)
            if office.party is not None and office.status != "left":
                first = one.parties.get(office.party, office.report)
                one.parties[office.party] = min(first, office.report)
            if language.get(office.report) in _LANGUAGES:
                _add_title(one, office.title, language[office.report])
    for made in found.values():
        made.women |= _by_given(made.name)
    return sorted(found.values(), key=lambda one: one.key)


def contrast(one: Bearer, other: Bearer) -> Contrast:
    """What two bearers have in common and what tells them apart, in words."""
    common: list[Reason] = []
    apart: list[Reason] = []
    differ: list[Reason] = []
    shared = one.parties.keys() & other.parties.keys()
    if shared:
        common.append(Reason("actor.same_party", tuple(sorted(shared))))
    elif one.parties and other.parties:
        words = (min(one.parties), min(other.parties))
        apart.append(Reason("actor.other_party", words, against=True))
    if len(one.women) == 1 and len(other.women) == 1 and one.women != other.women:
        words = (min(one.words, default=one.name.text), min(other.words, default=other.name.text))
        apart.append(Reason("actor.woman_and_man", words, against=True))
    relations = {
        relation(left, right, language): (left, right)
        for left, language in sorted(one.titles)
        for right, other_language in sorted(other.titles)
        if language == other_language
    }
    if "same" in relations:
        common.append(Reason("actor.same_title", relations["same"]))
    elif "apart" in relations:
        apart.append(Reason("actor.other_office", relations["apart"], against=True))
    elif relations:
        differ.append(Reason("actor.other_title", relations["unknown"], against=True))
    return Contrast(tuple(common), tuple(apart), tuple(differ))


def by_surname(found: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Bearers by each key of their surnames, in the order given."""
    index: dict[str, list[Bearer]] = defaultdict(list)
    for one in found:
        for key in sorted({key for name in one.names() for key in name.surname_keys()}):
            index[key].append(one)
    return index


def _alone(mention: Mention) -> bool:
    """Whether the mention of a full name is by the surname alone."""
    return " " not in mention.form and " " in mention.name


def _add_title(one: Bearer, title: str, language: str) -> None:
    one.titles.add((bare_title(title, language), language))
    one.words.add(title)
    woman = by_a_woman(title, language)
    if woman is not None and not one.name.given:
        one.women.add(woman)


def _by_given(name: PersonalName) -> set[bool]:
    if not name.given or name.is_short:
        return set()
    told = {given_to_women(name.given[0], language) for language in _LANGUAGES}
    return {one for one in told if one is not None} if len(told) == 1 else set()
