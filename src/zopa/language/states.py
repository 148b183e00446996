"""What every state is called in a language, and the words under which a text names a party.

Names of states are those of CLDR; they stand in ``<language>/states.yaml`` beside the hand-made
adjectives, peoples, capitals and seats, so that reading a report need not load Babel.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml
from msgspec import Struct

from zopa.case.agenda import LocalNames
from zopa.errors import ZopaError

Role = Literal["name", "genitive", "adjective", "people", "capital", "seat"]

_HOME = Path(__file__).parent


class CountryNames(LocalNames, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names as an agenda gives them, and other spellings of the capital ("Kyjiw")."""

    capitals: tuple[str, ...] = ()


class StateNames(Struct, frozen=True, kw_only=True):
    """A state or territory of ISO 3166 in one language."""

    iso2: str
    names: CountryNames

    @property
    def id(self) -> str:
        """The id of the actor: the ISO 3166 code in lower case."""
        return self.iso2.lower()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names.name


class SurfaceForm(Struct, frozen=True, order=True):
    """A form under which a party stands in a text, with its exact capitals.

    ``genitive`` is only what can be nothing else ("Russlands", "Kremls", "Weißen Hauses"): it marks
    the owner of what follows. Articles are not part of a form. ``ambiguous``: the word has another
    common meaning ("Jordan"), so it should not count on its own.
    """

    text: str
    role: Role
    ambiguous: bool = False


class _Table(Struct, forbid_unknown_fields=True):
    states: dict[str, CountryNames]
    no_genitive: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()


def states(language: str) -> tuple[StateNames, ...]:
    """All states and territories of ISO 3166 in the language, by code; read once.

    Raises :class:`ZopaError` for a language without a table.
    """
    return _states(language)


def display_name(iso2: str, language: str) -> str:
    """The name to show for an ISO code (also EU and UN), in any language that CLDR knows.

    An unknown language gives the English name, an unknown code the code itself.
    """
    code = iso2.upper()
    if _path(language).exists():
        own = _by_code(language).get(code)
        if own is not None:
            return own.name
    return _cldr(language).get(code, code)


def surface_forms(names: LocalNames, language: str) -> tuple[SurfaceForm, ...]:
    """Every form of a party's names in a text, each once, names first.

    German names, seats and peoples are declined and adjectives take their endings; English names
    take the possessive. Another language gives the words as they stand. A form that fits several
    roles has the first of: name, genitive, capital, seat, people, adjective.
    """
    decline = {"de": _german, "en": _english}.get(language, _plain)
    known = _table(language) if _path(language).exists() else _Table(states={})
    capitals = names.capitals if isinstance(names, CountryNames) else ()
    found: dict[str, Role] = {}
    words: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("name", (names.name, *names.others)),
        ("capital", (names.capital, *capitals)),
        ("seat", names.seats),
        ("people", names.people),
        ("adjective", names.adjectives),
    )
    for role, entries in words:
        for entry in filter(None, entries):
            for text, kind in decline(entry, role, names):
                if kind == "genitive" and entry in known.no_genitive:
                    continue
                # "Polen" is the country before it is its people.
                found.setdefault(text, kind)
    return tuple(SurfaceForm(text, role, text in known.ambiguous) for text, role in found.items())


@cache
def _states(language: str) -> tuple[StateNames, ...]:
    table = _table(language)
    return tuple(StateNames(iso2=code.upper(), names=names) for code, names in table.states.items())


@cache
def _by_code(language: str) -> dict[str, StateNames]:
    return {state.iso2: state for state in _states(language)}


@cache
def _table(language: str) -> _Table:
    path = _path(language)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        hint = "add the table, or name the parties in the agenda"
        raise ZopaError(
            f"no table of states for {language!r}", place=str(path), hint=hint
        ) from error
    # The base loader leaves every word a word: "no" is Norway.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return msgspec.convert(yaml.load(text, Loader=loader), _Table)  # noqa: S506 - words only


def _path(language: str) -> Path:
    return _HOME / language / "states.yaml"


@cache
def _cldr(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return dict(locale.territories)


Forms = list[tuple[str, Role]]


def _plain(word: str, role: Role, _: LocalNames) -> Forms:
    return [(word, role)]


def _english(word: str, role: Role, _: LocalNames) -> Forms:
    if role in {"people", "adjective"}:
        return [(word, role)]
    endings = ("'", "’") if word.endswith("s") else ()
    return [(word, role), *((word + end, "genitive") for end in (*endings, "'s", "’s"))]


_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][\w-]+?(er|es|e)")
_SIBILANT = ("s", "ß", "x", "z", "ce")
_SHORT_NOUN = re.compile(  # common nouns that also take -es
    r"(?i)(bund|rat|verband|pakt|amt|hof|königreich|block|staat|dienst|stuhl|kreis|parlament|palast"
    r"|bündnis|haus|\bland|bundestag|landtag|vorstand|werk|gericht|ausschuss|kongress|institut|bezirk)$"
)
_NO_S = re.compile(  # feminine or plural: no ending tells their genitive
    r"(?i)(ung|ion|schaft|heit|keit|tät|stadt|gruppe|behörde|liga|republik|allianz|miliz|partei"
    r"|front|armee|staaten|länder|inseln)$"
)


def _german(word: str, role: Role, names: LocalNames) -> Forms:
    if role == "adjective":
        return _german_adjective(word)
    if role == "people":
        return [(form, role) for form in _german_people(word, names)]
    parts = word.split()
    led = 0
    while led < len(parts) - 1 and _ADJECTIVE.fullmatch(parts[led]):
        led += 1
    if led and parts[led][0].isupper() and parts[0] not in _NO_ADJECTIVE:
        return _german_phrase(parts[:led], parts[led:], role)
    forms: Forms = [(word, role)]
    headed = len(parts) > 1 and parts[0] in _HEADS
    if all(part[0].isupper() for part in parts) and not headed:
        forms += [(form, "genitive") for form in _german_genitives(word)]
    elif headed:
        heads = _german_genitives(parts[0])
        forms += [(" ".join([head, *parts[1:]]), "genitive") for head in heads]
    return forms


# Kinds of state or place that stand before the name and take the ending themselves: "der Republik Moldau".
_HEADS = frozenset({"Republik", "Volksrepublik", "Bundesrepublik", "VR", "DR", "Königreich"})
_HEADS |= {"Großherzogtum", "Emirat", "Sultanat", "Staat", "Organisation"}
_HEADS |= {"Land", "Bundesland", "Freistaat", "Kanton", "Kreis", "Landkreis", "Bezirk", "Stadt"}
_HEADS |= {"Gemeinde", "Provinz", "Insel"}
# First words in -e or -er that are no adjectives.
_NO_ADJECTIVE = frozenset({"Côte", "State", "Porte", "Prager"})


def _german_phrase(adjectives: list[str], rest: list[str], role: Role) -> Forms:
    """The adjectives of "Weißes Haus" take weak and strong endings, the noun its genitive."""
    match = _ADJECTIVE.fullmatch(adjectives[0])
    assert match is not None
    ending = match.group(1)
    stems = [re.sub(r"(er|es|e)$", "", adjective) for adjective in adjectives]
    noun, tail = rest[0], rest[1:]

    def phrase(end: str, head: str) -> str:
        return " ".join([*(stem + end for stem in stems), head, *tail])

    forms: Forms = [(" ".join([*adjectives, *rest]), role)]
    forms += [(phrase(end, noun), role) for end in ("e", "en")]
    if ending == "e":  # feminine or plural: "der Vereinten Nationen" is dative as well
        forms.append((phrase("er", noun), role))
        if noun.endswith(("e", "er", "el")):
            forms.append((phrase("en", noun + "n"), role))
        return forms
    forms.append((phrase("em", noun), role))
    return forms + [(phrase("en", form), "genitive") for form in _german_genitives(noun)]


def _german_genitives(word: str) -> list[str]:
    if word.isupper() or word.endswith("."):
        return []
    last = word.rsplit(maxsplit=1)[-1]
    if _NO_S.search(last):
        return []
    if _SHORT_NOUN.search(last):
        if last.endswith("nis"):
            return [word + "ses"]
        return [word + "es"] if last.endswith("s") else [word + "s", word + "es"]
    if last.endswith(_SIBILANT):
        return [word + "'", word + "’"]
    return [word + "s"]


def _german_people(word: str, names: LocalNames) -> list[str]:
    stem = word.removesuffix("e")
    if stem != word and stem.lower() in names.adjectives:  # der Deutsche, ein Deutscher
        return [stem + end for end in ("e", "er", "en", "em")]
    if word.endswith("in"):
        return [word, word + "nen"]
    made = not any(other.endswith("in") for other in names.people)
    if word.endswith("er"):
        women = [word + "in", word + "innen"] if made else []
        return [word, word + "n", word + "s", *women]
    if word[-1] in "aiou":
        return [word, word + "s"]
    women = [stem + "in", stem + "innen"] if made else []
    weak = "n" if word.endswith(("e", "ar")) else "en"
    return [word, word + weak, *women]


def _german_adjective(stem: str) -> Forms:
    if stem[0].isupper() and stem.endswith("er"):  # Schweizer
        return [(stem, "adjective")]
    forms: Forms = []
    for form in (stem + end for end in ("e", "er", "es", "en", "em")):
        # It may open a sentence or a name: "Russische Föderation".
        forms += [(form, "adjective"), (form[0].upper() + form[1:], "adjective")]
    return forms
