"""Names of outlets, where a text itself shows them: mastheads, sign-offs, copyright lines."""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÄÖÜА-ЯЁІЇЄҐ0-9]"
_KINDS = (
    "zeitung kurier tagblatt tageblatt blatt rundschau anzeiger bote presse post times ledger "
    "herald journal gazette tribune guardian chronicle observer telegraph courier news magazin "
    "magazine merkur rundfunk fernsehen radio tv sender kanal agentur agency morgenpost dispatch "
    "inquirer newswire newsroom depesche"
)
_WORD = re.compile(rf"(?:.*\w-?)?(?:{'|'.join(_KINDS.split())})$", re.IGNORECASE)
_NEWS = "nachrichten"
_MOST_WORDS = 6
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ]?(?:©[ ]?)?(?:(?:19|20)\d\d[ ])?(?P<name>[^\d|·,.()©\n]{3,60})",
    re.IGNORECASE,
)


def looks_like_outlet(words: str) -> bool:
    """Whether a capitalised phrase calls itself a paper, a station or an agency."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST_WORDS or not re.match(_CAPITAL, parts[0]):
        return False
    if any(_WORD.match(part) for part in parts):
        return True
    # "Schlechte Nachrichten" is a headline, "Kanal Sieben Nachrichten" is none.
    return len(parts) > 2 and parts[-1].lower() == _NEWS


def copyright_holder(words: str) -> str | None:
    """The outlet that a copyright line names, or ``None``."""
    match = _COPYRIGHT.match(words)
    name = match.group("name").strip() if match else ""
    return name if looks_like_outlet(name) else None
