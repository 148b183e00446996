"""From the bytes of a source to reports. Pure: the same bytes give the same reports."""

from __future__ import annotations

import hashlib

from zopa.case.ids import content_id
from zopa.case.report import Report
from zopa.intake.draft import Draft
from zopa.intake.sniff import MOST_BYTES, Unreadable, format_of
from zopa.intake.source import Problem, Source

_MOST_ATTACHED = 3  # mails within mails


def extract(source: Source) -> list[Report] | Problem:
    """The reports in a source: one, or one for each item of a feed or attachment of a mail.

    The kind of input is taken from the content first, from the suffix second. What cannot be read
    comes back as a `Problem`; nothing is raised for bad input.
    """
    try:
        drafts = drafts_of(source.data, source.suffix.lower())
    except Unreadable as error:
        path = " ".join(source.path.split())
        return Problem(path=path, problem=error.problem, hint=error.hint)
    raw = hashlib.sha256(source.data).hexdigest()
    return [_report(draft, path=source.path, raw=raw) for draft in drafts]


def drafts_of(data: bytes, suffix: str, *, depth: int = 0) -> list[Draft]:
    """The drafts in these bytes, at least one; raises `Unreadable`.

    ``depth`` counts the mails that these bytes came attached to.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB", "split it into single reports"
        )
    drafts = _read(data, suffix, depth)
    drafts = [draft for draft in drafts if any(map(str.isalnum, draft.text))]
    if not drafts:
        raise Unreadable("there is no text in it", "check that it was saved completely")
    return drafts


def _read(data: bytes, suffix: str, depth: int) -> list[Draft]:
    format = format_of(data, suffix)
    if format == "pdf":
        from zopa.intake.pdf import read_pdf

        return [read_pdf(data)]
    if format == "docx":
        from zopa.intake.docx import read_docx

        return [read_docx(data)]
    if format == "html":
        from zopa.intake.html import read_html

        return [read_html(data)]
    if format == "feed":
        from zopa.intake.feed import read_feed

        return read_feed(data)
    if format == "mail":
        from zopa.intake.mail import read_mail

        def attached(data: bytes, suffix: str) -> list[Draft]:
            if depth + 1 >= _MOST_ATTACHED:
                return []
            return drafts_of(data, suffix, depth=depth + 1)

        return read_mail(data, attached=attached)
    if format == "markdown":
        from zopa.intake.markdown import read_markdown

        return [read_markdown(data)]
    from zopa.intake.text import read_text

    return [read_text(data)]


def _report(draft: Draft, *, path: str, raw: str) -> Report:
    # Here and not above: their many patterns take 50 ms to compile, which `zopa --help` can spare.
    from zopa.intake.dateline import published_on
    from zopa.intake.fingerprint import fingerprint, prose
    from zopa.intake.language_id import language_of
    from zopa.intake.layout import layout_of
    from zopa.intake.noise import find_noise
    from zopa.intake.titles import author_of, outlet_of, title_of

    text = draft.text
    layout = layout_of(text)
    noise = find_noise(layout, outlet=draft.outlet)
    return Report(
        id=content_id("report", raw, draft.format, draft.part),
        path=path,
        text=text,
        raw=raw,
        format=draft.format,
        part=draft.part,
        title=draft.title or title_of(layout, noise),
        outlet=draft.outlet or outlet_of(layout),
        author=draft.author or author_of(layout),
        published=published_on(layout, noise, metadata=draft.published),
        language=language_of(prose(text, noise)),
        encoding=draft.encoding,
        noise=noise,
        origins=draft.origins,
        fingerprint=fingerprint(text, noise),
    )
