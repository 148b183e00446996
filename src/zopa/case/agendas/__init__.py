"""Agendas: the file format, and the agendas that come with zopa."""

from __future__ import annotations

from zopa.case.agendas.load import (
    agenda_id,
    agenda_schema,
    load_agenda,
    parse_agenda,
    shipped,
)

__all__ = ["agenda_id", "agenda_schema", "load_agenda", "parse_agenda", "shipped"]
