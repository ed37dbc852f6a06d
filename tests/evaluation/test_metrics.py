"""Each metric keeps the contract; BLEU and chrF2 are what the sacrebleu command prints."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from contracts.metric_contract import BAD, GOOD, MetricContract, pairs_of

from toolkit.checks.check import Pair
from toolkit.evaluation.metrics import bleu, chrf, figures, terms, untranslated
from toolkit.evaluation.score import Score

REFERENCES = [
    "The county invested 471 million yuan in rural roads and bridges.",
    "Industrial output grew by 8.5 percent, led by new energy plants.",
    "Teachers and doctors moved to remote villages.",
    "We'll keep at it: the harbour opens in May (on time).",
]
HYPOTHESES = [
    "The county has invested 471 million yuan in roads and bridges of villages.",
    "Industrial output was up 8.5%, with new energy plants in the lead.",
    "",
    "We'll keep at it: the harbor opens in May (on time).",
]


class TestBleu(MetricContract):
    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        return [bleu.score([pair.target for pair in pairs], [GOOD] * len(pairs))]


class TestChrf(MetricContract):
    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        return [chrf.score([pair.target for pair in pairs], [GOOD] * len(pairs))]


class TestTerms(MetricContract):
    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        return terms.scores(pairs, "digest")


class TestFigures(MetricContract):
    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        return figures.scores(pairs)


class TestUntranslated(MetricContract):
    better_is_higher = False

    def scores(self, pairs: Sequence[Pair]) -> list[Score]:
        return untranslated.scores(pairs)


def test_bleu_and_chrf_are_those_of_the_sacrebleu_command(tmp_path: Path) -> None:
    (tmp_path / "reference").write_text("\n".join(REFERENCES) + "\n", encoding="utf-8")
    (tmp_path / "hypothesis").write_text("\n".join(HYPOTHESES) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "sacrebleu", "reference", "-i", "hypothesis", "-m", "bleu", "chrf", "-w", "6"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, timeout=60)
    printed = json.loads(run.stdout)
    ours = [bleu.score(HYPOTHESES, REFERENCES), chrf.score(HYPOTHESES, REFERENCES)]
    assert [score.metric for score in ours] == [row["name"] for row in printed]
    assert [f"{score.value:.6f}" for score in ours] == [f"{row['score']:.6f}" for row in printed]
    assert [score.signature for score in ours] == [row["signature"] for row in printed]


@pytest.mark.parametrize(
    ("targets", "rates"),
    [
        (["The lighthouse shone."], (100.0, 100.0)),
        (["The light-houses shone."], (100.0, 0.0)),
        (["The lamp shone."], (0.0, 0.0)),
        (["The lighthouse shone.", "A lamp."], (50.0, 50.0)),
        (["The lighthouse shone.", "Two lighthouses."], (100.0, 50.0)),
    ],
)
def test_the_term_rate_stands_beside_the_strict_one(targets: list[str], rates: tuple[float, float]) -> None:
    assert tuple(score.value for score in terms.scores(pairs_of(*targets), "d")) == rates


def test_a_score_that_has_nothing_to_count_is_left_out() -> None:
    bare = [Pair(segment="s1-1", source="村民高兴。", target="Villagers are glad.")]
    assert terms.scores(bare, "d") == []
    assert figures.scores(bare) == []
    assert untranslated.scores([])[0].value == 0


@pytest.mark.parametrize(("targets", "rate"), [([GOOD, BAD], 50), ([""], 100), ([" "], 100), ([GOOD], 0)])
def test_the_untranslated_rate_counts_segments(targets: list[str], rate: float) -> None:
    assert untranslated.scores(pairs_of(*targets))[0].value == rate


def test_figures_count_each_figure() -> None:
    pair = Pair(segment="s", source="投资4.71亿元，增长8.5%。", target="We invested 471 million yuan, up 9 percent.")
    (score,) = figures.scores([pair])
    assert (score.value, score.signature) == (50.0, "figures:2")
