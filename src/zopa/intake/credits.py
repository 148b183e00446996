"""Picture credits, licences, the language lists of image pages, captions with a running time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zopa.case.report import Noise, NoiseKind
from zopa.intake.lines import Line

_I = re.IGNORECASE
# Labels that nothing but a credit follows.
_SURE = re.compile(
    r"(?:bild[ ]?quellen?|bildnachweis|bildrechte|fotos?|fotocredit|photos?|photograph|photo[ ]by|"
    r"(?:image|photo|picture)[ ]credits?|credits?|symbol(?:bild|foto)|archiv(?:bild|foto)|"
    r"titel(?:bild|foto)|фото|grafik|infografik)[ ]?[:©][ ]?\S|"
    r"(?:photo|image|picture)[ ]by[ ][A-Z]|foto(?:grafie)?[ ]von[ ][A-Z]",
    _I,
)
# Labels that are also words, or the name of a newspaper.
_UNSURE = re.compile(r"(?:bild(?:er)?|images?|pictures?|quelle|source)[ ]?:[ ]?(?=\S)", _I)
_CREDITED = re.compile(
    r"\b(?:dpa|AFP|AP|Reuters|Getty|imago|picture[ -]alliance|Shutterstock|IMAGO|EPA|Wikimedia|"
    r"Commons|Public Domain|CC[ -]BY|Unsplash|Pixabay|privat|Pressefoto|Ukrinform|TASS)\b|©|/"
)
_LICENCE = re.compile(
    r"\b(?:CC[ -]BY(?:[ -](?:SA|NC|ND)){0,2}|CC0|Public Domain|Creative Commons|Wikimedia Commons|"
    r"Commons:Licensing|commons\.wikimedia\.org)\b|(?:image|file|photo) was released by\b|"
    r"does not indicate the copyright status",
    _I,
)
_LICENCE_LINE = re.compile(
    r"(?:By|Von|Author|Urheber|Lizenz|License|Licence|CC|Public Domain|This (?:image|file|photo)|"
    r"https?://|©)(?!\w)"
)
_RELEASED = re.compile(r"This (?:image|file|photo)(?:graph)? was released by\b")
_CREDIT_BEHIND = re.compile(
    r"[.!?][ ](?:foto|bild|photo|image|picture)s?:[ ][^.:\n]{2,60}(?:[·|][^.\n]{0,30})?$", _I
)
_BRACKET = re.compile(
    r"[(\[](?:foto|bild|bildquelle|photo|image|archivbild|archivfoto|symbolbild|©)s?[ ]?:?"
    r"[^()\[\]\n]{0,120}[)\]]",
    _I,
)
_RUNNING = re.compile(
    r"\((?:[\d./ -]{6,14},[ ]?)?\d{1,3}:\d\d(?::\d\d)?[ ]?(?:min(?:uten|utes|s)?|std|h|sek|sec)?\.?"
    r"(?:[ ]?[,|][^()\n]{0,40})?\)",
    _I,
)
_MEDIA = re.compile(
    r"(?:video|audio|podcast|livestream|bildergalerie|galerie|watch|listen)\b[ ]?[:|]", _I
)
_MEDIA_TIME = re.compile(r"\b\d{1,3}:\d\d[ ]?min", _I)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")
_ENDED = re.compile(r"(?<![Mm]in)\.$")
_CAPTION = re.compile(r"(?:bildunterschrift|bildtext|caption|im bild)[ ]?:", _I)
_MOST_CREDIT = 200
_MOST_CAPTION = 400

_MARKS = re.compile("[∙·•|]")
_FEWEST_ITEMS = 5
_MOST_ITEM = 30
_LANGUAGE_NAMES = (
    "العربية|বাংলা|bahasa indonesia|bahasa melayu|bahaso jambi|български|bosanski|"
    "català|čeština|cymraeg|dansk|deutsch|deutsch (sie-form)|ελληνικά|english|"
    "esperanto|español|eesti|euskara|فارسی|suomi|français|galego|עברית|हिन्दी|"
    "hrvatski|magyar|հայերեն|íslenska|italiano|日本語|ქართული|қазақша|한국어|kurdî|"
    "latviešu|lietuvių|македонски|മലയാളം|मराठी|nederlands|norsk|norsk bokmål|"
    "norsk nynorsk|plattdüütsch|polski|پښتو|português|português do brasil|română|"
    "русский|sicilianu|slovenčina|slovenščina|shqip|српски|српски / srpski|srpski|"
    "svenska|தமிழ்|తెలుగు|ไทย|türkçe|українська|اردو|oʻzbekcha|tiếng việt|中文|中文（简体）|"
    "中文（繁體）|简体中文|繁體中文|粵語|беларуская|беларуская (тарашкевіца)|español (méxico)|"
    "british english|azərbaycanca|asturianu|occitan|lëtzebuergesch|boarisch|frysk|"
    "gaeilge|malti|nāhuatl"
)
_LANGUAGES = frozenset(_LANGUAGE_NAMES.split("|"))


def credits_in(lines: list[Line]) -> Iterator[Noise]:
    """Credits, language lists and captions, in the order of the lines."""
    for line in lines:
        listed = _language_list(line.words)
        if listed is None:
            yield from _marks(line, 0, len(line.words))
            continue
        start, end = listed
        yield from _marks(line, 0, start)
        yield Noise(line.start + start, line.start + end, "language_list")
        rest = line.words[end:].lstrip(" ,;.")
        if rest and _LICENCE.search(rest) and len(rest) <= _MOST_CREDIT:
            yield Noise(line.end - len(rest), line.end, "credit")
        elif rest:
            yield from _marks(line, len(line.words) - len(rest), len(line.words))
    yield from _listed_lines(lines)


def _marks(line: Line, start: int, end: int) -> Iterator[Noise]:
    words = line.words[start:end].rstrip()
    offset = line.start + start
    if not words:
        return
    kind, length = _line_kind(words)
    if kind is not None and length:
        yield Noise(offset, offset + length, kind)
        return
    if released := _RELEASED.search(words):
        yield Noise(offset + released.start(), offset + len(words), "credit")
        return
    for match in _BRACKET.finditer(words):
        if _CREDITED.search(match.group()) or ":" in match.group():
            yield Noise(offset + match.start(), offset + match.end(), "credit")
    for match in _RUNNING.finditer(words):
        if _MEDIA_TIME.search(match.group()):
            yield Noise(offset + match.start(), offset + match.end(), "caption")


def _line_kind(words: str) -> tuple[NoiseKind | None, int]:
    """What kind of noise the line begins with, and how far it goes."""
    running = _RUNNING.search(words)
    if _MEDIA.match(words) and running is not None and len(words) <= _MOST_CAPTION:
        return "caption", running.end()  # what stands behind the running time is prose again
    if _MEDIA.match(words) and len(words) <= _MOST_CREDIT and not _ENDED.search(words):
        return "caption", len(words)
    if running is not None and running.end() == len(words) and len(words) <= 250:
        dated = _MEDIA_TIME.search(running.group()) or _DAY.search(running.group())
        if dated:
            return "caption", len(words)
    if _CAPTION.match(words) and len(words) <= _MOST_CAPTION:
        return "caption", len(words)
    if _SURE.match(words):
        return "credit", _credit_length(words)
    behind = _CREDIT_BEHIND.search(words) if len(words) <= _MOST_CREDIT else None
    # "What the picture shows. Foto: somebody": more than one sentence would be prose.
    if behind and not re.search(r"[.!?] ", words[: behind.start()]):
        return "caption", len(words)
    if unsure := _UNSURE.match(words):
        rest = words[unsure.end() :]
        short = len(words) <= _MOST_CREDIT and not words.lower().startswith(("quelle", "source"))
        if short and (_all_names(rest) or _short_credit(rest)):
            return "credit", len(words)
        if _LICENCE.search(words[:_MOST_CAPTION]):
            return "credit", len(words)
    if words.startswith("©") and len(words) <= _MOST_CREDIT and "20" not in words:
        return "credit", len(words)
    if len(words) <= _MOST_CAPTION and _LICENCE_LINE.match(words) and _LICENCE.search(words):
        return "credit", len(words)
    return None, 0


def _credit_length(words: str) -> int:
    if len(words) <= _MOST_CREDIT or _LICENCE.search(words):
        # A sentence behind a short credit is prose: "Foto: dpa. Die Delegation ..."
        stop = words.find(". ", 0, 80)
        prose = stop > 0 and not _LICENCE.search(words) and len(words) - stop > 60
        return stop + 1 if prose else len(words)
    stop = words.find(". ", 0, _MOST_CREDIT)
    return stop + 1 if stop > 0 else 0


def _all_names(words: str) -> bool:
    particles = {
        "für",
        "der",
        "des",
        "die",
        "von",
        "und",
        "the",
        "of",
        "and",
        "for",
        "via",
        "by",
        "de",
    }
    parts = words.split()
    return (
        len(parts) <= 8
        and all(part[:1].isupper() or part in particles or not part[:1].isalpha() for part in parts)
        and not words.endswith((".", "!", "?"))
    )


def _short_credit(words: str) -> bool:
    return len(words.split()) <= 8 and bool(_CREDITED.search(words)) and not words.endswith(".")


def _language_list(words: str) -> tuple[int, int] | None:
    """Where a list of names of languages begins and ends in a line."""
    marks = [match.start() for match in _MARKS.finditer(words)]
    if len(marks) < _FEWEST_ITEMS - 1:
        return None
    borders = [-1, *marks, len(words)]
    items = [(borders[i] + 1, borders[i + 1]) for i in range(len(borders) - 1)]
    known = [_is_language(words[start:end]) for start, end in items]
    # The first item may be glued to a sentence, the last one to a licence.
    first_at = _language_behind(words[items[0][0] : items[0][1]])
    numbers = [index for index, is_known in enumerate(known) if is_known]
    if len(numbers) < _FEWEST_ITEMS - 1:
        return None
    low, high = numbers[0], numbers[-1]
    inside = range(low, high + 1)
    if sum(known[i] for i in inside) * 2 < len(inside) or any(
        items[i][1] - items[i][0] > _MOST_ITEM for i in inside
    ):
        return None
    while low > 1 and items[low - 1][1] - items[low - 1][0] <= _MOST_ITEM:
        low -= 1
    start = items[low][0]
    if low == 1:
        start = items[0][1] if first_at is None else items[0][0] + first_at
    start += len(words[start:]) - len(words[start:].lstrip()) if start < len(words) else 0
    end = items[high][1]
    if high + 2 == len(items):
        tail = re.compile(r"[∙·•|][ ]?(?:\+/[−-])?").match(words, end)
        end = tail.end() if tail else end
    return start, end


def _is_language(item: str) -> bool:
    return item.strip().lower() in _LANGUAGES


def _language_behind(item: str) -> int | None:
    """Where the name of a language begins that ends this item, glued to a sentence or not."""
    tail = item.rstrip()
    for start in range(max(len(tail) - _MOST_ITEM, 0), len(tail)):
        glued = start and (tail[start - 1].isalpha() and tail[start].isascii())
        if not glued and tail[start:].lower() in _LANGUAGES:
            return start
    return None


def _listed_lines(lines: list[Line]) -> Iterator[Noise]:
    """Languages one below the other."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_language(lines[end].words):
            end += 1
        if end - start >= _FEWEST_ITEMS:
            yield Noise(lines[start].start, lines[end - 1].end, "language_list")
        start = max(end, start + 1)
