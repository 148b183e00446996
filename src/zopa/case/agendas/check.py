"""What the types cannot say of an agenda: ids that stand once, cues that can match, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import pairwise

from zopa.case.agenda import Agenda
from zopa.case.agendas.convert import Key, Lines
from zopa.case.agendas.nodes import fail

_ID = re.compile(r"\w[\w.-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ISO2 = re.compile(r"[A-Z]{2}")
_STATE = re.compile(r"[a-z]{2}")
_NO_STATES = frozenset({"eu", "un"})  # codes that ISO 3166 keeps for organisations
_GAP = "..."
_SIGNS = ("#", "@", "&")  # a number, a place, a party


def check_entries(agenda: Agenda, lines: Lines) -> None:
    """Ids and names stand once, languages are codes, persons speak for a known party."""
    _id(agenda.id, lines, "id")
    _languages(agenda.title, lines, "title")
    if not agenda.issues and agenda.extends is None:
        fail(lines.place, 1, "the agenda has no issues", "add 'issues:', or 'extends: peace'")
    _once(((p.id, ("parties", n, "id")) for n, p in enumerate(agenda.parties)), "party", lines)
    _once(((p.name, ("persons", n, "name")) for n, p in enumerate(agenda.persons)), "person", lines)
    _once(((i.id, ("issues", n, "id")) for n, i in enumerate(agenda.issues)), "issue", lines)
    codes = ((p.iso2, ("parties", n, "iso2")) for n, p in enumerate(agenda.parties))
    _once(((code, path) for code, path in codes if code is not None), "iso2", lines)
    for n, party in enumerate(agenda.parties):
        _id(party.id, lines, "parties", n, "id")
        if party.iso2 is not None and not _ISO2.fullmatch(party.iso2):
            line = lines.at("parties", n, "iso2")
            problem = f"{party.iso2!r} is no ISO 3166 code"
            fail(lines.place, line, problem, "two capital letters, as in 'iso2: CH'")
        if agenda.states and _STATE.fullmatch(party.id) and party.id not in _NO_STATES:
            code = party.id.upper()
            if party.iso2 != code:
                problem = f"the id {party.id!r} is that of the state {code}"
                hint = f"write 'iso2: {code}', or choose a longer id"
                fail(lines.place, lines.at("parties", n, "id"), problem, hint)
        _languages(party.names, lines, "parties", n, "names")
        if not party.names and party.iso2 is None:
            line = lines.at("parties", n)
            problem = f"the party {party.id!r} has no name"
            fail(lines.place, line, problem, "add 'names:', or 'iso2:' if it is a state")
    for n, issue in enumerate(agenda.issues):
        _id(issue.id, lines, "issues", n, "id")
        for key in ("name", "question"):
            _languages(getattr(issue, key), lines, "issues", n, key, needed=True)
        _languages(issue.cues, lines, "issues", n, "cues")
        path: tuple[Key, ...] = ("issues", n, "options")
        _once(((o.id, (*path, m, "id")) for m, o in enumerate(issue.options)), "option", lines)
        for m, option in enumerate(issue.options):
            _id(option.id, lines, *path, m, "id")
            _languages(option.name, lines, *path, m, "name", needed=True)
            _languages(option.cues, lines, *path, m, "cues")


def check_cues(agenda: Agenda, lines: Lines) -> None:
    """Each language of an issue has cues, every cue can match, none is both for and against.

    A cue with a place needs places.
    """
    for n, issue in enumerate(agenda.issues):
        for language, cues in issue.cues.items():
            path = ("issues", n, "cues", language)
            lists = (("for", cues.for_), ("against", cues.against), ("topic", cues.topic))
            if not any(words for _, words in lists):
                problem = f"the issue {issue.id!r} has no cues in {language!r}"
                fail(lines.place, lines.at(*path), problem, "add some under for, against or topic")
            seen: dict[str, str] = {}
            for key, words in lists:
                _cue_list(words, lines, *path, key)
                for at, cue in enumerate(words):
                    if "@" in cue.split() and not cues.places:
                        problem = f"the cue {cue!r} has a place (@) and the issue names none"
                        hint = "list them under places"
                        fail(lines.place, lines.at(*path, key, at), problem, hint)
                    other = seen.setdefault(_folded(cue), key)
                    if other != key:
                        problem = f"the cue {cue!r} is under {other!r} and under {key!r}"
                        fail(lines.place, lines.at(*path, key, at), problem, "keep one of them")
        for m, option in enumerate(issue.options):
            for language, words in option.cues.items():
                spot: tuple[Key, ...] = ("issues", n, "options", m, "cues", language)
                if not words:
                    problem = f"the option {option.id!r} has no cues in {language!r}"
                    fail(lines.place, lines.at(*spot), problem, "add some or remove the language")
                _cue_list(words, lines, *spot)


def check_references(own: Agenda, merged: Agenda, lines: Lines) -> None:
    """What the file names exists in it or in the agenda that it extends.

    ``own`` is the file alone (its entries have lines), ``merged`` the agenda that comes of it.
    """
    parties = {party.id for party in merged.parties}
    for n, person in enumerate(own.persons):
        state = merged.states and person.party is not None and _STATE.fullmatch(person.party)
        if person.party is not None and person.party not in parties and not state:
            problem = f"{person.name!r} speaks for an unknown party {person.party!r}"
            hint = _near(person.party, parties, "the parties are")
            fail(lines.place, lines.at("persons", n, "party"), problem, hint)
    issues = {issue.id: [option.id for option in issue.options] for issue in merged.issues}
    for n, issue in enumerate(own.issues):
        if issue.id in parties:
            problem = f"{issue.id!r} is the id of a party and of an issue"
            fail(lines.place, lines.at("issues", n, "id"), problem, "rename one of the two")
    for n, party in enumerate(own.parties):
        if party.id in issues:
            problem = f"{party.id!r} is the id of a party and of an issue"
            fail(lines.place, lines.at("parties", n, "id"), problem, "rename one of the two")
    kinds = {(link.if_, link.then): link.kind for link in merged.links}
    for n, link in enumerate(own.links):
        for key, (issue_id, option_id) in (("if", link.if_), ("then", link.then)):
            line = lines.at("links", n, key)
            if issue_id not in issues:
                problem = f"the link names an unknown issue {issue_id!r}"
                fail(lines.place, line, problem, _near(issue_id, issues, "the issues are"))
            known = issues[issue_id]
            if option_id not in known:
                problem = f"the issue {issue_id!r} has no option {option_id!r}"
                hint = _near(option_id, known, "its options are") if known else "give it options"
                fail(lines.place, line, problem, hint)
        line = lines.at("links", n)
        if link.if_ == link.then:
            fail(lines.place, line, "the link ties an option to itself", "name two options")
        if kinds[link.if_, link.then] != link.kind:
            fail(lines.place, line, "two links both require and exclude the same", "keep one")


def cue_problem(cue: str) -> str | None:
    """Why a cue cannot work, or ``None``.

    A cue is words with single blanks; ``...`` is a gap of up to three words, ``*`` at the start or
    end of a word any first part or ending; ``#`` is a number, ``@`` a place, ``&`` a party or state
    behind another word. Three letters at least, or an acronym in capitals.
    """
    words = cue.split()
    if not words:
        return "is empty"
    if _GAP in {words[0], words[-1]} or any(a == b == _GAP for a, b in pairwise(words)):
        return "has a gap (...) that is not between two words"
    if words[0] == "&":
        return "begins with a party (&)"
    for word in words:
        core = word.removeprefix("*").removesuffix("*")
        if word not in {_GAP, *_SIGNS} and ("*" in core or not any(map(str.isalnum, core))):
            return "has a * that is not at the start or the end of a word"
    letters = "".join(filter(str.isalnum, cue))
    if len(letters) < 2:
        return "has one letter only"
    if len(letters) < 3 and not (letters.isupper() and "*" not in cue):
        return "has fewer than three letters and is no acronym in capitals"
    return None


def _folded(cue: str) -> str:
    """Cues that match the same, made equal; an acronym in capitals matches only itself."""
    return cue if cue.isupper() else " ".join(cue.casefold().split())


def _cue_list(words: tuple[str, ...], lines: Lines, *path: Key) -> None:
    for at, cue in enumerate(words):
        problem = cue_problem(cue)
        if problem:
            hint = "write a longer word, or several words"
            fail(lines.place, lines.at(*path, at), f"the cue {cue!r} {problem}", hint)


def _id(id: str, lines: Lines, *path: Key) -> None:
    if not _ID.fullmatch(id):
        hint = "letters, digits, '_' and '-' only, as in 'foreign_troops'"
        fail(lines.place, lines.at(*path), f"{id!r} cannot be an id", hint)


def _languages(entries: Iterable[str], lines: Lines, *path: Key, needed: bool = False) -> None:
    empty = True
    for language in entries:
        empty = False
        if not _LANGUAGE.fullmatch(language):
            problem = f"{language!r} is no language code"
            hint = "write 'de', 'en' ...; in { }, a text with a comma needs quotes"
            fail(lines.place, lines.at(*path, language), problem, hint)
    if empty and needed:
        fail(lines.place, lines.at(*path), f"{path[-1]} has no text", "add 'de: ...' or 'en: ...'")


def _once(entries: Iterable[tuple[str, tuple[Key, ...]]], what: str, lines: Lines) -> None:
    first: dict[str, tuple[Key, ...]] = {}
    for id, path in entries:
        if id in first:
            problem = f"the {what} {id!r} stands twice (first in line {lines.at(*first[id])})"
            fail(lines.place, lines.at(*path), problem, "rename one or remove it")
        first[id] = path


def _near(word: str, known: Iterable[str], otherwise: str) -> str:
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"{otherwise} {', '.join(names)}"
