"""Forms of verbs, made from their infinitives: "ab|lehnen" gives "lehnte ... ab" and "abgelehnt"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

_BAR = "|"  # between a verb and the particle that may part from it


class Forms(Struct, frozen=True):
    """A verb: ``apart``, the forms beside which its ``particle`` stands alone (all forms where it
    has none), and ``joined``, those in one piece with it.
    """

    apart: frozenset[str]
    particle: str = ""
    joined: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """All forms, in one piece or two."""
        return self.apart | self.joined


class Paradigm(Struct, frozen=True):
    """How verbs with one ending are inflected: ``forms`` and ``participle`` are replacements."""

    ending: re.Pattern[str]
    forms: tuple[str, ...]
    participle: str

    def of(self, verb: str) -> tuple[frozenset[str], str] | None:
        """The forms of a verb but its participle, and that; ``None`` for one with another ending."""
        match = self.ending.fullmatch(verb)
        if match is None:
            return None
        return frozenset(match.expand(form) for form in self.forms), match.expand(self.participle)


class Conjugation(Struct, frozen=True, kw_only=True):
    """How the verbs of a language are inflected.

    ``regular`` paradigms are tried in their order; ``irregular`` verbs have their forms and their
    participle listed. A participle begins with ``prefix``, but for verbs with one of the
    ``inseparable`` first parts and those that end like ``unprefixed``; ``mark`` stands between a
    particle and its infinitive ("abzulehnen"). ``nouns`` are forms that mostly are none of the verb.
    """

    regular: tuple[Paradigm, ...]
    irregular: Mapping[str, tuple[frozenset[str], str]]
    prefix: str = ""
    mark: str = ""
    unprefixed: re.Pattern[str] | None = None
    inseparable: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()

    def forms(self, spec: str) -> Forms:
        """The forms of a verb; in ``spec`` a bar stands behind a separable particle.

        Raises ``ValueError`` for a word that ends like no verb of the language.
        """
        particle, bar, verb = spec.partition(_BAR)
        if not bar:
            forms, participle = self._simple(spec)
            return Forms((forms | {participle}) - self.nouns)
        forms, participle = self._simple(verb)
        joined = {particle + form for form in (*forms, participle)}
        if self.mark:
            joined.add(particle + self.mark + verb)
        return Forms(forms - self.nouns, particle, frozenset(joined))

    def participles(self) -> frozenset[str]:
        """The participles of irregular verbs, by themselves and behind an inseparable first part."""
        plain = [participle for _, participle in self.irregular.values()]
        bare = [participle.removeprefix(self.prefix) for participle in plain]
        return frozenset(plain).union(first + one for first in self.inseparable for one in bare)

    def _simple(self, verb: str) -> tuple[frozenset[str], str]:
        """The forms of a verb without a separable particle, and its participle."""
        known = self.irregular.get(verb)
        if known is not None:
            return known
        first = next((p for p in self.inseparable if verb.startswith(p)), "")
        known = self.irregular.get(verb[len(first) :]) if first else None
        if known is not None:
            forms, participle = known
            return (
                frozenset(first + form for form in forms),
                first + participle.removeprefix(self.prefix),
            )
        for paradigm in self.regular:
            found = paradigm.of(verb)
            if found is not None:
                forms, participle = found
                bare = first or (self.unprefixed is not None and self.unprefixed.search(verb))
                return forms, participle if bare else self.prefix + participle
        raise ValueError(f"{verb!r} ends like no verb; add it to the irregular ones of verbs.yaml")


def whole_forms(conjugation: Conjugation, specs: Sequence[str]) -> frozenset[str]:
    """The forms of some verbs in one piece."""
    found = [conjugation.forms(spec) for spec in specs]
    return frozenset(form for one in found for form in (one.joined or one.apart))
