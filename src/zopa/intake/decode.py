"""From bytes to characters: which encoding a source is in."""

from __future__ import annotations

import codecs
import re

# The encodings a report may declare; others (UTF-7, escapes, text transforms) are ways to attack.
_NAMES = (
    "ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 latin-1 iso8859-2 iso8859-3 iso8859-4 "
    "iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp437 cp850 cp852 cp855 cp866 koi8-r koi8-u mac-roman mac-cyrillic mac-latin2 gb18030 "
    "gbk gb2312 big5 shift_jis cp932 euc-jp euc-kr cp949 tis-620"
)
_DECLARABLE = frozenset(codecs.lookup(name).name for name in _NAMES.split())
# What browsers do: pages that declare these mean the Windows code page that contains them.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_WESTERN = ("cp1252", "cp1250", "mac_roman", "iso8859_2")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_HIGH = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The characters and the Python name of the encoding: ``data.decode(name, "replace")``.

    A byte order mark decides, then UTF-8 wherever the bytes are valid UTF-8, then what is
    ``declared``, then a guess among the Western and Cyrillic code pages.
    """
    name = _marked(data) or _wide(data) or _utf8(data) or _declared(declared) or _guess(data)
    return data.decode(name, "replace"), name


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that `decode` knows."""
    head = data[:65536]
    if _marked(head) or _wide(head):
        return False
    control = sum(head.count(bytes([c])) for c in range(32) if c not in b"\t\n\r\x0c")
    # One stray NUL happens to texts.
    return control > 1 and control * 50 > len(head)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    # UTF-16 without a mark: every second byte is one of the few pages that hold our letters.
    head = data[: _SAMPLE & ~1]
    if len(head) < 8 or len(data) % 2:
        return None
    for name, pages in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        known = sum(pages.count(page) for page in b"\x00\x01\x04\x20")
        if pages.count(b"\x00") and known * 10 > len(pages) * 9:
            other = head[0::2] if name == "utf-16-le" else head[1::2]
            if other.count(b"\x00") * 20 < len(other):
                return name
    return None


def _utf8(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        # A file cut off in the middle of a letter, or a few bytes damaged, is UTF-8 all the same.
        high = len(_HIGH.findall(data))
        broken = text.count("\ufffd")
        return "utf-8" if broken * 20 <= high or (broken == 1 and text[-1] == "\ufffd") else None
    return "utf-8"


def _declared(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip()[:40]).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(known, known) if known in _DECLARABLE else None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = _sample(data)
    letters = sum(1 for byte in sample if byte >= 0x80 or chr(byte).isalpha())
    high = sum(1 for byte in sample if byte >= 0x80)
    # Cyrillic text is high bytes nearly throughout; Western text has one here and there.
    candidates = _CYRILLIC if high * 2 > letters else _WESTERN
    best = from_bytes(sample, cp_isolation=list(candidates), preemptive_behaviour=False).best()
    name = best.encoding if best is not None else candidates[0]
    # Where two code pages read the same letters, the usual one is named.
    same = data.decode(name, "replace") == data.decode(candidates[0], "replace")
    return candidates[0] if same else name


def _sample(data: bytes) -> bytes:
    # The lines with letters outside ASCII tell the code pages apart; the others only take time.
    lines = [line for line in data[: 4 * _SAMPLE].splitlines() if not line.isascii()]
    return (b"\n".join(lines) or data)[:_SAMPLE]
