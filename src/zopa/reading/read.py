"""Reading one report: a pure function from a report to its findings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from zopa.case.agenda import Agenda
from zopa.case.findings import Finding, Mention, Statement
from zopa.case.ids import unique
from zopa.case.report import Report
from zopa.case.spans import Interval, Part
from zopa.intake.noise import headings
from zopa.reading import tagged
from zopa.reading.actors import bodies, mentions
from zopa.reading.attitudes import Attitudes
from zopa.reading.clause import Clause
from zopa.reading.clauses import ClauseReader
from zopa.reading.dialogues import dialogue, given
from zopa.reading.events import EventReader
from zopa.reading.figures import FigureReader
from zopa.reading.gazetteer import Gazetteer, gazetteer
from zopa.reading.hedges import Hedges
from zopa.reading.holders import Holders
from zopa.reading.interviews import answered, interview, unasked
from zopa.reading.issues import CueIndex
from zopa.reading.kept import kept, once, quoted
from zopa.reading.levers import LeverReader
from zopa.reading.matters import open_matters
from zopa.reading.mode import Mode, key_of
from zopa.reading.name_reader import NameReader
from zopa.reading.names import Name
from zopa.reading.offices import offices
from zopa.reading.page import Page, lay_out
from zopa.reading.positions import PositionReader
from zopa.reading.referents import Referents, with_bodies
from zopa.reading.stance import StanceReader
from zopa.reading.stand import Stand
from zopa.reading.statements import VoiceReader
from zopa.reading.subjects import Subjects
from zopa.reading.unattributed import Unattributed
from zopa.reading.voice import Voice, pieces

_LEAST = 3  # words of what is told in other words
_PAUSES = ",;: "


class Reader:
    """Reads reports with one agenda. ``key`` says which rules, which agenda and which mode."""

    def __init__(self, agenda: Agenda, mode: Mode = "encoder") -> None:
        self.agenda = agenda
        self.mode = mode
        self.key = key_of(mode, agenda)
        self._known: dict[str, tuple[Gazetteer, CueIndex]] = {}

    def read(self, report: Report) -> tuple[Finding, ...]:
        """All findings in one report, in the order of the text; none in a language without data."""
        page = lay_out(report, headings(report.text, report.noise))
        if page is None or not page.sentences:
            return ()
        if page.language not in self._known:
            self._known[page.language] = (
                gazetteer(self.agenda, page.language),
                CueIndex(self.agenda, page.language),
            )
        return _findings(page, *self._known[page.language], self.mode)


def _findings(page: Page, places: Gazetteer, cues: CueIndex, mode: Mode) -> tuple[Finding, ...]:
    states = None
    found: list[Finding] = []
    organisations: list[Mention] = []
    if mode == "encoder":
        from zopa.reading.encoded import states_of
        from zopa.reading.marked import marked

        states = states_of(page)
        marks = marked(page, states.words)
        names = NameReader(page, places, marks.persons).read()
        organisations = bodies(page, names, marks.bodies)
        found += organisations
    else:
        names = NameReader(page, places).read()
    clause_reader = ClauseReader(page)
    subjects = Subjects(page, names, clause_reader)
    voice_reader = VoiceReader(page, clause_reader, subjects)
    stance_reader = StanceReader(page, clause_reader, subjects)
    event_reader = EventReader(page, places, clause_reader, subjects)
    figure_reader = FigureReader(page, names, cues)
    found += [
        *mentions(page, names),
        *offices(page, names, places, clause_reader, event_reader.setting.dates),
    ]
    split: list[list[Clause]] = []
    heard: list[Voice] = []
    reported: list[Voice] = []
    demanded: dict[int, list[Stand]] = {}  # acts by the first word of their sentence
    acting: dict[int, tuple[Name, ...]] = {}  # whom each sentence is about
    for number, sentence in enumerate(page.sentences):
        clauses = clause_reader.read(sentence)
        voices = voice_reader.read(sentence, clauses)
        # a quotation over several sentences was told in the first of them
        heard += [voice for voice in voices if voice.first >= sentence.first]
        split.append(clauses)
        acts = stance_reader.acts(sentence, clauses, voices)
        reported += [_act(act, clauses) for act in acts]
        demanded[sentence.first] = [_whole(act, clauses) for act in acts]
        event_reader.read(sentence, clauses)
        found += figure_reader.read(sentence)
        if clauses:
            acting[number] = subjects.first(clauses)
            subjects.note(sentence, acting[number])
    found += event_reader.events()
    if page.language in tagged.languages():
        statements = tagged.statements(page, names, heard)
        statements += [_statement(page, voice) for voice in kept(page, heard, statements)]
    else:
        statements = [_statement(page, voice) for voice in heard]
    statements += [_statement(page, voice) for voice in quoted(page, heard, reported, statements)]
    statements += [_statement(page, voice) for voice in reported]
    if states is not None:
        from zopa.reading.encoded import weighed

        statements = weighed(page, names, statements, states.words)
    referents = Referents(page, with_bodies(page, names, organisations), places)
    holders = Holders(page, referents, acting, clause_reader)
    statements = holders.resolve(statements)
    asked = interview(page, referents)
    if asked is not None:
        statements = answered(page, asked, statements)
    else:
        asked = dialogue(page, referents, statements)
        if asked is not None:
            statements = given(page, asked, statements)
    statements = [_trimmed(page, one) for one in statements if _tells(one)]
    statements += holders.papers.statements(clause_reader, statements)
    hedges = Hedges(page, clause_reader, names, places)
    statements += Unattributed(page, clause_reader, subjects, hedges).found(statements)
    statements = hedges.settled(statements)
    acting_in = Subjects(page, names, clause_reader)
    positions = PositionReader(page, cues, acting_in.at)
    attitudes = Attitudes(page, clause_reader, acting_in, holders, positions)
    taken = attitudes.read(split, acting, statements)
    if states is not None:
        from zopa.reading.estimates import Estimates

        estimates = Estimates(page, holders, positions, states, split)
        taken += estimates.read(taken, attitudes.voices(statements), acting)
    if asked is not None:
        guest = holders.name_of(asked.guest)
        taken = unasked(page, asked, taken, guest.party if guest is not None else None)
    found += taken
    # in a sentence that names no issue, only what somebody demands or refuses was looked for
    homeless = [act for first in sorted(attitudes.passed) for act in demanded.get(first, ())]
    found += open_matters(page, [*positions.unplaced, *homeless], frozenset(acting_in.at))
    pressing = Subjects(page, names, clause_reader)
    lever_reader = LeverReader(page, clause_reader, pressing, holders, event_reader.setting)
    found += lever_reader.read(split, acting, attitudes.voices(statements))
    found += once(page, statements)
    return tuple(unique(found))


def _statement(page: Page, voice: Voice) -> Statement:
    published = page.report.published
    speaker = voice.speaker
    return Statement(
        id="",
        evidence=(page.span(voice.first, voice.last),),
        confidence=voice.confidence,
        rule=voice.rule,
        report=page.report.id,
        speaker=speaker.actor if speaker else None,
        kind=voice.kind,
        form=voice.form,
        quote=_parts(page, pieces(voice, page.words.text)),
        speaker_spans=_parts(page, [voice.named] if voice.named else []),
        cue=_parts(page, voice.cue),
        frame=_parts(page, voice.frame),
        said=Interval(published.start, published.end),
    )


def _act(stand: Stand, clauses: Sequence[Clause]) -> Voice:
    """The voice in "fordert einen Rückzug": the whole clause reports it."""
    clause = clauses[stand.clause]
    return Voice(
        clause.first,
        clause.last,
        "Reported",
        stand.holder,
        stand.rule.replace("position.", "statement.reported_"),
        cue=(stand.trigger,),
        named=(stand.holder.head, stand.holder.last),
        confidence=stand.confidence,
    )


def _whole(stand: Stand, clauses: Sequence[Clause]) -> Stand:
    """The stand shown by all of its clause."""
    return replace(stand, shown=tuple(clauses[stand.clause].words))


def _tells(one: Statement) -> bool:
    """Whether there is something told: a word or two without quotation marks is no content."""
    return one.form == "Direct" or sum(len(part.text.split()) for part in one.quote) >= _LEAST


def _trimmed(page: Page, one: Statement) -> Statement:
    """A statement whose words do not begin with a comma or colon."""
    first, *rest = one.quote
    bare = first.text.lstrip(_PAUSES)
    if bare == first.text or not bare:
        return one
    start = first.end - len(bare)
    quote = (page.report.part_at(start, first.end), *rest)
    return replace(one, quote=quote, evidence=(page.report.span(start, quote[-1].end),))


def _parts(page: Page, ranges: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    return tuple(page.part(first, last) for first, last in ranges)
