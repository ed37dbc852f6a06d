"""Where a draft is cut, and which words are put in the place."""

import pytest
from contracts.sample_report import report_of

from toolkit.checks.registry import run_checks
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Term
from toolkit.translation.forcing import CUTS, forced_requests
from toolkit.translation.work import Work, prepare

LIGHTHOUSE = Term(source="灯塔", target="lighthouse")
PIER = Term(source="码头", target="freight pier")


def work(source: str, *terms: Term) -> Work:
    return prepare(report_of(source), Glossary(terms=terms))[0]


def prefixes(work: Work, draft: str) -> list[str]:
    return [request.prefix for request in forced_requests(work, draft, run_checks(work.pair(draft)))]


@pytest.mark.parametrize(
    ("source", "draft", "first"),
    [
        ("全年投资4.71亿元。", "We invested 4.71 billion yuan in the year.", "We invested 471 million yuan"),
        ("灯塔和码头。", "The lighthouse and the harbour.", "The lighthouse freight pier"),
        (
            "灯塔和码头全部按期顺利建成并投入使用。",
            "On the windy northern coast of the county stand a lighthouse and a quay.",
            "On the windy northern coast of the county stand a lighthouse freight pier",
        ),
        ("码头开工。", "Work began.", "Freight pier"),
        ("新建300户。", "We built 200 households.", "We built 300"),
    ],
    ids=[
        "a wrong figure: right before it",
        "a missing term: behind the one before it",
        "wherever that stands",
        "at the start",
        "digits",
    ],
)
def test_the_first_cut(source: str, draft: str, first: str) -> None:
    made = prefixes(work(source, LIGHTHOUSE, PIER), draft)
    assert made[0] == first
    assert len(made) <= CUTS


def test_the_earliest_missing_rendering_is_asked_for_first() -> None:
    made = prefixes(work("灯塔和码头都已建成。", LIGHTHOUSE, PIER), "Both were built on the coast.")
    assert made
    assert all(prefix.casefold().endswith("lighthouse") for prefix in made)


def test_hints_stay_in_the_forced_request() -> None:
    one = work("灯塔已建成。", LIGHTHOUSE)
    for request in forced_requests(one, "It was built.", run_checks(one.pair("It was built."))):
        assert (request.source, request.hints) == (one.request.source, one.request.hints)


def test_nothing_is_forced_where_nothing_is_missing_or_the_engine_made_something_up() -> None:
    assert prefixes(work("灯塔已建成。", LIGHTHOUSE), "The lighthouse was built.") == []
    assert prefixes(work("工作已完成。"), "The 3,500 works were done.") == []


def test_full_width_digits_are_forced_as_plain_ones() -> None:
    assert prefixes(work("新建３００户。"), "We built 200 households.")[0] == "We built 300"


def test_an_empty_draft_can_be_forced() -> None:
    assert prefixes(work("灯塔已建成。", LIGHTHOUSE), "") == ["Lighthouse"]
