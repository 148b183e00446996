"""Random games of orders, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from zopa.deals.game import (
    Game,
    Issue,
    Link,
    Option,
    Party,
    Preference,
    Ranking,
    RedLine,
    WalkAway,
    Weights,
)


def issue(id: str, *options: str) -> Issue:
    return Issue(id=id, options=tuple(Option(id=option) for option in options))


def order(text: str) -> Ranking:
    """``a > b = c`` as a ranking."""
    return Ranking(
        tiers=tuple(tuple(name.strip() for name in tier.split("=")) for tier in text.split(">"))
    )


@st.composite
def rankings(draw: st.DrawFn, names: list[str]) -> Ranking | None:
    """An order of some of the names with ties, or none at all."""
    some = draw(st.lists(st.sampled_from(names), unique=True))
    if not some:
        return None
    tiers: list[list[str]] = [[some[0]]]
    for name in some[1:]:
        if draw(st.booleans()):
            tiers.append([name])
        else:
            tiers[-1].append(name)
    return Ranking(tiers=tuple(map(tuple, tiers)))


@st.composite
def games(draw: st.DrawFn, *, most_parties: int = 3) -> Game:
    """Games with orders, figures and gaps, red lines and links of every kind."""
    issues = tuple(
        issue(f"i{number}", *(f"o{o}" for o in range(draw(st.integers(1, 4)))))
        for number in range(draw(st.integers(1, 4)))
    )
    parties = tuple(
        draw(_parties(f"p{number}", issues)) for number in range(draw(st.integers(1, most_parties)))
    )
    links = draw(st.lists(_links(issues, [p.id for p in parties]), max_size=2))
    return Game(id="drawn", parties=parties, issues=issues, links=tuple(links))


@st.composite
def _parties(draw: st.DrawFn, id: str, issues: tuple[Issue, ...]) -> Party:
    preferences: dict[str, Preference] = {}
    for one in issues:
        names = [option.id for option in one.options]
        figures = st.dictionaries(st.sampled_from(names), st.floats(0, 1), min_size=1)
        match draw(st.sampled_from(["order", "figures", "nothing"])):
            case "order":
                ranking = draw(rankings(names))
                preferences |= {one.id: Preference(order=ranking)} if ranking else {}
            case "figures":
                preferences[one.id] = Preference(values=draw(figures))
            case _:
                pass
    ids = [one.id for one in issues]
    ranking = draw(rankings(ids))
    package = {one.id: draw(st.sampled_from(one.options)).id for one in issues}
    limit = draw(
        st.sampled_from([None, WalkAway(value=0.3), WalkAway(value=0.0), WalkAway(package=package)])
    )
    lines = draw(st.lists(_terms(issues), max_size=2))
    return Party(
        id=id,
        veto=draw(st.booleans()) or id == "p0",
        weights=Weights(order=ranking) if ranking else None,
        preferences=preferences,
        walk_away=limit,
        red_lines=tuple(RedLine(terms=terms) for terms in lines),
    )


@st.composite
def _terms(draw: st.DrawFn, issues: tuple[Issue, ...]) -> dict[str, tuple[str, ...]]:
    some = draw(st.lists(st.sampled_from(issues), min_size=1, max_size=2, unique_by=lambda i: i.id))
    return {
        one.id: tuple(
            draw(st.lists(st.sampled_from([o.id for o in one.options]), min_size=1, unique=True))
        )
        for one in some
    }


@st.composite
def _links(draw: st.DrawFn, issues: tuple[Issue, ...], parties: list[str]) -> Link:
    kind = draw(st.sampled_from(["requires", "excludes", "bonus"]))
    first, second = draw(_terms(issues)), draw(_terms(issues))
    if kind == "bonus":
        gains = draw(st.dictionaries(st.sampled_from(parties), st.floats(-0.5, 0.5), min_size=1))
        return Link(kind="bonus", if_=first, gains=gains)
    return Link(kind="requires" if kind == "requires" else "excludes", if_=first, then=second)
