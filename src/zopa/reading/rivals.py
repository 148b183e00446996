"""Of stands of one holder on the same words, those that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from zopa.case.findings import Stance
from zopa.reading.choices import holder
from zopa.reading.context import Topic
from zopa.reading.cues import Hit
from zopa.reading.stand import Stand


def nearest(
    pairs: Sequence[tuple[Stand, Topic, bool]],
) -> list[tuple[Stand, Topic, bool]]:
    """Of two stands of one holder on the same words that of the clause in which they stand:
    "bekräftigte, dass er die Maut ablehne"; what somebody says of a deed goes before the deed, and
    the answer before what it comes after: "prüfte die Maut und lehnte ab".

    Who does not refuse what he asks for is for it: "lehnt die Maut nicht ab, er fordert sie sogar". Who
    says in a clause that breaks into another how he stood before has changed his mind.
    """
    answered = {(holder(stand), topic.hit) for stand, topic, _ in pairs if stand.answers}
    said = {
        (holder(stand), topic.hit)
        for stand, topic, certain in pairs
        if certain and not stand.specific and (stand.judges or not stand.act)
    }
    kept = [
        (stand, topic, certain)
        for stand, topic, certain in pairs
        if not stand.specific or (holder(stand), topic.hit) not in said
        if stand.answers or stand.stance != "open" or (holder(stand), topic.hit) not in answered
    ]
    asked = {(holder(stand), topic.hit) for stand, topic, _ in kept if stand.stance == "for"}
    kept = [
        (stand, topic, certain)
        for stand, topic, certain in kept
        if (stand.stance, stand.contrary) != ("open", "against")
        or (holder(stand), topic.hit) not in asked
    ]
    own: dict[tuple[str | None, Hit], set[Stance]] = {}
    for stand, topic, _ in kept:
        if topic.hit.first in stand.shown:
            own.setdefault((holder(stand), topic.hit), set()).add(stand.stance)
    return [
        (stand, topic, certain)
        for stand, topic, certain in kept
        if stand.answers
        or topic.hit.first in stand.shown
        or (holder(stand), topic.hit) not in own
        or (not certain and _turns(stand, topic.hit, own[holder(stand), topic.hit]))
    ]


def _turns(stand: Stand, hit: Hit, before: set[Stance]) -> bool:
    """Whether a pronoun takes a matter up on which the same holder stood otherwise: "Peru, das die Maut
    abgelehnt hatte, stimmte ihr zu".
    """
    inserted = min(stand.shown, default=hit.first) < hit.first < stand.trigger[0]
    return inserted and stand.stance not in before and hit.first not in stand.region
