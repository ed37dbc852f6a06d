"""The figures a reader looks for first."""

import pytest
from contracts.sample_report import finding, report_of, segment

from toolkit.findings import Severity
from toolkit.quantities import chinese
from toolkit.report import Report
from toolkit.summarization.key_figures import LABEL, PER_SECTION, key_figures
from toolkit.translated import Origin, Translation


def translation(name: str, source: str, target: str | None, *severities: Severity) -> Translation:
    return Translation(
        id=name,
        source=source,
        target=target,
        origin=Origin.ENGINE,
        quantities=tuple(chinese.parse(source)),
        findings=tuple(finding(name, severity, check="numbers") for severity in severities),
    )


def figures(report: Report, *english: str | None, severity: Severity | None = None) -> list[tuple[str, str]]:
    made = [
        translation(one.id, one.source, target, *([severity] if severity else []))
        for one, target in zip(report.segments(), english, strict=True)
    ]
    return [(figure.english, figure.label) for figure in key_figures(report, made)]


ONE = report_of("投资4.71亿元，增长8.5%。")
ENGLISH = "Investment reached 471 million yuan, up 8.5 percent."


def test_a_figure_comes_with_the_clause_it_stands_in() -> None:
    assert figures(ONE, ENGLISH) == [
        ("471 million yuan", "Investment reached 471 million yuan"),
        ("8.5 percent", "up 8.5 percent"),
    ]


@pytest.mark.parametrize(
    ("english", "severity"),
    [
        ("Investment reached 4.71 billion yuan.", None),
        (None, None),
        (ENGLISH, Severity.ERROR),
        (ENGLISH, Severity.WARNING),
    ],
    ids=["not equal", "failed", "error", "warning"],
)
def test_what_is_not_proved_is_no_key_figure(english: str | None, severity: Severity | None) -> None:
    assert figures(ONE, english, severity=severity) == []


def test_a_note_does_not_take_a_figure_away() -> None:
    assert len(figures(ONE, ENGLISH, severity=Severity.NOTE)) == 2


def test_cells_years_and_ordinals_are_left_out() -> None:
    assert figures(report_of(segment("4.71亿元", unit="")), "471 million yuan") == []
    assert figures(report_of("2024年第3次会议。"), "The third meeting of 2024.") == []


def test_no_more_than_four_a_section_and_in_reading_order() -> None:
    report = report_of(*(f"第{n}项投资{n}亿元。" for n in range(2, 9)))
    english = [f"Item {n} took {n}00 million yuan." for n in range(2, 9)]
    made = figures(report, *english)
    assert len(made) == PER_SECTION
    assert made == sorted(made, key=lambda one: english.index(one[1] + "."))


def test_a_long_clause_is_cut_at_words_around_its_figure() -> None:
    english = "The county " + "very " * 30 + "proudly invested 471 million yuan " + "more " * 30 + "in all."
    ((figure, label),) = figures(report_of("投资4.71亿元。"), english)
    assert figure == "471 million yuan"
    assert figure in label
    assert label.startswith("…")
    assert label.endswith("…")
    assert len(label) <= LABEL + 2
