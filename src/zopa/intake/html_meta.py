"""What a page says about itself: title, outlet, author, date of publication."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from zopa.case.spans import Published
from zopa.intake.byline_elements import bylines_of, standfirst_of
from zopa.intake.clean import tidy
from zopa.intake.dateparts import parts_of
from zopa.intake.metadates import inferred_date, printed_date
from zopa.intake.outlets import looks_like_outlet

_KINDS = (
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle reviewnewsarticle liveblogposting blogposting report "
    "scholarlyarticle techarticle socialmediaposting"
)
_ARTICLES = frozenset(_KINDS.split())
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "last-published",
    "date",
)
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified")
_MOST_JSON = 1_000_000
_DEEPEST = 6
_MOST_LINE = 120


class Page(Struct, frozen=True, kw_only=True):
    """Metadata of a page, tidy; ``headline`` is the text of its only ``h1``.

    ``bylines`` are the short lines beside the headline that name author, outlet or day, ``standfirst``
    is what a class calls so between headline and article.
    """

    title: str | None = None
    headline: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Published | None = None
    bylines: tuple[str, ...] = ()
    standfirst: str | None = None


def page_of(tree: Any) -> Page:  # noqa: ANN401
    """The metadata of a parsed page (an lxml element), where JSON-LD, then meta tags, say it."""
    meta = _meta(tree)
    article = _article(tree)
    headings = [heading for h1 in tree.iter("h1") if (heading := tidy("".join(h1.itertext())))]
    headline = headings[0] if len(set(headings)) == 1 else None
    return Page(
        title=tidy(article.get("headline")) or headline or _first(meta, _TITLE) or _title(tree),
        headline=headline,
        outlet=_name(article.get("publisher"))
        or _first(meta, _OUTLET)
        or _masthead(tree, headline),
        author=_name(article.get("author")) or _author(meta),
        published=_published(tree, article, meta),
        bylines=bylines_of(tree),
        standfirst=standfirst_of(tree),
    )


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and name.lower() not in found:
            found[name.lower()] = content
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := tidy(meta.get(name)))), None)


def _author(meta: dict[str, str]) -> str | None:
    # Many pages put the address of a profile here, which is no name.
    name = _first(meta, _AUTHOR)
    return None if name is None or "://" in name or name.startswith("@") else name


def _title(tree: Any) -> str | None:  # noqa: ANN401
    element = next(tree.iter("title"), None)
    return None if element is None else tidy(element.text)


def _masthead(tree: Any, headline: str | None) -> str | None:  # noqa: ANN401
    """What stands behind the headline in the window's title, if the page shows it as well."""
    title = _title(tree)
    if not title or not headline or not title.startswith(headline):
        return None
    name = title[len(headline) :].strip(" |–—-·:")
    shown = looks_like_outlet(name) or any(
        name == (element.text or "").strip() for element in tree.iter("p", "a", "div", "span")
    )
    return name if name and shown else None


def _article(tree: Any) -> dict[str, Any]:  # noqa: ANN401
    """The one article of the page's JSON-LD; empty where there is none or more than one."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > _MOST_JSON:
            continue
        try:
            value = json.loads(source.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_articles_in(value, 0))
    return found[0] if found and all(_same(found[0], other) for other in found) else {}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.get("headline") == other.get("headline")


def _articles_in(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:1000]:
            yield from _articles_in(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.lower() in _ARTICLES for name in names):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth + 1)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    name = tidy(value)
    return None if name is None or "://" in name else name


def _published(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> Published | None:  # noqa: ANN401
    printed = printed_date(article.get("datePublished"), "JSON-LD datePublished")
    if printed:
        return printed
    for name in _PUBLISHED:
        if found := printed_date(meta.get(name), f"meta {name}"):
            return found
    if found := _time(tree):
        return found
    modified = inferred_date(article.get("dateModified"), "JSON-LD dateModified")
    if modified:
        return modified
    for name in _MODIFIED:
        if found := inferred_date(meta.get(name), f"meta {name}"):
            return found
    return None


def _time(tree: Any) -> Published | None:  # noqa: ANN401
    """The date of the ``time`` elements: of the one marked as such, or the only date there is."""
    plain: list[Published] = []
    for element in tree.iter("time"):
        value = element.get("datetime") or element.get("content") or element.text
        marked = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        found = printed_date(value, "time element")
        if found and marked:
            return found
        if found and not _in_prose(element):
            plain.append(found)
    return plain[0] if plain and all(other == plain[0] for other in plain) else None


def _in_prose(element: Any) -> bool:  # noqa: ANN401
    """Whether a time stands in a paragraph that speaks of it, not in a line of its own."""
    for parent in element.iterancestors("p", "li", "td"):
        words = " ".join("".join(parent.itertext()).split())
        return len(words) > _MOST_LINE or parts_of(words.strip(" ,")) is None
    return False
