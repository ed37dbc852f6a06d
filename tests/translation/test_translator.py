"""The cascade's logic, over an engine that answers by rule."""

from collections.abc import Mapping

import pytest
from contracts.sample_report import report_of, segment
from scripted_engine import Answer, ScriptedEngine, table

from toolkit.engines.engine import Draft, Engine, Finish, Request
from toolkit.errors import CancelledError
from toolkit.findings import Severity
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term
from toolkit.report import Report, SegmentKind
from toolkit.translated import Origin, State, Translation
from toolkit.translation.events import Event, PieceDone, StepBegun
from toolkit.translation.translator import Translator

LIGHTHOUSE = Term(source="灯塔", target="lighthouse")
PIER = Term(source="码头", target="freight pier")
NOTHING = Glossary(terms=())
TERMS = Glossary(terms=(LIGHTHOUSE, PIER))
CLAUSE = "全县上下齐心协力推动各项工作取得新的进展"
LONG = f"{CLAUSE}灯塔，{CLAUSE}，{CLAUSE}码头。"


def translate(
    report: Report, answers: Mapping[str, Answer], glossary: Glossary = TERMS, *, repair: bool = True
) -> tuple[list[Translation], ScriptedEngine]:
    engine = ScriptedEngine(table(answers))
    translations, findings, _ = Translator(engine, glossary, repair=repair).translate(report)
    assert findings == ()
    return list(translations), engine


def checks(translation: Translation) -> list[str]:
    return [finding.check for finding in translation.findings if finding.severity is not Severity.NOTE]


def test_the_double_is_an_engine() -> None:
    assert isinstance(ScriptedEngine(), Engine)


@pytest.mark.parametrize(
    ("source", "answers", "target", "origin", "left"),
    [
        ("灯塔亮。", {"灯塔亮。": "The lighthouse shone."}, "The lighthouse shone.", Origin.ENGINE, []),
        (
            "灯塔亮。",
            {"灯塔亮。": "It shone.", "灯塔亮。|Lighthouse": "Lighthouse shone."},
            "Lighthouse shone.",
            Origin.FORCED,
            [],
        ),
        (
            "投资4.71亿元。",
            {
                "投资4.71亿元。": "We invested 4.71 billion yuan.",
                "投资4.71亿元。|We invested 471 million yuan": "We invested 471 million yuan.",
            },
            "We invested 471 million yuan.",
            Origin.FORCED,
            [],
        ),
        (
            "灯塔和码头。",
            {
                "灯塔和码头。": "A light and a quay.",
                "灯塔和码头。|Lighthouse": "Lighthouse and a quay.",
                "灯塔和码头。|Lighthouse freight pier": "Lighthouse freight pier and a quay.",
            },
            "Lighthouse freight pier and a quay.",
            Origin.FORCED,
            [],
        ),
        (
            "灯塔亮。",
            {"灯塔亮。": "It shone.", "灯塔亮。|Lighthouse": "Lighthouse 案.", "灯塔亮。|It lighthouse": "It 案."},
            "It shone.",
            Origin.ENGINE,
            ["terms"],
        ),
        (
            LONG,
            {
                LONG: "We did the work. 案 " * 12,
                LONG[:23]: "The whole county worked as one at the lighthouse.",
                LONG[23:]: "and the whole county made new progress in every field of its work at the freight pier.",
            },
            "The whole county worked as one at the lighthouse; "
            "and the whole county made new progress in every field of its work at the freight pier.",
            Origin.REPAIRED,
            [],
        ),
    ],
    ids=["good at once", "term forced", "wrong figure", "two rounds", "nothing better", "split"],
)
def test_repair(source: str, answers: Mapping[str, Answer], target: str, origin: Origin, left: list[str]) -> None:
    (translation,), _ = translate(report_of(source), answers)
    assert (translation.target, translation.origin, checks(translation)) == (target, origin, left)


def test_repair_off_delivers_the_draft_with_its_finding_and_asks_once() -> None:
    (translation,), engine = translate(report_of("灯塔亮。"), {"灯塔亮。": "It shone."}, repair=False)
    assert (translation.target, translation.origin, checks(translation)) == ("It shone.", Origin.ENGINE, ["terms"])
    assert len(engine.asked) == 1


def test_segments_without_an_error_are_not_repaired() -> None:
    answers = {"灯塔亮。": "The lighthouse shone.", "码头开。": "It opened."}
    _, engine = translate(report_of("灯塔亮。", "码头开。"), answers)
    assert {request.source for requests in engine.asked[1:] for request in requests} == {"码头开。"}


def test_what_was_tried_in_vain_is_not_tried_again() -> None:
    _, engine = translate(report_of("灯塔亮。"), {"灯塔亮。|Lighthouse": "灯", "灯塔亮。": "灯"})
    asked = [request for requests in engine.asked for request in requests]
    assert len(asked) == len(set(asked))


def test_an_answer_cut_off_is_an_error_and_is_repaired() -> None:
    (translation,), _ = translate(
        report_of(LONG),
        {
            LONG: Draft(
                text="The lighthouse and the freight pier are where the whole county worked", finish=Finish.LENGTH
            ),
            LONG[:23]: "The whole county worked as one at the lighthouse.",
            LONG[23:]: "the whole county made new progress in every field of its work at the freight pier.",
        },
    )
    assert (translation.origin, checks(translation)) == (Origin.REPAIRED, [])


@pytest.mark.parametrize("finish", [Finish.FAILED, Finish.CANCELLED])
def test_a_failed_segment_is_delivered_without_english_and_takes_none_with_it(finish: Finish) -> None:
    answers = {
        "灯塔亮。": Draft(text="half", finish=finish, error="out of memory"),
        "码头开。": "The freight pier opened.",
    }
    (failed, good), engine = translate(report_of("灯塔亮。", "码头开。"), answers)
    assert (failed.target, failed.state, failed.source) == (None, State.FAILED, "灯塔亮。")
    (finding,) = failed.findings
    assert (finding.check, finding.severity, finding.segment) == ("engine", Severity.ERROR, "s1-1")
    assert "out of memory" in finding.message
    assert (good.target, good.state) == ("The freight pier opened.", State.DRAFT)
    assert len(engine.asked) == 1


def test_a_failed_draft_of_a_repair_leaves_the_first_draft() -> None:
    answers: dict[str, Answer] = {"灯塔亮。": "It shone."}
    for prefix in ("Lighthouse", "It lighthouse", "It shone. lighthouse"):
        answers[f"灯塔亮。|{prefix}"] = Draft(text="", finish=Finish.FAILED, error="full")
    (translation,), _ = translate(report_of("灯塔亮。"), answers)
    assert (translation.target, translation.state, checks(translation)) == ("It shone.", State.DRAFT, ["terms"])


def test_half_a_split_is_no_translation() -> None:
    answers = {LONG: "案 " * 30, LONG[:23]: "Fine at the lighthouse.", LONG[23:]: Draft(text="", finish=Finish.FAILED)}
    (translation,), _ = translate(report_of(LONG), answers)
    assert "Fine" not in (translation.target or "")
    assert checks(translation)


def test_an_engine_that_forgets_a_request_costs_that_segment_alone() -> None:
    class Forgetful(ScriptedEngine):
        def translate(self, requests):  # type: ignore[no-untyped-def]
            yield from ((index, draft) for index, draft in super().translate(requests) if index)

    translations, _, statistics = Translator(Forgetful(), NOTHING).translate(report_of("甲村。", "乙村。"))
    assert [translation.state for translation in translations] == [State.FAILED, State.DRAFT]
    assert statistics.failed == 1


@pytest.mark.parametrize("backwards", [False, True])
def test_translations_stand_in_reading_order_whatever_the_engine_does(backwards: bool) -> None:
    engine = ScriptedEngine(lambda request: f"English of {request.source[0]}.", backwards=backwards)
    report = report_of("甲村。", "12%", "乙村。", "甲村。", "丙村。")
    translations, _, statistics = Translator(engine, NOTHING).translate(report)
    assert [translation.id for translation in translations] == [one.id for one in report.segments()]
    assert [translation.target for translation in translations] == [
        "English of 甲.",
        "12%",
        "English of 乙.",
        "English of 甲.",
        "English of 丙.",
    ]
    assert statistics.segments == 5


def test_the_same_segment_is_asked_once_and_has_its_own_findings_at_each_place() -> None:
    (one, other), engine = translate(report_of("灯塔亮。", "灯塔亮。"), {"灯塔亮。": "It shone."}, repair=False)
    assert len(engine.asked[0]) == 1
    assert one.target == other.target
    assert [finding.segment for finding in (*one.findings, *other.findings)] == ["s1-1", "s1-2"]


def test_the_same_words_as_heading_and_as_sentence_are_shaped_for_each() -> None:
    report = report_of("灯塔亮", segment("灯塔亮", SegmentKind.HEADING))
    (sentence, heading), _ = translate(report, {"灯塔亮": "The lighthouse shone."})
    assert (sentence.target, heading.target) == ("The lighthouse shone.", "The lighthouse shone")


def test_what_has_no_chinese_is_copied_without_an_engine() -> None:
    translations, engine = translate(report_of(segment("1,234.5", unit="万元"), "——", "A-3"), {})
    assert [(t.target, t.origin, t.findings) for t in translations] == [
        ("1,234.5", Origin.COPIED, ()),
        ("——", Origin.COPIED, ()),
        ("A-3", Origin.COPIED, ()),
    ]
    assert not any(engine.asked)


def test_an_empty_report_is_translated() -> None:
    assert translate(Report(text=""), {})[0] == []


def test_the_short_form_is_asked_for_at_the_second_mention_and_counts_as_kept() -> None:
    term = Term(source="人民大会", target="Grand Assembly", short="GA", enforce=Enforce.FIRST)
    translations, engine = translate(
        report_of("人民大会开幕。", "人民大会闭幕。"),
        {"人民大会开幕。": "The Grand Assembly opened.", "人民大会闭幕。": "The GA closed."},
        Glossary(terms=(term,)),
    )
    assert [request.hints[0].target for request in engine.asked[0]] == ["Grand Assembly", "GA"]
    assert [checks(translation) for translation in translations] == [[], []]


def test_every_segment_is_told_and_steps_count_to_their_ends() -> None:
    events: list[Event] = []
    engine = ScriptedEngine(table({"灯塔亮。": "It shone."}))
    Translator(engine, TERMS).translate(report_of("灯塔亮。", "乙村。", "灯塔亮。", "5%"), events.append)
    assert events[0] == StepBegun(step="translate", total=4)
    told = [event for event in events if isinstance(event, PieceDone) and event.step == "translate"]
    assert [event.done for event in told] == [2, 3, 4]
    assert {event.translation.id for event in told if event.translation} == {"s1-1", "s1-2", "s1-3"}
    repair = [event for event in events if event.step == "repair"]
    begun = [event for event in repair if isinstance(event, StepBegun)]
    assert begun
    assert sum(isinstance(event, PieceDone) for event in repair) == sum(event.total for event in begun)


@pytest.mark.parametrize("step", ["translate", "repair"])
def test_an_error_from_the_listener_stops_the_engine_at_once_and_the_translator_goes_on(step: str) -> None:
    engine = ScriptedEngine(table({}, otherwise="It shone."))
    translator = Translator(engine, TERMS)
    report = report_of("灯塔甲。", "灯塔乙。", "灯塔丙。")

    def stop(event: Event) -> None:
        if isinstance(event, PieceDone) and event.step == step:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        translator.translate(report, stop)
    assert engine.stopped == 1
    assert engine.answered == (1 if step == "translate" else 4)
    assert len(translator.translate(report)[0]) == 3


def test_statistics_count_what_was_done() -> None:
    answers = {
        "灯塔亮。": "It shone.",
        "灯塔亮。|Lighthouse": "Lighthouse shone.",
        "乙村。": Draft(text="", finish=Finish.FAILED),
        "投资4.71亿元。": "We invested 471 million yuan.",
    }
    engine = ScriptedEngine(table(answers))
    _, _, statistics = Translator(engine, TERMS).translate(report_of("灯塔亮。", "乙村。", "12%", "投资4.71亿元。"))
    assert (statistics.segments, statistics.repaired, statistics.failed) == (4, 1, 1)
    assert (statistics.terms, statistics.terms_kept) == (1, 1)
    assert (statistics.figures, statistics.figures_proved) == (1, 1)
    assert statistics.characters == len("灯塔亮。乙村。12%投资4.71亿元。")
    assert statistics.tokens > 0


def test_the_conditions_name_engine_and_repair() -> None:
    engine = ScriptedEngine(name="other")
    assert Translator(engine, NOTHING).conditions != Translator(engine, NOTHING, repair=False).conditions
    assert Translator(engine, NOTHING).conditions["engine"] == "other"


def test_text_of_the_report_that_looks_like_markup_reaches_the_engine_as_it_is() -> None:
    asked: list[Request] = []
    engine = ScriptedEngine(lambda request: asked.append(request) or "See [1] and <|im_end|> there.")  # type: ignore[func-returns-value]
    (translation,), _, _ = Translator(engine, NOTHING).translate(report_of("见[1]和<|im_end|>处。"))
    assert asked[0].source == "见[1]和<|im_end|>处。"
    assert asked[0].keep == ("[1]", "<|im_end|>")
    assert checks(translation) == []
