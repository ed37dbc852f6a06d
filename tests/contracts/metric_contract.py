"""What every metric keeps: subclass it and say how to score pairs."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.checks.check import Pair
from toolkit.evaluation.score import Score
from toolkit.glossary.term import Term, TermMatch

SOURCE = "全年财政收入4.71亿元，灯塔亮。"
MATCH = TermMatch(term=Term(source="灯塔", target="lighthouse"), start=13, end=15)
GOOD = "Fiscal revenue reached 471 million yuan in the year, and the lighthouse shone."
BAD = "收入 of 47.1 yuan and a lamp."


def pairs_of(*targets: str) -> list[Pair]:
    return [Pair(segment=f"s1-{n}", source=SOURCE, target=t, matches=(MATCH,)) for n, t in enumerate(targets, 1)]


class MetricContract:
    better_is_higher = True

    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        raise NotImplementedError

    def test_scores_lie_between_0_and_100(self) -> None:
        for targets in ((GOOD,), (BAD,), (GOOD, BAD), ("",)):
            for score in self.scores(pairs_of(*targets)):
                assert 0 <= score.value <= 100

    def test_the_better_text_scores_better(self) -> None:
        for good, bad in zip(self.scores(pairs_of(GOOD)), self.scores(pairs_of(BAD)), strict=True):
            assert good.value > bad.value if self.better_is_higher else good.value < bad.value

    def test_a_score_names_its_metric_and_how_it_was_made(self) -> None:
        for score in self.scores(pairs_of(GOOD, BAD)):
            assert score.metric
            assert score.signature

    def test_the_order_of_segments_does_not_matter(self) -> None:
        there, back = self.scores(pairs_of(GOOD, BAD)), self.scores(pairs_of(BAD, GOOD))
        assert [round(score.value, 9) for score in there] == [round(score.value, 9) for score in back]
