"""Mentions of actors, from the names of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zopa.case.findings import Mention
from zopa.case.spans import Span
from zopa.language.folding import name_key
from zopa.language.grammar import Grammar
from zopa.reading.names import Name
from zopa.reading.page import Page


def mentions(page: Page, names: Sequence[Name]) -> list[Mention]:
    """One mention for each actor and form of its name; the evidence is every place of it."""
    places: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        if name.actor is not None and name.role != "adjective":
            form = page.between(name.first, name.last)
            if name.genitive and name.kind == "person":
                form = _nominative(form, page.grammar)
            places.setdefault((name.actor, form), []).append(name)
    return [
        Mention(
            id="",
            evidence=tuple(page.span(n.first, n.last) for n in found),
            confidence=0.9,
            rule=found[0].rule,
            report=page.report.id,
            actor=actor,
            kind=found[0].kind,
            name=found[0].name,
            form=form,
            iso2=found[0].iso2,
        )
        for (actor, form), found in places.items()
    ]


def bodies(page: Page, names: Sequence[Name], marked: Mapping[int, int]) -> list[Mention]:
    """Organisations that no list has and the encoder marks (``marked``: last word by first).

    One mention for each name, with every place where it is marked and no other actor is named.
    """
    taken = {at for name in names if name.actor for at in range(name.first, name.last)}
    places: dict[str, list[Span]] = {}
    for first, last in marked.items():
        if taken.isdisjoint(range(first, last)) and page.words.text[first][0].isupper():
            span = page.span(first, last)
            places.setdefault(" ".join(span.text.split()), []).append(span)
    found = []
    for form, spans in places.items():
        stem = form.removesuffix(page.grammar.genitive_ending)
        name = stem if stem in places else form
        found.append(
            Mention(
                id="",
                evidence=tuple(spans),
                confidence=0.7,
                rule="name.marked_body",
                report=page.report.id,
                actor=f"organisation-{name_key(name)}",
                kind="organisation",
                name=name,
                form=name,
            )
        )
    return [one for one in found if one.actor != "organisation-"]


def _nominative(form: str, grammar: Grammar) -> str:
    """A personal name without the ending of a genitive."""
    for ending in (*grammar.possessive_marks, grammar.genitive_ending):
        if form.endswith(ending):
            return form.removesuffix(ending)
    return form
