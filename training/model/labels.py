"""What the heads say: the labels of each, in the order of their numbers.

The run time reads them from the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
MOODS = ("none", "indicative", "konjunktiv_1", "konjunktiv_2")
NAMES = ("PER", "LOC", "ORG", "OTH")
RELATIONS = (
    "acl",
    "acl:relcl",
    "advcl",
    "advmod",
    "advmod:emph",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:pass",
    "dep",
    "det",
    "det:poss",
    "discourse",
    "expl",
    "expl:pass",
    "expl:pv",
    "fixed",
    "flat",
    "flat:name",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:poss",
    "nsubj",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:arg",
    "obl:tmod",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
    "goeswith",
    "dislocated",
)

FORMS = ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")
LAYERS: dict[str, tuple[str, ...]] = {
    "direct": ("Direct",),
    "content": ("Indirect", "FreeIndirect", "IndirectFreeIndirect"),
    "inner": ("Indirect",),  # speech told within speech
    "reported": ("Reported",),
    "target": ("target",),  # what a position is about
}
"""Layers of stretches; those of one layer do not overlap."""

MEDIA = ("Speech", "Writing", "Thought", "ST", "SW", "TW")
HEDGES = ("none", "self_report", "relayed", "framing", "anonymous", "hearsay")
ROLES = ("none", "speaker", "cue", "addressee", "part")
"""What a word is to a quotation; ``part`` stands in another stretch of the same one.

Frames are apart: they overlap speaker and cue.
"""

STANCES = ("none", "for", "open", "against")
PARTS = ("none", "party", "condition")
"""What a word is to the target of a position."""

IGNORE = -100


def bio(labels: Sequence[str]) -> tuple[str, ...]:
    """``O``, then beginning and inside for each label."""
    return ("O", *(mark + label for label in labels for mark in ("B-", "I-")))
