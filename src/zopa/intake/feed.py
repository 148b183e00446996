"""RSS and Atom feeds: each item a report of its own."""

from __future__ import annotations

import io
from typing import Any

from zopa.case.spans import Published
from zopa.intake.clean import Pieces, tidy
from zopa.intake.decode import decode
from zopa.intake.draft import PARSER_ERRORS, Draft, quiet
from zopa.intake.html import declared_charset
from zopa.intake.markup import plain
from zopa.intake.metadates import inferred_date, printed_date
from zopa.intake.sniff import Unreadable

_MOST_ITEMS = 10_000


def read_feed(data: bytes) -> list[Draft]:
    """A draft for each item that has words: its title, then its content or else its summary.

    ``part`` is the item's id (its link or number where it has none). Raises `Unreadable` for a feed
    that cannot be parsed or has no items.
    """
    import feedparser

    quiet("feedparser")
    encoding = decode(data, declared=declared_charset(data))[1]
    try:
        # From memory: given anything else, feedparser would open files and addresses.
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except PARSER_ERRORS as error:
        raise Unreadable("the feed is damaged", "download it again") from error
    outlet = tidy(feed.feed.get("title"))
    result: list[Draft] = []
    used: dict[str, int] = {}
    for number, entry in enumerate(feed.entries[:_MOST_ITEMS], 1):
        name = tidy(entry.get("id")) or tidy(entry.get("link")) or f"item {number}"
        used[name] = used.get(name, 0) + 1
        part = name if used[name] == 1 else f"{name} ({used[name]})"
        result.append(_draft(entry, part=part, number=number, outlet=outlet, encoding=encoding))
    if not result:
        raise Unreadable("there is no item in this feed", "download it again")
    return result


def _draft(
    entry: Any,  # noqa: ANN401
    *,
    part: str,
    number: int,
    outlet: str | None,
    encoding: str,
) -> Draft:
    place = f"item {number}"
    title = tidy(plain(entry.get("title") or "").finish()[0])
    contents = [str(content.get("value") or "") for content in entry.get("content") or []]
    body, _ = plain(max([*contents, str(entry.get("summary") or "")], key=len)).finish()
    pieces = Pieces()
    if title and not body.startswith(title):
        pieces.add(title, place=place)
        pieces.add("\n\n", place=place)
    pieces.add(body, place=place)
    text, origins = pieces.finish()
    source = entry.get("source") or {}
    return Draft(
        text=text,
        origins=origins,
        format="feed",
        part=part,
        encoding=encoding,
        title=title,
        outlet=tidy(source.get("title")) or outlet,
        author=tidy(entry.get("author")),
        published=_published(entry),
    )


def _published(entry: Any) -> Published | None:  # noqa: ANN401
    # Asked with `in` first: feedparser gives one for the other where only one is there.
    for name, known in (("published", printed_date), ("updated", inferred_date)):
        if name in entry and (found := known(entry[name], f"feed {name}")):
            return found
    return None
