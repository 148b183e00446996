"""Expressions of time: found in a text, and resolved to days.

``expressions`` gives each with its TIMEX3 ``value`` and an ``interval`` of days, both ends included.

What ``value`` looks like, by ``kind``:

========== ============================================================================================
date       ``2025-11-19`` day, ``2025-W47`` week, ``2025-W47-WE`` weekend, ``2025-11`` month,
           ``2025-Q3`` quarter, ``2025-H1`` half-year, ``2025-SP`` (SU, FA, WI) season, ``2025`` year,
           ``199`` the 1990s, ``18`` the 19th century; ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``
time       ``2025-11-19T20:30`` (``T20:30`` where the day is not known), and parts of the day:
           ``2025-11-19TMO`` morning, TMI noon, TAF afternoon, TEV evening, TNI night
duration   ``P3D``, ``P2W``, ``P1.5Y``, ``PT24H``, ``PT90M``; ``PXY`` for years that are not counted
set        ``P1D`` daily, ``P1W``, ``XXXX-WXX-1`` every Monday, ``XXXX-WXX-1TEV`` every Monday evening
========== ============================================================================================

``value`` is empty where the text and the report's date do not tell (the report's date may be unknown,
or longer than one day), and where the calendar has no such day. ``interval`` may then still say what
is sure; an end that is not known is ``None``.

``anchored`` says from what it was counted: ``absolute`` nothing, ``report`` the report's date,
``expression`` what the text named before, ``none`` where there is no interval. A duration has an
interval where it lies on the calendar: "vor drei Wochen" and "in drei Wochen" then, "seit drei Wochen"
and "in den letzten drei Wochen" from then to the report's day.

``modifier`` is ``START``, ``MID``, ``END`` (the interval is a third of the whole), ``APPROX``,
``MORE_THAN``, ``LESS_THAN``, ``EQUAL_OR_MORE``, ``EQUAL_OR_LESS``, ``EXACT`` or empty.

Words and rules are in ``dates.yaml`` of each language. After: Pustejovsky et al., TimeML and TIMEX3
(ISO 24617-1); Strötgen and Gertz, HeidelTime (2013), for the way from rules to values.
"""

from zopa.language.dates.expression import TimeExpression, distant, minutes
from zopa.language.dates.find import expressions, told

__all__ = ["TimeExpression", "distant", "expressions", "minutes", "told"]
