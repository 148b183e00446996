"""Who is named by itself before a colon: "Ganz anders die Kammer: Sie lehnt das ab"."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.reading.clause import Clause
from zopa.reading.names import Name
from zopa.reading.page import Page


def set_apart(page: Page, names: Sequence[Name], clause: Clause, pronoun: str) -> Name | None:
    """The one name of a clause without a verb that ends at a colon, if a pronoun behind agrees with it."""
    words, grammar, end = page.words, page.grammar, clause.words[-1] + 1
    if len(names) != 1 or names[0].last != end or words.text[end : end + 1] != [":"]:
        return None
    article = words.low[names[0].head]
    agrees = (article in grammar.plural_articles) == (pronoun in grammar.she_words)
    return names[0] if agrees and article in grammar.articles else None
