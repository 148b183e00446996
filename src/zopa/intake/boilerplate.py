"""What pages repeat around every report: cookies, newsletters, links to others, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zopa.case.report import Noise
from zopa.intake.lines import SENTENCE_END, Line

_I = re.IGNORECASE
# The whole line is one of these, perhaps with a number or a stop behind it.
_ALONE = re.compile(
    r"(?:anzeige|werbung|advertisement|sponsored|teilen|drucken|merken|kommentare?|kommentieren|"
    r"kommentar schreiben|comments?|leave a comment|share|share this(?: article| story)?|print|"
    r"e-?mail|facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|pocket|xing|"
    r"auf facebook teilen|artikel teilen|artikel drucken|nach oben|back to top|zur startseite|"
    r"startseite|home|impressum|datenschutz|datenschutzerklärung|agb|kontakt|privacy policy|"
    r"terms of use|jetzt abonnieren|abonnieren|subscribe|sign up|newsletter|anmelden|registrieren|"
    r"log ?in|einloggen|alle cookies akzeptieren|accept all(?: cookies)?|cookie-einstellungen|"
    r"weiterlesen|read more|mehr lesen|mehr erfahren|mehr anzeigen|поделиться|реклама|поділитися)"
    r"(?:[ ]?\(?\d{0,6}\)?)?[ ]?[.!:›»>]?"
)
_ELSEWHERE = re.compile(
    r"(?:lesen sie auch|lesen sie hier|lesen sie mehr|lesen sie dazu|mehr dazu|mehr zum thema|"
    r"mehr zu diesem thema|das könnte sie auch interessieren|auch interessant|zum thema|"
    r"read also|also read|read more|read next|related|related articles|related stories|"
    r"more on this story|more on this topic|see also|you may also like|recommended|"
    r"читайте также|читайте також)\b[ ]?(?P<colon>:)?",
    _I,
)
_COOKIES = re.compile(
    r"(?:wir (?:verwenden|nutzen|setzen)|diese (?:web)?(?:seite|site) (?:verwendet|nutzt)|"
    r"we use|this (?:web)?site uses|our site uses)\b.{0,80}\bcookies?\b|"
    r"\bcookies?\b.{0,80}(?:zustimmen|akzeptieren|accept|consent|einwillig|your device)",
    _I,
)
_NEWSLETTER = re.compile(
    r"\bnewsletter\b.{0,80}(?:abonnieren|anmelden|bestellen|sign up|subscribe|inbox|postfach)|"
    r"(?:abonnieren sie|melden sie sich|subscribe|sign up)\b.{0,80}"
    r"\b(?:newsletter|kanal|channel)\b|"
    r"newsletter.{0,60}kostenlos|(?:receiving|erhalten) (?:this|diesen?) (?:e?-?mail|newsletter)|"
    r"view (?:this email )?in (?:your )?browser|im browser (?:ansehen|anzeigen|öffnen)|"
    r"^(?:unsubscribe|abmelden|abbestellen|manage preferences)\b.{0,100}$|"
    r"folgen sie uns (?:auf|bei)|follow us on",
    _I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b(?=[ ]?(?:©|\(c\)|\d{4}|by\b)))[ ]?(?:©[ ]?)?\w|"
    r".{0,80}(?:alle rechte vorbehalten|"
    r"all rights reserved|все права защищены|усі права захищені)",
    _I,
)
_COMMENT_COUNT = re.compile(r"\d{1,6}[ ](?:kommentare?|comments?|shares?|likes?|aufrufe|views)", _I)
_MOST = 300
_MOST_LINK = 160


def boilerplate(lines: list[Line]) -> Iterator[Noise]:
    """Lines that every page of an outlet has, and lists of links to other reports."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if len(line.words) > _MOST:
            continue
        words = line.words
        if match := _ELSEWHERE.match(words):
            alone = match.end() == len(words)
            if alone or match.group("colon"):
                yield Noise(line.start, line.end, "boilerplate")
            if alone:
                last = _links_end(lines, index)
                if last > index:
                    yield Noise(lines[index].start, lines[last - 1].end, "boilerplate")
                    index = last
            continue
        if _is_boilerplate(words):
            yield Noise(line.start, line.end, "boilerplate")


def _is_boilerplate(words: str) -> bool:
    lowered = words.lower()
    if _ALONE.fullmatch(lowered) or _COMMENT_COUNT.fullmatch(words):
        return True
    if _COPYRIGHT.match(words) and len(words) <= _MOST_LINK:
        return True
    return bool(_COOKIES.search(words) or _NEWSLETTER.search(words))


def _links_end(lines: list[Line], start: int) -> int:
    """Behind the last of the headlines that follow a heading such as "Mehr zum Thema".

    Only where they run to the end of the report: further up, the next line may be its heading.
    """
    end = start
    while end < len(lines):
        words = lines[end].words
        if len(words) > _MOST_LINK or (SENTENCE_END.search(words[-8:]) and not words.endswith("?")):
            break
        end += 1
    return end if end == len(lines) else start
