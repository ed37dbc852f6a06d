"""A summary for each top section: sentences that the model writes from the English, kept only where they can be proved.

A written sentence is kept when most of its words stand in the sentences it rests on; those are its sources. A sentence
with figures rests on a single one, which must hold them all: figures of different sentences, put together, could tell of
something that neither says. What cannot be proved is left out, and sentences taken from the translation stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from toolkit.engines.engine import ChatEngine, Engine, Finish, Prompt
from toolkit.findings import Severity
from toolkit.quantities import english
from toolkit.report import Report, Section, SegmentKind
from toolkit.summarization.salience import most_salient
from toolkit.summarization.summary import Summary, SummaryOrigin, SummarySentence
from toolkit.translated import Translation
from toolkit.translation.events import OnEvent, PieceDone, StepBegun, ignore

SENTENCES = 3
"""Sentences of one summary."""

MOST_CHARACTERS = 6000
"""English characters of a section that are shown to the model, about 1,500 tokens."""

SUPPORT = 0.6
"""Share of a written sentence's content words that its sources must hold; below, a sentence says something of its own."""

MOST_SOURCES = 3
"""Sources of one sentence without figures."""

_SYSTEM = (
    "You summarize sections of Chinese government reports for busy readers. You use only facts that stand in the text."
)
_TASK = (
    "Summarize this section in at most three short sentences of plain, formal English. "
    "Name what was done or planned and the most important figures exactly as they stand. "
    "No introduction, no list, no comment.\n\nSection: {heading}\n\n{text}"
)
_STOP = frozenset(
    "a an and the of to in for on with by at from as is was were are be been has have had will would that this these "
    "those its their our we it they which also more than over into through all new section report year".split()
)


def summarize(
    report: Report, translations: Sequence[Translation], engine: Engine, on_event: OnEvent = ignore
) -> tuple[Summary, ...]:
    """One summary for each top-level section that has sentences; extracted ones alone where the engine cannot chat.

    Parts without a heading (front matter, closing block) have none, unless the report has no heading at all.
    """
    by_id = {translation.id: translation for translation in translations}
    headed = [section for section in report.sections if section.level > 0]
    parts = [part for section in headed or report.sections if (part := _part(section, by_id)) is not None]
    on_event(StepBegun(step="summarize", total=len(parts)))
    written: dict[int, str] = {}
    if isinstance(engine, ChatEngine):
        with closing(engine.complete([part.prompt() for part in parts])) as drafts:
            for done, (index, draft) in enumerate(drafts, start=1):
                if draft.finish in {Finish.STOP, Finish.LENGTH}:  # an unfinished last sentence is left out below
                    written[index] = draft.text
                on_event(PieceDone(step="summarize", done=done, total=len(parts)))
    return tuple(part.summary(written.get(index, "")) for index, part in enumerate(parts))


@dataclass(frozen=True)
class _Part:
    section: str
    heading: str
    sentences: tuple[Translation, ...]

    def prompt(self) -> Prompt:
        text = ""
        for sentence in self.sentences:
            if len(text) + len(sentence.target or "") > MOST_CHARACTERS:
                break
            text += f"{sentence.target} "
        return Prompt(system=_SYSTEM, user=_TASK.format(heading=self.heading, text=text.strip()), max_tokens=220)

    def summary(self, written: str) -> Summary:
        sentences = list(self._proved(written))[:SENTENCES]
        if not sentences:
            sentences = [
                SummarySentence(text=t.target or "", sources=(t.id,), origin=SummaryOrigin.EXTRACTED)
                for t in most_salient(self.sentences, SENTENCES)
            ]
        return Summary(section=self.section, sentences=tuple(sentences))

    def _proved(self, written: str) -> Iterator[SummarySentence]:
        words = {t.id: _words(t.target or "") for t in self.sentences}
        for text in re.split(r"(?<=[.!?])\s+(?=[A-Z])", written.strip()):
            content = _words(text)
            if len(content) < 4 or not text.endswith((".", "!", "?")):
                continue
            sources: list[str] = []
            open_words = set(content)
            most = 1 if english.parse(text) else MOST_SOURCES
            while open_words and len(sources) < most:
                nearest = max(words, key=lambda source: len(open_words & words[source]))
                if len(open_words & words[nearest]) < 2:
                    break
                sources.append(nearest)
                open_words -= words[nearest]
            supported = 1 - len(open_words) / len(content)
            if (
                sources
                and supported >= SUPPORT
                and self._names_stand(text, sources)
                and self._figures_stand(text, sources)
            ):
                ordered = [t.id for t in self.sentences if t.id in sources]
                yield SummarySentence(text=text, sources=tuple(ordered), origin=SummaryOrigin.WRITTEN)

    def _names_stand(self, text: str, sources: Sequence[str]) -> bool:
        """Whether each capitalized word behind the first stands in the sources: no actor comes from nowhere."""
        rested = " ".join(t.target or "" for t in self.sentences if t.id in sources)
        known = set(re.findall(r"[\w'-]+", f"{rested} {self.heading}".lower()))
        return all(word.lower() in known for word in re.findall(r"(?<=\s)[A-Z][\w'-]*", text))

    def _figures_stand(self, text: str, sources: Sequence[str]) -> bool:
        """Whether each figure of a sentence has its equal, value and kind, in the sources, which have no number finding."""
        rested = [t for t in self.sentences if t.id in sources]
        figures = {(q.value, q.upper, q.kind, q.unit) for t in rested for q in english.parse(t.target or "")}
        asked = [(q.value, q.upper, q.kind, q.unit) for q in english.parse(text)]
        wrong = any(f.check == "numbers" and f.severity is Severity.ERROR for t in rested for f in t.findings)
        return all(figure in figures for figure in asked) and not (asked and wrong)


def _part(section: Section, by_id: dict[str, Translation]) -> _Part | None:
    kinds = {SegmentKind.SENTENCE, SegmentKind.ITEM}
    sentences = tuple(
        by_id[segment.id]
        for segment in section.segments()
        if segment.kind in kinds and segment.id in by_id and by_id[segment.id].target
    )
    if not sentences:
        return None
    heading = by_id[section.heading.id].target if section.heading and section.heading.id in by_id else ""
    return _Part(section=section.id, heading=heading or "", sentences=sentences)


def _words(text: str) -> set[str]:
    """Content words, cut to six letters so that inflected forms meet."""
    return {
        word[:6] for word in re.findall(r"[a-z0-9][a-z0-9.,'-]*[a-z0-9]|[a-z0-9]", text.lower()) if word not in _STOP
    }
