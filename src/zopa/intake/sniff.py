"""Which kind of input a source is: by its content first, by its suffix second."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from zopa.intake.decode import decode, looks_binary
from zopa.intake.source import Problem, Source

Format = Literal["text", "markdown", "html", "pdf", "docx", "mail", "feed"]
Container = Literal["zip", "warc"]

MOST_BYTES = 50_000_000  # a report larger than this is a mistake; a book has two million
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEAD = 4096
# First bytes of kinds that people have in the same folders, and what to do about each.
_FOREIGN = (
    (b"\x89PNG", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF document", "save it as DOCX or PDF"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "an xz file", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3", "a database", "leave it out"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
)
_SPACE = " \t\r\n\ufeff"
_MAIL_FIRST = re.compile(
    r"(?:Return-Path|Received|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|Reply-To|"
    r"Sender|Content-Type|DKIM-Signature|Authentication-Results|ARC-[\w-]{1,40}|X-[\w-]{1,60}):",
    re.IGNORECASE,
)
_MAIL_SIGNS = re.compile(
    r"^(Message-ID|MIME-Version|Received|Return-Path|Content-Type|From|Subject|Date):",
    re.IGNORECASE | re.MULTILINE,
)
_MAILBOX = re.compile(r"From \S{1,200} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
_TAG = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|article|main|section|div|p|h[1-6]|span|"
    r"table|ul|ol|br|a|script)(?:\s[^<>]{0,2000})?/?>)",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "atom:feed"})


class Unreadable(Exception):  # noqa: N818
    """What a source turned out to be, and what to do: becomes a `Problem` at the edge."""

    def __init__(self, problem: str, hint: str = "") -> None:
        self.problem = problem
        self.hint = hint
        super().__init__(problem)


def container_of(head: bytes, suffix: str) -> Container | None:
    """Whether the first bytes open an archive whose members are sources of their own.

    A DOCX file is a zip archive as well: that is for the caller to tell with `zip_holds_document`.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and suffix in {".gz", ".warc"}):
        return "warc"
    return None


def zip_holds_document(archive: zipfile.ZipFile) -> str | None:
    """``docx``, or what else the archive is that zopa cannot read; ``None`` for a mere archive."""
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names:
        return "an Office file that is no Word document"
    if "mimetype" in names:
        return "an OpenDocument or EPUB file"
    return "a Java archive" if "META-INF/MANIFEST.MF" in names else None


def checked(source: Source) -> Source | Problem:
    """The source, or the problem that it is of no kind that zopa reads."""
    try:
        format_of(source.data, source.suffix)
    except Unreadable as error:
        return Problem(path=source.path, problem=error.problem, hint=error.hint)
    return source


def format_of(data: bytes, suffix: str) -> Format:
    """The kind of report in these bytes; raises `Unreadable` where it is none that zopa reads."""
    if not data.strip():
        raise Unreadable("the file is empty", "check that it was saved completely")
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if container_of(head, "") == "zip":
        return _format_of_zip(data)
    if head.startswith(b"WARC/"):
        raise Unreadable("this is a web archive", "read it from its file, as it holds many pages")
    for magic, name, hint in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(f"is not a kind of report zopa reads: {name}", hint)
    if looks_binary(data):
        raise Unreadable("is not a kind of report zopa reads: binary data", "leave it out")
    return _format_of_text(decode(head)[0].lstrip(_SPACE), suffix)


def _format_of_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = zip_holds_document(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(
            "the file is a damaged zip archive or document", "save it again"
        ) from error
    if kind == "docx":
        return "docx"
    if kind is None:
        raise Unreadable("this is a zip archive", "read it from its file, as it holds many files")
    raise Unreadable(f"is not a kind of report zopa reads: {kind}", "save it as DOCX or PDF")


def _format_of_text(head: str, suffix: str) -> Format:
    root = _root(head)
    if root in _FEED_ROOTS:
        return "feed"
    if suffix == ".eml" or _is_mail(head):
        return "mail"
    if _MAILBOX.match(head):
        raise Unreadable("this is a mailbox of several mails", "export each mail as .eml")
    if head.startswith("<?xml") and root != "html":
        name = f" ({root})" if root else ""
        raise Unreadable(
            f"is not a kind of report zopa reads: XML{name}", "save it as HTML or text"
        )
    if suffix in HTML_SUFFIXES or (head.startswith("<") and _TAG.search(head)):
        return "html"
    return "markdown" if suffix in _MARKDOWN else "text"


def _root(head: str) -> str:
    # The first element behind declaration, comments and document type.
    position = 0
    while head.startswith(("<?", "<!--", "<!"), position):
        closing = "-->" if head.startswith("<!--", position) else ">"
        end = head.find(closing, position)
        if closing == ">" and "[" in head[position : max(end, position)]:
            closing = "]>"  # a document type with entities of its own
            end = head.find(closing, position)
        if end < 0:
            return ""
        position = end + len(closing)
        while position < len(head) and head[position] in _SPACE:
            position += 1
    match = _ROOT.match(head, position)
    return match.group(1).lower() if match else ""


def _is_mail(head: str) -> bool:
    if not _MAIL_FIRST.match(head):
        return False
    block = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    signs = {match.group(1).lower() for match in _MAIL_SIGNS.finditer(block)}
    technical = signs & {"message-id", "mime-version", "received", "return-path", "content-type"}
    return "from" in signs and bool(technical)
