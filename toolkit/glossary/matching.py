"""Where the glossary's terms stand in Chinese text: leftmost, longest, whole words as far as the table can tell.

Knows no English beyond the rows' own; comparing English is the business of `inflection`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term, TermMatch, TermStatus
from toolkit.glossary.variants import normalised, normalised_with_offsets

_OPEN, _CLOSE = '《“"「『', '》”"」』'
_DEFINITION = re.compile(
    r"[(（]\s*(?:以下|下文|后文|下|后)?\s*[统简合]?称(?:为|作)?[:：]?\s*"
    rf"[{_OPEN}]?(?P<short>[^{_OPEN}{_CLOSE}()（），,；;。]{{1,20}})[{_CLOSE}]?\s*[)），,；;]"
)
_CLOSING = '》”"」』 \u3000'

_DOCUMENT_KINDS = {
    "法": "Law",
    "条例": "Regulations",
    "规定": "Provisions",
    "办法": "Measures",
    "细则": "Rules",
    "规则": "Rules",
    "意见": "Opinions",
    "方案": "Plan",
    "规划": "Plan",
    "计划": "Plan",
    "纲要": "Outline",
    "通知": "Notice",
    "决定": "Decision",
    "公约": "Convention",
    "协定": "Agreement",
    "标准": "Standard",
    "目录": "Catalogue",
}
"""What a document calls itself in short, with the head of its English title."""


class Matcher:
    """Finds a glossary's terms in text. Built once, then read by any number of threads."""

    def __init__(self, glossary: Glossary) -> None:
        from ahocorasick_rs import AhoCorasick

        self._glossary = glossary
        entries: dict[str, list[_Entry]] = {}
        for term, layer in zip(glossary.terms, glossary.layers, strict=True):
            if term.status in (TermStatus.PREFERRED, TermStatus.KEEP) and normalised(term.source):
                entries.setdefault(normalised(term.source), []).append(_entry(term, layer))
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries))

    def match(self, text: str) -> list[TermMatch]:
        """The terms that stand in `text`, in order, without overlaps; offsets are code points of `text`.

        Where rows of one source differ in their conditions and more than one holds, the place is left open: no match.
        """
        plain, offsets = normalised_with_offsets(text)
        taken = [False] * len(plain)
        chosen: list[tuple[_Candidate, Term]] = []
        for candidate in sorted(self._candidates(plain, text, offsets)):
            if not any(taken[candidate.start : candidate.end]):
                taken[candidate.start : candidate.end] = [True] * (candidate.end - candidate.start)
                term = self._only_sense(candidate, plain)
                if term is not None:
                    chosen.append((candidate, term))
        return [
            TermMatch(term=term, start=offsets[candidate.start], end=offsets[candidate.end - 1] + 1)
            for candidate, term in sorted(chosen, key=lambda pair: pair[0].start)
        ]

    def abbreviations(self, text: str) -> list[Term]:
        """The short names that a report gives to terms of this glossary: `…条例（以下简称《条例》）`.

        Each is a term whose source is the short name and whose target is the long form's `short` (for a document the
        head of its title: Regulations), else the long form's target. A long form that the glossary lacks yields none.
        """
        terms: dict[str, Term] = {}
        for definition in _DEFINITION.finditer(text):
            end = definition.start()
            while end and text[end - 1] in _CLOSING:
                end -= 1
            line = text[text.rfind("\n", 0, end) + 1 : end]
            last = next((match for match in reversed(self.match(line)) if match.end == len(line)), None)
            short = definition["short"].strip()
            if last is not None and last.term.status is TermStatus.PREFERRED and short not in terms:
                terms[short] = _shortened(last.term, short)
        return list(terms.values())

    def _candidates(self, plain: str, text: str, offsets: Sequence[int]) -> list[_Candidate]:
        """Every place where a row may stand, overlapping ones too, that no guard forbids."""
        candidates = []
        for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            if not _cuts_a_latin_word(plain, text, offsets, start, end):
                allowed = [entry for entry in self._entries[index] if entry.may_stand(plain, start, end)]
                if allowed:
                    layer = max(entry.layer for entry in allowed)
                    candidates.append(_Candidate(-layer, start, -end, index))
        return candidates

    def _only_sense(self, candidate: _Candidate, plain: str) -> Term | None:
        """The one row that applies at a place; None where rows with different English do."""
        entries = [
            entry
            for entry in self._entries[candidate.entry]
            if entry.layer == -candidate.layer_first and entry.may_stand(plain, candidate.start, candidate.end)
        ]
        told = [entry for entry in entries if entry.neighbours and any(word in plain for word in entry.neighbours)]
        senses = told or [entry for entry in entries if not entry.neighbours]
        targets = {entry.term.target for entry in senses}
        return senses[0].term if len(targets) == 1 else None


class _Candidate(NamedTuple):
    """A place, in the order in which places are taken: higher layer, then further left, then longer."""

    layer_first: int
    start: int
    end_last: int
    entry: int

    @property
    def end(self) -> int:
        return -self.end_last


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """A row with its `when` taken apart: what must not follow, what must not go before, what must be near."""

    term: Term
    layer: int
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    neighbours: tuple[str, ...]

    def may_stand(self, plain: str, start: int, end: int) -> bool:
        """Whether no guard forbids [start, end)."""
        return not plain.startswith(self.not_before, end) and not plain.endswith(self.not_after, 0, start)


def _entry(term: Term, layer: int) -> _Entry:
    conditions = [part.strip() for part in term.when.split("|") if part.strip()]
    return _Entry(
        term=term,
        layer=layer,
        not_before=tuple(guard for part in conditions if part.startswith("!") for guard in _guards(part[1:])),
        not_after=tuple(guard for part in conditions if part.endswith("!") for guard in _guards(part[:-1])),
        neighbours=tuple(normalised(part) for part in conditions if "!" not in part),
    )


def _guards(condition: str) -> tuple[str, ...]:
    """The words that a guard names: one word, or each of the single characters in square brackets."""
    words = tuple(condition[1:-1]) if condition.startswith("[") else (condition,)
    return tuple(normalised(word) for word in words)


def _cuts_a_latin_word(plain: str, text: str, offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether an edge of the place lies inside a Latin word or a number (spaces in `text` do part words)."""

    def glued(left: int) -> bool:
        return (
            left >= 0
            and left + 1 < len(plain)
            and plain[left].isascii()
            and plain[left].isalnum()
            and plain[left + 1].isascii()
            and plain[left + 1].isalnum()
            and offsets[left] + 1 == offsets[left + 1]
        )

    return glued(start - 1) or glued(end - 1)


def _shortened(term: Term, short: str) -> Term:
    kind = next((_DOCUMENT_KINDS[name] for name in sorted(_DOCUMENT_KINDS, key=len, reverse=True) if short == name), "")
    target = term.short or (kind if kind and re.search(rf"\b{kind}\b", term.target) else term.target)
    others = tuple(form for form in term.accepted if form != target)
    return replace(term, source=short, target=target, alternatives=others, short="", enforce=Enforce.EXACT, when="")
