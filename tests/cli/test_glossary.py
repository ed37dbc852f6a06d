"""`glossary lint` prints problems on stdout, the count on stderr, and exits with 3 on errors."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from toolkit.cli.glossary import glossary_app

Run = Callable[..., Result]

GOOD = "source,target\n灯塔,lighthouse\n"
WARN = "source,target\n灯,lamp\n"
BAD = "source,target\n灯塔,\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def invoke(*contents: str, options: tuple[str, ...] = ()) -> Result:
        names = []
        for number, content in enumerate(contents):
            names.append(f"t{number}.csv")
            (tmp_path / names[-1]).write_text(content, encoding="utf-8")
        return CliRunner().invoke(glossary_app, ["lint", *names, *options])

    return invoke


@pytest.mark.parametrize(
    ("contents", "exit_code", "stdout", "stderr"),
    [
        ((GOOD,), 0, "", "0 errors, 0 warnings\n"),
        ((WARN,), 0, "t0.csv:2: G013 the source 灯 is a single character\n", "0 errors, 1 warning\n"),
        ((GOOD, BAD), 3, "t1.csv:2: G004 target is empty\n", "1 error, 0 warnings\n"),
    ],
)
def test_output_and_exit_code(run: Run, contents: tuple[str, ...], exit_code: int, stdout: str, stderr: str) -> None:
    result = run(*contents)
    assert (result.exit_code, result.stdout, result.stderr) == (exit_code, stdout, stderr)


def test_a_missing_file_is_a_problem_like_others(run: Run) -> None:
    result = run(GOOD, options=("none.csv",))
    assert result.exit_code == 3
    assert result.stdout.startswith("none.csv:1: G001 ")


def test_json(run: Run) -> None:
    result = run(BAD, options=("--json",))
    assert result.exit_code == 3
    assert json.loads(result.stdout) == [
        {"file": "t0.csv", "line": 2, "code": "G004", "severity": "error", "message": "target is empty"}
    ]


def test_the_manual_of_each_code_is_printed_once(run: Run) -> None:
    result = run(BAD, BAD, options=("--explain",))
    assert result.stdout.count("\nG004: The source or the target is empty.") == 1
