"""The pages in a web archive (WARC, ISO 28500), one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from zopa.intake.archives import one_line
from zopa.intake.draft import PARSER_ERRORS, quiet
from zopa.intake.sniff import MOST_BYTES, checked
from zopa.intake.source import Problem, Source

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}


def iter_warc(stream: IO[bytes], *, path: str) -> Iterator[Source | Problem]:
    """Each answer with status 200 that is a page, a text, a PDF or a feed, named by its address."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    quiet("fastwarc")
    found = False
    problem = ""
    try:
        records = ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
        )
        for record in records:
            if not record.is_http or record.http_headers.status_code != 200:
                continue
            kind = (record.http_content_type or "").split(";")[0].strip().lower()
            if kind not in _SUFFIXES:
                continue
            found = True
            address = one_line(record.headers.get("WARC-Target-URI") or "?").strip("<>")
            shown = f"{path}/{address}"
            data = record.reader.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                yield Problem(
                    path=shown,
                    problem=f"the page is larger than {MOST_BYTES // 1_000_000} MB",
                    hint="leave it out",
                )
            else:
                yield checked(Source(path=shown, suffix=_SUFFIXES[kind], data=data))
    except PARSER_ERRORS as error:
        problem = f"the web archive is damaged ({type(error).__name__})"
    if problem:
        yield Problem(path=path, problem=problem, hint="what came before the damage was read")
    elif not found:
        yield Problem(
            path=path, problem="there is no page in this web archive", hint="check how it was made"
        )
