"""The cascade: memory → engine → checks → repair → checks → verdict. What fails is delivered, flagged."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from toolkit.checks import numbers, terms
from toolkit.checks.registry import run_checks
from toolkit.engines.engine import Draft, Engine, Finish, Request
from toolkit.findings import Finding, Severity
from toolkit.glossary.table import Glossary
from toolkit.report import Report
from toolkit.translated import Origin, State, Statistics, Translation
from toolkit.translation.candidates import Candidate, best
from toolkit.translation.events import OnEvent, PieceDone, StepBegun, ignore
from toolkit.translation.forcing import forced_requests
from toolkit.translation.memory import Memory, Remembered, key_of
from toolkit.translation.polish import polish
from toolkit.translation.splitting import joined, split_requests
from toolkit.translation.work import Work, by_request, prepare

CASCADE = "1"
"""Raised when the cascade's own rules change what a segment becomes: older memories then no longer answer."""

_WITHOUT_TEXT = frozenset({Finish.FAILED, Finish.CANCELLED})


@dataclass
class _Run:
    """What is known so far in one report's run, by request; `together` holds the works that ask each request."""

    together: Mapping[Request, list[Work]]
    keys: Mapping[Request, str]
    chosen: dict[Request, Candidate] = field(default_factory=dict)
    failures: dict[Request, str] = field(default_factory=dict)
    tried: set[Request] = field(default_factory=set)
    tokens: int = 0
    from_memory: int = 0

    def first(self, request: Request) -> Work:
        return self.together[request][0]


class Translator:
    """Translates reports with one engine, one glossary and, if there is one, a memory."""

    def __init__(
        self, engine: Engine, glossary: Glossary, memory: Memory | None = None, *, repair: bool = True
    ) -> None:
        self._engine = engine
        self._glossary = glossary
        self._memory = memory
        self._repair = repair

    @property
    def conditions(self) -> Mapping[str, str]:
        """Whatever changes a translation besides its request; the glossary acts through the request alone."""
        return {**self._engine.signature, "cascade": CASCADE, "repair": "on" if self._repair else "off"}

    def translate(
        self, report: Report, on_event: OnEvent = ignore
    ) -> tuple[tuple[Translation, ...], tuple[Finding, ...], Statistics]:
        """Every segment's translation in reading order, findings about the run, and what it took (engine time aside).

        One segment that fails does not take the others with it: its state is `failed` and its target None. An error
        that `on_event` raises stops the engine at once and comes out; what was final by then is in the memory.
        """
        works = prepare(report, self._glossary)
        together = by_request(work for work in works if not work.copied)
        conditions = self.conditions
        run = _Run(
            together=together,
            keys={request: key_of(request, self._engine.prompt(request), conditions) for request in together},
        )
        on_event(StepBegun(step="translate", total=len(works)))
        done = sum(work.copied for work in works)
        with closing(self._settled(run)) as settled:
            for request in settled:
                for work in together[request]:
                    done += 1
                    told = self._verdict(work, run)
                    on_event(PieceDone(step="translate", done=done, total=len(works), translation=told))
        translations = self._mended(works, run, on_event)
        return translations, self._remarks(), _statistics(works, translations, run)

    def _settled(self, run: _Run) -> Generator[Request, None, None]:
        """Requests as they get an answer or fail: what the memory has, then what the engine gives."""
        remembered = self._memory.find(list(run.keys.values())) if self._memory else {}
        for request, key in run.keys.items():
            known = remembered.get(key)
            if known is None:
                continue
            candidate = self._judged(run.first(request), known.target, Origin.MEMORY, known.truncated)
            if self._repair and candidate.errors > known.errors:
                continue  # the glossary asks for more than it did then
            run.chosen[request] = candidate
            run.from_memory += len(run.together[request])
            yield request
        missing = [request for request in run.together if request not in run.chosen]
        with closing(self._engine.translate(missing)) as drafts:
            for index, draft in drafts:
                request = missing[index]
                run.tokens += draft.tokens
                if draft.finish in _WITHOUT_TEXT:
                    run.failures[request] = draft.error or draft.finish.value
                else:
                    run.chosen[request] = self._drafted(run.first(request), draft, Origin.ENGINE)
                    if not (self._repair and run.chosen[request].errors):
                        self._remember(run, request)
                yield request

    def _mended(self, works: Sequence[Work], run: _Run, on_event: OnEvent) -> tuple[Translation, ...]:
        """The translations after repair: two rounds of forcing, one of splitting, each for what still has an error."""
        drafted = [request for request, candidate in run.chosen.items() if candidate.origin is Origin.ENGINE]
        for make in (_forced, _forced, _split) if self._repair else ():
            plan = []
            for request in drafted:
                if run.chosen[request].errors:
                    parts = make(run.first(request), run.chosen[request])
                    if parts and not run.tried.issuperset(parts):
                        plan.append((request, parts))
            if plan:
                self._repair_round(run, plan, on_event)
        for request in drafted:
            if self._repair and run.chosen[request].errors:
                self._remember(run, request)
        return tuple(self._verdict(work, run) for work in works)

    def _repair_round(self, run: _Run, plan: Sequence[tuple[Request, Sequence[Request]]], on_event: OnEvent) -> None:
        """Ask for every part of the plan; a request whose parts have all come keeps its best candidate."""
        asked = [(request, part) for request, parts in plan for part in parts]
        run.tried.update(part for _, part in asked)
        parts_of = dict(plan)
        answers: dict[Request, dict[Request, Draft]] = {request: {} for request, _ in plan}
        on_event(StepBegun(step="repair", total=len(asked)))
        with closing(self._engine.translate([part for _, part in asked])) as drafts:
            for done, (index, draft) in enumerate(drafts, start=1):
                request, part = asked[index]
                run.tokens += draft.tokens
                answers[request][part] = draft
                if len(answers[request]) == len(parts_of[request]):
                    given = [answers[request][one] for one in parts_of[request]]
                    offers = self._offers(run.first(request), parts_of[request], given)
                    run.chosen[request] = best([run.chosen[request], *offers])
                    if not run.chosen[request].errors:
                        self._remember(run, request)
                on_event(PieceDone(step="repair", done=done, total=len(asked)))

    def _remember(self, run: _Run, request: Request) -> None:
        if self._memory:
            candidate = run.chosen[request]
            entry = Remembered(
                target=candidate.target,
                origin=candidate.origin,
                truncated=candidate.truncated,
                errors=candidate.errors,
            )
            self._memory.keep(run.keys[request], request.source, entry)

    def _drafted(self, work: Work, draft: Draft, origin: Origin) -> Candidate:
        target = polish(draft.text, work.segment.kind)
        judged = self._judged(work, target, origin, draft.finish is Finish.LENGTH)
        return replace(judged, tokens=draft.tokens)

    def _judged(self, work: Work, target: str, origin: Origin, truncated: bool = False) -> Candidate:
        findings = run_checks(work.pair(target, truncated=truncated))
        return Candidate(target=target, origin=origin, findings=findings, truncated=truncated)

    def _offers(self, work: Work, parts: Sequence[Request], answers: Sequence[Draft]) -> list[Candidate]:
        """Forced drafts stand each for itself; the drafts of a split segment make one candidate together."""
        usable = [answer for answer in answers if answer.finish not in _WITHOUT_TEXT]
        if all(part.prefix for part in parts):
            return [self._drafted(work, answer, Origin.FORCED) for answer in usable]
        if len(usable) < len(answers):
            return []
        whole = Draft(
            text=joined([answer.text for answer in answers]),
            tokens=sum(answer.tokens for answer in answers),
            finish=Finish.LENGTH if any(answer.finish is Finish.LENGTH for answer in answers) else Finish.STOP,
        )
        return [self._drafted(work, whole, Origin.REPAIRED)]

    def _verdict(self, work: Work, run: _Run) -> Translation:
        """What is delivered for a segment: its candidate with the findings of its own pair, a copy, or a failure."""
        segment = work.segment
        candidate = run.chosen.get(work.request)
        if work.copied:
            target, origin = segment.source, Origin.COPIED
            findings: tuple[Finding, ...] = ()
        elif candidate is None:
            message = f"not translated: {run.failures.get(work.request, 'the engine gave no answer')}"
            failure = Finding(
                check="engine", kind="failed", severity=Severity.ERROR, message=message, segment=segment.id
            )
            return Translation(
                id=segment.id,
                source=segment.source,
                target=None,
                origin=Origin.ENGINE,
                state=State.FAILED,
                matches=work.matches,
                quantities=work.quantities,
                findings=(failure,),
            )
        else:
            if not work.judged_like(run.first(work.request)):
                shaped = polish(candidate.target, segment.kind)
                candidate = self._judged(work, shaped, candidate.origin, candidate.truncated)
            target, origin = candidate.target, candidate.origin
            findings = tuple(replace(finding, segment=segment.id) for finding in candidate.findings)
        return Translation(
            id=segment.id,
            source=segment.source,
            target=target,
            origin=origin,
            findings=findings,
            matches=work.matches,
            quantities=work.quantities,
        )

    def _remarks(self) -> tuple[Finding, ...]:
        if self._memory is None:
            return ()
        return tuple(
            Finding(check="memory", kind=kind, severity=Severity.WARNING, message=message)
            for kind, message in self._memory.troubles.items()
        )


def _forced(work: Work, candidate: Candidate) -> list[Request]:
    errors = [finding for finding in candidate.findings if finding.severity is Severity.ERROR]
    return forced_requests(work, candidate.target, errors)


def _split(work: Work, candidate: Candidate) -> list[Request]:
    return split_requests(work)


def _statistics(works: Sequence[Work], translations: Sequence[Translation], run: _Run) -> Statistics:
    term_counts = figure_counts = (0, 0)
    for work, translation in zip(works, translations, strict=True):
        if not work.copied:
            pair = work.pair(translation.target or "")
            term_counts = _sum(term_counts, terms.kept(pair)[:2])
            figure_counts = _sum(figure_counts, numbers.proved(pair))
    return Statistics(
        segments=len(works),
        characters=sum(len(work.segment.source) for work in works),
        from_memory=run.from_memory,
        repaired=sum(t.origin in {Origin.FORCED, Origin.REPAIRED} for t in translations),
        failed=sum(t.state is State.FAILED for t in translations),
        terms=term_counts[0],
        terms_kept=term_counts[1],
        figures=figure_counts[0],
        figures_proved=figure_counts[1],
        tokens=run.tokens,
    )


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
