"""Ids are hashes of content, so reading the same thing twice adds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import msgspec

from zopa.case.findings import Finding

F = TypeVar("F", bound=Finding)

_NOT_CONTENT = frozenset({"id", "confidence", "rule", "speaker_rule"})


def content_id(prefix: str, *parts: object) -> str:
    """``prefix`` and 80 bits of BLAKE2b over the parts, as ``prefix-<20 hex digits>``."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else msgspec.json.encode(part))
        digest.update(b"\x1f")
    return f"{prefix}-{digest.hexdigest()}"


def with_id(finding: F) -> F:
    """The finding with its id set from its content; rule and confidence do not count.

    Nor do fields that have their default, so that ids (and the decisions that name them) stay the
    same when a kind of finding gains a field.
    """
    kind = type(finding)
    content = [
        (name, value)
        for name, default in _content(kind)
        if (value := getattr(finding, name)) != default
    ]
    return msgspec.structs.replace(finding, id=content_id(kind.__name__.lower(), content))


def unique(findings: Iterable[F]) -> list[F]:
    """The findings with ids set, each content once, the most confident reading of it kept."""
    best: dict[str, F] = {}
    for finding in map(with_id, findings):
        held = best.get(finding.id)
        if held is None or finding.confidence > held.confidence:
            best[finding.id] = finding
    return list(best.values())


@cache
def _content(kind: type[Finding]) -> tuple[tuple[str, object], ...]:
    fields = msgspec.structs.fields(kind)
    return tuple(sorted((f.name, f.default) for f in fields if f.name not in _NOT_CONTENT))
