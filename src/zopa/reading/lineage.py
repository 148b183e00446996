"""The chain of a statement: the hands it came through, from the nearest to the reader to its origin."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Link, LinkKind
from zopa.reading.hands import CARRIERS, Hand
from zopa.reading.names import Name
from zopa.reading.page import Page
from zopa.reading.voice import Range

_DEPTH: dict[LinkKind, int] = {
    "outlet": 0,
    "agency": 0,
    "document": 2,
    "official": 3,
    "principal": 4,
}


class Lineage:
    """Puts the hands of one page's statements in their order."""

    def __init__(self, page: Page, names: Sequence[Name]) -> None:
        self.page = page
        self._at = {i: name for name in reversed(names) for i in range(name.head, name.last)}

    def of(
        self,
        actor: str | None,
        speaker_spans: Sequence[Range],
        hands: Sequence[Hand],
        beside: Sequence[int],
    ) -> tuple[Link, ...]:
        """The chain of a statement of an actor, whom ``speaker_spans`` name; none for a mere speaker.

        ``beside`` are the words around the statement: who tells a paper may be named there.
        """
        ordered = sorted(hands, key=lambda hand: (_depth(hand), hand.first))
        links = [
            Link(hand.kind, self.page.part(hand.first, hand.last), hand.actor) for hand in ordered
        ]
        texts = self.page.words.text
        named = next(
            (
                (first, last)
                for first, last in speaker_spans
                if not any(hand.head < last and first < hand.tail for hand in hands)
                and any(texts[i][0].isupper() for i in range(first, last))
            ),
            None,
        )
        if named is None and any(hand.told for hand in hands):
            name = next(
                (self._at[i] for i in beside if i in self._at and self._at[i].kind == "person"),
                None,
            )
            if name is not None:
                named, actor = (name.head, name.last), name.actor
        if named is not None:
            speaker = self.page.part(*named)
            if any(hand.kind == "principal" for hand in hands):
                links.insert(len(links) - 1, Link("official", speaker, actor))
            elif any(hand.kind == "official" and hand.unnamed is None for hand in hands):
                links.append(Link("principal", speaker, actor))
            elif not any(hand.kind == "official" for hand in hands):
                links.append(Link("official", speaker, actor))
        only = links[0].kind if len(links) == 1 else None
        return () if only in {"official", "principal"} else tuple(links)


def _depth(hand: Hand) -> int:
    """How far from the reader a hand stands; what is cited stands behind who cites."""
    return _DEPTH[hand.kind] + (hand.cited and hand.kind in CARRIERS)
