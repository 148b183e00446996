"""Compact entries of the language data, and the YAML files that hold them; a language is a folder."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import yaml

LANGUAGES = ("de", "en")
_BRACES = re.compile(r"\{([^{}]*)\}")


def expand(spec: str) -> list[str]:
    """The words that a compact entry stands for: ``forder{n,t,te}`` gives three words."""
    match = _BRACES.search(spec)
    if match is None:
        return [spec]
    head, tail = spec[: match.start()], spec[match.end() :]
    return [w for ending in match.group(1).split(",") for w in expand(head + ending + tail)]


def expand_all(specs: str | list[str] | tuple[str, ...]) -> frozenset[str]:
    """All words of a blank-separated text (or a list) of compact entries."""
    items = specs.split() if isinstance(specs, str) else list(specs)
    return frozenset(word for item in items for word in expand(item))


def load(language: str, name: str) -> dict[str, Any]:
    """The YAML file ``name`` of a language's folder; raises ``FileNotFoundError`` where there is none."""
    text = resources.files("zopa.language").joinpath(language, name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C if there
    return data
