"""How persons and bodies are named."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from zopa.language.compact import expand_all, load


class People(Struct, frozen=True, kw_only=True):
    """How persons are named: titles, those whose word does not bind a party, bodies, given names.

    ``definite`` are the words before somebody known already, ``own`` those of "eigenen Angaben".
    ``unnamed`` nouns are for sources without a name; ``described`` ones take up a person named before,
    ``collectives`` an organisation, ``offices`` the ministry or agency named last. Women and men bear
    the names ``either_given``; nouns with one of ``double_endings`` have the gender of their article.
    Who is ``posted`` to a place does not speak for it ("Botschafter in Kiew"). Titles of one
    group of ``same_offices``, without inflection, are called by each other's name. ``bearers`` are nouns
    for those who may take a stance, whether it is known who they are or not; those with one of the
    endings ``feminine_bearers`` have no nominative behind "der". Words of ``belonging`` stand between a
    person and the organisation that this is of; ``counts`` tell how many there are. ``linking`` joins
    the parts of compounds; titles in ``between`` are those of who stands between the sides. The titles of one
    entry of ``local`` are those of towns or the like: their bearers bind such a body, no state. Of bodies the
    ``articleless`` need no article. Words for ``kinds`` of
    office stand before a title: a foreign minister is not the prime minister. Behind a person
    the ``retinue`` speaks for that person's side, before one of ``around`` as well: "aides to Peters".
    """

    titles: frozenset[str]
    title_endings: tuple[str, ...]
    private: frozenset[str]
    adjectival: frozenset[str]
    private_endings: tuple[str, ...]
    former: frozenset[str]
    former_prefixes: tuple[str, ...]
    bodies: frozenset[str]
    body_endings: tuple[str, ...]
    given: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_name_endings: tuple[str, ...]
    home: dict[str, str]
    feminine_endings: tuple[str, ...]
    feminine_titles: tuple[str, ...]
    title_modifiers: frozenset[str]
    title_inflection: tuple[str, ...]
    deputies: tuple[str, ...]
    common_endings: tuple[str, ...]
    feminine_given: frozenset[str]
    either_given: frozenset[str]
    double_endings: tuple[str, ...]
    definite: frozenset[str]
    own: frozenset[str]
    unnamed: frozenset[str]
    described: frozenset[str]
    described_endings: tuple[str, ...]
    collectives: frozenset[str]
    collective_endings: tuple[str, ...]
    offices: frozenset[str]
    same_offices: tuple[frozenset[str], ...]
    posted: tuple[str, ...]
    bearers: frozenset[str]
    bearer_endings: tuple[str, ...]
    feminine_bearers: tuple[str, ...]
    belonging: frozenset[str]
    articleless: frozenset[str]
    kinds: frozenset[str]
    retinue: frozenset[str]
    around: frozenset[str]
    counts: frozenset[str]
    linking: str
    between: tuple[str, ...]
    local: tuple[tuple[frozenset[str], tuple[str, ...]], ...]

    def is_private(self, low: str) -> bool:
        """Whether a lower-case noun is one for somebody whose word binds no party."""
        return low in self.private or low.endswith(self.private_endings)


@lru_cache(maxsize=8)
def people(language: str) -> People:
    """How persons and bodies are named in a language."""
    data = load(language, "people.yaml")
    names = load("names", "given.yaml")
    gender = load("names", "feminine.yaml")
    former = expand_all(data["former"])
    return People(
        titles=expand_all(data["titles"]),
        title_endings=tuple(sorted(expand_all(data["title_endings"]))),
        private=expand_all(data["private"]),
        adjectival=expand_all(data["adjectival"]),
        private_endings=tuple(sorted(expand_all(data["private_endings"]))),
        former=former,
        former_prefixes=tuple(sorted(word for word in former if word.endswith("-"))),
        bodies=expand_all(data["bodies"]),
        body_endings=tuple(sorted(expand_all(data["body_endings"]))),
        given=frozenset(names["given"].split()),
        articleless=expand_all(data["articleless"]),
        kinds=expand_all(data["kinds"]),
        retinue=expand_all(data["retinue"]),
        around=expand_all(data["around"]),
        belonging=frozenset(data["belonging"].split()),
        particles=frozenset(names["particles"].split()),
        not_names=expand_all(data["not_names"]),
        not_name_endings=tuple(sorted(expand_all(data["not_name_endings"]))),
        home=data["home"],
        feminine_endings=tuple(sorted(expand_all(data["feminine_endings"]))),
        feminine_titles=tuple(sorted(expand_all(data["feminine_titles"]))),
        title_modifiers=expand_all(data["title_modifiers"]),
        title_inflection=tuple(data["title_inflection"].split()),
        deputies=tuple(sorted(expand_all(data["deputies"]))),
        common_endings=tuple(sorted(expand_all(data["common_endings"]))),
        feminine_given=frozenset(gender["feminine"].split()),
        either_given=frozenset(gender["either"].split()),
        double_endings=tuple(sorted(expand_all(data["double_endings"]))),
        definite=expand_all(data["definite"]),
        own=expand_all(data["own"]),
        unnamed=expand_all(data["unnamed"]),
        described=expand_all(data["described"]),
        described_endings=tuple(sorted(expand_all(data["described_endings"]))),
        collectives=expand_all(data["collectives"]),
        collective_endings=tuple(sorted(expand_all(data["collective_endings"]))),
        offices=expand_all(data["offices"]),
        same_offices=tuple(expand_all(words) for words in data["same_offices"]),
        posted=tuple(sorted(expand_all(data["posted"]))),
        bearers=expand_all(data["bearers"]),
        bearer_endings=tuple(sorted(expand_all(data["bearer_endings"]))),
        feminine_bearers=tuple(sorted(expand_all(data["feminine_bearers"]))),
        counts=expand_all(data.get("counts", "")),
        linking=data["linking"],
        between=tuple(sorted(expand_all(data["between"]))),
        local=tuple(
            (expand_all(of), tuple(sorted(expand_all(titles))))
            for of, titles in data["local"].items()
        ),
    )
