"""Search in the two indexes of a case file. What a user types is never the language of FTS5."""

# ruff: noqa: S608 - names of columns and numbers of ours go into the SQL, never a value

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator

from zopa.case.store.database import Database, Row
from zopa.case.store.protocol import Hit
from zopa.case.store.terms import TITLE_WEIGHT, Place, Term, merged, part_of, places, score, terms

# Where more reports than this hold the trigrams of the words, the latest of them are looked into.
MOST_CANDIDATES = 500
_MOST_TRIGRAMS = 24
_PAGE = 100


def search(database: Database, words: str, *, limit: int) -> list[Hit]:
    """Reports that hold all terms: as whole words first, then as parts of words."""
    wanted = terms(words)
    if limit < 1:
        return []
    with database.reading():
        hits = _by_words(database, wanted, limit)
        if len(hits) < limit:
            hits += _by_parts(database, wanted, limit - len(hits), {hit.report for hit in hits})
    return hits


def _by_words(database: Database, wanted: tuple[Term, ...], limit: int) -> list[Hit]:
    query = _all_of(term.text for term in wanted)
    found = database.rows(
        f"""
        SELECT words.rowid, report.id, -bm25(words, {TITLE_WEIGHT}, 1) AS score
        FROM words JOIN report ON report.key = words.rowid
        WHERE words MATCH ? ORDER BY score DESC, report.id LIMIT ?
        """,
        query,
        limit,
    )
    # In a second query, or the texts of all reports would be marked and not of the best only.
    mark = os.urandom(12).hex()  # no text can hold it
    rows = database.rows(
        """
        SELECT rowid, highlight(words, 1, ?, ?), text FROM words
        WHERE words MATCH ? AND rowid IN (SELECT value FROM json_each(?))
        """,
        mark,
        mark,
        query,
        json.dumps([row[0] for row in found]),
    )
    found_at = {
        key: merged(_marked_places(marked, mark))
        # highlight() drops the character NUL, and then the offsets would be wrong.
        if "\0" not in text
        else places(wanted, text, inside=False)
        for key, marked, text in rows
    }
    return [
        Hit(
            report=id,
            score=1 + score_ / (1 + score_),
            places=found_at[key],
            index="words",
        )
        for key, id, score_ in found
    ]


def _by_parts(
    database: Database, wanted: tuple[Term, ...], limit: int, seen: set[str]
) -> list[Hit]:
    inner = [part for term in wanted if (part := part_of(term))]
    if not inner:
        return []
    whole = [term.text for term in wanted if not part_of(term)]
    candidates = database.rows(
        f"""
        SELECT trigrams.rowid, report.id FROM trigrams JOIN report ON report.key = trigrams.rowid
        WHERE trigrams MATCH ?
        {"AND trigrams.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)" if whole else ""}
        ORDER BY report.day DESC, report.id LIMIT {MOST_CANDIDATES + len(seen)}
        """,
        _all_of(gram for part in inner for gram in _trigrams(part)),
        *([_all_of(whole)] if whole else []),
    )
    ids = {key: id for key, id in candidates if id not in seen}
    scores = {
        key: found
        for key, title, text in _texts(database, list(ids))
        if (found := score(wanted, title or "", text, inside=True)) is not None
    }
    best = sorted(scores, key=lambda key: (-scores[key], ids[key]))[:limit]
    found_at = {key: places(wanted, text, inside=True) for key, _, text in _texts(database, best)}
    return [
        Hit(report=ids[key], score=scores[key], places=found_at[key], index="trigrams")
        for key in best
    ]


def _texts(database: Database, keys: list[int]) -> Iterator[Row]:
    for at in range(0, len(keys), _PAGE):
        yield from database.rows(
            """
            SELECT key, title, text FROM searchable
            WHERE key IN (SELECT value FROM json_each(?))
            """,
            json.dumps(keys[at : at + _PAGE]),
        )


def _marked_places(marked: str, mark: str) -> Iterator[Place]:
    at = 0
    for number, piece in enumerate(marked.split(mark)):
        if number % 2:
            yield at, at + len(piece)
        at += len(piece)


def _trigrams(part: str) -> list[str]:
    grams = dict.fromkeys(part[at : at + 3] for at in range(len(part) - 2))
    return list(grams)[:_MOST_TRIGRAMS]  # the text itself is looked at afterwards


def _all_of(texts: Iterable[str]) -> str:
    """The FTS5 query for all of these; between quotes nothing has a meaning but the quote."""
    return " AND ".join('"' + text.replace('"', '""') + '"' for text in texts)
