"""Mails: the body, and each attachment that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

import msgspec

from zopa.intake.clean import Pieces, tidy
from zopa.intake.decode import decode
from zopa.intake.draft import PARSER_ERRORS, Draft
from zopa.intake.html import declared_charset
from zopa.intake.markup import plain
from zopa.intake.metadates import printed_date
from zopa.intake.sniff import Unreadable

_BROKEN: tuple[type[Exception], ...] = (MessageError, *PARSER_ERRORS)
_SENDER = re.compile(r"(?P<name>[^<]{1,300})<")
_MOST_PARTS = 200
# Newsletters put "read this in a browser" into the text and the report into the HTML.
_STUB = 0.2
_SUFFIXES = {"text/html": ".html", "text/markdown": ".md", "message/rfc822": ".eml"}

Attached = Callable[[bytes, str], list[Draft]]


def read_mail(data: bytes, *, attached: Attached) -> list[Draft]:
    """The body as a report, and one or more for each attachment that ``attached`` can read.

    ``attached`` gives the drafts in some bytes with a suffix and raises `Unreadable` where there
    are none; such attachments (logos, signatures) are passed over. Raises `Unreadable` for a mail
    that is damaged.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        headers = _headers(message)
        parts = [part for _, part in zip(range(_MOST_PARTS), _leaves(message), strict=False)]
        body = _body([part for part in parts if not _is_attachment(part)])
        files = [(_file_name(part), _content(part)) for part in parts if _is_attachment(part)]
    except _BROKEN as error:
        raise Unreadable("the mail is damaged", "export it again") from error
    body = msgspec.structs.replace(
        body,
        title=tidy(headers.get("subject")),
        outlet=_sender(headers.get("from", "")),
        published=printed_date(headers.get("date"), "mail Date"),
    )
    result = [body]
    used: dict[str, int] = {}
    for name, (content, kind) in files:
        suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else _SUFFIXES.get(kind, "")
        try:
            drafts = attached(content, suffix)
        except Unreadable:
            continue
        label = name or f"attachment{suffix}"
        used[label] = used.get(label, 0) + 1
        label = label if used[label] == 1 else f"{label} ({used[label]})"
        result.extend(
            msgspec.structs.replace(draft, part=f"{label}/{draft.part}" if draft.part else label)
            for draft in drafts
        )
    return result


def _headers(message: Message) -> dict[str, str]:
    """The headers by lower-case name, the first of each, decoded."""
    headers: dict[str, str] = {}
    for name, value in message.raw_items():
        raw = str(value).encode("utf-8", "surrogateescape")
        text = " ".join(decode(raw)[0].split())
        with suppress(*_BROKEN):  # an encoded word of an unknown kind stays as it stands
            text = str(make_header(decode_header(text)))
        headers.setdefault(name.lower(), text)
    return headers


def _sender(value: str) -> str | None:
    """The name before the address; `email.utils.parseaddr` breaks on very many brackets."""
    match = _SENDER.match(value)
    return tidy(match.group("name").strip(" \"'")) if match else None


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no parts; a mail inside the mail counts as one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting.extend(inner for inner in reversed(payload) if isinstance(inner, Message))
        else:
            yield part


def _is_attachment(part: Message) -> bool:
    shown = part.get_content_type() in {"text/plain", "text/html"}
    return not shown or part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _file_name(part: Message) -> str:
    name = part.get_filename() or ""
    try:
        return tidy(str(make_header(decode_header(name)))) or ""
    except _BROKEN:
        return tidy(name) or ""


def _content(part: Message) -> tuple[bytes, str]:
    kind = part.get_content_type()
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = payload[0] if payload else None
        return (inner.as_bytes() if isinstance(inner, Message) else b""), kind
    content = part.get_payload(decode=True)
    return (content if isinstance(content, bytes) else b""), kind


def _body(parts: list[Message]) -> Draft:
    text = _joined([part for part in parts if part.get_content_type() == "text/plain"])
    page = _joined([part for part in parts if part.get_content_type() == "text/html"])
    return page if len(text.text.split()) <= _STUB * len(page.text.split()) else text


def _joined(parts: list[Message]) -> Draft:
    pieces = Pieces()
    encoding = "utf-8"
    for part in parts:
        content, kind = _content(part)
        declared = part.get_content_charset()
        if kind == "text/html":
            raw, encoding = decode(content, declared=declared or declared_charset(content))
            raw = plain(raw).finish()[0]
        else:
            raw, encoding = decode(content, declared=declared)
        pieces.add("\n\n" if len(pieces) else "", place="body")
        pieces.add(raw, place="body")
    text, origins = pieces.finish()
    return Draft(text=text, origins=origins, format="mail", encoding=encoding)
